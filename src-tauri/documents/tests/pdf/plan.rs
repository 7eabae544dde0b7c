//! The plans of the templates, read back.

use std::path::Path;

use documents::outline::{Block, Cell, Heading, Outline, Table};
use tempfile::tempdir;

use crate::read_back::{Element, ReadTable, run, structure};
use crate::sample::{outline, printed};

const TEMPLATES: [&str; 5] = ["washington", "louisiana", "michigan", "arm", "blank"];

/// The fifteen rows of Washington's plan.
const MATRIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/washington-stakeholder-matrix.csv");

/// What a table must be read back as. Breaks of a line are no letters.
fn expected(table: &Table) -> ReadTable {
    let one_line = |text: &String| text.replace('\n', "");
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => Cell::Text(one_line(text)),
        Cell::Points(points) if points.is_empty() => Cell::Text(String::new()),
        Cell::Points(points) => Cell::Points(points.iter().map(one_line).collect()),
    };
    ReadTable {
        caption: format!("Table {}. {}", table.number, one_line(&table.caption)),
        header: table.columns.iter().map(|column| one_line(&column.header)).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
    }
}

fn titles<'a>(headings: impl Iterator<Item = &'a Heading>) -> Vec<String> {
    headings.map(|it| format!("{} {}", it.number, it.text).trim().to_owned()).collect()
}

fn read(outline: &Outline) -> Element {
    let folder = tempdir().unwrap();
    let (pdf, replaced) = printed(outline, folder.path());
    assert_eq!(replaced, [], "our own texts need no letters that the fonts do not have");
    structure(&pdf)
}

#[test]
fn every_plan_read_back_says_the_same_cell_by_cell() {
    for template in TEMPLATES {
        let outline = outline(template);
        let read = read(&outline);
        let tables: Vec<_> = outline.tables().map(expected).collect();
        let read_tables = read.tables();
        for (read, table) in read_tables.iter().zip(&tables) {
            assert_eq!(read, table, "a table of {template}");
        }
        assert_eq!(read_tables.len(), tables.len(), "tables of {template}");
        let headings: Vec<_> = read.all(&["H1", "H2", "H3"]).into_iter().map(Element::text).collect();
        assert_eq!(headings, titles(outline.headings()), "headings of {template}");
        let figures = outline.blocks().filter(|block| matches!(block, Block::Figure(_))).count();
        assert_eq!(read.all(&["Figure"]).len(), figures, "figures of {template}");
        let listed: Vec<_> = outline.headings().filter(|it| it.listed).collect();
        let entries = read.all(&["TOCI"]);
        assert_eq!(entries.len(), listed.len(), "contents of {template}");
        for (entry, title) in entries.iter().zip(titles(listed.into_iter())) {
            let page = entry.text().replacen(&title, "", 1);
            assert!(page.parse::<u32>().is_ok(), "{:?} is {title} and its page", entry.text());
            assert_eq!(entry.all(&["Link"]).len(), 1, "{title} leads there");
        }
    }
}

#[test]
fn washingtons_plan_has_its_matrix_its_key_its_definitions_and_its_roles() {
    let outline = outline("washington");
    let tables = read(&outline).tables();
    let of = |sheet: &str| &tables[outline.tables().position(|table| table.sheet == sheet).unwrap()].rows;
    let mut file = csv::Reader::from_path(MATRIX).unwrap();
    let rows: Vec<Vec<Cell>> =
        file.records().map(|row| row.unwrap().iter().map(|cell| Cell::Text(cell.into())).collect()).collect();
    assert_eq!(rows.len(), 15);
    assert_eq!(of("Stakeholder matrix"), &rows, "the matrix of the plan itself");
    assert_eq!(of("Key").len(), 3 + 3 + 6 + 7, "priority, impact, frequency, method");
    let definitions = of("Definitions");
    assert_eq!(definitions.len(), 15);
    assert!(definitions.iter().all(|row| row.iter().all(|cell| !cell.is_empty())), "each has a definition");
    let roles = ["Provider roles", "Agency roles"].map(|sheet| of(sheet).len());
    assert_eq!(roles, [8, 2], "roles of the provider and of the agencies");
}

#[test]
fn only_the_bundled_fonts_are_in_it() {
    let folder = tempdir().unwrap();
    let (pdf, _) = printed(&outline("washington"), folder.path());
    let fonts = fonts(&pdf);
    assert!(!fonts.is_empty() && fonts.iter().all(|font| font.contains("PublicSans")), "{fonts:?}");
}

fn fonts(pdf: &Path) -> Vec<String> {
    let listing = run(std::process::Command::new("pdffonts").arg(pdf));
    listing.lines().skip(2).map(|line| line.split_whitespace().next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_header_of_a_long_table_stands_on_every_page() {
    let mut outline = outline("washington");
    outline.sections.retain(|section| section.part == engagement::Part::Communication);
    for block in &mut outline.sections[0].blocks {
        if let Block::Table(table) = block {
            table.rows = table.rows.iter().cycle().take(400).cloned().collect();
        }
    }
    outline.sections[0].blocks.truncate(4);
    let folder = tempdir().unwrap();
    let (pdf, _) = printed(&outline, folder.path());
    let pages = crate::read_back::words(&pdf);
    let pages: Vec<_> = pages.split('\u{c}').filter(|page| page.contains("Steering Committee")).collect();
    assert!(pages.len() > 5, "{} pages", pages.len());
    for page in pages {
        assert!(page.contains("Potential Impact"), "{page}");
    }
    let tables = structure(&pdf).tables();
    assert_eq!((tables.len(), tables[0].rows.len()), (1, 400), "read aloud the header comes once");
}

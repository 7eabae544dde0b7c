//! An outline as a workbook: its words on the first sheet, then a sheet a table.

use crate::outline::{Block, Outline, Phrase, Table};
use crate::workbook::{Cell, Column, Sheet, Workbook};

/// Of a table's hundred shares so many characters of width.
const CHARACTERS: u16 = 130;
/// The most UTF-16 units that a cell of a spreadsheet holds.
const LONGEST: usize = engagement::LONGEST_TEXT;

pub(crate) fn of(outline: &Outline) -> Workbook<'_> {
    let tables: Vec<_> = outline.tables().map(sheet).collect();
    // A workbook has a sheet, even where nothing but contents is in it.
    let words = Some(words(outline)).filter(|sheet| !sheet.rows.is_empty() || tables.is_empty());
    Workbook {
        title: outline.title.clone(),
        stamp: outline.stamp.clone(),
        sheets: words.into_iter().chain(tables).collect(),
    }
}

/// How many rows it has in all.
pub(crate) fn rows(workbook: &Workbook) -> usize {
    workbook.sheets.iter().map(|sheet| sheet.rows.len()).sum()
}

/// The title page and everything that is no table, a row a paragraph, beside the heading under which it stands.
fn words(outline: &Outline) -> Sheet<'_> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut heading = String::new();
    let mut say = |under: &str, text: String| rows.extend(continued(&[under.to_owned(), text]));
    if let Some(marking) = outline.marking {
        say("", marking.to_owned());
    }
    if let Some(page) = &outline.title_page {
        for text in [&page.issuer, &page.title, &page.subtitle].into_iter().filter(|text| !text.is_empty()) {
            say("Title page", text.clone());
        }
        page.facts.iter().for_each(|(what, said)| say("Title page", format!("{what}: {said}")));
        page.blocks.iter().flat_map(lines).for_each(|line| say("Title page", line));
    }
    for block in outline.blocks() {
        match block {
            Block::Heading(it) if it.number.is_empty() => heading = it.text.clone(),
            Block::Heading(it) => heading = format!("{} {}", it.number, it.text),
            Block::Figure(it) => say(&heading, format!("Figure {}: {}. {}", it.number, it.caption, it.alternative)),
            other => lines(other).into_iter().for_each(|line| say(&heading, line)),
        }
    }
    let wide = |header: &str, width| Column { wraps: true, ..Column::new(header, width) };
    Sheet { name: "Text".into(), columns: vec![wide("Section", 32), wide("Text", 98)], rows }
}

fn lines(block: &Block) -> Vec<String> {
    let line = |spans: &Vec<Phrase>| spans.iter().map(with_address).collect::<String>();
    match block {
        Block::Paragraph { spans } => vec![line(spans)],
        Block::List(list) if list.ordered => {
            list.items.iter().zip(1..).map(|(item, number)| format!("{number}. {}", line(item))).collect()
        }
        Block::List(list) => list.items.iter().map(|item| format!("• {}", line(item))).collect(),
        _ => Vec::new(),
    }
}

fn with_address(span: &Phrase) -> String {
    span.link.as_ref().map_or_else(|| span.text.clone(), |address| format!("{} ({address})", span.text))
}

fn sheet(table: &Table) -> Sheet<'_> {
    let column = |it: &crate::outline::TableColumn| {
        let width = (it.share * CHARACTERS / 100).max(10);
        Column { wraps: true, ..Column::new(&it.header, width) }
    };
    let texts = |row: &Vec<crate::outline::Cell>| row.iter().map(crate::outline::Cell::plain).collect::<Vec<_>>();
    let rows = table.rows.iter().flat_map(|row| continued(&texts(row))).collect();
    Sheet { name: table.sheet.clone(), columns: table.columns.iter().map(column).collect(), rows }
}

/// A row, and as many below it as its longest text needs cells: points of several long texts can make a longer one than
/// a cell takes.
fn continued(texts: &[String]) -> Vec<Vec<Cell<'static>>> {
    let pieces: Vec<_> = texts.iter().map(|text| pieces(text)).collect();
    let cell = |pieces: &Vec<&str>, row: usize| pieces.get(row).copied().unwrap_or_default().to_owned().into();
    let most = pieces.iter().map(Vec::len).max().unwrap_or_default();
    (0..most).map(|row| pieces.iter().map(|pieces| cell(pieces, row)).collect()).collect()
}

/// A text in pieces that each fit into a cell.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut begin, mut units) = (Vec::new(), 0, 0);
    for (at, letter) in text.char_indices() {
        if units + letter.len_utf16() > LONGEST {
            pieces.push(&text[begin..at]);
            (begin, units) = (at, 0);
        }
        units += letter.len_utf16();
    }
    pieces.push(&text[begin..]);
    pieces
}

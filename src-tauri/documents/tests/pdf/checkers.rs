//! What a checker of PDF/UA and a PDF library say of our files.

use std::fs;
use std::path::PathBuf;

use documents::outline::{Block, Cell, Outline, Phrase};
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::sample::{outline, printed};
use crate::{hostile, python};

/// The matrix of Washington with many rows.
fn long(rows: usize) -> Outline {
    let mut outline = outline("washington");
    for block in outline.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Table(table) = block
            && table.caption == "Stakeholder matrix"
        {
            let mut count = 0;
            let mut row = |row: &Vec<Cell>| {
                count += 1;
                let mut row = row.clone();
                row[0] = Cell::Text(format!("{} {count}", row[0].plain()));
                row
            };
            table.rows = table.rows.iter().cycle().take(rows).map(&mut row).collect();
        }
    }
    outline
}

fn without_title_page() -> Outline {
    Outline { title_page: None, marking: Some("Internal. Not for agencies."), ..outline("michigan") }
}

fn with_links() -> Outline {
    let mut outline = outline("louisiana");
    let link = |text: &str, to: &str| Phrase { text: text.into(), bold: true, link: Some(to.into()) };
    let spans = vec![link("a page\nof two lines", "https://example.gov/a?b=c#d"), link("ask", "mailto:it@example.gov")];
    outline.sections[0].blocks.push(Block::Paragraph { spans });
    outline
}

#[test]
fn a_checker_of_accessibility_finds_no_fault_and_readers_find_their_way() {
    let washington = outline("washington");
    let outlines = [
        washington.clone(),
        outline("louisiana"),
        outline("michigan"),
        outline("arm"),
        outline("blank"),
        without_title_page(),
        with_links(),
        long(1_500),
        hostile::outline(&hostile::hostile()[..200]),
    ];
    let folder = tempdir().unwrap();
    let file = |(at, outline): (usize, &Outline)| -> PathBuf {
        let (pdf, _) = printed(outline, folder.path());
        let name = folder.path().join(format!("{at}.pdf"));
        fs::rename(pdf, &name).unwrap();
        name
    };
    let files: Vec<_> = outlines.iter().enumerate().map(file).collect();
    let python = python::with("page-validation==0.11.0 pypdf==7.1.1");
    let answer = python::answer(&python, "read_pdf.py", &json!(files));
    let found = answer.as_array().unwrap();
    assert_eq!(found.len(), outlines.len());
    for (found, outline) in found.iter().zip(&outlines) {
        assert_eq!(found["faults"], json!([]), "{}", outline.title);
        assert_eq!(found["compliant"], json!(true), "{}", outline.title);
        assert_eq!(found["language"], json!("en-US"));
        assert_eq!(found["shows_title"], json!(true));
        assert_eq!(found["actions"], json!([]), "opening it does nothing");
    }
    leads_to_every_heading(&found[0], &washington);
    assert_eq!(found[6]["links"], json!(["https://example.gov/a?b=c#d", "mailto:it@example.gov"]));
}

fn leads_to_every_heading(found: &Value, outline: &Outline) {
    assert_eq!(found["title"], json!(outline.title));
    let marks: Vec<(u8, String)> = serde_json::from_value::<Vec<(u8, String, u32)>>(found["bookmarks"].clone())
        .unwrap()
        .into_iter()
        .map(|(level, title, _)| (level, title))
        .collect();
    let headings: Vec<_> =
        outline.headings().map(|it| (it.level, format!("{} {}", it.number, it.text).trim().to_owned())).collect();
    assert_eq!(marks, headings, "a bookmark a heading");
    let alternatives = outline.blocks().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure.alternative.clone()),
        _ => None,
    });
    assert_eq!(found["alternatives"], json!(alternatives.collect::<Vec<_>>()), "every picture in words");
}

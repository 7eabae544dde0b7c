//! The engagement plan as documents: what they say, in whose template, what never leaves, and what cannot break them.

mod hostile;
mod leaks;
mod sections;
mod templates;

use std::path::Path;

use documents::outline::{Cell, Outline, Table};
use documents::{PlanFormat, Wanted, plan_outline, save_plan};
use serde_json::{Value, json};
use store::{Stamp, Store};

use crate::command_line::Shell;
use crate::foreign_readers::{PLAN, rows_of};
use crate::python;
use crate::read_back::{ReadTable, structure};

const PYTHON_DOCX: &str = "python-docx==1.2.0";

/// What another program reads in a document.
fn read(file: &Path) -> Value {
    let python = match file.extension().and_then(|ending| ending.to_str()) {
        Some("docx") => python::with(PYTHON_DOCX),
        _ => "/usr/bin/python3".into(),
    };
    python::answer(&python, "engagement_plan/read_plan.py", &json!({ "file": file }))
}

/// A table with its header, cell by cell, a point a line.
fn cells(table: &Table) -> Vec<Vec<String>> {
    let header = table.columns.iter().map(|column| column.header.clone()).collect();
    let row = |row: &Vec<Cell>| row.iter().map(Cell::plain).collect();
    std::iter::once(header).chain(table.rows.iter().map(row)).collect()
}

fn rows(read: &Value) -> Vec<Vec<String>> {
    serde_json::from_value(read["rows"].clone()).unwrap()
}

fn save(outline: &Outline, to: &Path) {
    let format = PlanFormat::from_path(to).unwrap();
    save_plan(outline, to, format, None, &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
}

/// The outline of the only engagement of a workspace.
fn outline(file: &Path, wanted: &Wanted) -> Outline {
    let store = Store::open_to_read(file).unwrap();
    let engagement = store.list(engagement::Kind::Engagement, None).unwrap()[0].id().clone();
    plan_outline(&store.engagement_plan(&engagement).unwrap(), wanted, Stamp::here_and_now().at)
}

/// The tables of a PDF, from its structure tree.
fn in_pdf(file: &Path) -> Vec<Vec<Vec<String>>> {
    let rows = |table: ReadTable| {
        let row = |row: Vec<Cell>| row.iter().map(Cell::plain).collect();
        std::iter::once(table.header).chain(table.rows.into_iter().map(row)).collect()
    };
    structure(file).tables().into_iter().map(rows).collect()
}

#[test]
fn washingtons_plan_says_the_same_in_every_format_cell_by_cell() {
    let shell = Shell::with_washington();
    for name in ["plan.docx", "plan.pdf", "plan.html", "plan.xlsx"] {
        shell.says(&["export", "w.liaison", "plan", "--to", name]);
    }
    let outline = outline(&shell.path("w.liaison"), &Wanted::default());
    let tables: Vec<_> = outline.tables().map(cells).collect();
    let named = |sheet: &str| outline.tables().position(|table| table.sheet == sheet).unwrap();
    assert_eq!(tables[named("Stakeholder matrix")], rows_of(Path::new(PLAN)), "the matrix is Washington's");
    assert_eq!(tables[named("Key")].len(), 20, "the key has its 19 codes");
    assert_eq!(tables[named("Definitions")].len(), 16, "every row of the matrix is defined");
    assert_eq!(
        tables[named("Provider roles")].len() + tables[named("Agency roles")].len(),
        12,
        "10 roles, two headers"
    );

    let word = read(&shell.path("plan.docx"));
    let page = read(&shell.path("plan.html"));
    let book = read(&shell.path("plan.xlsx"));
    assert_eq!(word["tables"].as_array().unwrap().iter().map(rows).collect::<Vec<_>>(), tables, "Word");
    assert_eq!(in_pdf(&shell.path("plan.pdf")), tables, "PDF");
    assert_eq!(page["tables"].as_array().unwrap().iter().map(rows).collect::<Vec<_>>(), tables, "HTML");
    for (table, cells) in outline.tables().zip(&tables) {
        assert_eq!(&rows(&book["sheets"][&table.sheet]), cells, "sheet {}", table.sheet);
    }
    assert_eq!(book["names"].as_array().unwrap().len(), tables.len() + 1, "a sheet a table, and one for the words");
    for (format, read) in [("Word", &word), ("HTML", &page), ("workbook", &book)] {
        assert_eq!(read["title"], "Customer Engagement Plan, State Data Center", "{format}");
    }
}

#[test]
fn a_word_document_can_be_read_aloud_listed_and_edited() {
    let shell = Shell::with_washington();
    shell.says(&["export", "w.liaison", "plan", "--to", "plan.docx"]);
    let outline = outline(&shell.path("w.liaison"), &Wanted::default());
    let word = read(&shell.path("plan.docx"));
    let headings: Vec<_> = outline.headings().map(|it| it.text.clone()).filter(|text| text != "Contents").collect();
    assert_eq!(word["headings"], json!(headings), "real heading styles, in order");
    for table in word["tables"].as_array().unwrap() {
        assert_eq!((&table["heads"], &table["first_is_head"]), (&json!(1), &json!(true)), "a header row, marked");
    }
    let alternatives = word["alternatives"].as_array().unwrap();
    assert!(
        alternatives.len() == 1 && alternatives[0].as_str().unwrap().contains("8 of the provider"),
        "{alternatives:?}"
    );
    assert_eq!(word["language"], "en-US");
    assert_eq!((&word["text_boxes"], &word["merged"]), (&json!(0), &json!(0)));
    let fields: Vec<_> = word["fields"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().trim()).collect();
    assert!(fields.iter().any(|field| field.starts_with("TOC ")), "contents are a field: {fields:?}");
    let captions = outline.tables().count() + 1;
    assert_eq!(fields.iter().filter(|field| field.starts_with("SEQ ")).count(), captions, "captions count themselves");
    let parts = word["parts"].to_string();
    assert!(parts.contains("media/plan1.png") && parts.contains("media/plan1.svg"), "{parts}");
}

#[test]
fn a_page_says_what_it_is_made_of() {
    let shell = Shell::with_washington();
    shell.says(&["export", "w.liaison", "plan", "--to", "plan.html"]);
    let page = read(&shell.path("plan.html"));
    assert_eq!(page["language"], "en-US");
    assert_eq!(page["bad"], json!([]));
    for (element, count) in [("main", 1), ("header", 1), ("footer", 1), ("nav", 1), ("h1", 1), ("svg", 1)] {
        assert_eq!(page["elements"][element], count, "{element}");
    }
    for table in page["tables"].as_array().unwrap() {
        let read = rows(table);
        assert_eq!(table["column_heads"], read[0].len(), "every column has its head");
        assert_eq!(table["row_heads"], read.len() - 1, "every row has its head");
    }
}

#[test]
fn a_plan_that_was_stopped_leaves_the_old_file_whole() {
    let shell = Shell::with_washington();
    let outline = outline(&shell.path("w.liaison"), &Wanted::default());
    for name in ["plan.docx", "plan.pdf", "plan.html", "plan.xlsx", "plan.ods"] {
        let to = shell.path(name);
        std::fs::write(&to, "old").unwrap();
        let mut told = Vec::new();
        let stopped = save_plan(&outline, &to, PlanFormat::from_path(&to).unwrap(), None, &mut |done, total| {
            told.push((done, total));
            if done == 20 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
        });
        assert_eq!(stopped, Err(engagement::Refusal::Cancelled), "{name}");
        assert_eq!(std::fs::read_to_string(&to).unwrap(), "old", "{name}");
        assert!(told.iter().all(|(done, total)| done <= total), "{name}: {told:?}");
    }
    let refused = shell.refuses(&["export", "w.liaison", "plan", "--to", "plan.txt"]);
    assert!(refused.contains(".docx"), "{refused}");
}

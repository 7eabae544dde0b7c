//! What the tests print: Washington's matrix, and workbooks made of given texts.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, Utc};
use documents::{Cell, Column, Format, Sheet, Stamp, Workbook, save};
use engagement::template::Template;
use engagement::{Entity, Id, Matrix, Refusal};

/// Texts that spreadsheet programs, XML or carelessness like to change.
pub const HOSTILE: &[&str] = &[
    "=1+1",
    "=HYPERLINK(\"http://example.org\")",
    "+1",
    "-1",
    "@SUM(A1)",
    "'quoted",
    "007",
    "1e5",
    "TRUE",
    "10/12/2026",
    "http://example.org",
    "<b>&amp;</b> ]]> <!-- \" '",
    "<r>run</r>",
    "<r><t>&_x0041_</t></r>",
    "_x0041_ and _x000D_",
    "tab\there",
    "line\nline",
    "line\r\nline\rline\n",
    "  spaces   inside  ",
    "\u{1}\u{8}\u{b}\u{1f}",
    "\u{7f}\u{85}\u{a0}\u{2028}",
    "\u{fffe}\u{ffff}",
    "שלום עולם \u{202e}desrever\u{202c}",
    "👩‍👩‍👧‍👦🇺🇸 e\u{301}",
    "中文 ไทย",
];

pub fn exported_at() -> DateTime<Utc> {
    "2026-07-01T15:30:00Z".parse().unwrap()
}

/// The matrix of a template as the store gives it.
pub fn matrix(template: &str) -> Matrix {
    let mut count = 0;
    let mint = || {
        count += 1;
        Id::try_from(format!("00000000-0000-7000-8000-{count:012x}")).unwrap()
    };
    let entities = Template::named(template).unwrap().entities(mint).unwrap();
    fn all<T: TryFrom<Entity, Error = Refusal>>(entities: &[Entity]) -> Vec<T> {
        entities.iter().filter_map(|entity| T::try_from(entity.clone()).ok()).collect()
    }
    Matrix {
        workspace: all(&entities).remove(0),
        engagement: all(&entities).remove(0),
        provider: all(&entities).pop(),
        codes: all(&entities),
        stakeholders: all(&entities),
    }
}

/// A workbook of one sheet with one column that holds the texts.
pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Workbook<'a> {
    let rows = texts.into_iter().map(|text| vec![Cell::from(text)]).collect();
    Workbook {
        title: "Texts".into(),
        stamp: Stamp { workspace: "w".into(), engagement: "e".into(), exported_at: exported_at() },
        sheets: vec![Sheet {
            name: "Texts".into(),
            columns: vec![Column { wraps: true, ..Column::new("Text", 40) }],
            rows,
        }],
    }
}

/// Saves without stopping.
pub fn save_whole(workbook: &Workbook, to: &Path) -> Result<(), Refusal> {
    save(workbook, to, Format::from_path(to)?, &mut |_, _| ControlFlow::Continue(()))
}

/// A part of a saved XLSX or ODS.
pub fn part(document: &Path, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(document).unwrap()).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

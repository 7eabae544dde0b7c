//! ODS, read back by calamine and as the XML that it is.

use std::io::Read;
use std::path::{Path, PathBuf};

use calamine::{Data, Ods, Reader, open_workbook};
use documents::matrix_workbook;
use engagement::Name;

use crate::sample::{HOSTILE, exported_at, matrix, part, save_whole, texts};

fn rows(path: &Path, sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Ods<_> = open_workbook(path).unwrap();
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn saved(matrix: &engagement::Matrix) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("matrix.ods");
    save_whole(&matrix_workbook(matrix, exported_at()), &path).unwrap();
    (folder, path)
}

#[test]
fn every_sheet_says_the_same_as_in_xlsx() {
    let matrix = matrix("washington");
    let (folder, path) = saved(&matrix);
    let other = folder.path().join("matrix.xlsx");
    save_whole(&matrix_workbook(&matrix, exported_at()), &other).unwrap();
    let mut book: calamine::Xlsx<_> = open_workbook(&other).unwrap();
    for sheet in ["Stakeholder matrix", "Key", "Definitions"] {
        let expected: Vec<_> = book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect();
        assert_eq!(rows(&path, sheet), expected, "{sheet}");
    }
}

#[test]
fn other_programs_know_the_file_by_its_first_bytes() {
    let (_folder, path) = saved(&matrix("blank"));
    let mut bytes = [0; 84];
    std::fs::File::open(&path).unwrap().read_exact(&mut bytes).unwrap();
    assert_eq!(&bytes[30..84], b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
}

#[test]
fn headers_are_frozen_and_repeated_and_ids_hidden() {
    let (_folder, path) = saved(&matrix("washington"));
    let content = part(&path, "content.xml");
    assert_eq!(content.matches("<table:table-header-rows>").count(), 3);
    assert_eq!(content.matches(r#"table:visibility="collapse""#).count(), 3);
    assert!(!content.contains("table:formula") && !content.contains("spanned"), "no formulas, no merged cells");
    let settings = part(&path, "settings.xml");
    assert_eq!(settings.matches(r#"config:name="VerticalSplitPosition" config:type="int">1<"#).count(), 3);
    assert!(content.contains(
        r#"table:target-range-address="'Stakeholder matrix'.A1:'Stakeholder matrix'.F16" table:display-filter-buttons="true""#
    ));
}

#[test]
fn choices_and_prompts_hold_for_rows_and_rows_to_come() {
    let (_folder, path) = saved(&matrix("washington"));
    let content = part(&path, "content.xml");
    for (name, cells) in [
        ("Stakeholder_matrix_1", ".$B$2:.$B$4"),
        ("Stakeholder_matrix_2", ".$B$5:.$B$7"),
        ("Stakeholder_matrix_3", ".$B$8:.$B$13"),
    ] {
        let rule = format!(r#"table:name="{name}" table:condition="of:cell-content-is-in-list([$'Key'{cells}])""#);
        assert!(content.contains(&rule), "{rule} in {content}");
        let uses = format!(r#"table:content-validation-name="{name}""#);
        assert_eq!(content.matches(&uses).count(), 15 + 1, "fifteen rows, and a thousand as one");
    }
    assert!(content.contains("<text:p>F <text:s/>Face to face, meeting</text:p>"), "methods are spelled out");
}

#[test]
fn the_file_carries_title_and_stamp() {
    let mut matrix = matrix("washington");
    matrix.engagement.name = Name::try_from("R&D {stamp} <\u{1}>").unwrap();
    let (_folder, path) = saved(&matrix);
    let meta = part(&path, "meta.xml");
    assert!(meta.contains("<dc:title>Stakeholder matrix, R&amp;D {stamp} &lt;\u{fffd}&gt;</dc:title>"), "{meta}");
    for (name, value) in [
        ("Liaison workspace", matrix.workspace.id.as_ref()),
        ("Liaison engagement", matrix.engagement.id.as_ref()),
        ("Liaison exported at", "2026-07-01T15:30:00Z"),
    ] {
        assert!(meta.contains(&format!(r#"meta:name="{name}">{value}</meta:user-defined>"#)), "{name} in {meta}");
    }
}

#[test]
fn an_empty_matrix_prints_too() {
    let (_folder, path) = saved(&matrix("blank"));
    assert_eq!(rows(&path, "Stakeholder matrix").len(), 1, "a header");
    assert!(part(&path, "content.xml").contains("'Stakeholder matrix'.F2\""), "the table has a row to type in");
}

#[test]
fn hostile_texts_come_back_but_for_what_xml_cannot_carry() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("texts.ods");
    save_whole(&texts(HOSTILE.iter().copied()), &path).unwrap();
    let carried = |text: &str| {
        text.replace("\r\n", "\n").replace('\r', "\n").replace(
            |letter: char| (letter < ' ' && !"\t\n".contains(letter)) || "\u{fffe}\u{ffff}".contains(letter),
            "\u{fffd}",
        )
    };
    let came: Vec<_> = rows(&path, "Texts").into_iter().skip(1).map(|mut row| row.remove(0)).collect();
    assert_eq!(came, HOSTILE.iter().map(|text| Data::String(carried(text))).collect::<Vec<_>>());
}

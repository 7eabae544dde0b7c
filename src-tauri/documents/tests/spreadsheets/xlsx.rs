//! XLSX, read back by calamine and as the XML that it is.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use documents::{LIAISON_ID, matrix_workbook};
use engagement::{CodeList, Name, Text};

use crate::sample::{HOSTILE, exported_at, matrix, part, save_whole, texts};

fn rows(path: &Path, sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn saved(matrix: &engagement::Matrix) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("matrix.xlsx");
    save_whole(&matrix_workbook(matrix, exported_at()), &path).unwrap();
    (folder, path)
}

#[test]
fn washingtons_matrix_reads_back_row_by_row() {
    let matrix = matrix("washington");
    let (_folder, path) = saved(&matrix);
    let rows = rows(&path, "Stakeholder matrix");
    let header = ["Stakeholder", "Priority", "Potential Impact", "Communication Frequency", "Communication Method"];
    assert_eq!(
        rows[0],
        header.into_iter().chain([LIAISON_ID]).map(|text| Data::String(text.into())).collect::<Vec<_>>()
    );
    assert_eq!(rows.len(), 16, "a header and fifteen rows");
    let steering = ["Steering Committee", "H", "B", "S", "R; P; F; E; S", matrix.stakeholders[4].id.as_ref()];
    assert_eq!(rows[5], steering.map(|text| Data::String(text.into())), "codes stand as the matrix writes them");
}

#[test]
fn the_key_says_its_lists_in_order_with_retired_codes_last() {
    let mut matrix = matrix("washington");
    let medium = matrix.codes.iter_mut().find(|entry| entry.code.as_ref() == "M").unwrap();
    medium.retired = true;
    let (_folder, path) = saved(&matrix);
    let rows = rows(&path, "Key");
    let said: Vec<_> = rows[1..].iter().map(|row| row[1].to_string()).collect();
    assert_eq!(said.join(" "), "H L M A B C W S M Q AN AR R F P E C S W");
    assert_eq!(rows[3][4], Data::String("Yes".into()), "a retired code says so in words");
    assert_eq!(rows[8][3], Data::String("the 1st and 15th".into()), "a frequency says its rule");
    let page = part(&path, "xl/worksheets/sheet1.xml");
    assert!(page.contains("<formula1>Key!$B$2:$B$3</formula1>"), "a retired code is not offered: {page}");
}

#[test]
fn definitions_are_a_sheet_of_their_own() {
    let matrix = matrix("washington");
    let (_folder, path) = saved(&matrix);
    let rows = rows(&path, "Definitions");
    assert_eq!(rows.len(), 16);
    assert_eq!(rows[1][1], Data::String(matrix.stakeholders[0].definition.to_string()));
    assert_eq!(rows[1][3], Data::String(matrix.stakeholders[0].id.to_string()), "an id tells whose definition it is");
}

#[test]
fn a_sheet_is_a_table_with_its_header_frozen_and_its_ids_hidden() {
    let (_folder, path) = saved(&matrix("washington"));
    for (number, name, range, ids) in
        [(1, "Stakeholder_matrix", "A1:F16", 6), (2, "Key", "A1:F20", 6), (3, "Definitions", "A1:D16", 4)]
    {
        let page = part(&path, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(page.contains(r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#));
        assert!(page.contains(r#"orientation="landscape""#) && page.contains(r#"<pageSetUpPr fitToPage="1"/>"#));
        assert!(page.contains("Page &amp;P of &amp;N"), "pages are numbered");
        assert!(!page.contains("<mergeCell"), "no merged cells");
        assert!(!page.contains("<f>"), "no formulas");
        let hidden = page.split("<col ").find(|column| column.contains(r#"hidden="1""#)).unwrap();
        assert!(hidden.starts_with(&format!(r#"min="{ids}" max="{ids}""#)), "the ids are hidden: {hidden}");
        let table = part(&path, &format!("xl/tables/table{number}.xml"));
        assert!(table.contains(&format!(r#"displayName="{name}" ref="{range}""#)), "{table}");
        assert!(table.contains(r#"showRowStripes="0""#), "no zebra rows");
        let book = part(&path, "xl/workbook.xml");
        assert_eq!(book.matches("_xlnm.Print_Titles").count(), 3, "headers are repeated in print");
    }
}

#[test]
fn single_codes_are_chosen_from_the_key_and_methods_are_prompted() {
    let (_folder, path) = saved(&matrix("washington"));
    let page = part(&path, "xl/worksheets/sheet1.xml");
    for (cells, codes) in [("B2:B1016", "$B$2:$B$4"), ("C2:C1016", "$B$5:$B$7"), ("D2:D1016", "$B$8:$B$13")] {
        assert!(page.contains(&format!(r#"sqref="{cells}"><formula1>Key!{codes}</formula1>"#)), "{cells} in {page}");
    }
    assert_eq!(page.matches(r#"type="list""#).count(), 3);
    assert!(page.contains("lists for Priority, or leave the cell empty."), "a wrong code is told what to do");
    assert!(page.contains("R  Report&#xA;F  Face to face, meeting&#xA;P  Presentation"), "methods are spelled out");
}

#[test]
fn a_list_without_codes_in_use_offers_nothing() {
    let mut matrix = matrix("washington");
    matrix.codes.iter_mut().filter(|entry| entry.list == CodeList::Impact).for_each(|entry| entry.retired = true);
    let (_folder, path) = saved(&matrix);
    assert_eq!(part(&path, "xl/worksheets/sheet1.xml").matches(r#"type="list""#).count(), 2);
}

#[test]
fn a_key_of_many_long_meanings_still_fits_a_message() {
    let mut matrix = matrix("washington");
    for entry in matrix.codes.iter_mut().filter(|entry| entry.list == CodeList::Method) {
        entry.label = Name::try_from("👍 a meaning of many words that goes on ".repeat(3)).unwrap();
    }
    let (_folder, path) = saved(&matrix);
    assert!(part(&path, "xl/worksheets/sheet1.xml").contains("More on the sheet Key."), "what is cut is told");
}

#[test]
fn an_empty_matrix_has_a_row_to_type_in() {
    let (_folder, path) = saved(&matrix("blank"));
    assert!(part(&path, "xl/tables/table1.xml").contains(r#"ref="A1:F2""#), "a table needs a row");
    assert_eq!(rows(&path, "Stakeholder matrix").len(), 1, "and the row is empty");
    assert_eq!(rows(&path, "Key").len(), 20, "the key is there all the same");
    assert!(part(&path, "xl/worksheets/sheet1.xml").contains(r#"sqref="B2:B1002""#));
}

#[test]
fn the_file_carries_title_and_stamp() {
    let mut matrix = matrix("washington");
    matrix.engagement.name = Name::try_from("R&D\n2026 <\u{1}>").unwrap();
    let (_folder, path) = saved(&matrix);
    assert!(part(&path, "docProps/core.xml").contains("Stakeholder matrix, R&amp;D\n2026 &lt;_x0001_&gt;</dc:title>"));
    let head = part(&path, "xl/worksheets/sheet1.xml");
    assert!(head.contains("&amp;LStakeholder matrix, R&amp;&amp;D 2026"), "an ampersand in a name is no code: {head}");
    let stamp = part(&path, "docProps/custom.xml");
    for (name, value) in [
        ("Liaison workspace", matrix.workspace.id.as_ref()),
        ("Liaison engagement", matrix.engagement.id.as_ref()),
        ("Liaison exported at", "2026-07-01T15:30:00Z"),
    ] {
        assert!(stamp.contains(&format!(r#"name="{name}"><vt:lpwstr>{value}</vt:lpwstr>"#)), "{name} in {stamp}");
    }
}

#[test]
fn hostile_texts_come_back_as_they_went() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("texts.xlsx");
    let longest = format!("{}abc", "ab\u{1f600}".repeat(32_764 / 4));
    let sent: Vec<_> = HOSTILE.iter().copied().chain([longest.as_str()]).collect();
    save_whole(&texts(sent.iter().copied()), &path).unwrap();
    let came: Vec<_> = rows(&path, "Texts").into_iter().skip(1).map(|mut row| row.remove(0)).collect();
    assert_eq!(came, sent.iter().map(|text| Data::String(text.to_string())).collect::<Vec<_>>());
}

#[test]
fn rows_of_several_lines_are_high_enough() {
    let mut matrix = matrix("washington");
    matrix.stakeholders[0].definition = Text::try_from("one\ntwo\nthree").unwrap();
    matrix.stakeholders[1].definition = Text::try_from("short").unwrap();
    matrix.stakeholders[2].definition = Text::try_from("word ".repeat(6000)).unwrap();
    let (_folder, path) = saved(&matrix);
    let page = part(&path, "xl/worksheets/sheet3.xml");
    assert!(page.contains(r#"<row r="2" spans="1:4" ht="45" customHeight="1">"#), "three lines");
    assert!(page.contains(r#"<row r="3" spans="1:4">"#), "one line stays as high as the program likes");
    assert!(
        page.contains(r#"<row r="4" spans="1:4" ht="408.75" customHeight="1">"#),
        "no row is higher than Excel takes"
    );
}

//! CSV.

use documents::{LIAISON_ID, matrix_workbook};

use crate::sample::{HOSTILE, exported_at, matrix, save_whole, texts};

#[test]
fn excel_is_told_the_encoding_and_every_line_ends_in_cr_lf() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("matrix.csv");
    let matrix = matrix("washington");
    save_whole(&matrix_workbook(&matrix, exported_at()), &path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<_> = text.strip_prefix('\u{feff}').expect("a mark").split("\r\n").collect();
    assert_eq!(
        lines[0],
        format!("Stakeholder,Priority,Potential Impact,Communication Frequency,Communication Method,{LIAISON_ID}")
    );
    assert_eq!(lines[1], format!("CTS Director,H,B,AN,R; F; E; S,{}", matrix.stakeholders[0].id), "ids are in sight");
    assert_eq!(lines.len(), 17, "a header, fifteen rows, and nothing after the last end");
    assert_eq!(lines[16], "");
}

#[test]
fn hostile_texts_come_back_with_at_most_an_apostrophe() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("texts.csv");
    save_whole(&texts(HOSTILE.iter().copied()), &path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let mut csv = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let came: Vec<_> = csv.records().map(|record| record.unwrap()[0].to_owned()).collect();
    assert_eq!(came.len(), HOSTILE.len());
    for (came, sent) in came.iter().zip(HOSTILE) {
        assert!(!came.starts_with(['=', '+', '-', '@', '\t', '\r']), "{came:?} would be a formula");
        let guarded = sent.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
        assert_eq!(if guarded { &came[1..] } else { came }, *sent);
    }
}

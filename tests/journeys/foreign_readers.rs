//! What leaves the program is read by others: openpyxl and LibreOffice, which `cargo xtask test` installs.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::command_line::Shell;

/// The fifteen rows of Washington's plan.
pub const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/washington-stakeholder-matrix.csv");

const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/journeys/read_matrix.py");

fn plan() -> Vec<Vec<String>> {
    rows_of(Path::new(PLAN))
}

/// The rows of a CSV.
pub fn rows_of(csv: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(csv).unwrap();
    let row = |row: csv::StringRecord| row.iter().map(|cell| cell.trim_start_matches('\u{feff}').to_owned()).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// LibreOffice's own reading of a spreadsheet: its first sheet as CSV.
fn through_libreoffice(file: &Path) -> Vec<Vec<String>> {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir"])
        .arg(folder.join("converted"))
        .arg(file)
        .output()
        .expect("LibreOffice is missing: run `cargo xtask test`, which installs it");
    let converted: PathBuf = folder.join("converted").join(file.file_stem().unwrap()).with_extension("csv");
    assert!(converted.is_file(), "LibreOffice made nothing: {}", String::from_utf8_lossy(&output.stderr));
    rows_of(&converted)
}

#[test]
fn openpyxl_reads_the_plan_with_its_table_frozen_header_and_three_choices() {
    let shell = Shell::with_washington();
    shell.says(&["export", "w.liaison", "matrix", "--to", "m.xlsx"]);
    let output = Command::new("/usr/bin/python3").arg(READER).arg(shell.path("m.xlsx")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    let sheet = &read["sheets"]["Stakeholder matrix"];
    let rows: Vec<Vec<String>> = serde_json::from_value(sheet["rows"].clone()).unwrap();
    let visible: Vec<Vec<String>> = rows.iter().map(|row| row[..5].to_vec()).collect();
    assert_eq!(visible, plan(), "header and rows in order");
    assert_eq!(sheet["freeze_panes"], "A2");
    assert_eq!(sheet["tables"].as_object().unwrap().len(), 1);
    assert_eq!(sheet["print_title_rows"], "$1:$1");
    let lists = sheet["validations"].as_array().unwrap().iter().filter(|rule| rule["type"] == "list");
    assert_eq!(lists.count(), 3, "priority, impact and frequency offer the key's codes");
    assert_eq!(sheet["hidden_columns"], serde_json::json!(["F"]), "the ids are there, out of sight");
    let names: Vec<_> = read["sheets"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["Stakeholder matrix", "Key", "Definitions"]);
    for name in names {
        assert_eq!(read["sheets"][name]["merged"], serde_json::json!([]), "{name}: no merged cells");
    }
    assert_eq!(read["title"], "Stakeholder matrix, State Data Center");
    for stamp in ["Liaison workspace", "Liaison engagement", "Liaison exported at"] {
        assert!(read["properties"][stamp].is_string(), "{stamp}");
    }
}

#[test]
fn libreoffice_reads_xlsx_and_ods_without_loss() {
    let shell = Shell::with_washington();
    for name in ["m.xlsx", "m.ods"] {
        shell.says(&["export", "w.liaison", "matrix", "--to", name]);
        let rows = through_libreoffice(&shell.path(name));
        let visible: Vec<Vec<String>> = rows.iter().take(16).map(|row| row[..5].to_vec()).collect();
        assert_eq!(visible, plan(), "{name}");
    }
}

//! The stakeholder matrix from the template to the spreadsheet and back to the first state.

use engagement::{Change, Kind};
use serde_json::json;
use store::Stamp;

use crate::desk::{Desk, object, values};

/// The first rows of a matrix as a colleague's program reads them.
fn read(path: &std::path::Path) -> Vec<Vec<String>> {
    use calamine::Reader;
    let mut workbook = calamine::open_workbook_auto(path).unwrap();
    let range = workbook.worksheet_range("Stakeholder matrix").unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

fn export(desk: &Desk, name: &str) -> Vec<Vec<String>> {
    let path = desk.folder.path().join(name);
    let matrix = desk.store.matrix(&desk.engagement()).unwrap();
    let workbook = documents::matrix_workbook(&matrix, Stamp::here_and_now().at);
    let format = documents::Format::from_path(&path).unwrap();
    documents::save(&workbook, &path, format, &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
    read(&path)
}

#[test]
fn a_matrix_is_made_edited_undone_redone_exported_and_opened_again() {
    let mut desk = Desk::washington();
    let first = desk.dump();
    let names = desk.names();

    desk.change(&[desk.add_stakeholder("County IT directors")]).unwrap();
    let county = desk.id_of(Kind::Stakeholder, "County IT directors");
    desk.edit(Kind::Stakeholder, &county, json!({ "priority": "high", "method": "E; C", "frequency": "Q" })).unwrap();
    let public = desk.id_of(Kind::Stakeholder, "Public");
    desk.change(&[Change::Remove { kind: Kind::Stakeholder, id: public }]).unwrap();
    let council = desk.id_of(Kind::Stakeholder, "CTS Advisory Council");
    desk.change(&[Change::Move { kind: Kind::Stakeholder, id: council, after: None }]).unwrap();

    let edited = desk.dump();
    assert_eq!(desk.names().first().map(String::as_str), Some("CTS Advisory Council"), "a moved row stands first");
    assert_eq!(desk.names().last().map(String::as_str), Some("County IT directors"), "a new row stands last");
    let labels: Vec<_> = desk.store.history(10).unwrap().into_iter().map(|step| step.label).collect();
    assert_eq!(
        labels,
        [
            "Move CTS Advisory Council",
            "Remove Public",
            "Edit County IT directors",
            "Add stakeholder County IT directors"
        ],
        "every step says what it did, newest first"
    );

    let mut desk = desk.reopen();
    for _ in 0..4 {
        desk.store.undo().unwrap();
    }
    assert_eq!(desk.dump(), first, "undone to the first state, after a restart");
    assert_eq!(desk.names(), names);
    let mut desk = desk.reopen();
    for _ in 0..4 {
        desk.store.redo().unwrap();
    }
    assert_eq!(desk.dump(), edited, "redone to the last state, after another restart");

    for name in ["matrix.xlsx", "matrix.ods"] {
        let rows = export(&desk, name);
        assert_eq!(rows.len(), 16, "{name}: a header and 15 rows");
        assert_eq!(rows[1][0], "CTS Advisory Council", "{name}: in the order of the matrix");
        assert_eq!(rows[15][..5], ["County IT directors", "H", "", "Q", "E; C"], "{name}: codes as the key has them");
        assert_eq!(rows[15][5], county.to_string(), "{name}: the row can be matched when it returns");
    }
    let desk = desk.reopen();
    assert_eq!(desk.dump(), edited, "exporting changes nothing");
}

#[test]
fn one_visit_to_a_cell_is_one_step_of_undo_however_often_typing_paused() {
    let mut desk = Desk::washington();
    let before = desk.dump();
    let id = desk.id_of(Kind::Stakeholder, "Public");
    for typed in ["P", "Pub", "Public of Washington"] {
        let change = Change::Edit { kind: Kind::Stakeholder, id: id.clone(), values: object(json!({ "name": typed })) };
        desk.store.change(&Stamp::here_and_now(), &[change], None, Some("visit 1")).unwrap();
    }
    let steps = desk.store.history(10).unwrap();
    assert_eq!(steps.len(), 1, "three pauses are one step");
    assert_eq!(steps[0].label, "Rename to Public of Washington");
    let row = desk.store.history_of(Kind::Stakeholder, &id, 10).unwrap();
    assert_eq!(
        (&row[0].changes[0].before, &row[0].changes[0].after),
        (&json!("Public"), &json!("Public of Washington")),
        "the row's history tells the whole way"
    );
    desk.store.undo().unwrap();
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_visit_that_ends_where_it_began_leaves_no_step() {
    let mut desk = Desk::washington();
    let id = desk.id_of(Kind::Stakeholder, "Public");
    for typed in ["Pub", "Public"] {
        let change = Change::Edit { kind: Kind::Stakeholder, id: id.clone(), values: object(json!({ "name": typed })) };
        desk.store.change(&Stamp::here_and_now(), &[change], None, Some("visit 1")).unwrap();
    }
    assert_eq!(desk.store.history(10).unwrap(), [], "nothing changed in the end");
    let done = desk.edit(Kind::Stakeholder, &id, json!({ "name": "Public" })).unwrap();
    assert_eq!(done.touched, [], "the same value again changes nothing");
    assert_eq!(done.undo, None);
}

#[test]
fn several_rows_change_in_one_step_or_not_at_all() {
    let mut desk = Desk::washington();
    let before = desk.dump();
    let edit = |desk: &Desk, name: &str, value: &str| Change::Edit {
        kind: Kind::Stakeholder,
        id: desk.id_of(Kind::Stakeholder, name),
        values: object(json!({ "priority": value })),
    };
    let refused = desk.change(&[edit(&desk, "Public", "H"), edit(&desk, "Service Owners", "urgent")]);
    let reason = refused.unwrap_err().to_string();
    assert!(
        reason.contains("\"urgent\"") && reason.contains("H High"),
        "it says what is wrong and what there is: {reason}"
    );
    assert_eq!(desk.dump(), before, "one refused value holds back the whole step");
    let done = desk.change(&[edit(&desk, "Public", "H"), edit(&desk, "Service Owners", "H")]).unwrap();
    assert_eq!(done.label, "Set priority of 2 stakeholders");
    desk.store.undo().unwrap();
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_code_that_is_rewritten_is_rewritten_where_it_is_used_and_one_undo_takes_it_back() {
    let mut desk = Desk::washington();
    let before = desk.dump();
    let face = desk.id_of(Kind::CodeListEntry, "Face to face, meeting");
    desk.edit(Kind::CodeListEntry, &face, json!({ "code": "FF" })).unwrap();
    assert_eq!(values(&desk.find(Kind::Stakeholder, "CTS Director"))["method"], json!(["R", "FF", "E", "S"]));
    assert_eq!(values(&desk.find(Kind::Stakeholder, "Public"))["method"], json!(["P", "C", "W"]));
    desk.store.undo().unwrap();
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_retired_code_stays_where_it_is_used_and_is_taken_nowhere_else() {
    let mut desk = Desk::washington();
    let high = desk.id_of(Kind::CodeListEntry, "High");
    let refused = desk.change(&[Change::Remove { kind: Kind::CodeListEntry, id: high.clone() }]).unwrap_err();
    assert!(refused.to_string().contains("used by 6 entries"), "{refused}");
    desk.edit(Kind::CodeListEntry, &high, json!({ "retired": "yes" })).unwrap();
    let director = desk.id_of(Kind::Stakeholder, "CTS Director");
    desk.edit(Kind::Stakeholder, &director, json!({ "priority": "H", "definition": "Heads CTS." })).unwrap();
    let public = desk.id_of(Kind::Stakeholder, "Public");
    let refused = desk.edit(Kind::Stakeholder, &public, json!({ "priority": "H" })).unwrap_err();
    assert!(refused.to_string().contains("retired"), "{refused}");
}

#[test]
fn an_engagement_goes_with_its_rows_and_comes_back_with_them() {
    let mut desk = Desk::washington();
    let add = Change::Add { kind: Kind::Engagement, values: object(json!({ "name": "Email migration" })), after: None };
    desk.change(&[add]).unwrap();
    let before = desk.dump();
    let center = desk.id_of(Kind::Engagement, "State Data Center");
    desk.change(&[Change::Remove { kind: Kind::Engagement, id: center }]).unwrap();
    assert_eq!(desk.names(), Vec::<String>::new(), "its rows went with it");
    let gone = desk.dump();
    desk.store.undo().unwrap();
    assert_eq!(desk.dump(), before, "undo brings back the engagement with roles and stakeholders");
    desk.store.redo().unwrap();
    assert_eq!(desk.dump(), gone, "redo takes them away again");
}

#[test]
fn an_empty_matrix_exports_too() {
    let desk = Desk::from("blank");
    for name in ["empty.xlsx", "empty.ods"] {
        let rows = export(&desk, name);
        assert_eq!(rows[0][0], "Stakeholder", "{name}: the header is there");
        assert!(rows[1..].iter().flatten().all(String::is_empty), "{name}: and nothing below it");
    }
}

//! Bad input gets one clear sentence, and nothing is lost or half done.

use engagement::{Change, Kind, LONGEST_TEXT, Refusal};
use serde_json::json;

use crate::desk::{Desk, object};

/// Edits the row Public with each of these and looks for the words in the refusal.
fn check(rows: &[(serde_json::Value, &str, &str)]) {
    let mut desk = Desk::washington();
    let before = desk.dump();
    let id = desk.id_of(Kind::Stakeholder, "Public");
    for (values, field, words) in rows {
        match desk.edit(Kind::Stakeholder, &id, values.clone()).unwrap_err() {
            Refusal::Invalid { field: Some(found), reason } => {
                assert_eq!(&found, field, "{values}");
                assert!(reason.contains(words), "{values}: {reason}");
                assert!(reason.ends_with('.'), "{values}: a sentence: {reason}");
            }
            other => panic!("{values}: {other:?}"),
        }
        assert_eq!(desk.dump(), before, "{values}: nothing is half done");
    }
}

#[test]
fn a_value_that_breaks_a_rule_is_refused_with_its_field_and_the_way_out() {
    check(&[
        (json!({ "name": "  " }), "name", "name is needed"),
        (json!({ "name": null }), "name", "name is needed"),
        (json!({ "priority": "urgent" }), "priority", "Choose H High"),
        (json!({ "impact": "high" }), "impact", "not in the list impact"),
        (json!({ "frequency": "every two weeks" }), "frequency", "not in the list frequency"),
        (json!({ "method": "R; R" }), "method", "twice"),
        (json!({ "method": ["R", 3] }), "method", "takes text"),
        (json!({ "prioritty": "H" }), "prioritty", "has no field"),
        (json!({ "position": "a5" }), "position", "Move the row"),
        (json!({ "definition": "x".repeat(LONGEST_TEXT + 1) }), "definition", "32767"),
        (json!({ "definition": 7 }), "definition", "cannot be stored"),
        (json!({ "engagementId": "Elsewhere" }), "engagementId", "no engagement called"),
    ]);
}

#[test]
fn the_longest_text_a_cell_holds_is_taken() {
    let mut desk = Desk::washington();
    let id = desk.id_of(Kind::Stakeholder, "Public");
    // An emoji counts two, as in a spreadsheet.
    let longest = format!("{}x", "😀".repeat(LONGEST_TEXT / 2));
    desk.edit(Kind::Stakeholder, &id, json!({ "definition": longest })).unwrap();
    let one_more = format!("{longest}x");
    assert!(desk.edit(Kind::Stakeholder, &id, json!({ "definition": one_more })).is_err());
}

#[test]
fn a_code_list_keeps_its_rules() {
    let mut desk = Desk::washington();
    let add =
        |values: serde_json::Value| Change::Add { kind: Kind::CodeListEntry, values: object(values), after: None };
    for (values, words) in [
        (json!({ "list": "method", "code": "R", "label": "Radio" }), "already stands for Report"),
        (json!({ "list": "method", "code": "a b", "label": "Radio" }), "not a code"),
        (json!({ "list": "method", "code": "T", "label": "Teams", "rule": "every week" }), "Only a frequency"),
        (json!({ "list": "frequency", "code": "F2", "label": "Fortnightly" }), "needs its rule"),
        (json!({ "list": "frequency", "code": "F2", "label": "Fortnightly", "rule": "biweekly" }), "every 2 weeks"),
        (json!({ "list": "channel", "code": "T", "label": "Teams" }), "Choose priority"),
        (json!({ "list": "method", "label": "Teams" }), "needs its code"),
    ] {
        let reason = desk.change(&[add(values.clone())]).unwrap_err().to_string();
        assert!(reason.contains(words), "{values}: {reason}");
    }
    desk.change(&[add(json!({ "list": "frequency", "code": "F2", "label": "Fortnightly", "rule": "every 2 weeks" }))])
        .unwrap();
    let public = desk.id_of(Kind::Stakeholder, "Public");
    desk.edit(Kind::Stakeholder, &public, json!({ "frequency": "fortnightly" })).unwrap();
}

#[test]
fn what_is_not_there_is_said_to_be_gone() {
    let mut desk = Desk::washington();
    let id = desk.id_of(Kind::Stakeholder, "Public");
    let remove = Change::Remove { kind: Kind::Stakeholder, id: id.clone() };
    desk.change(std::slice::from_ref(&remove)).unwrap();
    assert!(matches!(desk.change(&[remove]), Err(Refusal::Gone { .. })));
    assert!(matches!(desk.edit(Kind::Stakeholder, &id, json!({ "priority": "H" })), Err(Refusal::Gone { .. })));
    desk.store.undo().unwrap();
    desk.edit(Kind::Stakeholder, &id, json!({ "priority": "H" })).unwrap();
}

#[test]
fn the_workspace_and_its_last_engagement_stay() {
    let mut desk = Desk::washington();
    for kind in [Kind::Workspace, Kind::Engagement] {
        let id = desk.store.list(kind, None).unwrap()[0].id().clone();
        assert!(desk.change(&[Change::Remove { kind, id }]).is_err(), "{}", kind.word());
    }
    let second = Change::Add {
        kind: Kind::Workspace,
        values: object(json!({ "name": "Two", "fiscalYearStart": 7 })),
        after: None,
    };
    assert!(desk.change(&[second]).is_err(), "a file holds one workspace");
    let provider = desk.id_of(Kind::Organization, "Consolidated Technology Services");
    let refused = desk.change(&[Change::Remove { kind: Kind::Organization, id: provider }]).unwrap_err();
    assert!(refused.to_string().contains("provider of State Data Center"), "{refused}");
}

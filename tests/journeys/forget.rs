//! Forgetting a person leaves no byte of their name or address behind.

use std::fs;

use engagement::{Change, Kind};
use serde_json::json;
use store::Stamp;

use crate::desk::{Desk, object};

const NAME: &str = "Zoë \"Zed\" Quintana";
const EMAIL: &str = "zoe.quintana@example.gov";
const PHONE: &str = "(360) 555-0134";

/// Where any of the words stands in the bytes of the file and its journals, whatever the case.
fn found(desk: &Desk, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(desk.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).to_lowercase();
        let there = words.iter().filter(|word| text.contains(&word.to_lowercase()));
        found.extend(there.map(|word| format!("{word} in {}", path.display())));
    }
    found
}

/// A person who stands in rows, texts, lists, labels and history, some of it undone again.
fn with_person() -> Desk {
    let mut desk = Desk::washington();
    let add = |desk: &mut Desk, kind, values| {
        let done = desk.change(&[Change::Add { kind, values: object(values), after: None }]).unwrap();
        done.touched[0].id.clone()
    };
    let person = add(
        &mut desk,
        Kind::Person,
        json!({ "name": NAME, "email": EMAIL, "phone": PHONE, "notes": "x".repeat(9000) }),
    );
    let role = desk.id_of(Kind::Role, "Client Liaison");
    add(&mut desk, Kind::Assignment, json!({ "roleId": role, "personId": person, "startsOn": "2026-01-01" }));
    let engagement = desk.engagement();
    add(&mut desk, Kind::Stakeholder, json!({ "engagementId": engagement, "name": NAME, "personId": person }));
    let public = desk.id_of(Kind::Stakeholder, "Public");
    let text = format!("Ask Quintana,  zoë \"zed\" or ZOË \"ZED\"\nQUINTANA, {EMAIL}, 360.555.0134; not Zoë Quint.");
    desk.edit(Kind::Stakeholder, &public, json!({ "definition": text })).unwrap();
    desk.edit(Kind::Role, &role, json!({ "keeps": [format!("Log of {NAME}"), "Issue log"] })).unwrap();
    desk.edit(Kind::Stakeholder, &public, json!({ "reportingRequirements": format!("{NAME} wants it") })).unwrap();
    desk.store.undo().unwrap();
    let mut plan = desk.store.plan(&engagement, None).unwrap();
    plan.stakeholders.iter_mut().for_each(|it| it.frequency = Some("M".try_into().unwrap()));
    plan.engagement.starts_on = Some("2026-07-01".parse().unwrap());
    let (_, told) = plan.on("2026-07-02".parse().unwrap()).publish("2026-12-31".parse().unwrap(), &[]);
    assert!(told.iter().any(|it| it.summary.contains(NAME)), "calendars have seen the name");
    desk.store.keep_exported_events(&engagement, &told).unwrap();
    desk
}

#[test]
fn no_byte_of_name_or_address_is_left_in_file_journal_or_history() {
    let mut desk = with_person();
    let words = ["quintana", "Zoë \"Zed\"", "Zoë \\\"Zed", EMAIL, "555-0134", "555.0134"];
    assert!(found(&desk, &words).len() >= 5, "the search can find what is there");
    let person = desk.id_of(Kind::Person, NAME);
    let traces = desk.store.traces_of(&person).unwrap();
    let said = desk.store.forget(&Stamp::here_and_now(), &traces).unwrap();
    assert_eq!(found(&desk, &words), Vec::<String>::new(), "while the file is open");

    let counts = |rows: &[store::ForgottenRows]| rows.iter().map(|it| (it.kind, it.count)).collect::<Vec<_>>();
    assert_eq!(counts(&said.removed), [(Kind::Person, 1), (Kind::Assignment, 1)]);
    assert_eq!(counts(&said.rewritten), [(Kind::Role, 1), (Kind::Stakeholder, 2)]);
    assert_eq!(said.steps, 6, "all steps of history, the undone one among them");

    desk = desk.reopen();
    assert_eq!(found(&desk, &words), Vec::<String>::new(), "and after the next start");
    let seen = desk.store.exported_events(&desk.engagement()).unwrap();
    assert!(seen.iter().any(|it| it.summary == "Contact [removed]"), "a cancellation names nobody");
    let public = crate::desk::values(&desk.find(Kind::Stakeholder, "Public"));
    assert_eq!(public["definition"], "Ask [removed] or [removed], [removed], [removed]; not Zoë Quint.");
    let role = crate::desk::values(&desk.find(Kind::Role, "Client Liaison"));
    assert_eq!(role["keeps"], json!(["Log of [removed]", "Issue log"]));
    assert!(desk.names().contains(&"[removed]".to_owned()), "the row stays, without the name");
    assert!(desk.store.undo().unwrap_err().to_string().contains("nothing to undo"), "undo stops there");
    assert!(desk.store.redo().is_err());
    desk.change(&[desk.add_stakeholder("County IT directors")]).unwrap();
    desk.store.undo().unwrap();
}

#[test]
fn a_copy_is_cleaned_by_the_same_traces() {
    let mut desk = with_person();
    let copy = desk.folder.path().join("copy.liaison");
    desk.store.save_copy(&copy).unwrap();
    let person = desk.id_of(Kind::Person, NAME);
    let traces = desk.store.traces_of(&person).unwrap();
    desk.store.forget(&Stamp::here_and_now(), &traces).unwrap();
    assert!(!found(&desk, &[EMAIL]).is_empty(), "the copy still holds it");
    let mut copied = store::Store::open(&copy).unwrap();
    copied.forget(&Stamp::here_and_now(), &traces).unwrap();
    copied.forget(&Stamp::here_and_now(), &traces).unwrap();
    drop(copied);
    assert_eq!(found(&desk, &[EMAIL, "quintana"]), Vec::<String>::new());
}

#[test]
fn a_name_that_is_not_one_persons_alone_is_refused() {
    let mut desk = Desk::from("arm");
    let before = desk.dump();
    let director = desk.id_of(Kind::Person, "ARM Director");
    let refused = desk.store.traces_of(&director).unwrap_err().to_string();
    assert!(refused.contains("A role is called ARM Director as well"), "{refused}");
    assert_eq!(desk.dump(), before);
    let names = ["Pat Doe", "pat doe"].map(|name| Change::Add {
        kind: Kind::Person,
        values: object(json!({ "name": name })),
        after: None,
    });
    desk.change(&names).unwrap();
    let pat = desk.id_of(Kind::Person, "Pat Doe");
    assert!(desk.store.traces_of(&pat).unwrap_err().to_string().contains("A person is called Pat Doe as well"));
}

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

/// Forgets the first of some people, each with a name and an email, in a text that is the definition of the first row; answers
/// what is left of it.
fn forgotten_in(people: &[(&str, &str)], text: &str) -> String {
    let mut desk = Desk::from("blank");
    let add = |desk: &mut Desk, kind, values| {
        desk.change(&[Change::Add { kind, values: object(values), after: None }]).unwrap().touched[0].id.clone()
    };
    let ids: Vec<_> = people
        .iter()
        .map(|(name, email)| add(&mut desk, Kind::Person, json!({ "name": name, "email": email })))
        .collect();
    let engagement = desk.engagement();
    let values = json!({ "engagementId": engagement, "name": "Row", "definition": text });
    add(&mut desk, Kind::Stakeholder, values);
    let traces = desk.store.traces_of(&ids[0]).unwrap();
    desk.store.forget(&Stamp::here_and_now(), &traces).unwrap();
    let left = crate::desk::values(&desk.find(Kind::Stakeholder, "Row"))["definition"].as_str().unwrap().to_owned();
    for ((name, _), id) in people.iter().zip(&ids).skip(1) {
        let person = desk.store.get(Kind::Person, id).unwrap().unwrap();
        assert_eq!(person.title(), *name, "other people keep their names");
    }
    left
}

#[test]
fn a_name_of_one_word_is_taken_for_the_person_only_where_it_is_no_ordinary_word() {
    let will = [("Will", "will@example.gov")];
    let text = "We will tell them what will change. Will it? Ask Will, or Mr. Will. WILL, willing and Willa stay.\n\
        Will it?\n- Will it? (Will@example.gov) \u{201c}Will\u{201d}'s and Will's";
    let left = "We will tell them what will change. Will it? Ask [removed], or Mr. [removed]. WILL, willing and Willa \
        stay.\nWill it?\n- Will it? ([removed]) \u{201c}[removed]\u{201d}'s and [removed]'s";
    assert_eq!(forgotten_in(&will, text), left);
    assert_eq!(forgotten_in(&will, "Will"), "[removed]", "a text that is nothing else is the name");
    // Nothing here has the word without a capital but the address.
    assert_eq!(forgotten_in(&will, "Will comes. Will goes."), "[removed] comes. [removed] goes.");
    assert_eq!(forgotten_in(&[("cher", "")], "Ask Cher what is cher."), "Ask [removed] what is cher.");
    let two = [("Dr. Lee", ""), ("Bob Lee", ""), ("Lee Wong", "")];
    let text = "Dr. Lee and DR. LEE, Lee; not Bob Lee, Lee, Bob or lee, and not Lee Wong. Lee comes.";
    let left = "[removed] and [removed], [removed]; not Bob Lee, Lee, Bob or lee, and not Lee Wong. Lee comes.";
    assert_eq!(forgotten_in(&two, text), left);
}

#[test]
fn a_name_is_found_without_title_in_both_orders_and_with_a_middle_name() {
    let forms = [
        "Dr. Ann Lee",
        "dr. ann  lee",
        "Ann Lee",
        "LEE Ann",
        "Lee, Ann",
        "LEE,ANN",
        "Ann B. Lee",
        "Ann B Lee",
        "ann b. lee",
        "Ann Marie Lee",
        "Lee, Ann B.",
        "Ann\nLee",
    ];
    let names = ["Dr. Ann Lee", "Ann Lee", "Prof. Dr. Ann Lee", "Ann Lee, PhD", "Lee, Ann", "Hon. Ann Lee Jr."];
    for name in names {
        let text = forms.map(|form| form.replace("Dr. ", "").replace("dr. ", "")).join("; ");
        assert_eq!(forgotten_in(&[(name, "")], &text), ["[removed]"; 12].join("; "), "{name}");
    }
    assert_eq!(forgotten_in(&[("Dr. Ann Lee", "")], &forms.join("; ")), ["[removed]"; 12].join("; "));
    let text = "Ann B. Lee; Ann Lee; Lee, Ann; Lee, Ann B.; Ann Carol Lee; B. Lee, Ann";
    assert_eq!(forgotten_in(&[("Ms. Ann B. Lee", "")], text), ["[removed]"; 6].join("; "));
    let others = "Ann and Lee; Joann Lee; Ann Leeds; Ann; Lee; Ann, Lee and Bob; Ann Marie Sue Lee";
    assert_eq!(forgotten_in(&[("Dr. Ann Lee", "")], others), others);
}

#[test]
fn what_is_the_whole_name_of_another_stays() {
    let people = [("Ann Lee", ""), ("Ann C. Lee", ""), ("Mary Ann Lee", ""), ("Ann Lee Smith", "")];
    let text = "Ann C. Lee, Lee, Ann C., Mary Ann Lee, Ann Lee Smith, Smith, Ann Lee; Ann Lee, Ann D. Lee";
    let left = "Ann C. Lee, Lee, Ann C., Mary Ann Lee, Ann Lee Smith, Smith, Ann Lee; [removed], [removed]";
    assert_eq!(forgotten_in(&people, text), left);
    for other in ["Ann Lee", "Mrs. ann lee", "Lee, Ann", "Lee Ann"] {
        let mut desk = Desk::from("blank");
        for name in ["Dr. Ann Lee", other] {
            let values = object(json!({ "name": name }));
            desk.change(&[Change::Add { kind: Kind::Person, values, after: None }]).unwrap();
        }
        let ann = desk.id_of(Kind::Person, "Dr. Ann Lee");
        let refused = desk.store.traces_of(&ann).unwrap_err().to_string();
        assert!(refused.contains(&format!("A person is called {other} as well")), "{refused}");
    }
}

#[test]
fn a_name_is_found_whether_its_letters_are_composed_or_not() {
    let (composed, apart) = ("José Núñez", "Jose\u{301} Nu\u{301}n\u{303}ez");
    for name in [composed, apart] {
        let text = format!("{composed}, {apart}, {}; JOSÉ NÚÑEZ; Jose Nunez", "Nu\u{301}n\u{303}ez, Jose\u{301}");
        assert_eq!(
            forgotten_in(&[(name, "")], &text),
            "[removed], [removed], [removed]; [removed]; Jose Nunez",
            "{name:?}"
        );
    }
}

#[test]
fn a_preview_tells_what_forgetting_does_and_changes_nothing() {
    let mut desk = with_person();
    let (before, person) = (desk.dump(), desk.id_of(Kind::Person, NAME));
    let preview = desk.store.preview_forgetting(&Stamp::here_and_now(), &person).unwrap();
    assert_eq!(desk.dump(), before);
    let traces = desk.store.traces_of(&person).unwrap();
    let said = desk.store.forget(&Stamp::here_and_now(), &traces).unwrap();
    assert_eq!(preview.removed, said.removed);
    assert_eq!(preview.rows, said.rewritten.iter().map(|it| it.count).sum::<u32>());
    let seen: Vec<_> = preview.texts.iter().filter(|it| it.kind.is_some()).collect();
    let found: Vec<_> = seen.iter().map(|it| (it.row.as_str(), it.field.as_str(), it.words.len())).collect();
    assert_eq!(found, [("Client Liaison", "Keeps", 1), (NAME, "Stakeholder", 1), ("Public", "Definition", 4)]);
    assert!(seen[2].words.contains(&"360.555.0134".to_owned()));
    assert_eq!(preview.in_doubt, []);
}

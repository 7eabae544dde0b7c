//! What is internal leaves in no byte of any format, unless it is asked for.

use std::io::Read;
use std::path::Path;

use engagement::{Change, Content, Kind};
use serde_json::{Value, json};
use store::Stamp;

use super::read;
use crate::desk::{Desk, object};
use crate::python;

const PYPDF: &str = "pypdf==7.1.1";

/// What is in a file: its bytes and, where it is a zip, those of its parts, and what others read in it.
fn everything(file: &Path) -> Vec<u8> {
    let mut all = std::fs::read(file).unwrap();
    if let Ok(mut zip) = zip::ZipArchive::new(std::fs::File::open(file).unwrap()) {
        for at in 0..zip.len() {
            zip.by_index(at).unwrap().read_to_end(&mut all).unwrap();
        }
    }
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("ods") => {}
        Some("pdf") => all.extend(inside_pdf(file)),
        _ => all.extend(read(file).to_string().bytes()),
    }
    all
}

/// The words of its pages, and every object of it with its streams inflated.
fn inside_pdf(file: &Path) -> Vec<u8> {
    let words = crate::read_back::words(file).replace('\n', "");
    let answer = python::answer(&python::with(PYPDF), "engagement_plan/pdf_objects.py", &json!({ "file": file }));
    [words, answer.as_str().unwrap().to_owned()].concat().into_bytes()
}

fn holds(all: &[u8], text: &str) -> bool {
    all.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A value that can be found again.
fn marker(kind: Kind, field: &str) -> String {
    format!("leak-{}-{field}", kind.table())
}

/// Every field that its facts call internal, filled where a text can be, and log entries that are marked so.
fn marked(desk: &mut Desk) -> Vec<String> {
    let engagement = desk.engagement();
    let liaison = desk.id_of(Kind::Role, "Client Liaison");
    let person = json!({ "name": "Pat Doe" });
    let standing = json!({ "engagementId": engagement, "stakeholderIds": "Public", "date": "2026-07-01", "internal": true,
        "summary": marker(Kind::Touchpoint, "summary") });
    let promise = json!({ "engagementId": engagement, "stakeholderId": "Public", "dueOn": "2190-07-01", "internal": true,
        "name": marker(Kind::Commitment, "name"), "heardBy": marker(Kind::Commitment, "heardBy"),
        "heardAt": marker(Kind::Commitment, "heardAt"), "promisedBy": marker(Kind::Commitment, "promisedBy") });
    for (kind, values) in [(Kind::Person, person), (Kind::Touchpoint, standing), (Kind::Commitment, promise)] {
        desk.change(&[Change::Add { kind, values: object(values), after: None }]).unwrap();
    }
    let held = json!({ "roleId": liaison, "personId": "Pat Doe", "startsOn": "2020-01-01" });
    desk.change(&[Change::Add { kind: Kind::Assignment, values: object(held), after: None }]).unwrap();
    let mut markers = vec![marker(Kind::Touchpoint, "summary"), marker(Kind::Commitment, "name")];
    for &kind in Kind::ALL {
        let internal = kind.fields().iter().filter(|field| field.internal);
        for field in internal.filter(|field| matches!(field.value, Content::Text | Content::Prose)) {
            let id = desk.store.list(kind, None).unwrap().last().unwrap().id().clone();
            let text = marker(kind, field.name);
            desk.edit(kind, &id, json!({ field.name: text })).unwrap();
            markers.push(text);
        }
    }
    markers
}

#[test]
fn nothing_internal_is_in_any_byte_of_any_format_unless_it_is_asked_for() {
    let mut desk = Desk::washington();
    let markers = marked(&mut desk);
    assert!(markers.len() >= 5, "there is something to leak: {markers:?}");
    let plan = desk.store.engagement_plan(&desk.engagement()).unwrap();
    let at = Stamp::here_and_now().at;
    for internal in [false, true] {
        let wanted = documents::Wanted { parts: None, internal };
        let outline = documents::plan_outline(&plan, &wanted, at);
        for ending in ["docx", "pdf", "html", "xlsx", "ods"] {
            let file = desk.folder.path().join(format!("plan.{ending}"));
            super::save(&outline, &file);
            let all = everything(&file);
            assert!(holds(&all, "Steering Committee"), "{ending} is looked into");
            for text in &markers {
                assert_eq!(holds(&all, text), internal, "{text} in {ending}, internal {internal}");
            }
            assert_eq!(holds(&all, "leak-"), internal, "any mark at all in {ending}, internal {internal}");
        }
        let preview = serde_json::to_string(&outline.preview(usize::MAX)).unwrap();
        assert_eq!(preview.contains("leak-"), internal, "the preview");
    }
    let person: Value = json!(desk.find(Kind::Person, "Pat Doe"));
    assert_eq!(person["email"], marker(Kind::Person, "email"), "it was there to leak");
}

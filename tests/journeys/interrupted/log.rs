//! A fault of the real program on a real workspace, and what the log says of it.

use engagement::{Content, Field, Kind};
use serde_json::Value;
use store::Store;

use crate::interrupted::strace::{self, Program};

#[test]
fn a_fault_of_the_program_is_kept_in_the_log_without_a_byte_of_what_the_person_wrote() {
    let desk = strace::folder();
    Program::new("new Restructuring.liaison --template washington").says(&desk);
    let store = Store::open_to_read(&desk.path().join("Restructuring.liaison")).unwrap();
    let mut written = texts(&store);
    drop(store);
    assert!(written.len() > 100 && written.iter().any(|text| text == "Steering Committee"), "{written:?}");
    written.extend(["Grumpy", "Restructuring", &desk.path().display().to_string()].map(str::to_owned));
    // Without chance there are no ids and no hash tables, and nothing to do but to give up.
    let add = Program::new("add Restructuring.liaison stakeholder name=Grumpy");
    let (output, _) = add.run(&desk, "getrandom:error=EIO:when=1+");
    let said = String::from_utf8(output.stderr).unwrap();
    let file = desk.path().join(".local/state/liaison/liaison.log");
    assert_eq!(said.lines().count(), 1, "one sentence: {said}");
    assert!(said.contains(&file.display().to_string()), "the sentence names the log: {said}");
    let log = std::fs::read(file).unwrap();
    for word in [concat!("liaison ", env!("CARGO_PKG_VERSION")), "thread main panicked at", "liaison::commands::run"] {
        assert!(holds(&log, word.as_bytes()), "{word} is missing in:\n{}", String::from_utf8_lossy(&log));
    }
    for text in &written {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!holds(&log, text.as_bytes()) && !holds(&log, &wide), "{text:?} is kept");
    }
    assert!(!said.contains("Grumpy") && !said.contains("Restructuring"), "what was typed is not told: {said}");
}

/// Every text of a workspace that is long enough to be nobody else's.
fn texts(store: &Store) -> Vec<String> {
    let is_text = |field: &&Field| matches!(field.value, Content::Text | Content::Prose | Content::Lines);
    let all = Kind::ALL.iter().flat_map(|&kind| {
        let values = store.list(kind, None).unwrap().into_iter().map(|entity| entity.values().unwrap());
        values.flat_map(move |values| kind.fields().iter().filter(is_text).map(move |it| values[it.name].clone()))
    });
    let lines = all.flat_map(|value| match value {
        Value::Array(lines) => lines,
        value => vec![value],
    });
    lines.filter_map(|line| line.as_str().filter(|text| text.len() > 5).map(str::to_owned)).collect()
}

fn holds(log: &[u8], text: &[u8]) -> bool {
    log.windows(text.len()).any(|part| part == text)
}

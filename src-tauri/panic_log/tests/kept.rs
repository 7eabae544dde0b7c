//! Panics of every sort in a process of their own, and what the log and stderr say of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds a fault")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// What the person wrote; no letter of it may be kept.
const SECRET: &str = "Stakeholder Müller is resistant";

/// Says which panic the process of a test is to have.
const SORT: &str = "LIAISON_TEST_PANIC";

fn panic_as(sort: &str) {
    match sort {
        "literal" => panic!("the row has no place"),
        "quoting" => panic!("no code for {SECRET:?}"),
        "expected" => drop(SECRET.strip_prefix("Role").expect(SECRET)),
        "failed" => drop(SECRET.parse::<u8>().map_err(|_| SECRET).unwrap()),
        "sliced" => drop(SECRET[..14].to_owned()),
        "of any type" => std::panic::panic_any(SECRET.to_owned()),
        _ => drop(std::thread::Builder::new().name("worker".into()).spawn(|| panic!("afar")).unwrap().join()),
    }
}

/// The other side of the test below: panics, where it is told how.
#[test]
fn the_process_that_panics() {
    if let Ok(sort) = std::env::var(SORT) {
        panic_log::start("liaison-test", "9.8.7");
        panic_as(&sort);
    }
}

fn process(sort: &str, folder: &Path) -> Output {
    let mut process = Command::new(std::env::current_exe().unwrap());
    process.args(["--exact", "the_process_that_panics", "--nocapture"]).env(SORT, sort);
    process.env("XDG_STATE_HOME", folder).output().unwrap()
}

#[test]
fn the_log_says_where_and_nothing_of_what_the_person_wrote() {
    for (sort, message, thread) in [
        ("literal", "the row has no place", "the_process_that_panics"),
        ("quoting", "not kept", "the_process_that_panics"),
        ("expected", "not kept", "the_process_that_panics"),
        ("failed", "not kept", "the_process_that_panics"),
        ("sliced", "not kept", "the_process_that_panics"),
        ("of any type", "not kept", "the_process_that_panics"),
        ("on another thread", "afar", "worker"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let output = process(sort, folder.path());
        let said = String::from_utf8(output.stderr).unwrap();
        let file = folder.path().join("liaison/liaison.log");
        let log = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{sort}: no log: {error}: {said}"));
        assert!(said.contains(&file.display().to_string()), "{sort}: stderr names the log: {said}");
        for word in ["liaison-test 9.8.7", "tests/kept.rs:", "panic_as", message, &format!("thread {thread} ")] {
            assert!(log.contains(word), "{sort}: {word:?} is missing in:\n{log}");
        }
        for word in SECRET.split(' ').chain(["üller"]) {
            assert!(!log.contains(word) || word == "is", "{sort}: {word:?} was kept in:\n{log}");
            assert!(!said.contains(word) || word == "is", "{sort}: {word:?} was printed: {said}");
        }
    }
}

#[test]
fn where_no_log_can_be_written_the_record_is_told_instead() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let said = String::from_utf8(process("quoting", file.path()).stderr).unwrap();
    assert!(said.contains("could not be written") && said.contains("panic_as"), "{said}");
    assert!(!said.contains("Müller"), "{said}");
}

//! A workspace in a folder that a network or a synchronising program has: it is worked on through a copy
//! on this machine, and what others changed meanwhile is never overwritten.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use chrono::Utc;
use engagement::{Change, Kind};
use serde_json::json;
use store::{Access, BroughtBack, DataFolder, Stamp, Store};

use crate::command_line::Shell;
use crate::desk::object;

struct Shared {
    shell: Shell,
}

impl Shared {
    fn with_washington() -> Self {
        let shell = Shell::with_washington();
        fs::create_dir(shell.path("OneDrive - Agency")).unwrap();
        fs::rename(shell.path("w.liaison"), shell.path("OneDrive - Agency/w.liaison")).unwrap();
        Self { shell }
    }

    fn file(&self) -> PathBuf {
        self.shell.path("OneDrive - Agency/w.liaison")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.shell.run(arguments)
    }

    fn rows(&self, file: &str) -> usize {
        self.shell.json(&["list", file, "stakeholder"]).as_array().unwrap().len()
    }

    fn open(&self) -> Store {
        Store::open_working_copy(&self.file(), &DataFolder::at(&self.shell.path("data"))).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.file().parent().unwrap()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn add(store: &mut Store, name: &str) {
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    let values = object(json!({ "engagementId": engagement, "name": name }));
    let change = Change::Add { kind: Kind::Stakeholder, values, after: None };
    store.change(&Stamp::here_and_now(), &[change], None, None).unwrap();
}

const FILE: &str = "OneDrive - Agency/w.liaison";

#[test]
fn commands_write_through_a_copy_and_leave_one_sealed_file() {
    let shared = Shared::with_washington();
    shared.shell.says(&["add", FILE, "stakeholder", "name=One"]);
    shared.shell.says(&["add", FILE, "stakeholder", "name=Two"]);
    shared.shell.says(&["undo", FILE]);
    assert_eq!(shared.rows(FILE), 16);
    assert!(shared.shell.says(&["verify", FILE]).contains("as it was when it was closed"));
    assert_eq!(shared.names(), ["w.liaison"], "no journal ever stands in the shared folder");
}

#[test]
fn what_calendars_have_seen_is_brought_to_the_others() {
    let shared = Shared::with_washington();
    let on = |machine: &str, arguments: &[&str]| {
        let output =
            shared.shell.command().env("LIAISON_DATA", shared.shell.path(machine)).args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{machine} {arguments:?}: {said}");
    };
    let export = |machine: &str| {
        on(machine, &["export", FILE, "calendar", "--to", "plan.ics"]);
        fs::read_to_string(shared.shell.path("plan.ics")).unwrap()
    };
    let starts = format!("startsOn={}", chrono::Local::now().date_naive() + chrono::Days::new(14));
    let board = ["name=Board", "sort=board", "rule=every 12 months", &starts, "time=10:00"];
    on("a", &[&["add", FILE, "standing-communication"][..], &board].concat());
    let first = export("a");
    assert!(first.contains("SEQUENCE:0\r\n") && !first.contains("SEQUENCE:1\r\n"), "{first}");
    on("b", &["edit", FILE, "standing-communication", "Board", "time=11:00"]);
    let moved = export("b");
    assert!(moved.contains("SEQUENCE:1\r\nSTATUS:CONFIRMED\r\n"), "b knows what a has told: {moved}");
    on("a", &["remove", FILE, "standing-communication", "Board"]);
    let gone = export("a");
    assert!(gone.contains("SEQUENCE:2\r\nSTATUS:CANCELLED\r\n"), "a knows what b has told: {gone}");
    assert_eq!(shared.names(), ["w.liaison"], "nobody worked at the same time");
    let mut store = shared.open();
    assert_eq!(store.bring_back(Utc::now()).unwrap(), None, "what was brought is not brought again");
}

#[test]
fn without_a_copy_it_can_only_be_read_and_the_reason_names_the_folder() {
    let shared = Shared::with_washington();
    let store = Store::open(&shared.file()).unwrap();
    assert_eq!(*store.access(), Access::Shared { place: "OneDrive".into() });
    assert!(store.access().reason(store.path()).unwrap().contains("OneDrive"));
    assert_eq!(store.list(Kind::Stakeholder, None).unwrap().len(), 15);
}

#[test]
fn work_that_was_not_brought_back_goes_on_the_next_time() {
    let shared = Shared::with_washington();
    let mut store = shared.open();
    add(&mut store, "Left behind");
    drop(store);
    assert_eq!(shared.rows(FILE), 15, "it is not in the shared folder yet");
    let mut store = shared.open();
    assert_eq!(store.bring_back(Utc::now()).unwrap(), Some(BroughtBack::Home));
    assert_eq!(store.bring_back(Utc::now()).unwrap(), None, "nothing new");
    assert_eq!(shared.rows(FILE), 16);
}

#[test]
fn what_others_changed_meanwhile_is_kept_beside_this_work() {
    let shared = Shared::with_washington();
    let elsewhere = shared.shell.path("elsewhere.liaison");
    fs::copy(shared.file(), &elsewhere).unwrap();
    shared.shell.says(&["add", "elsewhere.liaison", "stakeholder", "name=Theirs"]);
    let mut store = shared.open();
    add(&mut store, "Mine");
    add(&mut store, "Mine too");
    // The synchronising program brings what a colleague stored.
    fs::copy(&elsewhere, shared.file()).unwrap();
    let Some(BroughtBack::Beside { file }) = store.bring_back(Utc::now()).unwrap() else {
        panic!("it was overwritten")
    };
    assert!(matches!(store.access(), Access::Parted { .. }), "nothing more is written here");
    drop(store);
    assert_eq!(shared.rows(FILE), 16, "theirs");
    assert_eq!(shared.rows(file.to_str().unwrap()), 17, "mine");
    let store = shared.open();
    assert_eq!(store.list(Kind::Stakeholder, None).unwrap().len(), 16, "the next copy is of theirs");
}

#[test]
fn work_left_behind_and_changes_elsewhere_are_both_kept_when_it_is_opened() {
    let shared = Shared::with_washington();
    let elsewhere = shared.shell.path("elsewhere.liaison");
    fs::copy(shared.file(), &elsewhere).unwrap();
    shared.shell.says(&["add", "elsewhere.liaison", "stakeholder", "name=Theirs"]);
    let mut store = shared.open();
    add(&mut store, "Mine");
    drop(store);
    fs::copy(&elsewhere, shared.file()).unwrap();
    let output = shared.run(&["add", FILE, "stakeholder", "name=Next"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("Both were kept"), "{said}");
    assert_eq!(shared.names().len(), 2, "{:?}", shared.names());
    assert_eq!(shared.rows(FILE), 17);
}

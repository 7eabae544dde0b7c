//! Backups are there without being asked for, and one brings a workspace back.

use std::fs;

use chrono::{TimeDelta, Utc};
use engagement::{ExportedEvent, Kind};
use rusqlite::Connection;
use store::{Backups, DataFolder, Store};

use crate::command_line::Shell;
use crate::desk::Desk;

#[test]
fn a_backup_is_made_when_something_changed_and_it_is_time() {
    let mut desk = Desk::washington();
    let data = DataFolder::at(&desk.folder.path().join("data"));
    let path = desk.path();
    drop(desk.store);
    desk.store = Store::open_with(&path, &data).unwrap();
    let now = Utc::now();
    let made =
        |desk: &Desk, minutes: i64| desk.store.back_up_if_due(now + TimeDelta::minutes(minutes)).unwrap().is_some();
    assert!(made(&desk, 0), "there was none");
    assert!(!made(&desk, 60), "nothing changed");
    desk.change(&[desk.add_stakeholder("County IT directors")]).unwrap();
    assert!(!made(&desk, 5), "that is too soon");
    assert!(desk.store.back_up_if_changed(now + TimeDelta::minutes(6)).unwrap().is_some(), "but not when it is opened");
    desk.store.undo().unwrap();
    assert!(made(&desk, 20), "an undo is a change");
    desk.store.redo().unwrap();
    assert!(made(&desk, 40));
    let engagement = desk.engagement();
    let told = ExportedEvent {
        uid: "a@liaison".into(),
        sequence: 0,
        digest: String::new(),
        date: now.date_naive(),
        time: None,
        summary: "Board".into(),
        cancelled: false,
    };
    desk.store.keep_exported_events(&engagement, std::slice::from_ref(&told)).unwrap();
    assert!(made(&desk, 60), "calendars were told something");
    desk.store.keep_exported_events(&engagement, std::slice::from_ref(&told)).unwrap();
    assert!(!made(&desk, 80), "the same once more");
    let backups = desk.store.backups().list();
    assert_eq!(backups.len(), 5);
    assert!(backups.is_sorted_by(|newer, older| newer.at > older.at));
    for backup in &backups {
        assert!(store::verify(&backup.path).unwrap().sealed, "{} is checked and sealed", backup.name);
    }
}

#[test]
fn a_file_of_an_earlier_schema_is_backed_up_before_it_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (folder.path().join("old.liaison"), DataFolder::at(&folder.path().join("data")));
    Connection::open(&path).unwrap().pragma_update(None, "application_id", 0x4c73_6e31).unwrap();
    let store = Store::open_with(&path, &data).unwrap();
    let backups = store.backups().list();
    assert_eq!(backups.len(), 1);
    let old = Connection::open(&backups[0].path).unwrap();
    let version: u32 = old.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 0, "as it was");
}

#[test]
fn restoring_backs_up_what_is_there_first() {
    let shell = Shell::with_washington();
    shell.says(&["backup", "w.liaison"]);
    shell.says(&["add", "w.liaison", "stakeholder", "name=Later"]);
    let name = |at: usize| shell.json(&["backups", "w.liaison"])[at]["name"].as_str().unwrap().to_owned();
    let count = || shell.json(&["list", "w.liaison", "stakeholder"]).as_array().unwrap().len();
    assert!(shell.says(&["restore", "w.liaison", &name(0)]).contains("Restored"));
    assert_eq!(count(), 15);
    assert!(shell.says(&["backups", "w.liaison"]).contains(" KB"));
    shell.says(&["restore", "w.liaison", &name(0)]);
    assert_eq!(count(), 16, "what was there before is the newest backup");
    assert!(shell.refuses(&["restore", "w.liaison", "2020"]).contains("no backup 2020"));
    fs::remove_file(shell.path("w.liaison")).unwrap();
    shell.says(&["restore", "w.liaison", &name(0)]);
    assert_eq!(count(), 15, "also when the file is gone");
}

#[test]
fn restoring_takes_no_sequence_number_back_that_calendars_have_seen() {
    let shell = Shell::with_washington();
    let starts = format!("startsOn={}", chrono::Local::now().date_naive() + chrono::Days::new(14));
    let sequence = || {
        shell.says(&["export", "w.liaison", "calendar", "--to", "plan.ics"]);
        let file = fs::read_to_string(shell.path("plan.ics")).unwrap();
        let numbers: Vec<u32> =
            file.lines().filter_map(|line| line.strip_prefix("SEQUENCE:")).map(|it| it.parse().unwrap()).collect();
        numbers
    };
    let set = |time: &str| shell.says(&["edit", "w.liaison", "standing-communication", "Board", time]);
    let board = ["name=Board", "sort=board", "rule=every 12 months", &starts, "time=10:00"];
    shell.says(&[&["add", "w.liaison", "standing-communication"][..], &board].concat());
    assert_eq!(sequence(), [0]);
    shell.says(&["backup", "w.liaison"]);
    let backup = shell.json(&["backups", "w.liaison"])[0]["name"].as_str().unwrap().to_owned();
    for (time, raised) in [("time=11:00", 1), ("time=12:00", 2)] {
        set(time);
        assert_eq!(sequence(), [raised]);
    }
    shell.says(&["restore", "w.liaison", &backup]);
    assert!(shell.says(&["verify", "w.liaison"]).contains("as it was when it was closed"));
    assert_eq!(sequence(), [3], "10:00 again, after what they have seen");
    assert_eq!(sequence(), [3]);
}

#[test]
fn a_damaged_file_is_kept_when_a_backup_takes_its_place_and_a_damaged_backup_is_refused() {
    let shell = Shell::with_washington();
    let path = shell.path("w.liaison");
    shell.says(&["backup", "w.liaison"]);
    let mut bytes = fs::read(&path).unwrap();
    bytes[20_000] ^= 4;
    fs::write(&path, &bytes).unwrap();
    let backups = Backups::of(&path, &DataFolder::at(&shell.path("data")));
    let sound = backups.list().remove(0);
    shell.says(&["restore", "w.liaison", &sound.name]);
    assert!(shell.says(&["verify", "w.liaison"]).contains("as it was when it was closed"));
    let kept = backups.list().remove(0);
    assert!(kept.damaged && fs::read(&kept.path).unwrap() == bytes, "as it was");
    assert!(shell.refuses(&["restore", "w.liaison", &kept.name]).contains("damaged"));
    let before = fs::read(&path).unwrap();
    fs::write(&sound.path, &bytes).unwrap();
    assert!(shell.refuses(&["restore", "w.liaison", &sound.name]).contains("damaged"));
    assert_eq!(fs::read(&path).unwrap(), before, "the workspace stays");
}

#[test]
fn a_backup_does_not_stop_work_on_the_same_file() {
    let mut desk = Desk::washington();
    let data = DataFolder::at(&desk.folder.path().join("data"));
    let path = desk.path();
    drop(desk.store);
    desk.store = Store::open_with(&path, &data).unwrap();
    let reader = desk.store.reader().unwrap();
    desk.change(&[desk.add_stakeholder("County IT directors")]).unwrap();
    let backup = reader.back_up(Utc::now()).unwrap();
    desk.store.undo().unwrap();
    let backed_up = Store::open_to_read(&backup.path).unwrap();
    assert_eq!(backed_up.list(Kind::Stakeholder, None).unwrap().len(), 16);
}

#[test]
fn where_there_are_no_backups_and_no_history_that_is_said_and_a_file_that_is_not_there_is_refused() {
    let shell = Shell::with_washington();
    assert!(shell.says(&["backups", "w.liaison"]).contains("There are no backups of w.liaison"));
    assert!(shell.says(&["history", "w.liaison"]).contains("has no steps of history"));
    assert_eq!(shell.json(&["backups", "w.liaison"]), serde_json::json!([]));
    for output in [&["backups", "typo.liaison"][..], &["backups", "typo.liaison", "--json"]] {
        assert!(shell.refuses(output).contains("There is no typo.liaison, and no backup of one"));
    }
}

#[test]
fn a_file_that_cannot_be_changed_is_refused_in_one_sentence_whatever_becomes_of_its_backups() {
    let shell = Shell::with_washington();
    // Somebody else has it open, and the folder of the backups cannot be made.
    let held = Store::open(&shell.path("w.liaison")).unwrap();
    fs::write(shell.path("data"), "no folder").unwrap();
    let said = shell.refuses(&["add", "w.liaison", "stakeholder", "name=New"]);
    assert!(said.contains("open for writing"), "{said}");
    drop(held);
}

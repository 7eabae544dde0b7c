//! One file on one laptop: whose it is, what it says of itself, and what is refused untouched.

use std::fs;

use engagement::Refusal;
use engagement::template::Template;
use rusqlite::Connection;
use store::Store;

use crate::desk::Desk;

fn refusal(path: &std::path::Path) -> String {
    match Store::open(path) {
        Err(Refusal::Unreadable { reason }) => reason,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("{} was opened", path.display()),
    }
}

#[test]
fn the_file_is_durable_marked_and_of_one_piece_when_closed() {
    let desk = Desk::washington();
    let path = desk.path();
    let connection = Connection::open(&path).unwrap();
    let journal: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    let mark: u32 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
    assert_eq!(mark.to_be_bytes(), *b"Lsn1");
    drop(connection);
    drop(desk.store);
    let left: Vec<_> = fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["desk.liaison"], "no journal is left beside a closed file");
}

#[test]
fn a_file_of_a_newer_version_is_refused_and_left_untouched() {
    let desk = Desk::washington();
    let path = desk.path();
    drop(desk.store);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    connection.pragma_update(None, "user_version", 4000).unwrap();
    drop(connection);
    let before = fs::read(&path).unwrap();
    assert!(refusal(&path).contains("newer version"));
    assert_eq!(fs::read(&path).unwrap(), before, "not a byte of it changed");
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 1, "and nothing was left beside it");
}

#[test]
fn what_is_not_a_workspace_is_refused_and_left_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.liaison");
    for content in [&b""[..], b"PK\x03\x04", &[0; 200], b"SQLite format 3\0"] {
        fs::write(&file, content).unwrap();
        assert!(refusal(&file).contains("not a Liaison workspace"));
        assert_eq!(fs::read(&file).unwrap(), content);
    }
    fs::remove_file(&file).unwrap();
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)").unwrap();
    assert!(refusal(&file).contains("not a Liaison workspace"), "another program's database");
    assert!(refusal(&folder.path().join("none.liaison")).contains("There is no file"));
    assert!(refusal(folder.path()).contains("cannot be read"), "a folder");
}

#[test]
fn making_a_workspace_never_replaces_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.liaison");
    fs::write(&path, "a year of work").unwrap();
    let template = Template::named("blank").unwrap();
    let Err(Refusal::Unwritable { reason }) = Store::create(&path, template) else { panic!("it was replaced") };
    assert!(reason.contains("already there"), "{reason}");
    assert_eq!(fs::read(&path).unwrap(), b"a year of work");
    let Err(Refusal::Unwritable { reason }) = Store::create(&folder.path().join("no/such/folder.liaison"), template)
    else {
        panic!("it was made")
    };
    assert!(reason.contains("cannot be written"), "{reason}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left behind");
}

#[test]
fn a_copy_holds_everything_and_the_original_goes_on() {
    let mut desk = Desk::washington();
    let copy = desk.folder.path().join("copy.liaison");
    desk.change(&[desk.add_stakeholder("County IT directors")]).unwrap();
    desk.store.save_copy(&copy).unwrap();
    assert!(desk.store.save_copy(&desk.path()).is_err(), "a copy does not replace the workspace itself");
    let dump = desk.dump();
    desk.store.undo().unwrap();
    let copied = Desk { folder: desk.folder, store: Store::open(&copy).unwrap() };
    assert_eq!(copied.dump(), dump);
    assert_eq!(copied.store.history(10).unwrap().len(), 1, "with its history");
}

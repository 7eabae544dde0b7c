//! Forgetting a person leaves no byte of them in anything that Liaison keeps: file, journals, history, backups,
//! working copies, and copies kept beside a file that two had changed.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Utc;
use engagement::{Change, Kind};
use serde_json::json;
use store::{BroughtBack, DataFolder, Stamp, Store};

use crate::command_line::Shell;
use crate::desk::object;

const NAME: &str = "Quinn Zabriskie";
const EMAIL: &str = "q.zabriskie@example.gov";
const PHONE: &str = "(360) 555-0177";
const SHARED: &str = "OneDrive - Agency/w.liaison";

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The files that hold the name, the address or the number.
fn holding(folder: &Path) -> Vec<String> {
    let words = ["zabriskie", "555-0177", "5550177"];
    let holds = |path: &&PathBuf| {
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).to_lowercase();
        words.iter().any(|word| text.contains(word))
    };
    let mut found: Vec<_> = files(folder)
        .iter()
        .filter(holds)
        .map(|path| path.strip_prefix(folder).unwrap().display().to_string())
        .collect();
    found.sort();
    found
}

/// By commands: a person in a row of their own, in a role, in a text and in a list.
fn introduce(shell: &Shell, file: &str) {
    shell.says(&["add", file, "person", &format!("name={NAME}"), &format!("email={EMAIL}"), &format!("phone={PHONE}")]);
    shell.says(&["add", file, "assignment", "roleId=Client Liaison", &format!("personId={NAME}")]);
    shell.says(&["add", file, "stakeholder", &format!("name={NAME}"), &format!("personId={NAME}")]);
    let text = format!("definition=Ask {NAME} first: {EMAIL}, 360.555.0177");
    shell.says(&["edit", file, "stakeholder", "Public", &text]);
    shell.says(&["edit", file, "role", "Project Managers", &format!("keeps=Log of {NAME}")]);
    shell.says(&["undo", file]);
}

#[test]
fn no_byte_is_left_in_file_journals_history_and_real_backups() {
    let shell = Shell::with_washington();
    introduce(&shell, "w.liaison");
    for note in ["Call in the morning", "Call in the afternoon"] {
        shell.says(&["backup", "w.liaison"]);
        shell.says(&["edit", "w.liaison", "person", NAME, &format!("notes={note}")]);
    }
    let named = holding(shell.folder.path());
    assert!(named.iter().filter(|path| path.contains("backups")).count() >= 2, "real backups hold them: {named:?}");
    assert!(named.contains(&"w.liaison".to_owned()));
    // One backup rots, so that it can no longer be opened.
    let rotten = shell.path(named.iter().find(|path| path.contains("backups")).unwrap());
    rot(&rotten);

    let said = shell.json(&["forget", "w.liaison", NAME]);
    assert_eq!(holding(shell.folder.path()), Vec::<String>::new());
    assert!(said["backups"].as_u64().unwrap() >= 1 && said["deleted"] == 1, "{said}");
    assert_eq!(said["left"], json!([]));
    assert!(!rotten.exists(), "what cannot be cleared is not kept");
    for backup in shell.json(&["backups", "w.liaison"]).as_array().unwrap() {
        shell.says(&["restore", "w.liaison", backup["name"].as_str().unwrap()]);
        shell.says(&["verify", "w.liaison"]);
    }
    assert_eq!(holding(shell.folder.path()), Vec::<String>::new(), "whichever backup is restored");
}

fn shared() -> Shell {
    let shell = Shell::with_washington();
    fs::create_dir(shell.path("OneDrive - Agency")).unwrap();
    fs::rename(shell.path("w.liaison"), shell.path(SHARED)).unwrap();
    shell
}

fn working_copy(shell: &Shell) -> Store {
    Store::open_working_copy(&shell.path(SHARED), &DataFolder::at(&shell.path("data"))).unwrap()
}

fn add_row(store: &mut Store, name: &str) {
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    let values = object(json!({ "engagementId": engagement, "name": name }));
    store
        .change(&Stamp::here_and_now(), &[Change::Add { kind: Kind::Stakeholder, values, after: None }], None, None)
        .unwrap();
}

#[test]
fn nor_in_a_working_copy_nor_in_copies_kept_beside_a_file_that_two_had_changed() {
    let shell = shared();
    introduce(&shell, SHARED);
    let theirs = shell.path("theirs");
    fs::create_dir(&theirs).unwrap();
    fs::copy(shell.path(SHARED), theirs.join("copy.liaison")).unwrap();
    shell.says(&["add", "theirs/copy.liaison", "stakeholder", "name=Theirs"]);
    let mut store = working_copy(&shell);
    add_row(&mut store, "Mine");
    fs::copy(theirs.join("copy.liaison"), shell.path(SHARED)).unwrap();
    let Some(BroughtBack::Beside { file: kept }) = store.bring_back(Utc::now()).unwrap() else { panic!("no conflict") };
    drop(store);
    fs::remove_dir_all(&theirs).unwrap();
    fs::remove_dir_all(shell.path("data/backups")).unwrap();
    // It was opened since, so it has backups of its own.
    shell.says(&["edit", kept.to_str().unwrap(), "person", NAME, "notes=Mornings"]);
    shell.says(&["backup", kept.to_str().unwrap()]);
    let named = holding(shell.folder.path());
    for place in ["working-copies", "backups", SHARED, kept.file_name().unwrap().to_str().unwrap()] {
        assert!(named.iter().any(|path| path.contains(place)), "{place} holds them before: {named:?}");
    }

    let said = shell.json(&["forget", SHARED, NAME]);
    assert_eq!(holding(shell.folder.path()), Vec::<String>::new(), "{said}");
    assert_eq!((&said["copies"], &said["left"]), (&json!(1), &json!([])));
    for (file, row) in [(SHARED, "Theirs"), (kept.to_str().unwrap(), "Mine")] {
        let rows = shell.json(&["list", file, "stakeholder"]);
        assert!(rows.as_array().unwrap().iter().any(|it| it["name"] == row), "{row} is still there");
        assert!(shell.says(&["verify", file]).contains("as it was when it was closed"));
    }
}

#[test]
fn a_second_person_is_forgotten_in_a_shared_folder_as_well() {
    let shell = shared();
    shell.says(&["add", SHARED, "person", "name=Somebody Else"]);
    introduce(&shell, SHARED);
    shell.says(&["forget", SHARED, "Somebody Else"]);
    assert!(!holding(shell.folder.path()).is_empty());
    shell.says(&["forget", SHARED, NAME]);
    assert_eq!(holding(shell.folder.path()), Vec::<String>::new(), "there is no history by which work is told apart");
}

#[test]
fn a_copy_that_was_not_closed_stays_and_is_named() {
    let shell = shared();
    introduce(&shell, SHARED);
    let kept = shell.path("OneDrive - Agency/w (Ann 2026-07-01 12.00.00).liaison");
    fs::copy(shell.path(SHARED), &kept).unwrap();
    let journal = PathBuf::from(format!("{}-wal", kept.display()));
    fs::write(&journal, b"work that was not closed").unwrap();
    let output = shell.run(&["forget", SHARED, NAME]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains("Not cleared, look into it"), "{said}");
    assert!(said.contains("w (Ann 2026-07-01 12.00.00).liaison"), "{said}");
    assert!(kept.exists(), "it may hold work that is nowhere else");
    assert_eq!(holding(shell.folder.path()).len(), 1, "all others are cleared");
    // Another workspace whose name only looks like that is left alone, and not named.
    fs::remove_file(&journal).unwrap();
    fs::remove_file(&kept).unwrap();
    shell.says(&["new", kept.to_str().unwrap(), "--template", "blank"]);
    let before = fs::read(&kept).unwrap();
    shell.says(&["add", SHARED, "person", &format!("name={NAME}")]);
    assert_eq!(shell.json(&["forget", SHARED, NAME])["left"], json!([]));
    assert_eq!(fs::read(&kept).unwrap(), before);
}

/// The backups below a folder.
fn backups(shell: &Shell) -> Vec<PathBuf> {
    files(&shell.path("data/backups"))
}

/// Overwrites the middle of a file.
fn rot(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].fill(0xA5);
    fs::write(file, bytes).unwrap();
}

#[test]
fn backups_made_while_the_file_had_another_name_are_cleared_by_the_workspaces_id() {
    let shell = Shell::with_washington();
    introduce(&shell, "w.liaison");
    shell.says(&["backup", "w.liaison"]);
    fs::rename(shell.path("w.liaison"), shell.path("second.liaison")).unwrap();
    shell.says(&["backup", "second.liaison"]);
    fs::rename(shell.path("second.liaison"), shell.path("third.liaison")).unwrap();
    // Another workspace of the same person's machine is none of this one's business.
    shell.says(&["new", "other.liaison", "--template", "blank"]);
    shell.says(&["add", "other.liaison", "person", &format!("name={NAME}")]);
    shell.says(&["backup", "other.liaison"]);
    let of_other = |path: &String| path.contains("other");
    assert!(holding(shell.folder.path()).iter().filter(|path| path.contains("backups")).count() >= 3);

    let said = shell.json(&["forget", "third.liaison", NAME]);
    let held = holding(shell.folder.path());
    assert!(held.iter().all(of_other) && held.len() == 2, "{held:?}");
    assert_eq!(said["left"], json!([]), "what is another workspace's is not named");
    assert!(said["backups"].as_u64().unwrap() >= 2, "{said}");
}

#[test]
fn a_backup_by_another_name_that_cannot_be_cleared_stays_and_is_named() {
    let shell = Shell::with_washington();
    introduce(&shell, "w.liaison");
    let known = backups(&shell);
    shell.says(&["backup", "w.liaison"]);
    let rotten = backups(&shell).into_iter().find(|path| !known.contains(path)).unwrap();
    rot(&rotten);
    fs::rename(shell.path("w.liaison"), shell.path("second.liaison")).unwrap();
    shell.says(&["new", "other.liaison", "--template", "blank"]);
    shell.says(&["add", "other.liaison", "person", "name=Somebody Else"]);
    shell.says(&["backup", "other.liaison"]);
    let others = backups(&shell).into_iter().filter(|path| path.display().to_string().contains("other-"));
    others.for_each(|backup| rot(&backup));
    shell.says(&["backup", "other.liaison"]);

    let said = shell.json(&["forget", "second.liaison", NAME]);
    assert_eq!(said["left"], json!([rotten]), "the other workspace's rotten ones are not ours");
    assert!(rotten.exists());
    let held = holding(shell.folder.path());
    assert!(held.iter().all(|path| shell.path(path) == rotten), "all others are cleared: {held:?}");
}

#[test]
fn a_backup_of_an_earlier_schema_by_another_name_is_cleared() {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/schema-0001.liaison");
    fs::copy(fixture, shell.path("w.liaison")).unwrap();
    // It says that the file was not closed by this version.
    assert!(shell.run(&["add", "w.liaison", "person", "name=Steering Committee"]).status.success());
    let old = backups(&shell);
    let holds = |path: &PathBuf| String::from_utf8_lossy(&fs::read(path).unwrap()).contains("Steering Committee");
    assert!(old.iter().any(holds), "the one made before it was brought up to date");
    fs::rename(shell.path("w.liaison"), shell.path("second.liaison")).unwrap();
    assert_eq!(shell.json(&["forget", "second.liaison", "Steering Committee"])["left"], json!([]));
    assert!(!files(shell.folder.path()).iter().any(holds));
}

#[test]
fn work_that_is_in_no_backup_yet_is_in_one_after_a_person_was_forgotten() {
    let shell = Shell::with_washington();
    introduce(&shell, "w.liaison");
    shell.says(&["add", "w.liaison", "stakeholder", "name=County IT directors"]);
    assert_eq!(backups(&shell).len(), 1, "made before the row was added");
    let said = shell.json(&["forget", "w.liaison", NAME]);
    assert_eq!(said["noBackup"], json!(null));
    assert_eq!(holding(shell.folder.path()), Vec::<String>::new());
    assert_eq!(backups(&shell).len(), 2);
    fs::remove_file(shell.path("w.liaison")).unwrap();
    let newest = shell.json(&["backups", "w.liaison"])[0]["name"].as_str().unwrap().to_owned();
    shell.says(&["restore", "w.liaison", &newest]);
    assert!(shell.says(&["list", "w.liaison", "stakeholder"]).contains("County IT directors"));
}

#[test]
fn that_no_backup_could_be_made_afterwards_is_told_with_what_was_done() {
    let shell = Shell::with_washington();
    fs::write(shell.path("data"), "no folder").unwrap();
    assert!(shell.run(&["add", "w.liaison", "person", &format!("name={NAME}")]).status.success());
    let output = shell.run(&["forget", "w.liaison", NAME]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains("Forgot this person"), "{said}");
    assert!(said.contains("No backup was made. ") && said.contains("cannot be written"), "{said}");
    assert_eq!(holding(shell.folder.path()), Vec::<String>::new());
}

#[test]
fn where_a_name_may_be_an_ordinary_word_it_stays_and_that_is_told_before_and_after() {
    let shell = Shell::with_washington();
    shell.says(&["add", "w.liaison", "person", "name=Will"]);
    let text = "Will it change? We will tell Will what will change.";
    shell.says(&["edit", "w.liaison", "stakeholder", "Public", &format!("definition={text}")]);
    let bytes = fs::read(shell.path("w.liaison")).unwrap();
    let said = shell.says(&["forget", "w.liaison", "Will", "--dry-run"]);
    assert!(said.contains("Rewrite: 1 text in 1 row\n  stakeholder Public, Definition: Will\n"), "{said}");
    assert!(said.contains("Leave, look into it: 1 text where"), "{said}");
    assert_eq!(fs::read(shell.path("w.liaison")).unwrap(), bytes, "nothing has changed");
    let said = shell.says(&["forget", "w.liaison", "Will"]);
    assert!(said.contains("Left, look into it: 1 text where"), "{said}");
    let rows = shell.json(&["list", "w.liaison", "stakeholder"]);
    let public = rows.as_array().unwrap().iter().find(|it| it["name"] == "Public").unwrap();
    assert_eq!(public["definition"], "Will it change? We will tell [removed] what will change.");
}

//! What the program is doing when it is interrupted, and what a workspace looks like before and after.

use std::path::Path;
use std::process::Command;

use calamine::{Reader, open_workbook_auto};
use engagement::Kind;
use rusqlite::Connection;
use store::{DataFolder, Store};
use tempfile::TempDir;

use crate::interrupted::strace;

/// A command, and what was done before it.
pub struct Story {
    pub name: &'static str,
    /// A workspace of an old schema to begin with, if not a new one.
    fixture: Option<&'static str>,
    before: &'static [&'static str],
    /// Whether the command before was killed when its change was in the journal and not yet in the file, so
    /// that recovery comes first.
    recovering: bool,
    pub command: &'static str,
}

const fn story(name: &'static str, before: &'static [&'static str], command: &'static str) -> Story {
    Story { name, fixture: None, before, recovering: false, command }
}

const fn recovering(name: &'static str, before: &'static [&'static str], command: &'static str) -> Story {
    Story { name, fixture: None, before, recovering: true, command }
}

const NEW: &str = "new w.liaison --template washington";
const EDIT: &str = "edit w.liaison stakeholder Public priority=H";
const SECOND_EDIT: &str = "edit w.liaison stakeholder Public frequency=quarterly";
const UNDO: &str = "undo w.liaison";

pub const STORIES: [Story; 21] = [
    story("making a workspace", &[], NEW),
    story("starting from nothing", &[], "new w.liaison --template blank"),
    story("editing", &[NEW, EDIT], SECOND_EDIT),
    recovering("editing after a crash", &[NEW, EDIT], SECOND_EDIT),
    story("adding", &[NEW, EDIT], "add w.liaison stakeholder name=Auditors method=E;C"),
    recovering("adding after a crash", &[NEW, EDIT], "add w.liaison stakeholder name=Auditors method=E;C"),
    story("removing", &[NEW, EDIT], "remove w.liaison stakeholder Public"),
    recovering("removing after a crash", &[NEW, EDIT], "remove w.liaison stakeholder Public"),
    story("renaming a code in use", &[NEW, EDIT], "edit w.liaison code Email code=EM"),
    recovering("renaming a code in use after a crash", &[NEW, EDIT], "edit w.liaison code Email code=EM"),
    story("undoing", &[NEW, EDIT, SECOND_EDIT], UNDO),
    recovering("undoing after a crash", &[NEW, EDIT, SECOND_EDIT], UNDO),
    story("backing up", &[NEW, EDIT], "backup w.liaison"),
    recovering("backing up after a crash", &[NEW, EDIT, SECOND_EDIT], "backup w.liaison"),
    story("redoing", &[NEW, EDIT, SECOND_EDIT, UNDO], "redo w.liaison"),
    recovering("redoing after a crash", &[NEW, EDIT, SECOND_EDIT, UNDO], "redo w.liaison"),
    story(
        "exporting for Excel",
        &[NEW, "export w.liaison matrix --to m.xlsx", EDIT],
        "export w.liaison matrix --to m.xlsx",
    ),
    story(
        "exporting for LibreOffice",
        &[NEW, "export w.liaison matrix --to m.ods", EDIT],
        "export w.liaison matrix --to m.ods",
    ),
    story(
        "exporting as text",
        &[NEW, "export w.liaison matrix --to m.csv", EDIT],
        "export w.liaison matrix --to m.csv",
    ),
    recovering(
        "exporting after a crash",
        &[NEW, "export w.liaison matrix --to m.csv", EDIT],
        "export w.liaison matrix --to m.csv",
    ),
    Story {
        name: "migrating",
        fixture: Some("schema-0001.liaison"),
        before: &[],
        recovering: false,
        command: "list w.liaison stakeholder",
    },
];

/// A story up to its command, and what the command makes of it when nothing happens.
pub struct Scene {
    pub story: &'static Story,
    desk: TempDir,
    pub before: State,
    pub after: State,
}

impl Scene {
    pub fn prepare(story: &'static Story) -> Self {
        let desk = tempfile::tempdir().unwrap();
        if let Some(name) = story.fixture {
            let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name);
            std::fs::copy(fixture, desk.path().join("w.liaison")).unwrap();
        }
        let (last, earlier) = story.before.split_last().map_or((None, story.before), |(last, all)| (Some(*last), all));
        for command in earlier {
            strace::says(&desk, command);
        }
        match last {
            Some(command) if story.recovering => {
                // Taking the seal off and making the shared memory are the first two.
                let (output, _) = strace::run(&desk, command, "ftruncate:signal=KILL:when=3");
                assert!(!output.status.success() && desk.path().join("w.liaison-wal").exists(), "{output:?}");
            }
            Some(command) => drop(strace::says(&desk, command)),
            None => {}
        }
        let (before, done) = (copy(&desk), copy(&desk));
        strace::says(&done, story.command);
        Self { story, before: State::of(before.path()), after: State::of(done.path()), desk }
    }

    /// The folder as it was before the command.
    pub fn copy(&self) -> TempDir {
        copy(&self.desk)
    }
}

fn copy(desk: &TempDir) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    let status = Command::new("cp").arg("-a").arg(desk.path().join(".")).arg(copy.path()).status().unwrap();
    assert!(status.success(), "{status}");
    copy
}

/// What a person finds in a folder: the workspace's entries, whatever their ids, and the document's rows.
#[derive(Debug, PartialEq, Eq)]
pub struct State {
    entries: Option<Vec<String>>,
    document: Option<Vec<String>>,
}

impl State {
    /// Opens what is there; what is half or damaged fails here.
    pub fn of(desk: &Path) -> Self {
        let file = desk.join("w.liaison");
        let document = ["m.xlsx", "m.ods", "m.csv"].map(|name| desk.join(name)).into_iter().find(|path| path.exists());
        Self { entries: file.exists().then(|| entries(&file)), document: document.map(|path| rows(&path)) }
    }
}

fn entries(file: &Path) -> Vec<String> {
    let store = opened(file);
    let connection = Connection::open(file).unwrap();
    let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let strays = connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
    assert!(!strays, "every reference leads somewhere");
    let all = Kind::ALL.iter().flat_map(|&kind| store.list(kind, None).unwrap());
    all.map(|entity| {
        let mut values = entity.values().unwrap();
        values.retain(|name, _| name != "id" && !name.ends_with("Id"));
        format!("{:?} {values:?}", entity.kind())
    })
    .collect()
}

/// Opened with its backups in the folder of the test, where the program has them too.
fn opened(file: &Path) -> Store {
    Store::open_with(file, &DataFolder::at(&file.with_file_name("data"))).unwrap()
}

fn rows(document: &Path) -> Vec<String> {
    if document.extension().is_some_and(|ending| ending == "csv") {
        return std::fs::read_to_string(document).unwrap().lines().map(str::to_owned).collect();
    }
    let sheets = open_workbook_auto(document).unwrap().worksheets();
    sheets.iter().flat_map(|(_, sheet)| sheet.rows().map(|row| format!("{row:?}"))).collect()
}

/// Takes back what there is to take back and brings it again: the same is found.
pub fn undo_and_redo_work(desk: &Path) {
    let file = desk.join("w.liaison");
    if !file.exists() {
        return;
    }
    let found = State::of(desk);
    let mut store = opened(&file);
    if store.undo_label().unwrap().is_none() {
        return;
    }
    store.undo().unwrap();
    assert_ne!(State::of(desk), found, "undo takes something back");
    store.redo().unwrap();
    assert_eq!(State::of(desk), found, "redo brings it again");
}

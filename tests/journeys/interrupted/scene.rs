//! Stories up to their commands, and what a person finds in a folder.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use calamine::{Reader, open_workbook_auto};
use engagement::Kind;
use rusqlite::Connection;
use store::{DataFolder, Store};
use tempfile::TempDir;

use crate::interrupted::story::{STORIES, Story};
use crate::interrupted::strace::{self, Program};

/// A story up to its command, and what the command makes of it when nothing happens.
pub struct Scene {
    pub story: &'static Story,
    desk: TempDir,
    pub before: State,
    pub after: State,
}

/// Folders by the commands that were carried out in them: what several stories begin with is done once.
type Told = HashMap<&'static [&'static str], TempDir>;

impl Scene {
    /// Every story.
    pub fn all() -> Vec<Self> {
        let mut told = Told::new();
        STORIES.iter().map(|story| Self::prepare(story, &mut told)).collect()
    }

    fn prepare(story: &'static Story, told: &mut Told) -> Self {
        let desk = match story.before.split_last() {
            Some((last, earlier)) if story.recovering => {
                let desk = copy(reached(earlier, told));
                let program = Program::new(last);
                // Closing shortens the file twice: when the journal is taken over, and when the seal is put on.
                let shortened = program.calls(&copy(&desk), "ftruncate").len();
                let (output, _) = program.run(&desk, &format!("ftruncate:signal=KILL:when={}", shortened - 1));
                assert!(!output.status.success() && desk.path().join("w.liaison-wal").exists(), "{output:?}");
                let (found, earlier) = (State::of(copy(&desk).path()), State::of(copy(reached(earlier, told)).path()));
                assert_ne!(found, earlier, "the change of the killed command is in the journal");
                desk
            }
            _ => copy(reached(story.before, told)),
        };
        if let Some(name) = story.fixture {
            let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name);
            fs::copy(fixture, desk.path().join("w.liaison")).unwrap();
        }
        let (before, done) = (copy(&desk), copy(&desk));
        Program::of(story).says(&done);
        Self { story, before: State::of(before.path()), after: State::of(done.path()), desk }
    }

    /// The folder as it was before the command.
    pub fn copy(&self) -> TempDir {
        copy(&self.desk)
    }

    /// What is found in a folder after the command. In a shared folder looking must not change the file.
    pub fn found(&self, desk: &TempDir) -> State {
        if self.story.shared { State::of(copy(desk).path()) } else { State::of(desk.path()) }
    }

    /// What is found in a shared folder after the next opening, which brings back what is in the copy.
    pub fn brought_home(&self, desk: &TempDir) -> State {
        let data = DataFolder::at(&desk.path().join("data"));
        let mut store = Store::open_working_copy(&desk.path().join("w.liaison"), &data).unwrap();
        store.bring_back(chrono::Utc::now()).unwrap();
        drop(store);
        self.found(desk)
    }
}

fn reached<'told>(commands: &'static [&'static str], told: &'told mut Told) -> &'told TempDir {
    if !told.contains_key(commands) {
        let desk = commands.split_last().map_or_else(strace::folder, |(last, earlier)| {
            let desk = copy(reached(earlier, told));
            Program::new(last).says(&desk);
            desk
        });
        told.insert(commands, desk);
    }
    &told[commands]
}

fn copy(desk: &TempDir) -> TempDir {
    let copy = strace::folder();
    copy_into(desk.path(), copy.path());
    copy
}

fn copy_into(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            fs::create_dir(&to).unwrap();
            copy_into(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
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
        Self { entries: opened(desk).map(|store| entries(&store)), document: document(desk) }
    }
}

/// The workspace, with its backups in the folder of the test, where the program has them too.
fn opened(desk: &Path) -> Option<Store> {
    let file = desk.join("w.liaison");
    file.exists().then(|| Store::open_with(&file, &DataFolder::at(&desk.join("data"))).unwrap())
}

fn entries(store: &Store) -> Vec<String> {
    let connection = Connection::open(store.path()).unwrap();
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

fn document(desk: &Path) -> Option<Vec<String>> {
    let document = ["m.xlsx", "m.ods", "m.csv", "m.svg"].map(|name| desk.join(name));
    document.into_iter().find(|path| path.exists()).map(|path| rows(&path))
}

fn rows(document: &Path) -> Vec<String> {
    if document.extension().is_some_and(|ending| ending == "csv" || ending == "svg") {
        return fs::read_to_string(document).unwrap().lines().map(str::to_owned).collect();
    }
    let sheets = open_workbook_auto(document).unwrap().worksheets();
    sheets.iter().flat_map(|(_, sheet)| sheet.rows().map(|row| format!("{row:?}"))).collect()
}

/// Takes back what there is to take back and brings it again: the same is found.
pub fn undo_and_redo_work(desk: &Path) {
    let Some(mut store) = opened(desk) else { return };
    if store.undo_label().unwrap().is_none() {
        return;
    }
    let found = entries(&store);
    store.undo().unwrap();
    assert_ne!(entries(&store), found, "undo takes something back");
    store.redo().unwrap();
    assert_eq!(entries(&store), found, "redo brings it again");
}

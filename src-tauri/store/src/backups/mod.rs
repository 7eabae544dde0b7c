//! Backups beside the person's own data: made, checked, thinned, listed. Each is a closed workspace file
//! of its own, sealed like any other. They are found by the path of their workspace, because they are
//! wanted when that file can no longer be read.

mod restore;
mod thin;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use engagement::Refusal;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Store;
use crate::copy::copy_beside;
use crate::data_folder::DataFolder;
use crate::disk::{DRAFT, put_in_place, real, unwritable};
use crate::ledger;

/// How far apart backups are made while work goes on.
const EVERY: TimeDelta = TimeDelta::minutes(10);

/// The name of a backup is its time, without the colons that Windows does not take.
const NAME: &str = "%Y-%m-%dT%H-%M-%S%.3fZ";
const ENDING: &str = "liaison";

/// Where they lie in the folder of Liaison's own data.
const FOLDER: &str = "backups";

/// Ends the name of a file that was kept as it was because it could not be opened.
const DAMAGED: &str = "damaged";

/// Held while a backup is made, from its first page until it has its name.
static MAKING: Mutex<()> = Mutex::new(());

/// No backup takes longer to make.
const A_DRAFT_TAKES: Duration = Duration::from_secs(3600);

/// The backups of one workspace.
#[derive(Debug, Clone)]
pub struct Backups {
    folder: PathBuf,
    of: PathBuf,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Backup {
    /// By what it is chosen: its time as a file's name has it.
    pub name: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Whether it is a file that could not be opened, kept as it was.
    pub damaged: bool,
    /// Its size in bytes.
    pub bytes: u32,
    /// Where it lies.
    pub path: PathBuf,
}

impl Backups {
    /// The backups of the workspace at a path.
    pub fn of(path: &Path, data: &DataFolder) -> Self {
        let of = real(path);
        Self { folder: data.of_workspace(FOLDER, &of), of }
    }

    /// All there are, the newest first. To change what backups hold, walk these files.
    pub fn list(&self) -> Vec<Backup> {
        backups_in(&self.folder)
    }

    /// Those found by other paths than these, of whatever workspace, by path.
    pub(crate) fn of_other_paths(data: &DataFolder, than: &[Self]) -> Vec<Vec<Backup>> {
        let folders = data.of_workspaces(FOLDER).into_iter();
        folders.filter(|folder| than.iter().all(|it| it.folder != *folder)).map(|it| backups_in(&it)).collect()
    }

    /// The one of that name.
    pub fn named(&self, name: &str) -> Result<Backup, Refusal> {
        self.list().into_iter().find(|backup| backup.name == name).ok_or_else(|| Refusal::Gone {
            reason: format!(
                "There is no backup {name} of {}. `liaison backups` shows those there are.",
                self.of.display()
            ),
        })
    }

    /// As long as this is held, no backup is made by this program.
    pub(crate) fn none_is_made() -> MutexGuard<'static, ()> {
        // It guards no value that a panic could have left half done.
        MAKING.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a backup of what a connection sees, checks it, and drops those that are no longer wanted.
    pub(crate) fn make(&self, connection: &Connection, now: DateTime<Utc>) -> Result<Backup, Refusal> {
        let _making = Self::none_is_made();
        let path = self.free_place(now)?;
        let copy = copy_beside(connection, &path)?;
        put_in_place(copy, &path).map_err(|error| unwritable(&path, &error))?;
        self.thin(now);
        backup_at(path).ok_or_else(|| Refusal::internal("a backup that was made is not there"))
    }

    fn free_place(&self, now: DateTime<Utc>) -> Result<PathBuf, Refusal> {
        fs::create_dir_all(&self.folder).map_err(|error| unwritable(&self.folder, &error))?;
        Ok(self.folder.join(now.format(NAME).to_string()).with_added_extension(ENDING))
    }

    fn thin(&self, now: DateTime<Utc>) {
        let found: Vec<_> = self.list().into_iter().filter(|backup| !backup.damaged).collect();
        let times: Vec<_> = found.iter().map(|backup| backup.at).collect();
        let superfluous = thin::superfluous(&times, now);
        for backup in found.iter().filter(|backup| superfluous.contains(&backup.at)) {
            // One that stays is one more than needed.
            let _ = fs::remove_file(&backup.path);
        }
        self.sweep();
    }

    /// Removes drafts that programs left which were ended while they made a backup.
    fn sweep(&self) {
        let is_old = |entry: &fs::DirEntry| entry.metadata()?.modified()?.elapsed().map_err(std::io::Error::other);
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let is_draft = entry.file_name().to_string_lossy().starts_with(DRAFT);
            if is_draft && is_old(&entry).is_ok_and(|age| age > A_DRAFT_TAKES) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

impl Store {
    /// Makes a backup now.
    pub fn back_up(&self, now: DateTime<Utc>) -> Result<Backup, Refusal> {
        self.backups().make(&self.connection, now)
    }

    /// Makes a backup if anything has changed since the last one.
    pub fn back_up_if_changed(&self, now: DateTime<Utc>) -> Result<Option<Backup>, Refusal> {
        self.back_up_if(now, TimeDelta::zero())
    }

    /// Makes a backup if anything has changed since the last one and that is some time ago.
    pub fn back_up_if_due(&self, now: DateTime<Utc>) -> Result<Option<Backup>, Refusal> {
        self.back_up_if(now, EVERY)
    }

    fn back_up_if(&self, now: DateTime<Utc>, apart: TimeDelta) -> Result<Option<Backup>, Refusal> {
        let newest = self.backups().list().into_iter().find(|backup| !backup.damaged);
        let stands = |backup: &Backup| {
            (TimeDelta::zero()..apart).contains(&(now - backup.at)) || self.is_as_in(&backup.path).unwrap_or(false)
        };
        if newest.is_some_and(|newest| stands(&newest)) { Ok(None) } else { self.back_up(now).map(Some) }
    }

    /// Whether a closed file holds the same.
    pub(crate) fn is_as_in(&self, file: &Path) -> rusqlite::Result<bool> {
        let file = Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok(Mark::of(&file)? == Mark::of(&self.connection)?)
    }
}

/// What tells two states of a workspace apart: whatever changes it changes its history, or the ledger beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    /// The last step of history with its time, and how many are taken back.
    step: Option<(i64, String, i64)>,
    /// Digest of what calendars have seen.
    #[serde(default)]
    ledger: Option<u64>,
}

impl Mark {
    /// That of a file.
    pub(crate) fn of(connection: &Connection) -> rusqlite::Result<Self> {
        let sql = "SELECT id, at, (SELECT count(*) FROM history WHERE undone) FROM history ORDER BY id DESC LIMIT 1";
        let step = connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        Ok(Self { step, ledger: ledger::digest(connection)? })
    }
}

fn backups_in(folder: &Path) -> Vec<Backup> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries.filter_map(|entry| backup_at(entry.path())).collect();
    found.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    found
}

fn backup_at(path: PathBuf) -> Option<Backup> {
    let ending = path.extension().filter(|ending| *ending == ENDING || *ending == DAMAGED)?;
    let (damaged, name) = (ending == DAMAGED, path.file_stem()?.to_str()?.to_owned());
    let at = NaiveDateTime::parse_from_str(&name, NAME).ok()?.and_utc();
    let bytes = fs::metadata(&path).ok()?.len();
    Some(Backup { name, at, damaged, bytes: u32::try_from(bytes).unwrap_or(u32::MAX), path })
}

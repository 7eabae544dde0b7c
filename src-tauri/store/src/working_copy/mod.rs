//! A workspace in a shared folder is worked on through a copy on this machine. It is brought back by
//! replacing the original as a whole, and only if nobody has changed that meanwhile: else both stay.

mod place;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDateTime, Utc};
use engagement::Refusal;
use serde::{Deserialize, Serialize};
use specta::Type;
use xxhash_rust::xxh3::xxh3_64;

pub(crate) use place::shared_place;

use crate::Store;
use crate::access::Access;
use crate::backups::Mark;
use crate::copy::copy_beside;
use crate::data_folder::DataFolder;
use crate::disk::{
    beside, draft_beside, folder_of, put_in_free_place, put_in_place, real, replace_workspace, unreadable, unwritable,
};
use crate::lock::{Lock, NoLock};
use crate::open::{open_here, read_only, reading};
use crate::refusal::refusal;

/// How a file that was kept beside an original says when, and how long that is.
const KEPT_AT: &str = "%Y-%m-%d %H.%M.%S";
const KEPT_AT_LETTERS: usize = "2026-07-01 12.00.00".len();

/// What a store keeps of the original of its working copy.
pub(crate) struct WorkingCopy {
    place: Place,
    taken: Taken,
    /// Keeps other programs of ours from the original, where its folder can.
    lock: Option<Lock>,
}

/// The folder of one workspace's working copy.
struct Place(PathBuf);

impl Place {
    fn of(original: &Path, data: &DataFolder) -> Self {
        Self(data.of_workspace("working-copies", original))
    }

    /// The copy itself.
    fn copy_of(&self, original: &Path) -> PathBuf {
        self.0.join(original.file_name().unwrap_or_default())
    }

    /// Says what the copy was taken from; without it there is no copy.
    fn note(&self) -> PathBuf {
        self.0.join("taken-from.json")
    }

    /// Names the file that work was put into because the original had been changed, until that is told.
    fn parted(&self) -> PathBuf {
        self.0.join("parted.json")
    }

    /// The file that is still to be told of.
    fn untold(&self) -> Option<PathBuf> {
        serde_json::from_slice(&fs::read(self.parted()).ok()?).ok()
    }
}

/// What a working copy was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Taken {
    /// Digest of the original's bytes.
    original: u64,
    /// What both held.
    #[serde(flatten)]
    mark: Mark,
}

/// Where work on a copy was brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "brought", rename_all = "camelCase")]
pub enum BroughtBack {
    /// To the original.
    Home,
    /// Another has changed the original meanwhile: to a file of its own beside it.
    Beside {
        /// That file.
        file: PathBuf,
    },
}

impl Store {
    /// Opens a workspace in a shared folder through a copy on this machine. Work that was not brought
    /// back the last time goes on where it was left; if the original was changed since, that work is put
    /// beside it first.
    pub fn open_working_copy(path: &Path, data: &DataFolder) -> Result<Self, Refusal> {
        let original = real(path);
        fs::metadata(&original).map_err(|error| unreadable(&original, &error))?;
        let mut store = Self::through_copy(&original, lock(&original)?, data)?;
        if store.is_behind()? {
            // It may be behind only in its note, if it was ended right after it was brought back.
            let is_the_same = store.is_as_in(&original).unwrap_or(false);
            if !is_the_same {
                store.bring_back(Utc::now())?;
            }
            store = store.taken_again(&original, data)?;
        }
        tell_of_parting(&mut store, data);
        Ok(store)
    }

    /// What kind of shared folder this workspace lies in, if it is worked on through a copy.
    pub fn copied_from(&self) -> Option<String> {
        self.working_copy.as_ref().and_then(|_| shared_place(&self.path))
    }

    /// Brings new work back to the shared folder; `None` where there is none. After a conflict nothing
    /// more can be changed here: the work goes on in the file beside the original.
    pub fn bring_back(&mut self, now: DateTime<Utc>) -> Result<Option<BroughtBack>, Refusal> {
        let mark = Mark::of(&self.connection).map_err(refusal)?;
        match &self.working_copy {
            Some(working) if working.taken.mark != mark => self.bring_back_all(now),
            _ => Ok(None),
        }
    }

    /// Whether it works on a copy.
    pub(crate) fn is_working_copy(&self) -> bool {
        self.working_copy.is_some()
    }

    /// Brings everything back, also what neither history nor ledger tells of.
    pub(crate) fn bring_back_all(&mut self, now: DateTime<Utc>) -> Result<Option<BroughtBack>, Refusal> {
        let mark = Mark::of(&self.connection).map_err(refusal)?;
        let Some(working) = self.working_copy.as_mut() else { return Ok(None) };
        let failed = |error| not_brought(&self.path, &error);
        if digest(&self.path).ok() == Some(working.taken.original) {
            let copy = copy_beside(&self.connection, &self.path)?;
            let original = digest(&copy).map_err(failed)?;
            replace_workspace(copy, &self.path).map_err(failed)?;
            working.taken = Taken { original, mark };
            write(&working.place.note(), &working.taken).map_err(failed)?;
            return Ok(Some(BroughtBack::Home));
        }
        let file = name_beside(&self.path, now);
        let copy = copy_beside(&self.connection, &file)?;
        put_in_free_place(copy, &file).map_err(failed)?;
        write(&working.place.parted(), &file).and_then(|()| fs::remove_file(working.place.note())).map_err(failed)?;
        working.taken.mark = mark;
        self.access = Access::Parted { file: file.clone() };
        Ok(Some(BroughtBack::Beside { file }))
    }

    fn through_copy(original: &Path, lock: Option<Lock>, data: &DataFolder) -> Result<Self, Refusal> {
        let place = Place::of(original, data);
        fs::create_dir_all(&place.0).map_err(|error| unwritable(&place.0, &error))?;
        let copy = place.copy_of(original);
        let taken = match left(&copy, &place.note()) {
            Some(taken) => taken,
            None => take(original, &copy, &place.note(), data)?,
        };
        let mut store = open_here(&copy, original, data)?;
        store.access.may_write(original)?;
        store.working_copy = Some(WorkingCopy { place, taken, lock });
        Ok(store)
    }

    /// Whether the original is no longer what the copy was taken from.
    fn is_behind(&self) -> Result<bool, Refusal> {
        let now = digest(&self.path).map_err(|error| unreadable(&self.path, &error))?;
        Ok(self.working_copy.as_ref().is_some_and(|working| working.taken.original != now))
    }

    /// Leaves a copy that is behind and takes a new one.
    fn taken_again(mut self, original: &Path, data: &DataFolder) -> Result<Self, Refusal> {
        let Some(working) = self.working_copy.take() else { return Ok(self) };
        drop(self);
        let note = working.place.note();
        match fs::remove_file(&note) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(unwritable(&note, &error)),
            _ => Self::through_copy(original, working.lock, data),
        }
    }
}

/// Opens a workspace in a shared folder as the person left it: through its copy, once they worked on one;
/// else, or where that cannot be done now, to be read.
pub(crate) fn as_left(path: &Path, place: String, data: &DataFolder) -> Result<Store, Refusal> {
    let has_copy = Place::of(path, data).note().is_file();
    let through_copy = has_copy.then(|| Store::open_working_copy(path, data));
    let reason = match through_copy {
        Some(Ok(store)) => return Ok(store),
        Some(Err(refusal)) => Some(refusal.to_string()),
        None => None,
    };
    let mut store = reading(path, Access::Shared { place }, data)?;
    store.note = reason.or_else(|| store.note.take());
    tell_of_parting(&mut store, data);
    Ok(store)
}

/// Says once that there are two files now.
fn tell_of_parting(store: &mut Store, data: &DataFolder) {
    let place = Place::of(&store.path, data);
    if let Some(file) = place.untold() {
        store.note = Some(beside_says(&store.path, &file));
        // Told twice is better than never.
        let _ = fs::remove_file(place.parted());
    }
}

/// What a copy that is there was taken from.
fn left(copy: &Path, note: &Path) -> Option<Taken> {
    fs::read(note).ok().and_then(|note| serde_json::from_slice(&note).ok()).filter(|_| copy.is_file())
}

/// Deletes the working copy of an original that nobody works on: it holds nothing that the original does not. Answers
/// its file where it is in use, or holds work that was not brought back.
pub(crate) fn leave_copy_of(original: &Path, data: &DataFolder) -> Option<PathBuf> {
    let place = Place::of(original, data);
    let (copy, note) = (place.copy_of(original), place.note());
    if !copy.exists() {
        return None;
    }
    let brought = |taken: &Taken| {
        let _lock = Lock::take(&copy).ok()?;
        let mark = Mark::of(&read_only(&copy).ok()?).ok()?;
        (taken.mark == mark).then_some(())
    };
    // Without its note a copy counts for nothing.
    if left(&copy, &note).as_ref().is_some_and(|taken| brought(taken).is_none()) {
        return Some(copy);
    }
    // The note goes first: without it the copy is no longer gone on with.
    let gone = |file: &Path| !file.exists() || fs::remove_file(file).is_ok();
    let files = [note, copy.clone(), beside(&copy, "-wal"), beside(&copy, "-shm"), beside(&copy, "-journal")];
    if files.iter().all(|file| gone(file)) { None } else { Some(copy) }
}

/// Files beside an original that hold this machine's work where both were changed.
pub(crate) fn kept_beside(original: &Path) -> Vec<PathBuf> {
    let stem = format!("{} (", original.file_stem().unwrap_or_default().to_string_lossy());
    let ending = format!(").{}", original.extension().unwrap_or_default().to_string_lossy());
    let is_kept = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let within = name.strip_prefix(&stem).and_then(|name| name.strip_suffix(&ending));
        // The author comes first and may be anybody.
        let time = within.and_then(|within| within.get(within.len().checked_sub(KEPT_AT_LETTERS)?..));
        time.is_some_and(|time| NaiveDateTime::parse_from_str(time, KEPT_AT).is_ok())
    };
    let entries = fs::read_dir(folder_of(original)).into_iter().flatten().flatten();
    let mut kept: Vec<_> = entries.map(|entry| entry.path()).filter(is_kept).collect();
    kept.sort();
    kept
}

/// Copies the original with all its journal holds. The note comes last: without it a copy counts for
/// nothing.
fn take(original: &Path, copy: &Path, note: &Path, data: &DataFolder) -> Result<Taken, Refusal> {
    let before = digest(original).map_err(|error| unreadable(original, &error))?;
    let store = reading(original, Access::Protected, data)?;
    let failed = |error| unwritable(copy, &error);
    replace_workspace(copy_beside(&store.connection, copy)?, copy).map_err(failed)?;
    let taken = Taken { original: before, mark: Mark::of(&store.connection).map_err(refusal)? };
    write(note, &taken).map_err(failed)?;
    Ok(taken)
}

fn write(note: &Path, says: &impl Serialize) -> std::io::Result<()> {
    let draft = draft_beside(note)?;
    fs::write(&draft, serde_json::to_vec(says)?)?;
    put_in_place(draft, note)
}

/// The lock of the original. Where its folder has none, a conflict is still found when bringing back.
fn lock(original: &Path) -> Result<Option<Lock>, Refusal> {
    match Lock::take(original) {
        Ok(lock) => Ok(Some(lock)),
        Err(NoLock::Failed(error)) if error.kind() == ErrorKind::Unsupported => Ok(None),
        Err(no_lock) => Err(no_lock.refusal(original)),
    }
}

fn not_brought(original: &Path, error: &std::io::Error) -> Refusal {
    Refusal::Unwritable {
        reason: format!(
            "{} cannot be replaced now: {error}. Your work is safe in the copy on this machine; it is brought back the next time.",
            original.display()
        ),
    }
}

fn digest(path: &Path) -> std::io::Result<u64> {
    fs::read(path).map(|bytes| xxh3_64(&bytes))
}

fn name_beside(original: &Path, now: DateTime<Utc>) -> PathBuf {
    let stem = original.file_stem().unwrap_or_default().to_string_lossy();
    let ending = original.extension().unwrap_or_default().to_string_lossy();
    let author = crate::transact::Stamp::here_and_now().author;
    let time = now.with_timezone(&Local).format(KEPT_AT);
    let author: String = author.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' ').collect();
    original.with_file_name(format!("{stem} ({author} {time}).{ending}"))
}

/// Why there are two files now.
pub(crate) fn beside_says(original: &Path, file: &Path) -> String {
    format!(
        "{} was changed elsewhere meanwhile. Both were kept: this machine's work stands in {}.",
        original.display(),
        file.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_before_the_ledger_counted_is_still_read() {
        let step = r#"[7,"2026-07-01T12:00:00Z",1]"#;
        let old: Taken = serde_json::from_str(&format!(r#"{{"original":{},"step":{step}}}"#, u64::MAX)).unwrap();
        assert_eq!(old.original, u64::MAX);
        let now: serde_json::Value = serde_json::to_value(&old).unwrap();
        assert_eq!(now["step"].to_string(), step);
        assert_eq!(serde_json::from_value::<Taken>(now).unwrap(), old);
        let noted = serde_json::json!({ "original": 1, "step": null, "ledger": u64::MAX });
        let new: Taken = serde_json::from_value(noted.clone()).unwrap();
        assert_eq!(serde_json::to_value(&new).unwrap(), noted);
    }
}

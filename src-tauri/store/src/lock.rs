//! One writer. A lock of the operating system on a small file beside the workspace says who may write;
//! it ends with its process, so it is never stale. Who that is stands in a second small file, because
//! some systems do not let others read a locked one.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, Local, Utc};
use engagement::Refusal;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::access::Access;
use crate::disk::{beside, unwritable};
use crate::transact::Stamp;

/// Who has a workspace open for writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Holder {
    /// The person.
    pub user: String,
    /// Name of the machine.
    pub machine: String,
    /// Name of the program.
    pub program: String,
    /// Number of its process on that machine.
    pub process: u32,
    /// Since when.
    pub since: DateTime<Utc>,
}

impl Holder {
    /// This process, from now on.
    fn here_and_now() -> Self {
        let program = std::env::current_exe().ok();
        let program = program.as_deref().and_then(Path::file_stem).unwrap_or_default();
        Self {
            user: Stamp::here_and_now().author,
            machine: whoami::hostname().unwrap_or_default(),
            program: program.to_string_lossy().into_owned(),
            process: std::process::id(),
            since: Utc::now(),
        }
    }
}

impl std::fmt::Display for Holder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        let since = self.since.with_timezone(&Local).format("%Y-%m-%d %H:%M");
        write!(formatter, "{} on {} in {} since {since}", self.user, self.machine, self.program)
    }
}

/// The right to write to a workspace, until it is dropped or the process ends.
#[derive(Debug)]
pub(crate) struct Lock {
    /// Open as long as the lock is held.
    _file: File,
    path: PathBuf,
}

/// Why there is no lock.
pub(crate) enum NoLock {
    /// Another has it; who, where that can be read.
    Held(Option<Holder>),
    /// The system gives none here.
    Failed(io::Error),
}

impl NoLock {
    /// Says so to the person.
    pub fn refusal(self, path: &Path) -> Refusal {
        match self {
            Self::Held(holder) => Access::Held { holder }.refusal(path),
            Self::Failed(error) => unwritable(path, &error),
        }
    }
}

impl Lock {
    /// Takes the lock of a workspace.
    pub fn take(path: &Path) -> Result<Self, NoLock> {
        let lock = beside(path, LOCK);
        let started = Instant::now();
        loop {
            let file = File::options().create(true).append(true).open(&lock).map_err(NoLock::Failed)?;
            match file.try_lock() {
                // The last one may have removed the file between opening and locking: the lock is on
                // nothing then, and another could take the real one.
                Ok(()) if !is_still(&file, &lock).map_err(NoLock::Failed)? => {}
                Ok(()) => return Ok(Self::held(file, path)),
                // It may be one who only asks, or who is about to say who he is.
                Err(TryLockError::WouldBlock) if started.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(NoLock::Held(holder(path))),
                Err(TryLockError::Error(error)) => return Err(NoLock::Failed(error)),
            }
        }
    }

    /// Asks whether a workspace is open for writing, and by whom as far as that can be read.
    pub fn holder_of(path: &Path) -> Option<Option<Holder>> {
        let file = File::open(beside(path, LOCK)).ok()?;
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => Some(holder(path)),
            _ => None,
        }
    }

    fn held(file: File, path: &Path) -> Self {
        let holder = serde_json::to_vec(&Holder::here_and_now()).unwrap_or_default();
        // Only what others are told hangs on it.
        let _ = fs::write(beside(path, HOLDER), holder);
        Self { _file: file, path: path.to_owned() }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still locked; the lock itself ends when the file is closed. What stays behind
        // locks nothing.
        let _ = fs::remove_file(beside(&self.path, HOLDER));
        let _ = fs::remove_file(beside(&self.path, LOCK));
    }
}

/// How long a lock must be held by another to be taken for a writer's.
const PATIENCE: Duration = Duration::from_millis(60);
const PAUSE: Duration = Duration::from_millis(5);

const LOCK: &str = "-lock";
const HOLDER: &str = "-holder";

fn holder(path: &Path) -> Option<Holder> {
    serde_json::from_slice(&fs::read(beside(path, HOLDER)).ok()?).ok()
}

fn is_still(file: &File, path: &Path) -> io::Result<bool> {
    let ours = same_file::Handle::from_file(file.try_clone()?)?;
    match same_file::Handle::from_path(path) {
        Ok(there) => Ok(ours == there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

//! The folder in which Liaison keeps copies for this person on this machine: backups and working copies.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use xxhash_rust::xxh3::xxh3_64;

/// Names another folder, for tests and for people whose home folder is no place for it.
const VARIABLE: &str = "LIAISON_DATA";

/// The folder for what Liaison keeps of its own.
#[derive(Debug, Clone)]
pub struct DataFolder(PathBuf);

impl DataFolder {
    /// The one of the person who is logged in, unless `LIAISON_DATA` names another.
    pub fn of_this_person() -> Self {
        let named = std::env::var_os(VARIABLE).filter(|named| !named.is_empty()).map(PathBuf::from);
        let usual = || ProjectDirs::from("", "", "Liaison").map(|dirs| dirs.data_local_dir().to_owned());
        // Without a home folder there is still one for what is temporary.
        Self(named.or_else(usual).unwrap_or_else(|| std::env::temp_dir().join("liaison")))
    }

    /// Another one.
    pub fn at(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// A folder in it for one workspace, by its path: it must be found also when the file is damaged.
    pub(crate) fn of_workspace(&self, what: &str, path: &Path) -> PathBuf {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let digest = xxh3_64(path.as_os_str().as_encoded_bytes());
        self.0.join(what).join(format!("{name}-{digest:016x}"))
    }

    /// Those folders of all workspaces.
    pub(crate) fn of_workspaces(&self, what: &str) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.0.join(what)).into_iter().flatten().flatten();
        let mut folders: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
        folders.sort();
        folders
    }
}

//! What is remembered for this person on this machine and is no part of any workspace: recent
//! files, the last one open, Word templates, theme, columns. One small JSON file in the user's configuration folder.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use engagement::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tauri::{AppHandle, Manager};

/// How many recent files are remembered.
const RECENT: usize = 10;

/// The longest preference the page may store, in bytes of JSON.
const LONGEST: usize = 64 * 1024;

/// How many preferences the page may store.
const MOST: usize = 100;

/// The preferences with the file they are kept in.
pub(crate) struct Preferences {
    file: PathBuf,
    kept: Mutex<Kept>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    last_open: Option<PathBuf>,
    recent: Vec<PathBuf>,
    /// Workspaces and the Word documents that their plans go into, the one chosen last first.
    templates: Vec<(PathBuf, PathBuf)>,
    page: Map<String, Value>,
}

impl Preferences {
    /// Reads the preferences; where there are none, or they cannot be read, starts with none.
    pub fn of(app: &AppHandle) -> tauri::Result<Self> {
        Ok(Self::at(app.path().app_config_dir()?.join("preferences.json")))
    }

    fn at(file: PathBuf) -> Self {
        let kept = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { file, kept: Mutex::new(kept.unwrap_or_default()) }
    }

    /// The workspace that was open when the program was left.
    pub fn last_open(&self) -> Option<PathBuf> {
        self.read(|kept| kept.last_open.clone())
    }

    /// Recent workspaces, the newest first.
    pub fn recent(&self) -> Vec<PathBuf> {
        self.read(|kept| kept.recent.clone())
    }

    /// Puts a workspace first among the recent ones.
    pub fn remember_open(&self, path: &Path) {
        self.write(|kept| {
            kept.last_open = Some(path.to_owned());
            kept.recent.retain(|other| other != path);
            kept.recent.insert(0, path.to_owned());
            kept.recent.truncate(RECENT);
        });
    }

    /// The next start opens nothing.
    pub fn forget_last_open(&self) {
        self.write(|kept| kept.last_open = None);
    }

    /// The Word document that plans of the open workspace go into, where one was chosen.
    pub fn template(&self) -> Option<PathBuf> {
        self.read(|kept| {
            let open = kept.last_open.as_ref()?;
            kept.templates.iter().find(|(workspace, _)| workspace == open).map(|(_, template)| template.clone())
        })
    }

    /// Remembers a Word document for the open workspace; nothing goes back to ours.
    pub fn remember_template(&self, template: Option<PathBuf>) {
        self.write(|kept| {
            let Some(open) = kept.last_open.clone() else { return };
            kept.templates.retain(|(workspace, _)| *workspace != open);
            kept.templates.splice(0..0, template.map(|template| (open, template)));
            kept.templates.truncate(MOST);
        });
    }

    /// A value the page has stored.
    pub fn get(&self, name: &str) -> Option<Value> {
        self.read(|kept| kept.page.get(name).cloned())
    }

    /// Stores a value for the page.
    pub fn set(&self, name: String, value: Value) -> Result<(), Refusal> {
        let fits = name.len() + value.to_string().len() <= LONGEST;
        if !fits || self.read(|kept| kept.page.len() >= MOST && !kept.page.contains_key(&name)) {
            return Err(Refusal::impossible("This preference is too large to be remembered."));
        }
        self.write(|kept| kept.page.insert(name, value));
        Ok(())
    }

    fn read<T>(&self, look: impl FnOnce(&Kept) -> T) -> T {
        look(&self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn write<T>(&self, change: impl FnOnce(&mut Kept) -> T) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut kept);
        // A preference that cannot be kept is not worth a word: the work itself is not in it.
        let _ = self.save(&kept);
    }

    fn save(&self, kept: &Kept) -> std::io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, kept)?;
        file.persist(&self.file)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config/preferences.json");
        let first = Preferences::at(file.clone());
        first.remember_open(Path::new("/a.liaison"));
        first.remember_open(Path::new("/b.liaison"));
        first.remember_open(Path::new("/a.liaison"));
        first.set("theme".into(), "dark".into()).unwrap();
        let next = Preferences::at(file);
        assert_eq!(next.last_open(), Some("/a.liaison".into()));
        assert_eq!(next.recent(), [PathBuf::from("/a.liaison"), "/b.liaison".into()], "each once, the newest first");
        assert_eq!(next.get("theme"), Some("dark".into()));
    }

    #[test]
    fn a_template_is_kept_for_its_workspace_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("preferences.json");
        let first = Preferences::at(file.clone());
        first.remember_template(Some("/none.docx".into()));
        first.remember_open(Path::new("/a.liaison"));
        first.remember_template(Some("/old.docx".into()));
        first.remember_template(Some("/a.docx".into()));
        first.remember_open(Path::new("/b.liaison"));
        assert_eq!(first.template(), None, "another workspace has its own");
        let next = Preferences::at(file);
        next.remember_open(Path::new("/a.liaison"));
        assert_eq!(next.template(), Some("/a.docx".into()), "and it is there at the next start");
        next.remember_template(None);
        assert_eq!(next.template(), None);
    }

    #[test]
    fn a_preference_that_would_fill_the_disk_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let preferences = Preferences::at(folder.path().join("preferences.json"));
        assert!(preferences.set("x".into(), "y".repeat(LONGEST).into()).is_err());
        for name in 0..MOST {
            preferences.set(name.to_string(), true.into()).unwrap();
        }
        assert!(preferences.set("one more".into(), true.into()).is_err());
        assert!(preferences.set("0".into(), false.into()).is_ok(), "a known one may change");
    }
}

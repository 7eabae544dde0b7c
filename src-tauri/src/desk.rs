//! What the window works on: the open workspace, preferences and dialogs. Commands reach the store
//! through here, on a thread that may wait, one after the other.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use engagement::Refusal;
use store::{Access, Stamp, Store};
use tauri::AppHandle;
use tokio::sync::SetOnce;

use crate::dialogs::Dialogs;
use crate::preferences::Preferences;
use crate::watch::{brought_back, warn};

/// The one desk of the program.
pub(crate) struct Desk {
    pub preferences: Preferences,
    pub dialogs: Box<dyn Dialogs>,
    /// Set to stop the export that is running.
    pub cancelled: AtomicBool,
    /// The file exported last, to be shown in its folder.
    pub exported: Mutex<Option<PathBuf>>,
    open: Mutex<Opened>,
    /// The workspace that could not be opened the last time.
    refused: Mutex<Option<PathBuf>>,
    /// Set when the workspace of the start is open, or known not to be.
    started: SetOnce<()>,
}

/// The workspace on the desk, and why the one asked for last is not there.
#[derive(Default)]
struct Opened {
    store: Option<Store>,
    trouble: Option<Refusal>,
}

impl Desk {
    pub fn new(preferences: Preferences, dialogs: Box<dyn Dialogs>) -> Self {
        Self {
            preferences,
            dialogs,
            cancelled: AtomicBool::new(false),
            exported: Mutex::default(),
            open: Mutex::default(),
            refused: Mutex::default(),
            started: SetOnce::new(),
        }
    }

    /// Opens the workspace the program was started with or, without one, the one it was left with.
    /// Commands that came before wait for it.
    pub async fn start(self: &Arc<Self>, app: &AppHandle, file: Option<PathBuf>) {
        if let Some(path) = file.or_else(|| self.preferences.last_open()) {
            let (desk, app) = (self.clone(), app.clone());
            if let Err(refusal) = waiting(move || desk.put(&app, &path, || Store::open(&path))).await {
                self.lock().trouble = Some(refusal);
            }
        }
        // Only this sets it, and only once.
        let _ = self.started.set(());
    }

    /// Opens a workspace and puts it on the desk in place of the one that is there.
    pub fn put(
        &self,
        app: &AppHandle,
        path: &Path,
        open: impl FnOnce() -> Result<Store, Refusal>,
    ) -> Result<(), Refusal> {
        let mut opened = self.lock();
        // A file is closed before it is opened again; another stays until the new one is there.
        let same = opened.store.take_if(|store| store.is_at(path)).map(|store| leave(store, app)).is_some();
        match open() {
            Ok(store) => {
                self.preferences.remember_open(store.path());
                crate::window::set_title(app, Some(&file_name(store.path())));
                if let Some(before) = std::mem::take(&mut *opened).store {
                    leave(before, app);
                }
                back_up(&store);
                opened.store = Some(store);
                Ok(())
            }
            Err(refusal) => {
                if same {
                    opened.store = Store::open(path).ok();
                }
                if matches!(refusal, Refusal::Unreadable { .. }) {
                    opened.trouble = Some(refusal.clone());
                    *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.to_owned());
                }
                Err(refusal)
            }
        }
    }

    /// The workspace that could not be opened the last time.
    pub fn refused(&self) -> Option<PathBuf> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Clears the desk.
    pub fn clear(&self, app: &AppHandle) {
        self.close(app);
        self.preferences.forget_last_open();
        crate::window::set_title(app, None);
    }

    /// Closes the workspace, which is to be on the desk at the next start again.
    pub fn close(&self, app: &AppHandle) {
        if let Some(store) = std::mem::take(&mut *self.lock()).store {
            leave(store, app);
        }
    }

    /// Runs `work` on the open workspace on a thread that may wait.
    pub async fn with<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Store) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        self.with_any(|store, _| match store {
            Some(store) => work(store),
            None => Err(Refusal::impossible("No workspace is open. Open one or make a new one.")),
        })
        .await
    }

    /// Looks into the open workspace beside those who write: nobody waits for what takes a while to work out.
    pub async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        look: impl FnOnce(&Store) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let reader = self.with(|store| store.reader()).await?;
        waiting(move || look(&reader)).await
    }

    /// Runs `work` on what is open, if anything is, and on why it is not.
    pub async fn with_any<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(Option<&mut Store>, Option<&Refusal>) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        self.started.wait().await;
        let desk = self.clone();
        waiting(move || {
            let mut open = desk.lock();
            let Opened { store, trouble } = &mut *open;
            work(store.as_mut(), trouble.as_ref())
        })
        .await
    }

    fn lock(&self) -> MutexGuard<'_, Opened> {
        // A panic in a command rolled its transaction back; the store behind the lock is whole.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes a workspace. Work that cannot be brought back to its shared folder stays in its copy, with which
/// the next time begins.
fn leave(mut store: Store, app: &AppHandle) {
    let said = brought_back(&mut store, Stamp::here_and_now().at).unwrap_or_else(|refusal| Some(refusal.to_string()));
    if let Some(said) = said {
        warn(app, said);
    }
}

/// Backs up what has changed since the last time; whether that can be done is told while it is open.
fn back_up(store: &Store) {
    if let (Access::Writing, Ok(reader)) = (store.access(), store.reader()) {
        std::thread::spawn(move || reader.back_up_if_changed(Stamp::here_and_now().at));
    }
}

/// Runs `work` on a thread that may wait. A panic in it becomes a refusal that names the log, never a dead window.
pub(crate) async fn waiting<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(Refusal::Internal { reason: panic_log::sentence() }))
}

/// The name a person knows a file by.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use tauri::async_runtime::block_on;

    use super::*;

    #[test]
    fn a_panic_in_a_command_is_a_refusal_that_names_the_log_and_quotes_nothing() {
        let name = "Müller".to_owned();
        let panicking = block_on(waiting::<()>(move || panic!("no code for {name}")));
        let Err(Refusal::Internal { reason }) = panicking else { panic!("{panicking:?}") };
        assert!(reason.contains(&panic_log::file().display().to_string()), "{reason}");
        assert!(!reason.contains("Müller"), "{reason}");
        assert_eq!(block_on(waiting(|| Ok(5))), Ok(5), "and the next command is carried out");
    }
}

//! What the window works on: the open workspace, preferences and dialogs. Commands reach the store
//! through here, on a thread that may wait, one after the other.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use engagement::Refusal;
use store::Store;
use tauri::AppHandle;
use tokio::sync::SetOnce;

use crate::dialogs::Dialogs;
use crate::preferences::Preferences;

/// The one desk of the program.
pub(crate) struct Desk {
    pub preferences: Preferences,
    pub dialogs: Box<dyn Dialogs>,
    /// Set to stop the export that is running.
    pub cancelled: AtomicBool,
    /// The file exported last, to be shown in its folder.
    pub exported: Mutex<Option<PathBuf>>,
    open: Mutex<Opened>,
    /// Set when the workspace of the start is open, or known not to be.
    started: SetOnce<()>,
}

/// The workspace on the desk, and why the one the program started with is not there.
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
            started: SetOnce::new(),
        }
    }

    /// Opens the workspace the program was started with or, without one, the one it was left with.
    /// Commands that came before wait for it.
    pub fn start(&self, app: &AppHandle, file: Option<PathBuf>) {
        if let Some(path) = file.or_else(|| self.preferences.last_open()) {
            let mut open = self.lock();
            match Store::open(&path) {
                Ok(store) => self.place(app, &mut open, store),
                Err(refusal) => open.trouble = Some(refusal),
            }
        }
        // Only this sets it, and only once.
        let _ = self.started.set(());
    }

    /// Puts a workspace on the desk in place of the one that is there.
    pub fn put(&self, app: &AppHandle, store: Store) {
        let mut open = self.lock();
        self.place(app, &mut open, store);
    }

    /// Clears the desk.
    pub fn clear(&self, app: &AppHandle) {
        *self.lock() = Opened::default();
        self.preferences.forget_last_open();
        crate::window::set_title(app, None);
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

    fn place(&self, app: &AppHandle, open: &mut Opened, store: Store) {
        self.preferences.remember_open(store.path());
        crate::window::set_title(app, Some(&file_name(store.path())));
        *open = Opened { store: Some(store), trouble: None };
    }

    fn lock(&self) -> MutexGuard<'_, Opened> {
        // A panic in a command rolled its transaction back; the store behind the lock is whole.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs `work` on a thread that may wait. A panic in it becomes a refusal, never a dead window.
pub(crate) async fn waiting<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(Refusal::internal(error)))
}

/// The name a person knows a file by.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

//! Workspace files: what is open, new, open, recent, copy, close.

use std::path::PathBuf;
use std::sync::Arc;

use engagement::template::{TEMPLATES, Template};
use engagement::{Engagement, Kind, Refusal, Workspace};
use serde::Serialize;
use specta::Type;
use store::{Access, Stamp, Store};
use tauri::AppHandle;

use super::OnDesk;
use crate::desk::{Desk, file_name, waiting};
use crate::dialogs::{self, ENDING, Question};

/// What the window stands on.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct State {
    /// The open workspace.
    open: Option<OpenWorkspace>,
    /// Why the workspace asked for last is not open.
    trouble: Option<Refusal>,
    /// What undo would take back.
    undo: Option<String>,
    /// What redo would bring back.
    redo: Option<String>,
    /// Workspaces opened before, the newest first.
    recent: Vec<Recent>,
    /// What a new workspace can start from.
    templates: Vec<Start>,
    /// Today, as 2026-07-01, by the machine's clock.
    today: String,
    /// The person at the desk.
    author: String,
    /// Version of the program.
    version: String,
}

#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
struct OpenWorkspace {
    path: String,
    file_name: String,
    workspace: Workspace,
    engagements: Vec<Engagement>,
    /// Whether it can be changed and, if not, why.
    access: Access,
    /// Why it cannot be changed, in a sentence.
    read_only: Option<String>,
    /// What the person should know of how the file was found, in a sentence.
    note: Option<String>,
    /// What kind of shared folder it lies in, if it is worked on through a copy on this machine.
    copied_from: Option<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
struct Recent {
    path: String,
    file_name: String,
    /// Whether the file is still where it was.
    there: bool,
}

#[derive(Debug, Clone, Serialize, Type)]
struct Start {
    name: String,
    title: String,
    about: String,
}

impl From<&Template> for Start {
    fn from(it: &Template) -> Self {
        Self { name: it.name.into(), title: it.title.into(), about: it.about.into() }
    }
}

/// What the window stands on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn state(desk: OnDesk<'_>) -> Result<State, Refusal> {
    state_of(desk.inner()).await
}

/// Asks for a place, makes a workspace from a template there and opens it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn new_workspace(app: AppHandle, desk: OnDesk<'_>, template: String) -> Result<State, Refusal> {
    let template = Template::named(&template)?;
    let question = Question::Save {
        title: "New workspace".into(),
        name: format!("{}.{ENDING}", if template.name == "blank" { "engagement" } else { template.name }),
        ending: ENDING,
    };
    let path = dialogs::path(desk.dialogs.as_ref(), question).await?;
    put(&app, desk.inner(), path.clone(), move || Store::create(&path, template)).await
}

/// Asks for a workspace and opens it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_workspace(app: AppHandle, desk: OnDesk<'_>) -> Result<State, Refusal> {
    let path = dialogs::path(desk.dialogs.as_ref(), Question::Open).await?;
    put(&app, desk.inner(), path.clone(), move || Store::open(&path)).await
}

/// Opens one of the recent workspaces by its place in the list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_recent(app: AppHandle, desk: OnDesk<'_>, index: u32) -> Result<State, Refusal> {
    let recent = desk.preferences.recent();
    let path = usize::try_from(index).ok().and_then(|index| recent.into_iter().nth(index));
    let path = path.ok_or_else(|| Refusal::impossible("There is no such recent workspace. Open it by its file."))?;
    put(&app, desk.inner(), path.clone(), move || Store::open(&path)).await
}

/// Asks for a place and writes a whole copy there; answers its path.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_copy(desk: OnDesk<'_>) -> Result<String, Refusal> {
    let name =
        desk.with(|store| Ok(store.path().file_stem().unwrap_or_default().to_string_lossy().into_owned())).await?;
    let question =
        Question::Save { title: "Save a copy".into(), name: format!("{name} copy.{ENDING}"), ending: ENDING };
    let path = dialogs::path(desk.dialogs.as_ref(), question).await?;
    desk.with(move |store| store.save_copy(&path).map(|()| path.display().to_string())).await
}

/// Closes the workspace; the window stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_workspace(app: AppHandle, desk: OnDesk<'_>) -> Result<State, Refusal> {
    let cleared = desk.inner().clone();
    waiting(move || {
        cleared.clear(&app);
        Ok(())
    })
    .await?;
    state_of(desk.inner()).await
}

/// Everything typed is stored: the window may close.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave(app: AppHandle) -> Result<(), Refusal> {
    crate::window::close(&app).map_err(Refusal::internal)
}

/// Opens a workspace in place of the one that is open.
pub(crate) async fn put(
    app: &AppHandle,
    desk: &Arc<Desk>,
    path: PathBuf,
    open: impl FnOnce() -> Result<Store, Refusal> + Send + 'static,
) -> Result<State, Refusal> {
    let (app, on) = (app.clone(), desk.clone());
    waiting(move || on.put(&app, &path, open)).await?;
    state_of(desk).await
}

async fn state_of(desk: &Arc<Desk>) -> Result<State, Refusal> {
    let recent = desk.preferences.recent();
    desk.with_any(move |store, trouble| {
        let mut state = State {
            open: None,
            trouble: trouble.cloned(),
            undo: None,
            redo: None,
            recent: recent.into_iter().map(recent_file).collect(),
            templates: TEMPLATES.iter().map(Start::from).collect(),
            today: chrono::Local::now().date_naive().to_string(),
            author: Stamp::here_and_now().author,
            version: env!("CARGO_PKG_VERSION").into(),
        };
        if let Some(store) = store {
            state.undo = store.undo_label()?;
            state.redo = store.redo_label()?;
            state.open = Some(open_workspace_of(store)?);
        }
        Ok(state)
    })
    .await
}

fn open_workspace_of(store: &Store) -> Result<OpenWorkspace, Refusal> {
    let engagements = store.list(Kind::Engagement, None)?.into_iter().map(Engagement::try_from);
    Ok(OpenWorkspace {
        path: store.path().display().to_string(),
        file_name: file_name(store.path()),
        workspace: store.workspace()?,
        access: store.access().clone(),
        read_only: store.access().reason(store.path()),
        note: store.note().map(str::to_owned),
        copied_from: store.copied_from(),
        engagements: engagements.collect::<Result<_, _>>()?,
    })
}

fn recent_file(path: PathBuf) -> Recent {
    Recent { file_name: file_name(&path), there: path.is_file(), path: path.display().to_string() }
}

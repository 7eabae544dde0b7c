//! What keeps a year of work: backups, looks into damaged files, copies of workspaces in shared folders.

use std::path::PathBuf;

use engagement::Refusal;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Backup, Backups, DataFolder, Rescue, Stamp, Store, Verdict};
use tauri::AppHandle;

use super::OnDesk;
use super::workspace::{State, put};
use crate::desk::waiting;
use crate::dialogs::{self, ENDING, Question};

/// Which workspace is meant, since the page cannot name a path.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Which {
    /// The open one.
    Open,
    /// The one that could not be opened the last time.
    Refused,
}

/// The backups of a workspace, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backups(desk: OnDesk<'_>, which: Which) -> Result<Vec<Backup>, Refusal> {
    let path = path_of(&desk, which).await?;
    waiting(move || Ok(Backups::of(&path, &DataFolder::of_this_person()).list())).await
}

/// Makes a backup of the open workspace now, beside whatever is typed meanwhile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn back_up(desk: OnDesk<'_>) -> Result<Backup, Refusal> {
    desk.read(|store| store.back_up(Stamp::here_and_now().at)).await
}

/// Puts the backup of that name in the place of its workspace, and opens it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore(app: AppHandle, desk: OnDesk<'_>, which: Which, name: String) -> Result<State, Refusal> {
    let path = path_of(&desk, which).await?;
    put(&app, desk.inner(), path.clone(), move || {
        let data = DataFolder::of_this_person();
        Backups::of(&path, &data).restore(&name, &data, Stamp::here_and_now().at)?;
        Store::open(&path)
    })
    .await
}

/// Says what is sound in a workspace and what is not.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify(desk: OnDesk<'_>, which: Which) -> Result<Verdict, Refusal> {
    let path = path_of(&desk, which).await?;
    waiting(move || store::verify(&path)).await
}

/// Asks for a place and saves what can be read of the refused workspace there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rescue(desk: OnDesk<'_>) -> Result<Rescue, Refusal> {
    let path = path_of(&desk, Which::Refused).await?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let question = Question::Save {
        title: "Save what can be read".into(),
        name: format!("{name} rescued.{ENDING}"),
        ending: ENDING,
    };
    let to = dialogs::path(desk.dialogs.as_ref(), question).await?;
    waiting(move || store::rescue(&path, &to)).await
}

/// Goes on with the open workspace, which lies in a shared folder, through a copy on this machine.
#[tauri::command]
#[specta::specta]
pub(crate) async fn work_on_copy(app: AppHandle, desk: OnDesk<'_>) -> Result<State, Refusal> {
    let path = path_of(&desk, Which::Open).await?;
    put(&app, desk.inner(), path.clone(), move || Store::open_working_copy(&path, &DataFolder::of_this_person())).await
}

async fn path_of(desk: &OnDesk<'_>, which: Which) -> Result<PathBuf, Refusal> {
    match which {
        Which::Open => desk.with(|store| Ok(store.path().to_owned())).await,
        Which::Refused => {
            desk.refused().ok_or_else(|| Refusal::impossible("No workspace was refused. Open one first."))
        }
    }
}

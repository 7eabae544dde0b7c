//! Reading and changing the engagement model.

use engagement::{Change, Done, Entity, Id, Kind, KindFacts, Refusal};
use serde::Serialize;
use specta::Type;
use store::{HistoryEntry, RowHistoryEntry, Stamp, Store};
use tauri::AppHandle;
use tauri_specta::Event;

use super::OnDesk;

/// Told after every change, undo and redo: what it touched.
#[derive(Debug, Clone, Serialize, Type, Event)]
#[tauri_specta(event_name = "touched")]
pub(crate) struct TouchedEvent(pub Done);

/// What is known of every kind's fields.
#[tauri::command]
#[specta::specta]
pub(crate) fn facts() -> Vec<KindFacts> {
    engagement::facts()
}

/// The entities of a kind in order; with a scope, those of one list or engagement.
#[tauri::command]
#[specta::specta]
pub(crate) async fn list(desk: OnDesk<'_>, kind: Kind, scope: Option<String>) -> Result<Vec<Entity>, Refusal> {
    desk.with(move |store| store.list(kind, scope.as_deref())).await
}

/// Those of the entities that are still there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn get(desk: OnDesk<'_>, kind: Kind, ids: Vec<Id>) -> Result<Vec<Entity>, Refusal> {
    desk.with(move |store| ids.iter().filter_map(|id| store.get(kind, id).transpose()).collect()).await
}

/// Carries out changes as one transaction and one step of undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change(
    app: AppHandle,
    desk: OnDesk<'_>,
    changes: Vec<Change>,
    label: Option<String>,
    visit: Option<String>,
) -> Result<Done, Refusal> {
    let work =
        move |store: &mut Store| store.change(&Stamp::here_and_now(), &changes, label.as_deref(), visit.as_deref());
    tell(&app, desk.with(work).await?)
}

/// Takes back the last step.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo(app: AppHandle, desk: OnDesk<'_>) -> Result<Done, Refusal> {
    tell(&app, desk.with(Store::undo).await?)
}

/// Brings back the step that was undone last.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo(app: AppHandle, desk: OnDesk<'_>) -> Result<Done, Refusal> {
    tell(&app, desk.with(Store::redo).await?)
}

/// The newest steps, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history(desk: OnDesk<'_>, limit: u32) -> Result<Vec<HistoryEntry>, Refusal> {
    desk.with(move |store| store.history(limit)).await
}

/// The newest steps that touched one row, newest first. Read beside the open store: after an import of
/// very many rows it takes a moment, and no edit shall wait for it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_of(
    desk: OnDesk<'_>,
    kind: Kind,
    id: Id,
    limit: u32,
) -> Result<Vec<RowHistoryEntry>, Refusal> {
    desk.read(move |store| store.history_of(kind, &id, limit)).await
}

/// Tells every view what was touched.
pub(crate) fn tell(app: &AppHandle, done: Done) -> Result<Done, Refusal> {
    TouchedEvent(done.clone()).emit(app).map_err(Refusal::internal)?;
    Ok(done)
}

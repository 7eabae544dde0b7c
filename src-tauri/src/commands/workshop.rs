//! The workshop: started, seen, carried on, and the window that fills the screen for it.

use engagement::workshop::{Room, Starting, WorkshopDeed};
use engagement::{Done, Id, Refusal};
use store::{Stamp, Store};
use tauri::AppHandle;

use super::OnDesk;
use super::documents::Exported;
use super::model::tell;

/// Starts a workshop, as one step of undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_workshop(app: AppHandle, desk: OnDesk<'_>, starting: Starting) -> Result<Done, Refusal> {
    let work = move |store: &mut Store| store.start_workshop(&Stamp::here_and_now(), &starting);
    tell(&app, desk.with(work).await?)
}

/// What the room sees of a workshop.
#[tauri::command]
#[specta::specta]
pub(crate) async fn room(desk: OnDesk<'_>, workshop_id: Id) -> Result<Room, Refusal> {
    desk.with(move |store| store.room(&workshop_id)).await
}

/// Carries a workshop one step on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn carry_on(
    app: AppHandle,
    desk: OnDesk<'_>,
    workshop_id: Id,
    deed: WorkshopDeed,
) -> Result<Done, Refusal> {
    let work = move |store: &mut Store| store.carry_on(&Stamp::here_and_now(), &workshop_id, &deed);
    tell(&app, desk.with(work).await?)
}

/// Asks for a place and writes ballots for everyone at the table there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_ballots(app: AppHandle, desk: OnDesk<'_>, workshop_id: Id) -> Result<Exported, Refusal> {
    let sheet = desk.with(move |store| store.ballots(&workshop_id)).await?;
    let title = format!("Ballots, {}", sheet.subject);
    super::documents::export(&app, &desk, "Export the ballots", &title, "html", move |path, _| {
        documents::replace(path, documents::ballots_page(&sheet).as_bytes()).map(|()| Vec::new())
    })
    .await
}

/// Lets the window fill the screen, or not.
#[tauri::command]
#[specta::specta]
pub(crate) fn fill_screen(app: AppHandle, fill: bool) {
    crate::window::fill_screen(&app, fill);
}

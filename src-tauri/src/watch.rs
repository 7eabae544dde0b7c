//! While a workspace is open: backups in step with the work, and work brought back to a shared folder.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use engagement::Refusal;
use serde::Serialize;
use specta::Type;
use store::{BroughtBack, Stamp, Store};
use tauri::AppHandle;
use tauri_specta::Event;

use crate::desk::{Desk, waiting};

/// How often it is asked whether something is due.
const PAUSE: Duration = Duration::from_secs(60);

/// Told when a backup could not be made, or work could not be brought back to its file: why, in a sentence.
#[derive(Debug, Clone, Serialize, Type, Event)]
#[tauri_specta(event_name = "warning")]
pub(crate) struct WarningEvent(pub String);

/// Watches until the program ends.
pub(crate) async fn watch(app: AppHandle, desk: Arc<Desk>) {
    let mut warned = None;
    loop {
        tokio::time::sleep(PAUSE).await;
        let reason = care(&desk).await.unwrap_or_else(|refusal| Some(refusal.to_string()));
        // The same is not said every minute.
        if let Some(reason) = reason.clone().filter(|_| reason != warned) {
            warn(&app, reason);
        }
        warned = reason;
    }
}

/// Says something that nobody asked for. Where there is no page any more, nobody hears it.
pub(crate) fn warn(app: &AppHandle, reason: String) {
    let _ = WarningEvent(reason).emit(app);
}

/// Does what is due; answers what the person should know of it.
async fn care(desk: &Arc<Desk>) -> Result<Option<String>, Refusal> {
    let now = Stamp::here_and_now().at;
    let reader = desk.with_any(|store, _| writable(store).map(|store| store.reader()).transpose()).await?;
    let Some(reader) = reader else { return Ok(None) };
    let backed_up = waiting(move || reader.back_up_if_due(now)).await;
    // Work is brought back whatever became of the backup, which may have been made by hand, or fail.
    let said = desk.with_any(move |store, _| store.map_or(Ok(None), |store| brought_back(store, now))).await?;
    if said.is_none() {
        backed_up?;
    }
    Ok(said)
}

/// Brings work on a copy back; answers what the person should know of it.
pub(crate) fn brought_back(store: &mut Store, now: DateTime<Utc>) -> Result<Option<String>, Refusal> {
    let brought = store.bring_back(now)?;
    Ok(brought.filter(|it| matches!(it, BroughtBack::Beside { .. })).and_then(|_| store.access().reason(store.path())))
}

fn writable(store: Option<&mut Store>) -> Option<&mut Store> {
    store.filter(|store| *store.access() == store::Access::Writing)
}

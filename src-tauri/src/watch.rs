//! While a workspace is open: backups in step with the work, and work brought back to a shared folder.

use std::sync::Arc;
use std::time::Duration;

use engagement::Refusal;
use serde::Serialize;
use specta::Type;
use store::{Stamp, Store};
use tauri::AppHandle;
use tauri_specta::Event;

use crate::desk::{Desk, waiting};

/// How often it is asked whether something is due.
const PAUSE: Duration = Duration::from_secs(60);

/// Told when a backup could not be made or work could not be brought back: why, in a sentence.
#[derive(Debug, Clone, Serialize, Type, Event)]
#[tauri_specta(event_name = "warning")]
pub(crate) struct WarningEvent(pub String);

/// Watches until the program ends.
pub(crate) async fn watch(app: AppHandle, desk: Arc<Desk>) {
    let mut warned = None;
    loop {
        tokio::time::sleep(PAUSE).await;
        let reason = care(&desk).await.err().map(|refusal| refusal.to_string());
        // The same is not said every minute.
        if let Some(reason) = reason.clone().filter(|_| reason != warned) {
            let _ = WarningEvent(reason).emit(&app);
        }
        warned = reason;
    }
}

async fn care(desk: &Arc<Desk>) -> Result<(), Refusal> {
    let now = Stamp::here_and_now().at;
    let reader = desk.with_any(|store, _| writable(store).map(|store| store.reader()).transpose()).await?;
    let Some(reader) = reader else { return Ok(()) };
    if waiting(move || reader.back_up_if_due(now)).await?.is_some() {
        desk.with_any(move |store, _| store.map_or(Ok(None), |store| store.bring_back(now))).await?;
    }
    Ok(())
}

fn writable(store: Option<&mut Store>) -> Option<&mut Store> {
    store.filter(|store| *store.access() == store::Access::Writing)
}

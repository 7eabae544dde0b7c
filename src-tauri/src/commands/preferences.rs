//! What the page remembers between starts.

use engagement::Refusal;
use serde_json::Value;

use super::OnDesk;
use crate::desk::waiting;

/// A value stored earlier.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preference(desk: OnDesk<'_>, name: String) -> Result<Option<Value>, Refusal> {
    Ok(desk.preferences.get(&name))
}

/// Stores a value for the next start.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_preference(desk: OnDesk<'_>, name: String, value: Value) -> Result<(), Refusal> {
    let desk = desk.inner().clone();
    waiting(move || desk.preferences.set(name, value)).await
}

//! The one window: made from the configuration, shut against navigation, closed only after the page
//! has handed over what was being typed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::Serialize;
use specta::Type;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tauri_specta::Event;

const LABEL: &str = "main";

/// How long the page may take to hand over what is being typed before the window closes anyway.
const PATIENCE: Duration = Duration::from_secs(4);

/// Told when the window is about to close: hand over what is being typed, then call `leave`.
#[derive(Debug, Clone, Serialize, Type, Event)]
#[tauri_specta(event_name = "leaving")]
pub(crate) struct LeavingEvent;

/// Opens the window.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.iter().find(|window| window.label == LABEL) else {
        return Err(tauri::Error::WindowNotFound);
    };
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(crate::platform::is_the_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    hand_over_before_closing(window);
    Ok(())
}

/// Shows the open file's name in the title.
pub(crate) fn set_title(app: &AppHandle, file: Option<&str>) {
    let title = file.map_or_else(|| "Liaison".into(), |file| format!("{file} – Liaison"));
    if let Some(window) = app.get_webview_window(LABEL) {
        // A title that cannot be set changes nothing that matters.
        let _ = window.set_title(&title);
    }
}

/// Lets the window fill the screen, for a projector.
pub(crate) fn fill_screen(app: &AppHandle, fill: bool) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // Where the desktop does not let it, the window shows the same in its own size.
        let _ = window.set_fullscreen(fill);
    }
}

/// Closes the window for good.
pub(crate) fn close(app: &AppHandle) -> tauri::Result<()> {
    app.get_webview_window(LABEL).map_or(Ok(()), |window| window.destroy())
}

fn hand_over_before_closing(window: WebviewWindow) {
    let asked = AtomicBool::new(false);
    let handle = window.app_handle().clone();
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else {
            return;
        };
        // A second request means that the person does not want to wait.
        if asked.swap(true, Ordering::Relaxed) || LeavingEvent.emit(&handle).is_err() {
            return;
        }
        api.prevent_close();
        let handle = handle.clone();
        tauri::async_runtime::spawn(async move {
            tokio::time::sleep(PATIENCE).await;
            close(&handle)
        });
    });
}

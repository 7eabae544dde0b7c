//! What differs by platform.

use std::path::Path;
use std::process::Command;

use engagement::Refusal;
use tauri::Url;

/// Whether an address is the program's own page. Windows serves it over http from a host that is
/// nobody's there only; the others have a scheme for it.
pub(crate) fn is_the_page(url: &Url) -> bool {
    if cfg!(target_os = "windows") {
        url.scheme() == "http" && url.host_str() == Some("tauri.localhost") && url.port().is_none()
    } else {
        url.scheme() == "tauri" && url.host_str() == Some("localhost")
    }
}

/// Shows a file in the system's file manager.
pub(crate) fn show_in_folder(file: &Path) -> Result<(), Refusal> {
    let started = if cfg!(target_os = "windows") {
        Command::new("explorer").arg("/select,").arg(file).spawn()
    } else if cfg!(target_os = "macos") {
        Command::new("open").arg("-R").arg(file).spawn()
    } else {
        Command::new("xdg-open").arg(file.parent().unwrap_or(file)).spawn()
    };
    started.map(drop).map_err(|error| Refusal::Unreadable {
        reason: format!("The file manager does not start: {error}. The file is {}.", file.display()),
    })
}

//! What differs by platform.

use std::path::Path;
use std::process::Command;

use engagement::Refusal;

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

//! The user interface's side of the house: npm in `ui/`.

use crate::Outcome;
use crate::child::{command, execute, root};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

/// Installs the packages where they are missing or older than the lockfile, and builds `ui/dist`.
pub fn install_and_build() -> Outcome {
    install()?;
    build()
}

/// Installs the packages that the lockfile names, unless they are there.
pub fn install() -> Outcome {
    let ui = root().join("ui");
    // npm writes this list at the end of an installation.
    if changed(&ui.join("node_modules/.package-lock.json")) >= changed(&ui.join("package-lock.json")) {
        return Ok(());
    }
    println!("Installing the user interface's packages with npm.");
    execute(npm().args(["ci", "--no-audit", "--no-fund"]))
}

/// Builds `ui/dist`, which the window program carries inside.
pub fn build() -> Outcome {
    script("build")
}

/// Runs one of the scripts of `ui/package.json`.
pub fn script(name: &str) -> Outcome {
    execute(npm().args(["run", name]))
}

/// npm in `ui/`.
pub fn npm() -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(root().join("ui"));
    npm
}

fn changed(file: &Path) -> Option<SystemTime> {
    file.metadata().and_then(|facts| facts.modified()).ok()
}

//! Opens Liaison with the Washington sample; without a display, makes the sample's documents instead.

use crate::Outcome;
use crate::child::{command, execute};
use crate::programs::{COMMAND_LINE, Profile, WINDOW, build, path, target};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENTS: [(&str, &str); 6] = [
    ("matrix", "Stakeholder matrix.xlsx"),
    ("matrix", "Stakeholder matrix.ods"),
    ("matrix", "Stakeholder matrix.csv"),
    ("plan", "Customer engagement plan.docx"),
    ("plan", "Customer engagement plan.html"),
    ("plan", "Customer engagement plan.xlsx"),
];

/// Installs what is missing, builds, and shows the sample.
pub fn run() -> Outcome {
    build(Profile::Debug)?;
    let sample = target().join("sample");
    if has_display() { open_window(&sample) } else { export_documents(&sample.join("documents")) }
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn open_window(folder: &Path) -> Outcome {
    let file = workspace(folder);
    if !file.exists() {
        make_sample(folder)?;
    }
    println!("Opening {}", file.display());
    execute(command(path(WINDOW, Profile::Debug)).arg(file))
}

fn export_documents(folder: &Path) -> Outcome {
    println!("There is no display, so the window stays closed; the sample's documents are made instead.");
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{} cannot be emptied: {error}.", folder.display()))?;
    }
    make_sample(folder)?;
    for (document, name) in DOCUMENTS {
        execute(liaison().arg("export").arg(workspace(folder)).args([document, "--to"]).arg(folder.join(name)))?;
    }
    println!("The Washington sample and its documents are in {}", folder.display());
    Ok(())
}

fn make_sample(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    execute(liaison().arg("new").arg(workspace(folder)).args(["--template", "washington"]))
}

fn workspace(folder: &Path) -> PathBuf {
    folder.join("washington.liaison")
}

fn liaison() -> Command {
    command(path(COMMAND_LINE, Profile::Debug))
}

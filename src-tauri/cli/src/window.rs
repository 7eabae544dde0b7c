//! Starts the window program, which lies beside this one. They are two, so that the command line
//! links no browser engine and prints to the console on every platform.

use std::path::Path;
use std::process::Command;

use engagement::Refusal;

/// Opens the window, with a workspace in it if one is given, and does not wait for it.
pub fn open(file: Option<&Path>) -> Result<(), Refusal> {
    let name = format!("liaison-window{}", std::env::consts::EXE_SUFFIX);
    let program = std::env::current_exe().map_err(Refusal::internal)?.with_file_name(name);
    let started = Command::new(&program).args(file).spawn();
    started.map(drop).map_err(|error| Refusal::Unreadable {
        reason: format!("The window program {} does not start: {error}. Install Liaison whole, or see `liaison --help` for the command line.", program.display()),
    })
}

//! Runs the real program under `strace`, which counts its calls to the system and lets one of them
//! fail or be its last.

use std::collections::HashMap;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output};

use tempfile::TempDir;

/// The calls by which a file changes; `?` passes over those that a machine does not have.
pub const FILE_CALLS: &str =
    "pwrite64,write,fsync,fdatasync,ftruncate,?rename,?renameat,?renameat2,?link,?linkat,?unlink,?unlinkat";

/// Those that a full disk refuses. `write` is apart: stderr, which is no file here, must go on working.
pub const GROWING_CALLS: &str = "pwrite64,ftruncate,?rename,?renameat,?renameat2,?link,?linkat";

/// The program in a folder, which is its home too.
pub fn program(program: &str, desk: &TempDir) -> Command {
    let mut command = Command::new(program);
    command.current_dir(desk).env("HOME", desk.path()).env("LIAISON_DATA", desk.path().join("data"));
    for folder in ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env_remove(folder);
    }
    command
}

/// What a command without a fault says.
pub fn says(desk: &TempDir, command: &str) -> Output {
    let output = program(env!("CARGO_BIN_EXE_liaison"), desk).args(command.split(' ')).output().unwrap();
    assert!(output.status.success(), "{command}: {output:?}");
    output
}

/// Every call of a set that a command makes: its name, and the how manieth of that name it is. So
/// `strace` counts them too.
pub fn calls(desk: &TempDir, command: &str, set: &str) -> Vec<(String, usize)> {
    let log = desk.path().join("calls.log");
    let mut strace = strace(desk);
    strace.arg("--output").arg(&log).args(["-e", &format!("trace={set}"), env!("CARGO_BIN_EXE_liaison")]);
    let output = strace.args(command.split(' ')).output();
    let output = output.expect("strace is missing: run `cargo xtask test`, which installs it");
    assert!(output.status.success(), "{command}: {output:?}");
    let mut made = HashMap::new();
    let log = std::fs::read_to_string(log).unwrap();
    // A line is `1234 pwrite64(5, …`.
    log.lines()
        .map(|line| line.split_whitespace().nth(1).and_then(|call| call.split('(').next()).unwrap().to_owned())
        .map(|name| {
            let nth = made.entry(name.clone()).and_modify(|nth| *nth += 1).or_insert(1);
            (name, *nth)
        })
        .collect()
}

/// Runs a command with a fault, as in `write:error=EIO:when=3`. Answers also whether the fault came.
pub fn run(desk: &TempDir, command: &str, inject: &str) -> (Output, bool) {
    let log = desk.path().join("calls.log");
    let mut strace = strace(desk);
    strace.arg("--output").arg(&log).args(["-e", &format!("inject={inject}"), env!("CARGO_BIN_EXE_liaison")]);
    let output = strace.args(command.split(' ')).output().unwrap();
    let killed = output.status.signal() == Some(9);
    let came = killed || std::fs::read_to_string(&log).unwrap().contains("(INJECTED)");
    (output, came)
}

fn strace(desk: &TempDir) -> Command {
    let mut strace = program("strace", desk);
    strace.args(["--follow-forks", "--quiet=all"]);
    strace
}

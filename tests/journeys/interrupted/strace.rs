//! Runs the real program under `strace`, which counts its calls to the system and lets one of them
//! fail or be its last.

use std::collections::HashMap;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::interrupted::story::Story;

const PROGRAM: &str = env!("CARGO_BIN_EXE_liaison");

/// The calls by which a file changes; `?` passes over those that a machine does not have.
pub const FILE_CALLS: &str =
    "pwrite64,write,fsync,fdatasync,ftruncate,?rename,?renameat,?renameat2,?link,?linkat,?unlink,?unlinkat";

/// Those that a full disk refuses. `write` is apart: stderr, which is no file here, must go on working.
pub const GROWING_CALLS: &str = "pwrite64,ftruncate,?rename,?renameat,?renameat2,?link,?linkat";

/// A folder in memory where the machine has one. What a program has written when it is killed is in the
/// system's hands there as on a disk; only nobody waits for the disk.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()).unwrap()
}

/// A call by its name, and the how manieth of that name it is. So `strace` counts them too.
pub type Call = (String, usize);

/// The program with a command, in a folder that is its home too.
#[derive(Clone, Copy)]
pub struct Program {
    command: &'static str,
    shared: bool,
}

impl Program {
    pub fn new(command: &'static str) -> Self {
        Self { command, shared: false }
    }

    /// With the command of a story, where that takes place.
    pub fn of(story: &Story) -> Self {
        Self { command: story.command, shared: story.shared }
    }

    /// What it says without a fault.
    pub fn says(self, desk: &TempDir) -> Output {
        let output = self.started(PROGRAM, desk).args(self.command.split(' ')).output().unwrap();
        assert!(output.status.success(), "{}: {output:?}", self.command);
        output
    }

    /// Every call of a set that it makes.
    pub fn calls(self, desk: &TempDir, set: &str) -> Vec<Call> {
        let (output, log) = self.traced(desk, set, &[]);
        assert!(output.status.success(), "{}: {output:?}", self.command);
        let mut made = HashMap::new();
        // A line is `1234 pwrite64(5, …`.
        log.lines()
            .map(|line| line.split_whitespace().nth(1).and_then(|call| call.split('(').next()).unwrap().to_owned())
            .map(|name| {
                let nth = made.entry(name.clone()).and_modify(|nth| *nth += 1).or_insert(1);
                (name, *nth)
            })
            .collect()
    }

    /// Runs it with a fault, as in `write:error=EIO:when=3`. Answers also whether the fault came.
    pub fn run(self, desk: &TempDir, fault: &str) -> (Output, bool) {
        let call = fault.split(':').next().unwrap_or_default();
        let (output, log) = self.traced(desk, call, &["-e", &format!("inject={fault}")]);
        let killed = output.status.signal() == Some(9);
        (output, killed || log.contains("(INJECTED)"))
    }

    /// Runs it under `strace`, which notes these calls; answers also what it noted. Stopping the program at
    /// these alone (`--seccomp-bpf`) would be no faster to notice, and no signal could be sent there.
    fn traced(self, desk: &TempDir, set: &str, more: &[&str]) -> (Output, String) {
        let log = desk.path().join("calls.log");
        let mut strace = self.started("strace", desk);
        strace.args(["--follow-forks", "--quiet=all", "--output"]).arg(&log);
        strace.args(["-e", &format!("trace={set}")]).args(more).arg(PROGRAM).args(self.command.split(' '));
        let output = strace.output().expect("strace is missing: run `cargo xtask test`, which installs it");
        (output, std::fs::read_to_string(log).unwrap_or_default())
    }

    fn started(self, by: &str, desk: &TempDir) -> Command {
        let mut command = Command::new(by);
        command.current_dir(desk).env("HOME", desk.path()).env("LIAISON_DATA", desk.path().join("data"));
        for folder in ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            command.env_remove(folder);
        }
        if self.shared {
            command.env("LIAISON_SHARED_FOLDERS", desk.path());
        }
        command
    }
}

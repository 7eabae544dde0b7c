//! Starts other programs and says in one sentence what became of them.

use crate::Outcome;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, ExitStatus, Output, Stdio};

/// The repository's root.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Cargo, at the repository's root.
pub fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments);
    cargo
}

/// A program, at the repository's root.
///
/// Cargo describes this package to us in the environment. Passed on, that would make build scripts
/// that read it run again whenever cargo is started by hand in between.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// A command in a display of its own, also where there is a real one. GTK would prefer a Wayland desktop.
pub fn in_display(inner: &Command) -> Command {
    let mut display = command("xvfb-run");
    display.args(["--auto-servernum", "--server-args", "-screen 0 1920x1080x24"]);
    display.arg(inner.get_program()).args(inner.get_args()).env("GDK_BACKEND", "x11");
    display
}

/// Runs a program to its end; its output goes where ours goes.
pub fn execute(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    ended(command, status)
}

/// Runs a program to its end and keeps what it printed.
pub fn capture(command: &mut Command) -> Result<Output, String> {
    command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))
}

/// Whether a program is there and answers well; what it prints is dropped.
pub fn answers(command: &mut Command) -> bool {
    capture(command).is_ok_and(|output| output.status.success())
}

/// The sentence about a program that could not be started at all.
pub fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("{} could not be started: {error}.", line(command))
}

/// Whether a program that has ended did well, as a sentence where it did not.
pub fn ended(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}.", line(command))) }
}

/// A command as a person would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_program_is_named_with_its_arguments_and_its_exit() {
        let refusal = execute(cargo(["no-such-command", "here"]).stderr(Stdio::null()));
        assert_eq!(
            refusal,
            Err("cargo no-such-command here ended with exit status: 101.".to_owned()),
            "a person must be able to repeat the failed command from the sentence"
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_a_sentence_too() {
        let refusal = execute(&mut command("/nowhere/such-program")).unwrap_err();
        assert!(refusal.starts_with("such-program could not be started: "), "{refusal}");
    }
}

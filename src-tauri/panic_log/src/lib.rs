//! Keeps every panic in a log file: where and when in which program, and the functions that led there.
//! Nothing of the user's content, so that the file can be sent to strangers.

use std::backtrace::Backtrace;
use std::fs::{self, File};
use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

use chrono::{SecondsFormat, Utc};

/// The person's folders of this program are called so, those of its backups too.
const PROGRAM: &str = "Liaison";

/// A log longer than this, in bytes, starts anew: a fault that repeats does not fill the disk.
const LONGEST: u64 = 1024 * 1024;

/// From now on a panic of this program is kept in the log and told in one sentence on stderr, where
/// Rust alone would print its message, and with it perhaps what the person wrote.
pub fn start(program: &'static str, version: &'static str) {
    std::panic::set_hook(Box::new(move |panic| {
        let record = record(program, version, panic);
        let told = match keep(&file(), &record) {
            Ok(()) => sentence(),
            Err(error) => format!("{} But the log could not be written: {error}.\n{record}", sentence()),
        };
        // Where nobody listens, there is nobody to tell.
        let _ = writeln!(io::stderr(), "{told}");
    }));
}

/// The log, in the folder the platform has for what a program notes down.
pub fn file() -> PathBuf {
    let folder = directories::ProjectDirs::from("", "", PROGRAM).map_or_else(std::env::temp_dir, |folders| {
        folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned()
    });
    folder.join("liaison.log")
}

/// What a person is told after a panic.
pub fn sentence() -> String {
    format!(
        "Something went wrong inside Liaison, and nothing was left half done. Try again; if it happens again, send \
         the log {}, which holds nothing of your work.",
        file().display()
    )
}

fn record(program: &str, version: &str, panic: &PanicHookInfo) -> String {
    let at = Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let thread = std::thread::current();
    let thread = thread.name().unwrap_or("without a name");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let message = message(panic);
    let calls = Backtrace::force_capture();
    format!("{at} {program} {version} on {system} {machine}\nthread {thread} panicked at {place}\n{message}\n{calls}\n")
}

/// A message that stands in the program as it is cannot quote anyone; one made while it runs can.
fn message<'a>(panic: &PanicHookInfo<'a>) -> &'a str {
    panic
        .payload()
        .downcast_ref::<&'static str>()
        .copied()
        .unwrap_or("(a message that may quote what the person wrote is not kept)")
}

fn keep(file: &Path, record: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::metadata(file).is_ok_and(|old| old.len() > LONGEST) {
        fs::remove_file(file)?;
    }
    // In one piece, because both programs write here.
    File::options().create(true).append(true).open(file)?.write_all(record.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_that_has_grown_too_long_starts_anew() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/liaison.log");
        keep(&file, &"x".repeat(LONGEST as usize)).unwrap();
        keep(&file, "the last that fits\n").unwrap();
        keep(&file, "the first of the next\n").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "the first of the next\n");
    }
}

//! Prints answers. A reader that has gone (`liaison list … | head`) and a disk too full for the
//! answer end in an exit status, where Rust's own `println!` panics.

use std::fmt::Arguments;
use std::io::{Error, ErrorKind, Write};
use std::sync::OnceLock;

use engagement::Refusal;

static FAILED: OnceLock<Error> = OnceLock::new();

/// In place of the standard one, which panics.
macro_rules! println {
    ($($answer:tt)*) => { $crate::print::line(format_args!($($answer)*)) };
}

/// In place of the standard one, which panics.
macro_rules! eprintln {
    ($($remark:tt)*) => { $crate::print::remark(format_args!($($remark)*)) };
}

/// Says something beside the answer; where that cannot be printed, the answer goes on without it.
pub fn remark(remark: Arguments) {
    let _ = writeln!(std::io::stderr(), "{remark}");
}

/// Prints a line, unless one before it could not be printed.
pub fn line(answer: Arguments) {
    if FAILED.get().is_none()
        && let Err(error) = writeln!(std::io::stdout(), "{answer}")
    {
        // Only the first is told.
        let _ = FAILED.set(error);
    }
}

/// Whether everything was printed that somebody still reads.
pub fn printed() -> Result<(), Refusal> {
    match FAILED.get() {
        Some(error) if error.kind() != ErrorKind::BrokenPipe => Err(Refusal::Unwritable {
            reason: format!("It was done, but the answer could not be printed: {error}. Print it to another place."),
        }),
        _ => Ok(()),
    }
}

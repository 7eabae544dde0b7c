//! How far a document is printed, and whether anyone still wants it.

use std::io;
use std::ops::ControlFlow;

use engagement::Refusal;

/// Counts printed rows and asks after each whether to go on.
pub(crate) struct Pace<'a> {
    done: usize,
    total: usize,
    on_row: &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>,
}

impl<'a> Pace<'a> {
    pub(crate) fn new(total: usize, on_row: &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>) -> Self {
        Self { done: 0, total, on_row }
    }

    /// One row more is printed.
    pub(crate) fn row(&mut self) -> io::Result<()> {
        self.done += 1;
        self.ask()
    }

    /// Whether to go on; what stops it passes through the printers as an error that carries the refusal.
    pub(crate) fn ask(&mut self) -> io::Result<()> {
        match (self.on_row)(self.done, self.total) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(io::Error::other(Refusal::Cancelled)),
        }
    }
}

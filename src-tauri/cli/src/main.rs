//! `liaison`: the engagement core on the command line. Bare, it opens the window.
//!
//! A refusal is one sentence on stderr and exit 1; bad usage is exit 2.

#[macro_use]
mod print;
mod arguments;
mod commands;
mod desk;
mod document;
mod maturity;
mod maturity_chart;
mod plan;
mod roles;
mod safety;
mod scope;
mod show;
mod who;
mod window;
mod workshop;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    panic_log::start(env!("CARGO_BIN_NAME"), env!("CARGO_PKG_VERSION"));
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Some(command) => commands::run(command),
        None => window::open(arguments.file.as_deref()),
    };
    match outcome.and_then(|()| print::printed()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            // Where nobody listens, the status says it.
            let _ = writeln!(std::io::stderr(), "{refusal}");
            ExitCode::FAILURE
        }
    }
}

//! `liaison`: the engagement core on the command line. Bare, it opens the window.
//!
//! A refusal is one sentence on stderr and exit 1; bad usage is exit 2.

mod arguments;
mod commands;
mod desk;
mod safety;
mod scope;
mod show;
mod window;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Some(command) => commands::run(command),
        None => window::open(arguments.file.as_deref()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("{refusal}");
            ExitCode::FAILURE
        }
    }
}

//! User stories on the core, without a display.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds a fault")]

mod backups;
mod command_line;
mod crate_rules;
mod damage;
mod desk;
mod foreign_readers;
mod matrix;
mod opener;
mod refusals;
mod shared_folder;
mod undo;
mod workspace_file;
mod writers;

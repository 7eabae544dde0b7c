//! User stories on the core, without a display.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds a fault")]

mod anonymous;
mod backups;
mod calendars;
mod command_line;
mod communication;
mod crate_rules;
mod damage;
mod dateutil;
mod desk;
mod engagement_plan;
mod foreign_readers;
mod forget;
mod forget_everywhere;
#[cfg(target_os = "linux")]
mod interrupted;
mod killed_workshop;
mod matrix;
mod maturity;
mod opener;
mod python;
#[path = "../../src-tauri/documents/tests/pdf/read_back.rs"]
mod read_back;
mod refusals;
mod shared_folder;
mod some_stakeholders;
#[path = "../e2e/texts.rs"]
mod texts;
mod undo;
mod who_is_who;
mod workshop;
mod workspace_file;
mod writers;

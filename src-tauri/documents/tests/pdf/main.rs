//! Plans as PDF, read back by other programs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds a fault")]

mod checkers;
mod hostile;
mod plan;
#[path = "../../../../tests/journeys/python.rs"]
mod python;
mod read_back;
mod sample;
mod save;
#[path = "../../../../tests/e2e/texts.rs"]
mod texts;

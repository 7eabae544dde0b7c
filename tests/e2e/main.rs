//! The real window under a display, driven by WebKit's own driver. Linux only: it is where we build and test.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds a fault")]

mod accessibility;
mod assessed;
mod disk;
mod document;
mod editing;
mod faults;
mod forged;
mod growth;
mod held;
mod hostile;
mod keyboard;
mod maturity;
mod mutations;
mod offline;
mod outside;
mod palette;
mod pictures;
mod planned;
mod roles;
mod safety;
mod samples;
mod staffed;
mod states;
mod texts;
mod today;
mod touchpoints;
mod walk;
mod who;
mod window;
mod workshop;

//! Spreadsheets as they come out, read back by other code than the one that wrote them.

// A helper that panics fails its test, as it should.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod csv;
mod ods;
mod sample;
mod save;
mod xlsx;

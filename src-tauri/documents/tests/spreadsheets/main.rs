//! Spreadsheets as they come out, read back by other code than the one that wrote them.

mod csv;
mod ods;
mod sample;
mod save;
mod xlsx;

//! Engagement models as shared documents. Only this crate knows file formats.
//!
//! A document is first a *workbook* (sheets, columns, choices, frozen header), which knows no
//! format; XLSX, ODS and CSV print it, so that they stay thin and say the same. All of them print
//! into memory; [`save`] alone touches the disk.

mod ballots;
mod calendar;
mod communication;
mod csv;
mod matrix;
mod maturity;
mod ods;
mod pace;
mod roles;
mod save;
mod sheet;
mod workbook;
mod xlsx;

pub use ballots::ballots_page;
pub use calendar::calendar_file;
pub use communication::communication_workbook;
pub use matrix::{LIAISON_ID, matrix_workbook};
pub use maturity::maturity_workbook;
pub use roles::roles_workbook;
pub use save::{Format, replace, save};
pub use sheet::{read_csv, read_text};
pub use workbook::{Cell, Choices, Column, Message, Sheet, Stamp, Workbook};

//! Engagement models as shared documents. Only this crate knows file formats.
//!
//! A document is first a *workbook* (sheets, columns, choices, frozen header) or an *outline* (headings, paragraphs,
//! lists, tables, figures), which know no format; XLSX, ODS and CSV print the one, Word, PDF and HTML the other, so that
//! they stay thin and say the same. All of them print into memory; [`save`] alone touches the disk.

mod ballots;
mod calendar;
mod communication;
mod csv;
mod engagement_plan;
mod html;
mod matrix;
mod maturity;
mod ods;
pub mod outline;
mod outline_workbook;
mod pace;
mod pdf;
mod plan_file;
mod roles;
mod save;
mod sheet;
mod word;
mod workbook;
mod xlsx;

pub use ballots::ballots_page;
pub use calendar::calendar_file;
pub use communication::communication_workbook;
pub use engagement_plan::{Wanted, plan_outline, plan_parts};
pub use matrix::{LIAISON_ID, matrix_workbook};
pub use maturity::maturity_workbook;
pub use outline::Preview;
pub use pdf::{Replaced, ReplacedLetter};
pub use plan_file::{PlanFormat, save_plan};
pub use roles::roles_workbook;
pub use save::{Format, replace, save};
pub use sheet::{read_csv, read_text};
pub use word::Template;
pub use workbook::{Cell, Choices, Column, Message, Sheet, Stamp, Workbook};

//! The workspace file: one SQLite file that holds the engagement model, changed only in labelled
//! transactions that can be undone. Only this crate knows SQLite; the rules are the model's.

mod access;
mod backups;
mod ballot_box;
mod copy;
mod data_folder;
mod disk;
mod edit;
mod engagement_plan;
mod file;
mod forget;
mod history;
mod ledger;
mod lock;
mod matrix;
mod maturity;
mod migrate;
mod open;
mod pages;
mod plan;
mod refusal;
mod rescue;
mod rows;
mod seal;
mod table;
mod take;
mod transact;
mod undo;
mod verify;
mod who_is_who;
mod working_copy;
mod workshop;

pub use access::Access;
pub use backups::{Backup, Backups};
pub use data_folder::DataFolder;
pub use file::Store;
pub use forget::{ForgettingPreview, Forgotten, ForgottenRows, FoundText, Traces};
pub use history::{FieldChange, HistoryEntry, RowHistoryEntry};
pub use lock::Holder;
pub use rescue::{Rescue, RowName, rescue};
pub use transact::Stamp;
pub use verify::{DamagedPage, Verdict, verify};
pub use working_copy::BroughtBack;

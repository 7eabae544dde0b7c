//! The workspace file: one SQLite file that holds the engagement model, changed only in labelled
//! transactions that can be undone. Only this crate knows SQLite; the rules are the model's.

mod edit;
mod file;
mod forget;
mod history;
mod matrix;
mod migrate;
mod plan;
mod refusal;
mod rows;
mod table;
mod take;
mod transact;
mod undo;
mod who_is_who;

pub use file::Store;
pub use forget::{Forgotten, ForgottenRows, Traces};
pub use history::{FieldChange, HistoryEntry, RowHistoryEntry};
pub use transact::Stamp;

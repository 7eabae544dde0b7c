//! What the core answers instead of doing something. A variant exists only if a screen treats it
//! in its own way; the sentence says what is wrong, with what, and what to do.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A request that was not carried out; nothing of it was stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "camelCase")]
pub enum Refusal {
    /// A value breaks a rule; the field, where there is one, keeps it as typed with the reason beside it.
    #[error("{reason}")]
    Invalid {
        /// Wire name of the field, as in [`crate::Field::name`], or of the part of a request that can be given otherwise.
        field: Option<String>,
        /// One sentence for the person who typed it.
        reason: String,
    },
    /// What the request speaks of is no longer there; lists that show it are fetched again.
    #[error("{reason}")]
    Gone {
        /// One sentence for the person.
        reason: String,
    },
    /// Another program holds the file; the person can try again.
    #[error("{reason}")]
    Locked {
        /// One sentence for the person.
        reason: String,
    },
    /// A file is not there, not ours, of a newer version, or damaged; another can be chosen.
    #[error("{reason}")]
    Unreadable {
        /// One sentence for the person.
        reason: String,
    },
    /// A file or folder cannot be written; another place can be chosen. What was there is whole.
    #[error("{reason}")]
    Unwritable {
        /// One sentence for the person.
        reason: String,
    },
    /// The person stopped it; nothing needs to be said.
    #[error("Stopped. Nothing was written.")]
    Cancelled,
    /// A fault of the program.
    #[error("{reason}")]
    Internal {
        /// One sentence for the person, with where the details are.
        reason: String,
    },
}

impl Refusal {
    /// A rule broken by one field of an entity.
    pub fn invalid(field: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::Invalid { field: Some(field.into()), reason: reason.into() }
    }

    /// A rule broken by the request as a whole.
    pub fn impossible(reason: impl Into<String>) -> Self {
        Self::Invalid { field: None, reason: reason.into() }
    }

    /// Something that is no longer there.
    pub fn gone(what: &str) -> Self {
        Self::Gone {
            reason: format!(
                "This {what} is no longer there. It may have been removed in the meantime; undo brings it back."
            ),
        }
    }

    /// A fault of the program, told with its cause.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal { reason: format!("Something went wrong inside Liaison: {cause}. Nothing was changed.") }
    }
}

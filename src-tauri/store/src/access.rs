//! Whether a workspace can be written by this process and, if not, why.

use std::path::{Path, PathBuf};

use engagement::Refusal;
use serde::Serialize;
use specta::Type;

use crate::lock::Holder;

/// What may be done with an open workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "access", rename_all = "camelCase")]
pub enum Access {
    /// It is read and written.
    Writing,
    /// Another program has it open for writing.
    Held {
        /// Who, where that can be told.
        holder: Option<Holder>,
    },
    /// The file or its folder cannot be written.
    Protected,
    /// It lies where others change files too; it is written through a copy on this machine.
    Shared {
        /// What kind of folder that is, such as "OneDrive".
        place: String,
    },
    /// Its original was changed elsewhere while a copy was worked on; the work stands in a file of its own.
    Parted {
        /// That file.
        file: PathBuf,
    },
}

impl Access {
    /// Why nothing can be changed, in a sentence; `None` where it can.
    pub fn reason(&self, path: &Path) -> Option<String> {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        match self {
            Self::Writing => None,
            Self::Held { holder } => {
                let who =
                    holder.as_ref().map_or_else(|| "in another program".to_owned(), |holder| format!("by {holder}"));
                Some(format!(
                    "{file} is open for writing {who}. Here it can only be read; close it there to change it."
                ))
            }
            Self::Protected => Some(format!(
                "Nothing may be written to {file} or its folder. Here it can only be read; save a copy in another folder to change it."
            )),
            Self::Shared { place } => Some(format!(
                "{file} lies in a folder of {place}, where it cannot be changed safely. Here it can only be read; work on a copy on this machine to change it."
            )),
            Self::Parted { file } => Some(crate::working_copy::beside_says(path, file)),
        }
    }

    /// Refuses to change anything where that cannot be done.
    pub(crate) fn may_write(&self, path: &Path) -> Result<(), Refusal> {
        if *self == Self::Writing { Ok(()) } else { Err(self.refusal(path)) }
    }

    /// The reason as the refusal of a change.
    pub(crate) fn refusal(&self, path: &Path) -> Refusal {
        let reason = self.reason(path).unwrap_or_default();
        match self {
            Self::Held { .. } => Refusal::Locked { reason },
            _ => Refusal::Unwritable { reason },
        }
    }
}

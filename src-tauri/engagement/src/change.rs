//! What is asked of the store, and what it answers.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Id, Kind, Values};

/// One change. Several of them make one transaction and one undo step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "change", rename_all = "camelCase", deny_unknown_fields)]
pub enum Change {
    /// A new entity with these values.
    Add {
        /// Its kind.
        kind: Kind,
        /// Its values; those left out are empty.
        values: Values,
        /// The entity after which it stands; at the end where there is none.
        after: Option<Id>,
    },
    /// New values for some fields of an entity.
    Edit {
        /// Its kind.
        kind: Kind,
        /// Which one.
        id: Id,
        /// The fields that change.
        values: Values,
    },
    /// An entity goes, and with it what belongs to it.
    Remove {
        /// Its kind.
        kind: Kind,
        /// Which one.
        id: Id,
    },
    /// An entity takes another place in its list.
    Move {
        /// Its kind.
        kind: Kind,
        /// Which one.
        id: Id,
        /// The entity after which it stands; first where there is none.
        after: Option<Id>,
    },
}

impl Change {
    /// The kind it speaks of.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Add { kind, .. } | Self::Edit { kind, .. } | Self::Remove { kind, .. } | Self::Move { kind, .. } => {
                *kind
            }
        }
    }
}

/// What happened to an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Deed {
    /// It is new.
    Added,
    /// Some of its values changed.
    Edited,
    /// It is gone.
    Removed,
}

/// An entity that a transaction touched.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
pub struct Touched {
    /// Its kind.
    pub kind: Kind,
    /// Which one.
    pub id: Id,
    /// What happened to it.
    pub deed: Deed,
}

/// A transaction that was stored.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Done {
    /// What was done, in words; empty where nothing changed.
    pub label: String,
    /// What it touched; empty where nothing changed.
    pub touched: Vec<Touched>,
    /// What undo would take back now.
    pub undo: Option<String>,
    /// What redo would bring back now.
    pub redo: Option<String>,
}

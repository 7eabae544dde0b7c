//! The parts of the document. What they are called is said here once.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Choice, Refusal};

/// A part of the engagement plan. W's plan has most of them; the order here is the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// Provider, title, version and date. Always first.
    Title,
    /// What changed when, by whom.
    Revisions,
    /// The headings with where they stand.
    Contents,
    /// What the plan is for.
    Introduction,
    /// Both tables of roles.
    Roles,
    /// The structure chart.
    Structure,
    /// Matrix, key, definitions, directory, standing communications, calendar.
    Communication,
    /// How the plan is kept, in figures.
    Metrics,
    /// Maturity with results and the way to the target.
    Maturity,
    /// Charters, groups, RACI, decision rights.
    Appendices,
    /// What stays with the provider. Never in a document that is meant for an agency.
    Internal,
}

/// The words by which parts are stored and typed, and what people call them.
pub(super) const PARTS: &[Choice] = &[
    Choice { word: "title", label: "Title page" },
    Choice { word: "revisions", label: "Revision history" },
    Choice { word: "contents", label: "Contents" },
    Choice { word: "introduction", label: "Introduction and purpose" },
    Choice { word: "roles", label: "Key roles" },
    Choice { word: "structure", label: "Structure chart" },
    Choice { word: "communication", label: "Communication plan" },
    Choice { word: "metrics", label: "Metrics" },
    Choice { word: "maturity", label: "Maturity" },
    Choice { word: "appendices", label: "Appendices" },
    Choice { word: "internal", label: "Internal notes" },
];

impl Part {
    /// Refuses parts of which one is named twice.
    pub fn each_once(parts: impl IntoIterator<Item = Self>) -> Result<(), Refusal> {
        let mut named = Vec::new();
        for part in parts {
            if named.contains(&part) {
                let reason = format!("{} is named twice. Name each section once.", part.title());
                return Err(Refusal::impossible(reason));
            }
            named.push(part);
        }
        Ok(())
    }

    /// Every part in the usual order.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Revisions,
        Self::Contents,
        Self::Introduction,
        Self::Roles,
        Self::Structure,
        Self::Communication,
        Self::Metrics,
        Self::Maturity,
        Self::Appendices,
        Self::Internal,
    ];

    /// The word by which it is stored and typed.
    pub fn word(self) -> &'static str {
        PARTS[self as usize].word
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        PARTS[self as usize].label
    }

    /// Whether it may leave only where what is internal was asked for.
    pub fn is_internal(self) -> bool {
        self == Self::Internal
    }

    /// Whether its heading has a number.
    pub fn is_numbered(self) -> bool {
        !matches!(self, Self::Title | Self::Revisions | Self::Contents | Self::Appendices | Self::Internal)
    }
}

impl std::str::FromStr for Part {
    type Err = String;

    /// Reads a part by its word or its title, whatever the case.
    fn from_str(typed: &str) -> Result<Self, String> {
        let typed = typed.trim();
        let meant = |part: &Self| [part.word(), part.title()].iter().any(|known| known.eq_ignore_ascii_case(typed));
        Self::ALL.into_iter().find(meant).ok_or_else(|| {
            let words: Vec<_> = Self::ALL.map(Self::word).into();
            format!("\"{typed}\" is no section of the plan. Choose from {}.", words.join(", "))
        })
    }
}

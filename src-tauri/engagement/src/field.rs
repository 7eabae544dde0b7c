//! What is known of a field, stated once: grid, form, spreadsheet header, importer and command
//! line all read it here.

use serde::Serialize;
use specta::Type;

use crate::{CodeList, Kind, ModelPart};

/// One field of a kind.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Name on the wire and, in snake case, of the column.
    pub name: &'static str,
    /// Header in documents.
    pub label: &'static str,
    /// Header where space is scarce.
    pub short: &'static str,
    /// One sentence that helps to fill it in.
    pub hint: &'static str,
    /// What it holds.
    pub value: Content,
    /// Whether it may stay empty.
    pub optional: bool,
    /// Width that shows usual content, in characters of the body font.
    pub width: u16,
    /// Other headers under which the same content is found in the field's spreadsheets, lower case.
    pub synonyms: &'static [&'static str],
    /// Stays with the provider: it leaves in no document unless what is internal is asked for.
    pub internal: bool,
}

/// What a field holds, and so how it is edited, checked and printed.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Content {
    /// One line, usually.
    Text,
    /// Several lines of prose.
    Prose,
    /// A list of short texts, one a line.
    Lines,
    /// One code of a list that the workspace owns.
    Code {
        /// The list.
        list: CodeList,
    },
    /// Several codes of one list, in order.
    Codes {
        /// The list.
        list: CodeList,
    },
    /// One of a fixed set of words.
    Choice {
        /// The set, in order.
        choices: &'static [Choice],
    },
    /// The id of an entity of another kind.
    Reference {
        /// The other kind.
        kind: Kind,
    },
    /// The ids of entities of another kind, none twice.
    References {
        /// The other kind.
        kind: Kind,
    },
    /// A level, a dimension or another part of the model by which the entity is made, by its key.
    OfModel {
        /// Which part.
        part: ModelPart,
    },
    /// A day, `2026-07-01`.
    Date,
    /// A time of day, `14:30`.
    Time,
    /// A whole number from 0.
    Number,
    /// A filter over the matrix, in words.
    Filter,
    /// Yes or no.
    Flag,
    /// A month by number, January is 1.
    Month,
    /// How often something recurs, in words.
    Cadence,
    /// The place in its list; moved, never typed.
    Position,
}

/// One of a fixed set of words.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Choice {
    /// The word stored and sent.
    pub word: &'static str,
    /// The word shown.
    pub label: &'static str,
}

impl Field {
    /// A field of one line with its header and hint; refined by the methods below.
    pub const fn new(name: &'static str, label: &'static str, hint: &'static str) -> Self {
        Self {
            name,
            label,
            short: label,
            hint,
            value: Content::Text,
            optional: false,
            width: 20,
            synonyms: &[],
            internal: false,
        }
    }
    /// Says what it holds.
    pub const fn holds(mut self, value: Content) -> Self {
        self.value = value;
        self
    }
    /// Gives a shorter header.
    pub const fn short(mut self, short: &'static str) -> Self {
        self.short = short;
        self
    }
    /// May stay empty.
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
    /// Width in characters.
    pub const fn wide(mut self, width: u16) -> Self {
        self.width = width;
        self
    }
    /// Stays with the provider.
    pub const fn internal(mut self) -> Self {
        self.internal = true;
        self
    }
    /// Other headers for the same content.
    pub const fn also(mut self, synonyms: &'static [&'static str]) -> Self {
        self.synonyms = synonyms;
        self
    }
    /// The engagement something stands in, alike for every kind that stands in one.
    pub const fn engagement() -> Self {
        Self::new("engagementId", "Engagement", "The plan it belongs to.")
            .holds(Content::Reference { kind: Kind::Engagement })
    }
    /// The place in a list, alike for every ordered kind.
    pub const fn position() -> Self {
        Self::new("position", "Position", "Place in its list.").holds(Content::Position)
    }
    /// Name of the column that holds it.
    pub fn column(&self) -> String {
        let mut column = String::with_capacity(self.name.len() + 4);
        for letter in self.name.chars() {
            if letter.is_ascii_uppercase() {
                column.push('_');
            }
            column.push(letter.to_ascii_lowercase());
        }
        column
    }
}

//! The settings of a workspace: the one entry that says whose file this is.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use specta::Type;

use crate::{Concept, Content, Field, Id, Kind, Name, Refusal, Surroundings};

/// A month by number, January is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(transparent)]
pub struct Month(u8);

impl Month {
    /// Its number, 1 to 12.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match u8::deserialize(from)? {
            month @ 1..=12 => Ok(Self(month)),
            other => Err(D::Error::custom(format!("{other} is not a month. Write 1 for January to 12 for December."))),
        }
    }
}

/// One file on the liaison's laptop. There is exactly one entry of this kind in it; its id
/// identifies the workspace in the documents that leave it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Workspace {
    /// Identity of the workspace.
    pub id: Id,
    /// What people call it; usually the provider's abbreviation.
    pub name: Name,
    /// First month of the fiscal year. W, L: July; M: October.
    pub fiscal_year_start: Month,
}

impl Concept for Workspace {
    const FIELDS: &'static [Field] = &[
        Field::new("name", "Workspace", "What people call it; usually the provider's abbreviation."),
        Field::new("fiscalYearStart", "Fiscal year starts in", "Month number; 7 for July, 10 for October.")
            .holds(Content::Month)
            .wide(10),
    ];

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        if before.is_none() && !around.all(Kind::Workspace)?.is_empty() {
            return Err(Refusal::impossible("A file holds one workspace. Make another file for another one."));
        }
        Ok(())
    }

    fn may_go(&self, _around: &dyn Surroundings) -> Result<(), Refusal> {
        Err(Refusal::impossible("The settings of the workspace stay as long as its file. Edit them instead."))
    }
}

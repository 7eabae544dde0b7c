//! The revision history, as W's plan has it: version, description, section, date, reviser.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Concept, Content, Field, Id, Name, Position, Refusal, Surroundings, Text};

/// One revision of the engagement plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Revision {
    /// Identity.
    pub id: Id,
    /// The engagement whose plan it revised.
    pub engagement_id: Id,
    /// What people call the version.
    pub version: Name,
    /// What changed.
    pub description: Text,
    /// Where it changed.
    pub section: Text,
    /// The day from which it holds.
    pub date: NaiveDate,
    /// Who revised it.
    pub reviser: Text,
    /// Place in the history, the oldest first.
    pub position: Position,
}

impl Concept for Revision {
    const FIELDS: &'static [Field] = &[
        Field::engagement(),
        Field::new("version", "Version", "As 1.0.").wide(10),
        Field::new("description", "Description of change", "What changed.")
            .short("Description")
            .holds(Content::Prose)
            .optional()
            .wide(44)
            .also(&["description", "change"]),
        Field::new("section", "Page or section", "Where it changed.")
            .short("Section")
            .optional()
            .wide(24)
            .also(&["section", "page"]),
        Field::new("date", "Date revised", "The day from which it holds.").short("Date").holds(Content::Date).wide(14),
        Field::new("reviser", "Reviser", "Who revised it.").optional().wide(24).also(&["author", "revised by"]),
        Field::position(),
    ];
    const SCOPE: Option<&'static str> = Some("engagementId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.version.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        crate::engagement::belongs(before.map(|it| &it.engagement_id), &self.engagement_id, around)
    }
}

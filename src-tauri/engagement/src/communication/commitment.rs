//! Something promised in a conversation. A: what was agreed in a liaison's absence must reach the
//! liaison, so a commitment says who heard it and where.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::refers;
use crate::{Concept, Content, Field, Id, Kind, Name, Refusal, Surroundings, Text};

/// A promise with who made it, to whom, and by when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Commitment {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// What was promised.
    pub name: Name,
    /// The role that promised it.
    pub by_id: Option<Id>,
    /// Who promised it, where that is no role of the plan.
    pub promised_by: Text,
    /// The stakeholder to whom it was promised.
    pub stakeholder_id: Option<Id>,
    /// The day on which it was promised.
    pub promised_on: Option<NaiveDate>,
    /// The day by which it is to be done.
    pub due_on: Option<NaiveDate>,
    /// Who heard it.
    pub heard_by: Text,
    /// Where it was said.
    pub heard_at: Text,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// Never leaves in a document meant for an agency.
    pub internal: bool,
}

impl Concept for Commitment {
    const FIELDS: &'static [Field] = &[
        Field::new("engagementId", "Engagement", "The plan it belongs to.")
            .holds(Content::Reference { kind: Kind::Engagement })
            .wide(20),
        Field::new("name", "Commitment", "What was promised.").wide(40),
        Field::new("byId", "By", "The role that promised it.")
            .holds(Content::Reference { kind: Kind::Role })
            .optional()
            .wide(24),
        Field::new("promisedBy", "By someone else", "Who promised it, where that is no role of the plan.")
            .optional()
            .wide(24),
        Field::new("stakeholderId", "To", "The stakeholder to whom it was promised.")
            .holds(Content::Reference { kind: Kind::Stakeholder })
            .optional()
            .wide(28),
        Field::new("promisedOn", "Promised", "The day on which it was promised.")
            .holds(Content::Date)
            .optional()
            .wide(12),
        Field::new("dueOn", "Due", "The day by which it is to be done.").holds(Content::Date).optional().wide(12),
        Field::new("heardBy", "Heard by", "Who heard it.").optional().wide(24),
        Field::new("heardAt", "Heard at", "Where it was said.").optional().wide(28),
        Field::new("doneOn", "Done", "The day on which it was done.").holds(Content::Date).optional().wide(12),
        Field::new("internal", "Internal", "Never leaves in a document meant for an agency.")
            .holds(Content::Flag)
            .optional()
            .wide(9),
    ];
    const SCOPE: Option<&'static str> = Some("engagementId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        crate::engagement::belongs(before.map(|it| &it.engagement_id), &self.engagement_id, around)?;
        let by = before.map(|it| it.by_id.as_slice()).unwrap_or_default();
        refers(("byId", Kind::Role), self.by_id.as_slice(), by, &self.engagement_id, around)?;
        let to = before.map(|it| it.stakeholder_id.as_slice()).unwrap_or_default();
        refers(("stakeholderId", Kind::Stakeholder), self.stakeholder_id.as_slice(), to, &self.engagement_id, around)
    }
}

impl Commitment {
    /// Whether it stands open on a day: promised by then, and not done.
    pub(super) fn is_open_on(&self, day: NaiveDate) -> bool {
        self.promised_on.is_none_or(|promised| promised <= day) && self.done_on.is_none_or(|done| done > day)
    }
}

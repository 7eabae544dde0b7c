//! A communication that took place: who, how, when, and what was said.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::known;
use crate::code_list::check_codes;
use crate::{Code, CodeList, Concept, Content, Field, Id, Kind, Refusal, Surroundings, Text, TimeOfDay};

/// An entry of the contact log. It keeps those who took part even when one of them is removed from
/// the matrix, so that undo finds everything where it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Touchpoint {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// The day.
    pub date: NaiveDate,
    /// The time of day, where it matters.
    pub time: Option<TimeOfDay>,
    /// The stakeholders who took part.
    pub stakeholder_ids: Vec<Id>,
    /// By what means; a code of the list method.
    pub method: Option<Code>,
    /// What was said.
    pub summary: Text,
    /// The role that spoke for us.
    pub by_id: Option<Id>,
    /// The standing communication that it was one of.
    pub standing_id: Option<Id>,
    /// Never leaves in a document meant for an agency.
    pub internal: bool,
}

impl Concept for Touchpoint {
    const FIELDS: &'static [Field] = &[
        Field::new("engagementId", "Engagement", "The plan it belongs to.")
            .holds(Content::Reference { kind: Kind::Engagement })
            .wide(20),
        Field::new("date", "Date", "The day on which it took place.").holds(Content::Date).wide(12),
        Field::new("time", "Time", "As 14:30; may stay empty.").holds(Content::Time).optional().wide(8),
        Field::new("stakeholderIds", "With", "The stakeholders who took part.")
            .holds(Content::References { kind: Kind::Stakeholder })
            .optional()
            .wide(40),
        Field::new("method", "Method", "By what means.")
            .holds(Content::Code { list: CodeList::Method })
            .optional()
            .wide(20),
        Field::new("summary", "Summary", "What was said.").holds(Content::Prose).optional().wide(60),
        Field::new("byId", "By", "The role that spoke for us.")
            .holds(Content::Reference { kind: Kind::Role })
            .optional()
            .wide(24),
        Field::new("standingId", "Standing communication", "The one it was an occurrence of.")
            .holds(Content::Reference { kind: Kind::StandingCommunication })
            .optional()
            .wide(28),
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
        if self.summary.as_ref().trim().is_empty() { "contact" } else { self.summary.as_ref() }
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        crate::engagement::belongs(before.map(|it| &it.engagement_id), &self.engagement_id, around)?;
        if self.stakeholder_ids.is_empty() && self.standing_id.is_none() {
            return Err(Refusal::invalid(
                "stakeholderIds",
                "A contact is with someone. Choose a stakeholder or a standing communication.",
            ));
        }
        let was = |ids: fn(&Self) -> &[Id]| before.map(ids).unwrap_or_default();
        known(Kind::Stakeholder, &self.stakeholder_ids, was(|it| &it.stakeholder_ids), around)?;
        known(Kind::Role, self.by_id.as_slice(), was(|it| it.by_id.as_slice()), around)?;
        known(Kind::StandingCommunication, self.standing_id.as_slice(), was(|it| it.standing_id.as_slice()), around)?;
        let methods = before.map(|it| it.method.as_slice()).unwrap_or_default();
        check_codes(CodeList::Method, self.method.as_slice(), methods, around)
    }
}

//! One occurrence that will not take place, or on another day, and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::known;
use crate::{Concept, Content, Field, Id, Kind, Name, Refusal, Surroundings};

/// One occurrence of a cadence, waived or deferred.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Waiver {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// The stakeholder whose occurrence it is.
    pub stakeholder_id: Option<Id>,
    /// The standing communication whose occurrence it is, where it is no stakeholder's.
    pub standing_id: Option<Id>,
    /// The occurrence: the date that the rule alone gives.
    pub occurrence: NaiveDate,
    /// The day to which it is deferred; waived altogether where there is none.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: Name,
}

impl Concept for Waiver {
    const FIELDS: &'static [Field] = &[
        Field::new("engagementId", "Engagement", "The plan it belongs to.")
            .holds(Content::Reference { kind: Kind::Engagement })
            .wide(20),
        Field::new("stakeholderId", "Stakeholder", "Whose occurrence it is.")
            .holds(Content::Reference { kind: Kind::Stakeholder })
            .optional()
            .wide(28),
        Field::new("standingId", "Standing communication", "Whose occurrence it is, where it is no stakeholder's.")
            .holds(Content::Reference { kind: Kind::StandingCommunication })
            .optional()
            .wide(28),
        Field::new("occurrence", "Occurrence", "The date that the rule alone gives, before weekends and holidays.")
            .holds(Content::Date)
            .wide(12),
        Field::new("until", "Deferred to", "The day on which it is due instead; waived where this is empty.")
            .holds(Content::Date)
            .optional()
            .wide(12),
        Field::new("reason", "Reason", "Why it is waived or deferred.").wide(40),
    ];
    const SCOPE: Option<&'static str> = Some("engagementId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.reason.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        crate::engagement::belongs(before.map(|it| &it.engagement_id), &self.engagement_id, around)?;
        if self.stakeholder_id.is_some() == self.standing_id.is_some() {
            return Err(Refusal::invalid(
                "stakeholderId",
                "A waiver is of one stakeholder's or one standing communication's occurrence. Choose one of the two.",
            ));
        }
        if self.until.is_some_and(|until| until <= self.occurrence) {
            return Err(Refusal::invalid(
                "until",
                format!("A date is deferred to a later one. Choose a day after {}.", self.occurrence),
            ));
        }
        let of = before.map(|it| it.stakeholder_id.as_slice()).unwrap_or_default();
        known(Kind::Stakeholder, self.stakeholder_id.as_slice(), of, around)?;
        let of = before.map(|it| it.standing_id.as_slice()).unwrap_or_default();
        known(Kind::StandingCommunication, self.standing_id.as_slice(), of, around)
    }
}

impl Waiver {
    /// The stakeholder or standing communication whose occurrence it is.
    pub(super) fn of(&self) -> Option<&Id> {
        self.stakeholder_id.as_ref().or(self.standing_id.as_ref())
    }
}

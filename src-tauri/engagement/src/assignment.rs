//! A person holds a role. One row an agency, so that each has its own first and last day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{Concept, Content, Field, Id, Kind, Refusal, Surroundings};

/// A person holds a role, for an agency or for all of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Assignment {
    /// Identity.
    pub id: Id,
    /// The role.
    pub role_id: Id,
    /// Who holds it.
    pub person_id: Id,
    /// The agency for which they hold it; none where it is for no agency in particular.
    pub organization_id: Option<Id>,
    /// The first day; none where it is not known.
    pub starts_on: Option<NaiveDate>,
    /// The last day; none while no end is known.
    pub ends_on: Option<NaiveDate>,
}

impl Concept for Assignment {
    const FIELDS: &'static [Field] = &[
        Field::new("roleId", "Role", "The role that is held.").holds(Content::Reference { kind: Kind::Role }).wide(28),
        Field::new("personId", "Person", "Who holds it.").holds(Content::Reference { kind: Kind::Person }).wide(28),
        Field::new("organizationId", "Agency", "For which agency; empty where for none in particular.")
            .holds(Content::Reference { kind: Kind::Organization })
            .optional()
            .wide(28),
        Field::new("startsOn", "From", "The first day, as 2026-07-01.").holds(Content::Date).optional().wide(12),
        Field::new("endsOn", "Until", "The last day; empty while no end is known.")
            .holds(Content::Date)
            .optional()
            .wide(12),
    ];
    const SCOPE: Option<&'static str> = Some("roleId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
        let person = known(around, Kind::Person, &self.person_id)?;
        Ok(format!("{} as {}", person.title(), known(around, Kind::Role, &self.role_id)?.title()))
    }

    fn check(&self, _before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        known(around, Kind::Role, &self.role_id)?;
        known(around, Kind::Person, &self.person_id)?;
        if let Some(id) = &self.organization_id {
            crate::service::agency(around, id)?;
        }
        match (self.starts_on, self.ends_on) {
            (Some(first), Some(last)) if last < first => Err(Refusal::invalid(
                "endsOn",
                format!("The last day is before the first, {first}. Choose {first} or a later day."),
            )),
            _ => Ok(()),
        }
    }
}

impl Assignment {
    /// Whether it is for an agency; what is for no agency in particular is for every one.
    pub fn is_for(&self, agency: Option<&Id>) -> bool {
        agency.is_none() || self.organization_id.is_none() || self.organization_id.as_ref() == agency
    }

    /// Whether it holds on a day; first and last day count.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.starts_on.is_none_or(|first| first <= day) && self.ends_on.is_none_or(|last| day <= last)
    }
}

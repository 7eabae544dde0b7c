//! One plan: a relationship or a project, with what it is for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{Concept, Content, Entity, Field, Id, Kind, Name, Refusal, Surroundings, Text};

/// One plan with its stakeholders and roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Engagement {
    /// Identity.
    pub id: Id,
    /// What people call it.
    pub name: Name,
    /// What it is for and what it covers.
    pub purpose: Text,
    /// The organization that delivers the services.
    pub provider_id: Option<Id>,
    /// The first day.
    pub starts_on: Option<NaiveDate>,
    /// The calendar by whose holidays it goes; only weekends are free where there is none.
    pub calendar_id: Option<Id>,
}

impl Concept for Engagement {
    const FIELDS: &'static [Field] = &[
        Field::new("name", "Engagement", "The relationship or project this plan is for.").wide(28),
        Field::new("purpose", "Purpose", "What it is for and what it covers.")
            .holds(Content::Prose)
            .optional()
            .wide(60),
        Field::new("providerId", "Provider", "The organization that delivers the services.")
            .holds(Content::Reference { kind: Kind::Organization })
            .optional()
            .wide(28),
        Field::new("startsOn", "Starts on", "The first day, as 2026-07-01.").holds(Content::Date).optional().wide(12),
        Field::new("calendarId", "Calendar", "By whose holidays it goes.")
            .holds(Content::Reference { kind: Kind::BusinessCalendar })
            .optional()
            .wide(20),
    ];

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, _before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        if let Some(calendar) = &self.calendar_id
            && around.find(Kind::BusinessCalendar, calendar)?.is_none()
        {
            return Err(Refusal::gone(Kind::BusinessCalendar.word()));
        }
        let Some(id) = &self.provider_id else {
            return Ok(());
        };
        match around.find(Kind::Organization, id)? {
            Some(Entity::Organization(it)) if it.side == crate::Side::Provider => Ok(()),
            Some(other) => Err(Refusal::invalid(
                "providerId",
                format!("{} is an agency. Choose the organization that delivers the services.", other.title()),
            )),
            None => Err(Refusal::gone(Kind::Organization.word())),
        }
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        match around.all(Kind::Engagement)?.len() {
            0 | 1 => Err(Refusal::impossible(
                "This is the only engagement of the workspace. Add another one before it goes.",
            )),
            _ => Ok(()),
        }
    }
}

/// Whether an entity may stand in an engagement: it is there, and it is the one it stood in before.
pub(crate) fn belongs(before: Option<&Id>, now: &Id, around: &dyn Surroundings) -> Result<(), Refusal> {
    match before {
        Some(before) if before == now => Ok(()),
        Some(_) => {
            Err(Refusal::invalid("engagementId", "This stays in its engagement. Copy it into the other one instead."))
        }
        None if around.find(Kind::Engagement, now)?.is_some() => Ok(()),
        None => Err(Refusal::gone(Kind::Engagement.word())),
    }
}

/// The engagement in which an entity stands.
pub(crate) fn home(kind: Kind, id: &Id, around: &dyn Surroundings) -> Result<Id, Refusal> {
    let entity = known(around, kind, id)?;
    stands_in(&entity).cloned().ok_or_else(|| Refusal::internal(format!("a {} stands in no engagement", kind.word())))
}

/// The entity, if it is there and stands in the engagement `home` or in none at all.
pub(crate) fn at_home(
    field: &str,
    kind: Kind,
    id: &Id,
    home: &Id,
    around: &dyn Surroundings,
) -> Result<Entity, Refusal> {
    let entity = known(around, kind, id)?;
    match stands_in(&entity) {
        Some(elsewhere) if elsewhere != home => Err(Refusal::invalid(
            field,
            format!("{} stands in another engagement. Choose a {} of this one.", entity.title(), kind.word()),
        )),
        _ => Ok(entity),
    }
}

fn stands_in(entity: &Entity) -> Option<&Id> {
    match entity {
        Entity::Role(it) => Some(&it.engagement_id),
        Entity::Group(it) => Some(&it.engagement_id),
        Entity::Stakeholder(it) => Some(&it.engagement_id),
        Entity::Deliverable(it) => Some(&it.engagement_id),
        Entity::Decision(it) => Some(&it.engagement_id),
        _ => None,
    }
}

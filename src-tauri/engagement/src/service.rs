//! Services that an engagement touches, and the customer membership directory: who consumes which.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{Concept, Content, Entity, Field, Id, Kind, Name, Position, Refusal, Side, Surroundings, Text};

/// A service of the provider that the engagement touches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Service {
    /// Identity.
    pub id: Id,
    /// The engagement that touches it.
    pub engagement_id: Id,
    /// What people call it.
    pub name: Name,
    /// What it gives an agency.
    pub description: Text,
    /// Place in the directory.
    pub position: Position,
}

impl Concept for Service {
    const FIELDS: &'static [Field] = &[
        Field::engagement(),
        Field::new("name", "Service", "What people call it.").wide(28),
        Field::new("description", "Description", "What it gives an agency.").holds(Content::Prose).optional().wide(60),
        Field::position(),
    ];
    const SCOPE: Option<&'static str> = Some("engagementId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        crate::engagement::belongs(before.map(|it| &it.engagement_id), &self.engagement_id, around)
    }
}

/// One agency consumes one service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Membership {
    /// Identity.
    pub id: Id,
    /// The service.
    pub service_id: Id,
    /// The agency.
    pub organization_id: Id,
    /// Since when, how much, under which agreement.
    pub notes: Text,
}

impl Concept for Membership {
    const FIELDS: &'static [Field] = &[
        Field::new("serviceId", "Service", "The service that is consumed.")
            .holds(Content::Reference { kind: Kind::Service })
            .wide(28),
        Field::new("organizationId", "Agency", "The agency that consumes it.")
            .holds(Content::Reference { kind: Kind::Organization })
            .wide(28),
        Field::new("notes", "Notes", "Since when, how much, under which agreement.")
            .holds(Content::Prose)
            .optional()
            .wide(40),
    ];
    const SCOPE: Option<&'static str> = Some("serviceId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
        let service = known(around, Kind::Service, &self.service_id)?;
        let agency = known(around, Kind::Organization, &self.organization_id)?;
        Ok(format!("{}, {}", service.title(), agency.title()))
    }

    fn check(&self, _before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        known(around, Kind::Service, &self.service_id)?;
        agency(around, &self.organization_id)?;
        let same = |other: &Entity| {
            matches!(other, Entity::Membership(it) if it.id != self.id
                && (&it.service_id, &it.organization_id) == (&self.service_id, &self.organization_id))
        };
        match around.all(Kind::Membership)?.iter().any(same) {
            true => Err(Refusal::invalid("organizationId", "This agency already stands with this service.")),
            false => Ok(()),
        }
    }
}

/// That an organization is there and is one that is served.
pub(crate) fn agency(around: &dyn Surroundings, id: &Id) -> Result<(), Refusal> {
    match known(around, Kind::Organization, id)? {
        Entity::Organization(it) if it.side == Side::Provider => Err(Refusal::invalid(
            "organizationId",
            format!("{} provides services. Choose an agency, an organization that is served.", it.name),
        )),
        _ => Ok(()),
    }
}

//! A person behind roles, groups and stakeholder rows, with no more of them than is needed.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{Concept, Content, Field, Following, Id, Kind, Name, Refusal, Stakeholder, Surroundings, Text};

/// A person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Person {
    /// Identity.
    pub id: Id,
    /// Full name.
    pub name: Name,
    /// Position in their own organization, such as Deputy Director.
    pub title: Text,
    /// Where they work.
    pub organization_id: Option<Id>,
    /// Number at work.
    pub phone: Text,
    /// Address at work.
    pub email: Text,
    /// What helps in working together.
    pub notes: Text,
}

impl Concept for Person {
    const FIELDS: &'static [Field] = &[
        Field::new("name", "Person", "Full name.").wide(28).also(&["full name", "contact name"]),
        Field::new("title", "Title", "Position in their own organization.").optional().wide(28).also(&["job title"]),
        Field::new("organizationId", "Organization", "Where they work.")
            .holds(Content::Reference { kind: Kind::Organization })
            .optional()
            .wide(28),
        Field::new("phone", "Phone", "Number at work.")
            .optional()
            .wide(16)
            .internal()
            .also(&["telephone", "phone number"]),
        Field::new("email", "Email", "Address at work.")
            .optional()
            .wide(28)
            .internal()
            .also(&["email address", "e-mail"]),
        Field::new("notes", "Notes", "What helps in working together; nothing private.")
            .holds(Content::Prose)
            .optional()
            .wide(40)
            .internal(),
    ];

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, _before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        self.organization_id.as_ref().map_or(Ok(()), |id| known(around, Kind::Organization, id).map(drop))
    }

    fn followed_by(&self, before: &Self, around: &dyn Surroundings) -> Following {
        Stakeholder::renamed_with(Kind::Person, &self.id, &before.name, &self.name, around)
    }

    fn leaves(&self, around: &dyn Surroundings) -> Following {
        Stakeholder::parted_from(Kind::Person, &self.id, around)
    }
}

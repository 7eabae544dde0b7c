//! Positions in an engagement, on either side. W, tables one and two.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Choice, Concept, Content, Entity, Field, Id, Kind, Name, Position, Refusal, Side, Surroundings, Text};

/// A position in the engagement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Role {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// What the position is called.
    pub name: Name,
    /// Short form, such as CSD.
    pub abbreviation: Text,
    /// Whose position it is.
    pub side: Side,
    /// What it does, a duty a line.
    pub description: Vec<Name>,
    /// What it cares for, an interest a line.
    pub interests: Vec<Name>,
    /// Place in the table of roles.
    pub position: Position,
}

const SIDES: &[Choice] = &[
    Choice { word: "provider", label: "Provider" },
    Choice { word: "agency", label: "Agency" },
    Choice { word: "both", label: "Both" },
];

impl Concept for Role {
    const FIELDS: &'static [Field] = &[
        Field::new("engagementId", "Engagement", "The plan it belongs to.")
            .holds(Content::Reference { kind: Kind::Engagement })
            .wide(20),
        Field::new("name", "Role", "What the position is called.").wide(28),
        Field::new("abbreviation", "Abbreviation", "How people shorten it.").optional().wide(12),
        Field::new("side", "Side", "Whose position it is.").holds(Content::Choice { choices: SIDES }).wide(10),
        Field::new("description", "Description", "What it does, a duty a line.")
            .holds(Content::Lines)
            .optional()
            .wide(60),
        Field::new("interests", "Interests", "What it cares for, an interest a line.")
            .holds(Content::Lines)
            .optional()
            .wide(40),
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

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        let owns = |entity: &Entity| match entity {
            Entity::Stakeholder(it) => it.owner_id.as_ref() == Some(&self.id),
            Entity::StandingCommunication(it) => it.owner_id.as_ref() == Some(&self.id),
            _ => false,
        };
        for kind in [Kind::Stakeholder, Kind::StandingCommunication] {
            if let Some(owned) = around.all(kind)?.iter().find(|entity| owns(entity)) {
                return Err(Refusal::impossible(format!(
                    "{} is the owner of {}. Give that another owner first.",
                    self.name,
                    owned.title()
                )));
            }
        }
        Ok(())
    }
}

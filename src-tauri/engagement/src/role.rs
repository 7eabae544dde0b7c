//! Positions in an engagement, on either side. W, tables one and two.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use specta::Type;

use crate::{
    Choice, Concept, Content, Entity, Field, Following, Id, Kind, Name, Position, Refusal, Side, Stakeholder,
    Surroundings, Text, Values,
};

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
    /// Whether it keeps the relationship with agencies, so that its holders stand in the roster.
    pub liaison: bool,
    /// The logs it keeps, such as the issue log. W.
    pub keeps: Vec<Name>,
    /// What the role is, by its charter. A.
    pub charter_is: Vec<Name>,
    /// What it is not, by its charter. A.
    pub charter_is_not: Vec<Name>,
}

const SIDES: &[Choice] = &[
    Choice { word: "provider", label: "Provider" },
    Choice { word: "agency", label: "Agency" },
    Choice { word: "both", label: "Both" },
];

impl Concept for Role {
    const FIELDS: &'static [Field] = &[
        Field::engagement(),
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
        Field::new("liaison", "Liaison", "Keeps the relationship with agencies; its holders stand in the roster.")
            .holds(Content::Flag)
            .optional()
            .wide(9),
        Field::new("keeps", "Keeps", "The logs it keeps, such as the issue log, one a line.")
            .holds(Content::Lines)
            .optional()
            .wide(24),
        Field::new("charterIs", "Is", "What the role is, by its charter, a point a line.")
            .holds(Content::Lines)
            .optional()
            .wide(40),
        Field::new("charterIsNot", "Is not", "What the role is not, by its charter, a point a line.")
            .holds(Content::Lines)
            .optional()
            .wide(40),
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

    fn followed_by(&self, before: &Self, around: &dyn Surroundings) -> Following {
        Stakeholder::renamed_with(Kind::Role, &self.id, &before.name, &self.name, around)
    }

    fn leaves(&self, around: &dyn Surroundings) -> Following {
        let mut edits = Stakeholder::parted_from(Kind::Role, &self.id, around)?;
        let owned = |entity: &Entity| match entity {
            Entity::Stakeholder(it) => it.owner_id.as_ref() == Some(&self.id),
            Entity::StandingCommunication(it) => it.owner_id.as_ref() == Some(&self.id),
            Entity::GapAction(it) => it.owner_id.as_ref() == Some(&self.id),
            _ => false,
        };
        for kind in [Kind::Stakeholder, Kind::StandingCommunication, Kind::GapAction] {
            for entity in around.all(kind)?.into_iter().filter(owned) {
                edits.push((kind, entity.id().clone(), Values::from_iter([("ownerId".to_owned(), Json::Null)])));
            }
        }
        Ok(edits)
    }
}

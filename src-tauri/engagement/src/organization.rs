//! The provider and the agencies it serves.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use specta::Type;

use crate::surroundings::known;
use crate::{
    Choice, Concept, Content, Entity, Field, Following, Id, Kind, Name, Refusal, Side, Stakeholder, Surroundings, Text,
    Values,
};

/// A provider or an agency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Organization {
    /// Identity.
    pub id: Id,
    /// Full name.
    pub name: Name,
    /// Short form, such as CTS.
    pub abbreviation: Text,
    /// Provider or agency.
    pub side: Side,
    /// The organization of which it is a part.
    pub parent_id: Option<Id>,
    /// What it is for, in its own words.
    pub mission: Text,
    /// What matters to it now, the first one first.
    pub priorities: Vec<Name>,
    /// How to reach it as an organization.
    pub contact: Text,
}

const SIDES: &[Choice] = &[Choice { word: "provider", label: "Provider" }, Choice { word: "agency", label: "Agency" }];

impl Concept for Organization {
    const FIELDS: &'static [Field] = &[
        Field::new("name", "Organization", "Its full name.").wide(36),
        Field::new("abbreviation", "Abbreviation", "How people shorten it.").optional().wide(12),
        Field::new("side", "Side", "Whether it provides services or is served.")
            .holds(Content::Choice { choices: SIDES })
            .wide(10),
        Field::new("parentId", "Parent", "The organization of which it is a part.")
            .holds(Content::Reference { kind: Kind::Organization })
            .optional()
            .wide(28),
        Field::new("mission", "Mission", "What it is for, in its own words.").holds(Content::Prose).optional().wide(60),
        Field::new("priorities", "Priorities", "What matters to it now, one a line, the first one first.")
            .holds(Content::Lines)
            .optional()
            .wide(40),
        Field::new("contact", "Contact", "How to reach it: switchboard, mailbox, address.")
            .holds(Content::Prose)
            .optional()
            .wide(32),
    ];

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        if before.is_none_or(|before| before.parent_id != self.parent_id) {
            self.check_parent(around)?;
        }
        match self.side {
            Side::Both => Err(Refusal::invalid("side", "An organization is either provider or agency. Choose one.")),
            _ => Ok(()),
        }
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        let provided =
            |entity: &Entity| matches!(entity, Entity::Engagement(it) if it.provider_id.as_ref() == Some(&self.id));
        match around.all(Kind::Engagement)?.iter().find(|entity| provided(entity)) {
            Some(engagement) => Err(Refusal::impossible(format!(
                "{} is the provider of {}. Give that engagement another provider first.",
                self.name,
                engagement.title()
            ))),
            None => Ok(()),
        }
    }

    fn followed_by(&self, before: &Self, around: &dyn Surroundings) -> Following {
        Stakeholder::renamed_with(Kind::Organization, &self.id, &before.name, &self.name, around)
    }

    fn leaves(&self, around: &dyn Surroundings) -> Following {
        let mut left = Stakeholder::parted_from(Kind::Organization, &self.id, around)?;
        for (kind, field) in [(Kind::Organization, "parentId"), (Kind::Person, "organizationId")] {
            for entity in around.all(kind)? {
                if entity.values()?.get(field).is_some_and(|id| id == self.id.as_ref()) {
                    left.push((kind, entity.id().clone(), Values::from_iter([(field.to_owned(), Json::Null)])));
                }
            }
        }
        Ok(left)
    }
}

impl Organization {
    /// That nothing becomes a part of itself, however far up.
    fn check_parent(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        let mut above = self.parent_id.clone();
        while let Some(id) = above {
            let Entity::Organization(parent) = known(around, Kind::Organization, &id)? else { break };
            if parent.id == self.id {
                let reason = format!("{} would become a part of itself. Choose an organization above it.", self.name);
                return Err(Refusal::invalid("parentId", reason));
            }
            above = parent.parent_id;
        }
        Ok(())
    }
}

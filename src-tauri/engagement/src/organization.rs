//! The provider and the agencies it serves.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Choice, Concept, Content, Entity, Field, Id, Kind, Name, Refusal, Side, Surroundings, Text};

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
}

const SIDES: &[Choice] = &[Choice { word: "provider", label: "Provider" }, Choice { word: "agency", label: "Agency" }];

impl Concept for Organization {
    const FIELDS: &'static [Field] = &[
        Field::new("name", "Organization", "Its full name.").wide(36),
        Field::new("abbreviation", "Abbreviation", "How people shorten it.").optional().wide(12),
        Field::new("side", "Side", "Whether it provides services or is served.")
            .holds(Content::Choice { choices: SIDES })
            .wide(10),
    ];

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, _before: Option<&Self>, _around: &dyn Surroundings) -> Result<(), Refusal> {
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
}

//! What a workspace keeps of a part of the document: whether it is in, where it stands, and its own words.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Part;
use super::part::PARTS;
use crate::{Concept, Content, Entity, Field, Id, Kind, Refusal, Surroundings, Text};

/// A section of the engagement plan. A plan without one for a part has that part in its usual place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Section {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// Which part of the document it is.
    pub part: Part,
    /// Whether it is left out.
    pub left_out: bool,
    /// Own words at its head: a paragraph a line, `- ` and `1. ` for lists, `**bold**`, `[text](address)`.
    pub text: Text,
    /// Place in the document: all sections of a plan are numbered at once, so that ordering them is one step.
    pub place: u16,
}

impl Concept for Section {
    const FIELDS: &'static [Field] = &[
        Field::engagement(),
        Field::new("part", "Section", "Which part of the document it is.")
            .holds(Content::Choice { choices: PARTS })
            .wide(24),
        Field::new("leftOut", "Left out", "Whether the document is made without it.")
            .holds(Content::Flag)
            .optional()
            .wide(9),
        Field::new(
            "text",
            "Own text",
            "A paragraph a line; \"- \" and \"1. \" make lists, **two stars** make bold, [words](https://…) a link.",
        )
        .holds(Content::Prose)
        .optional()
        .wide(60),
        Field::new("place", "Place", "Sections stand in the order of these numbers.").holds(Content::Number).wide(8),
    ];
    const SCOPE: Option<&'static str> = Some("engagementId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.part.title()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        crate::engagement::belongs(before.map(|it| &it.engagement_id), &self.engagement_id, around)?;
        let same = |other: &Entity| {
            matches!(other, Entity::Section(it) if it.id != self.id
                && it.engagement_id == self.engagement_id && it.part == self.part)
        };
        match around.all(Kind::Section)?.iter().any(same) {
            true => Err(Refusal::invalid("part", "This section is already there. Edit that one.")),
            false => Ok(()),
        }
    }
}

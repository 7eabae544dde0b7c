//! One round of votes on one dimension. Rounds are kept, also those that were rated again.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Concept, Content, Field, Id, Kind, Name, Refusal, Surroundings};

/// A round of votes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Round {
    /// Identity.
    pub id: Id,
    /// The workshop it belongs to.
    pub workshop_id: Id,
    /// What was rated, by the model's key.
    pub dimension: Name,
    /// Which one on that dimension, from 1.
    pub number: u16,
    /// Whether its votes lie open.
    pub revealed: bool,
}

impl Concept for Round {
    const FIELDS: &'static [Field] = &[
        Field::new("workshopId", "Workshop", "The workshop it belongs to.")
            .holds(Content::Reference { kind: Kind::Workshop })
            .wide(28),
        Field::new("dimension", "Dimension", "What was rated.").wide(28),
        Field::new("number", "Round", "Which one on that dimension, from 1.").holds(Content::Number).wide(8),
        Field::new("revealed", "Revealed", "Its votes lie open.").holds(Content::Flag).optional().wide(10),
    ];
    const SCOPE: Option<&'static str> = Some("workshopId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.dimension.as_ref()
    }

    fn check(&self, _before: Option<&Self>, _around: &dyn Surroundings) -> Result<(), Refusal> {
        Err(Refusal::impossible("Rounds are made and revealed in their workshop. Use `liaison workshop`."))
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        self.check(Some(self), around)
    }
}

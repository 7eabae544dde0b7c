//! What was voted in a round. Before the reveal a vote says only that it is there.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::seat::SIDES;
use crate::{Concept, Content, Field, Id, Kind, Name, Refusal, Side, Surroundings};

/// A vote; in an anonymous workshop, written at the reveal, so many equal ones of nobody's name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vote {
    /// Identity.
    pub id: Id,
    /// The round it belongs to.
    pub round_id: Id,
    /// Whose it is; nobody's where the workshop is anonymous.
    pub seat_id: Option<Id>,
    /// For which side.
    pub side: Side,
    /// The level, by the model's key; before the reveal none, after it none where they abstained.
    pub level: Option<Name>,
    /// How many gave it; one where it is empty.
    pub count: Option<u16>,
}

impl Concept for Vote {
    const FIELDS: &'static [Field] = &[
        Field::new("roundId", "Round", "The round it belongs to.")
            .holds(Content::Reference { kind: Kind::Round })
            .wide(28),
        Field::new("seatId", "Seat", "Whose it is; nobody's where the workshop is anonymous.")
            .holds(Content::Reference { kind: Kind::Seat })
            .optional()
            .wide(28),
        Field::new("side", "Side", "For which side.").holds(Content::Choice { choices: SIDES }).wide(12),
        Field::new("level", "Level", "Empty before the reveal, and after it where they abstained.").optional().wide(20),
        Field::new("count", "Count", "How many gave it; one where it is empty.")
            .holds(Content::Number)
            .optional()
            .wide(8),
    ];
    const SCOPE: Option<&'static str> = Some("roundId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn check(&self, _before: Option<&Self>, _around: &dyn Surroundings) -> Result<(), Refusal> {
        Err(Refusal::impossible("Votes are given, taken back and revealed in their workshop. Use `liaison workshop`."))
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        self.check(Some(self), around)
    }
}

impl Vote {
    /// How many votes it stands for.
    pub fn weight(&self) -> u32 {
        self.count.map_or(1, u32::from)
    }
}

//! Who takes part in a workshop, by name or number.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{Choice, Concept, Content, Entity, Field, Id, Kind, Name, Position, Refusal, Side, Surroundings};

pub(super) const SIDES: &[Choice] =
    &[Choice { word: "provider", label: "Provider" }, Choice { word: "agency", label: "Agency" }];

/// A place at the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Seat {
    /// Identity.
    pub id: Id,
    /// The workshop it belongs to.
    pub workshop_id: Id,
    /// Who sits there, by name or number.
    pub name: Name,
    /// For which side they vote.
    pub side: Side,
    /// Whether they have left; what they voted stays.
    pub away: bool,
    /// Place in the list.
    pub position: Position,
}

impl Concept for Seat {
    const FIELDS: &'static [Field] = &[
        Field::new("workshopId", "Workshop", "The workshop it belongs to.")
            .holds(Content::Reference { kind: Kind::Workshop })
            .wide(28),
        Field::new("name", "Name", "Who sits there, by name or number.").wide(28),
        Field::new("side", "Side", "For which side they vote.").holds(Content::Choice { choices: SIDES }).wide(12),
        Field::new("away", "Left", "They have left; what they voted stays.").holds(Content::Flag).optional().wide(8),
        Field::position(),
    ];
    const SCOPE: Option<&'static str> = Some("workshopId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        known(around, Kind::Workshop, &self.workshop_id)?;
        if before.is_some_and(|before| before.workshop_id != self.workshop_id) {
            return Err(Refusal::invalid("workshopId", "A seat stays in its workshop. Add one in the other."));
        }
        if before.is_some_and(|before| before.side != self.side) || self.side == Side::Both {
            return Err(Refusal::invalid("side", "A seat votes for one side. Add another seat for the other side."));
        }
        let name = self.name.as_ref().trim().to_lowercase();
        let same = |it: &Entity| {
            matches!(it, Entity::Seat(it) if it.id != self.id && it.side == self.side
                && it.name.as_ref().trim().to_lowercase() == name)
        };
        match around.within(Kind::Seat, &self.workshop_id)?.iter().any(same) {
            true => Err(Refusal::invalid(
                "name",
                format!("{} sits on this side already. Give one of the two another name.", self.name),
            )),
            false => Ok(()),
        }
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        let votes = around.all(Kind::Vote)?;
        match votes.iter().any(|it| matches!(it, Entity::Vote(it) if it.seat_id.as_ref() == Some(&self.id))) {
            true => Err(Refusal::impossible(format!(
                "{} has voted, and removing the seat would remove the votes. Say that they have left instead.",
                self.name
            ))),
            false => Ok(()),
        }
    }
}

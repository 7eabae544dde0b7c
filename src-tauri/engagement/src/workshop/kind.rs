//! One workshop: the assessment it ends in, how it is held, and where it stands.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{Choice, Concept, Content, Entity, Field, Id, Kind, ModelPart, Name, Refusal, Surroundings, Text};

/// Where a workshop stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum WorkshopState {
    /// The room rates.
    Open,
    /// It goes on later.
    Paused,
    /// Its ratings stand in the assessment.
    Ended,
}

const STATES: &[Choice] = &[
    Choice { word: "open", label: "Open" },
    Choice { word: "paused", label: "Paused" },
    Choice { word: "ended", label: "Ended" },
];

/// A workshop in which a relationship is rated together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Workshop {
    /// Identity.
    pub id: Id,
    /// The assessment it ends in.
    pub assessment_id: Id,
    /// Whether nobody is to know who voted what, for good: of each round only counts are kept.
    pub anonymous: bool,
    /// From so many levels between the lowest and the highest vote a spread is talked about.
    pub spread_levels: u16,
    /// A middle half wider than so many levels is talked about, too.
    pub spread_half: u16,
    /// How long a discussion shall take, in minutes.
    pub minutes: u16,
    /// When the timer that runs ends, as RFC 3339; empty where none runs.
    pub timer_ends: Text,
    /// What is rated now, by the model's key.
    pub dimension: Name,
    /// Where it stands.
    pub state: WorkshopState,
}

impl Concept for Workshop {
    const FIELDS: &'static [Field] = &[
        Field::new("assessmentId", "Assessment", "The assessment it ends in.")
            .holds(Content::Reference { kind: Kind::Assessment })
            .wide(28),
        Field::new("anonymous", "Anonymous", "Of each round only counts are kept; it is chosen at the start.")
            .holds(Content::Flag)
            .optional()
            .wide(10),
        Field::new("spreadLevels", "Spread", "From so many levels apart a spread is talked about.")
            .holds(Content::Number)
            .wide(8),
        Field::new("spreadHalf", "Middle half", "A middle half wider than so many levels is talked about.")
            .holds(Content::Number)
            .wide(8),
        Field::new("minutes", "Minutes", "How long a discussion shall take.").holds(Content::Number).wide(8),
        Field::new("timerEnds", "Timer ends", "When the timer that runs ends; empty where none runs.")
            .optional()
            .wide(20),
        Field::new("dimension", "Dimension", "What is rated now.")
            .holds(Content::OfModel { part: ModelPart::Dimension })
            .wide(28),
        Field::new("state", "State", "Whether it goes on, waits or has ended.")
            .holds(Content::Choice { choices: STATES })
            .wide(10),
    ];
    const SCOPE: Option<&'static str> = Some("assessmentId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
        let of = known(around, Kind::Assessment, &self.assessment_id)?.called(around)?;
        Ok(format!("the workshop {of}"))
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        known(around, Kind::Assessment, &self.assessment_id)?;
        if before.is_some_and(|before| before.assessment_id != self.assessment_id) {
            return Err(Refusal::invalid("assessmentId", "A workshop stays with its assessment. Start another one."));
        }
        if before.is_some_and(|before| before.anonymous != self.anonymous) {
            return Err(Refusal::invalid(
                "anonymous",
                "Whether a workshop is anonymous is promised at its start and stays. Start another one.",
            ));
        }
        let within = |field: &str, value: u16, from: u16, to: u16| match (from..=to).contains(&value) {
            true => Ok(()),
            false => Err(Refusal::invalid(field, format!("Write a number from {from} to {to}."))),
        };
        within("spreadLevels", self.spread_levels, 1, 60)?;
        within("spreadHalf", self.spread_half, 0, 60)?;
        within("minutes", self.minutes, 1, 240)?;
        let ends = self.timer_ends.as_ref();
        if !ends.is_empty() && chrono::DateTime::parse_from_rfc3339(ends).is_err() {
            return Err(Refusal::invalid("timerEnds", "Write a moment as 2026-07-01T09:30:00Z, or leave this empty."));
        }
        let one = |entity: Entity| matches!(entity, Entity::Workshop(it) if it.id != self.id);
        match around.within(Kind::Workshop, &self.assessment_id)?.into_iter().any(one) {
            true => Err(Refusal::invalid("assessmentId", "This assessment has its workshop already. Go on with that.")),
            false => Ok(()),
        }
    }
}

//! What is done in a workshop, one step each.

use chrono::NaiveDate;
use serde::Deserialize;
use specta::Type;

use crate::{Id, Side};

/// A workshop as it is started.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Starting {
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// The agency; the engagement as a whole where there is none.
    pub organization_id: Option<Id>,
    /// The model, by its key.
    pub model: String,
    /// The day; today where there is none.
    pub date: Option<NaiveDate>,
    /// The one side that rates; both together where there is none.
    pub side: Option<Side>,
    /// Whether of each round only counts are kept.
    pub anonymous: bool,
    /// When a spread is talked about, and for how long; as usual where nothing is said.
    pub talk: Talk,
    /// Who takes part.
    pub seats: Vec<StartingSeat>,
}

/// When a spread is talked about, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Talk {
    /// From so many levels between the lowest and the highest vote; 2 unless it is said.
    pub spread_levels: u16,
    /// Where the middle half is wider than so many levels; 1 unless it is said.
    pub spread_half: u16,
    /// How long a discussion shall take, in minutes; 5 unless it is said.
    pub minutes: u16,
}

impl Default for Talk {
    fn default() -> Self {
        Self { spread_levels: 2, spread_half: 1, minutes: 5 }
    }
}

/// Someone who takes part from the start.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StartingSeat {
    /// By name or number.
    pub name: String,
    /// For which side.
    pub side: Side,
}

/// One vote as it is given.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ballot {
    /// Whose; in an anonymous workshop nobody's.
    pub seat: Option<Id>,
    /// For which side, where it is nobody's.
    pub side: Option<Side>,
    /// On what, by the model's key; on what is rated now where there is none.
    pub dimension: Option<String>,
    /// The level by key, number or name; none where they abstain.
    pub level: Option<String>,
}

/// A step of a workshop.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(tag = "deed", rename_all = "camelCase", deny_unknown_fields)]
pub enum WorkshopDeed {
    /// Someone takes part, from the start or late.
    Join {
        /// By name or number.
        name: String,
        /// For which side.
        side: Side,
    },
    /// Someone has left; what they voted stays.
    Leave {
        /// Who.
        seat: Id,
    },
    /// Someone who left is back.
    Return {
        /// Who.
        seat: Id,
    },
    /// Votes are given, face down: one at the table, or a pile of collected ballots.
    Vote {
        /// The votes.
        ballots: Vec<Ballot>,
    },
    /// A vote is taken back; in an anonymous workshop, all votes of its side in this round.
    TakeBack {
        /// The vote; of an anonymous one only its side counts.
        ballot: Ballot,
    },
    /// What lies face down is turned over.
    Reveal {
        /// Although not everyone is in.
        early: bool,
    },
    /// Another round on the same dimension.
    RateAgain,
    /// The room agrees on a level.
    Agree {
        /// By key, number or name; none to take it back.
        level: Option<String>,
    },
    /// Someone does not agree, and that is noted.
    Dissent {
        /// Who, by name; empty where that shall not be said.
        who: String,
        /// The level they hold.
        level: Option<String>,
        /// In their words; empty to remove what was noted.
        words: String,
    },
    /// What was said about this dimension.
    Note {
        /// All of it.
        text: String,
    },
    /// Another dimension comes up.
    Go {
        /// By key or name.
        dimension: String,
    },
    /// The timer starts, or stops.
    Timer {
        /// For how many minutes; stops where there is none.
        minutes: Option<u16>,
    },
    /// It goes on later.
    Pause,
    /// It goes on.
    Resume,
    /// Its ratings go to the assessment, which is closed.
    Finish,
}

//! What ratings come to, by each of the rules, with the reason down to the ratings.

use serde::Serialize;
use specta::Type;

use super::Model;
use super::spread::Span;
use crate::Id;

/// What ratings come to: a stretch of levels or, where the model gives numbers, of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(tag = "by", rename_all = "camelCase")]
pub enum Score {
    /// A level, or between two, by index.
    Level {
        /// The lower end.
        low: u32,
        /// The upper end; the same for one level.
        high: u32,
    },
    /// A number, or between two.
    Number {
        /// The lower end.
        low: f64,
        /// The upper end; the same for one number.
        high: f64,
    },
}

/// How something arose: what it is, what it comes to, and from what.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// What it is of.
    pub what: String,
    /// What it comes to.
    pub score: String,
    /// By which arithmetic; nothing for what a person said.
    pub rule: String,
    /// From what.
    pub parts: Vec<Reason>,
    /// The rating that says it.
    pub rating_id: Option<Id>,
}

impl Score {
    /// The level or number itself.
    pub(super) fn level(level: u32) -> Self {
        Self::Level { low: level, high: level }
    }

    /// The one level it stands for: none between two, and the highest that a number reaches.
    pub fn settled(self, model: &Model) -> Option<u32> {
        match self {
            Self::Level { low, high } => (low == high).then_some(low),
            Self::Number { low, high } if low == high => model.level_at(low),
            Self::Number { .. } => None,
        }
    }

    /// The level that it surely reaches.
    pub fn reached(self, model: &Model) -> Option<u32> {
        match self {
            Self::Level { low, .. } => Some(low),
            Self::Number { low, .. } => model.level_at(low),
        }
    }
}

impl Model {
    /// The highest level that a number reaches.
    pub(super) fn level_at(&self, number: f64) -> Option<u32> {
        let reached = |level: &super::Level| level.number.is_some_and(|it| f64::from(it) <= number);
        self.levels.iter().rposition(reached).and_then(|at| u32::try_from(at).ok())
    }

    /// A score as people say it.
    pub fn words(&self, score: Score) -> String {
        match score {
            Score::Level { low, high } => self.span_words(Span { low, high }),
            Score::Number { low, high } if low == high => decimal(low),
            Score::Number { low, high } => format!("between {} and {}", decimal(low), decimal(high)),
        }
    }

    /// A stretch of levels as people say it.
    pub fn span_words(&self, span: Span) -> String {
        match span.low == span.high {
            true => self.level_words(span.low),
            false => format!("between {} and {}", self.level_words(span.low), self.level_words(span.high)),
        }
    }
}

/// A number with the decimals that it has, two at most.
pub(super) fn decimal(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

//! What ratings come to, by each of the rules, with the reason down to the ratings.

mod combine;
mod side;

use std::cmp::Ordering;

use serde::Serialize;
use specta::Type;

use super::Model;
use super::spread::Span;
use crate::Id;

pub(super) use combine::{Part, combine, hull};
pub(super) use side::{SideScore, of_side};

/// What two sums may differ by and still be the same number.
pub(super) const CLOSE: f64 = 1e-9;

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

    /// Which of two is more: by what is surely reached, then by what may be.
    pub fn compare(self, other: Self) -> Ordering {
        let ends = |score| match score {
            Self::Level { low, high } => (f64::from(low), f64::from(high)),
            Self::Number { low, high } => (low, high),
        };
        let ((low, high), (other_low, other_high)) = (ends(self), ends(other));
        low.total_cmp(&other_low).then(high.total_cmp(&other_high))
    }

    /// How far two are apart, in levels or numbers; nothing where they meet.
    pub(super) fn apart(self, other: Self) -> f64 {
        let gap = |low: f64, high: f64| (low - high).max(0.0);
        match (self, other) {
            (Self::Level { low: a, high: b }, Self::Level { low: c, high: d }) => {
                gap(f64::from(c), f64::from(b)).max(gap(f64::from(a), f64::from(d)))
            }
            (Self::Number { low: a, high: b }, Self::Number { low: c, high: d }) => gap(c, b).max(gap(a, d)),
            _ => 0.0,
        }
    }

    /// The one level it stands for: none between two, and the highest that a number reaches.
    pub fn settled(self, model: &Model) -> Option<u32> {
        match self {
            Self::Level { low, high } => (low == high).then_some(low),
            Self::Number { low, high } if low == high => model.level_at(low),
            Self::Number { .. } => None,
        }
    }

    /// Whether it lies between two levels, so that it can be counted at more than one.
    pub fn is_between(self, model: &Model) -> bool {
        match self {
            Self::Level { low, high } => low != high,
            Self::Number { low, high } => model.level_at(low) != model.level_at(high),
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
        let reached = |level: &super::Level| level.number.is_some_and(|it| f64::from(it) <= number + CLOSE);
        self.levels.iter().rposition(reached).and_then(|at| u32::try_from(at).ok())
    }

    /// The levels between which a number lies; the same twice where it is one of theirs.
    pub(super) fn span_at(&self, number: f64) -> Span {
        let above = |level: &super::Level| level.number.is_some_and(|it| f64::from(it) >= number - CLOSE);
        let low = self.level_at(number).unwrap_or_default();
        let high = self.levels.iter().position(above).and_then(|at| u32::try_from(at).ok()).unwrap_or(low);
        Span { low, high }
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

impl Reason {
    /// What it says line by line, each with how deep it stands.
    pub fn lines(&self) -> Vec<(usize, String)> {
        let score = if self.score.is_empty() { String::new() } else { format!(": {}", self.score) };
        let rule = if self.rule.is_empty() { String::new() } else { format!(" [{}]", self.rule) };
        let below = self.parts.iter().flat_map(Self::lines).map(|(depth, line)| (depth + 1, line));
        std::iter::once((0, format!("{}{score}{rule}", self.what))).chain(below).collect()
    }

    /// Of something that nobody rated.
    pub(super) fn unrated(what: &str) -> Self {
        Self {
            what: what.to_owned(),
            score: String::new(),
            rule: "Nobody rated it.".into(),
            parts: Vec::new(),
            rating_id: None,
        }
    }
}

/// A number as people read it: two decimals at most.
pub(super) fn decimal(number: f64) -> String {
    // Half a hundredth goes up, as people round.
    trimmed(format!("{:.2}", (number * 100.0).round() / 100.0))
}

/// A number as it is reckoned with: four decimals at most.
pub(super) fn exact(number: f64) -> String {
    trimmed(format!("{number:.4}"))
}

fn trimmed(text: String) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

//! Pictures of maturity: where two views differ, profile, distribution, trend, portfolio. Levels are places on a ladder,
//! never lengths: what is between two levels is drawn between them and said as such.

mod around;
mod disagreement;
mod heat;
mod portfolio;
mod radar;
#[cfg(test)]
mod tests;
mod trend;

pub use disagreement::{Disagreement, Pair};
pub use heat::{Distribution, HeatRow};
pub use portfolio::{Portfolio, Standing};
pub use radar::{Profile, Spoke};
pub use trend::{Period, Trend};

use crate::letters::printable;

/// A level as pictures show it: with its number, or only by its name where the model gives it none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// The number that the model gives.
    pub number: Option<i32>,
    /// The level's name.
    pub name: String,
}

impl Rung {
    /// The number, or the name where there is none.
    #[must_use]
    pub fn short(&self) -> String {
        self.number.map_or_else(|| printable(&self.name), |number| number.to_string())
    }

    /// Number and name.
    #[must_use]
    pub fn long(&self) -> String {
        match self.number {
            Some(number) => format!("{number} {}", printable(&self.name)).trim_end().to_owned(),
            None => printable(&self.name),
        }
    }
}

/// A place on a ladder of levels: a level, or from one to another, both counted from the lowest, which is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The lower level.
    pub low: usize,
    /// The upper level; the same where the place is a level.
    pub high: usize,
}

impl Place {
    /// Right on a level.
    #[must_use]
    pub fn at(level: usize) -> Self {
        Self { low: level, high: level }
    }

    /// In a cell of a table: "2", "1 to 2".
    #[must_use]
    pub fn short(self, ladder: &[Rung]) -> String {
        self.said(ladder, Rung::short)
    }

    /// In a sentence: "2 Coordinator", "1 Informer to 2 Coordinator".
    #[must_use]
    pub fn long(self, ladder: &[Rung]) -> String {
        self.said(ladder, Rung::long)
    }

    fn said(self, ladder: &[Rung], words: fn(&Rung) -> String) -> String {
        let word = |at: usize| ladder.get(at).map(words).unwrap_or_default();
        if self.low == self.high { word(self.low) } else { format!("{} to {}", word(self.low), word(self.high)) }
    }

    /// Where it is drawn, in steps from the lowest level.
    fn steps(self) -> f32 {
        crate::figure::length(self.low + self.high) / 2.0
    }

    /// Whole steps between two places, the nearest of each.
    #[must_use]
    pub fn apart(self, other: Self) -> usize {
        self.low.saturating_sub(other.high).max(other.low.saturating_sub(self.high))
    }
}

/// Which of five shades stands for a level: the lowest and the highest are always the outermost.
fn shade(level: usize, levels: usize) -> usize {
    match levels.saturating_sub(1) {
        0 => 0,
        steps => ((level * 4 + steps / 2) / steps).min(4),
    }
}

/// A place, or a dash where there is none.
fn or_dash(place: Option<Place>, ladder: &[Rung]) -> String {
    place.map_or_else(|| "–".to_owned(), |place| place.long(ladder))
}

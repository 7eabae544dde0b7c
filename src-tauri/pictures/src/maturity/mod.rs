//! Pictures of maturity: where two views differ, profile, distribution, trend, portfolio. Levels are places on a ladder,
//! never lengths: what is between two levels is drawn between them and said as such.

mod around;
mod disagreement;
mod heat;
mod of;
mod picture;
mod portfolio;
mod radar;
#[cfg(test)]
mod tests;
mod trend;

pub use disagreement::{Disagreement, Pair};
pub use heat::{Distribution, HeatRow};
pub use picture::Picture;
pub use portfolio::{Portfolio, Standing};
pub use radar::{Profile, Spoke};
pub use trend::{Period, Trend};

use crate::figure::length;
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

/// A place on a ladder of levels, in steps from the lowest, which is 0: on a level, from one level to another or, where
/// the model gives numbers, between two levels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    low: f64,
    high: f64,
}

impl Place {
    /// Right on a level.
    #[must_use]
    pub fn at(level: usize) -> Self {
        Self::between(level, level)
    }

    /// From one level to another.
    #[must_use]
    pub fn between(low: usize, high: usize) -> Self {
        Self { low: f64::from(length(low)), high: f64::from(length(high)) }
    }

    /// From one number to another on a ladder whose levels have numbers.
    #[must_use]
    pub fn numbers(low: f64, high: f64, ladder: &[Rung]) -> Self {
        let steps = |number: f64| {
            let after = ladder.iter().position(|rung| rung.number.is_some_and(|it| f64::from(it) > number));
            let upper = after.unwrap_or(ladder.len().saturating_sub(1)).max(1);
            let [from, to] = [upper - 1, upper].map(|at| number_at(ladder, at));
            f64::from(length(upper - 1)) + (number - from) / (to - from).max(f64::EPSILON)
        };
        Self { low: steps(low), high: steps(high) }
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
        let one = |steps: f64| match ladder.get(steps.max(0.0) as usize) {
            Some(rung) if steps.fract() == 0.0 && steps >= 0.0 => words(rung),
            _ => decimal(number_of(ladder, steps)),
        };
        if self.low == self.high { one(self.low) } else { format!("{} to {}", one(self.low), one(self.high)) }
    }

    /// Where it is drawn, in steps from the lowest level, and never off the ladder.
    fn steps(self, ladder: &[Rung]) -> f32 {
        let middle = (self.low + self.high) / 2.0;
        (middle as f32).clamp(0.0, length(ladder.len().saturating_sub(1)))
    }

    /// The level that it surely reaches.
    fn level(self, ladder: &[Rung]) -> usize {
        (self.low.max(0.0) as usize).min(ladder.len().saturating_sub(1))
    }

    /// The levels at its ends.
    fn ends(self) -> [usize; 2] {
        [self.low, self.high].map(|steps| steps.max(0.0) as usize)
    }

    fn middle(self) -> f64 {
        (self.low + self.high) / 2.0
    }

    /// Steps between two places, the nearest of each.
    #[must_use]
    pub fn apart(self, other: Self) -> f64 {
        (self.low - other.high).max(other.low - self.high).max(0.0)
    }
}

/// The number of a level; its place where the model gives none.
fn number_at(ladder: &[Rung], at: usize) -> f64 {
    let place = f64::from(length(at));
    ladder.get(at).and_then(|rung| rung.number).map_or(place, f64::from)
}

/// The number that so many steps stand for.
fn number_of(ladder: &[Rung], steps: f64) -> f64 {
    let lower = (steps.max(0.0) as usize).min(ladder.len().saturating_sub(2));
    let [from, to] = [lower, lower + 1].map(|at| number_at(ladder, at));
    from + (steps - f64::from(length(lower))) * (to - from)
}

/// A number with the decimals that it has, two at most.
fn decimal(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
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

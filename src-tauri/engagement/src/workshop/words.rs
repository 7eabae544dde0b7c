//! What the room reads after a reveal: how far apart it is, and who speaks first.

use super::Gathered;
use super::room::{Shown, SpreadFlag};
use crate::maturity::{Span, Spread};

impl Gathered {
    /// The votes of a round as they lie open; counts by side, the lowest level first.
    pub(super) fn shown(&self, provider: Vec<u32>, agency: Vec<u32>, abstained: u32) -> Shown {
        let counts = provider.iter().zip(&agency).map(|(one, other)| one + other).collect();
        let spread = Spread::of(&self.model.levels, counts, 0);
        let flag = self.flag(&spread);
        Shown {
            talk_first: self.talk_first(&spread, flag.is_some()),
            middle: self.middle(&spread),
            provider,
            agency,
            abstained,
            spread,
            flag,
        }
    }

    /// Whether a spread is to be talked about, by the workshop's own thresholds, and what is said of it.
    fn flag(&self, spread: &Spread) -> Option<SpreadFlag> {
        let (levels, half) = (self.workshop.spread_levels.into(), self.workshop.spread_half.into());
        let (range, middle) = (spread.range?, spread.middle_half?);
        if !spread.is_wide(levels, half) {
            return None;
        }
        let apart = range.high - range.low;
        Some(match apart >= levels {
            true => SpreadFlag { low: range.low, high: range.high, words: format!("{} apart", levels_in_words(apart)) },
            false => SpreadFlag {
                low: middle.low,
                high: middle.high,
                words: format!("The middle half spans {}", levels_in_words(middle.high - middle.low).to_lowercase()),
            },
        })
    }

    fn talk_first(&self, spread: &Spread, is_wide: bool) -> String {
        match spread.range {
            None => "Everyone abstained. Hear why.".into(),
            Some(Span { low, high }) if low == high => format!("Everyone says {}.", self.level_label(low)),
            Some(Span { low, high }) if is_wide => {
                format!("Hear from {} and {}.", self.level_label(low), self.level_label(high))
            }
            Some(_) => "Close together. Agree on a level.".into(),
        }
    }

    fn middle(&self, spread: &Spread) -> String {
        let (Some(median), Some(half)) = (spread.median, spread.middle_half) else { return String::new() };
        let words = |span: Span, and: &str| match span.low == span.high {
            true => self.level_label(span.low),
            false => format!("{} {and} {}", self.level_label(span.low), self.level_label(span.high)),
        };
        let between = if median.low == median.high { "" } else { "between " };
        format!("Median {between}{}, middle half {}.", words(median, "and"), words(half, "to"))
    }

    /// What was agreed the last time, and when.
    pub(super) fn was(&self, dimension: u32) -> Option<String> {
        let key = &self.model.dimensions.get(dimension as usize)?.key;
        self.earlier.iter().find_map(|(assessment, agreed)| {
            let level = agreed.iter().find(|it| it.dimension.as_ref() == key)?.level.as_ref()?;
            let level = self.model.find_level(level.as_ref())?;
            Some(format!("Was {} in {}", self.level_label(level), assessment.date.format("%B %Y")))
        })
    }
}

fn levels_in_words(count: u32) -> String {
    const WORDS: [&str; 10] = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
    let word = WORDS.get(count as usize).map_or_else(|| count.to_string(), |word| (*word).to_owned());
    format!("{word} {}", if count == 1 { "level" } else { "levels" })
}

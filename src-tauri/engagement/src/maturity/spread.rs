//! How ratings spread over the levels. Levels are steps: the median and the middle half are levels or lie
//! between two of them, and so does the average, which never stands alone.

use serde::Serialize;
use specta::Type;

use super::Level;

/// A stretch of levels by index: one level where both ends are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct Span {
    /// The lower end.
    pub low: u32,
    /// The upper end.
    pub high: u32,
}

/// How many stand on each level.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Spread {
    /// How many stand on each level, the lowest first.
    pub counts: Vec<u32>,
    /// How many were counted.
    pub total: u32,
    /// How many stand on no single level: two views that did not agree, or a score below the lowest level.
    pub unsettled: u32,
    /// The level in the middle; between two where the middle lies between them.
    pub median: Option<Span>,
    /// From the level that a quarter reach at most to the one that three quarters reach at most.
    pub middle_half: Option<Span>,
    /// The average, as the level it is or the two between which it lies; only where levels have numbers.
    pub average: Option<Span>,
    /// From the lowest level that was given to the highest.
    pub range: Option<Span>,
}

impl Spread {
    /// Of so many on each level.
    pub fn of(levels: &[Level], counts: Vec<u32>, unsettled: u32) -> Self {
        let total = counts.iter().sum();
        let known = |span| Some(span).filter(|_| total > 0);
        let given = |(_, count): &(u32, &u32)| **count > 0;
        let range = (0..).zip(&counts).find(given).zip((0..).zip(&counts).filter(given).last());
        Self {
            median: known(Span { low: reached(&counts, total, 1, 2), high: passed(&counts, total) }),
            middle_half: known(Span { low: reached(&counts, total, 1, 4), high: reached(&counts, total, 3, 4) }),
            average: average(levels, &counts, total),
            range: range.map(|((low, _), (high, _))| Span { low, high }),
            counts,
            total,
            unsettled,
        }
    }

    /// Whether those who rated are far enough apart to be asked about it: by so many levels from the lowest
    /// to the highest, or with a middle half wider than so many.
    pub fn is_wide(&self, levels: u32, middle_half: u32) -> bool {
        self.range.is_some_and(|it| it.high - it.low >= levels)
            || self.middle_half.is_some_and(|it| it.high - it.low > middle_half)
    }
}

/// The lowest level on or below which at least a share of all stand.
fn reached(counts: &[u32], total: u32, part: u64, of: u64) -> u32 {
    let mut so_far = 0;
    let reached = |count: &u32| {
        so_far += u64::from(*count);
        so_far * of >= u64::from(total) * part
    };
    index(counts.iter().position(reached))
}

/// The lowest level on or below which more than half stand.
fn passed(counts: &[u32], total: u32) -> u32 {
    let mut so_far = 0;
    let passed = |count: &u32| {
        so_far += u64::from(*count);
        so_far * 2 > u64::from(total)
    };
    index(counts.iter().position(passed))
}

/// The levels between which the mean of the levels' numbers lies.
fn average(levels: &[Level], counts: &[u32], total: u32) -> Option<Span> {
    let numbers: Vec<u64> = levels.iter().map(|level| level.number.map(u64::from)).collect::<Option<_>>()?;
    if total == 0 {
        return None;
    }
    let sum: u64 = numbers.iter().zip(counts).map(|(number, count)| number * u64::from(*count)).sum();
    let low = numbers.iter().rposition(|number| number * u64::from(total) <= sum);
    let high = numbers.iter().position(|number| number * u64::from(total) >= sum);
    Some(Span { low: index(low), high: index(high) })
}

fn index(at: Option<usize>) -> u32 {
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(numbers: impl Iterator<Item = Option<u32>>) -> Vec<Level> {
        let level = |number| Level { key: String::new(), name: String::new(), number, descriptor: String::new() };
        numbers.map(level).collect()
    }

    /// Checks median, middle half and average of so many on levels 0 to 4.
    fn check(counts: [u32; 5], median: (u32, u32), middle_half: (u32, u32), average: (u32, u32)) {
        let spread = Spread::of(&levels((0..5).map(Some)), counts.to_vec(), 0);
        let span = |(low, high)| Some(Span { low, high });
        assert_eq!(spread.median, span(median), "median of {counts:?}");
        assert_eq!(spread.middle_half, span(middle_half), "middle half of {counts:?}");
        assert_eq!(spread.average, span(average), "average of {counts:?}");
    }

    #[test]
    fn the_middle_is_a_level_or_lies_between_two() {
        // 24 agencies: the 12th and 13th stand on 2. A quarter, 6, are within the first 8; three quarters, 18,
        // within the first 19. The sum is 7 + 22 + 15 = 44; 44 / 24 lies between 1 and 2.
        check([1, 7, 11, 5, 0], (2, 2), (1, 2), (1, 2));
        // The 12th stands on 1, the 13th on 2.
        check([2, 10, 9, 3, 0], (1, 2), (1, 2), (1, 2));
        // Two who rate 1 and 4: the middle lies anywhere between, 5 / 2 between 2 and 3.
        check([0, 1, 0, 0, 1], (1, 4), (1, 4), (2, 3));
        // 3 * 2 + 1 * 0 + 1 * 4 = 10; 10 / 5 is 2 exactly.
        check([1, 0, 3, 0, 1], (2, 2), (2, 2), (2, 2));
    }

    #[test]
    fn levels_without_numbers_have_no_average() {
        let spread = Spread::of(&levels([None; 4].into_iter()), vec![0, 2, 2, 0], 0);
        assert_eq!(spread.average, None);
        assert_eq!(spread.median, Some(Span { low: 1, high: 2 }));
    }

    #[test]
    fn nobody_has_no_middle() {
        let spread = Spread::of(&levels((0..5).map(Some)), vec![0; 5], 2);
        assert_eq!((spread.median, spread.middle_half, spread.average, spread.range), (None, None, None, None));
    }

    #[test]
    fn a_spread_of_two_levels_or_a_wide_middle_half_is_wide() {
        for (counts, wide) in [([0, 3, 3, 0, 0], false), ([0, 7, 0, 1, 0], true), ([0, 0, 8, 0, 0], false)] {
            let spread = Spread::of(&levels((0..5).map(Some)), counts.to_vec(), 0);
            assert_eq!(spread.is_wide(2, 1), wide, "{counts:?}");
        }
    }
}

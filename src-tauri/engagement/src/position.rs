//! A place in an ordered list, as text that sorts by its bytes. Between any two places there is
//! always another, so moving one row touches one row, and two laptops' moves can be merged.
//!
//! A place is a whole number and a fraction in base 62. The first letter says how many digits the
//! number has (`a` one, `b` two … upwards; `Z` one, `Y` two … downwards), so rows appended one
//! after the other keep short places. A fraction never ends in the digit zero.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use specta::Type;

use crate::text::checked_text;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A place in an ordered list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(transparent)]
pub struct Position(String);
checked_text!(Position);

impl TryFrom<String> for Position {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.bytes().all(|byte| DIGITS.contains(&byte));
        match whole_length(text.as_bytes()) {
            Some(length) if digits && text.len() >= length && (text.len() == length || !text.ends_with('0')) => {
                Ok(Self(text))
            }
            _ => Err("This is not a place in a list. Places are given by moving a row.".into()),
        }
    }
}

impl Position {
    /// The place after `before` and in front of `after`; `None` is the start or the end of the list.
    /// Where the two are equal or the wrong way round (two laptops can make that), the place after `before`.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let after = match (before, after) {
            (Some(before), Some(after)) if before >= after => None,
            _ => after,
        };
        let place = match (before, after) {
            (None, None) => b"a0".to_vec(),
            (None, Some(after)) => in_front_of(after.0.as_bytes()),
            (Some(before), after) => past(before.0.as_bytes(), after.map(|after| after.0.as_bytes())),
        };
        Self(place.into_iter().map(char::from).collect())
    }
}

fn in_front_of(after: &[u8]) -> Vec<u8> {
    let (whole, fraction) = split(after);
    if !fraction.is_empty() {
        return whole.to_vec();
    }
    step(whole, false).unwrap_or_else(|| [whole, &midway(b"", None)].concat())
}

fn past(before: &[u8], after: Option<&[u8]>) -> Vec<u8> {
    let (whole, fraction) = split(before);
    let limit = after.map(split);
    if let Some((after_whole, after_fraction)) = limit
        && after_whole == whole
    {
        return [whole, &midway(fraction, Some(after_fraction))].concat();
    }
    match step(whole, true) {
        Some(next) if after.is_none_or(|after| next.as_slice() < after) => next,
        _ => [whole, &midway(fraction, None)].concat(),
    }
}

/// How many bytes the whole number takes, its letter included.
fn whole_length(place: &[u8]) -> Option<usize> {
    match place.first()? {
        letter @ b'a'..=b'z' => Some(usize::from(letter - b'a') + 2),
        letter @ b'A'..=b'Z' => Some(usize::from(b'Z' - letter) + 2),
        _ => None,
    }
}

fn split(place: &[u8]) -> (&[u8], &[u8]) {
    place.split_at(whole_length(place).unwrap_or(place.len()).min(place.len()))
}

fn value(digit: u8) -> usize {
    DIGITS.iter().position(|&known| known == digit).unwrap_or_default()
}

/// The next whole number up or down; `None` at the ends of the scale.
fn step(whole: &[u8], up: bool) -> Option<Vec<u8>> {
    let (&letter, digits) = whole.split_first()?;
    let (wraps, to) = if up { (b'z', b'0') } else { (b'0', b'z') };
    let mut next = digits.to_vec();
    for digit in next.iter_mut().rev() {
        if *digit != wraps {
            *digit = DIGITS[if up { value(*digit) + 1 } else { value(*digit) - 1 }];
            return Some([&[letter], next.as_slice()].concat());
        }
        *digit = to;
    }
    let letter = match (letter, up) {
        (b'Z', true) => b'a',
        (b'a', false) => b'Z',
        (b'z', true) | (b'A', false) => return None,
        (_, true) => letter + 1,
        (_, false) => letter - 1,
    };
    let length = whole_length(&[letter])? - 1;
    Some([vec![letter], vec![to; length]].concat())
}

/// A fraction between two; `None` is one. Both are free of trailing zeros and in order.
fn midway(low: &[u8], high: Option<&[u8]>) -> Vec<u8> {
    let mut found = Vec::new();
    let mut high = high;
    for at in 0.. {
        let from = low.get(at).map_or(0, |&digit| value(digit));
        let to = high.map_or(DIGITS.len(), |high| high.get(at).map_or(0, |&digit| value(digit)));
        if to > from + 1 {
            found.push(DIGITS[(from + to) / 2]);
            return found;
        }
        found.push(DIGITS[from]);
        if to > from {
            // From here on everything above `low` is still below `high`.
            high = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(place: &Position) {
        assert_eq!(Position::try_from(place.0.clone()).as_ref(), Ok(place), "a place reads back");
    }

    #[test]
    fn places_appended_one_after_the_other_stay_short() {
        let mut last = Position::between(None, None);
        for _ in 0..100_000 {
            let next = Position::between(Some(&last), None);
            assert!(next > last);
            last = next;
        }
        assert!(last.0.len() <= 5, "{last} has grown");
    }

    #[test]
    fn equal_places_from_two_laptops_do_not_stop_a_move() {
        let place = Position::between(None, None);
        assert!(Position::between(Some(&place), Some(&place)) > place);
    }

    proptest! {
        #[test]
        fn there_is_always_a_place_between_two(moves in prop::collection::vec(any::<prop::sample::Index>(), 1..400)) {
            let mut list: Vec<Position> = Vec::new();
            for index in moves {
                let at = index.index(list.len() + 1);
                let before = at.checked_sub(1).map(|at| list[at].clone());
                let place = Position::between(before.as_ref(), list.get(at));
                check(&place);
                list.insert(at, place);
            }
            prop_assert!(list.is_sorted_by(|a, b| a < b), "out of order: {list:?}");
        }
    }
}

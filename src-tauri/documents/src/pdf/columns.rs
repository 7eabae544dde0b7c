//! How a page is divided: how wide the columns of a table are, and where a word that is wider than its place may break.

use unicode_normalization::char::is_combining_mark;

use super::letters::width;
use super::page::POINT;

/// So many bytes of text stand without a break at most: the library counts the letters of one run in sixteen bits, and
/// there are letters that take no room.
const MOST: usize = 16_000;

/// What is set in a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// How wide it is, in points.
    pub room: f64,
    /// The size of the letters, in points.
    pub size: f64,
    /// Whether they are strong.
    pub bold: bool,
}

impl Place {
    /// The place beside the dash of a point.
    pub fn indented(self) -> Self {
        Self { room: self.room - POINT, ..self }
    }

    /// How wide the widest word of a text is.
    pub fn widest_word(self, text: &str) -> f64 {
        text.split_whitespace().map(|word| width(word, self.bold, self.size)).fold(0.0, f64::max)
    }

    /// The line in pieces between which it may break, where a word in it is wider than the place.
    pub fn pieces(self, line: &str) -> Vec<&str> {
        // No letter is wider than its size and a half, so most lines need no measuring.
        let fits = || line.len() as f64 * self.size * 1.5 <= self.room || self.widest_word(line) <= self.room;
        if line.len() <= MOST && fits() {
            return vec![line];
        }
        let (mut pieces, mut begin, mut used) = (Vec::new(), 0, 0.0);
        for word in line.split_inclusive(char::is_whitespace) {
            let at = word.as_ptr() as usize - line.as_ptr() as usize;
            let is_wide = width(word.trim_end(), self.bold, self.size) > self.room;
            if !is_wide && at + word.len() - begin <= MOST {
                used = 0.0;
                continue;
            }
            for (offset, letter) in word.char_indices() {
                let advance = width(&word[offset..offset + letter.len_utf8()], self.bold, self.size);
                // A quarter of the place is left empty at most.
                let is_full = is_wide && used + advance > self.room / 4.0 && used > 0.0;
                if (is_full || at + offset - begin >= MOST) && !is_combining_mark(letter) {
                    pieces.push(&line[begin..at + offset]);
                    (begin, used) = (at + offset, 0.0);
                }
                used += advance;
            }
        }
        pieces.push(&line[begin..]);
        pieces
    }
}

/// Widths of columns that fill the room. Each has its share, in hundredths, or more if its widest word needs it.
pub(super) fn widths(shares: &[u16], least: &[f64], room: f64) -> Vec<f64> {
    let most = room / 2.0;
    let least: Vec<f64> = least.iter().map(|least| least.min(most)).collect();
    let needed: f64 = least.iter().sum();
    if needed >= room {
        return least.iter().map(|least| least / needed * room).collect();
    }
    let mut tight = vec![false; least.len()];
    loop {
        let free = room - sum(&least, &tight, true);
        let shared: f64 = sum(&shares.iter().map(|share| f64::from(*share)).collect::<Vec<_>>(), &tight, false);
        let width = |at: usize| if tight[at] { least[at] } else { free * f64::from(shares[at]) / shared.max(1.0) };
        let widths: Vec<f64> = (0..least.len()).map(width).collect();
        let Some(narrow) = (0..least.len()).find(|&at| !tight[at] && widths[at] < least[at]) else { return widths };
        tight[narrow] = true;
    }
}

/// The sum of those that are tight, or of those that are not.
fn sum(numbers: &[f64], tight: &[bool], wanted: bool) -> f64 {
    numbers.iter().zip(tight).filter(|(_, tight)| **tight == wanted).map(|(number, _)| number).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_room_and_hold_their_widest_words() {
        let check = |shares: &[u16], least: &[f64], expected: &[f64]| {
            assert_eq!(widths(shares, least, 400.0), expected, "{shares:?} {least:?}");
        };
        check(&[50, 50], &[10.0, 10.0], &[200.0, 200.0]);
        check(&[10, 45, 45], &[60.0, 10.0, 10.0], &[60.0, 170.0, 170.0]);
        check(&[100], &[900.0], &[400.0]);
        check(&[50, 50], &[900.0, 900.0], &[200.0, 200.0]);
        check(&[25, 25, 50], &[200.0, 200.0, 100.0], &[160.0, 160.0, 80.0]);
    }

    #[test]
    fn only_words_that_are_too_wide_break_inside() {
        let place = Place { room: 60.0, size: 10.0, bold: false };
        assert_eq!(place.pieces("a plan for all of them"), ["a plan for all of them"]);
        let pieces = place.pieces("see Donaudampfschifffahrtsgesellschaft at work");
        assert!(pieces.len() > 3 && pieces[0].starts_with("see D"), "{pieces:?}");
        assert!(pieces.iter().flat_map(|it| it.split(' ')).all(|it| width(it, false, 10.0) <= 30.0), "{pieces:?}");
        assert_eq!(pieces.concat(), "see Donaudampfschifffahrtsgesellschaft at work");
    }

    #[test]
    fn what_takes_no_room_is_never_longer_than_a_run_may_be() {
        let place = Place { room: 60.0, size: 10.0, bold: false };
        for line in ["\u{200b}".repeat(40_000), "a ".repeat(40_000)] {
            let pieces = place.pieces(&line);
            assert!(pieces.iter().all(|it| it.len() <= MOST + 4), "{:?}", pieces.iter().map(|it| it.len()).max());
            assert_eq!(pieces.concat(), line);
        }
    }
}

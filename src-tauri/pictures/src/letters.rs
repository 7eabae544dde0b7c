//! How wide a text is in the bundled Public Sans, and where its lines break.

use std::sync::LazyLock;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::char::is_combining_mark;

use crate::scene::Letters;

/// The regular weight, as a file.
pub const REGULAR: &[u8] = include_bytes!("../fonts/PublicSans-Regular.ttf");
/// Weight 600, as a file.
pub const SEMIBOLD: &[u8] = include_bytes!("../fonts/PublicSans-SemiBold.ttf");

/// The most bytes on a line, which any word of people fits into: there are letters that take no room.
const MOST: usize = 1_000;
/// The most marks on one letter, in pictures and in documents. What a language writes has three or four; more than
/// these tower over other lines.
pub const MARKS: usize = 32;
/// What a letter is taken for that the font does not have: other fonts draw it, the widest are pictographs.
const FOREIGN: f32 = 1.35;
/// Browsers set the same text up to two hundredths wider than the sum of its letters.
const SLACK: f32 = 1.02;

static FACES: LazyLock<[Option<FontRef<'static>>; 2]> =
    LazyLock::new(|| [FontRef::new(REGULAR).ok(), FontRef::new(SEMIBOLD).ok()]);

/// The width of one line of text, in pixels, rather too much than too little.
pub(crate) fn width(text: &str, letters: Letters) -> f32 {
    Ruler::new(letters).width(text)
}

/// The width of the widest word, which is the narrowest column without a broken one.
pub(crate) fn widest_word(texts: impl Iterator<Item = String>, letters: Letters) -> f32 {
    texts.map(|text| text.split_whitespace().map(|word| width(word, letters)).fold(0.0, f32::max)).fold(0.0, f32::max)
}

/// A text in lines no wider than `room`. What does not fit into `most` lines ends in an ellipsis.
pub(crate) fn wrap(text: &str, letters: Letters, room: f32, most: usize) -> Vec<String> {
    let ruler = Ruler::new(letters);
    let mut lines: Vec<String> = Vec::new();
    for word in printable(text).split(' ').filter(|word| !word.is_empty()) {
        if lines.len() > most {
            break;
        }
        match lines.last_mut() {
            Some(line)
                if line.len() + word.len() < MOST
                    && ruler.width(line) + ruler.width(" ") + ruler.width(word) <= room =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.extend(ruler.pieces(word, room)),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && ruler.width(last) + ruler.width("…") > room {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

/// A text on one line, without what no picture can show.
pub(crate) fn printable(text: &str) -> String {
    let shown = |letter: char| match letter {
        '\u{fffe}' | '\u{ffff}' | '\u{2028}' | '\u{2029}' => ' ',
        letter if letter.is_control() || letter.is_whitespace() => ' ',
        letter => letter,
    };
    let mut marks = 0;
    let bears = |letter: &char| {
        marks = if is_combining_mark(*letter) { marks + 1 } else { 0 };
        marks <= MARKS
    };
    let words: String = text.chars().filter(bears).map(shown).collect();
    words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One font at one size.
struct Ruler {
    letters: Option<Charmap<'static>>,
    metrics: Option<GlyphMetrics<'static>>,
    size: f32,
}

impl Ruler {
    fn new(letters: Letters) -> Self {
        let face = FACES[usize::from(letters.weight() > 500)].as_ref();
        let size = letters.size();
        let metrics = face.map(|face| GlyphMetrics::new(face, Size::new(size), LocationRef::default()));
        Self { letters: face.map(MetadataProvider::charmap), metrics, size }
    }

    fn width(&self, text: &str) -> f32 {
        text.chars().map(|letter| self.advance(letter)).sum::<f32>() * SLACK
    }

    fn advance(&self, letter: char) -> f32 {
        let glyph = self.letters.as_ref().and_then(|letters| letters.map(letter));
        let known = glyph.zip(self.metrics.as_ref()).and_then(|(glyph, metrics)| metrics.advance_width(glyph));
        known.unwrap_or(FOREIGN * self.size)
    }

    /// A word, in pieces where it is wider than a line.
    fn pieces(&self, word: &str, room: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        let mut used = 0.0;
        for letter in word.chars() {
            let width = self.advance(letter) * SLACK;
            let is_long = pieces.last().is_some_and(|piece| piece.len() + letter.len_utf8() > MOST);
            if used + width > room && used > 0.0 || is_long {
                pieces.push(String::new());
                used = 0.0;
            }
            used += width;
            if let Some(piece) = pieces.last_mut() {
                piece.push(letter);
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_break_inside() {
        let lines = |text: &str, most| wrap(text, Letters::Base, 100.0, most);
        assert_eq!(lines("Infrastructure Services", 3), ["Infrastructure", "Services"], "two words, two lines");
        assert!(lines("Donaudampfschifffahrtsgesellschaft", 3).len() > 1, "a long word is broken");
        assert_eq!(lines("  \u{7}\n ", 3), Vec::<String>::new(), "nothing to show is no line");
        let laden = format!("x{}", "\u{301}".repeat(9_000));
        assert_eq!(lines(&laden, 3), [laden[..1 + 2 * MARKS].to_owned()], "a letter bears so many marks");
        assert!(lines(&"\u{200b}".repeat(9_000), 99).iter().all(|line| line.len() <= MOST), "no line is endless");
        let cut = lines("one two three four five six seven eight nine ten eleven twelve", 2);
        assert!(cut.len() == 2 && cut[1].ends_with('…'), "what does not fit ends in an ellipsis: {cut:?}");
    }

    #[test]
    fn letters_of_other_scripts_are_wide_enough() {
        assert!(width("😀", Letters::Base) >= 17.0, "a pictograph takes more than its size");
        assert!(width("iii", Letters::Base) < width("mmm", Letters::Base), "the font's own widths count");
    }
}

//! The letters that the bundled fonts have, how wide they are, and what stands in for those that they do not have.
//! PDF/UA allows no letter without a glyph, and a glyph from a font of the machine would look different everywhere.

use std::borrow::Cow;
use std::sync::LazyLock;

use pictures::MARKS;
use typst::layout::Abs;
use typst::text::{FontInstance, FontVariations};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::world::FONTS;

/// Stands where nothing better does.
pub(super) const UNKNOWN: &str = "?";

/// Signs that are often typed or pasted, and what says the same with letters of the fonts.
const STAND_INS: [(&str, &str); 16] = [
    ("ẞ", "SS"),
    ("\u{202f}", "\u{a0}"),
    ("‐‑", "-"),
    ("‒", "–"),
    ("―", "—"),
    ("→➔➜⟶", "->"),
    ("←⟵", "<-"),
    ("↔", "<->"),
    ("⇒⟹", "=>"),
    ("✓✔", "√"),
    ("☐", "[ ]"),
    ("☑☒", "[x]"),
    ("✗✘✕✖", "×"),
    // The last two are the bullets of Symbol and Wingdings, which Word puts where no font can be asked.
    ("●○■□▪▫◦‣∙·\u{f0b7}\u{f0a7}", "•"),
    ("′", "'"),
    ("″", "\""),
];

/// How wide a letter is in the regular and in the strong font, in thousandths of its size.
type Widths = [u16; 2];

/// The letters that both fonts have, each at its number.
static LETTERS: LazyLock<Vec<Option<Widths>>> = LazyLock::new(|| {
    let [regular, strong] = FONTS.as_slice() else { return Vec::new() };
    let faces = [regular, strong].map(|font| {
        // The variant and the size choose nothing in fonts that do not vary.
        font.clone().instantiate(font.info().variant, Abs::pt(10.0), &FontVariations::default())
    });
    let mut letters = Vec::new();
    for letter in regular.info().coverage.iter().filter_map(char::from_u32) {
        letters.resize(letter as usize + 1, None);
        letters[letter as usize] = width_in(&faces[0], letter).zip(width_in(&faces[1], letter)).map(Widths::from);
    }
    letters
});

fn widths_of(letter: char) -> Option<Widths> {
    LETTERS.get(letter as usize).copied().flatten()
}

fn width_in(font: &FontInstance, letter: char) -> Option<u16> {
    let face = font.ttf();
    let width = face.glyph_hor_advance(face.glyph_index(letter)?)?;
    u16::try_from(u32::from(width) * 1000 / u32::from(face.units_per_em())).ok()
}

/// How wide a text is at a size once it is fitted, in that size's unit.
pub(super) fn width(text: &str, bold: bool, size: f64) -> f64 {
    let width = |letter| widths_of(letter).map_or(0, |widths| widths[usize::from(bold)]);
    f64::from(fitted(text).text.chars().map(|letter| u32::from(width(letter))).sum::<u32>()) / 1000.0 * size
}

/// A text in the letters of the fonts.
pub(super) struct Fitted<'a> {
    pub text: Cow<'a, str>,
    /// What was replaced, and by what; each once.
    pub replaced: Vec<(String, String)>,
}

/// The text with every letter that the fonts do not have replaced.
pub(super) fn fitted(text: &str) -> Fitted<'_> {
    if text.chars().all(is_known) && !is_overladen(text) {
        return Fitted { text: text.into(), replaced: Vec::new() };
    }
    let mut fitted = String::with_capacity(text.len());
    let mut replaced: Vec<(String, String)> = Vec::new();
    for cluster in text.graphemes(true) {
        let mut composed: String = cluster.nfc().collect();
        if let Some((end, mark)) = composed.char_indices().nth(MARKS + 1).filter(|_| is_overladen(&composed)) {
            note(&mut replaced, &mark.to_string(), String::new());
            composed.truncate(end);
        }
        if composed.chars().all(is_known) {
            fitted += &composed;
            continue;
        }
        if composed.chars().all(char::is_whitespace) {
            fitted += " ";
            continue;
        }
        let instead = stand_in(&composed);
        fitted += &instead;
        note(&mut replaced, cluster, instead);
    }
    Fitted { text: fitted.into(), replaced }
}

/// The text as it can stand in a picture. There a letter and a mark that the fonts do not have as one are drawn one by
/// one, and nothing says which letter it was; so the mark is left out.
pub(super) fn fitted_in_picture(text: &str) -> Fitted<'_> {
    let Fitted { text, mut replaced } = fitted(text);
    if !text.contains(is_combining_mark) {
        return Fitted { text, replaced };
    }
    let mut bare = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let composed: String = cluster.nfc().collect();
        let known = if composed.chars().all(is_known) { composed.clone() } else { cluster.nfd().collect() };
        let instead: String = known.chars().filter(|letter| !is_combining_mark(*letter)).collect();
        bare += &instead;
        if instead != composed {
            note(&mut replaced, cluster, instead);
        }
    }
    Fitted { text: bare.into(), replaced }
}

/// Notes a letter and what is printed instead, once.
fn note(replaced: &mut Vec<(String, String)>, letter: &str, instead: String) {
    let pair = (letter.to_owned(), instead);
    if !replaced.contains(&pair) {
        replaced.push(pair);
    }
}

/// Whether a letter has more marks than it can bear.
fn is_overladen(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|letter| {
        marks = if letter >= '\u{300}' && is_combining_mark(letter) { marks + 1 } else { 0 };
        marks > MARKS
    })
}

/// What stands for something that people see as one letter.
fn stand_in(cluster: &str) -> String {
    let mut instead = String::new();
    for letter in cluster.chars() {
        let known = STAND_INS.iter().find(|(signs, _)| signs.contains(letter)).map(|(_, known)| (*known).to_owned());
        let compatible = || Some(letter.nfkd().collect::<String>()).filter(|it| it.chars().all(is_known));
        if is_known(letter) {
            instead.push(letter);
        } else if let Some(known) = known.or_else(compatible) {
            instead += &known;
        } else if !is_combining_mark(letter) && !is_invisible(letter) && !instead.ends_with(UNKNOWN) {
            instead += UNKNOWN;
        }
    }
    instead
}

fn is_known(letter: char) -> bool {
    let private = matches!(letter, '\u{e000}'..='\u{f8ff}');
    (letter == '\n' || widths_of(letter).is_some()) && !private
}

/// Controls, marks of direction, joiners and selectors: they have no look of their own.
pub(super) fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_fonts_have_stays_and_the_rest_is_replaced_and_named() {
        let check = |text: &str, shown: &str, lost: &[(&str, &str)]| {
            let fitted = fitted(text);
            assert_eq!(fitted.text, shown, "{text:?}");
            let replaced: Vec<_> = fitted.replaced.iter().map(|(it, by)| (it.as_str(), by.as_str())).collect();
            assert_eq!(replaced, lost, "of {text:?}");
        };
        check("Señor Đặng’s “plan” – 50 % ≥ €5", "Señor Đặng’s “plan” – 50 % ≥ €5", &[]);
        check("e\u{301}te\u{301} two\nlines", "e\u{301}te\u{301} two\nlines", &[]);
        check("a\u{2003}b\u{3000}c", "a b c", &[]);
        check("漢字 plan", "?? plan", &[("漢", "?"), ("字", "?")]);
        check("😀😀 👩\u{200d}👩\u{200d}👧 🇺🇸", "?? ? ?", &[("😀", "?"), ("👩\u{200d}👩\u{200d}👧", "?"), ("🇺🇸", "?")]);
        check("IT → agency ✓", "IT -> agency √", &[("→", "->"), ("✓", "√")]);
        check("\u{202e}txt.exe\u{feff}", "txt.exe", &[("\u{202e}", ""), ("\u{feff}", "")]);
        check("Ｆｕｌｌ ①", "Full 1", &[("Ｆ", "F"), ("ｕ", "u"), ("ｌ", "l"), ("①", "1")]);
        check("\u{f0b7} from Word", "• from Word", &[("\u{f0b7}", "•")]);
        let laden = |marks| format!("x{}y", "\u{301}".repeat(marks));
        check(&laden(32), &laden(32), &[]);
        check(&laden(9_000), &laden(32), &[("\u{301}", "")]);
    }

    #[test]
    fn in_pictures_letters_bear_only_the_marks_that_the_fonts_have_with_them() {
        let fitted = fitted_in_picture("e\u{301}te\u{323}\u{304} 7\u{301}, 7\u{301}");
        assert_eq!(fitted.text, "éte 7, 7".replace("te", "t\u{1eb9}"));
        let replaced = [("e\u{323}\u{304}", "\u{1eb9}"), ("7\u{301}", "7")];
        assert_eq!(fitted.replaced, replaced.map(|(it, by)| (it.to_owned(), by.to_owned())));
    }

    #[test]
    fn every_stand_in_has_a_glyph() {
        for (signs, instead) in STAND_INS {
            assert!(instead.chars().all(is_known), "{instead:?} stands for {signs:?}");
        }
        assert!(UNKNOWN.chars().all(is_known), "{UNKNOWN}");
    }

    #[test]
    fn widths_are_the_fonts_own() {
        assert!(width("mmm", false, 10.0) > width("iii", false, 10.0), "letters differ");
        assert!(width("plan", true, 10.0) > width("plan", false, 10.0), "strong letters are wider");
        assert_eq!(width("", false, 10.0), 0.0);
        assert_eq!(
            width("語", false, 10.0),
            width(UNKNOWN, false, 10.0),
            "what is replaced takes the room of what replaces it"
        );
    }
}

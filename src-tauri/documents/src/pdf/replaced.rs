//! What a PDF says otherwise than the plan, because no bundled font has the letters.

use std::fmt;

use serde::Serialize;
use specta::Type;

/// How many letters a sentence names.
const NAMED: usize = 3;

/// A text in which letters were replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Replaced {
    /// Where it stands: `Table 3, row 2, Definition`.
    pub place: String,
    /// What was replaced in it, each letter once.
    pub letters: Vec<ReplacedLetter>,
}

/// A letter and what stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReplacedLetter {
    /// The letter, as it was written.
    pub letter: String,
    /// Its code points: `U+6F22`.
    pub code: String,
    /// What is printed; nothing where it was left out.
    pub instead: String,
}

impl Replaced {
    pub(super) fn new(place: &str, letters: Vec<(String, String)>) -> Self {
        let letter = |(letter, instead): (String, String)| {
            let code: Vec<_> = letter.chars().map(|it| format!("U+{:04X}", u32::from(it))).collect();
            ReplacedLetter { code: code.join(" "), letter, instead }
        };
        Self { place: place.to_owned(), letters: letters.into_iter().map(letter).collect() }
    }
}

impl fmt::Display for Replaced {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: ", self.place)?;
        let named: Vec<_> = self.letters.iter().take(NAMED).map(ToString::to_string).collect();
        to.write_str(&named.join(", "))?;
        match self.letters.len().saturating_sub(NAMED) {
            0 => to.write_str("."),
            more => write!(to, " and {more} more."),
        }
    }
}

impl fmt::Display for ReplacedLetter {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Marks of direction and controls would garble the line they are told in.
        let seen = self.letter.chars().all(|it| !it.is_control() && !super::letters::is_invisible(it));
        if seen {
            write!(to, "“{}” ({})", self.letter, self.code)?;
        } else {
            to.write_str(&self.code)?;
        }
        match self.instead.as_str() {
            "" => to.write_str(" is left out"),
            instead => write!(to, " is printed as “{instead}”"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_where_what_and_how_it_is_printed() {
        let letters = |texts: &[(&str, &str)]| texts.iter().map(|(it, by)| ((*it).into(), (*by).into())).collect();
        let check = |texts: &[(&str, &str)], said: &str| {
            assert_eq!(Replaced::new("Table 3, row 2, Definition", letters(texts)).to_string(), said);
        };
        check(&[("漢", "?")], "Table 3, row 2, Definition: “漢” (U+6F22) is printed as “?”.");
        check(&[("\u{202e}", "")], "Table 3, row 2, Definition: U+202E is left out.");
        check(
            &[("→", "->"), ("✓", "√"), ("①", "1"), ("②", "2")],
            "Table 3, row 2, Definition: “→” (U+2192) is printed as “->”, “✓” (U+2713) is printed as “√”, “①” (U+2460) \
             is printed as “1” and 1 more.",
        );
    }
}

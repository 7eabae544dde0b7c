//! Lines of an iCalendar file: CR LF at their ends, folded at 75 octets between two characters.

/// The longest line, without its end.
const LONGEST: usize = 75;

/// A file that grows line by line.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value is written as it is.
    pub fn plain(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line whose value is a text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.plain(name, &escaped(value));
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn fold(&mut self, line: &str) {
        let mut room = LONGEST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0 += "\r\n ";
                room = LONGEST - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0 += "\r\n";
    }
}

/// A text with its separators escaped. What a line cannot carry, as other control characters, is a space.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\r' => {
                letters.next_if_eq(&'\n');
                out += "\\n";
            }
            '\n' => out += "\\n",
            '\t' => out.push('\t'),
            _ if letter.is_control() => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_folded_at_75_octets_and_no_character_is_split() {
        for letter in ["a", "é", "語", "😀"] {
            for length in 60..100 {
                let mut lines = Lines::default();
                lines.text("SUMMARY", &letter.repeat(length));
                let bytes = lines.into_bytes();
                let text = String::from_utf8(bytes).unwrap();
                let folded: Vec<_> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
                assert!(folded.iter().all(|line| line.len() <= 75), "{length} times {letter}: {text}");
                assert!(folded[1..].iter().all(|line| line.starts_with(' ')), "{length} times {letter}: {text}");
                assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", letter.repeat(length)));
            }
        }
    }

    #[test]
    fn separators_are_escaped_and_a_line_end_of_any_kind_is_one() {
        assert_eq!(escaped("a\\b;c,d:e"), "a\\\\b\\;c\\,d:e");
        assert_eq!(escaped("a\nb\r\nc\rd\u{0}e\u{85}"), "a\\nb\\nc\\nd e ");
    }
}

//! Text that every format can carry.

/// A text without the characters that XML forbids, with lines that end in `\n` and nothing at its end.
pub(crate) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\t' => cleaned.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => cleaned.push(letter),
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn only_what_no_format_can_carry_goes() {
        for (text, cleaned) in [
            ("Priority & <b>impact</b>", "Priority & <b>impact</b>"),
            ("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour"),
            ("bell\u{7} null\u{0} end\u{ffff}", "bell null end"),
            ("  kept in front, not behind \n ", "  kept in front, not behind"),
            ("漢字 😀 \u{202e}", "漢字 😀 \u{202e}"),
        ] {
            assert_eq!(clean(text), cleaned, "{text:?}");
        }
    }
}

//! Texts inside XML, as OpenDocument wants them.

/// Stands for a character that XML 1.0 cannot carry, not even escaped.
const REPLACEMENT: char = '\u{fffd}';

/// A text within an attribute or a one-line element.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|letter| push(&mut out, letter));
    out
}

/// A text as paragraphs, one a line. Spaces that readers would drop are elements. So should tabs
/// be, but LibreOffice 7 drops the element and keeps the character, others make it a space.
pub(super) fn push_paragraphs(out: &mut String, text: &str) {
    let mut letters = text.chars().peekable();
    let mut drops_space = true;
    *out += "<text:p>";
    while let Some(letter) = letters.next() {
        match letter {
            '\r' | '\n' => {
                letters.next_if(|&next| letter == '\r' && next == '\n');
                *out += "</text:p><text:p>";
            }
            '\t' => out.push('\t'),
            ' ' if drops_space || matches!(letters.peek(), None | Some('\r' | '\n')) => *out += "<text:s/>",
            _ => push(out, letter),
        }
        drops_space = matches!(letter, ' ' | '\r' | '\n');
    }
    *out += "</text:p>";
}

fn push(out: &mut String, letter: char) {
    match letter {
        '&' => *out += "&amp;",
        '<' => *out += "&lt;",
        '>' => *out += "&gt;",
        '"' => *out += "&quot;",
        '\t' | '\n' | '\r' => out.push(' '),
        '\u{0}'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => out.push(REPLACEMENT),
        _ => out.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> String {
        let mut out = String::new();
        push_paragraphs(&mut out, text);
        out
    }

    #[test]
    fn spaces_that_xml_readers_drop_are_spelled_out() {
        assert_eq!(paragraphs(" a b "), "<text:p><text:s/>a b<text:s/></text:p>");
        assert_eq!(paragraphs("a   b"), "<text:p>a <text:s/><text:s/>b</text:p>");
        assert_eq!(paragraphs("a\tb"), "<text:p>a\tb</text:p>");
    }

    #[test]
    fn every_kind_of_line_end_starts_a_paragraph() {
        assert_eq!(
            paragraphs("a\nb\r\nc\rd"),
            "<text:p>a</text:p><text:p>b</text:p><text:p>c</text:p><text:p>d</text:p>"
        );
        assert_eq!(paragraphs("a\n"), "<text:p>a</text:p><text:p></text:p>");
    }

    #[test]
    fn what_xml_cannot_carry_is_replaced_and_markup_is_text() {
        assert_eq!(paragraphs("\u{1}\u{ffff}"), "<text:p>\u{fffd}\u{fffd}</text:p>");
        assert_eq!(escaped(r#"<a b="c">&"#), "&lt;a b=&quot;c&quot;&gt;&amp;");
    }
}

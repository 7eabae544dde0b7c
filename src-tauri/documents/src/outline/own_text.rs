//! Own words as people type them into a plain field: a paragraph a line, `- ` and `1. ` for lists, `**bold**`,
//! `[words](address)`. Whatever is none of these is text as it stands.

use super::{Block, List, Phrase, clean};

/// What links may lead to; anything else is text.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Reads own words.
pub fn own_text(typed: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in clean(typed).lines().map(str::trim) {
        let Some((ordered, item)) = item(line) else {
            if !line.is_empty() {
                blocks.push(Block::Paragraph { spans: spans(line) });
            } else if matches!(blocks.last(), Some(Block::List(_))) {
                // A list after an empty line is one of its own.
                blocks.push(Block::Paragraph { spans: Vec::new() });
            }
            continue;
        };
        match blocks.last_mut() {
            Some(Block::List(list)) if list.ordered == ordered => list.items.push(spans(item)),
            _ => blocks.push(Block::List(List { ordered, items: vec![spans(item)] })),
        }
    }
    blocks.retain(|block| !matches!(block, Block::Paragraph { spans } if spans.is_empty()));
    blocks
}

/// The item that a line is, and whether it is counted.
fn item(line: &str) -> Option<(bool, &str)> {
    let bullet = ["- ", "* ", "• "].iter().find_map(|sign| line.strip_prefix(sign));
    if let Some(item) = bullet {
        return Some((false, item.trim())).filter(|(_, item)| !item.is_empty());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let item = line[digits..].strip_prefix(". ").or_else(|| line[digits..].strip_prefix(") "))?;
    Some((true, item.trim())).filter(|(_, item)| (1..=3).contains(&digits) && !item.is_empty())
}

fn spans(mut text: &str) -> Vec<Phrase> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    while !text.is_empty() {
        let Some((span, rest)) = bold(text).or_else(|| link(text)) else {
            let next = text.chars().next().map_or(1, char::len_utf8);
            plain.push_str(&text[..next]);
            text = &text[next..];
            continue;
        };
        if !plain.is_empty() {
            spans.push(Phrase { text: std::mem::take(&mut plain), bold: false, link: None });
        }
        spans.push(span);
        text = rest;
    }
    if !plain.is_empty() {
        spans.push(Phrase { text: plain, bold: false, link: None });
    }
    spans
}

fn bold(text: &str) -> Option<(Phrase, &str)> {
    let (words, rest) = text.strip_prefix("**")?.split_once("**")?;
    let real = !words.is_empty() && words.trim() == words;
    real.then(|| (Phrase { text: words.to_owned(), bold: true, link: None }, rest))
}

fn link(text: &str) -> Option<(Phrase, &str)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (address, rest) = rest.split_once(')')?;
    let real = !words.trim().is_empty() && !words.contains('[') && is_address(address);
    real.then(|| (Phrase { text: words.to_owned(), bold: false, link: Some(address.to_owned()) }, rest))
}

/// Whether a link may lead there: to a web page or a mailbox, written as an address is.
fn is_address(address: &str) -> bool {
    let start = address.to_ascii_lowercase();
    let rest = SCHEMES.iter().find_map(|scheme| start.strip_prefix(scheme));
    let letters = |letter: char| letter.is_ascii_graphic() && !"<>\"\\^`{}|'".contains(letter);
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks as one line each: `p`, `ul` or `ol`, then the spans.
    fn shown(typed: &str) -> Vec<String> {
        let span = |it: &Phrase| match (&it.link, it.bold) {
            (Some(link), _) => format!("<{}|{link}>", it.text),
            (None, true) => format!("*{}*", it.text),
            (None, false) => it.text.clone(),
        };
        let line = |spans: &Vec<Phrase>| spans.iter().map(span).collect::<String>();
        let block = |block: &Block| match block {
            Block::Paragraph { spans } => format!("p {}", line(spans)),
            Block::List(list) => format!(
                "{} {}",
                if list.ordered { "ol" } else { "ul" },
                list.items.iter().map(line).collect::<Vec<_>>().join(" / ")
            ),
            other => panic!("{other:?}"),
        };
        own_text(typed).iter().map(block).collect()
    }

    #[test]
    fn own_words_are_read_as_they_are_typed() {
        for (typed, read) in [
            ("One.\nTwo.\n\nThree.", vec!["p One.", "p Two.", "p Three."]),
            ("Goals:\n- trust\n- clarity\nNext.", vec!["p Goals:", "ul trust / clarity", "p Next."]),
            ("1. ask\n2. act\n\n1. again", vec!["ol ask / act", "ol again"]),
            ("A **bold** word", vec!["p A *bold* word"]),
            ("See [the page](https://example.gov/a_b?c=1).", vec!["p See <the page|https://example.gov/a_b?c=1>."]),
            ("2 ** 3 ** 4 and a*b", vec!["p 2 ** 3 ** 4 and a*b"]),
            (
                "[x](javascript:alert(1)) [y](file:///etc) [z](https://a b)",
                vec!["p [x](javascript:alert(1)) [y](file:///etc) [z](https://a b)"],
            ),
            ("[x](HTTPS://EXAMPLE.GOV)", vec!["p <x|HTTPS://EXAMPLE.GOV>"]),
            ("- \n1.\n*", vec!["p -", "p 1.", "p *"]),
            ("<b>&amp;</b> \\textbf{x} #let", vec!["p <b>&amp;</b> \\textbf{x} #let"]),
            (" \n\t\n", vec![]),
        ] {
            assert_eq!(shown(typed), read, "{typed:?}");
        }
    }
}

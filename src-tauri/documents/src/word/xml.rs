//! Reading and mending XML parts where they are, so that what we do not touch stays byte for byte.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Texts as XML: markup is text.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => *out += "&amp;",
            '<' => *out += "&lt;",
            '>' => *out += "&gt;",
            '"' => *out += "&quot;",
            letter => out.push(letter),
        }
    }
}

/// A text as XML.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// An element as it stands in its part.
#[derive(Debug, Clone)]
pub(super) struct Element<'a> {
    /// Its start tag.
    pub start: BytesStart<'a>,
    /// How many elements it stands in.
    pub depth: usize,
    /// All of it.
    pub whole: Range<usize>,
    /// What stands between its tags; empty behind the tag where it has no end tag.
    pub inner: Range<usize>,
    /// Whether it ends where it starts.
    pub closed: bool,
}

/// The elements of a part in the order in which they start, down to a depth. Nothing where it is no sound XML, or
/// declares entities.
pub(super) fn elements(part: &str, deepest: usize) -> Option<Vec<Element<'_>>> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().check_end_names = true;
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<Option<usize>> = Vec::new();
    loop {
        let from = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let to = usize::try_from(reader.buffer_position()).ok()?;
        match event {
            Event::Start(start) => {
                let listed = open.len() <= deepest;
                open.push(listed.then_some(found.len()));
                if listed {
                    let depth = open.len() - 1;
                    found.push(Element { start, depth, whole: from..to, inner: to..to, closed: false });
                }
            }
            Event::Empty(start) if open.len() <= deepest => {
                found.push(Element { start, depth: open.len(), whole: from..to, inner: to..to, closed: true });
            }
            Event::End(_) => {
                if let Some(at) = open.pop()? {
                    found[at].whole.end = to;
                    found[at].inner.end = from;
                }
            }
            Event::DocType(_) => return None,
            Event::Eof => return open.is_empty().then_some(found),
            _ => {}
        }
    }
}

impl Element<'_> {
    pub fn is(&self, name: &str) -> bool {
        self.start.name().0 == name
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        attribute(&self.start, name)
    }
}

fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|it| it.key.0 == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// The text with some of its ranges replaced.
pub(super) fn spliced(text: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len() + changes.iter().map(|(_, new)| new.len()).sum::<usize>());
    let mut from = 0;
    for (range, new) in changes {
        out += &text[from..range.start.max(from)];
        out += &new;
        from = range.end.max(from);
    }
    out + &text[from..]
}

/// The part with something added at the end of its root.
pub(super) fn appended(part: &str, root: &Element, added: &str) -> String {
    if !root.closed {
        return spliced(part, vec![(root.inner.end..root.inner.end, added.to_owned())]);
    }
    let name = root.start.name().0.to_owned();
    let open = part[root.whole.clone()].trim_end_matches("/>").to_owned();
    spliced(part, vec![(root.whole.clone(), format!("{open}>{added}</{name}>"))])
}

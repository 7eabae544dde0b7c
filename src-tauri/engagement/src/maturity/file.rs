//! Reads a model file. Whatever is wrong with it is told with its line, all at once where the file can be
//! read at all: whoever writes a model shall not have to run into its mistakes one by one.

mod check;
mod raw;

use serde::Serialize;
use specta::Type;

use super::Model;

/// Something wrong in a model file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
pub struct Fault {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, and what to do.
    pub reason: String,
}

/// Everything wrong in a model file, from its first line to its last; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl std::fmt::Display for Faults {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            write!(out, "{}Line {}: {}", if at == 0 { "" } else { "\n" }, fault.line, fault.reason)?;
        }
        Ok(())
    }
}

impl Model {
    /// The model that a file describes, or what is wrong with the file.
    pub fn parse(text: &str) -> Result<Self, Faults> {
        let lines = Lines { text };
        let file: raw::File = toml::from_str(text).map_err(|error| {
            let line = lines.of(error.span().map_or(0, |span| span.start));
            Faults(vec![Fault { line, reason: sentence(error.message()) }])
        })?;
        let (model, mut faults) = check::check(file, &lines);
        faults.sort();
        faults.dedup();
        if faults.is_empty() { Ok(model) } else { Err(Faults(faults)) }
    }
}

/// The lines of a file.
struct Lines<'a> {
    text: &'a str,
}

impl Lines<'_> {
    /// The line in which a byte lies.
    fn of(&self, at: usize) -> u32 {
        let before = self.text.as_bytes().get(..at).unwrap_or(self.text.as_bytes());
        u32::try_from(before.iter().filter(|byte| **byte == b'\n').count() + 1).unwrap_or(u32::MAX)
    }
}

/// What is to be written where a value is none of those that belong there.
fn asked(text: &str) -> Option<&'static str> {
    if text == "wanted string or table" {
        return Some("Write one word in quotation marks.");
    }
    let is_value = text.starts_with("invalid type: ") || text.starts_with("invalid value: ");
    let (_, expected) = text.rsplit_once(", expected ").filter(|_| is_value)?;
    match expected {
        "u16" => Some("Write a whole number from 0 to 65535."),
        "f64" => Some("Write a number."),
        "a string" => Some("Write a text in quotation marks."),
        "a sequence" => {
            Some("Write a list in brackets; a heading that can be repeated stands in two, such as [[level]].")
        }
        "a map" => Some("Write one line each under a heading in brackets."),
        of if of.starts_with("struct ") => Some("Write this as a heading in brackets, with its lines under it."),
        _ => None,
    }
}

/// A parser's words as a sentence on one line. Where it names a type of its own, the sentence says what to write.
fn sentence(message: &str) -> String {
    let words: Vec<_> = message.split_whitespace().collect();
    let text = words.join(" ").replace('`', "\"");
    if let Some(asked) = asked(&text) {
        return asked.to_owned();
    }
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

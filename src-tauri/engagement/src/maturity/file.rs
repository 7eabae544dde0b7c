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

/// A parser's words as a sentence on one line.
fn sentence(message: &str) -> String {
    let words: Vec<_> = message.split_whitespace().collect();
    let text = words.join(" ").replace('`', "\"");
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

//! Reads small files that come in: a text, a sheet of comma-separated values. What is too large to be one of
//! these, or is no text, is refused before it is taken in.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use engagement::Refusal;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 10_000_000;

/// The text of a file.
pub fn read_text(file: &Path) -> Result<String, Refusal> {
    let unreadable =
        |reason: String| Refusal::Unreadable { reason: format!("{} cannot be read: {reason}.", file.display()) };
    let mut bytes = Vec::new();
    let opened = File::open(file).map_err(|error| unreadable(error.to_string()))?;
    opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() as u64 > LARGEST {
        return Err(unreadable(format!("it has more than {} MB", LARGEST / 1_000_000)));
    }
    String::from_utf8(bytes).map_err(|_| unreadable("it is no text in UTF-8. Save it as UTF-8".into()))
}

/// The rows of a sheet of comma-separated values, its header first, as people wrote them, each with its line.
pub fn read_csv(file: &Path) -> Result<Vec<(u32, Vec<String>)>, Refusal> {
    let text = read_text(file)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Refusal::Unreadable {
            reason: format!("{} is no sheet of comma-separated values: {error}.", file.display()),
        })?;
        // What an export guarded against being taken for a formula is what it was.
        let cell = |cell: &str| match cell.strip_prefix('\'') {
            Some(guarded) if guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => guarded.to_owned(),
            _ => cell.to_owned(),
        };
        let line = record.position().map_or(0, csv::Position::line);
        rows.push((u32::try_from(line).unwrap_or(u32::MAX), record.iter().map(cell).collect()));
    }
    Ok(rows)
}

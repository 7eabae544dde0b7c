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
        let start = record.position().map_or(0, |it| usize::try_from(it.byte()).unwrap_or(0));
        rows.push((line_of(text, start), record.iter().map(cell).collect()));
    }
    Ok(rows)
}

/// The line of what begins at a byte or after the empty lines that stand there.
fn line_of(text: &str, start: usize) -> u32 {
    let bytes = text.as_bytes();
    let empty = bytes.iter().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let before = bytes.iter().take(start + empty).filter(|byte| **byte == b'\n').count();
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_comes_with_the_line_in_which_it_begins() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, "\u{feff}a,b\r\n\r\n1,\"two\r\nlines\"\r\n\n'=3,'x\n").unwrap();
        let rows = read_csv(file.path()).unwrap();
        let row = |line, cells: [&str; 2]| (line, cells.map(str::to_owned).to_vec());
        assert_eq!(rows, [row(1, ["a", "b"]), row(3, ["1", "two\r\nlines"]), row(6, ["=3", "'x"])]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, [0xff, 0xfe, 0x00]).unwrap();
        assert!(read_text(file.path()).unwrap_err().to_string().contains("no text in UTF-8"));
        assert!(read_text(Path::new("nowhere.csv")).unwrap_err().to_string().contains("nowhere.csv cannot be read"));
    }
}

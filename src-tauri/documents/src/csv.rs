//! Prints the first sheet of a workbook as CSV for Excel: UTF-8 with its mark, lines that end in
//! CR LF, every column in sight.

use std::borrow::Cow;
use std::io;

use crate::pace::Pace;
use crate::workbook::Workbook;

/// By this Excel knows that the text is UTF-8.
const MARK: &str = "\u{feff}";

pub(crate) fn print(workbook: &Workbook, pace: &mut Pace) -> io::Result<Vec<u8>> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.as_bytes().to_vec());
    for sheet in workbook.sheets.iter().take(1) {
        csv.write_record(sheet.columns.iter().map(|column| guarded(&column.header).into_owned()))?;
        for row in &sheet.rows {
            csv.write_record(row.iter().map(|cell| guarded(cell).into_owned()))?;
            pace.row()?;
        }
    }
    csv.into_inner().map_err(|error| error.into_error())
}

/// Keeps a program that opens the file from taking a text for a formula. Import takes the mark away.
fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) { format!("'{text}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_could_be_a_formula_gets_an_apostrophe() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'x"] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?} would be more than text in a spreadsheet program");
        }
        for text in ["", "A+B", "1-2", "a@b.us", "it's"] {
            assert_eq!(guarded(text), text, "{text:?} is plain text");
        }
    }
}

//! The rows of an XLSX sheet: texts as texts, high enough for their lines.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::workbook::{Cell, Column};

/// Heights in points.
const LINE_HEIGHT: usize = 15;
const HIGHEST_ROW: usize = 409;

pub(super) fn write(
    page: &mut Worksheet,
    row: u32,
    looks: &[(&Column, Format)],
    cells: &[Cell],
) -> Result<(), XlsxError> {
    let mut most_lines = 1;
    for ((at, (column, look)), text) in (0..).zip(looks).zip(cells) {
        write_text(page, row, at, text, look)?;
        most_lines = most_lines.max(lines(column, text));
    }
    if most_lines > 1 {
        page.set_row_height(row, (most_lines * LINE_HEIGHT).min(HIGHEST_ROW) as f64)?;
    }
    Ok(())
}

/// Writes a text as text. The library takes a text that is framed by `<r>` and `</r>` for markup of
/// its own and would print it raw, so such a text goes as a rich text of one run.
fn write_text(page: &mut Worksheet, row: u32, at: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
    if text.starts_with("<r>") && text.ends_with("</r>") {
        // In a rich text the library does not protect what looks like an escape, as `_x0041_`.
        let text = text.replace("_x", "_x005F_x");
        page.write_rich_string_with_format(row, at, &[(&Format::default(), &text)], look)?;
    } else {
        page.write_string_with_format(row, at, text, look)?;
    }
    Ok(())
}

/// How many lines a text takes in its column, about. Excel makes rows as high as they need, but
/// LibreOffice does not in an XLSX, so rows of several lines get their height here. Letters are
/// narrower than the digits by which columns are reckoned, and breaking at words loses some of that;
/// the letters of many scripts are wide, and so is their UTF-8.
fn lines(column: &Column, text: &str) -> usize {
    let width = usize::from(column.width);
    let lines_of = |line: &str| if line.len() <= width * 6 / 5 { 1 } else { line.len().div_ceil(width * 11 / 10) };
    if column.wraps { text.split('\n').map(lines_of).sum() } else { 1 }
}

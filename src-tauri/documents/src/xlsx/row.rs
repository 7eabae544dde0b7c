//! The rows of an XLSX sheet: texts as texts, high enough for their lines.

use rust_xlsxwriter::utility::cell_autofit_width;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::workbook::{Cell, Column};

/// Heights in points.
const LINE_HEIGHT: u32 = 15;
const HIGHEST_ROW: u32 = 409;
/// Widths in pixels, of the body font and within a cell.
const DIGIT: u32 = 7;
const SPACE: u32 = 3;
const PADDING: u32 = 7;
const INDENT: u32 = 9;

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
        page.set_row_height(row, most_lines.saturating_mul(LINE_HEIGHT).min(HIGHEST_ROW))?;
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
/// LibreOffice does not in an XLSX, so rows of several lines get their height here.
fn lines(column: &Column, text: &str) -> u32 {
    // The library reckons texts a fifteenth too wide.
    let room = (u32::from(column.width) * DIGIT).saturating_sub(INDENT).max(DIGIT) * 15 / 14;
    if !column.wraps || (text.len() < usize::from(column.width) / 2 && !text.contains('\n')) {
        return 1;
    }
    let lines_of = |line: &str| {
        line.split(' ').fold((1, 0), |(lines, used), word| {
            let width = cell_autofit_width(word).saturating_sub(PADDING);
            match used + width {
                whole if whole <= room => (lines, whole + SPACE),
                _ => (lines + 1 + width / room, width % room + SPACE),
            }
        })
    };
    text.split('\n').map(|line| lines_of(line).0).sum()
}

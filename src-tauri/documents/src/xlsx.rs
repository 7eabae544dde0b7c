//! Prints a workbook as XLSX. Every sheet is an Excel table from A1 with its header frozen and
//! repeated in print; nothing it says depends on color.

mod row;

use std::io;

use engagement::Refusal;
use rust_xlsxwriter::utility::worksheet_range_absolute;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, IgnoreError,
    Table, TableColumn, TableStyle, Worksheet, XlsxError,
};

use crate::pace::Pace;
use crate::workbook::{Choices, Column, ROWS_TO_ADD, Sheet, Workbook};

/// Excel's own number of the paper size Letter.
const LETTER: u8 = 1;
const LAST_ROW: u32 = 1_048_575;
/// Of the 255 UTF-16 units that Excel takes in a page header; an ampersand there takes two.
const LONGEST_PAGE_TITLE: usize = 100;

/// In points.
const HEADER_HEIGHT: u32 = 20;
const HEADER_FILL: Color = Color::RGB(0xED_EF_F0);
const LINE: Color = Color::RGB(0xC6_CA_CE);

pub(crate) fn print(workbook: &Workbook, pace: &mut Pace) -> io::Result<Vec<u8>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.set_properties(&properties(workbook).map_err(io::Error::other)?);
    for sheet in &workbook.sheets {
        let page = book.add_worksheet();
        set_up(page, sheet, workbook).map_err(io::Error::other)?;
        let looks: Vec<_> = sheet.columns.iter().map(|column| (column, framed(look(column)))).collect();
        for (row, cells) in (1..).zip(&sheet.rows) {
            row::write(page, row, &looks, cells).map_err(|error| told(error, sheet, row))?;
            pace.row()?;
        }
    }
    book.save_to_buffer().map_err(io::Error::other)
}

/// Why a row cannot be written. Texts that are as long as a cell takes are too long only where one stands between `<r>`
/// and `</r>`, which takes room of its own.
fn told(error: XlsxError, sheet: &Sheet, row: u32) -> io::Error {
    io::Error::other(match error {
        XlsxError::MaxStringLengthExceeded => Refusal::impossible(format!(
            "Row {} of the sheet {} has a text between <r> and </r> that is too long for XLSX. Shorten it, or export ODS.",
            row + 1,
            sheet.name
        )),
        other => Refusal::internal(other),
    })
}

fn properties(workbook: &Workbook) -> Result<DocProperties, XlsxError> {
    let exported_at = ExcelDateTime::from_timestamp(workbook.stamp.exported_at.timestamp())?;
    let properties = DocProperties::new().set_title(&workbook.title).set_creation_datetime(&exported_at);
    let stamp = workbook.stamp.properties().into_iter();
    Ok(stamp.fold(properties, |properties, (name, value)| properties.set_custom_property(name, value)))
}

/// Everything of a sheet but its rows.
fn set_up(page: &mut Worksheet, sheet: &Sheet, workbook: &Workbook) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_row_height(0, HEADER_HEIGHT)?;
    page.set_landscape().set_paper_size(LETTER).set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.75, 0.75, 0.4, 0.4);
    page.set_header(format!("&L{}&R&A", page_title(&workbook.title)));
    page.set_footer(format!("&L{}&RPage &P of &N", workbook.stamp.foot()));
    let last_row = u32::try_from(sheet.height()).unwrap_or(LAST_ROW);
    let mut last_column = 0;
    for (at, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(at, column.width)?.set_column_format(at, &look(column))?;
        if column.hidden {
            page.set_column_hidden(at)?;
        }
        // The library leaves out a rule that says nothing.
        page.add_data_validation(1, at, last_row.saturating_add(ROWS_TO_ADD).min(LAST_ROW), at, &rule(column)?)?;
        last_column = at;
    }
    page.add_table(0, 0, last_row, last_column, &table(sheet))?;
    // A text such as "007" is meant as text.
    page.ignore_error_range(1, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// The table gives filters, structure and room to grow; its look comes from the cells, which other
/// programs show as well.
fn table(sheet: &Sheet) -> Table {
    let look = framed(
        Format::new()
            .set_bold()
            .set_background_color(HEADER_FILL)
            .set_align(FormatAlign::Left)
            .set_align(FormatAlign::VerticalCenter)
            .set_indent(1),
    );
    let column = |column: &Column| TableColumn::new().set_header(&column.header).set_header_format(&look);
    let columns: Vec<_> = sheet.columns.iter().map(column).collect();
    Table::new()
        .set_name(sheet.table_name())
        .set_columns(&columns)
        .set_style(TableStyle::Light1)
        .set_banded_rows(false)
        .set_alt_text_title(&sheet.name)
}

/// The look of a column, also below the table; the cells of the table are framed besides.
fn look(column: &Column) -> Format {
    let look = Format::new().set_align(FormatAlign::Left).set_align(FormatAlign::Top).set_indent(1);
    if column.wraps { look.set_text_wrap() } else { look }
}

fn framed(look: Format) -> Format {
    look.set_border(FormatBorder::Thin).set_border_color(LINE)
}

/// What a cell of the column takes, and what is said beside it.
fn rule(column: &Column) -> Result<DataValidation, XlsxError> {
    let mut rule = DataValidation::new().allow_any_value();
    if let Some(Choices { sheet, column, rows, complaint }) = &column.choices {
        let number = |row: &usize| u32::try_from(*row).unwrap_or(LAST_ROW).saturating_add(1);
        let column = u16::try_from(*column).unwrap_or(u16::MAX);
        let range = worksheet_range_absolute(sheet, number(rows.start()), column, number(rows.end()), column);
        rule = rule.allow_list_formula(Formula::new(range));
        rule = rule.set_error_title(&complaint.title)?.set_error_message(&complaint.text)?;
    }
    match &column.prompt {
        Some(prompt) => rule.set_input_title(&prompt.title)?.set_input_message(&prompt.text),
        None => Ok(rule),
    }
}

/// A title on one line, for the head of printed pages, where an ampersand starts a code.
fn page_title(title: &str) -> String {
    let words: Vec<_> = title.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_PAGE_TITLE).collect::<String>().replace('&', "&&")
}

//! A sheet of an OpenDocument spreadsheet: its columns, its header, its rows.

use std::collections::BTreeSet;
use std::io;

use rust_xlsxwriter::utility::column_number_to_name;

use super::rule;
use super::text::{escaped, push_paragraphs};
use crate::pace::Pace;
use crate::workbook::{Column, ROWS_TO_ADD, Sheet};

pub(super) fn write(out: &mut String, sheet: &Sheet, pace: &mut Pace) -> io::Result<()> {
    *out += &format!("\n<table:table table:name=\"{}\" table:style-name=\"Sheet\">", escaped(&sheet.name));
    out.extend(sheet.columns.iter().map(column_element));
    *out += "\n<table:table-header-rows><table:table-row table:style-name=\"HeaderRow\">";
    for column in &sheet.columns {
        push_cell(out, " table:style-name=\"Header\"", &column.header);
    }
    *out += "</table:table-row></table:table-header-rows>";
    let rules: Vec<_> = sheet.columns.iter().enumerate().map(|(at, column)| rule_of(sheet, at, column)).collect();
    let framed = |(column, rule)| format!(" table:style-name=\"Framed{}\"{rule}", look(column));
    let framed: Vec<_> = sheet.columns.iter().zip(&rules).map(framed).collect();
    for row in &sheet.rows {
        *out += "\n<table:table-row table:style-name=\"Row\">";
        framed.iter().zip(row).for_each(|(attributes, text)| push_cell(out, attributes, text));
        *out += "</table:table-row>";
        pace.row()?;
    }
    *out += &format!("\n<table:table-row table:style-name=\"Row\" table:number-rows-repeated=\"{ROWS_TO_ADD}\">");
    rules.iter().for_each(|rule| push_cell(out, rule, ""));
    *out += "</table:table-row>\n</table:table>";
    Ok(())
}

/// The widths that columns have, each a style of its name.
pub(super) fn widths(sheets: &[Sheet]) -> String {
    let widths: BTreeSet<_> = sheets.iter().flat_map(|sheet| &sheet.columns).map(|column| column.width).collect();
    widths.into_iter().map(|width| format!(include_str!("width.xml"), width = width, inches = inches(width))).collect()
}

/// The tables, as ranges with filter buttons.
pub(super) fn ranges(sheets: &[Sheet]) -> String {
    let range = |sheet: &Sheet| {
        let name = escaped(&rule::quoted(&sheet.name));
        let last = u16::try_from(sheet.columns.len().saturating_sub(1)).map(column_number_to_name).unwrap_or_default();
        format!(
            include_str!("range.xml"),
            name = sheet.table_name(),
            address = format_args!("{name}.A1:{name}.{last}{}", sheet.height() + 1),
        )
    };
    sheets.iter().map(range).collect()
}

/// As Excel reckons it: a digit of the body font takes 7 pixels of 96 to the inch, the margins of a cell 5.
fn inches(width: u16) -> f64 {
    (f64::from(width) * 7.0 + 5.0) / 96.0
}

fn column_element(column: &Column) -> String {
    format!(
        "\n<table:table-column table:style-name=\"Width{}\" table:default-cell-style-name=\"{}\"{}/>",
        column.width,
        look(column),
        if column.hidden { " table:visibility=\"collapse\"" } else { "" },
    )
}

/// The style of a column; a framed one is there for each.
fn look(column: &Column) -> &'static str {
    if column.wraps { "Wrapped" } else { "Plain" }
}

fn rule_of(sheet: &Sheet, at: usize, column: &Column) -> String {
    let attribute = |name| format!(" table:content-validation-name=\"{name}\"");
    rule::name(sheet, at, column).map(attribute).unwrap_or_default()
}

fn push_cell(out: &mut String, attributes: &str, text: &str) {
    *out += "<table:table-cell";
    *out += attributes;
    if text.is_empty() {
        *out += "/>";
        return;
    }
    *out += " office:value-type=\"string\">";
    push_paragraphs(out, text);
    *out += "</table:table-cell>";
}

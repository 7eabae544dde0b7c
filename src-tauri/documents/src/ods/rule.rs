//! What the cells of a column take, and what is said beside them: OpenDocument's content validations.

use rust_xlsxwriter::utility::column_number_to_name;

use super::text::{escaped, push_paragraphs};
use crate::workbook::{Choices, Column, Message, Sheet};

/// The name of the rule of a column, which need not have one.
pub(super) fn name(sheet: &Sheet, at: usize, column: &Column) -> Option<String> {
    (column.choices.is_some() || column.prompt.is_some()).then(|| format!("{}_{at}", sheet.table_name()))
}

/// The rules of all columns.
pub(super) fn rules(sheets: &[Sheet]) -> String {
    let columns = sheets.iter().flat_map(|sheet| sheet.columns.iter().enumerate().map(move |at| (sheet, at)));
    let rules: String =
        columns.filter_map(|(sheet, (at, column))| Some(rule(&name(sheet, at, column)?, column))).collect();
    if rules.is_empty() { rules } else { format!("<table:content-validations>{rules}\n</table:content-validations>") }
}

fn rule(name: &str, column: &Column) -> String {
    let condition = column
        .choices
        .as_ref()
        .map(|choices| format!(r#" table:condition="of:cell-content-is-in-list({})""#, escaped(&range(choices))));
    let prompt = column.prompt.as_ref().map(|prompt| message("help-message", prompt));
    let complaint = column.choices.as_ref().map(|choices| message("error-message", &choices.complaint));
    format!(
        "\n<table:content-validation table:name=\"{name}\"{}>{}{}</table:content-validation>",
        condition.unwrap_or_default(),
        prompt.unwrap_or_default(),
        complaint.unwrap_or_default(),
    )
}

/// As a formula names cells of another sheet: `[$'Key'.$B$2:.$B$4]`.
fn range(choices: &Choices) -> String {
    let column = u16::try_from(choices.column).map(column_number_to_name).unwrap_or_default();
    let [first, last] = [choices.rows.start(), choices.rows.end()].map(|row| format!(".${column}${}", row + 2));
    format!("[${}{first}:{last}]", quoted(&choices.sheet))
}

/// The name of a sheet within an address.
pub(super) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

fn message(element: &str, message: &Message) -> String {
    let mut out = format!(r#"<table:{element} table:display="true" table:title="{}">"#, escaped(&message.title));
    push_paragraphs(&mut out, &message.text);
    out + &format!("</table:{element}>")
}

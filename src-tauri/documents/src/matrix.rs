//! The stakeholder matrix as a workbook: the matrix itself, its key, and who is meant.

use std::iter::once;

use chrono::{DateTime, Utc};
use engagement::{Code, CodeList, CodeListEntry, Content, Field, Kind, Matrix, Stakeholder, show_codes};

use crate::workbook::{Cell, Choices, Column, Message, Sheet, Stamp, Workbook};

/// Header of the hidden column by which the rows of a returned file are matched.
pub const LIAISON_ID: &str = "Liaison id";

const KEY: &str = "Key";
const KEY_FIELDS: [&str; 5] = ["list", "code", "label", "rule", "retired"];
/// Which of them holds the codes that are offered.
const CODE: usize = 1;

/// The longest text of a [`Message`], in UTF-16 units.
const LONGEST_MESSAGE: usize = 255;

/// What a printed matrix says. Without stakeholders it still says its key.
pub fn matrix_workbook(matrix: &Matrix, exported_at: DateTime<Utc>) -> Workbook<'_> {
    let key: Vec<_> = CodeList::ALL.into_iter().flat_map(|list| matrix.key(list)).collect();
    Workbook {
        title: matrix.title(),
        stamp: Stamp {
            workspace: matrix.workspace.id.to_string(),
            engagement: matrix.engagement.id.to_string(),
            exported_at,
        },
        sheets: vec![
            stakeholder_sheet(&matrix.stakeholders, &key),
            key_sheet(&key),
            definition_sheet(&matrix.stakeholders, &key),
        ],
    }
}

fn stakeholder_sheet<'a>(stakeholders: &'a [Stakeholder], key: &[&CodeListEntry]) -> Sheet<'a> {
    let fields = once("name").chain(CodeList::ALL.map(CodeList::word));
    let row = |it: &'a Stakeholder| {
        let codes = CodeList::ALL.map(|list| codes_cell(it.codes(list)));
        once(it.name.as_ref().into()).chain(codes).chain(once(it.id.as_ref().into())).collect()
    };
    Sheet {
        name: "Stakeholder matrix".into(),
        columns: columns(Kind::Stakeholder, fields, key),
        rows: stakeholders.iter().map(row).collect(),
    }
}

fn key_sheet<'a>(key: &[&'a CodeListEntry]) -> Sheet<'a> {
    let row = |it: &&'a CodeListEntry| {
        vec![
            list_label(it.list).into(),
            it.code.as_ref().into(),
            it.label.as_ref().into(),
            it.rule.map(|rule| rule.to_string()).unwrap_or_default().into(),
            if it.retired { "Yes" } else { "" }.into(),
            it.id.as_ref().into(),
        ]
    };
    Sheet {
        name: KEY.into(),
        columns: columns(Kind::CodeListEntry, KEY_FIELDS, key),
        rows: key.iter().map(row).collect(),
    }
}

fn definition_sheet<'a>(stakeholders: &'a [Stakeholder], key: &[&CodeListEntry]) -> Sheet<'a> {
    let row = |it: &'a Stakeholder| {
        let texts = [it.name.as_ref(), it.definition.as_ref(), it.reporting_requirements.as_ref(), it.id.as_ref()];
        texts.map(Cell::from).into()
    };
    Sheet {
        name: "Definitions".into(),
        columns: columns(Kind::Stakeholder, ["name", "definition", "reportingRequirements"], key),
        rows: stakeholders.iter().map(row).collect(),
    }
}

/// The columns of some fields, and the one with the ids.
fn columns(kind: Kind, fields: impl IntoIterator<Item = &'static str>, key: &[&CodeListEntry]) -> Vec<Column> {
    let ids = Column { hidden: true, ..Column::new(LIAISON_ID, 38) };
    fields.into_iter().filter_map(|name| kind.field(name)).map(|field| column(field, key)).chain(once(ids)).collect()
}

fn column(field: &Field, key: &[&CodeListEntry]) -> Column {
    let mut column = Column::new(field.label, field.width);
    match field.value {
        Content::Text | Content::Prose => column.wraps = true,
        Content::Code { list } => column.choices = choices(field, list, key),
        Content::Codes { list } => {
            column.wraps = true;
            column.prompt = Some(Message { title: field.label.into(), text: several_codes(field, list, key) });
        }
        _ => {}
    }
    column
}

/// The codes of a list that are in use: the key keeps them together, before retired ones.
fn choices(field: &Field, list: CodeList, key: &[&CodeListEntry]) -> Option<Choices> {
    let offered = |entry: &&CodeListEntry| entry.list == list && !entry.retired;
    let first = key.iter().position(offered)?;
    let last = key.iter().rposition(offered)?;
    let complaint = Message {
        title: "Not in the key".into(),
        text: format!(
            "Choose one of the codes that the sheet {KEY} lists for {}, or leave the cell empty.",
            field.label
        ),
    };
    Some(Choices { sheet: KEY.into(), column: CODE, rows: first..=last, complaint })
}

/// The hint and the codes with their meaning, as many as a message takes.
fn several_codes(field: &Field, list: CodeList, key: &[&CodeListEntry]) -> String {
    let more = format!("\nMore on the sheet {KEY}.");
    let mut text = field.hint.to_owned();
    for entry in key.iter().filter(|entry| entry.list == list && !entry.retired) {
        let line = format!("\n{}  {}", entry.code, entry.label);
        let length: usize = [&text, &line, &more].map(|part| part.encode_utf16().count()).iter().sum();
        if length > LONGEST_MESSAGE {
            return text + &more;
        }
        text += &line;
    }
    text
}

fn codes_cell(codes: &[Code]) -> Cell<'_> {
    match codes {
        [code] => code.as_ref().into(),
        several => show_codes(several).into(),
    }
}

/// The name of a list as the key shows it, from the field's own facts.
fn list_label(list: CodeList) -> &'static str {
    let choices = match Kind::CodeListEntry.field("list").map(|field| &field.value) {
        Some(Content::Choice { choices }) => choices,
        _ => return list.word(),
    };
    choices.iter().find(|choice| choice.word == list.word()).map_or(list.word(), |choice| choice.label)
}

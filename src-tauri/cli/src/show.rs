//! Prints entries and history for people: aligned columns, one line an entry.

use std::collections::HashMap;

use engagement::{Content, Entity, Field, Kind, Refusal, grouped};
use serde_json::Value;
use store::{Backup, HistoryEntry, Store};

/// The longest cell printed whole, in characters; `--json` has everything.
const LONGEST_CELL: usize = 48;

/// Prints the entries of a kind under the headers of their fields.
pub fn entries(store: &Store, kind: Kind, entities: &[Entity]) -> Result<(), Refusal> {
    let fits = |field: &&Field| {
        !matches!(field.value, Content::Prose | Content::Lines | Content::Position) && field.name != "engagementId"
    };
    let fields: Vec<_> = kind.fields().iter().filter(fits).collect();
    let names = names(store, &fields)?;
    let mut lines =
        vec![std::iter::once("Id").chain(fields.iter().map(|field| field.short)).map(str::to_owned).collect()];
    for entity in entities {
        let values = entity.values()?;
        let cells = fields.iter().map(|field| {
            let value = values.get(field.name);
            value.and_then(Value::as_str).and_then(|id| names.get(id)).cloned().unwrap_or_else(|| cell(value))
        });
        lines.push(std::iter::once(entity.id().to_string()).chain(cells).collect());
    }
    columns(&lines);
    Ok(())
}

/// What the entries are called to which these fields refer, by id.
fn names(store: &Store, fields: &[&Field]) -> Result<HashMap<String, String>, Refusal> {
    let mut names = HashMap::new();
    for field in fields {
        if let Content::Reference { kind } = field.value {
            let all = store.list(kind, None)?;
            // What has no name of its own is told apart by its id.
            let titled = all.iter().filter(|it| !it.title().is_empty());
            names.extend(titled.map(|it| (it.id().to_string(), cell(Some(&it.title().into())))));
        }
    }
    Ok(names)
}

/// Prints steps of history, newest first.
pub fn history(steps: &[HistoryEntry]) {
    let mut lines: Vec<Vec<String>> = vec![["When", "Who", "What"].map(str::to_owned).into()];
    for step in steps {
        let undone = if step.undone { " (undone)" } else { "" };
        lines.push(vec![step.at.clone(), step.author.clone(), format!("{}{undone}", step.label)]);
    }
    columns(&lines);
}

/// On one line: what would move the cursor or break the line does not reach the terminal.
pub fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// "1 row", "12,500 rows"
pub fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { more })
}

/// "356 KB", "1.2 MB", as the window writes it.
fn size(bytes: u32) -> String {
    if bytes < 1_000_000 {
        return format!("{} KB", grouped(bytes.div_ceil(1000) as usize));
    }
    let tenths = (bytes as usize + 50_000) / 100_000;
    let rest = tenths % 10;
    let digits = if rest == 0 { String::new() } else { format!(".{rest}") };
    format!("{}{digits} MB", grouped(tenths / 10))
}

/// Prints backups, newest first.
pub fn backups(backups: &[Backup]) {
    let mut lines: Vec<Vec<String>> = vec![["Name", "Size", ""].map(str::to_owned).into()];
    for backup in backups {
        let damaged = if backup.damaged { "kept as it was, damaged" } else { "" };
        lines.push(vec![backup.name.clone(), size(backup.bytes), damaged.into()]);
    }
    columns(&lines);
}

fn cell(value: Option<&Value>) -> String {
    let text = match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(flag)) => (if *flag { "yes" } else { "no" }).to_owned(),
        Some(Value::Array(list)) => {
            let words: Vec<_> = list.iter().filter_map(|word| word.as_str()).collect();
            words.join("; ")
        }
        Some(other) => other.to_string(),
    };
    short(&text)
}

/// The start of a text that fits a cell.
pub fn short(text: &str) -> String {
    let text = plain(text);
    if text.chars().count() <= LONGEST_CELL {
        return text;
    }
    let start: String = text.chars().take(LONGEST_CELL - 1).collect();
    format!("{start}…")
}

/// Prints lines of cells, aligned.
pub fn columns(lines: &[Vec<String>]) {
    let width =
        |at: usize| lines.iter().filter_map(|line| line.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<_> = (0..lines.first().map_or(0, Vec::len)).map(width).collect();
    for line in lines {
        let cells: Vec<_> = line.iter().zip(&widths).map(|(cell, &width)| format!("{cell:<width$}")).collect();
        println!("{}", cells.join("  ").trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_written_as_in_the_window() {
        for (bytes, written) in [
            (1, "1 KB"),
            (356_000, "356 KB"),
            (356_001, "357 KB"),
            (1_000_000, "1 MB"),
            (1_249_999, "1.2 MB"),
            (2_960_000_000, "2,960 MB"),
        ] {
            assert_eq!(size(bytes), written);
        }
    }
}

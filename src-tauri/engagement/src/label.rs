//! Says in words what a transaction does, for undo, history and screen readers.

use crate::{Change, Id, Kind};

/// The longest name shown whole in a label, in characters.
const LONGEST_NAME: usize = 60;

/// The label of a transaction from its changes and, change by change, the entity each speaks of with
/// what it is called: as it was for an edit, a removal or a move, as it is for an addition.
pub fn label_of(changes: &[Change], entities: &[(Id, String)]) -> String {
    let (Some(change), Some((entity, name))) = (changes.first(), entities.first()) else {
        return "Change nothing".into();
    };
    let kind = change.kind();
    let one_kind = changes.iter().all(|change| change.kind() == kind);
    let one_entity = entities.iter().all(|(other, _)| other == entity);
    let one_verb = changes.iter().all(|other| verb(other) == verb(change));
    match changes.len() {
        1 => of_one(change, name),
        count if !one_kind => format!("Change {} entries", grouped(count)),
        _ if one_entity => format!("Edit {}", short(name)),
        count if one_verb => format!("{} {}", verb(change), counted(kind, count)),
        count => format!("Change {}", counted(kind, count)),
    }
}

fn of_one(change: &Change, name: &str) -> String {
    let name = short(name);
    match change {
        Change::Add { kind, .. } => format!("Add {} {name}", kind.word()),
        Change::Remove { .. } => format!("Remove {name}"),
        Change::Move { .. } => format!("Move {name}"),
        Change::Edit { kind, values, .. } => {
            let mut names = values.keys();
            match (names.next(), names.next()) {
                // Only the new name: the steps of one visit merge, and the first one's old name would be lost.
                (Some(field), None) if field == "name" || field == "label" => {
                    format!("Rename to {}", short(values[field].as_str().unwrap_or_default()))
                }
                (Some(field), None) => format!("Set {} of {name}", field_word(*kind, field)),
                _ => format!("Edit {name}"),
            }
        }
    }
}

/// The verb and, for edits of one and the same field, its name.
fn verb(change: &Change) -> String {
    match change {
        Change::Add { .. } => "Add".into(),
        Change::Remove { .. } => "Remove".into(),
        Change::Move { .. } => "Move".into(),
        Change::Edit { kind, values, .. } => {
            let mut names = values.keys();
            match (names.next(), names.next()) {
                (Some(field), None) => format!("Set {} of", field_word(*kind, field)),
                _ => "Edit".into(),
            }
        }
    }
}

fn counted(kind: Kind, count: usize) -> String {
    format!("{} {}", grouped(count), if count == 1 { kind.word() } else { kind.words() })
}

/// A number as it is written here: 12,500.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let parts: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    parts.join(",")
}

fn field_word(kind: Kind, name: &str) -> String {
    kind.field(name).map_or_else(|| name.to_owned(), |field| field.short.to_lowercase())
}

fn short(name: &str) -> String {
    // A label is one line, whatever was pasted into the name.
    let name: Vec<_> = name
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let name = name.join(" ");
    if name.chars().count() <= LONGEST_NAME {
        return name;
    }
    let start: String = name.chars().take(LONGEST_NAME - 1).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_groups_of_three() {
        for (count, written) in [(0, "0"), (999, "999"), (1_000, "1,000"), (12_500, "12,500"), (1_000_000, "1,000,000")]
        {
            assert_eq!(grouped(count), written);
        }
    }
}

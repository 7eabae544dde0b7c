//! What a room ends a dimension with: the level it agrees on, who dissents, and what was said.

use engagement::workshop::Gathered;
use engagement::{Kind, Refusal};
use serde_json::{Value as Json, json};

use super::set;
use crate::edit::Edit;
use crate::maturity::object;

/// Agrees on a level; answers the label.
pub(super) fn agree(edit: &Edit, gathered: &Gathered, level: Option<&str>) -> Result<String, Refusal> {
    let (at, name) = here(gathered);
    if !gathered.rounds_on(at).iter().any(|it| it.revealed) {
        return Err(Refusal::impossible(format!("No votes on {name} lie open yet. Reveal them first.")));
    }
    let Some(level) = level else {
        store(edit, gathered, json!({ "level": Json::Null }))?;
        return Ok(format!("Take back the agreed level of {name}"));
    };
    let level = gathered.level(level)?;
    store(edit, gathered, json!({ "level": level.key }))?;
    Ok(format!("Agree on {} for {name}", level.name))
}

/// Notes who does not agree, one line each; new words of the same person replace the old ones, and those without a name
/// stand beside each other.
pub(super) fn dissent(
    edit: &Edit,
    gathered: &Gathered,
    who: &str,
    level: Option<&str>,
    words: &str,
) -> Result<(), Refusal> {
    let (at, name) = here(gathered);
    if !gathered.rounds_on(at).iter().any(|it| it.revealed) {
        return Err(Refusal::impossible(format!("No votes on {name} lie open yet. Reveal them first.")));
    }
    let named: Vec<_> = who.split_whitespace().collect();
    let start = if named.is_empty() { "Someone holds ".into() } else { format!("{} holds ", named.join(" ")) };
    let words: Vec<_> = words.split_whitespace().collect();
    let noted = gathered.agreement(at).map_or("", |it| it.dissent.as_ref());
    // Several may dissent without their names; nothing said of nobody takes them back.
    let stays = |line: &&str| !line.starts_with(&start) || named.is_empty() && !words.is_empty();
    let mut lines: Vec<String> = noted.lines().filter(stays).map(str::to_owned).collect();
    if !words.is_empty() {
        let level = match level {
            Some(level) => {
                let key = &gathered.level(level)?.key;
                let at = gathered.model.find_level(key).unwrap_or_default();
                gathered.level_label(at)
            }
            None => "another level".into(),
        };
        lines.push(format!("{start}{level}: {}", words.join(" ")));
    }
    store(edit, gathered, json!({ "dissent": lines.join("\n") }))
}

/// Keeps what was said about what is rated now.
pub(super) fn note(edit: &Edit, gathered: &Gathered, text: &str) -> Result<(), Refusal> {
    store(edit, gathered, json!({ "notes": text }))
}

fn here(gathered: &Gathered) -> (u32, &str) {
    let at = gathered.at();
    (at, gathered.model.dimensions.get(at as usize).map_or("", |it| it.name.as_str()))
}

fn store(edit: &Edit, gathered: &Gathered, values: Json) -> Result<(), Refusal> {
    let at = gathered.at();
    if let Some(agreed) = gathered.agreement(at) {
        return set(edit, Kind::AgreedLevel, &agreed.id, values);
    }
    let mut values = object(values);
    let dimension = gathered.model.dimensions.get(at as usize).map_or("", |it| it.key.as_str());
    values.insert("assessmentId".into(), gathered.assessment.id.to_string().into());
    values.insert("dimension".into(), dimension.into());
    values.insert("perspective".into(), gathered.assessment.perspective.as_ref().map(ToString::to_string).into());
    edit.add(Kind::AgreedLevel, values, None).map(drop)
}

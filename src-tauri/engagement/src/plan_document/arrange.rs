//! The order of the parts, and the changes by which they are chosen, ordered and given words.

use serde::{Deserialize, Serialize};
use serde_json::json;
use specta::Type;

use super::{Part, Section};
use crate::{Change, Id, Kind, Refusal, Step, Values};

/// The parts of a document in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts<'a>(Vec<(Part, Option<&'a Section>)>);

/// A part with whether it is in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChosenPart {
    /// The part.
    pub part: Part,
    /// Whether the document is made without it.
    pub left_out: bool,
}

/// How a part stands, for the list in which it is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PartState {
    /// The part.
    pub part: Part,
    /// What people call it.
    pub title: String,
    /// Whether the document is made without it.
    pub left_out: bool,
    /// Whether it has nothing to say, so that it is not printed.
    pub empty: bool,
    /// Whether it is printed only where what is internal was asked for.
    pub internal: bool,
    /// Its own words.
    pub text: String,
}

impl<'a> Parts<'a> {
    /// The stored ones in their order. One that is not stored stands after the part that it usually follows, so that
    /// parts that a newer program knows appear in older workspaces. The title page is first in any case.
    pub fn of(sections: &'a [Section]) -> Self {
        let mut parts: Vec<(Part, Option<&Section>)> = sections.iter().map(|it| (it.part, Some(it))).collect();
        parts.sort_by_key(|(_, it)| it.map(|it| it.place));
        for (at, part) in Part::ALL.into_iter().enumerate() {
            if !parts.iter().any(|(known, _)| *known == part) {
                let before = at.checked_sub(1).map(|before| Part::ALL[before]);
                let place = parts.iter().position(|(known, _)| Some(*known) == before).map_or(0, |before| before + 1);
                parts.insert(place, (part, None));
            }
        }
        parts.sort_by_key(|(part, _)| *part != Part::Title);
        Self(parts)
    }

    /// Each part with what is stored of it.
    pub fn iter(&self) -> impl Iterator<Item = (Part, Option<&'a Section>)> {
        self.0.iter().copied()
    }

    /// Chooses and orders parts. One that is not named follows those that are, as it was.
    pub fn arranged(&self, engagement: &Id, wanted: &[ChosenPart]) -> Result<Step, Refusal> {
        Part::each_once(wanted.iter().map(|it| it.part))?;
        let mut order: Vec<_> = wanted.iter().map(|it| (it.part, it.left_out)).collect();
        let left = |it: Option<&Section>| it.is_some_and(|it| it.left_out);
        order.extend(
            self.iter().filter(|(part, _)| !wanted.iter().any(|it| it.part == *part)).map(|(p, it)| (p, left(it))),
        );
        order.sort_by_key(|(part, _)| *part != Part::Title);
        let differing: Vec<_> = order
            .iter()
            .filter(|(part, out)| self.iter().any(|(known, it)| known == *part && left(it) != *out))
            .collect();
        let label = match differing.as_slice() {
            [] => "Order the sections of the plan".to_owned(),
            [(part, true)] => format!("Leave out {}", part.title()),
            [(part, false)] => format!("Put in {}", part.title()),
            _ => "Choose the sections of the plan".to_owned(),
        };
        Ok((self.changes(engagement, &order, |_| None), label))
    }

    /// Gives a part words of its own.
    pub fn worded(&self, engagement: &Id, part: Part, text: &str) -> Step {
        let order: Vec<_> = self.iter().map(|(part, it)| (part, it.is_some_and(|it| it.left_out))).collect();
        let changes = self.changes(engagement, &order, |it| (it == part).then(|| text.to_owned()));
        (changes, format!("Set text of {}", part.title()))
    }

    /// What makes the stored sections these, in this order. The first change stores all of them.
    fn changes(&self, engagement: &Id, order: &[(Part, bool)], words: impl Fn(Part) -> Option<String>) -> Vec<Change> {
        let change = |(place, &(part, left_out)): (u16, &(Part, bool))| {
            let stored = self.iter().find(|(known, _)| *known == part).and_then(|(_, it)| it);
            let mut values = Values::new();
            if stored.is_none_or(|it| it.place != place) {
                values.insert("place".into(), place.into());
            }
            if stored.is_some_and(|it| it.left_out) != left_out {
                values.insert("leftOut".into(), left_out.into());
            }
            if let Some(text) = words(part).filter(|text| stored.map_or("", |it| it.text.as_ref()) != text) {
                values.insert("text".into(), text.into());
            }
            if let Some(it) = stored {
                let edit = Change::Edit { kind: Kind::Section, id: it.id.clone(), values };
                return Some(edit).filter(|edit| !matches!(edit, Change::Edit { values, .. } if values.is_empty()));
            }
            values.insert("engagementId".into(), json!(engagement));
            values.insert("part".into(), part.word().into());
            Some(Change::Add { kind: Kind::Section, values, after: None })
        };
        (0..).zip(order).filter_map(change).collect()
    }
}

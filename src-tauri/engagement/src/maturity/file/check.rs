//! Turns a model file into a model: resolves every key, and gathers what is wrong.

mod parts;
mod rules;

use super::super::{Model, Overall, Perspective, Rule, Scoring};
use super::raw::{self, Outcome, Words};
use super::{Fault, Lines};
use crate::Side;

/// The most levels that a picture shows and a person tells apart.
const MOST_LEVELS: usize = 12;
/// The longest name, in characters.
const LONGEST_NAME: usize = 120;

/// What is found while a file is read.
pub(super) struct Check<'a> {
    lines: &'a Lines<'a>,
    faults: Vec<Fault>,
}

/// The model with everything that is wrong; without faults the model is whole.
pub(super) fn check(file: raw::File, lines: &Lines) -> (Model, Vec<Fault>) {
    let mut check = Check { lines, faults: Vec::new() };
    let scoring = scoring(&file.scoring);
    rules::of_scoring(&file, &mut check);
    check.unique(&file.level, "level", |it| &it.key, Some(|it| &it.name));
    check.unique(&file.group, "group", |it| &it.key, Some(|it| &it.name));
    check.unique(&file.dimension, "dimension", |it| &it.key, Some(|it| &it.name));
    check.unique(&file.perspective, "perspective", |it| &it.key, Some(|it| &it.name));
    check.unique(&file.answers, "answer set", |it| &it.key, None);
    check.unique(&file.moves, "move", |it| &it.key, None);
    let questions: Vec<_> = file.dimension.iter().flat_map(|it| &it.question).collect();
    check.unique(&questions, "question", |it| &it.key, None);
    check.named(&file.key, &file.name);
    let model = Model {
        scoring,
        target: file.target.as_ref().and_then(|key| check.find(key, &file.level, "level", |it| &it.key)),
        perspectives: perspectives(&file, &mut check),
        levels: parts::levels(&file, &mut check),
        groups: parts::groups(&file, &mut check),
        dimensions: parts::dimensions(&file, &mut check),
        answer_sets: parts::answer_sets(&file, &mut check),
        moves: parts::moves(&file, &mut check),
        key: file.key.into_inner(),
        name: file.name.into_inner(),
        version: words(file.version),
        about: words(file.about),
        source: words(file.source),
        license: words(file.license),
    };
    (model, check.faults)
}

fn words(words: Option<Words>) -> String {
    words.map(Words::into_inner).unwrap_or_default()
}

fn scoring(raw: &raw::Scoring) -> Scoring {
    let rule = *raw.rule.get_ref();
    let numbers = match &raw.result {
        Some(result) => *result.get_ref() == Outcome::Numbers,
        None => rule == Rule::Sum,
    };
    let overall = if numbers { Overall::Mean } else { Overall::Median };
    Scoring {
        rule,
        numbers,
        overall: raw.overall.as_ref().map_or(overall, |it| *it.get_ref()),
        met: raw.met.as_ref().map_or(1.0, |it| *it.get_ref()),
        share: raw.share.as_ref().map_or(1.0, |it| *it.get_ref()),
    }
}

/// Those of the file; without any the two sides of every relationship.
fn perspectives(file: &raw::File, check: &mut Check) -> Vec<Perspective> {
    let of = |key: &str, name: &str, side| Perspective { key: key.into(), name: name.into(), side };
    if file.perspective.is_empty() {
        return vec![of("provider", "Provider", Side::Provider), of("agency", "Agency", Side::Agency)];
    }
    for it in &file.perspective {
        check.named(&it.key, &it.name);
    }
    file.perspective.iter().map(|it| of(it.key.get_ref(), it.name.get_ref(), *it.side.get_ref())).collect()
}

impl Check<'_> {
    fn fault(&mut self, at: usize, reason: impl Into<String>) {
        self.faults.push(Fault { line: self.lines.of(at), reason: reason.into() });
    }

    /// A key that is shaped as one, and a name that can be shown.
    fn named(&mut self, key: &Words, name: &Words) {
        self.key(key);
        let length = name.get_ref().chars().count();
        if name.get_ref().trim().is_empty() {
            self.fault(name.span().start, "A name is needed here. Write what people call it.");
        } else if length > LONGEST_NAME {
            self.fault(
                name.span().start,
                format!("This name has {length} characters; {LONGEST_NAME} can be shown. Shorten it."),
            );
        }
    }

    fn key(&mut self, key: &Words) {
        let text = key.get_ref();
        let shaped = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if text.is_empty() || !text.chars().all(shaped) || text.len() > LONGEST_NAME {
            self.fault(
                key.span().start,
                format!("\"{text}\" is no key. Write small letters, digits and hyphens, such as \"level-1\"."),
            );
        }
    }

    /// A text that says something.
    fn said(&mut self, text: &Words, what: &str) -> String {
        if text.get_ref().trim().is_empty() {
            self.fault(text.span().start, format!("{what} is empty. Write it, or take the line out."));
        }
        if let Err(reason) = crate::Text::try_from(text.get_ref().as_str()) {
            self.fault(text.span().start, reason);
        }
        text.get_ref().clone()
    }

    /// What counts, which is more than nothing.
    fn weight(&mut self, weight: Option<&toml::Spanned<f64>>) -> f64 {
        let Some(weight) = weight else { return 1.0 };
        let value = *weight.get_ref();
        if !(value.is_finite() && value > 0.0) {
            self.fault(weight.span().start, format!("A weight of {value} cannot be. Write a number above 0."));
        }
        value
    }

    /// That no two have the same key or the same name.
    fn unique<T>(&mut self, all: &[T], what: &str, key: fn(&T) -> &Words, name: Option<fn(&T) -> &Words>) {
        for (field, text) in [("key", Some(key)), ("name", name)] {
            let Some(text) = text else { continue };
            for (at, it) in all.iter().enumerate() {
                let same = |other: &&T| text(other).get_ref().to_lowercase() == text(it).get_ref().to_lowercase();
                if let Some(first) = all[..at].iter().find(same) {
                    let line = self.lines.of(text(first).span().start);
                    self.fault(
                        text(it).span().start,
                        format!(
                            "The {what} in line {line} already has the {field} \"{}\". Give each its own.",
                            text(it).get_ref()
                        ),
                    );
                }
            }
        }
    }

    /// The one that a key names, by index.
    fn find<T>(&mut self, key: &Words, all: &[T], what: &str, known: fn(&T) -> &Words) -> Option<u32> {
        let found = all.iter().zip(0..).find(|(it, _)| known(it).get_ref() == key.get_ref()).map(|(_, at)| at);
        if found.is_none() {
            let keys: Vec<_> = all.iter().map(|it| known(it).get_ref().as_str()).collect();
            let offer = match keys.as_slice() {
                [] => "The file has none".to_owned(),
                keys if keys.len() > MOST_LEVELS => format!("There are {}, from {}", keys.len(), keys[0]),
                keys => format!("There {} {}", if keys.len() == 1 { "is" } else { "are" }, keys.join(", ")),
            };
            self.fault(key.span().start, format!("There is no {what} \"{}\". {offer}.", key.get_ref()));
        }
        found
    }
}

//! A model file as it stands on paper: every value with its place, nothing checked yet.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::super::{Overall, Rule};
use crate::Side;

/// A text with its place.
pub(super) type Words = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub key: Words,
    pub name: Words,
    pub version: Option<Words>,
    pub about: Option<Words>,
    pub source: Option<Words>,
    pub license: Option<Words>,
    pub target: Option<Words>,
    pub scoring: Scoring,
    #[serde(default)]
    pub perspective: Vec<Perspective>,
    #[serde(default)]
    pub level: Vec<Level>,
    #[serde(default)]
    pub group: Vec<Group>,
    #[serde(default)]
    pub dimension: Vec<Dimension>,
    #[serde(default)]
    pub answers: Vec<Answers>,
    #[serde(default, rename = "move")]
    pub moves: Vec<Move>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scoring {
    pub rule: Spanned<Rule>,
    pub overall: Option<Spanned<Overall>>,
    pub result: Option<Spanned<Outcome>>,
    pub met: Option<Spanned<f64>>,
    pub share: Option<Spanned<f64>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Outcome {
    Levels,
    Numbers,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Perspective {
    pub key: Words,
    pub name: Words,
    pub side: Spanned<Side>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Level {
    pub key: Words,
    pub name: Words,
    pub number: Option<Spanned<u16>>,
    pub descriptor: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub key: Words,
    pub name: Words,
    pub weight: Option<Spanned<f64>>,
}

/// What is said of each level, by its key.
pub(super) type ByLevel = BTreeMap<Words, Words>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dimension {
    pub key: Words,
    pub name: Words,
    pub about: Option<Words>,
    pub group: Option<Words>,
    pub weight: Option<Spanned<f64>>,
    #[serde(default)]
    pub levels: ByLevel,
    #[serde(default)]
    pub view: Vec<View>,
    #[serde(default)]
    pub question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct View {
    pub perspective: Words,
    pub ask: Words,
    #[serde(default)]
    pub levels: ByLevel,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub key: Words,
    pub text: Words,
    pub level: Option<Words>,
    pub answers: Words,
    pub weight: Option<Spanned<f64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answers {
    pub key: Words,
    #[serde(default)]
    pub option: Vec<AnswerOption>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerOption {
    pub key: Words,
    pub text: Words,
    pub value: Spanned<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Move {
    pub key: Words,
    pub level: Words,
    pub dimension: Option<Words>,
    pub text: Words,
}

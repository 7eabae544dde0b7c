//! The result for one subject: what each side says of each dimension, where they differ, what it comes to
//! and how it went over time. Each score carries its reason.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::{Model, Reason, Score, Spread};
use crate::{Id, Side};

/// Whose relationship was rated.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// The agency; the engagement as a whole where there is none.
    pub organization_id: Option<Id>,
    /// Its name.
    pub name: String,
    /// How people shorten it; the name where they do not.
    pub short: String,
}

/// A fiscal year, by the calendar year in which it ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
pub struct FiscalYear {
    /// The year.
    pub year: i32,
    /// `FY26`.
    pub name: String,
    /// Its last day.
    pub ends: NaiveDate,
}

/// The result for one subject in one fiscal year.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubjectResult {
    /// Whose it is.
    pub subject: Subject,
    /// By which model.
    pub model: Model,
    /// Of which fiscal year.
    pub year: FiscalYear,
    /// Every fiscal year with an assessment of it, the earliest first.
    pub years: Vec<FiscalYear>,
    /// The assessments that it is made of, the earliest first.
    pub assessment_ids: Vec<Id>,
    /// The day of the last one.
    pub date: NaiveDate,
    /// Where the two sides differ, the farthest apart first.
    pub disagreements: Vec<Disagreement>,
    /// Every dimension, in the order of the model.
    pub dimensions: Vec<DimensionResult>,
    /// Every group, in the order of the model.
    pub groups: Vec<GroupResult>,
    /// What it comes to.
    pub overall: OverallResult,
    /// Every closed assessment of it by this model, the earliest first.
    pub trend: Vec<TrendPoint>,
}

/// One dimension's result.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DimensionResult {
    /// The dimension, by index.
    pub dimension: u32,
    /// What each perspective says, in the order of the model; only those that rated it.
    pub sides: Vec<SideResult>,
    /// The level on which everyone agreed, by index.
    pub agreed: Option<u32>,
    /// Who did not agree, and why.
    pub dissent: String,
    /// What counts: the agreed level, or what the sides say, from the lower to the higher.
    pub score: Option<Score>,
    /// In words: `2 Coordinator`, `between 1 Informer and 2 Coordinator`.
    pub words: String,
    /// The level that is wanted, by index.
    pub target: Option<u32>,
    /// By when.
    pub target_on: Option<NaiveDate>,
    /// How the score arose.
    pub reason: Reason,
}

/// What one perspective says of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SideResult {
    /// The perspective, by index.
    pub perspective: u32,
    /// The assessment in which it was said.
    pub assessment_id: Id,
    /// What it comes to.
    pub score: Score,
    /// In words.
    pub words: String,
    /// How those who rated spread over the levels; only where levels are chosen.
    pub spread: Option<Spread>,
    /// How many questions were answered, where there are questions.
    pub answered: u32,
    /// How many there are.
    pub asked: u32,
    /// How the score arose.
    pub reason: Reason,
}

/// Provider and agency say different things of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Disagreement {
    /// Of whose relationship.
    pub subject: Subject,
    /// The dimension, by index.
    pub dimension: u32,
    /// What the provider says.
    pub provider: Score,
    /// What the agency says.
    pub agency: Score,
    /// How far apart they are: in levels or, where scores are numbers, in those.
    pub apart: f64,
    /// In words: `3 apart`, `provider higher`.
    pub words: String,
    /// Who says more.
    pub higher: Side,
}

/// One group's result.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct GroupResult {
    /// The group, by index.
    pub group: u32,
    /// What it comes to; nothing where none of its dimensions was rated.
    pub score: Option<Score>,
    /// In words.
    pub words: String,
    /// How it arose.
    pub reason: Reason,
}

/// What all dimensions come to.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct OverallResult {
    /// The score; nothing where no dimension was rated.
    pub score: Option<Score>,
    /// In words.
    pub words: String,
    /// How many dimensions stand on each level.
    pub spread: Spread,
    /// How it arose.
    pub reason: Reason,
}

/// One assessment in the course of time.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrendPoint {
    /// The assessment.
    pub assessment_id: Id,
    /// Its day.
    pub date: NaiveDate,
    /// The fiscal year in which it lies.
    pub year: i32,
    /// Whose view it was, by index; several where there is none.
    pub perspective: Option<u32>,
    /// The score of each dimension, in the order of the model.
    pub dimensions: Vec<Option<Score>>,
    /// What they came to.
    pub overall: Option<Score>,
    /// In words.
    pub words: String,
}

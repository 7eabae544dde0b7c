//! The result for one subject: what each side says of each dimension, where they differ, what it comes to
//! and how it went over time. Each score carries its reason.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::book::{Share, subject};
use super::found::Found;
use super::score::{Part, combine};
use super::{Assessment, AssessmentState, Maturity, Model, Reason, Score, Spread};
use crate::{Id, Refusal, Side};

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

impl Maturity {
    /// The result for an agency, or for the engagement as a whole, by a model in a fiscal year; by the model
    /// used last and in the last year with an assessment where none is named.
    pub fn result(
        &self,
        organization: Option<&Id>,
        model: Option<&str>,
        year: Option<i32>,
    ) -> Result<SubjectResult, Refusal> {
        let subject = self.subject(organization)?;
        self.result_of(subject, model.or(self.used_last(organization)), year)
    }

    /// The results of everyone who was assessed by a model, each of its last year: the engagement as a whole,
    /// then the agencies by name.
    pub fn results(&self, model: &str) -> Result<Vec<SubjectResult>, Refusal> {
        let closed = self.assessments.iter().filter(|it| it.state == AssessmentState::Closed);
        let by_model = closed.filter(|it| self.model_of(it).is_some_and(|by| by.key == model));
        let assessed: HashSet<_> = by_model.map(|it| it.organization_id.as_ref()).collect();
        let mut agencies: Vec<_> = self.organizations.iter().filter(|it| assessed.contains(&Some(&it.id))).collect();
        agencies.sort_by(|a, b| a.name.cmp(&b.name));
        let whole = assessed.contains(&None).then(|| self.subject(None)).transpose()?;
        let subjects = whole.into_iter().chain(agencies.into_iter().map(subject));
        subjects.map(|it| self.result_of(it, Some(model), None)).collect()
    }

    fn result_of(&self, subject: Subject, model: Option<&str>, year: Option<i32>) -> Result<SubjectResult, Refusal> {
        self.share(model, Some(&subject), year)?.result(subject, year)
    }

    /// The model by which a subject was assessed last.
    fn used_last(&self, organization: Option<&Id>) -> Option<&str> {
        let own = self.assessments.iter().filter(|it| it.organization_id.as_ref() == organization);
        let last = own.max_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)))?;
        self.model_of(last).map(|model| model.key.as_str())
    }
}

impl<'a> Share<'a> {
    fn result(&self, subject: Subject, year: Option<i32>) -> Result<SubjectResult, Refusal> {
        let own = self.of_subject(subject.organization_id.as_ref());
        let years = self.years(&own);
        let year = self.year(&years, year)?;
        let counted = self.in_year(&own, &year);
        let found = self.together(&counted);
        let mut disagreements: Vec<_> = found.iter().filter_map(|it| it.disagreement(self.model, &subject)).collect();
        disagreements.sort_by(|a, b| b.apart.total_cmp(&a.apart));
        Ok(SubjectResult {
            subject,
            model: self.model.clone(),
            date: counted.last().map_or(year.ends, |(it, _)| it.date),
            assessment_ids: counted.iter().map(|(it, _)| it.id.clone()).collect(),
            year,
            years,
            disagreements,
            dimensions: found.iter().map(|it| it.result(self.model)).collect(),
            groups: groups(self.model, &found),
            overall: overall(self.model, &found),
            trend: own.iter().map(|(assessment, model)| self.point(assessment, model)).collect(),
        })
    }

    /// The assessments of one subject, the earliest first.
    pub(super) fn of_subject(&self, organization: Option<&Id>) -> Vec<(&'a Assessment, &'a Model)> {
        self.assessments.iter().copied().filter(|(it, _)| it.organization_id.as_ref() == organization).collect()
    }

    /// One assessment by itself.
    pub(super) fn point(&self, assessment: &'a Assessment, model: &'a Model) -> TrendPoint {
        let found = self.found(assessment, model);
        let whole = score_of(self.model, "", &parts(self.model, &found, None));
        TrendPoint {
            assessment_id: assessment.id.clone(),
            date: assessment.date,
            year: self.book.year_of(assessment.date).year,
            perspective: assessment.perspective.as_ref().and_then(|key| model.perspective_of_key(key.as_ref())),
            dimensions: found.iter().map(Found::score).collect(),
            words: whole.as_ref().map(|(score, _)| self.model.words(*score)).unwrap_or_default(),
            overall: whole.map(|(score, _)| score),
        }
    }
}

/// What all dimensions come to.
pub(super) fn overall(model: &Model, found: &[Found]) -> OverallResult {
    let whole = score_of(model, &model.name, &parts(model, found, None));
    let (score, reason) = whole.map_or_else(|| (None, Reason::unrated(&model.name)), |(score, it)| (Some(score), it));
    OverallResult {
        words: score.map(|score| model.words(score)).unwrap_or_default(),
        score,
        spread: spread_of(model, found.iter().map(Found::score), Score::settled),
        reason,
    }
}

/// How scores spread over the levels, each counted at one level or at none.
pub(super) fn spread_of(
    model: &Model,
    scores: impl Iterator<Item = Option<Score>>,
    level: fn(Score, &Model) -> Option<u32>,
) -> Spread {
    let (mut counts, mut unsettled) = (vec![0; model.levels.len()], 0);
    for score in scores.flatten() {
        match level(score, model) {
            Some(level) => counts[level as usize] += 1,
            None => unsettled += 1,
        }
    }
    Spread::of(&model.levels, counts, unsettled)
}

fn groups(model: &Model, found: &[Found]) -> Vec<GroupResult> {
    let of = |(at, group): (u32, &super::DimensionGroup)| {
        let it = combine(model, &group.name, &parts(model, found, Some(at)));
        GroupResult {
            group: at,
            words: it.as_ref().map(|(score, _)| model.words(*score)).unwrap_or_default(),
            score: it.as_ref().map(|(score, _)| *score),
            reason: it.map_or_else(|| Reason::unrated(&group.name), |(_, reason)| reason),
        }
    };
    (0..).zip(&model.groups).map(of).collect()
}

/// The scored dimensions, of one group or of all.
fn parts<'a>(model: &'a Model, found: &[Found], group: Option<u32>) -> Vec<Part<'a>> {
    let within = |it: &super::Dimension| group.is_none() || it.group == group;
    let scored = model.dimensions.iter().zip(found).filter(|(it, _)| within(it));
    scored.filter_map(|(it, found)| Some(Part { name: &it.name, weight: it.weight, score: found.score()? })).collect()
}

/// What the whole comes to: a mean is one of groups, so that a large group counts no more than a small one.
fn score_of(model: &Model, what: &str, dimensions: &[Part]) -> Option<(Score, Reason)> {
    if model.scoring.overall != super::Overall::Mean || model.groups.is_empty() {
        return combine(model, what, dimensions);
    }
    let mut of_groups = Vec::new();
    for (at, group) in (0..).zip(&model.groups) {
        let in_group = |part: &&Part| model.dimensions.iter().any(|it| it.group == Some(at) && it.name == part.name);
        let own: Vec<_> = dimensions.iter().filter(in_group).copied().collect();
        if let Some((score, reason)) = combine(model, &group.name, &own) {
            of_groups.push((Part { name: &group.name, weight: group.weight, score }, reason));
        }
    }
    let parts: Vec<_> = of_groups.iter().map(|(part, _)| *part).collect();
    let (score, mut reason) = combine(model, what, &parts)?;
    for (part, (_, of)) in reason.parts.iter_mut().zip(of_groups) {
        part.parts = of.parts;
        part.rule = if part.rule.is_empty() { of.rule } else { format!("{}; {}", of.rule, part.rule) };
    }
    Some((score, reason))
}

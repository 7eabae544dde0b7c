//! Everything that is known of the maturity of an engagement, and one model's share of it: which assessments
//! count, what was found in each, and what several of them come to.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;
use specta::Type;

use super::found::Found;
use super::{AgreedLevel, Assessment, AssessmentState, FiscalYear, GapAction, Model, Rating, Subject};
use crate::{Engagement, Id, Kind, Organization, Refusal, Role, Side, Workspace};

/// The assessments of an engagement with everything that results are made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Maturity {
    /// Whose fiscal years count.
    pub workspace: Workspace,
    /// The engagement.
    pub engagement: Engagement,
    /// Every organization.
    pub organizations: Vec<Organization>,
    /// The engagement's roles.
    pub roles: Vec<Role>,
    /// The models that the workspace holds, in the order in which they were added.
    pub models: Vec<(Id, Model)>,
    /// The engagement's assessments.
    pub assessments: Vec<Assessment>,
    /// Their ratings.
    pub ratings: Vec<Rating>,
    /// Their agreed levels.
    pub agreed: Vec<AgreedLevel>,
    /// Their actions.
    pub actions: Vec<GapAction>,
}

/// A model by which there are assessments.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ModelInUse {
    /// By what it is chosen.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// How many assessments were made by any edition of it.
    pub assessments: u32,
}

/// One model's share: its closed assessments, the earliest first.
pub(super) struct Share<'a> {
    pub book: &'a Maturity,
    pub model: &'a Model,
    pub assessments: Vec<(&'a Assessment, &'a Model)>,
    /// Assessments by editions that cannot be compared.
    pub left_out: u32,
    ratings: HashMap<&'a Id, Vec<&'a Rating>>,
    agreed: HashMap<&'a Id, Vec<&'a AgreedLevel>>,
}

impl Maturity {
    /// What a document of it is called.
    pub fn title(&self) -> String {
        format!("Maturity, {}", self.engagement.name)
    }

    /// The models by which there are assessments, the one used last first.
    pub fn models_in_use(&self) -> Vec<ModelInUse> {
        let mut last: Vec<(NaiveDate, ModelInUse)> = Vec::new();
        for assessment in &self.assessments {
            let Some(model) = self.model_of(assessment) else { continue };
            match last.iter_mut().find(|(_, it)| it.key == model.key) {
                Some((date, it)) => {
                    it.assessments += 1;
                    *date = assessment.date.max(*date);
                }
                None => last.push((
                    assessment.date,
                    ModelInUse { key: model.key.clone(), name: model.name.clone(), assessments: 1 },
                )),
            }
        }
        last.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
        last.into_iter().map(|(_, it)| it).collect()
    }

    /// Whether an assessment by the model of that key is closed, so that there is a result.
    pub fn closed_by(&self, key: &str) -> bool {
        let by = |it: &&Assessment| it.state == AssessmentState::Closed;
        self.assessments.iter().filter(by).any(|it| self.model_of(it).is_some_and(|model| model.key == key))
    }

    pub(super) fn model_of(&self, assessment: &Assessment) -> Option<&Model> {
        self.models.iter().find(|(id, _)| *id == assessment.model_id).map(|(_, model)| model)
    }

    /// Key and name of the model that is meant: of those that the workspace holds, and of those that ship.
    fn meant(&self, named: &str) -> Result<(String, String), Refusal> {
        let wanted = named.trim().to_lowercase();
        let shipped = super::offered::shipped()?;
        let mut all: Vec<_> = self.models.iter().map(|(_, model)| model).chain(&shipped).collect();
        let by_key = all.iter().find(|it| it.key == wanted);
        if let Some(it) = by_key.or_else(|| all.iter().find(|it| it.name.to_lowercase() == wanted)) {
            return Ok((it.key.clone(), it.name.clone()));
        }
        all.sort_by(|a, b| a.key.cmp(&b.key));
        all.dedup_by(|a, b| a.key == b.key);
        let keys: Vec<_> = all.iter().map(|it| it.key.as_str()).collect();
        Err(Refusal::impossible(format!("There is no maturity model \"{named}\". There are {}.", keys.join(", "))))
    }

    /// The share of a model, by its key or name; of the one used last where none is named. The newest edition by
    /// which the subject was assessed, or any agency where there is none, speaks for it, in the year that is asked
    /// for where there is one, so that an old result stays with its own edition.
    pub(super) fn share(
        &self,
        model: Option<&str>,
        whose: Option<&Subject>,
        year: Option<i32>,
    ) -> Result<Share<'_>, Refusal> {
        let (key, name) = match model {
            Some(named) => self.meant(named)?,
            None => {
                let last = self.models_in_use().into_iter().next().ok_or_else(nothing_yet)?;
                (last.key, last.name)
            }
        };
        let own = |it: &Assessment| match whose {
            Some(subject) => it.organization_id == subject.organization_id,
            None => it.organization_id.is_some(),
        };
        let in_year = |it: &Assessment| year.is_none_or(|year| self.year_of(it.date).year == year);
        let closed = self.assessments.iter().filter(|it| it.state == AssessmentState::Closed);
        let mut by: Vec<_> =
            closed.filter_map(|it| Some((it, self.model_of(it)?))).filter(|(_, model)| model.key == key).collect();
        by.sort_by(|a, b| (a.0.date, &a.0.id).cmp(&(b.0.date, &b.0.id)));
        // Ids rise with time. Where that year has nothing, the others are named.
        let newest = |wanted: &dyn Fn(&Assessment) -> bool| {
            by.iter().filter(|(it, _)| wanted(it)).max_by_key(|(it, _)| &it.model_id).copied()
        };
        let Some((_, model)) = newest(&|it| own(it) && in_year(it)).or_else(|| newest(&own)) else {
            return Err(self.not_assessed(&key, &name, whose, own));
        };
        let all = by.len();
        by.retain(|(_, other)| comparable(model, other));
        let mut share = Share {
            book: self,
            model,
            left_out: u32::try_from(all - by.len()).unwrap_or(u32::MAX),
            assessments: by,
            ratings: HashMap::new(),
            agreed: HashMap::new(),
        };
        for rating in &self.ratings {
            share.ratings.entry(&rating.assessment_id).or_default().push(rating);
        }
        for level in &self.agreed {
            share.agreed.entry(&level.assessment_id).or_default().push(level);
        }
        Ok(share)
    }

    /// Why there is no result of a subject, or of any agency, by a model.
    fn not_assessed(
        &self,
        key: &str,
        name: &str,
        whose: Option<&Subject>,
        own: impl Fn(&Assessment) -> bool,
    ) -> Refusal {
        if self.assessments.is_empty() {
            return nothing_yet();
        }
        let is_open = self.assessments.iter().any(|it| own(it) && self.model_of(it).is_some_and(|by| by.key == key));
        Refusal::impossible(match whose {
            None => format!("No assessment of an agency by {name} is closed yet. Close one, or assess an agency."),
            Some(Subject { name: subject, .. }) if is_open => {
                format!("{subject} is not assessed by {name} yet: the assessment is still open. Close it first.")
            }
            Some(Subject { name: subject, .. }) => {
                format!("{subject} is not assessed by {name} yet. Assess it, or choose another model or agency.")
            }
        })
    }

    pub(super) fn subject(&self, organization: Option<&Id>) -> Result<Subject, Refusal> {
        let Some(id) = organization else {
            let name = self.engagement.name.to_string();
            return Ok(Subject { organization_id: None, short: name.clone(), name });
        };
        let found = self.organizations.iter().find(|it| it.id == *id);
        found.map(subject).ok_or_else(|| Refusal::gone(Kind::Organization.word()))
    }

    /// Every agency.
    pub(super) fn agencies(&self) -> impl Iterator<Item = &Organization> {
        self.organizations.iter().filter(|it| it.side == Side::Agency)
    }

    pub(super) fn year_of(&self, date: NaiveDate) -> FiscalYear {
        let start = self.workspace.fiscal_year_start;
        let year = start.fiscal_quarter(date).year;
        FiscalYear {
            year,
            name: format!("FY{:02}", year.rem_euclid(100)),
            ends: start.fiscal_year_start(date) + Months::new(12) - Days::new(1),
        }
    }
}

pub(super) fn subject(organization: &Organization) -> Subject {
    let name = organization.name.to_string();
    let short = organization.abbreviation.as_ref().trim();
    Subject {
        organization_id: Some(organization.id.clone()),
        short: if short.is_empty() { name.clone() } else { short.to_owned() },
        name,
    }
}

fn nothing_yet() -> Refusal {
    Refusal::impossible("Nothing is assessed here yet. Assess an agency by one of the models first.")
}

/// Whether two editions of a model have the same levels, dimensions and perspectives, so that what was found
/// by one can stand beside what was found by the other.
fn comparable(one: &Model, other: &Model) -> bool {
    let shape = |model: &Model| {
        let levels: Vec<_> = model.levels.iter().map(|it| (it.key.clone(), it.number)).collect();
        let dimensions: Vec<_> = model.dimensions.iter().map(|it| it.key.clone()).collect();
        let sides: Vec<_> = model.perspectives.iter().map(|it| it.key.clone()).collect();
        (levels, dimensions, sides, model.scoring.numbers)
    };
    std::ptr::eq(one, other) || shape(one) == shape(other)
}

impl<'a> Share<'a> {
    /// What was found in one assessment, dimension by dimension.
    pub fn found(&self, assessment: &'a Assessment, model: &'a Model) -> Vec<Found> {
        let ratings = self.ratings.get(&assessment.id).map_or(&[][..], Vec::as_slice);
        let agreed = self.agreed.get(&assessment.id).map_or(&[][..], Vec::as_slice);
        (0..)
            .zip(&model.dimensions)
            .map(|(at, _)| Found::in_assessment(assessment, model, at, ratings, agreed))
            .collect()
    }

    /// What several assessments come to, a later one over an earlier one.
    pub fn together(&self, assessments: &[(&'a Assessment, &'a Model)]) -> Vec<Found> {
        let mut all = vec![Found::nothing(self.model); self.model.dimensions.len()];
        for &(assessment, model) in assessments {
            for (so_far, later) in all.iter_mut().zip(self.found(assessment, model)) {
                so_far.take(later);
            }
        }
        all
    }

    /// The fiscal years of assessments, the earliest first.
    pub fn years(&self, of: &[(&'a Assessment, &'a Model)]) -> Vec<FiscalYear> {
        let mut years: Vec<_> = of.iter().map(|(it, _)| self.book.year_of(it.date)).collect();
        years.sort();
        years.dedup();
        years
    }

    /// The year that is meant: the one asked for, or the last one.
    pub fn year(&self, years: &[FiscalYear], asked: Option<i32>) -> Result<FiscalYear, Refusal> {
        let found = match asked {
            Some(asked) => years.iter().find(|it| it.year == asked),
            None => years.last(),
        };
        found.cloned().ok_or_else(|| match asked {
            Some(asked) => {
                let names: Vec<_> = years.iter().map(|it| it.name.as_str()).collect();
                let asked = format!("FY{:02}", asked.rem_euclid(100));
                Refusal::impossible(match names.is_empty() {
                    true => format!("Nothing was assessed in {asked}."),
                    false => format!("Nothing was assessed in {asked}. There are results of {}.", names.join(", ")),
                })
            }
            None => nothing_yet(),
        })
    }

    /// Those of some assessments that lie in a fiscal year.
    pub fn in_year(&self, of: &[(&'a Assessment, &'a Model)], year: &FiscalYear) -> Vec<(&'a Assessment, &'a Model)> {
        of.iter().copied().filter(|(it, _)| self.book.year_of(it.date).year == year.year).collect()
    }
}

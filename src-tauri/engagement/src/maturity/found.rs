//! What is known of one dimension of one subject: what each side says, what was agreed, what is wanted.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::score::{Reason, Score, SideScore, decimal, hull, of_side};
use super::{AgreedLevel, Assessment, DimensionResult, Disagreement, Model, Rating, SideResult, Subject};
use crate::Side;

/// What is known of one dimension.
#[derive(Clone)]
pub(super) struct Found {
    dimension: u32,
    /// What each perspective says, in the order of the model.
    pub sides: Vec<Option<SideResult>>,
    agreed: Option<Agreed>,
    dissent: String,
    target: Option<u32>,
    target_on: Option<NaiveDate>,
}

/// A level on which everyone agreed.
#[derive(Clone, Copy)]
struct Agreed {
    level: u32,
    on: NaiveDate,
}

impl Found {
    pub fn nothing(model: &Model) -> Self {
        Self {
            dimension: 0,
            sides: vec![None; model.perspectives.len()],
            agreed: None,
            dissent: String::new(),
            target: None,
            target_on: None,
        }
    }

    /// What one assessment says of a dimension.
    pub fn in_assessment(
        assessment: &Assessment,
        model: &Model,
        dimension: u32,
        ratings: &[&Rating],
        agreed: &[&AgreedLevel],
    ) -> Self {
        let mut found = Self { dimension, ..Self::nothing(model) };
        let Some(of) = model.dimensions.get(dimension as usize) else { return found };
        // What one side agrees on by itself is its view, and nobody else's.
        let together = assessment.perspective.is_none();
        for (at, perspective) in (0..).zip(&model.perspectives) {
            let view = |own: &Option<crate::Name>| {
                let view = own.as_ref().or(assessment.perspective.as_ref());
                view.is_some_and(|key| key.as_ref() == perspective.key)
            };
            let ratings: Vec<_> =
                ratings.iter().copied().filter(|it| it.dimension.as_ref() == of.key && view(&it.perspective)).collect();
            let agreed = agreed.iter().find(|it| it.dimension.as_ref() == of.key && view(&it.perspective));
            let level = agreed.and_then(|it| it.level.as_ref()).and_then(|key| model.level_of_key(key.as_ref()));
            let rated = of_side(model, dimension, &perspective.name, &ratings);
            found.sides[at as usize] =
                side(model, assessment, (at, &perspective.name), of.questions.len(), rated, level);
        }
        if let Some(all) =
            agreed.iter().find(|it| it.dimension.as_ref() == of.key && it.perspective.is_none() && together)
        {
            let level = all.level.as_ref().and_then(|key| model.level_of_key(key.as_ref()));
            found.agreed = level.map(|level| Agreed { level, on: assessment.date });
        }
        for it in agreed.iter().filter(|it| it.dimension.as_ref() == of.key) {
            if !it.dissent.as_ref().trim().is_empty() {
                found.dissent = it.dissent.to_string();
            }
            if let Some(target) = it.target.as_ref().and_then(|key| model.level_of_key(key.as_ref())) {
                (found.target, found.target_on) = (Some(target), it.target_on);
            }
        }
        found
    }

    /// Takes what a later assessment says over what was known. An agreement speaks of what was rated until
    /// then: a later rating without a new one ends it.
    pub fn take(&mut self, later: Self) {
        self.dimension = later.dimension;
        let rated = later.sides.iter().any(Option::is_some);
        for (side, later) in self.sides.iter_mut().zip(later.sides) {
            *side = later.or(side.take());
        }
        if later.agreed.is_some() || rated {
            (self.agreed, self.dissent) = (later.agreed, later.dissent);
        }
        if later.target.is_some() {
            (self.target, self.target_on) = (later.target, later.target_on);
        }
    }

    /// What counts: the agreed level, or what the sides say, from the lower to the higher.
    pub fn score(&self) -> Option<Score> {
        let agreed = self.agreed.map(|it| Score::level(it.level));
        agreed.or_else(|| hull(self.sides.iter().flatten().map(|side| side.score)))
    }

    /// Whether everyone agreed on a level.
    pub fn is_agreed(&self) -> bool {
        self.agreed.is_some()
    }

    /// Which perspectives what counts rests on, in the order of the model: on what everyone agreed, on all of them.
    pub fn rests_on(&self) -> Vec<bool> {
        self.sides.iter().map(|side| side.is_some() || self.is_agreed()).collect()
    }

    /// The level that is wanted: the one that was set, or the model's own.
    pub fn target(&self, model: &Model) -> Option<u32> {
        self.target.or(model.target)
    }

    pub fn result(&self, model: &Model) -> DimensionResult {
        let name = model.dimensions.get(self.dimension as usize).map_or("", |it| &it.name);
        let score = self.score();
        let sides = || self.sides.iter().flatten();
        let reason = match (score, self.agreed) {
            (None, _) => Reason::unrated(name),
            (Some(score), agreed) => Reason {
                what: name.to_owned(),
                score: model.words(score),
                rule: match (agreed, sides().count()) {
                    (Some(agreed), _) => format!("Agreed on {}", agreed.on),
                    (None, 1) => String::new(),
                    (None, _) if sides().all(|side| side.score == score) => "All sides say the same".into(),
                    (None, _) => "From the lower view to the higher one; nothing was agreed".into(),
                },
                parts: sides().map(|side| side.reason.clone()).collect(),
                rating_id: None,
            },
        };
        DimensionResult {
            dimension: self.dimension,
            sides: sides().cloned().collect(),
            agreed: self.agreed.map(|it| it.level),
            dissent: self.dissent.clone(),
            words: score.map(|score| model.words(score)).unwrap_or_default(),
            score,
            target: self.target(model),
            target_on: self.target_on,
            reason,
        }
    }

    /// What the two sides say, where both say something.
    pub fn pair(&self, model: &Model) -> Option<(Score, Score)> {
        let of = |side| Some(self.sides.get(model.perspective_of(side)? as usize)?.as_ref()?.score);
        Some((of(Side::Provider)?, of(Side::Agency)?))
    }

    /// How the two sides differ, where they do.
    pub fn disagreement(&self, model: &Model, subject: &Subject) -> Option<Disagreement> {
        let (provider, agency) = self.pair(model)?;
        let apart = provider.apart(agency);
        if apart == 0.0 {
            return None;
        }
        let higher = if provider.compare(agency) == Ordering::Greater { Side::Provider } else { Side::Agency };
        let who = if higher == Side::Provider { "provider" } else { "agency" };
        Some(Disagreement {
            subject: subject.clone(),
            dimension: self.dimension,
            provider,
            agency,
            apart,
            words: format!("{} apart, {who} higher", decimal(apart)),
            higher,
        })
    }
}

/// A side's result: what it agreed on, or what its ratings come to.
fn side(
    model: &Model,
    assessment: &Assessment,
    (at, name): (u32, &str),
    asked: usize,
    rated: Option<SideScore>,
    agreed: Option<u32>,
) -> Option<SideResult> {
    let (score, spread, answered, reason) = match (rated, agreed) {
        (None, None) => return None,
        (Some(it), None) => (it.score, it.spread, it.answered, it.reason),
        (rated, Some(level)) => {
            let score = Score::level(level);
            let (spread, answered, parts) = match rated {
                Some(it) => (it.spread, it.answered, vec![it.reason]),
                None => (None, 0, Vec::new()),
            };
            let rule = format!("Agreed on {}", assessment.date);
            let reason = Reason { what: name.to_owned(), score: model.words(score), rule, parts, rating_id: None };
            (score, spread, answered, reason)
        }
    };
    Some(SideResult {
        perspective: at,
        assessment_id: assessment.id.clone(),
        words: model.words(score),
        score,
        spread,
        answered,
        asked: u32::try_from(asked).unwrap_or(u32::MAX),
        reason,
    })
}

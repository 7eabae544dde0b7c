//! The gap plan: from what was found to what is wanted, with the moves that the model knows, the actions
//! that were taken up, and what they brought at the next assessment.

use std::cmp::Ordering;

use serde::Serialize;
use specta::Type;

use super::book::Share;
use super::{
    ActionState, Assessment, DimensionResult, FiscalYear, GapAction, Maturity, Model, NextMove, Score, Subject,
};
use crate::{Id, Refusal};

/// The gap plan of one subject.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GapPlan {
    /// Whose it is.
    pub subject: Subject,
    /// By which model.
    pub model: Model,
    /// The fiscal year whose result it starts from.
    pub year: FiscalYear,
    /// The last assessment, to which new actions belong.
    pub assessment_id: Id,
    /// Every dimension with something to close or to keep, in the order of the model.
    pub gaps: Vec<Gap>,
    /// Moves that serve every dimension.
    pub moves: Vec<ProposedMove>,
    /// Actions that serve every dimension.
    pub actions: Vec<GapAction>,
}

/// One dimension on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Gap {
    /// The dimension, by index.
    pub dimension: u32,
    /// What was found.
    pub current: Option<Score>,
    /// In words.
    pub words: String,
    /// The level that is wanted, by index.
    pub target: Option<u32>,
    /// The levels on the way, the next one first; none where the target is reached.
    pub steps: Vec<GapStep>,
    /// Actions that were taken up, in their order.
    pub actions: Vec<GapAction>,
    /// What became of it since the assessment before; nothing where there is none.
    pub progress: Option<Progress>,
}

/// One level on the way.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct GapStep {
    /// The level, by index.
    pub level: u32,
    /// What will be true on it.
    pub descriptor: String,
    /// What the model proposes.
    pub moves: Vec<ProposedMove>,
}

/// A move that the model proposes.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProposedMove {
    /// By what actions name it.
    pub key: String,
    /// The level it leads to, by index.
    pub level: u32,
    /// What to do.
    pub text: String,
    /// The action that took it up.
    pub action_id: Option<Id>,
}

/// What became of a dimension since the assessment before.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Progress {
    /// What was found then.
    pub before: Score,
    /// Whether more, less or the same is found now.
    pub direction: Direction,
    /// In words: `1 Informer to 2 Coordinator; 2 of 3 actions done`.
    pub words: String,
    /// Actions that were planned then.
    pub planned: u32,
    /// How many of them are done.
    pub done: u32,
}

/// Which way something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// More than before.
    Up,
    /// As before.
    Same,
    /// Less than before.
    Down,
}

impl Maturity {
    /// The gap plan of an agency, or of the engagement as a whole.
    pub fn gap_plan(
        &self,
        organization: Option<&Id>,
        model: Option<&str>,
        year: Option<i32>,
    ) -> Result<GapPlan, Refusal> {
        let result = self.result(organization, model, year)?;
        let share = self.share(Some(&result.model.key), Some(&result.subject), year)?;
        let mut own = share.of_subject(organization);
        own.retain(|(it, _)| it.date <= result.date);
        let actions: Vec<_> =
            self.actions.iter().filter(|it| own.iter().any(|(of, _)| of.id == it.assessment_id)).collect();
        let last = result.assessment_ids.last().cloned();
        Ok(GapPlan {
            assessment_id: last.ok_or_else(|| Refusal::internal("a result without an assessment"))?,
            gaps: result.dimensions.iter().map(|it| share.gap(it, &own, &actions)).collect(),
            moves: proposed(share.model, None, &actions, |_| true),
            actions: of_dimension(share.model, None, &actions),
            subject: result.subject,
            year: result.year,
            model: result.model,
        })
    }
}

impl<'a> Share<'a> {
    fn gap(&self, it: &DimensionResult, own: &[(&'a Assessment, &'a Model)], actions: &[&GapAction]) -> Gap {
        let model = self.model;
        // Nobody on record stands below the lowest level.
        let next = it.score.and_then(|score| score.reached(model)).map_or(0, |reached| reached + 1);
        let levels = it.target.map_or(next..next, |target| next..target + 1);
        let step = |level| GapStep {
            level,
            descriptor: model.descriptor(it.dimension, level, None).to_owned(),
            moves: proposed(model, Some(it.dimension), actions, |it| it.level == level),
        };
        Gap {
            dimension: it.dimension,
            current: it.score,
            words: it.words.clone(),
            target: it.target,
            steps: levels.map(step).collect(),
            actions: of_dimension(model, Some(it.dimension), actions),
            progress: self.progress(it.dimension, own, actions),
        }
    }

    /// From the last assessment to the one before it by the same view.
    fn progress(
        &self,
        dimension: u32,
        own: &[(&'a Assessment, &'a Model)],
        actions: &[&GapAction],
    ) -> Option<Progress> {
        let scored = own.iter().filter_map(|&(assessment, model)| {
            let found = self.found(assessment, model);
            Some((assessment, found.get(dimension as usize)?.score()?))
        });
        let scored: Vec<_> = scored.collect();
        let (last, now) = scored.last()?;
        let earlier = scored.iter().rev().find(|(it, _)| it.perspective == last.perspective && it.date < last.date);
        let (_, before) = earlier?;
        let (mut planned, mut done) = (0, 0);
        for action in of_dimension(self.model, Some(dimension), actions) {
            let then = own.iter().any(|(it, _)| it.id == action.assessment_id && it.date < last.date);
            if then && action.state != ActionState::Dropped {
                planned += 1;
                done += u32::from(action.state == ActionState::Done);
            }
        }
        let direction = match now.compare(*before) {
            Ordering::Less => Direction::Down,
            Ordering::Equal => Direction::Same,
            Ordering::Greater => Direction::Up,
        };
        let went = match direction {
            Direction::Same => format!("still {}", self.model.words(*now)),
            _ => format!("{} to {}", self.model.words(*before), self.model.words(*now)),
        };
        let words = match planned {
            0 => went,
            _ => format!("{went}; {done} of {planned} actions done"),
        };
        Some(Progress { before: *before, direction, words, planned, done })
    }
}

/// The actions of one dimension, or those that serve all.
fn of_dimension(model: &Model, dimension: Option<u32>, actions: &[&GapAction]) -> Vec<GapAction> {
    let of = |it: &GapAction| it.dimension.as_ref().and_then(|key| model.dimension_of_key(key.as_ref()));
    actions.iter().filter(|it| of(it) == dimension).map(|it| (*it).clone()).collect()
}

/// The model's moves for one dimension, or for all, each with the action that took it up.
fn proposed(
    model: &Model,
    dimension: Option<u32>,
    actions: &[&GapAction],
    wanted: impl Fn(&NextMove) -> bool,
) -> Vec<ProposedMove> {
    let moves = model.moves.iter().filter(|it| it.dimension == dimension && wanted(it));
    let taken = |it: &NextMove| {
        let up = |action: &&&GapAction| action.proposed_by.as_ref() == it.key && action.state != ActionState::Dropped;
        actions.iter().find(up).map(|action| action.id.clone())
    };
    moves
        .map(|it| ProposedMove { key: it.key.clone(), level: it.level, text: it.text.clone(), action_id: taken(it) })
        .collect()
}

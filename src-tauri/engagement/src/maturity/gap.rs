//! The gap plan: from what was found to what is wanted, with the moves that the model knows, the actions
//! that were taken up, and what they brought at the next assessment.

use serde::Serialize;
use specta::Type;

use super::{FiscalYear, GapAction, Model, Score, Subject};
use crate::Id;

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

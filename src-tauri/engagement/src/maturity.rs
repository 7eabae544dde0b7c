//! Maturity: models as data, assessments made by them, and results that say how they arose.
//!
//! A model is a file ([`Model::parse`]); what was rated is entities; everything else is worked out from
//! both and stored nowhere. Levels are steps in an order and no quantities: they have medians and middle
//! halves, and no decimals.

mod agreed_level;
mod assessing;
mod assessment;
mod book;
mod file;
mod found;
mod gap;
mod gap_action;
mod kept_model;
mod model;
mod offered;
mod part;
mod path;
mod portfolio;
mod rating;
mod result;
mod score;
mod spread;

pub use agreed_level::AgreedLevel;
pub use assessing::{AgreedGiven, Assessing, NewAssessment, RatingGiven};
pub use assessment::{Assessment, AssessmentState};
pub use book::{Maturity, ModelInUse};
pub use file::{Fault, Faults};
pub use gap::{Direction, Gap, GapPlan, GapStep, Progress, ProposedMove};
pub use gap_action::{ActionState, Effort, GapAction};
pub use kept_model::{MaturityModel, ModelText};
pub use model::{
    AnswerOption, AnswerSet, Dimension, DimensionGroup, Level, LevelText, Model, NextMove, Overall, Perspective,
    Question, Rule, Scoring, View,
};
pub use offered::{OfferedModel, offered};
pub use part::ModelPart;
pub use path::{Path, PathAction, paths};
pub use portfolio::{
    DimensionSpread, Moved, PeriodSpread, Portfolio, PortfolioCell, PortfolioRow, ProfileLine, ProfileValue,
};
pub use rating::Rating;
pub use result::{
    DimensionResult, Disagreement, FiscalYear, GroupResult, OverallResult, SideResult, Subject, SubjectResult,
    TrendPoint,
};
pub use score::{Reason, Score};
pub use spread::{Span, Spread};

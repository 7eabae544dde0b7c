//! All agencies of an engagement by one model in one fiscal year: where views differ, how the agencies
//! spread over the levels, and what moved since the year before.

mod compute;

use serde::Serialize;
use specta::Type;

use super::{Disagreement, FiscalYear, Model, Score, Spread, Subject};

/// The portfolio.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Portfolio {
    /// By which model.
    pub model: Model,
    /// Of which fiscal year.
    pub year: FiscalYear,
    /// Every fiscal year with an assessment, the earliest first.
    pub years: Vec<FiscalYear>,
    /// Every agency that was rated in that year, by name.
    pub rows: Vec<PortfolioRow>,
    /// Agencies of the engagement's workspace that were not, by name.
    pub unrated: Vec<Subject>,
    /// How many were rated by every perspective.
    pub by_all_sides: u32,
    /// Where the two sides differ, the farthest apart first.
    pub disagreements: Vec<Disagreement>,
    /// How many dimensions of agencies both sides rated.
    pub pairs: u32,
    /// How many of these pairs agree.
    pub agree: u32,
    /// For every dimension: the medians of both sides, and the target.
    pub profile: Vec<ProfileLine>,
    /// For every dimension: how the agencies spread over the levels.
    pub dimensions: Vec<DimensionSpread>,
    /// How the agencies spread over the levels with what they come to.
    pub overall: Spread,
    /// In words: `Between 1 Informer and 2 Coordinator`.
    pub words: String,
    /// How agencies that lie between two levels are counted; nothing where there are none.
    pub note: String,
    /// The same for every fiscal year, the earliest first.
    pub trend: Vec<PeriodSpread>,
    /// What moved since the year before, the farthest first.
    pub moved: Vec<Moved>,
    /// How many were in the year before and have not moved.
    pub stayed: u32,
    /// Who was in the year before, but rated by other perspectives, so that nobody can say whether they moved.
    pub incomparable: Vec<Subject>,
    /// Assessments by an edition of the model with other levels or dimensions, which cannot be compared.
    pub left_out: u32,
}

/// One agency in the portfolio.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PortfolioRow {
    /// The agency.
    pub subject: Subject,
    /// Every dimension, in the order of the model.
    pub cells: Vec<PortfolioCell>,
    /// What they come to.
    pub overall: Option<Score>,
    /// In words.
    pub words: String,
    /// The perspectives that rated, by index.
    pub rated: Vec<u32>,
}

/// One dimension of one agency.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PortfolioCell {
    /// What each perspective says, in the order of the model.
    pub sides: Vec<Option<Score>>,
    /// What counts.
    pub score: Option<Score>,
    /// In words.
    pub words: String,
    /// The level that is wanted, by index.
    pub target: Option<u32>,
}

/// One dimension of the profile.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ProfileLine {
    /// The dimension, by index.
    pub dimension: u32,
    /// The median of each perspective, in the order of the model.
    pub sides: Vec<Option<ProfileValue>>,
    /// The target in the middle of all targets, by index of the level.
    pub target: Option<u32>,
}

/// A median on the profile.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ProfileValue {
    /// The score.
    pub score: Score,
    /// In words.
    pub words: String,
}

/// How the agencies spread over the levels of one dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DimensionSpread {
    /// The dimension, by index.
    pub dimension: u32,
    /// How they spread.
    pub spread: Spread,
    /// On how many of the levels that are counted everyone agreed; the others are what was rated.
    pub agreed: u32,
    /// The middle half in words: `1 to 2`.
    pub words: String,
}

/// How the agencies spread over the levels in one fiscal year.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PeriodSpread {
    /// The fiscal year.
    pub year: FiscalYear,
    /// How they spread.
    pub spread: Spread,
    /// How many of them lie between two levels; they are counted at the lower one, which every view reaches.
    pub between: u32,
}

/// An agency that comes to something else than in the year before.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Moved {
    /// The agency.
    pub subject: Subject,
    /// What it came to in the year before.
    pub from: Score,
    /// What it comes to now.
    pub to: Score,
    /// Whether that is more.
    pub up: bool,
    /// In words: `1 Informer to 2 Coordinator`.
    pub words: String,
}

//! The pictures of maturity by their names, as the window and the command line ask for them.

use engagement::maturity::{self, SubjectResult};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Disagreement, Distribution, Portfolio, Profile, Trend};
use crate::figure::Figure;
use crate::scene::Purpose;

/// A picture of maturity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Picture {
    /// Where the two views differ.
    Disagreement,
    /// Both sides in every dimension, against the target.
    Profile,
    /// How many stand on which level of each dimension.
    Levels,
    /// The levels from one assessment to the next.
    Trend,
    /// Where every agency stands.
    Agencies,
}

impl Picture {
    /// All of them, in the order in which they are looked at.
    pub const ALL: [Self; 5] = [Self::Disagreement, Self::Profile, Self::Levels, Self::Trend, Self::Agencies];

    /// The word by which the command line asks for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Disagreement => "disagreement",
            Self::Profile => "profile",
            Self::Levels => "levels",
            Self::Trend => "trend",
            Self::Agencies => "agencies",
        }
    }

    /// Drawn of all agencies. Pairs that lie fewer steps apart than `least` are only counted.
    #[must_use]
    pub fn of_portfolio(self, portfolio: &maturity::Portfolio, least: u8, purpose: Purpose) -> Figure {
        match self {
            Self::Disagreement => Disagreement::of_portfolio(portfolio, least).figure(purpose),
            Self::Profile => Profile::of_portfolio(portfolio).figure(purpose),
            Self::Levels => Distribution::of_portfolio(portfolio).figure(purpose),
            Self::Trend => Trend::of_portfolio(portfolio).figure(purpose),
            Self::Agencies => Portfolio::of_portfolio(portfolio).figure(purpose),
        }
    }

    /// Drawn of one agency; nothing for the picture that shows several.
    #[must_use]
    pub fn of_subject(self, result: &SubjectResult, purpose: Purpose) -> Option<Figure> {
        match self {
            Self::Disagreement => Some(Disagreement::of_subject(result, 0).figure(purpose)),
            Self::Profile => Some(Profile::of_subject(result).figure(purpose)),
            Self::Levels => Some(Distribution::of_subject(result).figure(purpose)),
            Self::Trend => Some(Trend::of_subject(result).figure(purpose)),
            Self::Agencies => None,
        }
    }
}

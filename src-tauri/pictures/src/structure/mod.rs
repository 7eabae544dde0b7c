//! The structure chart: roles as boxes on two sides, and how they stand to each other as lines.
//!
//! The boxes stand in rows and columns. Between the rows and between the columns run channels, and every line keeps to
//! channels and to the ways from a box to a channel, each in a track of its own. So no line can touch a box it does not
//! belong to, and no two lie on each other; what is left to chance is only how often they cross.
//! Only accountability and escalation decide the places.

mod draw;
mod ends;
mod grid;
mod layers;
mod outline;
mod places;
mod routes;
#[cfg(test)]
mod tests;
mod tracks;
mod walk;
mod who;

use engagement::{Relation, Side};
use serde::Serialize;
use specta::Type;

use crate::ink::Look;
pub use crate::scene::Purpose;
use crate::scene::Scene;
pub use outline::{OutlineRow, outline};
pub use walk::{Neighbors, Step};

/// What a structure chart is drawn from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Structure {
    /// What the chart is called.
    pub title: String,
    /// The heading of the provider's side.
    pub provider: String,
    /// The heading of the agency's side.
    pub agency: String,
    /// The boxes. Boxes of one rank keep this order where the links leave it open.
    pub boxes: Vec<RoleBox>,
    /// The links. One whose ends are not both boxes, or are one box, is not drawn.
    pub links: Vec<RoleLink>,
}

/// A role in the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleBox {
    /// The id of what it stands for.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What else the box says, may be empty.
    pub subtitle: String,
    /// The side it stands on.
    pub side: Side,
    /// Whether a finding points at it.
    pub flagged: bool,
}

/// How two roles stand to each other.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleLink {
    /// The id of what it stands for.
    pub id: String,
    /// The box whose link it is.
    pub from: String,
    /// The box it leads to.
    pub to: String,
    /// What kind it is.
    pub relation: Relation,
}

/// What the chart knows of a relation.
pub(crate) trait Drawn: Sized {
    /// All of them, the strongest first.
    const ALL: [Self; 4];
    /// The words in a sentence.
    fn verb(self) -> &'static str;
    /// The words, read from the other end.
    fn words_back(self) -> &'static str;
    /// How its line looks.
    fn look(self) -> Look;
}

impl Drawn for Relation {
    const ALL: [Self; 4] = [Self::AccountableTo, Self::EscalatesTo, Self::Directs, Self::Coordinates];

    fn verb(self) -> &'static str {
        match self {
            Self::AccountableTo => "is accountable to",
            Self::EscalatesTo | Self::Directs | Self::Coordinates => self.words(),
        }
    }

    fn words_back(self) -> &'static str {
        match self {
            Self::AccountableTo => "answered to by",
            Self::EscalatesTo => "next for problems of",
            Self::Directs => "directed by",
            Self::Coordinates => "coordinates with",
        }
    }

    fn look(self) -> Look {
        match self {
            Self::AccountableTo => Look::Accountable,
            Self::EscalatesTo => Look::Escalates,
            Self::Directs => Look::Directs,
            Self::Coordinates => Look::Coordinates,
        }
    }
}

/// The chart, with what is needed to walk through it by keys.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Chart {
    /// The picture.
    pub scene: Scene,
    /// Every box with its neighbors, in reading order.
    pub walk: Vec<Neighbors>,
}

impl Structure {
    /// Lays the chart out. The same structure gives the same chart.
    #[must_use]
    pub fn chart(&self, purpose: Purpose) -> Chart {
        let ends = ends::resolved(self);
        let grid = grid::Grid::of(self, &ends);
        let routes = routes::all(&grid, &ends);
        let places = places::Places::of(self, &grid, &routes, purpose);
        let scene = draw::scene(self, &grid, &ends, &routes, &places, purpose);
        Chart { scene, walk: walk::neighbors(self, &grid, &ends) }
    }
}

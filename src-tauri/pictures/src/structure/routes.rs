//! The way of each link: out of a box, along tracks in columns, rows and the channels between them, into the other box.

use super::Relation;
use super::ends::Ends;
use super::grid::{Grid, Seat};

/// A strip in which lines run. Channel `n` lies before row or column `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Strip {
    /// Up and down where the boxes of a column stand.
    Column(usize),
    /// Up and down between two columns.
    Down(usize),
    /// Left and right where the boxes of a row stand.
    Row(usize),
    /// Left and right between two rows.
    Across(usize),
}

impl Strip {
    pub(super) fn is_upright(self) -> bool {
        matches!(self, Self::Column(_) | Self::Down(_))
    }
}

/// An edge of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Top,
    Bottom,
    Left,
    Right,
}

/// The way of a link, from its `from` to its `to`.
#[derive(Debug, Clone)]
pub(super) struct Route {
    pub(super) from: Seat,
    pub(super) to: Seat,
    pub(super) leaves: Edge,
    pub(super) strips: Vec<Strip>,
    pub(super) enters: Edge,
    /// Routes of one trunk share tracks: those accountable to one role, those directed by one.
    pub(super) trunk: Trunk,
}

/// What may share a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Trunk {
    /// Links of a kind at one box.
    Of(Relation, usize),
    /// A link alone.
    Alone(usize),
}

/// The routes of all links, in their order.
pub(super) fn all(grid: &Grid, ends: &[Ends]) -> Vec<Route> {
    ends.iter().map(|it| route(grid, it)).collect()
}

fn route(grid: &Grid, ends: &Ends) -> Route {
    let (from, to) = (grid.seats[ends.from], grid.seats[ends.to]);
    // Ways are found from the lower box to the upper, or from the left to the right, and turned round if need be.
    let turned = (from.row, to.column) < (to.row, from.column);
    let (lower, upper) = if turned { (to, from) } else { (from, to) };
    let (leaves, mut strips, enters) = if lower.row == upper.row {
        beside(grid, lower, upper)
    } else if ends.relation == Relation::Coordinates {
        by_the_sides(grid, lower, upper)
    } else {
        into_the_bottom(grid, lower, upper)
    };
    let (leaves, enters) = if turned { (enters, leaves) } else { (leaves, enters) };
    if turned {
        strips.reverse();
    }
    let climbs = from.row > to.row;
    let trunk = match ends.relation {
        Relation::AccountableTo if climbs => Trunk::Of(ends.relation, ends.to),
        Relation::Directs if to.row > from.row => Trunk::Of(ends.relation, ends.from),
        _ => Trunk::Alone(ends.link),
    };
    Route { from, to, leaves, strips, enters, trunk }
}

type Way = (Edge, Vec<Strip>, Edge);

/// Between boxes of one row: straight if nothing stands between, else over the row.
fn beside(grid: &Grid, left: Seat, right: Seat) -> Way {
    let row = left.row;
    if grid.clear_between_columns(row, left.column, right.column) {
        return (Edge::Right, vec![Strip::Row(row)], Edge::Left);
    }
    let strips = vec![Strip::Column(left.column), Strip::Across(row), Strip::Column(right.column)];
    (Edge::Top, strips, Edge::Top)
}

/// Straight up, or up with one step aside, if no box is in the way.
fn straight_up(grid: &Grid, lower: Seat, upper: Seat) -> Option<Way> {
    let clear = |column| grid.clear_between_rows(column, upper.row, lower.row);
    let strips = if lower.column == upper.column && clear(lower.column) {
        vec![Strip::Column(lower.column)]
    } else if clear(lower.column) && lower.column != upper.column {
        vec![Strip::Column(lower.column), Strip::Across(upper.row + 1), Strip::Column(upper.column)]
    } else if clear(upper.column) && lower.column != upper.column {
        vec![Strip::Column(lower.column), Strip::Across(lower.row), Strip::Column(upper.column)]
    } else {
        return None;
    };
    Some((Edge::Top, strips, Edge::Bottom))
}

/// For links that say who stands above: into the bottom of the upper box.
fn into_the_bottom(grid: &Grid, lower: Seat, upper: Seat) -> Way {
    straight_up(grid, lower, upper).unwrap_or_else(|| {
        let (edge, channel) = facing(lower, upper);
        let strips =
            [Strip::Row(lower.row), Strip::Down(channel), Strip::Across(upper.row + 1), Strip::Column(upper.column)];
        (edge, strips.to_vec(), Edge::Bottom)
    })
}

/// For links between equals: by the sides, if the boxes are in the same column or in neighboring ones.
fn by_the_sides(grid: &Grid, lower: Seat, upper: Seat) -> Way {
    let adjacent = lower.column.abs_diff(upper.column) <= 1;
    if let Some(way) = straight_up(grid, lower, upper).filter(|_| !adjacent || lower.row == upper.row + 1) {
        return way;
    }
    let (enters, channel) = facing(upper, lower);
    if adjacent {
        let (leaves, channel) = if lower.column == upper.column { (enters, channel) } else { facing(lower, upper) };
        return (leaves, vec![Strip::Row(lower.row), Strip::Down(channel), Strip::Row(upper.row)], enters);
    }
    let strips = [Strip::Column(lower.column), Strip::Across(lower.row), Strip::Down(channel), Strip::Row(upper.row)];
    (Edge::Top, strips.to_vec(), enters)
}

/// The edge of a box that looks to another, and the channel before it; the right one for boxes in one column.
fn facing(it: Seat, other: Seat) -> (Edge, usize) {
    if other.column < it.column { (Edge::Left, it.column) } else { (Edge::Right, it.column + 1) }
}

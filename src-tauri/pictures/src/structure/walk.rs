//! Walking through the chart by keys: who stands next to a box, and which links it has.

use serde::Serialize;
use specta::Type;

use super::ends::Ends;
use super::grid::{Grid, Seat};
use super::{Relation, Structure};

/// A box, and where the keys lead from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Neighbors {
    /// The id of the box.
    pub id: String,
    /// The box to the left in its row.
    pub left: Option<String>,
    /// The box to the right in its row.
    pub right: Option<String>,
    /// The nearest box of the next row above that has any.
    pub up: Option<String>,
    /// The nearest box of the next row below that has any.
    pub down: Option<String>,
    /// Its links: accountability, escalation, direction, coordination, each in the structure's order.
    pub links: Vec<Step>,
}

/// A link, seen from one of its boxes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The id of the link.
    pub link: String,
    /// What kind it is.
    pub relation: Relation,
    /// The id of the box at its other end.
    pub other: String,
    /// Whether it is this box's own link, leading to the other.
    pub outward: bool,
}

/// All boxes in reading order, each with its neighbors.
pub(super) fn neighbors(structure: &Structure, grid: &Grid, ends: &[Ends]) -> Vec<Neighbors> {
    let mut order: Vec<(Seat, usize)> = grid.seats.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let rows: Vec<&[(Seat, usize)]> = order.chunk_by(|one, other| one.0.row == other.0.row).collect();
    let mut steps: Vec<Vec<Step>> = vec![Vec::new(); structure.boxes.len()];
    for it in ends {
        let link = &structure.links[it.link];
        for (own, other, outward) in [(it.from, &link.to, true), (it.to, &link.from, false)] {
            let (link, other) = (link.id.clone(), other.clone());
            steps[own].push(Step { link, relation: it.relation, other, outward });
        }
    }
    let id = |it: &(Seat, usize)| structure.boxes[it.1].id.clone();
    let nearest = |row: Option<&&[(Seat, usize)]>, column: usize| {
        row.and_then(|row| row.iter().min_by_key(|it| it.0.column.abs_diff(column))).map(id)
    };
    let mut walk = Vec::with_capacity(order.len());
    for (at, row) in rows.iter().enumerate() {
        for (place, (seat, number)) in row.iter().enumerate() {
            walk.push(Neighbors {
                id: structure.boxes[*number].id.clone(),
                left: place.checked_sub(1).map(|left| id(&row[left])),
                right: row.get(place + 1).map(id),
                up: nearest(at.checked_sub(1).and_then(|above| rows.get(above)), seat.column),
                down: nearest(rows.get(at + 1), seat.column),
                links: std::mem::take(&mut steps[*number]),
            });
        }
    }
    walk
}

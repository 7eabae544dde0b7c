//! Rows and columns: which seat each box has. Each side has columns of its own; a rank takes as many rows as it needs;
//! boxes without accountability and escalation stand as a block under the others, with a caption.

use std::collections::BTreeSet;

use engagement::Side;

use super::Structure;
use super::ends::Ends;
use super::layers::ranks;

/// The sides from left to right.
const SIDES: [Side; 3] = [Side::Provider, Side::Both, Side::Agency];
/// A rank of up to so many boxes is not broken into rows, however few boxes there are.
const ALWAYS_BESIDE: usize = 4;
/// How often places are moved towards those above and those below.
const SWEEPS: usize = 6;

/// A place in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Seat {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// The columns of one side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Zone {
    pub(super) side: Side,
    pub(super) first: usize,
    pub(super) columns: usize,
}

/// All places.
#[derive(Debug)]
pub(super) struct Grid {
    /// Where each box stands.
    pub(super) seats: Vec<Seat>,
    /// Where the captions over the blocks stand.
    pub(super) captions: Vec<Seat>,
    pub(super) zones: Vec<Zone>,
    pub(super) rows: usize,
    pub(super) columns: usize,
    taken: Vec<bool>,
}

impl Grid {
    pub(super) fn of(structure: &Structure, ends: &[Ends]) -> Self {
        let up: Vec<_> = ends.iter().filter(|it| it.relation.leads_up()).map(|it| (it.from, it.to)).collect();
        let ranks = ranks(structure.boxes.len(), &up);
        let zones = zones(structure, &ranks);
        let first_rows = first_rows(structure, &zones, &ranks);
        let seats = vec![Seat { row: 0, column: 0 }; ranks.len()];
        let mut grid = Self { seats, captions: Vec::new(), zones, rows: 0, columns: 0, taken: Vec::new() };
        grid.seat_ranks(structure, &ranks, &first_rows, &up);
        grid.seat_blocks(structure, &ranks);
        grid.close_ranks();
        grid.rows = grid.seats.iter().map(|seat| seat.row + 1).max().unwrap_or(0);
        grid.taken = vec![false; grid.rows * grid.columns];
        for seat in grid.seats.iter().chain(&grid.captions) {
            grid.taken[seat.row * grid.columns + seat.column] = true;
        }
        grid
    }

    /// Whether nothing stands in a column between two rows, both left out.
    pub(super) fn clear_between_rows(&self, column: usize, above: usize, below: usize) -> bool {
        (above + 1..below).all(|row| !self.taken[row * self.columns + column])
    }

    /// Whether nothing stands in a row between two columns, both left out.
    pub(super) fn clear_between_columns(&self, row: usize, left: usize, right: usize) -> bool {
        (left + 1..right).all(|column| !self.taken[row * self.columns + column])
    }

    /// Seats the ranked boxes, and moves them to stand under and over those they are linked with.
    fn seat_ranks(
        &mut self,
        structure: &Structure,
        ranks: &[Option<usize>],
        first_rows: &[usize],
        up: &[(usize, usize)],
    ) {
        let mut near = vec![Vec::new(); ranks.len()];
        for &(lower, upper) in up {
            near[lower].push(upper);
            near[upper].push(lower);
        }
        let mut layers = Vec::new();
        for (rank, &row) in first_rows.iter().enumerate() {
            for zone in self.zones.clone() {
                let in_layer = |it: &usize| ranks[*it] == Some(rank) && structure.boxes[*it].side == zone.side;
                let members: Vec<usize> = (0..ranks.len()).filter(in_layer).collect();
                self.seat_layer(&members, zone, row, &vec![None; members.len()]);
                layers.push((rank, row, zone, members));
            }
        }
        let mut best = (self.stretch(up), self.seats.clone());
        for sweep in 0..SWEEPS {
            let downwards = sweep % 2 == 0;
            let turn = |at: usize| if downwards { at } else { layers.len() - 1 - at };
            for (rank, row, zone, members) in (0..layers.len()).map(|at| &layers[turn(at)]) {
                let is_before =
                    |it: usize| ranks[it].is_some_and(|other| if downwards { other < *rank } else { other > *rank });
                let wished: Vec<_> = members
                    .iter()
                    .map(|&it| self.middle(near[it].iter().copied().filter(|&it| is_before(it))))
                    .collect();
                self.seat_layer(members, *zone, *row, &wished);
            }
            let stretch = self.stretch(up);
            if stretch < best.0 {
                best = (stretch, self.seats.clone());
            }
        }
        self.seats = best.1;
    }

    /// How far apart in columns those are that are linked.
    fn stretch(&self, up: &[(usize, usize)]) -> usize {
        up.iter().map(|&(lower, upper)| self.seats[lower].column.abs_diff(self.seats[upper].column)).sum()
    }

    /// The middle column of some boxes.
    #[allow(clippy::cast_precision_loss, reason = "columns are few")]
    fn middle(&self, boxes: impl Iterator<Item = usize>) -> Option<f32> {
        let (count, sum) = boxes.fold((0, 0), |(count, sum), it| (count + 1, sum + self.seats[it].column));
        (count > 0).then(|| sum as f32 / count as f32)
    }

    /// Seats one rank of one side: in the order of the wished columns, stacked where they are too many for a row.
    fn seat_layer(&mut self, members: &[usize], zone: Zone, row: usize, wished: &[Option<f32>]) {
        if members.is_empty() {
            return;
        }
        let mut order: Vec<usize> = (0..members.len()).collect();
        // Whoever has no wish keeps to where it is.
        #[allow(clippy::cast_precision_loss, reason = "columns are few")]
        let wish = |it: usize| wished[it].unwrap_or(self.seats[members[it]].column as f32);
        order.sort_by(|&a, &b| wish(a).total_cmp(&wish(b)));
        let stack = members.len().div_ceil(zone.columns);
        let stacks: Vec<&[usize]> = order.chunks(stack).collect();
        let wishes: Vec<Option<f32>> = stacks
            .iter()
            .map(|stack| {
                let known: Vec<f32> = stack.iter().filter_map(|&it| wished[it]).collect();
                #[allow(clippy::cast_precision_loss, reason = "a stack is small")]
                (!known.is_empty()).then(|| known.iter().sum::<f32>() / known.len() as f32)
            })
            .collect();
        let columns = nearest_columns(&wishes, zone);
        let seats: Vec<_> = stacks
            .iter()
            .zip(columns)
            .flat_map(|(stack, column)| {
                stack.iter().enumerate().map(move |(down, &it)| (it, Seat { row: row + down, column }))
            })
            .collect();
        seats.into_iter().for_each(|(it, seat)| self.seats[members[it]] = seat);
    }

    /// Leaves out the columns in which nobody got a seat.
    fn close_ranks(&mut self) {
        let used: BTreeSet<usize> = self.seats.iter().map(|seat| seat.column).collect();
        let before = |column: usize| used.range(..column).count();
        for zone in &mut self.zones {
            let first = before(zone.first);
            *zone = Zone { columns: before(zone.first + zone.columns) - first, first, ..*zone };
        }
        for seat in self.seats.iter_mut().chain(&mut self.captions) {
            seat.column = before(seat.column);
        }
        self.columns = used.len();
    }

    /// Seats the boxes without a rank in a block per side.
    fn seat_blocks(&mut self, structure: &Structure, ranks: &[Option<usize>]) {
        for zone in self.zones.clone() {
            let of_zone = |it: &usize| structure.boxes[*it].side == zone.side;
            let block: Vec<usize> = (0..ranks.len()).filter(|it| ranks[*it].is_none()).filter(of_zone).collect();
            let above = (0..ranks.len()).filter(|it| ranks[*it].is_some()).filter(of_zone);
            let mut row = above.map(|it| self.seats[it].row + 1).max().unwrap_or(0);
            if row > 0 && !block.is_empty() {
                self.captions.push(Seat { row, column: zone.first });
                row += 1;
            }
            for (at, &it) in block.iter().enumerate() {
                self.seats[it] = Seat { row: row + at / zone.columns, column: zone.first + at % zone.columns };
            }
        }
    }
}

/// The columns of each side that has boxes: as many that all boxes make a picture of a screen's shape.
fn zones(structure: &Structure, ranks: &[Option<usize>]) -> Vec<Zone> {
    let mut zones = Vec::new();
    let mut first = 0;
    for side in SIDES {
        let members: Vec<usize> = (0..ranks.len()).filter(|&it| structure.boxes[it].side == side).collect();
        if members.is_empty() {
            continue;
        }
        let mut in_rank = vec![0; ranks.len()];
        members.iter().filter_map(|&it| ranks[it]).for_each(|rank| in_rank[rank] += 1);
        let broadest = in_rank.into_iter().max().unwrap_or(0);
        let unranked = members.iter().filter(|&&it| ranks[it].is_none()).count();
        // All boxes as a square, its columns shared out by the sides' numbers of boxes.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "few")]
        let fair = (members.len() as f32 / (ranks.len() as f32).sqrt()).ceil() as usize;
        let columns = broadest.min(fair.max(ALWAYS_BESIDE)).max(unranked.min(fair)).max(1);
        zones.push(Zone { side, first, columns });
        first += columns;
    }
    zones
}

/// The first row of each rank: a rank takes as many rows as the side with the most boxes in it needs.
fn first_rows(structure: &Structure, zones: &[Zone], ranks: &[Option<usize>]) -> Vec<usize> {
    let count = ranks.iter().flatten().max().map_or(0, |rank| rank + 1);
    let mut rows = Vec::with_capacity(count);
    let mut next = 0;
    for rank in 0..count {
        rows.push(next);
        let needed = |zone: &Zone| {
            let in_rank = |it: &usize| ranks[*it] == Some(rank) && structure.boxes[*it].side == zone.side;
            (0..ranks.len()).filter(in_rank).count().div_ceil(zone.columns)
        };
        next += zones.iter().map(needed).max().unwrap_or(0);
    }
    rows
}

/// A column for each wish, in their order, each its own, together as near to the wishes as can be.
#[allow(clippy::cast_precision_loss, reason = "columns are few")]
fn nearest_columns(wishes: &[Option<f32>], zone: Zone) -> Vec<usize> {
    let spare = zone.columns - wishes.len();
    // cost[shift] is the least for the wishes so far with the last one `shift` columns right of its leftmost place.
    let mut cost = vec![0.0_f32; spare + 1];
    let mut choices = Vec::with_capacity(wishes.len());
    for (at, wish) in wishes.iter().enumerate() {
        let mut cheapest = 0;
        let mut choice = Vec::with_capacity(spare + 1);
        let mut next = Vec::with_capacity(spare + 1);
        for shift in 0..=spare {
            if cost[shift] < cost[cheapest] {
                cheapest = shift;
            }
            let off = wish.map_or(0.01 * shift as f32, |wish| (wish - (zone.first + at + shift) as f32).abs());
            choice.push(cheapest);
            next.push(cost[cheapest] + off);
        }
        choices.push(choice);
        cost = next;
    }
    let mut shift = (0..=spare).min_by(|&a, &b| cost[a].total_cmp(&cost[b])).unwrap_or(0);
    let mut columns = vec![0; wishes.len()];
    for at in (0..wishes.len()).rev() {
        columns[at] = zone.first + at + shift;
        shift = choices[at][shift];
    }
    columns
}

//! Tracks: within a strip, lines that would meet run beside each other.

use std::collections::BTreeMap;

use super::grid::Seat;
use super::routes::{Edge, Route, Strip, Trunk};

/// The part of a strip that a route, or all routes of a trunk, need.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    start: f32,
    end: f32,
    lean: Lean,
    /// The number of the route, accountability first.
    turn: usize,
}

/// Where a line goes on to from a strip: back, on, or to both sides. It gets a track on that side, and crosses less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Lean {
    Before,
    Neither,
    After,
}

/// The tracks of the strips of one kind.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    of: BTreeMap<(Strip, Trunk), (Lean, usize)>,
    counts: BTreeMap<(Strip, Lean), usize>,
}

impl Tracks {
    /// Gives every route a track in each strip `wanted`. `place` says where along a strip a crossing strip lies.
    pub(super) fn of(routes: &[Route], wanted: fn(Strip) -> bool, place: impl Fn(&Route, usize) -> f32) -> Self {
        let mut queue: Vec<_> = stretches(routes, wanted, place).into_iter().collect();
        // Among lines that turn back the shorter ones lie inside; else accountability has the first choice.
        let rank = |it: &Stretch| if it.lean == Lean::Neither { 0.0 } else { it.end - it.start };
        queue.sort_by(|((strip, _), one), ((other_strip, _), other)| {
            let lengths = rank(one).total_cmp(&rank(other));
            (*strip, one.lean).cmp(&(*other_strip, other.lean)).then(lengths).then(one.turn.cmp(&other.turn))
        });
        let mut tracks = Self::default();
        let mut used: Vec<Vec<Stretch>> = Vec::new();
        let mut current = None;
        for ((strip, trunk), stretch) in queue {
            if current != Some((strip, stretch.lean)) {
                current = Some((strip, stretch.lean));
                used.clear();
            }
            let meets = |other: &Stretch| stretch.start <= other.end && other.start <= stretch.end;
            let free = used.iter().position(|track| !track.iter().any(meets)).unwrap_or(used.len());
            if free == used.len() {
                used.push(Vec::new());
            }
            used[free].push(stretch);
            tracks.of.insert((strip, trunk), (stretch.lean, free));
            tracks.counts.insert((strip, stretch.lean), used.len());
        }
        tracks
    }

    /// The track of a route in a strip, counted from its left or upper side.
    pub(super) fn track(&self, strip: Strip, route: &Route) -> usize {
        match self.of.get(&(strip, route.trunk)) {
            Some((Lean::Before, track)) => *track,
            Some((Lean::Neither, track)) => self.leaning(strip, Lean::Before) + track,
            Some((Lean::After, track)) => self.count(strip) - 1 - track,
            None => 0,
        }
    }

    /// How many tracks a strip has.
    pub(super) fn count(&self, strip: Strip) -> usize {
        [Lean::Before, Lean::Neither, Lean::After].into_iter().map(|lean| self.leaning(strip, lean)).sum()
    }

    fn leaning(&self, strip: Strip, lean: Lean) -> usize {
        self.counts.get(&(strip, lean)).copied().unwrap_or(0)
    }
}

fn stretches(
    routes: &[Route],
    wanted: fn(Strip) -> bool,
    place: impl Fn(&Route, usize) -> f32,
) -> BTreeMap<(Strip, Trunk), Stretch> {
    let mut stretches: BTreeMap<(Strip, Trunk), Stretch> = BTreeMap::new();
    for (turn, route) in routes.iter().enumerate() {
        for (at, &strip) in route.strips.iter().enumerate().filter(|(_, strip)| wanted(**strip)) {
            let (one, other) = route.reach(at, &place);
            let (start, end) = (one.min(other), one.max(other));
            stretches
                .entry((strip, route.trunk))
                .and_modify(|known| {
                    known.start = known.start.min(start);
                    known.end = known.end.max(end);
                })
                .or_insert_with(|| Stretch { start, end, lean: route.lean(at), turn });
        }
    }
    stretches
}

impl Route {
    /// From where to where the route uses its strip number `at`: to the strips before and after, or to the boxes' edges.
    fn reach(&self, at: usize, place: impl Fn(&Self, usize) -> f32) -> (f32, f32) {
        let before = at.checked_sub(1).map(|before| place(self, before));
        let after = (at + 1 < self.strips.len()).then(|| place(self, at + 1));
        (before.unwrap_or(self.first_edge()), after.unwrap_or(self.last_edge()))
    }

    /// To which side of its strip number `at` the route goes on, at both ends taken together.
    fn lean(&self, at: usize) -> Lean {
        let own = order(self.strips[at]);
        let before = match at {
            0 => own,
            1 => self.first_edge(),
            _ => order(self.strips[at - 2]),
        };
        let after = match self.strips.len() - 1 - at {
            0 => own,
            1 => self.last_edge(),
            _ => order(self.strips[at + 2]),
        };
        let side = |there: f32| if there < own { -1 } else { i32::from(there > own) };
        match side(before) + side(after) {
            0 => Lean::Neither,
            sum if sum < 0 => Lean::Before,
            _ => Lean::After,
        }
    }

    fn first_edge(&self) -> f32 {
        edge_order(self.from, self.leaves)
    }

    fn last_edge(&self) -> f32 {
        edge_order(self.to, self.enters)
    }
}

/// A strip's place among those of its direction.
#[allow(clippy::cast_precision_loss, reason = "rows and columns are few")]
pub(super) fn order(strip: Strip) -> f32 {
    match strip {
        Strip::Column(at) | Strip::Row(at) => (4 * at + 2) as f32,
        Strip::Down(at) | Strip::Across(at) => (4 * at) as f32,
    }
}

/// Where an edge of a box lies among the strips that cross it: beside the strip's own place.
fn edge_order(seat: Seat, edge: Edge) -> f32 {
    match edge {
        Edge::Top => order(Strip::Row(seat.row)) - 1.0,
        Edge::Bottom => order(Strip::Row(seat.row)) + 1.0,
        Edge::Left => order(Strip::Column(seat.column)) - 1.0,
        Edge::Right => order(Strip::Column(seat.column)) + 1.0,
    }
}

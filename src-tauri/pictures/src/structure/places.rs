//! From the grid to pixels: how wide columns and channels must be for their texts and tracks, and where they lie.

use super::grid::Grid;
use super::routes::{Edge, Route, Strip};
use super::tracks::{Tracks, order};
use super::{Purpose, Structure};
use crate::letters::wrap;
use crate::scene::Letters;

/// The width of a box, unless more links end at it than that leaves room for.
const BOX: f32 = 188.0;
/// Between a box's frame and its text.
pub(super) const PADDING: f32 = 10.0;
/// What a flag takes of the subtitle's line.
pub(super) const FLAG: f32 = 22.0;
/// From a box to the nearest track along it: room for an arrow head.
const CLEARANCE: f32 = 18.0;
/// From one track of a channel to the next.
const LANE: f32 = 8.0;
/// The least between two boxes beside each other, and between two above each other.
const BESIDE: f32 = 48.0;
const BELOW: f32 = 44.0;
/// Around the whole.
pub(super) const MARGIN: f32 = 16.0;
/// What the border between two sides takes of its channel.
pub(super) const BORDER: f32 = 20.0;
/// What the captions over unranked boxes say.
const CAPTION: &str = "No accountability or escalation named";
/// More lines than these end in an ellipsis; the whole is in the box's label.
const TITLE_LINES: usize = 4;
const SUBTITLE_LINES: usize = 3;

/// A part of the width or the height.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Span {
    pub(super) start: f32,
    pub(super) size: f32,
}

impl Span {
    pub(super) fn end(self) -> f32 {
        self.start + self.size
    }

    fn middle(self) -> f32 {
        self.start + self.size / 2.0
    }
}

/// The lines of text of a box, a caption or a heading.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) title: Vec<String>,
    pub(super) subtitle: Vec<String>,
}

/// Where everything lies.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) columns: Vec<Span>,
    pub(super) rows: Vec<Span>,
    downs: Vec<Span>,
    across: Vec<Span>,
    pub(super) boxes: Vec<Words>,
    pub(super) captions: Vec<Vec<String>>,
    pub(super) headings: Vec<Vec<String>>,
    pub(super) title: Vec<String>,
    /// Where headings and boxes begin and end.
    pub(super) field: Span,
    pub(super) width: f32,
    column_tracks: Tracks,
    row_tracks: Tracks,
    across_tracks: Tracks,
    down_tracks: Tracks,
}

impl Places {
    /// Columns first, since texts break at their width; then rows, then the channels, whose tracks need both.
    pub(super) fn of(structure: &Structure, grid: &Grid, routes: &[Route], purpose: Purpose) -> Self {
        let mut it = Self::default();
        it.column_tracks = Tracks::of(routes, |strip| matches!(strip, Strip::Column(_)), in_order);
        it.row_tracks = Tracks::of(routes, |strip| matches!(strip, Strip::Row(_)), in_order);
        it.columns = (0..grid.columns).map(|at| Span { start: 0.0, size: it.column_width(at) }).collect();
        it.break_texts(structure, grid);
        it.rows = (0..grid.rows).map(|at| Span { start: 0.0, size: it.row_height(grid, at) }).collect();
        it.across_tracks = Tracks::of(
            routes,
            |strip| matches!(strip, Strip::Across(_)),
            |route, at| match route.strips[at] {
                strip @ Strip::Column(column) => {
                    order(strip) + it.off_center(strip, route, it.columns[column].size) / 1000.0
                }
                strip => order(strip),
            },
        );
        it.break_headings(structure, grid, purpose);
        it.stack(grid);
        it.down_tracks = Tracks::of(
            routes,
            |strip| matches!(strip, Strip::Down(_)),
            |route, at| it.position(route.strips[at], route),
        );
        it.line_up(grid);
        it
    }

    /// The points of a route, from box to box.
    pub(super) fn points(&self, route: &Route) -> Vec<(f32, f32)> {
        let at: Vec<f32> = route.strips.iter().map(|&strip| self.position(strip, route)).collect();
        let point = |one: usize, crossing: f32| {
            if route.strips[one].is_upright() { (at[one], crossing) } else { (crossing, at[one]) }
        };
        let mut points = vec![point(0, self.edge(route.from, route.leaves))];
        points.extend((1..at.len()).map(|one| point(one, at[one - 1])));
        points.push(point(at.len() - 1, self.edge(route.to, route.enters)));
        points
    }

    /// The border to the left of a side that begins with this column.
    pub(super) fn border(&self, first_column: usize) -> f32 {
        self.downs[first_column].start + BORDER / 2.0
    }

    fn edge(&self, seat: super::grid::Seat, edge: Edge) -> f32 {
        match edge {
            Edge::Top => self.rows[seat.row].start,
            Edge::Bottom => self.rows[seat.row].end(),
            Edge::Left => self.columns[seat.column].start,
            Edge::Right => self.columns[seat.column].end(),
        }
    }

    /// The x of a route in an upright strip, its y in a level one.
    fn position(&self, strip: Strip, route: &Route) -> f32 {
        let (span, tracks) = match strip {
            Strip::Column(at) => {
                return crisp(self.columns[at].middle() + self.off_center(strip, route, self.columns[at].size));
            }
            Strip::Row(at) => return crisp(self.rows[at].middle() + self.off_center(strip, route, self.rows[at].size)),
            Strip::Down(at) => (self.downs[at], &self.down_tracks),
            Strip::Across(at) => (self.across[at], &self.across_tracks),
        };
        // Lanes lie in the middle of their channel; a border's part of it is at its beginning, see `line_up`.
        let lanes = whole(tracks.count(strip).saturating_sub(1)) * LANE;
        let first = span.end() - (self.free(strip) + lanes) / 2.0;
        crisp(first + whole(tracks.track(strip, route)) * LANE)
    }

    /// What a channel has for its lanes.
    fn free(&self, strip: Strip) -> f32 {
        let tracks = if strip.is_upright() { &self.down_tracks } else { &self.across_tracks };
        let needed = 2.0 * CLEARANCE + whole(tracks.count(strip).saturating_sub(1)) * LANE;
        let (at, last, least) = match strip {
            Strip::Down(at) | Strip::Column(at) => (at, self.columns.len(), BESIDE),
            Strip::Across(at) | Strip::Row(at) => (at, self.rows.len(), BELOW),
        };
        match (tracks.count(strip), at == 0 || at == last) {
            (0, true) => MARGIN,
            (_, true) => needed,
            (_, false) => needed.max(least),
        }
    }

    /// How far from the middle of its column or row a route runs.
    fn off_center(&self, strip: Strip, route: &Route, size: f32) -> f32 {
        let (tracks, closest, widest) = match strip {
            Strip::Column(_) | Strip::Down(_) => (&self.column_tracks, TRACK, 24.0),
            Strip::Row(_) | Strip::Across(_) => (&self.row_tracks, TRACK, 12.0),
        };
        let count = whole(tracks.count(strip).max(1));
        let gap = ((size - EDGE) / count).clamp(closest, widest);
        (whole(tracks.track(strip, route)) - (count - 1.0) / 2.0) * gap
    }

    fn column_width(&self, at: usize) -> f32 {
        BOX.max((whole(self.column_tracks.count(Strip::Column(at))) * TRACK + EDGE).ceil())
    }

    fn row_height(&self, grid: &Grid, at: usize) -> f32 {
        let boxes = grid.seats.iter().zip(&self.boxes).filter(|(seat, _)| seat.row == at);
        let boxes = boxes.map(|(_, words)| {
            lines_height(&words.title, Letters::BaseStrong)
                + lines_height(&words.subtitle, Letters::Small)
                + 2.0 * PADDING
                - 4.0
        });
        let captions = grid.captions.iter().zip(&self.captions).filter(|(seat, _)| seat.row == at);
        let texts = boxes.chain(captions.map(|(_, lines)| lines_height(lines, Letters::Small))).fold(0.0, f32::max);
        texts.max(whole(self.row_tracks.count(Strip::Row(at))) * TRACK + EDGE).ceil()
    }

    fn break_texts(&mut self, structure: &Structure, grid: &Grid) {
        let room = |column: usize| self.columns[column].size - 2.0 * PADDING - 2.0;
        let words = structure.boxes.iter().zip(&grid.seats).map(|(it, seat)| {
            let beside_flag = if it.flagged { FLAG } else { 0.0 };
            let mut title = wrap(&it.title, Letters::BaseStrong, room(seat.column), TITLE_LINES);
            if title.is_empty() {
                title.push("(no name)".to_owned());
            }
            Words {
                title,
                subtitle: wrap(&it.subtitle, Letters::Small, room(seat.column) - beside_flag, SUBTITLE_LINES),
            }
        });
        let boxes = words.collect();
        let captions = grid.captions.iter().map(|seat| wrap(CAPTION, Letters::Small, room(seat.column), 3)).collect();
        self.boxes = boxes;
        self.captions = captions;
    }

    fn break_headings(&mut self, structure: &Structure, grid: &Grid, purpose: Purpose) {
        let columns =
            |first: usize, count: usize| self.columns[first..first + count].iter().map(|it| it.size).sum::<f32>();
        let heading = |zone: &super::grid::Zone| {
            let text = super::draw::heading(structure, zone.side);
            wrap(text, Letters::BaseStrong, columns(zone.first, zone.columns) - 4.0, 3)
        };
        let headings = grid.zones.iter().map(heading).collect();
        let room = columns(0, grid.columns).max(BOX);
        self.title = if purpose == Purpose::Document {
            wrap(&structure.title, Letters::TitleStrong, room, 3)
        } else {
            Vec::new()
        };
        self.headings = headings;
    }

    /// Lays rows and the channels between them from top to bottom.
    fn stack(&mut self, grid: &Grid) {
        let title = lines_height(&self.title, Letters::TitleStrong);
        self.field.start = if title > 0.0 { MARGIN + title + 8.0 } else { 0.0 };
        let headings = self.headings.iter().map(|lines| lines_height(lines, Letters::BaseStrong)).fold(0.0, f32::max);
        let mut y = self.field.start + MARGIN + headings + 0.5;
        for at in 0..=grid.rows {
            let channel = Span { start: y, size: self.free(Strip::Across(at)) };
            y = channel.end();
            self.across.push(channel);
            if let Some(row) = self.rows.get_mut(at) {
                row.start = y;
                y = row.end();
            }
        }
        self.field.size = (y - self.field.start).ceil();
    }

    /// Lays columns and the channels between them from left to right.
    fn line_up(&mut self, grid: &Grid) {
        let mut x = 0.5;
        for at in 0..=grid.columns {
            let at_border = at > 0 && grid.zones.iter().any(|zone| zone.first == at);
            let border = if at_border { BORDER } else { 0.0 };
            let channel = Span { start: x, size: border + self.free(Strip::Down(at)) };
            x = channel.end();
            self.downs.push(channel);
            if let Some(column) = self.columns.get_mut(at) {
                column.start = x;
                x = column.end();
            }
        }
        self.width = x.ceil().max(BOX + 2.0 * MARGIN);
    }
}

/// The least between two tracks that end at a box, the breadth of an arrow head; and what the box's corners take.
const TRACK: f32 = 9.0;
const EDGE: f32 = 16.0;

/// The height of some lines.
pub(super) fn lines_height(lines: &[String], letters: Letters) -> f32 {
    whole(lines.len()) * letters.line()
}

/// The middle of a pixel, where a line one pixel wide is sharp.
fn crisp(at: f32) -> f32 {
    at.floor() + 0.5
}

fn in_order(route: &Route, at: usize) -> f32 {
    order(route.strips[at])
}

#[allow(clippy::cast_precision_loss, reason = "tracks, lines, rows and columns are few")]
fn whole(count: usize) -> f32 {
    count as f32
}

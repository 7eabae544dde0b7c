//! The profile: both sides' levels in every dimension, against the target.

use super::around::{Name, names_around};
use super::{Place, Rung, or_dash};
use crate::figure::{Figure, Sheet, Table, TableRow, agency_sign, legend, length, provider_sign, straight};
use crate::ink::Look;
use crate::letters::{printable, width};
use crate::scene::{Anchor, Letters, Mark, Purpose, line, texts_at};

/// What the radar is drawn from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// The model's levels, the lowest first.
    pub ladder: Vec<Rung>,
    /// The dimensions, clockwise from the top.
    pub spokes: Vec<Spoke>,
    /// Whose levels these are: "Medians of both sides".
    pub whose: String,
}

/// A dimension of the profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoke {
    /// The id of what it stands for.
    pub id: String,
    /// The dimension's name.
    pub name: String,
    /// Where the provider sees it.
    pub provider: Option<Place>,
    /// Where the agency sees it.
    pub agency: Option<Place>,
    /// Where it is to be.
    pub target: Option<Place>,
}

const RADIUS: f32 = 96.0;
/// From the outermost ring to a dimension's name.
const CLEARANCE: f32 = 10.0;
/// Between the radar and its key.
const ASIDE: f32 = 28.0;

impl Profile {
    /// The picture and its table.
    #[must_use]
    pub fn figure(&self, purpose: Purpose) -> Figure {
        let words: Vec<_> = self.spokes.iter().map(|spoke| spoke.name.as_str()).collect();
        let names = names_around(&words, RADIUS + CLEARANCE);
        let edge = |of: fn(&Name) -> f32, far: f32, outer: fn(f32, f32) -> f32| names.iter().map(of).fold(far, outer);
        let (left, right) = (
            edge(|name| name.left, -RADIUS - CLEARANCE, f32::min),
            edge(|name| name.left + name.wide, RADIUS + CLEARANCE, f32::max),
        );
        let (top, bottom) = (
            edge(|name| name.top, -RADIUS - CLEARANCE, f32::min),
            edge(|name| name.top + name.tall, RADIUS + CLEARANCE, f32::max),
        );
        let mut marks = self.web();
        marks.extend(self.sides());
        marks.extend(names.iter().flat_map(Name::marks));
        let mut marks: Vec<_> = marks.into_iter().map(|mark| mark.moved(-left, -top)).collect();
        let (key, size) = legend(&self.key(), (right - left + ASIDE, 0.0));
        let drop = ((bottom - top - size.1) / 2.0).max(0.0);
        marks.extend(key.into_iter().map(|mark| mark.moved(0.0, drop)));
        let size = (right - left + ASIDE + size.0, (bottom - top).max(size.1));
        let description = format!("{}. {}", self.title(), self.note());
        Sheet::new(self.title(), self.note(), purpose).figure(size, marks, description, self.table())
    }

    fn title(&self) -> String {
        let both = self.spokes.iter().filter_map(|spoke| spoke.provider.zip(spoke.agency));
        let (mut provider, mut agency, mut all) = (0, 0, 0);
        for (one, other) in both {
            all += 1;
            provider += usize::from(one.middle() > other.middle());
            agency += usize::from(one.middle() < other.middle());
        }
        match (all, provider, agency) {
            (0, ..) => "Profile".to_owned(),
            (_, 0, 0) => "Both sides see the same profile".to_owned(),
            (all, more, less) if more >= less => format!("The provider rates {more} of {all} dimensions higher"),
            (all, _, more) => format!("The agency rates {more} of {all} dimensions higher"),
        }
    }

    fn note(&self) -> String {
        format!("{}. Levels are steps, not distances.", self.whose)
    }

    fn table(&self) -> Table {
        let row = |spoke: &Spoke| TableRow {
            stands_for: Some(spoke.id.clone()),
            cells: std::iter::once(printable(&spoke.name))
                .chain([spoke.provider, spoke.agency, spoke.target].map(|place| or_dash(place, &self.ladder)))
                .collect(),
        };
        let columns = ["Dimension", "Provider", "Agency", "Target"].map(str::to_owned).to_vec();
        Table { columns, rows: self.spokes.iter().map(row).collect() }
    }

    /// The direction of a spoke; up is the first.
    fn towards(&self, at: usize) -> (f32, f32) {
        let turn = std::f32::consts::TAU * length(at) / length(self.spokes.len().max(1));
        (turn.sin(), -turn.cos())
    }

    /// A point on a spoke, so many steps from the lowest level, which is the first ring.
    fn point(&self, at: usize, steps: f32) -> (f32, f32) {
        let far = RADIUS * (steps + 1.0) / length(self.ladder.len().max(1));
        let (x, y) = self.towards(at);
        (x * far, y * far)
    }

    fn ring(&self, look: Look, steps: impl Fn(usize) -> f32) -> Mark {
        let mut points: Vec<_> = (0..self.spokes.len()).map(|at| self.point(at, steps(at))).collect();
        points.extend(points.first().copied());
        line(look, &points, 0.0)
    }

    /// Rings, spokes and the numbers of the levels.
    fn web(&self) -> Vec<Mark> {
        let top = length(self.ladder.len().saturating_sub(1));
        let mut marks: Vec<_> = (0..self.ladder.len()).map(|level| self.ring(Look::Ring, |_| length(level))).collect();
        marks.extend((0..self.spokes.len()).map(|at| straight(Look::Ring, (0.0, 0.0), self.point(at, top))));
        if self.spokes.is_empty() {
            return marks;
        }
        for (level, rung) in self.ladder.iter().enumerate() {
            let (x, y) = self.point(0, length(level));
            let number = rung.number.unwrap_or_else(|| i32::try_from(level + 1).unwrap_or_default()).to_string();
            let wide = width(&number, Letters::Small);
            let (right, upper) = (x - 9.0, y - 8.0);
            marks.push(Mark::Rect {
                look: Look::Paper,
                x: right - wide,
                y: upper + 2.0,
                width: wide,
                height: 12.0,
                round: 0.0,
            });
            marks.extend(texts_at(&[number], Look::Note, Letters::Small, (right, upper), Anchor::End));
        }
        marks
    }

    /// Target, provider and agency, in this order: what is rated lies over what is wanted.
    fn sides(&self) -> Vec<Mark> {
        let places = |of: fn(&Spoke) -> Option<Place>| -> Vec<_> {
            self.spokes
                .iter()
                .enumerate()
                .filter_map(|(at, spoke)| Some(self.point(at, of(spoke)?.steps(&self.ladder))))
                .collect()
        };
        let closed = |look, points: &[(f32, f32)]| {
            let round: Vec<_> = points.iter().chain(points.first()).copied().collect();
            line(look, &round, 0.0)
        };
        let (target, provider, agency) =
            (places(|spoke| spoke.target), places(|spoke| spoke.provider), places(|spoke| spoke.agency));
        let mut marks = Vec::new();
        for (look, points) in
            [(Look::TargetLine, &target), (Look::ProviderLine, &provider), (Look::AgencyLine, &agency)]
        {
            if points.len() > 1 {
                marks.push(closed(look, points));
            }
        }
        marks.extend(provider.into_iter().map(|(x, y)| provider_sign(x, y)));
        marks.extend(agency.into_iter().map(|(x, y)| agency_sign(x, y)));
        marks
    }

    fn key(&self) -> Vec<(Vec<Mark>, String)> {
        let sample = |look| straight(look, (0.0, 0.0), (28.0, 0.0));
        let mut key = vec![
            (vec![sample(Look::ProviderLine), provider_sign(14.0, 0.0)], "Provider".to_owned()),
            (vec![sample(Look::AgencyLine), agency_sign(14.0, 0.0)], "Agency".to_owned()),
        ];
        let targets: Vec<_> = self.spokes.iter().filter_map(|spoke| spoke.target).collect();
        if let Some(first) = targets.first() {
            let same = targets.iter().all(|target| target == first);
            let words = if same { format!("Target: {}", first.long(&self.ladder)) } else { "Target".to_owned() };
            key.push((vec![sample(Look::TargetLine)], words));
        }
        if self.ladder.iter().any(|rung| rung.number.is_none()) {
            let names = self.ladder.iter().enumerate().map(|(at, rung)| format!("Ring {}: {}", at + 1, rung.short()));
            key.extend(names.map(|words| (Vec::new(), words)));
        }
        key
    }
}

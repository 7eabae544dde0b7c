//! Names around a circle, each at its spoke's end, pushed apart where there are many.

use crate::figure::length;
use crate::ink::Look;
use crate::letters::{width, wrap};
use crate::scene::{Anchor, Letters, Mark, texts_at};

/// The widest line of a name.
const WIDEST: f32 = 112.0;
/// Between two names above each other.
const APART: f32 = 3.0;
/// How near to the upright line through the middle a name beside it comes: there stand the numbers of the rings.
const NEAREST: f32 = 44.0;

/// The lines of a name and what they take.
pub(super) struct Name {
    lines: Vec<String>,
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) wide: f32,
    pub(super) tall: f32,
    anchor: Anchor,
}

impl Name {
    fn of(words: &str, most: usize) -> Self {
        let lines = wrap(words, Letters::Small, WIDEST, most);
        let wide = lines.iter().map(|text| width(text, Letters::Small)).fold(0.0, f32::max);
        let tall = length(lines.len()) * Letters::Small.line();
        Self { lines, left: 0.0, top: 0.0, wide, tall, anchor: Anchor::Middle }
    }

    pub(super) fn marks(&self) -> Vec<Mark> {
        let x = match self.anchor {
            Anchor::Start => self.left,
            Anchor::Middle => self.left + self.wide / 2.0,
            Anchor::End => self.left + self.wide,
        };
        texts_at(&self.lines, Look::Note, Letters::Small, (x, self.top), self.anchor)
    }
}

/// Names clockwise from the top around a circle whose center is the origin; none lies on another or in the circle.
pub(super) fn names_around(words: &[&str], radius: f32) -> Vec<Name> {
    let most = if words.len() > 12 { 2 } else { 3 };
    let mut names: Vec<_> = words.iter().map(|words| Name::of(words, most)).collect();
    let count = names.len();
    let half = count.div_ceil(2);
    let bottom = if count > 1 && count.is_multiple_of(2) { Some(count / 2) } else { None };
    beside(&mut names, (1..half).collect(), radius, Anchor::Start);
    // Anticlockwise on the left, so that both sides run from the top down.
    beside(&mut names, (half..count).filter(|at| *at > 0 && Some(*at) != bottom).rev().collect(), radius, Anchor::End);
    let ends = [Some(0).filter(|_| count > 0), bottom];
    let between: Vec<_> = (0..count).filter(|at| !ends.contains(&Some(*at))).collect();
    let top = between.iter().map(|at| names[*at].top - APART).fold(-radius, f32::min);
    let floor = between.iter().map(|at| names[*at].top + names[*at].tall + APART).fold(radius, f32::max);
    if let Some(first) = names.first_mut() {
        (first.left, first.top) = (-first.wide / 2.0, top - first.tall);
    }
    if let Some(last) = bottom.and_then(|at| names.get_mut(at)) {
        (last.left, last.top) = (-last.wide / 2.0, floor);
    }
    names
}

/// Names of one side from the top down: as near to their spokes' ends as there is room.
fn beside(names: &mut [Name], side: Vec<usize>, radius: f32, anchor: Anchor) {
    let count = length(names.len());
    let (mut least, mut pushed) = (f32::NEG_INFINITY, 0.0);
    for at in &side {
        let height = -(std::f32::consts::TAU * length(*at) / count).cos();
        let name = &mut names[*at];
        let wanted = height * radius - name.tall * (1.0 - height) / 2.0;
        name.top = wanted.max(least);
        pushed += name.top - wanted;
        least = name.top + name.tall + APART;
    }
    let back = pushed / length(side.len().max(1));
    for at in side {
        let name = &mut names[at];
        name.top -= back;
        let nearest = 0.0_f32.clamp(name.top, name.top + name.tall);
        let out = (radius * radius - nearest * nearest).max(0.0).sqrt().max(NEAREST);
        name.anchor = anchor;
        name.left = if anchor == Anchor::Start { out } else { -out - name.wide };
    }
}

//! How many stood on which level, from one time to the next: stacked columns, joined where the levels meet.

use super::{Rung, shade};
use crate::figure::{Figure, Sheet, Table, TableRow, counted, length, straight};
use crate::ink::Look;
use crate::letters::{printable, width, wrap};
use crate::scene::{Anchor, Letters, Mark, Purpose, texts, texts_at};

/// What the stacked columns are drawn from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trend {
    /// The model's levels, the lowest first.
    pub ladder: Vec<Rung>,
    /// The columns, the earliest first.
    pub periods: Vec<Period>,
    /// What is counted, one and many: "agency", "agencies".
    pub unit: (String, String),
    /// Whose level it is: "Overall level".
    pub whose: String,
    /// What a column stands for: "Fiscal year", "Assessment".
    pub period: String,
}

/// What was counted at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// The id of what it stands for.
    pub id: String,
    /// What the time is called.
    pub name: String,
    /// How many stood on each level of the ladder.
    pub counts: Vec<usize>,
    /// How many of them lie between two levels, and stand at the lower one.
    pub between: usize,
    /// How many stand below the lowest level, and are not drawn.
    pub below: usize,
}

impl Period {
    fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    fn at(&self, level: usize) -> usize {
        self.counts.get(level).copied().unwrap_or(0)
    }
}

/// The height of the fullest column.
const HEIGHT: f32 = 192.0;
/// Over a column: the count of a thin part on its top.
const OVER: f32 = 18.0;
/// The least height of a part that its count stands in.
const READABLE: f32 = 15.0;
const COLUMN: f32 = 64.0;
const PITCH: f32 = 116.0;
/// With many columns.
const NARROW: (f32, f32) = (38.0, 66.0);
/// Left of a column: counts of its thin parts.
const BEFORE: f32 = 26.0;
/// Levels' names right of the last column.
const NAMES: f32 = 120.0;
/// More columns than these stand close.
const FEW: usize = 4;
const LINES: usize = 2;

impl Trend {
    /// The picture and its table.
    #[must_use]
    pub fn figure(&self, purpose: Purpose) -> Figure {
        let (column, pitch) = if self.periods.len() > FEW { NARROW } else { (COLUMN, PITCH) };
        let most = self.periods.iter().map(Period::total).max().unwrap_or(0).max(1);
        let columns: Vec<Column> = self
            .periods
            .iter()
            .enumerate()
            .map(|(at, period)| Column::of(period, BEFORE + length(at) * pitch, column, HEIGHT / length(most)))
            .collect();
        let mut marks: Vec<_> = columns.windows(2).flat_map(|pair| joins(&pair[0], &pair[1])).collect();
        let mut bottom = OVER + HEIGHT;
        for (period, column) in self.periods.iter().zip(&columns) {
            let (group, floor) = self.column(period, column, pitch);
            marks.push(group);
            bottom = bottom.max(floor);
        }
        let mut right = columns.last().map_or(0.0, |column| column.x + column.width);
        if let Some(last) = columns.last() {
            let (names, wide) = self.names(last);
            marks.extend(names);
            right += 10.0 + wide;
        }
        // A name under the first or the last column may be broader than the column.
        let size = (right.max(BEFORE + length(columns.len()) * pitch), bottom);
        let description = format!("{}. {}", self.title(), self.note());
        Sheet::new(self.title(), self.note(), purpose).figure(size, marks, description, self.table())
    }

    /// The lower half of the ladder, and how many stood and stand there.
    fn title(&self) -> String {
        let low = self.ladder.len() / 2;
        let (Some(first), Some(last)) = (self.periods.first(), self.periods.last()) else {
            return "Trend".to_owned();
        };
        let rungs: Vec<_> = self.ladder.iter().take(low).map(Rung::short).collect();
        let numbered = self.ladder.iter().all(|rung| rung.number.is_some());
        let levels = format!("{}{}", if numbered { "level " } else { "" }, alternatives(&rungs));
        let count = |period: &Period| period.counts.iter().take(low).sum::<usize>();
        let then = counted(count(first), &self.unit.0, &self.unit.1);
        if self.periods.len() == 1 {
            return format!("At {levels}: {then} of {}", first.total());
        }
        format!("At {levels}: {then}, now {}", count(last))
    }

    fn note(&self) -> String {
        let last = self.periods.last().map_or(0, Period::total);
        let by = self.period.to_lowercase();
        let mut note = format!("{} of {}, by {by}", self.whose, counted(last, &self.unit.0, &self.unit.1));
        if self.periods.iter().any(|it| it.between > 0) {
            note += ". Those between two levels stand at the lower one, which every view reaches.";
        }
        if self.has_below() {
            let end = if note.ends_with('.') { "" } else { "." };
            note += &format!("{end} Those below the lowest level are not drawn.");
        }
        note
    }

    fn has_below(&self) -> bool {
        self.periods.iter().any(|it| it.below > 0)
    }

    fn table(&self) -> Table {
        let below = self.has_below().then(|| "Below".to_owned());
        let columns =
            std::iter::once(self.period.clone()).chain(below).chain(self.ladder.iter().map(Rung::long)).collect();
        let row = |period: &Period| TableRow {
            stands_for: Some(period.id.clone()),
            cells: std::iter::once(printable(&period.name))
                .chain(self.has_below().then(|| period.below.to_string()))
                .chain((0..self.ladder.len()).map(|level| period.at(level).to_string()))
                .collect(),
        };
        Table { columns, rows: self.periods.iter().map(row).collect() }
    }

    fn column(&self, period: &Period, column: &Column, pitch: f32) -> (Mark, f32) {
        let mut marks = Vec::new();
        let shades = [
            (Look::Level0, Look::OnLevel0),
            (Look::Level1, Look::OnLevel1),
            (Look::Level2, Look::OnLevel2),
            (Look::Level3, Look::OnLevel3),
            (Look::Level4, Look::OnLevel4),
        ];
        let middle = column.x + column.width / 2.0;
        for part in column.parts.iter().filter(|part| part.count > 0) {
            let (look, text) = shades[shade(part.level, self.ladder.len())];
            let (x, y, height) = (column.x, part.top, part.bottom - part.top);
            marks.push(Mark::Rect { look, x, y, width: column.width, height, round: 0.0 });
            if height >= READABLE {
                let words = [part.count.to_string()];
                let place = (middle, (part.top + part.bottom) / 2.0 - 8.0);
                marks.extend(texts_at(&words, text, Letters::SmallStrong, place, Anchor::Middle));
            }
        }
        marks.extend(column.thin_counts());
        let name = wrap(&period.name, Letters::Small, pitch - 6.0, LINES);
        let floor = OVER + HEIGHT + 6.0;
        marks.extend(texts_at(&name, Look::Title, Letters::Small, (middle, floor), Anchor::Middle));
        let counts = self.ladder.iter().enumerate().filter(|(level, _)| period.at(*level) > 0);
        let counts: Vec<_> = counts.map(|(level, rung)| format!("{} at {}", period.at(level), rung.long())).collect();
        let counts = if counts.is_empty() { "nothing rated".to_owned() } else { counts.join(", ") };
        let label = format!("{}: {counts}", printable(&period.name));
        let group = Mark::Group { look: Look::Group, stands_for: Some(period.id.clone()), label, marks };
        (group, floor + length(name.len()) * Letters::Small.line())
    }

    /// The levels beside the last column, pushed apart where its parts are thin.
    fn names(&self, last: &Column) -> (Vec<Mark>, f32) {
        let in_use = |part: &&Part| self.periods.iter().any(|period| period.at(part.level) > 0);
        let parts: Vec<_> = last.parts.iter().filter(in_use).collect();
        let lines: Vec<_> =
            parts.iter().map(|part| wrap(&self.ladder[part.level].long(), Letters::Small, NAMES, LINES)).collect();
        let wanted: Vec<_> = parts
            .iter()
            .zip(&lines)
            .map(|(part, lines)| ((part.top + part.bottom) / 2.0, length(lines.len()) * Letters::Small.line()))
            .collect();
        let (mut marks, mut wide) = (Vec::new(), 0.0_f32);
        for (top, lines) in pushed_apart(&wanted).into_iter().zip(&lines) {
            wide = lines.iter().map(|line| width(line, Letters::Small)).fold(wide, f32::max);
            marks.extend(texts(lines, Look::Note, Letters::Small, (last.x + last.width + 10.0, top)));
        }
        (marks, wide)
    }
}

/// "0 or 1"; "0, 1 or 2".
fn alternatives(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A column's parts, the highest level first.
struct Column {
    x: f32,
    width: f32,
    parts: Vec<Part>,
}

#[derive(Clone, Copy)]
struct Part {
    level: usize,
    count: usize,
    top: f32,
    bottom: f32,
}

impl Column {
    fn of(period: &Period, x: f32, width: f32, each: f32) -> Self {
        let mut bottom = OVER + HEIGHT;
        let mut parts: Vec<_> = (0..period.counts.len())
            .map(|level| {
                let count = period.at(level);
                let top = bottom - length(count) * each;
                let part = Part { level, count, top, bottom };
                bottom = top;
                part
            })
            .collect();
        parts.reverse();
        Self { x, width, parts }
    }

    /// Counts of parts that are too thin for them: over the column for the part on top, else left of the column.
    fn thin_counts(&self) -> Vec<Mark> {
        let there = self.parts.iter().filter(|part| part.count > 0).copied();
        let is_thin = |part: &Part| part.bottom - part.top < READABLE;
        let mut thin: Vec<_> = there.clone().filter(is_thin).collect();
        let mut marks = Vec::new();
        if there.clone().next().is_some_and(|top| is_thin(&top)) {
            let top = thin.remove(0);
            let place = (self.x + self.width / 2.0, top.top - 17.0);
            let words = [top.count.to_string()];
            marks.extend(texts_at(&words, Look::Title, Letters::SmallStrong, place, Anchor::Middle));
        }
        let wanted: Vec<_> =
            thin.iter().map(|part| ((part.top + part.bottom) / 2.0, Letters::SmallStrong.line())).collect();
        for (top, part) in pushed_apart(&wanted).into_iter().zip(thin) {
            let words = [part.count.to_string()];
            marks.extend(texts_at(&words, Look::Title, Letters::SmallStrong, (self.x - 3.0, top), Anchor::End));
        }
        marks
    }
}

/// Where two columns' levels meet, from column to column.
fn joins(left: &Column, right: &Column) -> Vec<Mark> {
    let from = left.x + left.width;
    let both = left.parts.iter().zip(&right.parts).filter(|(one, other)| one.level > 0 && one.count + other.count > 0);
    both.map(|(one, other)| straight(Look::Axis, (from, one.bottom), (right.x, other.bottom))).collect()
}

/// Upper edges for texts with middles and heights, from the top down, none on another and none under the floor.
fn pushed_apart(wanted: &[(f32, f32)]) -> Vec<f32> {
    let mut least = f32::NEG_INFINITY;
    let mut tops: Vec<f32> = Vec::with_capacity(wanted.len());
    for (middle, height) in wanted {
        tops.push((middle - height / 2.0).max(least));
        least = tops.last().map_or(least, |top| top + height);
    }
    let mut most = OVER + HEIGHT;
    for (top, (_, height)) in tops.iter_mut().zip(wanted).rev() {
        *top = top.min(most - height);
        most = *top;
    }
    tops
}

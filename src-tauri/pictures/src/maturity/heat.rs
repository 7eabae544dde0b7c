//! How many stand on which level, dimension by dimension: a count and one dot each, the median's cell outlined.

use super::{Place, Rung};
use crate::figure::{Figure, Sheet, Table, TableRow, counted, length};
use crate::ink::Look;
use crate::letters::{printable, widest_word, width, wrap};
use crate::scene::{Letters, Mark, Purpose, texts};

/// What the heat map is drawn from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Distribution {
    /// The model's levels, the lowest first.
    pub ladder: Vec<Rung>,
    /// The dimensions.
    pub rows: Vec<HeatRow>,
    /// What is shown: "Agreed levels", "Ratings of both sides".
    pub what: String,
    /// What is counted, one and many: "agency", "agencies".
    pub unit: (String, String),
}

/// A dimension with what was counted on its levels.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// The id of what it stands for.
    pub id: String,
    /// The dimension's name.
    pub name: String,
    /// How many stand on each level of the ladder.
    pub counts: Vec<usize>,
    /// How many stand on no single level.
    pub open: usize,
    /// The median, where anything was counted.
    pub median: Option<Place>,
    /// Where the middle half lies.
    pub half: Option<Place>,
}

/// The narrowest and the widest cell.
const CELL: (f32, f32) = (77.0, 112.0);
const GAP: f32 = 2.0;
/// The narrowest and the widest column of names.
const NAMES: (f32, f32) = (90.0, 172.0);
/// Between names and cells, and between cells and the last column.
const BESIDE: f32 = 10.0;
const HALF: (f32, f32) = (46.0, 156.0);
const LINES: usize = 2;
/// The column of what stands on no single level.
const OPEN: &str = "Open";
/// What it takes.
const OPEN_WIDE: f32 = 40.0;
/// What a count takes in its cell.
const COUNT: f32 = 30.0;

impl Distribution {
    /// The picture and its table.
    #[must_use]
    pub fn figure(&self, purpose: Purpose) -> Figure {
        let columns = Columns::of(self);
        let (mut marks, mut y) = (Vec::new(), 0.0);
        y += columns.head(&self.ladder, &mut marks);
        for row in &self.rows {
            let (group, height) = columns.row(self, row, y);
            marks.push(group);
            y += height + GAP;
        }
        let description = format!("{}. {}", self.title(), self.note());
        Sheet::new(self.title(), self.note(), purpose).figure((columns.width, y), marks, description, self.table())
    }

    fn title(&self) -> String {
        let ends: Vec<_> = self.rows.iter().filter_map(|row| row.median).flat_map(Place::ends).collect();
        match ends.iter().min().zip(ends.iter().max()) {
            None => self.what.clone(),
            Some((low, high)) if low == high => format!("The median is {}", Place::at(*low).long(&self.ladder)),
            Some((low, high)) => format!("Medians from {}", Place::between(*low, *high).long(&self.ladder)),
        }
    }

    fn note(&self) -> String {
        let open = if self.has_open() { " Open: on no single level, as where views differ." } else { "" };
        format!("{}. One dot is one {}. The outline marks the median.{open}", self.what, self.unit.0)
    }

    /// Whether anything is open, so that a column says how much.
    fn has_open(&self) -> bool {
        self.rows.iter().any(|row| row.open > 0)
    }

    fn half(&self, row: &HeatRow, words: fn(Place, &[Rung]) -> String) -> String {
        row.half.map_or_else(|| "–".to_owned(), |half| words(half, &self.ladder))
    }

    fn table(&self) -> Table {
        let columns = std::iter::once("Dimension".to_owned())
            .chain(self.ladder.iter().map(Rung::long))
            .chain(self.has_open().then(|| OPEN.to_owned()))
            .chain(["Median".to_owned(), "Middle half".to_owned()])
            .collect();
        let row = |row: &HeatRow| TableRow {
            stands_for: Some(row.id.clone()),
            cells: std::iter::once(printable(&row.name))
                .chain((0..self.ladder.len()).map(|level| row.counts.get(level).copied().unwrap_or(0).to_string()))
                .chain(self.has_open().then(|| row.open.to_string()))
                .chain([super::or_dash(row.median, &self.ladder), self.half(row, Place::long)])
                .collect(),
        };
        Table { columns, rows: self.rows.iter().map(row).collect() }
    }
}

/// How large dots are: the distance from one to the next, and their radius.
#[derive(Clone, Copy)]
struct Dots {
    pitch: f32,
    radius: f32,
    /// In one line of a cell.
    across: usize,
}

impl Dots {
    /// As large as a cell of two lines allows, smaller where there are more.
    fn of(most: usize, cell: f32) -> Self {
        let (pitch, radius) = match most {
            0..=12 => (7.0, 2.5),
            13..=36 => (5.0, 1.8),
            _ => (3.6, 1.3),
        };
        // A cell's inner width is a small number of dots.
        let across = ((cell - COUNT - 4.0) / pitch) as usize;
        Self { pitch, radius, across: across.max(1) }
    }

    fn lines(self, count: usize) -> usize {
        count.div_ceil(self.across).max(1)
    }
}

struct Columns {
    names: f32,
    cells_at: f32,
    cell: f32,
    /// The left edge of what is open, where anything is.
    open_at: Option<f32>,
    half_at: f32,
    half: f32,
    width: f32,
    dots: Dots,
}

impl Columns {
    fn of(all: &Distribution) -> Self {
        let names =
            all.rows.iter().map(|row| width(&printable(&row.name), Letters::BaseStrong)).fold(NAMES.0, f32::max);
        let names = names.min(NAMES.1);
        let cells_at = names + BESIDE;
        let longest = widest_word(all.ladder.iter().map(|rung| printable(&rung.name)), Letters::Small);
        let cell = (longest + 8.0).clamp(CELL.0, CELL.1);
        let after = cells_at + cell * length(all.ladder.len()) + BESIDE;
        let open_at = all.has_open().then_some(after);
        let half_at = if open_at.is_some() { after + OPEN_WIDE } else { after };
        let words = all.rows.iter().map(|row| width(&all.half(row, Place::short), Letters::Base));
        let half = words.fold(HALF.0, f32::max).min(HALF.1);
        let most = all.rows.iter().flat_map(|row| row.counts.iter().copied()).max().unwrap_or(0);
        Self { names, cells_at, cell, open_at, half_at, half, width: half_at + half, dots: Dots::of(most, cell) }
    }

    fn left(&self, level: usize) -> f32 {
        self.cells_at + self.cell * length(level)
    }

    /// The levels over their columns; answers how much they take.
    fn head(&self, ladder: &[Rung], marks: &mut Vec<Mark>) -> f32 {
        let room = self.cell - 6.0;
        let names: Vec<_> = ladder.iter().map(|rung| wrap(&rung.name, Letters::Small, room, 3)).collect();
        let tall = |lines: usize| length(lines) * Letters::Small.line();
        let height = names.iter().map(Vec::len).max().unwrap_or(1);
        let numbered = ladder.iter().any(|rung| rung.number.is_some());
        let above = if numbered { 18.0 } else { 0.0 };
        for (level, (rung, lines)) in ladder.iter().zip(&names).enumerate() {
            let x = self.left(level) + 3.0;
            if let Some(number) = rung.number {
                marks.extend(texts(&[number.to_string()], Look::Title, Letters::BaseStrong, (x, 0.0)));
            }
            marks.extend(texts(lines, Look::Note, Letters::Small, (x, above)));
        }
        let words = wrap("Middle half", Letters::Small, self.half, 2);
        let height = height.max(words.len().saturating_sub(usize::from(numbered)));
        let top = |lines: usize| (above + tall(height) - tall(lines)).max(0.0);
        if let Some(x) = self.open_at {
            marks.extend(texts(&[OPEN.to_owned()], Look::Note, Letters::Small, (x, top(1))));
        }
        marks.extend(texts(&words, Look::Note, Letters::Small, (self.half_at, top(words.len()))));
        above + tall(height) + 6.0
    }

    fn row(&self, all: &Distribution, row: &HeatRow, top: f32) -> (Mark, f32) {
        let name = wrap(&row.name, Letters::BaseStrong, self.names, LINES);
        let half = wrap(&all.half(row, Place::short), Letters::Base, self.half, LINES);
        let dots = row.counts.iter().map(|count| self.dots.lines(*count)).max().unwrap_or(1);
        let words = length(name.len().max(half.len()).max(1)) * Letters::Base.line();
        let height = (length(dots) * self.dots.pitch + 12.0).max(words + 6.0).max(32.0);
        let middle = |lines: usize| top + (height - length(lines) * Letters::Base.line()) / 2.0;
        let mut marks = vec![Mark::Rect { look: Look::Row, x: 0.0, y: top, width: self.width, height, round: 0.0 }];
        marks.extend(texts(&name, Look::Title, Letters::BaseStrong, (0.0, middle(name.len()))));
        let all_counted: usize = row.counts.iter().sum();
        for level in 0..all.ladder.len() {
            let count = row.counts.get(level).copied().unwrap_or(0);
            self.cell_marks((level, top, height), count, all_counted, &mut marks);
        }
        if let Some(median) = row.median {
            for level in median.ends() {
                let (x, y) = (self.left(level) + 1.0, top + 1.0);
                marks.push(Mark::Rect {
                    look: Look::Median,
                    x,
                    y,
                    width: self.cell - GAP - 2.0,
                    height: height - 2.0,
                    round: 0.0,
                });
            }
        }
        if let Some(x) = self.open_at {
            let look = if row.open == 0 { Look::Zero } else { Look::Title };
            marks.extend(texts(&[row.open.to_string()], look, Letters::Base, (x, middle(1))));
        }
        marks.extend(texts(&half, Look::Title, Letters::Base, (self.half_at, middle(half.len()))));
        (Mark::Group { look: Look::Group, stands_for: Some(row.id.clone()), label: label(all, row), marks }, height)
    }

    fn cell_marks(&self, (level, top, height): (usize, f32, f32), count: usize, all: usize, marks: &mut Vec<Mark>) {
        let (x, middle) = (self.left(level), top + height / 2.0);
        let heat = heat(count, all);
        let look = [Look::Heat0, Look::Heat1, Look::Heat2, Look::Heat3, Look::Heat4][heat];
        marks.push(Mark::Rect { look, x, y: top, width: self.cell - GAP, height, round: 0.0 });
        let (text, dot) = match heat {
            0 => (Look::Zero, Look::Dot),
            4 => (Look::TextOnHeat, Look::DotOnHeat),
            _ => (Look::Title, Look::Dot),
        };
        let letters = if count == 0 { Letters::Base } else { Letters::BaseStrong };
        let place = (x + COUNT - 6.0, middle - letters.line() / 2.0);
        marks.extend(crate::scene::texts_at(&[count.to_string()], text, letters, place, crate::scene::Anchor::End));
        let Dots { pitch, radius, across } = self.dots;
        let first = middle - length(self.dots.lines(count) - 1) * pitch / 2.0;
        for at in 0..count {
            let (column, line) = (length(at % across), length(at / across));
            let (x, y) = (x + COUNT + radius + column * pitch, first + line * pitch);
            marks.push(Mark::Circle { look: dot, x, y, radius });
        }
    }
}

/// Shades by share, so that rows of unlike totals can be compared.
fn heat(count: usize, all: usize) -> usize {
    match count * 100 / all.max(1) {
        _ if count == 0 => 0,
        0..15 => 1,
        15..25 => 2,
        25..40 => 3,
        _ => 4,
    }
}

fn label(all: &Distribution, row: &HeatRow) -> String {
    let counts = all.ladder.iter().zip(&row.counts).filter(|(_, count)| **count > 0);
    let counts: Vec<_> = counts
        .map(|(rung, count)| format!("{} at {}", counted(*count, &all.unit.0, &all.unit.1), rung.long()))
        .collect();
    let median = row.median.map(|median| format!("median {}", median.long(&all.ladder)));
    let open = (row.open > 0).then(|| format!("{} open", row.open));
    let said: Vec<_> = counts.into_iter().chain(open).chain(median).collect();
    let said = if said.is_empty() { "nothing rated".to_owned() } else { said.join(", ") };
    format!("{}: {said}", printable(&row.name))
}

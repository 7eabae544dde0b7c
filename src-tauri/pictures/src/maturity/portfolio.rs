//! Where every agency stands: their names in the column of their level, with what moved since the assessment before.

use super::{Place, Rung, or_dash};
use crate::figure::{Figure, Sheet, Table, TableRow, counted, length, straight};
use crate::ink::Look;
use crate::letters::{printable, width, wrap};
use crate::scene::{Letters, Mark, Purpose, line, texts};

/// What the columns of names are drawn from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Portfolio {
    /// The model's levels, the lowest first.
    pub ladder: Vec<Rung>,
    /// The agencies.
    pub standings: Vec<Standing>,
    /// The median of all, where any is rated.
    pub median: Option<Place>,
    /// Where the middle half lies.
    pub half: Option<Place>,
}

/// An agency and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The id of what it stands for.
    pub id: String,
    /// The agency, as short as it is called.
    pub name: String,
    /// Its overall level now.
    pub now: Place,
    /// Its level in the year before, where it was another.
    pub before: Option<Place>,
    /// Whether the same views rated in the year before; where others did, nobody can say whether it moved.
    pub is_comparable: bool,
}

impl Standing {
    fn moved(&self) -> Option<std::cmp::Ordering> {
        self.before.map(|before| self.now.middle().total_cmp(&before.middle()))
    }
}

/// The narrowest and the widest column of a level.
const COLUMN: (f32, f32) = (110.0, 360.0);
/// A place for one name.
const NAME: (f32, f32) = (72.0, 176.0);
/// What the sign of a move takes before a name.
const SIGN: f32 = 16.0;
const ROW: f32 = 22.0;
const INSET: f32 = 8.0;
/// What is said of a move where other views rated in the year before.
const UNLIKE: &str = "not comparable";
/// More names than these in a column stand side by side.
const TALL: usize = 10;

impl Portfolio {
    /// The picture and its table.
    #[must_use]
    pub fn figure(&self, purpose: Purpose) -> Figure {
        let columns = self.columns();
        let heads: Vec<_> = self
            .ladder
            .iter()
            .zip(&columns)
            .map(|(rung, it)| wrap(&rung.long(), Letters::BaseStrong, it.width - 2.0 * INSET, 3))
            .collect();
        let head = length(heads.iter().map(Vec::len).max().unwrap_or(1)) * Letters::BaseStrong.line();
        let top = head + Letters::Small.line() + 10.0;
        let mut marks = Vec::new();
        let mut bottom = top + ROW;
        for (column, lines) in columns.iter().zip(&heads) {
            marks.extend(texts(lines, Look::Title, Letters::BaseStrong, (column.x + INSET, 0.0)));
            let count = [counted(column.names.len(), "agency", "agencies")];
            let place = (column.x + INSET, head);
            marks.extend(texts(&count, Look::Note, Letters::Small, place));
            for (at, standing) in column.names.iter().enumerate() {
                let (across, down) = (length(at / column.rows), length(at % column.rows));
                let place = (column.x + INSET + across * column.name, top + 4.0 + down * ROW);
                marks.push(self.name(standing, column.name, place));
                bottom = bottom.max(place.1 + ROW);
            }
        }
        let width = columns.last().map_or(COLUMN.0, |column| column.x + column.width);
        marks.push(straight(Look::Axis, (0.0, top), (width, top)));
        marks.extend(columns.iter().skip(1).map(|it| straight(Look::Rule, (it.x, 0.0), (it.x, bottom))));
        let description = format!("{}. {}", self.title(), self.note());
        Sheet::new(self.title(), self.note(), purpose).figure((width, bottom), marks, description, self.table())
    }

    fn title(&self) -> String {
        match self.median {
            None => "No agency has been assessed".to_owned(),
            Some(median) => {
                format!(
                    "Median of {}: {}",
                    counted(self.standings.len(), "agency", "agencies"),
                    median.long(&self.ladder)
                )
            }
        }
    }

    fn note(&self) -> String {
        let count = |wanted| self.standings.iter().filter(|it| it.moved() == Some(wanted)).count();
        let (up, down) = (count(std::cmp::Ordering::Greater), count(std::cmp::Ordering::Less));
        let half = self.half.map(|half| format!("Middle half {}. ", half.long(&self.ladder))).unwrap_or_default();
        let unlike = match self.standings.iter().filter(|it| !it.is_comparable).count() {
            0 => String::new(),
            count => format!("; {count} cannot be compared, because other views rated"),
        };
        let between = match self.standings.iter().any(|it| it.now.ends()[0] != it.now.ends()[1]) {
            true => " Those between two levels stand at the lower one, which every view reaches.",
            false => "",
        };
        format!("{half}Since the year before: {up} moved up, {down} down{unlike}.{between}")
    }

    fn table(&self) -> Table {
        let row = |it: &Standing| TableRow {
            stands_for: Some(it.id.clone()),
            cells: vec![
                printable(&it.name),
                it.now.long(&self.ladder),
                or_dash(it.before, &self.ladder),
                if it.is_comparable { words(it.moved()) } else { UNLIKE }.to_owned(),
            ],
        };
        let columns = ["Agency", "Level", "Before", "Moved"].map(str::to_owned).to_vec();
        let mut standings: Vec<_> = self.standings.iter().collect();
        standings.sort_by(|one, other| one.now.middle().total_cmp(&other.now.middle()));
        Table { columns, rows: standings.into_iter().map(row).collect() }
    }

    fn columns(&self) -> Vec<Column<'_>> {
        let mut x = 0.0;
        let column = |level: usize| {
            let names: Vec<_> = self.standings.iter().filter(|it| it.now.level(&self.ladder) == level).collect();
            let widest = names.iter().map(|it| width(&printable(&it.name), Letters::Base)).fold(0.0, f32::max);
            let name = (widest + SIGN + 10.0).clamp(NAME.0, NAME.1);
            let room = ((COLUMN.1 - 2.0 * INSET) / name).max(1.0) as usize;
            let across = names.len().div_ceil(TALL).clamp(1, room);
            let rows = names.len().div_ceil(across).max(1);
            let width = (length(across) * name + 2.0 * INSET).max(COLUMN.0);
            let column = Column { x, width, name, rows, names };
            x += width;
            column
        };
        (0..self.ladder.len()).map(column).collect()
    }

    fn name(&self, it: &Standing, room: f32, (x, y): (f32, f32)) -> Mark {
        let mut marks = vec![Mark::Rect { look: Look::Row, x: x - 2.0, y, width: room, height: ROW, round: 2.0 }];
        let middle = y + ROW / 2.0;
        match it.moved() {
            Some(std::cmp::Ordering::Greater) => marks.push(triangle(x, middle, -1.0)),
            Some(std::cmp::Ordering::Less) => marks.push(triangle(x, middle, 1.0)),
            _ => {}
        }
        let words_shown = wrap(&it.name, Letters::Base, room - SIGN - 6.0, 1);
        let top = middle - Letters::Base.line() / 2.0;
        marks.extend(texts(&words_shown, Look::Title, Letters::Base, (x + SIGN, top)));
        let moved = match (it.moved(), it.before) {
            _ if !it.is_comparable => format!(", {UNLIKE} with the year before"),
            (Some(std::cmp::Ordering::Equal) | None, _) | (_, None) => String::new(),
            (moved, Some(before)) => format!(", moved {} from {}", words(moved), before.long(&self.ladder)),
        };
        let label = format!("{}: {}{moved}", printable(&it.name), it.now.long(&self.ladder));
        Mark::Group { look: Look::Group, stands_for: Some(it.id.clone()), label, marks }
    }
}

fn words(moved: Option<std::cmp::Ordering>) -> &'static str {
    match moved {
        Some(std::cmp::Ordering::Greater) => "up",
        Some(std::cmp::Ordering::Less) => "down",
        Some(std::cmp::Ordering::Equal) => "stayed",
        None => "–",
    }
}

/// Points up or down.
fn triangle(x: f32, y: f32, down: f32) -> Mark {
    let (left, right, tip, base) = (x, x + 9.0, y + 4.0 * down, y - 4.0 * down);
    line(Look::Head, &[(left, base), (right, base), (x + 4.5, tip), (left, base)], 0.0)
}

struct Column<'a> {
    x: f32,
    width: f32,
    /// What one name takes.
    name: f32,
    rows: usize,
    names: Vec<&'a Standing>,
}

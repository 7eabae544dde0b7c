//! Where the two views differ: a row for every pair, the provider's circle and the agency's square on one ladder.

use super::{Place, Rung, decimal};
use crate::figure::{Figure, Sheet, Table, TableRow, agency_sign, counted, legend, length, provider_sign, straight};
use crate::ink::Look;
use crate::letters::{printable, widest_word, width, wrap};
use crate::scene::{Anchor, Letters, Mark, Purpose, texts, texts_at};

/// What the dumbbells are drawn from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Disagreement {
    /// The model's levels, the lowest first.
    pub ladder: Vec<Rung>,
    /// Pairs that both sides rated: all that differ, and others as far as they are to be drawn.
    pub pairs: Vec<Pair>,
    /// How many more pairs both sides rated, which agree.
    pub agree: usize,
    /// Pairs that lie fewer steps apart than this are counted and not drawn.
    pub least: u8,
}

/// One dimension of one agency, rated by both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The id of what the row stands for.
    pub id: String,
    /// The agency, as short as it is called.
    pub subject: String,
    /// The dimension.
    pub dimension: String,
    /// Where the provider sees it.
    pub provider: Place,
    /// Where the agency sees it.
    pub agency: Place,
}

impl Pair {
    fn apart(&self) -> f64 {
        self.provider.apart(self.agency)
    }

    fn higher(&self) -> &'static str {
        match self.provider.middle().total_cmp(&self.agency.middle()) {
            std::cmp::Ordering::Less => "agency higher",
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Greater => "provider higher",
        }
    }
}

/// The picture's width, unless a ladder of names needs more.
const WIDTH: f32 = 600.0;
const PADDING: f32 = 8.0;
const BETWEEN: f32 = 16.0;
/// From a ladder's end to what stands beside it: half a sign, half a number.
const OVERHANG: f32 = 12.0;
/// What the last column takes.
const APART: f32 = 72.0;
/// More lines than these end in an ellipsis; the whole is in the row's label.
const LINES: usize = 2;

impl Disagreement {
    /// The rows that are drawn, the widest apart first.
    fn shown(&self) -> Vec<&Pair> {
        let mut shown: Vec<_> = self.pairs.iter().filter(|pair| pair.apart() >= f64::from(self.least)).collect();
        shown.sort_by(|one, other| other.apart().total_cmp(&one.apart()));
        shown
    }

    /// The picture and its table.
    #[must_use]
    pub fn figure(&self, purpose: Purpose) -> Figure {
        let shown = self.shown();
        let columns = Columns::of(&self.ladder, &shown);
        let (mut marks, mut y) = (Vec::new(), 0.0);
        y += columns.head(&self.ladder, &mut marks);
        for pair in &shown {
            let (row, height) = columns.row(pair, &self.ladder, y);
            marks.push(row);
            y += height;
        }
        if purpose == Purpose::Document {
            let entries = [
                (vec![provider_sign(14.0, 0.0)], "Provider".to_owned()),
                (vec![agency_sign(14.0, 0.0)], "Agency".to_owned()),
            ];
            let (keys, size) = legend(&entries, (PADDING, y + 12.0));
            marks.extend(keys);
            y += size.1 + 12.0;
        }
        let description = format!("{}. {}", self.title(), self.note());
        Sheet::new(self.title(), self.note(), purpose).figure(
            (columns.width, y),
            marks,
            description,
            self.table(&shown),
        )
    }

    fn count(&self, keeps: impl Fn(f64) -> bool) -> usize {
        self.pairs.iter().filter(|pair| keeps(pair.apart())).count()
    }

    fn title(&self) -> String {
        match (self.count(|apart| apart >= 2.0), self.count(is_one)) {
            _ if self.pairs.len() + self.agree == 0 => "Nothing has been rated by both sides".to_owned(),
            (0, 0) if self.count(|apart| apart > 0.0) > 0 => "No pair is a level apart".to_owned(),
            (0, 0) => "Both sides agree".to_owned(),
            (0, one) => format!("{} one level apart", counted(one, "pair is", "pairs are")),
            (wide, _) => format!("{} two levels or more apart", counted(wide, "pair is", "pairs are")),
        }
    }

    fn note(&self) -> String {
        let (one, none) = (self.count(is_one), self.count(|apart| apart < 1.0) + self.agree);
        match self.pairs.len() + self.agree {
            0 => "A pair is a dimension that provider and agency have both rated.".to_owned(),
            all => format!(
                "Where the two views differ. Of {}: {one} one apart, {none} agree.",
                counted(all, "pair", "pairs")
            ),
        }
    }

    fn table(&self, shown: &[&Pair]) -> Table {
        let columns = ["Agency", "Dimension", "Provider", "Agency’s view", "Levels apart", "Higher"];
        let row = |pair: &&Pair| TableRow {
            stands_for: Some(pair.id.clone()),
            cells: vec![
                printable(&pair.subject),
                printable(&pair.dimension),
                pair.provider.long(&self.ladder),
                pair.agency.long(&self.ladder),
                decimal(pair.apart()),
                pair.higher().to_owned(),
            ],
        };
        Table { columns: columns.map(str::to_owned).to_vec(), rows: shown.iter().map(row).collect() }
    }
}

/// One level apart: with numbers, not yet two.
fn is_one(apart: f64) -> bool {
    (1.0..2.0).contains(&apart)
}

fn apart_words(apart: f64) -> String {
    match apart {
        0.0 => "they agree".to_owned(),
        1.0 => "1 level apart".to_owned(),
        apart => format!("{} levels apart", decimal(apart)),
    }
}

/// Where the columns stand.
struct Columns {
    subject: f32,
    dimension: f32,
    /// Left edge of the dimension, first level, step between levels, left edge of the last column.
    dimension_at: f32,
    ladder_at: f32,
    step: f32,
    apart_at: f32,
    width: f32,
    heads: Vec<Vec<String>>,
}

impl Columns {
    fn of(ladder: &[Rung], shown: &[&Pair]) -> Self {
        let wide = |texts: &mut dyn Iterator<Item = &String>, letters| {
            texts.map(|text| width(&printable(text), letters)).fold(0.0, f32::max)
        };
        let is_named = ladder.iter().any(|rung| rung.number.is_none());
        let longest = widest_word(ladder.iter().map(Rung::short), Letters::Small);
        let step = if is_named {
            (longest + 8.0).clamp(84.0, 120.0)
        } else if ladder.len() > 6 {
            36.0
        } else {
            48.0
        };
        let head = |rung: &Rung| wrap(&rung.short(), Letters::Small, step - 6.0, 3);
        let heads: Vec<_> = ladder.iter().map(head).collect();
        let rungs = step * length(ladder.len().saturating_sub(1)) + 2.0 * if is_named { step / 2.0 } else { OVERHANG };
        let subject = wide(&mut shown.iter().map(|pair| &pair.subject), Letters::BaseStrong).clamp(48.0, 100.0);
        let fixed = 2.0 * PADDING + subject + 3.0 * BETWEEN + rungs + APART;
        let needed = wide(&mut shown.iter().map(|pair| &pair.dimension), Letters::Base).clamp(60.0, 180.0);
        let dimension = needed.max((WIDTH - fixed).min(230.0));
        let dimension_at = PADDING + subject + BETWEEN;
        let ladder_at = dimension_at + dimension + BETWEEN + if is_named { step / 2.0 } else { OVERHANG };
        let apart_at = dimension_at + dimension + BETWEEN + rungs + BETWEEN;
        let width = (apart_at + APART + PADDING).max(WIDTH);
        Self { subject, dimension, dimension_at, ladder_at, step, apart_at, width, heads }
    }

    fn x(&self, steps: f32) -> f32 {
        self.ladder_at + steps * self.step
    }

    /// The words over the columns; answers how much they take.
    fn head(&self, ladder: &[Rung], marks: &mut Vec<Mark>) -> f32 {
        let most = self.heads.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let height = length(most) * Letters::Small.line() + 8.0;
        let last = height - 4.0 - Letters::Small.line();
        for (words, x) in [("Agency", PADDING), ("Dimension", self.dimension_at), ("Difference", self.apart_at)] {
            marks.extend(texts(&[words.to_owned()], Look::Note, Letters::Small, (x, last)));
        }
        for (at, lines) in self.heads.iter().enumerate().take(ladder.len()) {
            let top = height - 4.0 - length(lines.len()) * Letters::Small.line();
            marks.extend(texts_at(lines, Look::Note, Letters::Small, (self.x(length(at)), top), Anchor::Middle));
        }
        marks.push(straight(Look::Axis, (0.0, height), (self.width, height)));
        height
    }

    fn row(&self, pair: &Pair, ladder: &[Rung], top: f32) -> (Mark, f32) {
        let subject = wrap(&pair.subject, Letters::BaseStrong, self.subject, LINES);
        let dimension = wrap(&pair.dimension, Letters::Base, self.dimension, LINES);
        let lines = subject.len().max(dimension.len()).max(1);
        let height = length(lines) * Letters::Base.line() + 16.0;
        let middle = top + height / 2.0;
        let inset = |lines: usize| middle - length(lines) * Letters::Base.line() / 2.0;
        let mut marks = vec![Mark::Rect { look: Look::Row, x: 0.0, y: top, width: self.width, height, round: 0.0 }];
        marks.extend(texts(&subject, Look::Title, Letters::BaseStrong, (PADDING, inset(subject.len()))));
        marks.extend(texts(&dimension, Look::Title, Letters::Base, (self.dimension_at, inset(dimension.len()))));
        self.dumbbell(pair, ladder, middle, &mut marks);
        let words = match pair.apart() {
            0.0 => "agree".to_owned(),
            apart => format!("{} apart", decimal(apart)),
        };
        marks.extend(texts(&[words], Look::Title, Letters::BaseStrong, (self.apart_at, inset(1))));
        marks.push(straight(Look::Rule, (0.0, top + height), (self.width, top + height)));
        let label = format!(
            "{}, {}: provider {}, agency {}, {}",
            printable(&pair.subject),
            printable(&pair.dimension),
            pair.provider.long(ladder),
            pair.agency.long(ladder),
            apart_words(pair.apart())
        );
        (Mark::Group { look: Look::Group, stands_for: Some(pair.id.clone()), label, marks }, height)
    }

    fn dumbbell(&self, pair: &Pair, ladder: &[Rung], y: f32, marks: &mut Vec<Mark>) {
        let levels = ladder.len();
        marks.push(straight(Look::Axis, (self.x(0.0), y), (self.x(length(levels.saturating_sub(1))), y)));
        for level in 0..levels {
            let x = self.x(length(level));
            marks.push(straight(Look::Axis, (x, y - 4.0), (x, y + 4.0)));
        }
        let (provider, agency) = (self.x(pair.provider.steps(ladder)), self.x(pair.agency.steps(ladder)));
        // Signs on one place stand above each other's line, so that both are seen.
        let aside = if (provider - agency).abs() < 10.0 { 5.5 } else { 0.0 };
        marks.push(straight(Look::Gap, (provider, y), (agency, y)));
        marks.push(provider_sign(provider, y - aside));
        marks.push(agency_sign(agency, y + aside));
    }
}

//! A picture with what stands beside it: the title that says its result, and the table that is its equal.

use serde::Serialize;
use specta::Type;

use crate::ink::Look;
use crate::letters::{width, wrap};
use crate::scene::{Letters, Mark, Purpose, Scene, line, texts};

/// A picture and its equals in words.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// The result, in a few words.
    pub title: String,
    /// How to read it.
    pub note: String,
    /// The picture.
    pub scene: Scene,
    /// The same as a table.
    pub table: Table,
}

/// A picture's equal in rows and columns.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// The words over the columns.
    pub columns: Vec<String>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<TableRow>,
}

/// A row of a picture's table.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TableRow {
    /// The id of what it stands for, as in the picture.
    pub stands_for: Option<String>,
    /// What its cells say.
    pub cells: Vec<String>,
}

/// Around a picture in a document.
pub(crate) const MARGIN: f32 = 16.0;

/// Puts a laid out picture into its place: in a document under its title, its note and with a margin around it.
pub(crate) struct Sheet {
    title: String,
    note: String,
    purpose: Purpose,
}

impl Sheet {
    pub(crate) fn new(title: String, note: String, purpose: Purpose) -> Self {
        Self { title, note, purpose }
    }

    /// How wide the picture under the title at least is.
    const LEAST: f32 = 320.0;

    pub(crate) fn figure(self, size: (f32, f32), marks: Vec<Mark>, description: String, table: Table) -> Figure {
        let Self { title, note, purpose } = self;
        let scene = match purpose {
            Purpose::Window => Scene { title: title.clone(), description, width: size.0, height: size.1, marks },
            Purpose::Document => framed(&title, &note, description, size, marks),
        };
        Figure { title, note, scene, table }
    }
}

fn framed(title: &str, note: &str, description: String, size: (f32, f32), marks: Vec<Mark>) -> Scene {
    let room = size.0.max(Sheet::LEAST);
    let (heading, under) = (wrap(title, Letters::TitleStrong, room, 3), wrap(note, Letters::Small, room, 4));
    let tall = |lines: &[String], letters: Letters| letters.line() * f32::from(u16::try_from(lines.len()).unwrap_or(0));
    let mut y = MARGIN;
    let mut all = texts(&heading, Look::Title, Letters::TitleStrong, (MARGIN, y));
    y += tall(&heading, Letters::TitleStrong);
    all.extend(texts(&under, Look::Note, Letters::Small, (MARGIN, y)));
    y += tall(&under, Letters::Small) + 12.0;
    all.extend(marks.into_iter().map(|mark| mark.moved(MARGIN, y)));
    Scene { title: title.to_owned(), description, width: room + 2.0 * MARGIN, height: y + size.1 + MARGIN, marks: all }
}

/// How wide the words beside a sign are at most, in at most two lines.
const MEANING: f32 = 240.0;

/// What signs and lines mean, in a column: each with its marks, drawn 28 pixels wide around the middle of a line.
pub(crate) fn legend(entries: &[(Vec<Mark>, String)], (x, top): (f32, f32)) -> (Vec<Mark>, (f32, f32)) {
    let (mut marks, mut y, mut wide) = (Vec::new(), top, 0.0_f32);
    for (sample, words) in entries {
        marks.extend(sample.iter().map(|mark| mark.clone().moved(x, y + 12.0)));
        let lines = wrap(words, Letters::Small, MEANING, 2);
        wide = lines.iter().map(|line| 36.0 + width(line, Letters::Small)).fold(wide, f32::max);
        marks.extend(texts(&lines, Look::Note, Letters::Small, (x + 36.0, y + 4.0)));
        y += 24.0 + Letters::Small.line() * length(lines.len().saturating_sub(1));
    }
    (marks, (wide, y - top))
}

/// The provider's circle and the agency's square around a point, as large as they are on a line.
pub(crate) fn provider_sign(x: f32, y: f32) -> Mark {
    Mark::Circle { look: Look::ProviderSign, x, y, radius: 5.0 }
}

/// See [`provider_sign`].
pub(crate) fn agency_sign(x: f32, y: f32) -> Mark {
    Mark::Rect { look: Look::AgencyPoint, x: x - 4.5, y: y - 4.5, width: 9.0, height: 9.0, round: 1.0 }
}

/// A straight line.
pub(crate) fn straight(look: Look, from: (f32, f32), to: (f32, f32)) -> Mark {
    line(look, &[from, to], 0.0)
}

/// A count as a length.
pub(crate) fn length(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// "1 agency", "24 agencies".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

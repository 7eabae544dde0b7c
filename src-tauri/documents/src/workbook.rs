//! The middle form of every spreadsheet: what it says, without a word about how a format says it.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use chrono::{DateTime, SecondsFormat, Utc};

/// A spreadsheet document.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook<'a> {
    /// Title in the document's properties and at the head of every printed page.
    pub title: String,
    /// Where it comes from, so that a returned file can be matched.
    pub stamp: Stamp,
    /// Its sheets in order; the first one is what a format with one table prints.
    pub sheets: Vec<Sheet<'a>>,
}

/// Says of which workspace and engagement a document is a copy, and of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Id of the workspace.
    pub workspace: String,
    /// Id of the engagement.
    pub engagement: String,
    /// When it was exported.
    pub exported_at: DateTime<Utc>,
}

/// One table with a header row.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet<'a> {
    /// Name on the tab.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// Its rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell<'a>>>,
}

/// What a cell holds: text, never a formula, whatever it begins with. An empty text is nothing.
pub type Cell<'a> = Cow<'a, str>;

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Text of the header.
    pub header: String,
    /// Width in characters.
    pub width: u16,
    /// Whether long text is broken into lines.
    pub wraps: bool,
    /// Kept out of sight where the format can; CSV prints it.
    pub hidden: bool,
    /// The values offered for its cells, where there are such.
    pub choices: Option<Choices>,
    /// Shown when a cell of it is chosen.
    pub prompt: Option<Message>,
}

/// A run of cells in another sheet whose values are offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// Name of the sheet.
    pub sheet: String,
    /// Index of its column, from 0.
    pub column: usize,
    /// Indices of its first and last row, from 0 below the header.
    pub rows: RangeInclusive<usize>,
    /// Shown when something else is typed.
    pub complaint: Message,
}

/// A small window beside a cell. Excel takes 32 UTF-16 units of title and 255 of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its heading.
    pub title: String,
    /// Its lines.
    pub text: String,
}

/// Rows below the last one for which choices and prompts hold as well, so that added rows have them.
pub(crate) const ROWS_TO_ADD: u32 = 1000;

/// Room that indent and filter button take in a header, in characters.
const BESIDE_HEADER: u16 = 5;

impl Stamp {
    /// Its parts by the names under which a document carries them.
    pub fn properties(&self) -> [(&'static str, String); 3] {
        let exported_at = self.exported_at.to_rfc3339_opts(SecondsFormat::Secs, true);
        [
            ("Liaison workspace", self.workspace.clone()),
            ("Liaison engagement", self.engagement.clone()),
            ("Liaison exported at", exported_at),
        ]
    }

    /// At the foot of every printed page.
    pub(crate) fn foot(&self) -> String {
        self.exported_at.format("Exported %b %-d, %Y, %H:%M UTC").to_string()
    }
}

impl Sheet<'_> {
    /// Its name as a name of a table: no spaces, no signs.
    pub(crate) fn table_name(&self) -> String {
        self.name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "_")
    }

    /// Rows that its table takes; an empty table shows one empty row to type in.
    pub(crate) fn height(&self) -> usize {
        self.rows.len().max(1)
    }
}

impl Column {
    /// A plain column, wide enough for its header.
    pub fn new(header: &str, width: u16) -> Self {
        let needed = u16::try_from(header.chars().count()).unwrap_or(u16::MAX).saturating_add(BESIDE_HEADER);
        Self {
            header: header.to_owned(),
            width: width.max(needed),
            wraps: false,
            hidden: false,
            choices: None,
            prompt: None,
        }
    }
}

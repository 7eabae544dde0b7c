//! The middle form of every document that is read page by page: what it says, without a word about how a format says
//! it. Word, PDF, HTML and the window's preview print it, so that they stay thin and say the same.
//!
//! All texts in it are clean ([`clean`]): no characters that XML forbids, lines end in `\n`. They are data: whatever
//! they look like, a printer never reads them as markup, a formula or a field.

mod clean;
mod own_text;
mod preview;

use engagement::Part;
use pictures::scene::Scene;
use serde::Serialize;
use specta::Type;

pub(crate) use clean::clean;
pub use own_text::own_text;
pub use preview::{CutTable, Preview};

use crate::workbook::Stamp;

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Title in the document's properties.
    pub title: String,
    /// Language of its texts, as BCP 47 has it.
    pub language: &'static str,
    /// Said at the head of every page: what is meant to stay inside says so.
    pub marking: Option<&'static str>,
    /// The first page, where there is one.
    pub title_page: Option<TitlePage>,
    /// What follows it, in order. None of them is empty.
    pub sections: Vec<Section>,
    /// Where it comes from.
    pub stamp: Stamp,
}

/// The first page.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TitlePage {
    /// Who issues it; may be empty.
    pub issuer: String,
    /// What kind of document it is.
    pub title: String,
    /// What it is about.
    pub subtitle: String,
    /// Version, date and the like, each with what it is.
    pub facts: Vec<(String, String)>,
    /// Own words of the provider.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "OutlineSection")]
pub struct Section {
    /// Which part of the plan it is.
    pub part: Part,
    /// Whether its pages lie on their long side.
    pub landscape: bool,
    /// Its heading of level 1 and what it says. Appendices have several headings of level 1.
    pub blocks: Vec<Block>,
}

/// Something that stands on its own lines.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "block", rename_all = "camelCase")]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph {
        /// Its words.
        spans: Vec<Phrase>,
    },
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
    /// The list of the headings of all sections, with where they stand.
    Contents,
}

/// A heading. Levels are never skipped: one of level 2 stands below one of level 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Heading {
    /// 1 to 3.
    pub level: u8,
    /// Its number, such as `2.1` or `Appendix A`; empty where it has none.
    pub number: String,
    /// What it says.
    pub text: String,
    /// Name by which links lead to it: letters, digits and hyphens, unique in the document.
    pub anchor: String,
    /// Whether it stands in the contents.
    pub listed: bool,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Phrase {
    /// The words; `\n` breaks the line.
    pub text: String,
    /// Whether they stand out.
    pub bold: bool,
    /// Where they lead: an address of `https`, `http` or `mailto`.
    pub link: Option<String>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename = "OutlineList")]
pub struct List {
    /// Whether its items are counted.
    pub ordered: bool,
    /// Its items in order.
    pub items: Vec<Vec<Phrase>>,
}

/// A table with one header row and no merged cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "OutlineTable")]
pub struct Table {
    /// Counted through the document, from 1.
    pub number: u32,
    /// What it shows.
    pub caption: String,
    /// Name of its sheet in a workbook, unique in the document, 31 characters at most.
    pub sheet: String,
    /// Its columns in order.
    pub columns: Vec<TableColumn>,
    /// Its rows; each has a cell for every column. The first cell of a row says what the row is about.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct TableColumn {
    /// Text of the header.
    pub header: String,
    /// Share of the table's width, in hundredths; those of a table make a hundred.
    pub share: u16,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "cell", content = "says", rename_all = "camelCase")]
#[serde(rename = "OutlineCell")]
pub enum Cell {
    /// A text; may be empty, `\n` breaks the line.
    Text(String),
    /// Points, each a list item.
    Points(Vec<String>),
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename = "OutlineFigure")]
pub struct Figure {
    /// Counted through the document, from 1.
    pub number: u32,
    /// What it shows.
    pub caption: String,
    /// The picture in words, for those who do not see it.
    pub alternative: String,
    /// The picture.
    pub scene: Scene,
}

impl Outline {
    /// Its headings in order.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })
    }

    /// Its tables in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// Everything its sections say.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// How many rows its tables have: by them the progress of printing is told.
    pub fn rows(&self) -> usize {
        self.tables().map(|table| table.rows.len()).sum()
    }
}

impl Phrase {
    /// Plain words.
    pub fn plain(text: &str) -> Self {
        Self { text: clean(text), bold: false, link: None }
    }
}

impl Block {
    /// A paragraph of plain words.
    pub fn paragraph(text: &str) -> Self {
        Self::Paragraph { spans: vec![Phrase::plain(text)] }
    }
}

impl Cell {
    /// A text.
    pub fn text(text: &(impl ToString + ?Sized)) -> Self {
        Self::Text(clean(&text.to_string()))
    }

    /// Points.
    pub fn points<T: ToString>(points: impl IntoIterator<Item = T>) -> Self {
        Self::Points(points.into_iter().map(|point| clean(&point.to_string())).collect())
    }

    /// What it says as one text, a point a line.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Points(points) => points.join("\n"),
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Points(points) => points.is_empty(),
        }
    }
}

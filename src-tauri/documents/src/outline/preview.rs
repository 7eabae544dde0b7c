//! A document for the screen: as it will be, but of long tables the beginning.

use serde::Serialize;
use specta::Type;

use super::{Block, Outline, Section, TitlePage};

/// What a document will say.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// Said at the head of every page.
    pub marking: Option<&'static str>,
    /// The first page, where there is one.
    pub title_page: Option<TitlePage>,
    /// What follows it.
    pub sections: Vec<Section>,
    /// The tables of which only the beginning is here.
    pub cut: Vec<CutTable>,
}

/// A table of which only the beginning is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct CutTable {
    /// Its number.
    pub number: u32,
    /// How many rows more it has.
    pub more: u32,
}

impl Outline {
    /// The document with at most so many rows of each table.
    pub fn preview(mut self, most: usize) -> Preview {
        let mut cut = Vec::new();
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            if let Block::Table(table) = block
                && table.rows.len() > most
            {
                let more = u32::try_from(table.rows.len() - most).unwrap_or(u32::MAX);
                cut.push(CutTable { number: table.number, more });
                table.rows.truncate(most);
            }
        }
        Preview { marking: self.marking, title_page: self.title_page, sections: self.sections, cut }
    }
}

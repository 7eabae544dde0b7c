//! The page that a template has, upright and lying.

use std::ops::Range;

use super::template::Body;
use super::xml::{Element, elements, spliced};

/// Letter with an inch around, in twentieths of a point.
const USUAL: &str = "<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/>\
     <w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" \
     w:gutter=\"0\"/></w:sectPr>";

/// The last section of a template, which its copies follow.
#[derive(Debug)]
pub(super) struct Page {
    section: String,
    width: u32,
    height: u32,
    beside: u32,
    above: u32,
    columns: u32,
    between: u32,
}

impl Page {
    pub fn of(body: &Body) -> Self {
        let section = body.section.clone().map_or(USUAL, |range| &body.text[range]).to_owned();
        let found = elements(&section, 1).unwrap_or_default();
        let number = |tag: &str, name: &str, otherwise: u32| {
            let value = found.iter().find(|it| it.is(tag)).and_then(|it| it.attribute(name));
            value.and_then(|value| value.parse::<f64>().ok()).map_or(otherwise, |value| value.abs() as u32)
        };
        Self {
            width: number("w:pgSz", "w:w", 12240),
            height: number("w:pgSz", "w:h", 15840),
            beside: number("w:pgMar", "w:left", 1440)
                + number("w:pgMar", "w:right", 1440)
                + number("w:pgMar", "w:gutter", 0),
            above: number("w:pgMar", "w:top", 1440) + number("w:pgMar", "w:bottom", 1440),
            columns: number("w:cols", "w:num", 1).clamp(1, 45),
            between: number("w:cols", "w:space", 720),
            section,
        }
    }

    /// Whether the template's own pages lie on their long side, so that ours need no turning.
    pub fn lies(&self) -> bool {
        self.width > self.height
    }

    /// The width of the text, in twentieths of a point.
    pub fn text_width(&self, lying: bool) -> u32 {
        let width = if lying { self.width.max(self.height) } else { self.width };
        let room = width.saturating_sub(self.beside + self.between * (self.columns - 1)).max(1440);
        room / self.columns
    }

    /// The height of the text.
    pub fn text_height(&self, lying: bool) -> u32 {
        let height = if lying { self.height.min(self.width) } else { self.height };
        height.saturating_sub(self.above).max(1440)
    }

    /// The properties of a section of ours: the template's, with the page turned where it lies. Only the first one
    /// keeps what is for a first page and where page numbers begin.
    pub fn section(&self, lying: bool, first: bool) -> String {
        let Some(found) = elements(&self.section, 1) else { return self.section.clone() };
        let turned = lying && !self.lies();
        let mut changes: Vec<(Range<usize>, String)> = Vec::new();
        for it in found.iter().filter(|it| it.depth == 1) {
            if turned && it.is("w:pgSz") {
                let (width, height) = (self.height, self.width);
                let size = format!("<w:pgSz w:w=\"{width}\" w:h=\"{height}\" w:orient=\"landscape\"/>");
                changes.push((it.whole.clone(), size));
            } else if it.is("w:type") || (!first && (it.is("w:titlePg") || it.is("w:pgNumType") && begins(it))) {
                changes.push((it.whole.clone(), String::new()));
            }
        }
        spliced(&self.section, changes)
    }
}

fn begins(numbers: &Element) -> bool {
    numbers.attribute("w:start").is_some()
}

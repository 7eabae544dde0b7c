//! Counts headings, tables and figures once the document is whole, and names each heading for links.

use crate::outline::{Block, Heading, Outline};

pub(super) fn all(outline: &mut Outline) {
    let mut count = Count::default();
    for section in &mut outline.sections {
        for block in &mut section.blocks {
            match block {
                Block::Heading(heading) => count.heading(heading, section.part),
                Block::Table(table) => {
                    count.tables += 1;
                    table.number = count.tables;
                }
                Block::Figure(figure) => {
                    count.figures += 1;
                    figure.number = count.figures;
                }
                Block::Paragraph { .. } | Block::List(_) | Block::Contents => {}
            }
        }
    }
}

#[derive(Default)]
struct Count {
    tables: u32,
    figures: u32,
    headings: u32,
    numbered: u32,
    below: u32,
    appendices: u32,
}

impl Count {
    fn heading(&mut self, heading: &mut Heading, part: engagement::Part) {
        self.headings += 1;
        heading.anchor = format!("heading-{}", self.headings);
        let numbered = part.is_numbered();
        match heading.level {
            1 if part == engagement::Part::Appendices => {
                heading.number = format!("Appendix {}", letters(self.appendices));
                self.appendices += 1;
            }
            1 if numbered => {
                self.numbered += 1;
                self.below = 0;
                heading.number = self.numbered.to_string();
            }
            2 if numbered => {
                self.below += 1;
                heading.number = format!("{}.{}", self.numbered, self.below);
            }
            _ => {}
        }
    }
}

/// A, B … Z, AA.
fn letters(at: u32) -> String {
    let letter = char::from(b'A' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { format!("{}{letter}", letters(at / 26 - 1)) }
}

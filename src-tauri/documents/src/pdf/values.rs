//! An outline as values that the look reads. Texts become content made of their letters, never source; letters that the
//! fonts do not have are replaced here, and noted with where they stood.

use std::io;

use engagement::Part;
use typst::foundations::{Array, Content, Dict, IntoValue, NativeElement, Value, array, dict};
use typst::layout::BoxElem;
use typst::text::{LinebreakElem, TextElem};

use super::columns::Place;
use super::letters::{Fitted, UNKNOWN, fitted, fitted_in_picture};
use super::page::{BODY, CAPTION, FACT, HEADER, HEADINGS, ISSUER, SUBTITLE, TITLE, measures, room};
use super::replaced::Replaced;
use crate::outline::{Block, Heading, Outline, Phrase, Section, TitlePage};
use crate::pace::Pace;

/// How much of a title the head of a page says, in letters.
const RUNNING: usize = 80;
/// The longest address that a link may have.
const LONGEST_LINK: usize = 2_000;

/// Turns an outline into values.
pub(super) struct Values<'a, 'b> {
    pub(super) pace: &'a mut Pace<'b>,
    /// What is being read, for those who look for it.
    pub(super) spot: String,
    /// Whether the page lies on its long side.
    pub(super) landscape: bool,
    /// The texts in which letters were replaced.
    pub(super) replaced: Vec<Replaced>,
}

impl<'a, 'b> Values<'a, 'b> {
    pub(super) fn new(pace: &'a mut Pace<'b>) -> Self {
        Self { pace, spot: String::new(), landscape: false, replaced: Vec::new() }
    }

    /// Everything that the look reads.
    pub(super) fn of(&mut self, outline: &Outline) -> io::Result<Dict> {
        self.spot = "Title".into();
        let title = named(self.whole(&outline.title));
        let running = self.words(&shortened(&outline.title), self.place(HEADER, false));
        let marking = self.words(outline.marking.unwrap_or_default(), self.place(HEADER, true));
        self.spot = "Title page".into();
        let issuer = outline.title_page.as_ref().map_or("", |page| &page.issuer);
        let (language, region) = outline.language.split_once('-').unwrap_or((outline.language, ""));
        Ok(dict! {
            "title" => title,
            "issuer" => self.whole(&shortened(issuer)),
            "language" => language,
            "region" => if region.is_empty() { Value::None } else { region.into_value() },
            "running" => running,
            "marking" => marking,
            "size" => measures(),
            "title-page" => match &outline.title_page {
                Some(page) => self.title_page(page)?.into_value(),
                None => Value::None,
            },
            "runs" => self.runs(&outline.sections)?,
        })
    }

    fn title_page(&mut self, page: &TitlePage) -> io::Result<Dict> {
        let issuer = self.words(&page.issuer, self.place(ISSUER, true));
        let title = self.words(&page.title, self.place(TITLE, true));
        let subtitle = self.words(&page.subtitle, self.place(SUBTITLE, false));
        let name = Place { room: FACT - 6.0, size: BODY, bold: false };
        let said = Place { room: room(false) - FACT, size: BODY, bold: false };
        let fact = |(what, is): &(String, String)| -> Value {
            array![self.words(what, name), self.words(is, said)].into_value()
        };
        let facts: Array = page.facts.iter().map(fact).collect();
        let blocks = self.blocks(&page.blocks)?;
        Ok(dict! {
            "issuer" => issuer, "title" => title, "subtitle" => subtitle, "facts" => facts, "blocks" => blocks,
        })
    }

    /// The sections, those together whose pages lie the same way.
    fn runs(&mut self, sections: &[Section]) -> io::Result<Array> {
        let mut runs = Array::new();
        for run in sections.chunk_by(|one, next| one.landscape == next.landscape) {
            self.landscape = run.first().is_some_and(|section| section.landscape);
            let mut blocks = Array::new();
            for (at, section) in run.iter().enumerate() {
                self.spot = section.part.title().to_owned();
                blocks.extend(self.blocks(&section.blocks)?);
                if section.part == Part::Contents && at + 1 < run.len() {
                    blocks.push(dict! { "kind" => "pageBreak" }.into_value());
                }
            }
            runs.push(dict! { "landscape" => self.landscape, "blocks" => blocks }.into_value());
        }
        Ok(runs)
    }

    fn blocks(&mut self, blocks: &[Block]) -> io::Result<Array> {
        let mut values = Array::new();
        for (at, block) in blocks.iter().enumerate() {
            let value = match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph { spans } => {
                    // A line that leads to something stays with it.
                    let leads = matches!(blocks.get(at + 1), Some(Block::Table(_) | Block::Figure(_) | Block::List(_)));
                    dict! { "kind" => "paragraph", "leads" => leads, "spans" => self.spans(spans, self.place(BODY, false)) }
                }
                Block::List(list) => {
                    let place = self.place(BODY, false).indented();
                    let items: Array = list.items.iter().map(|item| self.spans(item, place).into_value()).collect();
                    dict! { "kind" => "list", "ordered" => list.ordered, "items" => items }
                }
                Block::Table(table) => self.table(table)?,
                Block::Figure(figure) => self.figure(figure),
                Block::Contents => dict! { "kind" => "contents" },
            };
            values.push(value.into_value());
        }
        Ok(values)
    }

    fn heading(&mut self, heading: &Heading) -> Dict {
        self.spot = format!("{} {}", heading.number, shortened(&fitted(&heading.text).text)).trim().to_owned();
        let size = HEADINGS[usize::from(heading.level.clamp(1, 3)) - 1];
        let text = named(self.whole(&heading.text));
        dict! {
            "kind" => "heading",
            "level" => i64::from(heading.level.clamp(1, 3)),
            "number" => heading.number.as_str(),
            "text" => content(&text, self.place(size, true)),
            "listed" => heading.listed,
        }
    }

    fn spans(&mut self, spans: &[Phrase], place: Place) -> Array {
        let span = |span: &Phrase| {
            let link = span.link.as_deref().filter(|address| address.len() <= LONGEST_LINK);
            dict! {
                "text" => self.words(&span.text, Place { bold: span.bold, ..place }),
                "bold" => span.bold,
                "link" => link.map_or(Value::None, IntoValue::into_value),
            }
            .into_value()
        };
        spans.iter().map(span).collect()
    }

    /// The caption of a table or figure.
    pub(super) fn caption(&mut self, what: &str, number: u32, caption: &str) -> Content {
        self.spot = format!("{what} {number}");
        self.words(&format!("{what} {number}. {caption}"), self.place(CAPTION, true))
    }

    /// A text as it is set.
    pub(super) fn words(&mut self, text: &str, place: Place) -> Content {
        content(&self.whole(text), place)
    }

    /// A text in letters of the fonts.
    pub(super) fn whole(&mut self, text: &str) -> String {
        self.noted(fitted(text))
    }

    /// A text of a picture in letters of the fonts.
    pub(super) fn in_picture(&mut self, text: &str) -> String {
        self.noted(fitted_in_picture(text))
    }

    fn noted(&mut self, fitted: Fitted) -> String {
        if !fitted.replaced.is_empty() {
            self.replaced.push(Replaced::new(&self.spot, fitted.replaced));
        }
        fitted.text.into_owned()
    }

    /// The width of the page for letters of a size.
    pub(super) fn place(&self, size: f64, bold: bool) -> Place {
        Place { room: room(self.landscape), size, bold }
    }
}

/// A text as content that is nothing but its letters: its lines, each in pieces between which it may break. Between
/// pieces an empty box lets it break and leaves no letter.
fn content(text: &str, place: Place) -> Content {
    let mut parts = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            parts.push(LinebreakElem::shared().clone());
        }
        for (at, piece) in place.pieces(line).into_iter().enumerate() {
            if at > 0 {
                parts.push(BoxElem::new().pack());
            }
            parts.push(TextElem::packed(piece));
        }
    }
    Content::sequence(parts)
}

/// PDF/UA wants a name for what it lists, also where a text was nothing but letters that are left out.
pub(super) fn named(text: String) -> String {
    if text.trim().is_empty() { UNKNOWN.to_owned() } else { text }
}

/// A text on one line that is not too long for the head of a page.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(RUNNING) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

//! Hostile texts in every place where an outline holds text: pages are made, and say them letter by letter.

use std::collections::HashMap;

use documents::outline::{Block, Cell, Figure, Heading, List, Outline, Phrase, Section, Table, TableColumn, TitlePage};
use documents::{Replaced, Stamp};
use engagement::Part;
use pictures::ink::Look;
use pictures::scene::{Anchor, Letters, Mark, Scene};

use tempfile::tempdir;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::read_back::words;
use crate::sample::{exported_at, printed};
use crate::texts;

/// What would be more than text if it were read as Typst.
const TYPST: [&str; 12] = [
    "#panic(\"read\")",
    "#include \"/etc/passwd\"",
    "#read(\"/etc/passwd\")",
    "#import \"@preview/cetz:0.3.0\": *",
    "= heading *strong* _emphasis_ `raw`",
    "$ sum_(i=1)^n i $",
    "- item\n+ item\n/ term: item",
    "@reference <label> ~ -- --- ... 'smart' \"quotes\"",
    "\\u{1f600} \\# \\\\",
    "// comment /* another */",
    "#{ while true {} }",
    "]#text(size: 900pt)[",
];

/// Texts of more letters are looked for by their beginning and their end: between them a page may end, and the header of
/// a table be repeated.
const LONG: usize = 600;
const FIRST: usize = 12;
const LAST: usize = 8;

/// What may stand between two texts of a place: a number of a page, an item or a table, and a row of a table.
const SKIPPED: usize = 60;

#[test]
fn two_thousand_hostile_texts_are_said_as_they_are() {
    let folder = tempdir().unwrap();
    // In the contents and as headings; plain and as a link; in two lists; in three cells of a row.
    let places = [("contents", 1), ("heading", 1), ("paragraph", 2), ("point", 1), ("item", 1), ("row", 3)];
    for texts in hostile().chunks(250) {
        let mut outline = outline(texts);
        // They would stand between the contents and the headings.
        outline.title_page.as_mut().unwrap().facts.clear();
        let (pdf, replaced) = printed(&outline, folder.path());
        let said = letters(&words(&pdf));
        // The title page says some of them too.
        let mut reader = Reader { said: &said, at: said.find("Hostiletexts").unwrap(), place: String::new() };
        let fitted = fitted(texts, &replaced);
        for (place, times) in places {
            if place == "row" && !is_stacked(&texts[0]) {
                reader.find("caption of the rows", ends(&fitted[0]).0);
            }
            for (text, written) in fitted.iter().zip(texts) {
                if is_stacked(written) {
                    reader.place.clear();
                    continue;
                }
                let (beginning, end) = ends(text);
                if place == "row" && !end.is_empty() {
                    // Where a row goes on over the page, the ends of its cells come after all of their beginnings.
                    reader.find(place, beginning);
                    (1..times).for_each(|_| reader.find_later(beginning));
                    (0..times).for_each(|_| reader.find_later(end));
                    continue;
                }
                for _ in 0..times {
                    reader.find(place, beginning);
                    reader.find_later(end);
                }
            }
        }
        for (text, _) in fitted.iter().zip(texts).filter(|(_, written)| !is_stacked(written)) {
            for _ in 0..4 {
                reader.find_later(&text[..text.floor_char_boundary(20)]);
            }
        }
    }
}

/// Reads what a document says from front to back.
struct Reader<'a> {
    said: &'a str,
    at: usize,
    place: String,
}

impl Reader<'_> {
    fn find(&mut self, place: &str, part: &str) {
        let rest = &self.said[self.at..];
        let Some(found) = rest.find(part) else {
            panic!("{place}: {part:?} is missing after {:?}", rest.chars().take(300).collect::<String>());
        };
        assert!(found < SKIPPED || place != self.place, "{place}: {part:?} comes after {:?}", &rest[..found]);
        self.place = place.to_owned();
        self.at += found + part.len();
    }

    /// Finds a part of a longer text, after anything and before anything.
    fn find_later(&mut self, part: &str) {
        if !part.is_empty() {
            self.place.clear();
            self.find("part of a long text", part);
            self.place.clear();
        }
    }
}

/// The texts, as an outline holds them.
pub fn hostile() -> Vec<String> {
    let mut texts: Vec<_> = texts::hostile(2_000).iter().map(|text| Phrase::plain(text).text).collect();
    for (text, typst) in texts.iter_mut().skip(100).zip(TYPST) {
        *text = typst.into();
    }
    texts
}

/// The texts with what was replaced in them, as the rows of the first table tell it.
fn fitted(texts: &[String], replaced: &[Replaced]) -> Vec<String> {
    let row = |it: &Replaced| -> Option<usize> {
        let (row, _) = it.place.strip_prefix("Table 1, row ")?.split_once(',')?;
        row.parse().ok()
    };
    let rows: HashMap<usize, &Replaced> = replaced.iter().filter_map(|it| Some((row(it)?, it))).collect();
    let fitted = |(number, text): (usize, &String)| {
        let instead = |cluster| {
            let known = rows.get(&number).and_then(|it| it.letters.iter().find(|it| it.letter == cluster));
            known.map_or(cluster, |it| it.instead.as_str())
        };
        letters(&text.graphemes(true).map(instead).collect::<String>())
    };
    (1..).zip(texts).map(fitted).collect()
}

/// What a text is compared by: without spaces, and without marks on letters, which programs compose and order as they
/// like.
fn letters(text: &str) -> String {
    text.nfkd().filter(|it| !it.is_whitespace() && !is_combining_mark(*it) && *it != '\u{ad}').collect()
}

/// Whether a letter has several marks: Poppler repeats the letter for each of them.
fn is_stacked(text: &str) -> bool {
    let marks: Vec<bool> = text.nfkd().map(is_combining_mark).collect();
    marks.windows(2).any(|pair| pair == [true, true])
}

/// The beginning and the end of a text; of a short one the whole and nothing.
fn ends(text: &str) -> (&str, &str) {
    let count = text.chars().count();
    if count <= LONG {
        return (text, "");
    }
    let at = |number: usize| text.char_indices().nth(number).map_or(text.len(), |(at, _)| at);
    (&text[..at(FIRST)], &text[at(count - LAST)..])
}

/// An outline that says each of the texts in every place.
pub fn outline(texts: &[String]) -> Outline {
    let first = |at: usize| texts[at % texts.len()].clone();
    let mut blocks = vec![heading(1, "Hostile texts".into())];
    blocks.extend(texts.iter().map(|text| heading(2, text.clone())));
    let link =
        |text: &String| Phrase { text: text.clone(), bold: true, link: Some("https://example.gov/a?b=c#d".into()) };
    let plain = |text: &String| Phrase { text: text.clone(), bold: false, link: None };
    blocks.extend(texts.iter().map(|text| Block::Paragraph { spans: vec![plain(text), link(text)] }));
    for ordered in [false, true] {
        blocks.push(Block::List(List { ordered, items: texts.iter().map(|text| vec![plain(text)]).collect() }));
    }
    let row =
        |text: &String| vec![Cell::Text(text.clone()), Cell::Text(text.clone()), Cell::Points(vec![text.clone()])];
    blocks.push(table(1, first(0), ["A".into(), "B".into(), "C".into()], texts.iter().map(row).collect()));
    for (number, text) in (2..).zip(texts) {
        // Our own words are never longer than this there.
        let text = &text.chars().take(200).collect::<String>();
        let columns = [text.clone(), text.clone(), text.clone()];
        blocks.push(table(number, text.clone(), columns, vec![vec![Cell::Text("x".into()); 3]]));
        blocks.push(figure(number, text));
    }
    Outline {
        title: first(5),
        language: "en-US",
        marking: None,
        title_page: Some(TitlePage {
            issuer: first(6),
            title: first(7),
            subtitle: first(8),
            facts: texts.iter().take(40).map(|text| (text.clone(), text.clone())).collect(),
            blocks: vec![Block::Contents],
        }),
        sections: vec![Section { part: Part::Introduction, landscape: false, blocks }],
        stamp: Stamp { workspace: first(9), engagement: first(10), exported_at: exported_at() },
    }
}
fn heading(level: u8, text: String) -> Block {
    Block::Heading(Heading { level, number: String::new(), text, anchor: String::new(), listed: true })
}

fn table(number: u32, caption: String, headers: [String; 3], rows: Vec<Vec<Cell>>) -> Block {
    let columns = headers.into_iter().zip([34, 33, 33]).map(|(header, share)| TableColumn { header, share }).collect();
    Block::Table(Table { number, caption, sheet: format!("Sheet {number}"), columns, rows })
}

fn figure(number: u32, text: &str) -> Block {
    let mark = Mark::Text {
        look: Look::Paper,
        x: 4.0,
        y: 16.0,
        anchor: Anchor::Start,
        letters: Letters::Base,
        text: text.to_owned(),
    };
    let scene = Scene { title: text.into(), description: text.into(), width: 400.0, height: 40.0, marks: vec![mark] };
    Block::Figure(Figure { number, caption: text.into(), alternative: text.into(), scene })
}

/// What the fonts do not have as one would be letters of which nothing says what they are.
#[test]
fn every_letter_may_bear_every_mark_in_a_picture() {
    let letters = (' '..'\u{2200}').filter(|letter| !is_combining_mark(*letter));
    let marks = ('\u{300}'..'\u{370}').flat_map(|mark| ['x', 'I', '7', '.'].map(|letter| format!("{letter}{mark}")));
    let texts: Vec<_> = letters.map(|letter| format!("{letter}\u{301}{letter}\u{327}")).chain(marks).collect();
    let mut marks = Vec::new();
    for texts in texts.chunks(20) {
        let Block::Figure(figure) = figure(1, &texts.concat()) else { unreachable!() };
        marks.extend(figure.scene.marks);
    }
    let mut outline = outline(&["x".to_owned()]);
    let scene = Scene { title: "x".into(), description: "x".into(), width: 400.0, height: 40.0, marks };
    outline.sections[0].blocks = vec![
        heading(1, "Marks".into()),
        Block::Figure(Figure { number: 1, caption: "x".into(), alternative: "x".into(), scene }),
    ];
    let (_, replaced) = printed(&outline, tempdir().unwrap().path());
    let said = replaced.iter().flat_map(|it| &it.letters).any(|it| it.letter == "7\u{301}" && it.instead == "7");
    assert!(said, "what is left out is told");
}

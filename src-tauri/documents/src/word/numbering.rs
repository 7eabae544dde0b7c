//! The lists our parts have: bullets, points in cells, counted items, headings, appendices. They are added to what a
//! template has, under numbers of their own.

use super::xml::{appended, elements, spliced};

/// A numbering part with nothing in it.
pub(super) const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"></w:numbering>";

/// Ours: what each is made of, in the order of [`Lists`].
const KINDS: [fn(u32) -> String; 6] = [bullets, points, counted, headings, appendices, unnumbered];

/// The ids by which paragraphs name our lists.
#[derive(Debug)]
pub(super) struct Lists {
    pub bullets: String,
    pub points: String,
    pub headings: String,
    pub appendices: String,
    pub unnumbered: String,
    first_counted: u32,
    counted: u32,
    abstract_of_counted: u32,
}

impl Lists {
    /// Ids that a numbering part has free. Nothing where the part is no sound XML.
    pub fn beside(part: &str) -> Option<Self> {
        let found = elements(part, 1)?;
        found.first().filter(|root| root.is("w:numbering"))?;
        let next = |name: &str, id: &str| {
            let ids = found.iter().filter(|it| it.is(name)).filter_map(|it| it.attribute(id)?.parse::<u32>().ok());
            ids.max().map_or(1, |id| id.saturating_add(1))
        };
        let number = next("w:num", "w:numId");
        let named = |at: u32| (number + at).to_string();
        Some(Self {
            bullets: named(0),
            points: named(1),
            headings: named(3),
            appendices: named(4),
            unnumbered: named(5),
            first_counted: number + KINDS.len() as u32,
            counted: 0,
            abstract_of_counted: next("w:abstractNum", "w:abstractNumId") + 2,
        })
    }

    /// A list of counted items of its own, which begins with 1.
    pub fn another(&mut self) -> String {
        self.counted += 1;
        (self.first_counted + self.counted - 1).to_string()
    }

    /// The part with our lists.
    pub fn added_to(&self, part: &str) -> Option<String> {
        let found = elements(part, 1)?;
        let first = self.abstract_of_counted - 2;
        let kinds: String = (first..).zip(KINDS).map(|(id, kind)| kind(id)).collect();
        let number = self.first_counted - KINDS.len() as u32;
        let mut numbers: String = (0..KINDS.len() as u32).map(|at| num(number + at, first + at, "")).collect();
        let again = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
        numbers.extend((0..self.counted).map(|at| num(self.first_counted + at, self.abstract_of_counted, again)));
        // What lists are made of stands before the lists, and these before what Word keeps at the end.
        let before = |name: &str| found.iter().find(|it| it.is(name)).map(|it| it.whole.start);
        let end = before("w:numIdMacAtCleanup");
        let lists = before("w:num").or(end);
        match (lists, end) {
            (Some(lists), Some(end)) => Some(spliced(part, vec![(lists..lists, kinds), (end..end, numbers)])),
            (Some(lists), None) => {
                let part = spliced(part, vec![(lists..lists, kinds)]);
                let root = elements(&part, 0)?;
                Some(appended(&part, root.first()?, &numbers))
            }
            (None, _) => Some(appended(part, found.first()?, &(kinds + &numbers))),
        }
    }
}

fn num(id: u32, kind: u32, more: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{kind}\"/>{more}</w:num>")
}

fn kind(id: u32, multi: &str, levels: &str) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"{multi}\"/>{levels}</w:abstractNum>")
}

fn level(at: usize, format: &str, text: &str, indent: u32, hanging: u32) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
         <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{indent}\" w:hanging=\"{hanging}\"/></w:pPr></w:lvl>"
    )
}

fn bullets(id: u32) -> String {
    kind(id, "hybridMultilevel", &level(0, "bullet", "•", 397, 284))
}

fn points(id: u32) -> String {
    kind(id, "hybridMultilevel", &level(0, "bullet", "•", 170, 170))
}

fn counted(id: u32) -> String {
    kind(id, "hybridMultilevel", &level(0, "decimal", "%1.", 397, 397))
}

fn headings(id: u32) -> String {
    let levels = [("%1", 567), ("%1.%2", 680), ("%1.%2.%3", 794)];
    let level = |(at, (text, indent)): (usize, (&str, u32))| level(at, "decimal", text, indent, indent);
    kind(id, "multilevel", &levels.into_iter().enumerate().map(level).collect::<String>())
}

/// The word and the letter take too much room for the name to hang beside them.
fn appendices(id: u32) -> String {
    let level = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperLetter\"/><w:suff w:val=\"space\"/>\
                 <w:lvlText w:val=\"Appendix %1\u{2002}\"/><w:lvlJc w:val=\"left\"/>\
                 <w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr></w:lvl>";
    kind(id, "multilevel", level)
}

/// For a heading without a number where the template numbers all of them.
fn unnumbered(id: u32) -> String {
    let level = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"none\"/><w:suff w:val=\"nothing\"/>\
                 <w:lvlText w:val=\"\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr></w:lvl>";
    kind(id, "singleLevel", level)
}

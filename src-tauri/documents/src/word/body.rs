//! The text of our parts.

use std::io;

use engagement::Part;

use super::figure::Picture;
use super::numbering::Lists;
use super::page::Page;
use super::relations::Relations;
use super::styles::Styles;
use super::template::Body;
use super::xml::{elements, escaped, push_escaped};
use crate::outline::{Block, Heading, List, Outline, Phrase, Section, TitlePage};
use crate::pace::Pace;

/// Keeps a paragraph on the page of the next one.
pub(super) const KEEP: &str = "<w:keepNext/>";

/// Writes blocks as Word's own elements.
pub(super) struct Writer {
    pub text: String,
    pub styles: Styles,
    pub lists: Lists,
    pub relations: Relations,
    pub page: Page,
    pub figures: Vec<Picture>,
    /// The next id of a bookmark, and of a picture.
    pub next_id: u32,
    pub lying: bool,
    /// Whether sections of ours ended before the last one.
    first_section_ended: bool,
    breaks_page: bool,
    contents: Vec<Heading>,
    /// What a run says of its language, where the template speaks another one.
    language: String,
}

impl Writer {
    pub fn new(styles: Styles, lists: Lists, relations: Relations, page: Page, language: Option<&str>) -> Self {
        Self {
            text: String::new(),
            styles,
            lists,
            relations,
            page,
            figures: Vec::new(),
            next_id: 1,
            lying: false,
            first_section_ended: false,
            breaks_page: false,
            contents: Vec::new(),
            language: language.map_or_else(String::new, |code| format!("<w:lang w:val=\"{code}\"/>")),
        }
    }

    /// Everything, with pages that begin where the matter changes.
    pub fn all(&mut self, outline: &Outline, body: &Body, pace: &mut Pace) -> io::Result<()> {
        self.next_id = free_id(body.text);
        self.contents = outline.headings().filter(|it| it.listed && it.level < 3).cloned().collect();
        self.breaks_page = body.has_first_pages && !body.page_ends;
        match &outline.title_page {
            // The template's first pages take the place of ours, not of what it says of this plan.
            Some(page) if body.has_first_pages => self.title_facts(page),
            Some(page) => {
                self.title_page(page);
                self.breaks_page = true;
            }
            None => {}
        }
        if let Some(marking) = outline.marking {
            self.plain("Plan Marking", marking);
        }
        let mut before: Option<&Section> = None;
        for section in &outline.sections {
            let lying = section.landscape && !self.page.lies();
            if lying != self.lying {
                self.end_section(lying);
            } else if before.is_some_and(|before| new_matter(before.part, section.part)) {
                self.breaks_page = true;
            }
            for block in &section.blocks {
                self.block(block, section.part, pace)?;
            }
            before = Some(section);
        }
        // What follows our parts in a template stands as it stood.
        if self.lying && body.section.as_ref().is_some_and(|last| body.place.end < last.start) {
            self.end_section(false);
        }
        Ok(())
    }

    /// Ends a section of pages that lie like each other.
    fn end_section(&mut self, lying: bool) {
        if !self.text.is_empty() {
            let properties = self.page.section(self.lying, !self.first_section_ended);
            let small = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";
            self.text += &format!("<w:p><w:pPr>{small}{properties}</w:pPr></w:p>");
            self.first_section_ended = true;
            self.breaks_page = false;
        }
        self.lying = lying;
    }

    /// The properties of the last section.
    pub fn last_section(&self) -> String {
        self.page.section(self.lying, !self.first_section_ended)
    }

    fn title_page(&mut self, page: &TitlePage) {
        if !page.issuer.is_empty() {
            self.plain("Plan Issuer", &page.issuer);
        }
        self.plain("Title", &page.title);
        self.plain("Subtitle", &page.subtitle);
        self.title_facts(page);
    }

    /// The facts and own words of a title page.
    fn title_facts(&mut self, page: &TitlePage) {
        for (what, said) in &page.facts {
            self.start("Plan Fact", "");
            self.run(what, true);
            self.text += "<w:r><w:tab/></w:r>";
            self.run(said, false);
            self.text += "</w:p>";
        }
        for block in &page.blocks {
            match block {
                Block::Paragraph { spans } => self.paragraph(spans),
                Block::List(list) => self.list(list),
                _ => {}
            }
        }
    }

    fn block(&mut self, block: &Block, part: Part, pace: &mut Pace) -> io::Result<()> {
        match block {
            Block::Heading(heading) => self.heading(heading, part),
            Block::Paragraph { spans } => self.paragraph(spans),
            Block::List(list) => self.list(list),
            Block::Table(table) => return self.table(table, pace),
            Block::Figure(figure) => return self.figure(figure),
            Block::Contents => self.contents(),
        }
        Ok(())
    }

    fn heading(&mut self, heading: &Heading, part: Part) {
        if part == Part::Contents {
            let counts = self.styles.is_numbered("TOC Heading");
            let none = if counts { in_list(&self.lists.unnumbered, 0) } else { String::new() };
            self.start("TOC Heading", &none);
            self.run(&heading.text, false);
            self.text += "</w:p>";
            return;
        }
        let name = format!("heading {}", heading.level);
        let own = self.styles.is_numbered(&name);
        let list = match (heading.number.is_empty(), part) {
            // A template that numbers headings itself numbers these too, but for those that have no number.
            (true, _) if own => Some((&*self.lists.unnumbered, 0)),
            (true, _) => None,
            (false, Part::Appendices) => Some((&*self.lists.appendices, heading.level - 1)),
            (false, _) if own => None,
            (false, _) => Some((&*self.lists.headings, heading.level - 1)),
        };
        let list = list.map_or_else(String::new, |(id, level)| in_list(id, level));
        self.start(&name, &list);
        let id = self.id();
        let bookmark = bookmark(&heading.anchor);
        self.text += &format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{bookmark}\"/>");
        self.run(&heading.text, false);
        self.text += &format!("<w:bookmarkEnd w:id=\"{id}\"/></w:p>");
    }

    fn paragraph(&mut self, spans: &[Phrase]) {
        self.start("Normal", "");
        self.spans(spans);
        self.text += "</w:p>";
    }

    fn list(&mut self, list: &List) {
        let (name, number) = match list.ordered {
            true => ("List Number", Some(self.lists.another())),
            false => ("List Bullet", (!self.styles.is_numbered("List Bullet")).then(|| self.lists.bullets.clone())),
        };
        let number = number.map_or_else(String::new, |id| in_list(&id, 0));
        for item in &list.items {
            self.start(name, &number);
            self.spans(item);
            self.text += "</w:p>";
        }
    }

    /// A field that Word brings up to date when the document is opened, because only Word knows its pages; until then
    /// it links to the headings.
    fn contents(&mut self) {
        let entries = std::mem::take(&mut self.contents);
        self.text += "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>\
                      </w:docPartObj></w:sdtPr><w:sdtContent>";
        let begin = "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText \
                     xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar \
                     w:fldCharType=\"separate\"/></w:r>";
        for (at, entry) in entries.iter().enumerate() {
            self.start(if entry.level == 1 { "toc 1" } else { "toc 2" }, "");
            if at == 0 {
                self.text += begin;
            }
            let bookmark = bookmark(&entry.anchor);
            self.text += &format!("<w:hyperlink w:anchor=\"{bookmark}\" w:history=\"1\">");
            let hangs = entry.number.starts_with(|letter: char| letter.is_ascii_digit());
            // How a template counts its headings, only Word says.
            let counts = hangs && self.styles.is_numbered(&format!("heading {}", entry.level));
            if !entry.number.is_empty() && !counts {
                self.run(&entry.number, false);
                self.text += if hangs { "<w:r><w:tab/></w:r>" } else { "<w:r><w:t>\u{2002}</w:t></w:r>" };
            }
            self.run(&entry.text, false);
            self.text += "</w:hyperlink></w:p>";
        }
        self.start("Normal", "");
        if entries.is_empty() {
            self.text += begin;
        }
        self.text += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:sdtContent></w:sdt>";
    }

    /// A paragraph of one run.
    pub fn plain(&mut self, style: &str, text: &str) {
        self.start(style, "");
        self.run(text, false);
        self.text += "</w:p>";
    }

    /// Begins a paragraph of a style by its name.
    pub fn start(&mut self, style: &str, more: &str) {
        let page = if std::mem::take(&mut self.breaks_page) { "<w:pageBreakBefore/>" } else { "" };
        let id = self.styles.id(style);
        self.text += "<w:p><w:pPr><w:pStyle w:val=\"";
        push_escaped(&mut self.text, id);
        self.text += "\"/>";
        // The format has an order for these.
        let (first, second) = if more == KEEP { (more, page) } else { (page, more) };
        self.text += first;
        self.text += second;
        self.text += "</w:pPr>";
    }

    fn spans(&mut self, spans: &[Phrase]) {
        for span in spans {
            let Some(address) = &span.link else {
                self.run(&span.text, span.bold);
                continue;
            };
            let id = self.relations.link(address);
            self.text += &format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">");
            let style = escaped(self.styles.id("Hyperlink"));
            self.styled_run(&span.text, &format!("<w:rStyle w:val=\"{style}\"/>"));
            self.text += "</w:hyperlink>";
        }
    }

    /// A run of words.
    pub fn run(&mut self, text: &str, bold: bool) {
        if bold {
            let style = escaped(self.styles.id("Strong"));
            self.styled_run(text, &format!("<w:rStyle w:val=\"{style}\"/>"));
        } else {
            self.styled_run(text, "");
        }
    }

    fn styled_run(&mut self, text: &str, style: &str) {
        if text.is_empty() {
            return;
        }
        self.text += "<w:r>";
        if !style.is_empty() || !self.language.is_empty() {
            self.text += &format!("<w:rPr>{style}{}</w:rPr>", self.language);
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.text += "<w:br/>";
            }
            self.text += "<w:t xml:space=\"preserve\">";
            push_escaped(&mut self.text, line);
            self.text += "</w:t>";
        }
        self.text += "</w:r>";
    }

    /// An id that nothing has.
    pub fn id(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id - 1
    }
}

/// The properties by which a paragraph is in a list.
pub(super) fn in_list(id: &str, level: u8) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>")
}

/// Whether a part begins on a new page after another: the plan's own matter after what stands before it, and the
/// appendices.
fn new_matter(before: Part, now: Part) -> bool {
    let front = |part| matches!(part, Part::Revisions | Part::Contents);
    front(before) != front(now) || matches!(now, Part::Appendices | Part::Internal)
}

/// The name of a heading's bookmark, such as Word makes itself.
fn bookmark(anchor: &str) -> String {
    format!("_Toc_{}", anchor.replace('-', "_"))
}

/// An id above all that bookmarks and pictures of a text have.
fn free_id(text: &str) -> u32 {
    let found = elements(text, usize::MAX).unwrap_or_default();
    let ids = found.iter().filter_map(|it| match it.start.name().0 {
        "w:bookmarkStart" => it.attribute("w:id")?.parse::<u32>().ok(),
        "wp:docPr" => it.attribute("id")?.parse::<u32>().ok(),
        _ => None,
    });
    ids.max().unwrap_or(0).min(i32::MAX as u32 / 2) + 1
}

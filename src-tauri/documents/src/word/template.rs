//! The Word file that our parts go into: the default one, or one that the user gives. Its styles, header, footer, logo
//! and first pages stay. One that cannot work is refused with the reason, before anything is made.

use std::path::{Path, PathBuf};

use engagement::Refusal;

use super::package::{Package, Unfit};
use super::xml::{Element, elements, escaped, spliced};
use crate::outline::Outline;

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
/// A template by its ending .dotx, which becomes a document.
const DOTX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/";
/// What old Word files and encrypted ones begin with.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// The stream in which Office keeps an encrypted file, as its name stands in the compound file.
const ENCRYPTED: &str = "EncryptedPackage";

/// A Word file that can be filled.
#[derive(Debug, Clone)]
pub struct Template {
    pub(super) package: Package,
    /// The name of the part that holds the text.
    pub(super) main: String,
    /// The file that the user gave; nothing for ours.
    file: Option<PathBuf>,
}

impl Template {
    /// Reads the file that the user gives.
    pub fn read(path: &Path) -> Result<Self, Refusal> {
        let name = path.display().to_string();
        let file = std::fs::read(path).map_err(|error| Refusal::Unreadable {
            reason: format!("The template {name} could not be read: {error}. Choose another file."),
        })?;
        let read = Self::of(&file)
            .map_err(|reason| Refusal::Unreadable { reason: format!("The template {name} {reason}") })?;
        Ok(Self { file: Some(std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())), ..read })
    }

    /// Refuses to write a document in the place of the file that it is made from.
    pub(crate) fn spared_by(&self, to: &Path) -> Result<(), Refusal> {
        match (&self.file, std::fs::canonicalize(to)) {
            (Some(file), Ok(target)) if *file == target => {
                Err(Refusal::impossible(format!("{} is the template itself. Choose another name.", to.display())))
            }
            _ => Ok(()),
        }
    }

    /// Checks a file. The error says what is wrong with it and what to do, to follow its name.
    fn of(file: &[u8]) -> Result<Self, String> {
        if file.starts_with(&COMPOUND) {
            let utf16: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = file.windows(utf16.len()).any(|window| window == utf16);
            return Err(if encrypted {
                "is encrypted. Open it in Word, take its password off, and choose it again.".into()
            } else {
                "is of Word 97 to 2003. Open it in Word and save it as a Word document (.docx).".into()
            });
        }
        let package = Package::read(file).map_err(|unfit| match unfit {
            Unfit::NoPackage => "is no Word document. Choose a file that ends in .docx.".to_owned(),
            Unfit::TooLarge => "unfolds to more than any document holds. Choose another file.".to_owned(),
            Unfit::Encrypted => "is encrypted. Take its password off, and choose it again.".to_owned(),
        })?;
        let main = main_part(&package)?;
        let template = Self { package, main, file: None };
        template.body()?;
        Ok(template)
    }

    /// Ours.
    pub(super) fn default_for(outline: &Outline) -> Self {
        let marking = escaped(outline.marking.unwrap_or_default());
        let text = |part: &str| part.as_bytes().to_vec();
        let header = include_str!("template/header1.xml").replace("{marking}", &marking);
        let footer = include_str!("template/footer1.xml").replace("{title}", &escaped(&outline.title));
        let [regular, strong] = super::fonts::embedded();
        let package = Package::of([
            ("[Content_Types].xml", text(include_str!("template/content_types.xml"))),
            ("_rels/.rels", text(include_str!("template/rels.xml"))),
            ("word/document.xml", text(include_str!("template/document.xml"))),
            ("word/_rels/document.xml.rels", text(include_str!("template/document.rels.xml"))),
            ("word/styles.xml", text(include_str!("template/styles_frame.xml"))),
            ("word/settings.xml", text(include_str!("template/settings.xml"))),
            ("word/theme/theme1.xml", text(include_str!("template/theme.xml"))),
            ("word/fontTable.xml", text(include_str!("template/font_table.xml"))),
            ("word/_rels/fontTable.xml.rels", text(include_str!("template/font_table.rels.xml"))),
            ("word/header1.xml", header.into_bytes()),
            ("word/footer1.xml", footer.into_bytes()),
            ("word/fonts/font1.odttf", regular),
            ("word/fonts/font2.odttf", strong),
        ]);
        Self { package, main: "word/document.xml".into(), file: None }
    }

    /// The part that holds the text, and where in it our parts go.
    pub(super) fn body(&self) -> Result<Body<'_>, String> {
        let text = self.package.text(&self.main).ok_or("is damaged: its text is missing. Save it again in Word.")?;
        let found = elements(text, 6).ok_or("is damaged: its text is no sound XML. Save it again in Word.")?;
        let root = found.first().ok_or("is damaged: its text is empty. Save it again in Word.")?;
        if text[root.whole.start..].starts_with("<") && text[root.start_tag(text)].contains(STRICT) {
            return Err("is a strict Open XML document. Save it in Word as a Word document (.docx).".into());
        }
        if !root.is("w:document") || root.attribute("xmlns:w").as_deref() != Some(WORD) {
            return Err("is written in a way that Liaison cannot fill. Open it in Word and save it again.".into());
        }
        let body = found.iter().find(|it| it.depth == 1 && it.is("w:body"));
        let body = body.ok_or("has no body for text. Choose another file.")?;
        let body = Body::of(text, &found, root, body);
        if body.says_place_elsewhere() {
            let told =
                "says {{plan}} where Liaison cannot put the plan. Let it stand alone in one paragraph of the page.";
            return Err(told.into());
        }
        Ok(body)
    }

    /// The rest of a folder's name where a part is, and its relations' name.
    pub(super) fn folder(&self) -> (&str, String) {
        let (folder, name) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let slash = if folder.is_empty() { "" } else { "/" };
        (folder, format!("{folder}{slash}_rels/{name}.rels"))
    }
}

/// The name of the part that holds the text, if this is a Word document without macros.
fn main_part(package: &Package) -> Result<String, String> {
    let types = package.text("[Content_Types].xml").ok_or("is no Word document. Choose a file that ends in .docx.")?;
    if types.contains("macroEnabled") || package.has(|name| name.to_lowercase().ends_with("vbaproject.bin")) {
        return Err("holds macros. Open it in Word and save it as a Word document (.docx), which has none.".into());
    }
    let damaged = "is damaged: it does not say where its text is. Save it again in Word.";
    let relations = package.text("_rels/.rels").ok_or(damaged)?;
    let found = elements(relations, 1).ok_or(damaged)?;
    let is_main = |it: &&Element| it.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
    let target = found.iter().find(is_main).and_then(|it| it.attribute("Target")).ok_or(damaged)?;
    let main = target.trim_start_matches('/').to_owned();
    let declared = elements(types, 1).ok_or(damaged)?;
    let of_main = |it: &&Element| {
        it.attribute("PartName").is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(&main))
    };
    let kind = declared.iter().find(of_main).and_then(|it| it.attribute("ContentType")).unwrap_or_default();
    if kind != MAIN && kind != DOTX {
        return Err("is of another program of Office, not of Word. Choose a Word document (.docx).".into());
    }
    package.get(&main).map(|_| main).ok_or_else(|| damaged.into())
}

/// What is in a template's text already.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub text: &'a str,
    /// The root's start tag, which gets the namespaces that it lacks.
    pub root: std::ops::Range<usize>,
    /// Whether it declares relations.
    pub relates: bool,
    /// What our parts take the place of: the paragraph or content control that says `{{plan}}`, or nothing at the end.
    pub place: std::ops::Range<usize>,
    /// Whether anything stands before that place.
    pub has_first_pages: bool,
    /// Whether a page ends there.
    pub page_ends: bool,
    /// The last section's properties, where it has any.
    pub section: Option<std::ops::Range<usize>>,
    /// Where the body ends.
    pub end: usize,
}

/// A paragraph that says only this is where our parts go.
const PLACE: &str = "{{plan}}";

impl<'a> Body<'a> {
    fn of(text: &'a str, found: &[Element], root: &Element, body: &Element) -> Self {
        let tops: Vec<_> = found.iter().filter(|it| it.depth == 2 && body.inner.contains(&it.whole.start)).collect();
        let section = tops.last().filter(|it| it.is("w:sectPr")).map(|it| it.whole.clone());
        let end = if body.closed { body.whole.end } else { body.inner.end };
        let last = section.as_ref().map_or(end, |section| section.start);
        let says = |it: &Element| plain(&text[it.whole.clone()]);
        let controls: Vec<_> = tops.iter().filter(|it| it.is("w:sdt")).map(|it| it.inner.clone()).collect();
        let within = |it: &&Element| it.depth == 4 && controls.iter().any(|inner| inner.contains(&it.whole.start));
        // What stands alone in a content control takes the place of the control, which may admit no more than words.
        let mut candidates = tops.iter().copied().chain(found.iter().filter(within));
        let marked = candidates.find(|it| (it.is("w:p") || it.is("w:sdt")) && says(it).trim() == PLACE);
        let place = marked.map_or(last..last, |it| it.whole.clone());
        let before = tops.iter().copied().chain(found.iter().filter(within));
        let mut before: Vec<_> = before.filter(|it| it.whole.end <= place.start && !it.is("w:sectPr")).collect();
        before.sort_by_key(|it| it.whole.end);
        let shows = |it: &Element| {
            let part = &text[it.whole.clone()];
            !plain(part).trim().is_empty()
                || ["<w:drawing", "<w:pict", "<w:object", "<w:tbl>"].iter().any(|tag| part.contains(tag))
        };
        Self {
            text,
            root: root.start_tag(text),
            relates: root.attribute("xmlns:r").is_some(),
            has_first_pages: before.iter().any(|it| shows(it)),
            page_ends: before.last().is_some_and(|it| text[it.whole.clone()].contains("<w:sectPr")),
            place,
            section,
            end,
        }
    }

    /// Whether the words around the place say where our parts go as well.
    fn says_place_elsewhere(&self) -> bool {
        [&self.text[..self.place.start], &self.text[self.place.end..]].iter().any(|part| plain(part).contains(PLACE))
    }
}

/// The words of a part of the text.
fn plain(part: &str) -> String {
    let mut words = String::new();
    let mut rest = part;
    while let Some(at) = rest.find("<w:t") {
        rest = &rest[at + 4..];
        let is_text = rest.starts_with(['>', ' ']);
        let Some(open) = rest.find('>') else { break };
        if is_text && !rest[..open].ends_with('/') {
            let Some(close) = rest.find("</w:t>") else { break };
            words += &rest[open + 1..close];
        }
        rest = &rest[open + 1..];
    }
    words
}

impl Element<'_> {
    /// Where its start tag stands.
    pub(super) fn start_tag(&self, text: &str) -> std::ops::Range<usize> {
        let end = if self.closed { self.whole.end } else { self.inner.start };
        debug_assert!(text.is_char_boundary(end));
        self.whole.start..end
    }
}

/// The types part without a part that is gone.
pub(super) fn untyped(types: &str, part: &str) -> Option<String> {
    let found = elements(types, 1)?;
    let name = |it: &&Element| {
        it.attribute("PartName").is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part))
    };
    Some(match found.iter().find(name) {
        Some(it) => spliced(types, vec![(it.whole.clone(), String::new())]),
        None => types.to_owned(),
    })
}

/// The types part with what a document needs: our parts' types, and a template become a document.
pub(super) fn typed(types: &str, endings: &[(&str, &str)], parts: &[(&str, &str)]) -> Option<String> {
    let types = types.replace(DOTX, MAIN);
    let found = elements(&types, 1)?;
    let root = found.first()?;
    let known = |attribute: &str, value: &str| {
        found.iter().any(|it| it.attribute(attribute).is_some_and(|known| known.eq_ignore_ascii_case(value)))
    };
    let endings = endings.iter().filter(|(ending, _)| !known("Extension", ending));
    let defaults: String =
        endings.map(|(ending, kind)| format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>")).collect();
    let parts = parts.iter().filter(|(name, _)| !known("PartName", name));
    let overrides: String =
        parts.map(|(name, kind)| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>")).collect();
    // What goes by its ending stands before what goes by its name.
    let first = found.get(1).map_or(root.inner.start, |it| it.whole.start);
    let types = spliced(&types, vec![(first..first, defaults)]);
    let found = elements(&types, 0)?;
    Some(super::xml::appended(&types, found.first()?, &overrides))
}

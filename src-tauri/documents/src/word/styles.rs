//! The styles our parts have. A template's own style of a name is used as it is; a missing one is added from ours.

use std::collections::HashMap;

use super::numbering::Lists;
use super::xml::{Element, elements, spliced};

/// Ours, a style a line.
const OURS: &str = include_str!("template/styles.xml");

/// The ids of the styles by their names.
#[derive(Debug)]
pub(super) struct Styles {
    ids: HashMap<String, String>,
    numbered: HashMap<String, bool>,
}

struct Known<'a> {
    kind: String,
    name: String,
    id: String,
    based_on: Option<String>,
    numbered: Option<bool>,
    default: bool,
    text: &'a str,
}

impl Styles {
    /// The id of a style by its name.
    pub fn id(&self, name: &str) -> &str {
        self.ids.get(name).map_or("", String::as_str)
    }

    /// Whether a style numbers or marks its paragraphs itself.
    pub fn is_numbered(&self, name: &str) -> bool {
        self.numbered.get(name).copied().unwrap_or(false)
    }
}

/// Adds what is missing to a styles part. Nothing where the part is no sound XML.
pub(super) fn completed(part: &str, lists: &Lists) -> Option<(String, Styles)> {
    let found = elements(part, 3)?;
    let root = found.first().filter(|root| root.is("w:styles"))?;
    let theirs = known(part, &found);
    let ours_part = format!("<w:styles>{OURS}</w:styles>");
    let ours_found = elements(&ours_part, 3)?;
    let ours = known(&ours_part, &ours_found);
    let mut ids: HashMap<String, String> = HashMap::new();
    for style in &ours {
        let same = theirs.iter().find(|it| it.kind == style.kind && it.name.eq_ignore_ascii_case(&style.name));
        let standard = theirs.iter().find(|it| style.default && it.kind == style.kind && it.default);
        let id = same.or(standard).map_or_else(|| free_id(&style.id, &theirs), |it| it.id.clone());
        ids.insert(style.name.clone(), id);
    }
    let is_there = |style: &&Known| theirs.iter().any(|it| it.id == ids[&style.name]);
    let missing: Vec<_> = ours.iter().filter(|style| !is_there(style)).collect();
    let renamed = |id: &str| ours.iter().find(|it| it.id == id).map(|it| ids[&it.name].clone());
    let added: String = missing.iter().map(|style| adapted(style, &renamed, lists)).collect();
    let numbered = ours.iter().map(|style| {
        let own = theirs.iter().find(|it| it.id == ids[&style.name]);
        (style.name.clone(), own.map_or(style.numbered == Some(true), |own| is_numbered(own, &theirs)))
    });
    let numbered = numbered.collect();
    Some((super::xml::appended(part, root, &added), Styles { ids, numbered }))
}

/// The styles of a part.
fn known<'a>(part: &'a str, found: &[Element]) -> Vec<Known<'a>> {
    let mut all: Vec<Known> = Vec::new();
    for (at, style) in found.iter().enumerate().filter(|(_, it)| it.depth == 1 && it.is("w:style")) {
        let within = found[at + 1..].iter().take_while(|it| it.depth > 1);
        let value = |name: &str| within.clone().find(|it| it.is(name)).and_then(|it| it.attribute("w:val"));
        all.push(Known {
            kind: style.attribute("w:type").unwrap_or_default(),
            name: value("w:name").unwrap_or_default(),
            id: style.attribute("w:styleId").unwrap_or_default(),
            based_on: value("w:basedOn"),
            numbered: numbers(part, style),
            default: style.attribute("w:default").is_some_and(|it| it == "1" || it == "true"),
            text: &part[style.whole.clone()],
        });
    }
    all
}

/// Whether a style says that its paragraphs are in a list, or that they are in none.
fn numbers(part: &str, style: &Element) -> Option<bool> {
    let inner = elements(&part[style.whole.clone()], 4)?;
    let list = inner.iter().find(|it| it.is("w:numPr"))?;
    let id = inner.iter().find(|it| it.is("w:numId") && list.whole.contains(&it.whole.start))?;
    Some(id.attribute("w:val").is_some_and(|id| id != "0"))
}

/// Whether a style numbers its paragraphs, itself or through one it is based on.
fn is_numbered(style: &Known, all: &[Known]) -> bool {
    let mut at = Some(style);
    // A circle of styles ends as well.
    for _ in 0..all.len() {
        let Some(style) = at else { return false };
        if let Some(numbered) = style.numbered {
            return numbered;
        }
        at = style.based_on.as_ref().and_then(|id| all.iter().find(|it| it.id == *id && it.kind == style.kind));
    }
    false
}

fn free_id(wanted: &str, theirs: &[Known]) -> String {
    let taken = |id: &str| theirs.iter().any(|it| it.id.eq_ignore_ascii_case(id));
    let numbers = (1..).map(|number| if number == 1 { wanted.to_owned() } else { format!("{wanted}{number}") });
    numbers.into_iter().find(|id| !taken(id)).unwrap_or_default()
}

/// One of our styles with the ids that the styles it names have here.
fn adapted(style: &Known, renamed: &dyn Fn(&str) -> Option<String>, lists: &Lists) -> String {
    let text = style.text.replace("{bullets}", &lists.bullets).replace("{points}", &lists.points);
    let Some(found) = elements(&text, 1) else { return text };
    let mut changes = Vec::new();
    for (at, element) in found.iter().enumerate() {
        let attribute = if at == 0 { "w:styleId" } else { "w:val" };
        let refers = at == 0 || element.is("w:basedOn") || element.is("w:next");
        let old = element.attribute(attribute).filter(|_| refers);
        if let Some(new) = old.as_deref().and_then(renamed) {
            let tag = &text[element.whole.start..element.whole.end];
            let from = format!("{attribute}=\"{}\"", old.unwrap_or_default());
            if let Some(place) = tag.find(&from) {
                let start = element.whole.start + place;
                changes.push((start..start + from.len(), format!("{attribute}=\"{new}\"")));
            }
        }
    }
    spliced(&text, changes)
}

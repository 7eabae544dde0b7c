//! The properties of the document: its title and its language.

use super::package::Package;
use super::relations::Relations;
use super::template::typed;
use super::xml::{appended, elements, escaped, spliced};
use crate::outline::Outline;

const NAME: &str = "docProps/core.xml";
const KIND: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const RELATION: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
    xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"></cp:coreProperties>";
const DUBLIN: &str = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

/// Sets them; what a template says besides stays.
pub(super) fn set(package: &mut Package, outline: &Outline) -> Option<()> {
    let relations = package.text("_rels/.rels")?;
    let found = elements(relations, 1)?;
    let known = found.iter().find(|it| it.attribute("Type").as_deref() == Some(RELATION));
    let name = known.and_then(|it| it.attribute("Target")).map(|target| target.trim_start_matches('/').to_owned());
    let part = name.as_deref().and_then(|name| package.text(name)).unwrap_or(EMPTY).to_owned();
    if name.is_none() {
        let id = Relations::read(Some(relations))?.id();
        let relation = format!("<Relationship Id=\"{id}\" Type=\"{RELATION}\" Target=\"{NAME}\"/>");
        let related = appended(relations, found.first()?, &relation);
        let types = typed(package.text("[Content_Types].xml")?, &[], &[("/docProps/core.xml", KIND)])?;
        package.put("_rels/.rels", related);
        package.put("[Content_Types].xml", types);
    }
    let part = with(&part, "title", &outline.title)?;
    let part = with(&part, "language", outline.language)?;
    package.put(name.as_deref().unwrap_or(NAME), part);
    Some(())
}

/// The part with an element of the Dublin Core in the place of the one that it has.
fn with(part: &str, name: &str, value: &str) -> Option<String> {
    let found = elements(part, 1)?;
    let element = format!("<dc:{name} {DUBLIN}>{}</dc:{name}>", escaped(value));
    let same = found.iter().find(|it| it.depth == 1 && it.start.local_name().as_ref() == name);
    match same {
        Some(old) => Some(spliced(part, vec![(old.whole.clone(), element)])),
        None => Some(appended(part, found.first()?, &element)),
    }
}

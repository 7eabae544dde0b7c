//! What a part refers to: other parts, and addresses outside.

use super::xml::{appended, elements, escaped, spliced};

const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The relations of the part that holds the text.
#[derive(Debug)]
pub(super) struct Relations {
    part: String,
    taken: Vec<(String, String, String)>,
    added: String,
    next: usize,
}

impl Relations {
    /// Reads a part of relations; an absent one is empty. Nothing where it is no sound XML.
    pub fn read(part: Option<&str>) -> Option<Self> {
        let part = part.unwrap_or(EMPTY).to_owned();
        let found = elements(&part, 1)?;
        let value = |it: &super::xml::Element, name| it.attribute(name).unwrap_or_default();
        let relation = |it| (value(it, "Id"), value(it, "Type"), value(it, "Target"));
        let taken = found.iter().filter(|it| it.is("Relationship")).map(relation).collect();
        Some(Self { part, taken, added: String::new(), next: 1 })
    }

    /// The name of the part of a kind; where there is none, of a new one beside the text.
    pub fn part(&mut self, folder: &str, kind: &str, otherwise: &str) -> String {
        let ending = format!("/{kind}");
        let known =
            self.taken.iter().find(|(_, known, _)| known.ends_with(&ending)).map(|(_, _, target)| target.clone());
        let target = known.unwrap_or_else(|| {
            let id = self.id();
            self.add(&id, kind, otherwise, false);
            otherwise.to_owned()
        });
        named(folder, &target)
    }

    /// Takes away the relation of a kind, and answers the name of its part.
    pub fn without(&mut self, folder: &str, kind: &str) -> Option<String> {
        let found = elements(&self.part, 1)?;
        let ending = format!("/{kind}");
        let relation = found.iter().find(|it| it.attribute("Type").is_some_and(|known| known.ends_with(&ending)))?;
        let target = relation.attribute("Target")?;
        let whole = relation.whole.clone();
        self.part = spliced(&self.part, vec![(whole, String::new())]);
        Some(named(folder, &target))
    }

    /// A picture's part comes later, once it has a name.
    pub fn name(&mut self, id: &str, part: &str, folder: &str) {
        let target = part.strip_prefix(&format!("{folder}/")).unwrap_or(part).to_owned();
        self.add(id, "image", &target, false);
    }

    /// The id of a link to an address.
    pub fn link(&mut self, address: &str) -> String {
        let id = self.id();
        self.add(&id, "hyperlink", address, true);
        id
    }

    /// An id that none has.
    pub fn id(&mut self) -> String {
        loop {
            let id = format!("rIdPlan{}", self.next);
            self.next += 1;
            if !self.taken.iter().any(|(known, ..)| *known == id) {
                return id;
            }
        }
    }

    fn add(&mut self, id: &str, kind: &str, target: &str, outside: bool) {
        let mode = if outside { " TargetMode=\"External\"" } else { "" };
        let target = escaped(target);
        self.added += &format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"{mode}/>");
    }

    /// The part with what was added.
    pub fn part_text(&self) -> String {
        let root = elements(&self.part, 0).unwrap_or_default();
        root.first().map_or_else(|| self.part.clone(), |root| appended(&self.part, root, &self.added))
    }
}

/// The name of the part that a relation of another one in `folder` leads to.
fn named(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{}", target.trim_start_matches("./")),
    }
}

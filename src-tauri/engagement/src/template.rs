//! Starting engagements, as files. A template is a list of entities in TOML: a table a kind by its
//! table's name, fields by wire name, `key` to be referred to as `@key`, `include` for the tables
//! of another template before its own.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::{Entity, Id, Kind, Position, Refusal, Values, complete};

/// A starting engagement that ships with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// By what it is chosen.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What it starts from, in a sentence.
    pub about: &'static str,
    text: &'static str,
}

/// Every template that can be chosen.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "washington",
        title: "Washington",
        about: "The customer engagement plan of a state data center: 15 stakeholders, their key and definitions, 10 roles.",
        text: include_str!("../templates/washington.toml"),
    },
    Template {
        name: "louisiana",
        title: "Louisiana",
        about: "A customer engagement function: its roles, boards and decision rights by topic.",
        text: include_str!("../templates/louisiana.toml"),
    },
    Template {
        name: "michigan",
        title: "Michigan",
        about: "A client relationship model: eight roles, who answers and escalates to whom, the service delivery team.",
        text: include_str!("../templates/michigan.toml"),
    },
    Template {
        name: "arm",
        title: "Agency relationship management",
        about: "What the liaison's role is and is not, and who serves which of 24 agencies.",
        text: include_str!("../templates/arm.toml"),
    },
    Template {
        name: "blank",
        title: "Blank",
        about: "The default key and an empty matrix.",
        text: include_str!("../templates/blank.toml"),
    },
];

/// What is taken with the roles of a template.
const OF_ROLES: [Kind; 8] = [
    Kind::Role,
    Kind::Group,
    Kind::GroupMember,
    Kind::Coordination,
    Kind::Deliverable,
    Kind::Responsibility,
    Kind::Decision,
    Kind::DecisionRight,
];

/// Parts that templates include.
const PARTS: &[(&str, &str)] =
    &[("key", include_str!("../templates/key.toml")), ("calendars", include_str!("../templates/calendars.toml"))];

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    include: Vec<String>,
    #[serde(flatten)]
    tables: Values,
}

impl Template {
    /// The template of that name.
    pub fn named(name: &str) -> Result<Self, Refusal> {
        TEMPLATES.iter().copied().find(|template| template.name == name).ok_or_else(|| {
            let names: Vec<_> = TEMPLATES.iter().map(|template| template.name).collect();
            Refusal::impossible(format!("There is no template \"{name}\". Choose {}.", names.join(" or ")))
        })
    }

    /// Its roles with what belongs to them, for an engagement that is already there: groups, points of
    /// coordination, deliverables, decision rights, and whatever these lead to. Among them is the
    /// template's own engagement, which the taker's stands in for.
    pub fn roles(&self, mint: impl FnMut() -> Id) -> Result<Vec<Entity>, Refusal> {
        let mut kept = Vec::new();
        let mut needed = HashSet::new();
        // An entity stands after those it refers to, so that backwards every reference is met first.
        for entity in self.entities(mint)?.into_iter().rev() {
            if OF_ROLES.contains(&entity.kind()) || needed.contains(entity.id().as_ref()) {
                if entity.kind() != Kind::Engagement {
                    needed.extend(entity.values()?.values().filter_map(|value| value.as_str().map(str::to_owned)));
                }
                kept.push(entity);
            }
        }
        kept.reverse();
        Ok(kept)
    }

    /// The calendars that ship with the program, for workspaces made before there were any.
    pub fn calendars(mint: impl FnMut() -> Id) -> Result<Vec<Entity>, Refusal> {
        Filling::new(mint).fill(vec![part("calendars")?])
    }

    /// The entities a workspace starts with, each with an id of its own from `mint`; an entity
    /// stands after those it refers to.
    pub fn entities(&self, mint: impl FnMut() -> Id) -> Result<Vec<Entity>, Refusal> {
        let file = parse(self.text)?;
        let mut files = Vec::new();
        for name in &file.include {
            files.push(part(name)?);
        }
        files.push(file);
        Filling::new(mint).fill(files)
    }
}

fn part(name: &str) -> Result<File, Refusal> {
    match PARTS.iter().find(|(part, _)| *part == name) {
        Some((_, text)) => parse(text),
        None => Err(Refusal::internal(format!("template part {name} is missing"))),
    }
}

fn parse(text: &str) -> Result<File, Refusal> {
    toml::from_str(text).map_err(Refusal::internal)
}

struct Filling<F> {
    mint: F,
    ids: Values,
    entities: Vec<Entity>,
    last: Option<Position>,
}

impl<F: FnMut() -> Id> Filling<F> {
    fn new(mint: F) -> Self {
        Self { mint, ids: Values::new(), entities: Vec::new(), last: None }
    }

    fn fill(mut self, mut files: Vec<File>) -> Result<Vec<Entity>, Refusal> {
        for &kind in Kind::ALL {
            for file in &mut files {
                match file.tables.remove(kind.table()) {
                    Some(Json::Array(rows)) => rows.into_iter().try_for_each(|row| self.add(kind, row))?,
                    Some(row) => self.add(kind, row)?,
                    None => {}
                }
            }
        }
        match files.iter().find_map(|file| file.tables.keys().next()) {
            Some(unknown) => Err(Refusal::internal(format!("a template has no table {unknown}"))),
            None => Ok(self.entities),
        }
    }

    fn add(&mut self, kind: Kind, row: Json) -> Result<(), Refusal> {
        let Json::Object(mut values) = row else {
            return Err(Refusal::internal(format!("{} in a template is not a table", kind.table())));
        };
        let id = Json::String((self.mint)().to_string());
        if let Some(Json::String(key)) = values.remove("key") {
            self.ids.insert(format!("@{key}"), id.clone());
        }
        for value in values.values_mut() {
            if let Some(known) = value.as_str().and_then(|text| self.ids.get(text)) {
                *value = known.clone();
            }
        }
        values.insert("id".into(), id);
        if kind.is_ordered() {
            let position = Position::between(self.last.as_ref(), None);
            values.insert("position".into(), position.to_string().into());
            self.last = Some(position);
        }
        self.entities.push(kind.parse(complete(kind, values)?)?);
        Ok(())
    }
}

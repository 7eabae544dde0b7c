//! Takes roles from templates into an engagement: several templates, one step of undo. What the engagement
//! already has under the same name stays and is what the taken points lead to.

use std::collections::HashMap;

use engagement::template::Template;
use engagement::{CodeList, Done, Engagement, Entity, Id, Kind, Refusal, Surroundings, Values};
use serde_json::Value as Json;

use crate::edit::Edit;
use crate::{Stamp, Store};

impl Store {
    /// Adds the roles of templates, with what belongs to them, to an engagement.
    pub fn take_roles(&mut self, stamp: &Stamp, engagement: &Id, templates: &[Template]) -> Result<Done, Refusal> {
        self.transact(stamp, None, |edit| {
            let engagement = match edit.find(Kind::Engagement, engagement)? {
                Some(entity) => Engagement::try_from(entity)?,
                None => return Err(Refusal::gone(Kind::Engagement.word())),
            };
            templates.iter().try_for_each(|template| take(edit, &engagement, template))?;
            Ok(format!("Take roles from {} into {}", names(templates), engagement.name))
        })
    }

    /// Makes an engagement with the roles of templates. Its provider is that of the others, if there is one.
    pub fn new_engagement(&mut self, stamp: &Stamp, name: &str, templates: &[Template]) -> Result<Done, Refusal> {
        self.transact(stamp, None, |edit| {
            let provider = edit.all(Kind::Engagement)?.into_iter().find_map(|entity| match entity {
                Entity::Engagement(it) => it.provider_id,
                _ => None,
            });
            let values = [("name", Json::from(name)), ("providerId", provider.map(|id| id.to_string()).into())];
            let values = values.map(|(field, value)| (field.to_owned(), value)).into_iter().collect();
            let engagement = Engagement::try_from(edit.add(Kind::Engagement, values, None)?)?;
            templates.iter().try_for_each(|template| take(edit, &engagement, template))?;
            Ok(match templates {
                [] => format!("Add engagement {name}"),
                _ => format!("Add engagement {name} with roles from {}", names(templates)),
            })
        })
    }
}

fn names(templates: &[Template]) -> String {
    let names: Vec<_> = templates.iter().map(|template| template.name).collect();
    names.join(", ")
}

fn take(edit: &Edit, into: &Engagement, template: &Template) -> Result<(), Refusal> {
    let entities = template.roles(crate::file::mint)?;
    let mut ids = HashMap::new();
    // The taker's engagement and provider stand in for the template's: its departments become the taker's.
    for entity in &entities {
        if let Entity::Engagement(own) = entity {
            ids.insert(own.id.to_string(), into.id.to_string());
            ids.extend(
                own.provider_id.iter().zip(&into.provider_id).map(|(own, mine)| (own.to_string(), mine.to_string())),
            );
        }
    }
    for entity in &entities {
        if !ids.contains_key(entity.id().as_ref()) {
            let taken = taken(edit, entity, &ids)?;
            ids.insert(entity.id().to_string(), taken.to_string());
        }
    }
    Ok(())
}

/// Adds an entity of a template, or finds the one that is already there.
fn taken(edit: &Edit, entity: &Entity, ids: &HashMap<String, String>) -> Result<Id, Refusal> {
    let kind = entity.kind();
    let mut values = entity.values()?;
    values.retain(|field, _| field != "id" && field != "position");
    for value in values.values_mut() {
        if let Some(known) = value.as_str().and_then(|id| ids.get(id)) {
            *value = known.as_str().into();
        }
    }
    if let Entity::Stakeholder(_) = entity {
        leave_unknown_codes(edit, &mut values)?;
    }
    for there in edit.all(kind)? {
        if is_same(entity, &values, &there)? {
            return Ok(there.id().clone());
        }
    }
    Ok(edit.add(kind, values, None)?.id().clone())
}

/// Whether an entity is there already: by name and side within its engagement, or as the same tie.
fn is_same(entity: &Entity, values: &Values, there: &Entity) -> Result<bool, Refusal> {
    let known = there.values()?;
    let same = |field: &str| known.get(field) == values.get(field);
    Ok(match entity.title() {
        "" => values.keys().all(|field| same(field)),
        title => title.to_lowercase() == there.title().to_lowercase() && ["engagementId", "side"].into_iter().all(same),
    })
}

/// Drops the codes that the workspace's own key does not offer.
fn leave_unknown_codes(edit: &Edit, values: &mut Values) -> Result<(), Refusal> {
    for list in CodeList::ALL {
        let known = edit.codes(list)?;
        let offered =
            |code: &Json| known.iter().any(|entry| !entry.retired && code.as_str() == Some(entry.code.as_ref()));
        match values.get_mut(list.word()) {
            Some(Json::Array(codes)) => codes.retain(offered),
            Some(code) if !offered(code) => *code = Json::Null,
            _ => {}
        }
    }
    Ok(())
}

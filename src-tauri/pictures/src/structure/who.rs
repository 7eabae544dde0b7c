//! The structure of an engagement from who is who in it: its roles, and whoever stands above one without being a role.

use chrono::NaiveDate;
use engagement::{Coordination, Id, Kind, Organization, Role, Side, WhoIsWho};

use super::{RoleBox, RoleLink, Structure};

impl Structure {
    /// The roles of an engagement with their holders on a day, and their points of coordination.
    #[must_use]
    pub fn of(who: &WhoIsWho, day: NaiveDate) -> Self {
        let mut structure = Self {
            title: format!("Roles of {}", who.engagement.name),
            provider: heading("Provider", who.organizations.iter().filter(|it| Some(&it.id) == provider(who))),
            agency: heading("Agency", who.organizations.iter().filter(|it| it.side == Side::Agency)),
            boxes: who.roles.iter().map(|role| role_box(who, role, day)).collect(),
            links: Vec::new(),
        };
        for point in &who.coordination {
            let Some((kind, id)) = target(who, point) else { continue };
            if kind != Kind::Role && !point.relation.leads_up() {
                continue;
            }
            let (link, from, to) = (point.id.to_string(), point.role_id.to_string(), id.to_string());
            if !structure.boxes.iter().any(|it| it.id == to) {
                let side = structure.boxes.iter().find(|it| it.id == from).map_or(Side::Provider, |it| it.side);
                structure.boxes.push(above(who, kind, &id, side));
            }
            structure.links.push(RoleLink { id: link, from, to, relation: point.relation });
        }
        structure
    }
}

/// Where a point leads, a row of the matrix that stands for a role being that role.
fn target(who: &WhoIsWho, point: &Coordination) -> Option<(Kind, Id)> {
    let (kind, id) = point.to()?;
    let row = who.stakeholders.iter().find(|it| kind == Kind::Stakeholder && it.id == *id);
    let role = row.and_then(|row| row.role_id.clone()).map(|id| (Kind::Role, id));
    Some(role.unwrap_or_else(|| (kind, id.clone())))
}

fn provider(who: &WhoIsWho) -> Option<&Id> {
    who.engagement.provider_id.as_ref()
}

/// "Provider: CTS"; the word alone where none is named, or several are.
fn heading<'a>(word: &str, mut named: impl Iterator<Item = &'a Organization>) -> String {
    match (named.next(), named.next()) {
        (Some(one), None) if one.abbreviation.as_ref().is_empty() => format!("{word}: {}", one.name),
        (Some(one), None) => format!("{word}: {}", one.abbreviation),
        _ => word.to_owned(),
    }
}

/// A role with who holds it; where nobody does, with the logs it keeps.
fn role_box(who: &WhoIsWho, role: &Role, day: NaiveDate) -> RoleBox {
    let held = who.holders(&role.id, day);
    let subtitle = match held.as_slice() {
        [] if who.assignments.iter().any(|it| it.role_id == role.id) => "Vacant".to_owned(),
        [] => role.keeps.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", "),
        [one] => one.name.clone(),
        [one, others @ ..] => format!("{} and {} more", one.name, others.len()),
    };
    RoleBox { id: role.id.to_string(), title: role.name.to_string(), subtitle, side: role.side, flagged: false }
}

/// Someone above a role who is no role of the plan.
fn above(who: &WhoIsWho, kind: Kind, id: &Id, side: Side) -> RoleBox {
    let organization = who.organizations.iter().find(|it| kind == Kind::Organization && it.id == *id);
    let party = who.party(kind, id);
    let subtitle = match kind {
        Kind::Stakeholder => "Stakeholder",
        Kind::Organization => "Organization",
        _ => "Group",
    };
    let side = organization.map_or(side, |it| it.side);
    RoleBox { id: id.to_string(), title: party.name, subtitle: subtitle.into(), side, flagged: false }
}

//! Both tables of roles, and how the roles stand to each other as a picture.

use engagement::{Coordination, Kind, Relation, Role, Side};
use pictures::structure::{Purpose, Structure};

use super::build::{Building, figure, label, table, under};
use crate::outline::{Block, Cell};

pub(super) fn lead() -> Vec<Block> {
    vec![Block::paragraph(
        "The roles on both sides: what each does, what it cares for and with whom it coordinates. One person may hold \
         several roles, and roles are added where an implementation needs them.",
    )]
}

/// A table a side. A role held on both sides stands in both.
pub(super) fn tables(building: &Building) -> Vec<Block> {
    let provider = named(building, "Roles of the provider");
    let of = |side: Side| building.plan.who.roles.iter().filter(move |it| it.side == side || it.side == Side::Both);
    let on_side = |side, sheet: &str, title: &str, caption: &str| {
        let rows = of(side).map(|role| row(building, role));
        under(title, "", table(sheet, &format!("What each does and cares for, {caption}"), &columns(), rows))
    };
    let mut blocks = on_side(Side::Provider, "Provider roles", &provider, "the provider's roles");
    blocks.extend(on_side(Side::Agency, "Agency roles", "Roles of the agencies", "the agencies' roles"));
    blocks
}

/// "Roles of CTS", or the word where the provider has no short name.
fn named(building: &Building, otherwise: &str) -> String {
    let provider = building.plan.provider.as_ref().map_or("", |it| it.abbreviation.as_ref());
    if provider.trim().is_empty() { otherwise.to_owned() } else { format!("Roles of {provider}") }
}

fn columns() -> [(&'static str, u16); 4] {
    let of = |field| label(Kind::Role, field);
    [(of("name"), 18), (of("description"), 36), (of("interests"), 22), ("Points of coordination", 24)]
}

fn row(building: &Building, role: &Role) -> Vec<Cell> {
    let points = building.plan.who.points(&role.id).filter_map(|point| said(building, point));
    vec![Cell::text(&role.name), Cell::points(&role.description), Cell::points(&role.interests), Cell::points(points)]
}

/// Coordination, which the header names, goes without saying.
fn said(building: &Building, point: &Coordination) -> Option<String> {
    let (kind, id) = point.to()?;
    let name = match kind {
        Kind::Role => building.role_name(id),
        _ => building.plan.who.party(kind, id).name,
    };
    Some(match point.relation {
        Relation::Coordinates => name,
        other => format!("{} {name}", sentence(other.words())),
    })
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

pub(super) fn chart_lead() -> Vec<Block> {
    vec![Block::paragraph(
        "How the roles stand to each other, the provider's beside the agencies'. Kinds of link differ by line and arrow \
         head, not by color.",
    )]
}

pub(super) fn chart(building: &Building) -> Vec<Block> {
    let structure = Structure::of(&building.plan.who, building.today);
    if structure.boxes.is_empty() {
        return Vec::new();
    }
    vec![figure("How the roles stand to each other", structure.chart(Purpose::Document).scene)]
}

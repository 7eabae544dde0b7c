//! What stays with the provider: every field whose facts call it internal, and log entries that were marked so. The
//! facts decide, so that a new field of that kind is neither forgotten here nor printed anywhere else.

use engagement::{Commitment, Concept, Id, Kind, Person, Stakeholder, Touchpoint, Values};
use serde_json::Value as Json;

use super::build::{Building, date, label, table, under};
use crate::outline::{Block, Cell};

pub(super) fn lead() -> Vec<Block> {
    vec![Block::paragraph("What follows stays with the provider. It is in no copy that is made for an agency.")]
}

pub(super) fn tables(building: &Building) -> Vec<Block> {
    let stakeholders =
        fields::<Stakeholder>("Internal on stakeholders", Kind::Stakeholder, &building.plan.plan.stakeholders);
    let people = fields::<Person>("Internal on people", Kind::Person, &building.plan.who.people);
    let parts = [
        under("On stakeholders", "", stakeholders),
        under("On people", "", people),
        under("Internal log entries", "", log(building)),
        under("Internal commitments", "", commitments(building)),
    ];
    parts.into_iter().flatten().collect()
}

/// The internal fields of a kind that any of its entities has filled in.
fn fields<T: Concept>(sheet: &str, kind: Kind, all: &[T]) -> Option<Block> {
    let rows: Vec<_> = all.iter().filter_map(|it| Some((it.title(), values(it)?))).collect();
    let filled = |name: &str| rows.iter().any(|(_, values)| !shown(values.get(name)).is_empty());
    let fields: Vec<_> = kind.fields().iter().filter(|field| field.internal && filled(field.name)).collect();
    let mut columns = vec![(kind.field("name").map_or("", |field| field.label), 28)];
    columns.extend(fields.iter().map(|field| (field.label, field.width)));
    let said = |(_, values): &&(&str, Values)| fields.iter().any(|field| !shown(values.get(field.name)).is_empty());
    let row = |(name, values): &(&str, Values)| {
        let cells = fields.iter().map(|field| Cell::text(&shown(values.get(field.name))));
        [Cell::text(*name)].into_iter().chain(cells).collect()
    };
    table(sheet, sheet, &columns, rows.iter().filter(said).map(row))
}

fn values(it: &impl serde::Serialize) -> Option<Values> {
    match serde_json::to_value(it) {
        Ok(Json::Object(values)) => Some(values),
        _ => None,
    }
}

fn shown(value: Option<&Json>) -> String {
    match value {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text.clone(),
        Some(Json::Array(items)) => items.iter().map(|it| shown(Some(it))).collect::<Vec<_>>().join("; "),
        Some(other) => other.to_string(),
    }
}

fn log(building: &Building) -> Option<Block> {
    let mut entries: Vec<_> = building.plan.plan.touchpoints.iter().filter(|it| it.internal).collect();
    entries.sort_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
    let row = |it: &Touchpoint| {
        let with: Vec<_> = it.stakeholder_ids.iter().map(|id| stakeholder(building, Some(id))).collect();
        let texts = [date(it.date), with.join("; "), it.summary.to_string()];
        texts.iter().map(Cell::text).collect()
    };
    let of = |field| label(Kind::Touchpoint, field);
    let columns = [(of("date"), 18), (of("stakeholderIds"), 30), (of("summary"), 52)];
    table("Internal log entries", "Internal log entries", &columns, entries.into_iter().map(row))
}

fn commitments(building: &Building) -> Option<Block> {
    let row = |it: &Commitment| {
        let due = it.due_on.map(date).unwrap_or_default();
        let texts = [it.name.to_string(), stakeholder(building, it.stakeholder_id.as_ref()), due];
        texts.iter().map(Cell::text).collect()
    };
    let of = |field| label(Kind::Commitment, field);
    let columns = [(of("name"), 50), (of("stakeholderId"), 32), (of("dueOn"), 18)];
    let marked = building.plan.plan.commitments.iter().filter(|it| it.internal);
    table("Internal commitments", "Internal commitments", &columns, marked.map(row))
}

fn stakeholder(building: &Building, id: Option<&Id>) -> String {
    id.map(|id| building.plan.who.party(Kind::Stakeholder, id).name).unwrap_or_default()
}

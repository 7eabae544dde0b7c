//! Starts a workshop: the model, the assessment, the table and the first round in one step.

use engagement::maturity::{Model, OfferedModel, Rule};
use engagement::workshop::Starting;
use engagement::{Entity, Id, Kind, Refusal, Side, Surroundings};
use serde_json::json;

use crate::ballot_box::MOST_LEVELS;
use crate::edit::Edit;
use crate::maturity::{keep, object};

/// Starts it; answers the label.
pub(super) fn start(edit: &Edit, it: &Starting, offered: &[OfferedModel]) -> Result<String, Refusal> {
    let wanted = it.model.trim().to_lowercase();
    let chosen = offered.iter().find(|one| one.model.key == wanted || one.model.name.to_lowercase() == wanted);
    let OfferedModel { model, text, .. } = chosen.ok_or_else(|| {
        let names: Vec<_> = offered.iter().map(|one| one.model.key.as_str()).collect();
        Refusal::invalid("model", format!("There is no model \"{}\". Choose {}.", it.model.trim(), names.join(", ")))
    })?;
    check_model(model)?;
    let perspective = it.side.map(|side| perspective_of(model, side)).transpose()?;
    check_seats(it)?;
    let model_id = keep(edit, model, text)?;
    let names: Vec<_> = it.seats.iter().map(|seat| seat.name.trim()).collect();
    let assessment = json!({
        "engagementId": it.engagement_id,
        "organizationId": it.organization_id,
        "modelId": model_id,
        "date": it.date.unwrap_or_else(|| edit.today()),
        "perspective": perspective,
        "participants": if it.anonymous { Vec::new() } else { names },
        "state": "open",
    });
    let assessment = edit.add(Kind::Assessment, object(assessment), None)?.id().clone();
    let dimension = model.dimensions.first().map_or("", |one| one.key.as_str());
    let values = json!({
        "assessmentId": assessment,
        "anonymous": it.anonymous,
        "spreadLevels": it.talk.spread_levels,
        "spreadHalf": it.talk.spread_half,
        "minutes": it.talk.minutes,
        "timerEnds": "",
        "dimension": dimension,
        "state": "open",
    });
    let workshop = edit.add(Kind::Workshop, object(values), None)?.id().clone();
    for seat in &it.seats {
        let values = json!({ "workshopId": workshop, "name": seat.name.trim(), "side": seat.side });
        edit.add(Kind::Seat, object(values), None)?;
    }
    super::votes::add_round(edit, &workshop, dimension, 1)?;
    Ok(format!("Start a workshop with {}", subject(edit, it)?))
}

/// That levels of it can be voted for.
fn check_model(model: &Model) -> Result<(), Refusal> {
    if model.scoring.rule != Rule::Direct {
        let reason = format!("{} asks questions, and a workshop votes for levels. Choose another model.", model.name);
        return Err(Refusal::invalid("model", reason));
    }
    if model.levels.len() > MOST_LEVELS || model.levels.len() > 9 && model.levels.iter().any(|it| it.number.is_none()) {
        let reason = format!("{} has more levels than can be voted for by a key. Choose another model.", model.name);
        return Err(Refusal::invalid("model", reason));
    }
    for side in [Side::Provider, Side::Agency] {
        perspective_of(model, side)?;
    }
    Ok(())
}

pub(super) fn perspective_of(model: &Model, side: Side) -> Result<&str, Refusal> {
    model.perspectives.iter().find(|it| it.side == side).map(|it| it.key.as_str()).ok_or_else(|| {
        let name = if side == Side::Provider { "provider's" } else { "agency's" };
        Refusal::invalid("model", format!("{} has no {name} view. Choose another model.", model.name))
    })
}

fn check_seats(it: &Starting) -> Result<(), Refusal> {
    if it.seats.is_empty() {
        return Err(Refusal::invalid("seats", "Nobody takes part yet. Name who sits at the table, or number them."));
    }
    for seat in &it.seats {
        if it.side.is_some_and(|only| only != seat.side) {
            let reason = format!("Only one side rates, and {} sits on the other. Leave them out.", seat.name);
            return Err(Refusal::invalid("seats", reason));
        }
    }
    let alone = |side: Side| it.seats.iter().filter(|seat| seat.side == side).count() == 1;
    if it.anonymous && [Side::Provider, Side::Agency].into_iter().any(alone) {
        return Err(super::votes::alone());
    }
    Ok(())
}

fn subject(edit: &Edit, it: &Starting) -> Result<String, Refusal> {
    let (kind, id): (Kind, &Id) = match &it.organization_id {
        Some(id) => (Kind::Organization, id),
        None => (Kind::Engagement, &it.engagement_id),
    };
    Ok(edit.find(kind, id)?.as_ref().map_or(String::new(), |it: &Entity| it.title().to_owned()))
}

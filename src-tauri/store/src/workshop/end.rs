//! Ends a workshop: what lies open last of each dimension becomes the assessment's ratings.

use engagement::workshop::Gathered;
use engagement::{Kind, Refusal, Surroundings, Vote};
use serde_json::json;

use super::set;
use crate::ballot_box::Tally;
use crate::edit::Edit;
use crate::maturity::object;

/// Ends it; answers the label.
pub(super) fn finish(edit: &Edit, gathered: &Gathered) -> Result<String, Refusal> {
    nothing_lies_face_down(edit, gathered)?;
    let mut rated = 0;
    for at in (0..).zip(&gathered.model.dimensions).map(|(at, _)| at) {
        let Some(round) = gathered.rounds_on(at).into_iter().rfind(|it| it.revealed) else { continue };
        for vote in gathered.votes_in(round).filter(|it| it.level.is_some()) {
            edit.add(Kind::Rating, object(rating(gathered, vote, round.dimension.as_ref())?), None)?;
            rated += 1;
        }
    }
    if rated == 0 {
        return Err(Refusal::impossible("Nothing was rated yet. Reveal the votes on a dimension first."));
    }
    let assessment = &gathered.assessment;
    let names: Vec<_> = gathered.seats.iter().map(|seat| seat.name.as_ref()).collect();
    if !gathered.workshop.anonymous {
        set(edit, Kind::Assessment, &assessment.id, json!({ "participants": names }))?;
    }
    set(edit, Kind::Assessment, &assessment.id, json!({ "state": "closed" }))?;
    set(edit, Kind::Workshop, &gathered.workshop.id, json!({ "state": "ended", "timerEnds": "" }))?;
    let subject = edit.find(Kind::Assessment, &assessment.id)?.map(|it| it.called(edit)).transpose()?;
    Ok(format!("End the workshop {}", subject.unwrap_or_default()))
}

/// A vote that nobody has seen would be lost.
fn nothing_lies_face_down(edit: &Edit, gathered: &Gathered) -> Result<(), Refusal> {
    for round in gathered.rounds.iter().filter(|it| !it.revealed) {
        let lying = Tally::of(edit.connection, &round.id)?.in_box();
        let count = gathered.votes_in(round).count() + lying.provider as usize + lying.agency as usize;
        if count > 0 {
            let name = gathered.model.dimensions.iter().find(|it| it.key == round.dimension.as_ref());
            return Err(Refusal::impossible(format!(
                "Votes on {} lie face down. Reveal them first, or take them back.",
                name.map_or("", |it| &it.name)
            )));
        }
    }
    Ok(())
}

fn rating(gathered: &Gathered, vote: &Vote, dimension: &str) -> Result<serde_json::Value, Refusal> {
    let seat = gathered.seats.iter().find(|seat| Some(&seat.id) == vote.seat_id.as_ref());
    Ok(json!({
        "assessmentId": gathered.assessment.id,
        "perspective": super::start::perspective_of(&gathered.model, vote.side)?,
        "participant": seat.map_or("", |seat| seat.name.as_ref()),
        "dimension": dimension,
        "level": vote.level,
        "count": vote.count,
    }))
}

//! Votes: given face down, taken back, revealed together, given again.

use engagement::workshop::{Ballot, Gathered, WorkshopDeed};
use engagement::{Id, Kind, Name, Refusal, Round, Seat, Side, Vote};
use serde_json::json;

use super::{face_down, may_go_on, rounds_of};
use crate::ballot_box::{self, Tally};
use crate::edit::Edit;
use crate::maturity::object;

/// Gives votes by name, into rounds that have begun. Whoever has voted in the round votes anew.
pub(super) fn vote(edit: &Edit, gathered: &Gathered, ballots: &[Ballot]) -> Result<String, Refusal> {
    let mut label = "Enter no votes".to_owned();
    for ballot in ballots {
        let at = gathered.dimension(ballot.dimension.as_deref())?;
        let seat = signed(gathered, ballot)?;
        if seat.away {
            let reason = format!("{} has left the workshop. Let them return first.", seat.name);
            return Err(Refusal::invalid("seat", reason));
        }
        let level = ballot.level.as_deref().map(|typed| gathered.level(typed)).transpose()?;
        let round = face_down(edit, gathered, at)?.id.clone();
        let before = own_vote(edit, &round, &seat.id)?;
        if let Some(before) = &before {
            edit.delete(Kind::Vote, &before.id)?;
        }
        let vote = Vote {
            id: crate::file::mint(),
            round_id: round,
            seat_id: Some(seat.id.clone()),
            side: seat.side,
            level: None,
            count: None,
        };
        ballot_box::put(edit.connection, &vote.id, &vote.round_id, level.map(|it| it.key.as_str()))?;
        let verb = if before.is_some() { "Change the vote" } else { "Vote" };
        label = format!("{verb} of {} on {}", seat.name, dimension_name(gathered, at));
        edit.insert(&vote.into())?;
    }
    if ballots.len() == 1 { Ok(label) } else { Ok(format!("Enter {} votes", ballots.len())) }
}

/// Takes back a vote given by name.
pub(super) fn take_back(edit: &Edit, gathered: &Gathered, ballot: &Ballot) -> Result<String, Refusal> {
    let at = gathered.dimension(ballot.dimension.as_deref())?;
    let seat = signed(gathered, ballot)?;
    let round = face_down(edit, gathered, at)?;
    let vote = own_vote(edit, &round.id, &seat.id)?;
    let vote = vote.ok_or_else(|| Refusal::impossible(format!("{} has not voted in this round.", seat.name)))?;
    edit.delete(Kind::Vote, &vote.id)?;
    Ok(format!("Take back the vote of {} on {}", seat.name, dimension_name(gathered, at)))
}

/// Counts votes of an anonymous workshop, or takes back those of a side: were one taken back by its level, trying the
/// levels would tell it. What is told of it tells no vote.
pub(super) fn count(edit: &Edit, workshop: &Id, deed: &WorkshopDeed) -> Result<String, Refusal> {
    let gathered = Gathered::of(workshop, edit)?;
    may_go_on(&gathered, deed)?;
    let (ballots, back) = match deed {
        WorkshopDeed::Vote { ballots } => (ballots.as_slice(), false),
        WorkshopDeed::TakeBack { ballot } => (std::slice::from_ref(ballot), true),
        _ => (&[][..], false),
    };
    for ballot in ballots {
        let at = gathered.dimension(ballot.dimension.as_deref())?;
        let round = face_down(edit, &gathered, at)?;
        let side = unsigned(&gathered, ballot)?;
        let level = ballot.level.as_deref().map(|typed| gathered.level(typed)).transpose()?;
        let level = level.and_then(|it| gathered.model.levels.iter().position(|other| other.key == it.key));
        let mut tally = Tally::of(edit.connection, &round.id)?;
        let votes = tally.in_box().of(side) as usize;
        if back {
            if votes == 0 {
                return Err(Refusal::impossible("No vote of this side lies in this round."));
            }
            tally.empty(side);
        } else {
            nobody_votes_alone(&gathered, side, votes + 1)?;
            // Nobody knows whether those who have left are among those who voted.
            if votes >= gathered.seated(side) {
                return Err(Refusal::impossible(
                    "Everyone on this side has voted. Let someone join, or take this side's votes back first.",
                ));
            }
            tally.add(side, level);
        }
        tally.keep(edit.connection, &round.id)?;
    }
    Ok(if back { "Take back the votes of a side".into() } else { "Vote".into() })
}

/// Whoever votes alone for a side would be known by it.
pub(super) fn alone() -> Refusal {
    let reason =
        "Whoever votes alone for a side is known by it. Seat two or more there, or start a workshop with names.";
    Refusal::invalid("seats", reason)
}

/// Whoever is the only one of a side is known by their vote, also where the others have left.
fn nobody_votes_alone(gathered: &Gathered, side: Side, votes: usize) -> Result<(), Refusal> {
    if gathered.present(side).max(votes) == 1 { Err(alone()) } else { Ok(()) }
}

/// Makes the rounds into which votes go, where there are none yet.
pub(super) fn begin_rounds(edit: &Edit, workshop: &Id, ballots: &[Ballot]) -> Result<String, Refusal> {
    let gathered = Gathered::of(workshop, edit)?;
    for ballot in ballots {
        let at = gathered.dimension(ballot.dimension.as_deref())?;
        let key = gathered.model.dimensions.get(at as usize).map_or("", |it| &it.key);
        if !rounds_of(edit, workshop)?.iter().any(|it| it.dimension.as_ref() == key) {
            begin(edit, &gathered, at, 1)?;
        }
    }
    Ok("Begin a round".into())
}

/// What a refused reveal lacks where the room can decide to do without the missing votes.
const EARLY: &str = "early";

/// Lays the votes of the present round open.
pub(super) fn reveal(edit: &Edit, gathered: &Gathered, early: bool) -> Result<(), Refusal> {
    let name = dimension_name(gathered, gathered.at());
    let round = gathered.round(gathered.at()).filter(|it| !it.revealed);
    let round = round.ok_or_else(|| Refusal::impossible(format!("The votes on {name} lie open already.")))?;
    let room = gathered.room(super::in_box(edit, gathered)?);
    if room.votes == 0 {
        return Err(Refusal::impossible(format!("Nobody has voted on {name} yet.")));
    }
    if !early && room.votes < room.expected {
        let reason = format!("{} of {} are in. Reveal early to go on without the others.", room.votes, room.expected);
        return Err(Refusal::invalid(EARLY, reason));
    }
    if gathered.workshop.anonymous {
        let in_box = super::in_box(edit, gathered)?;
        for side in gathered.sides() {
            let (seated, votes) = (gathered.seated(side), in_box.of(side) as usize);
            if votes > 0 {
                nobody_votes_alone(gathered, side, votes)?;
            }
            if !early && votes < seated && gathered.present(side) < seated {
                return Err(Refusal::invalid(
                    EARLY,
                    "Someone has left, and nobody knows whether they voted. Reveal early if everyone else is in.",
                ));
            }
        }
    }
    edit.replace(&round.clone().into(), &Round { revealed: true, ..round.clone() }.into())?;
    match gathered.workshop.anonymous {
        true => lay_out_counts(edit, gathered, round)?,
        false => {
            for vote in gathered.votes_in(round) {
                let level = ballot_box::ballot_of(edit.connection, &vote.id)?;
                edit.replace(&vote.clone().into(), &Vote { level, ..vote.clone() }.into())?;
            }
        }
    }
    ballot_box::close(edit.connection, &round.id)
}

/// Counts become rows in the order of sides and levels, whatever the order of the votes was.
fn lay_out_counts(edit: &Edit, gathered: &Gathered, round: &Round) -> Result<(), Refusal> {
    let tally = Tally::of(edit.connection, &round.id)?;
    for side in gathered.sides() {
        let levels = (0..gathered.model.levels.len()).map(Some);
        for level in std::iter::once(None).chain(levels) {
            let count = tally.count(side, level);
            if count > 0 {
                let key = level.and_then(|at| gathered.model.levels.get(at)).map(|it| Name::try_from(it.key.as_str()));
                let vote = Vote {
                    id: crate::file::mint(),
                    round_id: round.id.clone(),
                    seat_id: None,
                    side,
                    level: key.transpose().map_err(Refusal::internal)?,
                    count: Some(count),
                };
                edit.insert(&vote.into())?;
            }
        }
    }
    Ok(())
}

/// Another round on the same dimension.
pub(super) fn rate_again(edit: &Edit, gathered: &Gathered) -> Result<u16, Refusal> {
    let at = gathered.at();
    let last = gathered.round(at).filter(|it| it.revealed).ok_or_else(|| {
        Refusal::impossible(format!("The votes on {} lie face down. Reveal them first.", dimension_name(gathered, at)))
    })?;
    begin(edit, gathered, at, last.number + 1)?;
    Ok(last.number + 1)
}

/// Begins a round.
pub(super) fn begin(edit: &Edit, gathered: &Gathered, at: u32, number: u16) -> Result<Id, Refusal> {
    let key = gathered.model.dimensions.get(at as usize).map_or("", |it| it.key.as_str());
    add_round(edit, &gathered.workshop.id, key, number)
}

pub(super) fn add_round(edit: &Edit, workshop: &Id, dimension: &str, number: u16) -> Result<Id, Refusal> {
    let id = crate::file::mint();
    let values = json!({
        "id": id, "workshopId": workshop, "dimension": dimension, "number": number, "revealed": false,
    });
    edit.insert(&Kind::Round.parse(object(values))?)?;
    ballot_box::set_up(edit.connection, &id)?;
    Ok(id)
}

fn signed<'a>(gathered: &'a Gathered, ballot: &Ballot) -> Result<&'a Seat, Refusal> {
    match &ballot.seat {
        Some(seat) => gathered.seat(seat.as_ref()),
        None => Err(Refusal::invalid("seat", "Say whose vote it is.")),
    }
}

fn unsigned(gathered: &Gathered, ballot: &Ballot) -> Result<Side, Refusal> {
    if ballot.seat.is_some() {
        return Err(Refusal::invalid("seat", "This workshop is anonymous. Say only for which side the vote is."));
    }
    match (ballot.side, gathered.sides().as_slice()) {
        (Some(side), sides) if sides.contains(&side) => Ok(side),
        (None, [only]) => Ok(*only),
        (None, _) => Err(Refusal::invalid("side", "Say for which side the vote is, provider or agency.")),
        (Some(_), _) => {
            Err(Refusal::invalid("side", "This side does not rate in this workshop. Choose the other one."))
        }
    }
}

fn own_vote(edit: &Edit, round: &Id, seat: &Id) -> Result<Option<Vote>, Refusal> {
    use engagement::Surroundings;
    let votes = edit.within(Kind::Vote, round)?.into_iter().map(Vote::try_from);
    let votes: Vec<Vote> = votes.collect::<Result<_, _>>()?;
    Ok(votes.into_iter().find(|it| it.seat_id.as_ref() == Some(seat)))
}

fn dimension_name(gathered: &Gathered, at: u32) -> &str {
    gathered.model.dimensions.get(at as usize).map_or("", |it| it.name.as_str())
}

//! Workshops: started, seen, and carried on step by step. A step is one labelled transaction; a vote in an
//! anonymous workshop is none: it leaves a tally that is one higher, and nothing else.

mod agree;
mod end;
mod start;
mod votes;

use engagement::workshop::{BallotSheet, Gathered, InBox, Room, Starting, WorkshopDeed, WorkshopState};
use engagement::{Deed, Done, Entity, Id, Kind, Refusal, Round, Surroundings, Touched, Workshop};
use rusqlite::TransactionBehavior;
use serde_json::{Value as Json, json};

use crate::ballot_box::{self, Tally};
use crate::edit::Edit;
use crate::forget::empty_journal;
use crate::maturity::object;
use crate::refusal::refusal;
use crate::{Stamp, Store};

impl Store {
    /// Starts a workshop with the assessment it ends in.
    pub fn start_workshop(&mut self, stamp: &Stamp, starting: &Starting) -> Result<Done, Refusal> {
        if starting.anonymous {
            self.keeps_votes()?;
        }
        let offered = self.offered_models()?;
        self.transact(stamp, None, |edit| start::start(edit, starting, &offered))
    }

    /// What the room sees of a workshop.
    pub fn room(&self, workshop: &Id) -> Result<Room, Refusal> {
        let edit = self.looking();
        let gathered = Gathered::of(workshop, &edit)?;
        Ok(gathered.room(in_box(&edit, &gathered)?))
    }

    /// Ballots to print for a workshop.
    pub fn ballots(&self, workshop: &Id) -> Result<BallotSheet, Refusal> {
        Ok(Gathered::of(workshop, &self.looking())?.ballots())
    }

    /// Everything of a workshop, to read what a person names in it.
    pub fn workshop(&self, workshop: &Id) -> Result<Gathered, Refusal> {
        Gathered::of(workshop, &self.looking())
    }

    /// Carries a workshop one step on. It is stored before it is answered.
    pub fn carry_on(&mut self, stamp: &Stamp, workshop: &Id, deed: &WorkshopDeed) -> Result<Done, Refusal> {
        let anonymous = match self.get(Kind::Workshop, workshop)? {
            Some(entity) => Workshop::try_from(entity)?.anonymous,
            None => return Err(Refusal::gone(Kind::Workshop.word())),
        };
        match deed {
            WorkshopDeed::Vote { .. } | WorkshopDeed::TakeBack { .. } if anonymous => {
                self.vote_unseen(stamp, workshop, deed)
            }
            _ => self.transact(stamp, None, |edit| carry_on(edit, workshop, deed, stamp)),
        }
    }

    /// Votes of an anonymous workshop. The journal is emptied before and after, so that no two states of a
    /// tally lie side by side, and what SQLite drops is overwritten.
    fn vote_unseen(&mut self, stamp: &Stamp, workshop: &Id, deed: &WorkshopDeed) -> Result<Done, Refusal> {
        self.access.may_write(&self.path)?;
        self.keeps_votes()?;
        if let WorkshopDeed::Vote { ballots } = deed {
            // A round is a step of history; what is put into its box is none.
            self.transact(stamp, None, |edit| votes::begin_rounds(edit, workshop, ballots))?;
        }
        empty_journal(&self.connection)?;
        self.connection.pragma_update(None, "secure_delete", true).map_err(refusal)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(refusal)?;
        let label = votes::count(&Edit::new(&transaction, &self.tables, stamp.today()), workshop, deed)?;
        transaction.commit().map_err(refusal)?;
        // It is stored. Where somebody reads just now, the journal is emptied with the next vote or at closing.
        let _ = empty_journal(&self.connection);
        self.done(label, vec![Touched { kind: Kind::Workshop, id: workshop.clone(), deed: Deed::Edited }])
    }

    /// Whether anonymous votes can be kept: a copy is brought back without those that are not revealed.
    fn keeps_votes(&self) -> Result<(), Refusal> {
        if !self.is_working_copy() {
            return Ok(());
        }
        Err(Refusal::impossible(
            "Anonymous votes would lie on this computer alone until they are revealed. Move the workspace out of the shared \
             folder first.",
        ))
    }

    fn looking(&self) -> Edit<'_> {
        Edit::new(&self.connection, &self.tables, Stamp::here_and_now().today())
    }
}

fn in_box(edit: &Edit, gathered: &Gathered) -> Result<InBox, Refusal> {
    match gathered.round(gathered.at()) {
        Some(round) if gathered.workshop.anonymous => Ok(Tally::of(edit.connection, &round.id)?.in_box()),
        _ => Ok(InBox::default()),
    }
}

/// One step; answers its label.
fn carry_on(edit: &Edit, workshop: &Id, deed: &WorkshopDeed, stamp: &Stamp) -> Result<String, Refusal> {
    let gathered = Gathered::of(workshop, edit)?;
    may_go_on(&gathered, deed)?;
    let name = |at: u32| gathered.model.dimensions.get(at as usize).map_or("", |it| it.name.as_str()).to_owned();
    let now = name(gathered.at());
    match deed {
        WorkshopDeed::Join { name, side } => {
            let sides = gathered.sides();
            if !sides.contains(side) {
                return Err(Refusal::invalid(
                    "side",
                    "This side does not rate in this workshop. Choose the other one.",
                ));
            }
            let values = json!({ "workshopId": workshop, "name": name.trim(), "side": side });
            edit.add(Kind::Seat, object(values), None)?;
            Ok(format!("Let {} join the workshop", name.trim()))
        }
        WorkshopDeed::Leave { seat } => {
            let seat = gathered.seat(seat.as_ref())?;
            set(edit, Kind::Seat, &seat.id, json!({ "away": true }))?;
            Ok(format!("{} leaves the workshop", seat.name))
        }
        WorkshopDeed::Return { seat } => {
            let seat = gathered.seat(seat.as_ref())?;
            set(edit, Kind::Seat, &seat.id, json!({ "away": false }))?;
            Ok(format!("{} is back in the workshop", seat.name))
        }
        WorkshopDeed::Vote { ballots } => {
            votes::begin_rounds(edit, workshop, ballots)?;
            votes::vote(edit, &Gathered::of(workshop, edit)?, ballots)
        }
        WorkshopDeed::TakeBack { ballot } => votes::take_back(edit, &gathered, ballot),
        WorkshopDeed::Reveal { early } => {
            votes::reveal(edit, &gathered, *early)?;
            Ok(format!("Reveal the votes on {now}"))
        }
        WorkshopDeed::RateAgain => {
            let number = votes::rate_again(edit, &gathered)?;
            stop_timer(edit, &gathered)?;
            Ok(format!("Rate {now} again, round {number}"))
        }
        WorkshopDeed::Agree { level } => agree::agree(edit, &gathered, level.as_deref()),
        WorkshopDeed::Dissent { who, level, words } => {
            agree::dissent(edit, &gathered, who, level.as_deref(), words)?;
            Ok(format!("Note a dissent on {now}"))
        }
        WorkshopDeed::Note { text } => {
            agree::note(edit, &gathered, text)?;
            Ok(format!("Note what was said on {now}"))
        }
        WorkshopDeed::Go { dimension } => {
            let at = gathered.dimension(Some(dimension))?;
            let key = gathered.model.dimensions.get(at as usize).map_or("", |it| &it.key);
            if at != gathered.at() {
                set(edit, Kind::Workshop, workshop, json!({ "dimension": key, "timerEnds": "" }))?;
            }
            if gathered.round(at).is_none() {
                votes::begin(edit, &gathered, at, 1)?;
            }
            Ok(format!("Go to {}", name(at)))
        }
        WorkshopDeed::Timer { minutes } => {
            if minutes.is_some_and(|minutes| !(1..=240).contains(&minutes)) {
                return Err(Refusal::invalid("minutes", "Write a number from 1 to 240."));
            }
            let ends = minutes.map_or(String::new(), |minutes| {
                (stamp.at + chrono::TimeDelta::minutes(minutes.into()))
                    .to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
            });
            set(edit, Kind::Workshop, workshop, json!({ "timerEnds": ends }))?;
            Ok(minutes.map_or("Stop the timer".into(), |minutes| format!("Start the timer, {minutes} min")))
        }
        WorkshopDeed::Pause => {
            set(edit, Kind::Workshop, workshop, json!({ "state": "paused", "timerEnds": "" }))?;
            Ok("Pause the workshop".into())
        }
        WorkshopDeed::Resume => {
            set(edit, Kind::Workshop, workshop, json!({ "state": "open" }))?;
            Ok("Resume the workshop".into())
        }
        WorkshopDeed::Finish => end::finish(edit, &gathered),
    }
}

/// Whether a workshop is where this step can be made.
fn may_go_on(gathered: &Gathered, deed: &WorkshopDeed) -> Result<(), Refusal> {
    match (gathered.workshop.state, deed) {
        (WorkshopState::Open, _) | (WorkshopState::Paused, WorkshopDeed::Resume | WorkshopDeed::Pause) => Ok(()),
        (WorkshopState::Paused, _) => Err(Refusal::impossible("This workshop is paused. Resume it first.")),
        (WorkshopState::Ended, _) => Err(Refusal::impossible(
            "This workshop has ended, and its ratings stand in the assessment. Undo takes back the end.",
        )),
    }
}

fn stop_timer(edit: &Edit, gathered: &Gathered) -> Result<(), Refusal> {
    match gathered.workshop.timer_ends.as_ref() {
        "" => Ok(()),
        _ => set(edit, Kind::Workshop, &gathered.workshop.id, json!({ "timerEnds": "" })),
    }
}

fn set(edit: &Edit, kind: Kind, id: &Id, values: Json) -> Result<(), Refusal> {
    edit.edit(kind, id, object(values)).map(drop)
}

/// The round of a dimension into which votes go, which must lie face down.
fn face_down<'a>(edit: &Edit, gathered: &'a Gathered, at: u32) -> Result<&'a Round, Refusal> {
    let name = gathered.model.dimensions.get(at as usize).map_or("", |it| it.name.as_str());
    let Some(round) = gathered.round(at) else {
        return Err(Refusal::impossible(format!("{name} has no round yet. Go there first.")));
    };
    if round.revealed {
        return Err(Refusal::impossible(format!("The votes on {name} lie open. Rate it again for another round.")));
    }
    if ballot_box::is_closed(edit.connection, &round.id)? {
        return Err(Refusal::impossible(format!(
            "The votes on {name} lay open before that was undone. Reveal them again, then rate again."
        )));
    }
    Ok(round)
}

fn rounds_of(edit: &Edit, workshop: &Id) -> Result<Vec<Round>, Refusal> {
    edit.within(Kind::Round, workshop)?.into_iter().map(|it: Entity| Round::try_from(it)).collect()
}

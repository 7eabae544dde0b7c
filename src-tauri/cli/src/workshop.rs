//! Holds a workshop: every step that the window can make.

mod arguments;
mod print;

use std::path::Path;

use engagement::workshop::{Ballot, Gathered, Starting, StartingSeat, Talk, WorkshopDeed, WorkshopState};
use engagement::{Done, Id, Kind, Refusal, Side, Workshop};
use store::{Stamp, Store};

pub use arguments::WorkshopCommand;
use arguments::{OfWorkshop, SeatSide, StartArguments};

use crate::commands::{answer, print_json};
use crate::{desk, maturity, scope};

/// Carries out a command and prints its answer.
pub fn run(command: WorkshopCommand) -> Result<(), Refusal> {
    match command {
        WorkshopCommand::Start(arguments) => start(*arguments),
        WorkshopCommand::Show { of } => show(&of),
        WorkshopCommand::Join { of, name, side } => {
            carry_on(&of, |_| Ok(WorkshopDeed::Join { name, side: side.side() }))
        }
        WorkshopCommand::Leave { of, seat } => {
            carry_on(&of, |it| Ok(WorkshopDeed::Leave { seat: it.seat(&seat)?.id.clone() }))
        }
        WorkshopCommand::Return { of, seat } => {
            carry_on(&of, |it| Ok(WorkshopDeed::Return { seat: it.seat(&seat)?.id.clone() }))
        }
        WorkshopCommand::Vote { of, vote } => {
            carry_on(&of, |it| Ok(WorkshopDeed::Vote { ballots: vec![ballot(it, vote)?] }))
        }
        WorkshopCommand::TakeBack { of, vote } => {
            carry_on(&of, |it| Ok(WorkshopDeed::TakeBack { ballot: ballot(it, vote)? }))
        }
        WorkshopCommand::Enter { of, sheet } => {
            let sheet = documents::read_csv(&sheet)?;
            carry_on(&of, |it| Ok(WorkshopDeed::Vote { ballots: it.read_ballots(&sheet)? }))
        }
        WorkshopCommand::Reveal { of, early } => carry_on(&of, |_| Ok(WorkshopDeed::Reveal { early })),
        WorkshopCommand::RateAgain { of } => carry_on(&of, |_| Ok(WorkshopDeed::RateAgain)),
        WorkshopCommand::Agree { of, level } => carry_on(&of, |_| Ok(WorkshopDeed::Agree { level })),
        WorkshopCommand::Dissent { of, who, level, words } => {
            carry_on(&of, |_| Ok(WorkshopDeed::Dissent { who, level, words }))
        }
        WorkshopCommand::Note { of, text } => carry_on(&of, |_| Ok(WorkshopDeed::Note { text })),
        WorkshopCommand::Go { of, dimension } => carry_on(&of, |_| Ok(WorkshopDeed::Go { dimension })),
        WorkshopCommand::Next { of } => carry_on(&of, |it| Ok(WorkshopDeed::Go { dimension: next(it)? })),
        WorkshopCommand::Timer { of, minutes } => carry_on(&of, |_| Ok(WorkshopDeed::Timer { minutes })),
        WorkshopCommand::Pause { of } => carry_on(&of, |_| Ok(WorkshopDeed::Pause)),
        WorkshopCommand::Resume { of } => carry_on(&of, |_| Ok(WorkshopDeed::Resume)),
        WorkshopCommand::Finish { of } => carry_on(&of, |_| Ok(WorkshopDeed::Finish)),
        WorkshopCommand::Ballots { of, to } => ballots(&of, &to),
    }
}

fn start(arguments: StartArguments) -> Result<(), Refusal> {
    let StartArguments { file, model, subject, provider, agency, only, anonymous, on, within, output, .. } = arguments;
    let StartArguments { spread_levels, spread_half, minutes, .. } = arguments;
    let seats = |names: Vec<String>, side: Side| names.into_iter().map(move |name| StartingSeat { name, side });
    let seats = seats(provider, Side::Provider).chain(seats(agency, Side::Agency)).collect();
    let done = desk::change(&file, |store| {
        let engagement = scope::engagement(store, within.engagement.as_deref())?;
        let starting = Starting {
            engagement_id: engagement.id,
            organization_id: subject.map(|named| maturity::agency(store, &named)).transpose()?,
            model,
            date: on,
            side: only.map(SeatSide::side),
            anonymous,
            talk: Talk { spread_levels, spread_half, minutes },
            seats,
        };
        store.start_workshop(&Stamp::here_and_now(), &starting)
    })?;
    answer("Done", &done, &output)
}

fn show(of: &OfWorkshop) -> Result<(), Refusal> {
    let store = desk::read(&of.file)?;
    let room = store.room(&meant(&store, of)?)?;
    if of.output.json {
        return print_json(&room);
    }
    print::room(&room);
    Ok(())
}

fn carry_on(of: &OfWorkshop, deed: impl FnOnce(&Gathered) -> Result<WorkshopDeed, Refusal>) -> Result<(), Refusal> {
    let done: Done = desk::change(&of.file, |store| {
        let workshop = meant(store, of)?;
        let deed = deed(&store.workshop(&workshop)?)?;
        store.carry_on(&Stamp::here_and_now(), &workshop, &deed)
    })?;
    answer("Done", &done, &of.output)
}

/// The workshop that is named or, where only one goes on, that; else the last one.
fn meant(store: &Store, of: &OfWorkshop) -> Result<Id, Refusal> {
    let all: Vec<Workshop> =
        store.list(Kind::Workshop, None)?.into_iter().map(Workshop::try_from).collect::<Result<_, _>>()?;
    if let Some(named) = &of.workshop {
        let found = all.iter().find(|it| it.id.as_ref() == named);
        return found.map(|it| it.id.clone()).ok_or_else(|| Refusal::Gone {
            reason: format!("There is no workshop with the id {named}. `liaison list` shows those there are."),
        });
    }
    let going: Vec<_> = all.iter().filter(|it| it.state != WorkshopState::Ended).collect();
    match (going.as_slice(), all.last()) {
        ([only], _) => Ok(only.id.clone()),
        ([], Some(last)) => Ok(last.id.clone()),
        ([], None) => Err(Refusal::impossible("There is no workshop yet. `liaison workshop start` begins one.")),
        _ => Err(Refusal::impossible("Several workshops go on. Say which with --workshop and its id.")),
    }
}

fn ballot(it: &Gathered, vote: arguments::VoteArguments) -> Result<Ballot, Refusal> {
    Ok(Ballot {
        seat: vote.seat.map(|named| it.seat(&named).map(|seat| seat.id.clone())).transpose()?,
        side: vote.side.map(SeatSide::side),
        dimension: vote.dimension,
        level: vote.level,
    })
}

fn next(it: &Gathered) -> Result<String, Refusal> {
    match it.model.dimensions.get(it.at() as usize + 1) {
        Some(dimension) => Ok(dimension.key.clone()),
        None => Err(Refusal::impossible("This was the last dimension. `liaison workshop finish` ends the workshop.")),
    }
}

fn ballots(of: &OfWorkshop, to: &Path) -> Result<(), Refusal> {
    if to.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("html")) {
        return Err(Refusal::impossible(format!("The name {} is not a page's. End it in .html.", to.display())));
    }
    let store = desk::read(&of.file)?;
    let sheet = store.ballots(&meant(&store, of)?)?;
    documents::replace(to, documents::ballots_page(&sheet).as_bytes())?;
    println!("Exported {} ballots to {}.", sheet.ballots.len(), to.display());
    Ok(())
}

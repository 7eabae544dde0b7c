//! Shows and works the communication plan.

mod arguments;
mod print;
mod promise;

use std::ops::ControlFlow;
use std::path::Path;

use chrono::{Datelike, Days, Local, Months, NaiveDate};
use engagement::{
    BusinessCalendar, ClosedDays, Code, CodeList, Contact, Deferral, Entity, Holiday, Id, Kind, Observance, Outlook,
    Plan, Refusal, Step, find_code,
};
use store::{Stamp, Store};

pub use arguments::PlanCommand;
use arguments::{ContactArguments, OfPlan};

use crate::arguments::Within;
use crate::commands::{answer, print_json};
use crate::{desk, scope};

/// How far ahead a calendar is exported, in days.
const HALF_A_YEAR: u64 = 183;

/// Carries out a command and prints its answer.
pub fn run(command: PlanCommand) -> Result<(), Refusal> {
    match command {
        PlanCommand::Today { of } => view(&of, |_, it| Ok(it.today()), print::today),
        PlanCommand::Due { of, within } => {
            view(&of, |day, it| Ok(it.due_within(ahead(day, within))), |it| print::due(it))
        }
        PlanCommand::Month { of } => view(&of, |day, it| Ok(it.month(day)), |it| print::days(it)),
        PlanCommand::Coverage { of, months } => {
            let first = |day: NaiveDate| day - Months::new(months.clamp(1, 120) - 1);
            view(&of, |day, it| Ok(it.coverage(first(day), months)), print::coverage)
        }
        PlanCommand::Load { of, within } => view(&of, |day, it| Ok(it.load(ahead(day, within))), |it| print::load(it)),
        PlanCommand::Timeline { of, stakeholder } => {
            view(&of, |_, it| Ok(it.timeline(&named(it, &stakeholder)?)), |it| print::timeline(it))
        }
        PlanCommand::Say { of, stakeholder } => {
            let say = |_, it: &Outlook| {
                it.what_to_say(&named(it, &stakeholder)?).ok_or_else(|| Refusal::gone(Kind::Stakeholder.word()))
            };
            view(&of, say, print::say)
        }
        PlanCommand::Consequence { of, stakeholder, frequency } => {
            let preview = |_, it: &Outlook| {
                let code = code(it.plan(), CodeList::Frequency, &frequency)?;
                it.consequence(&named(it, &stakeholder)?, Some(&code))
            };
            view(&of, preview, |it| println!("{}.", it.sentence))
        }
        // Seen from a day to come, what is logged on it would not lie ahead.
        PlanCommand::Log { of, contact } => act(&of, |day, it| it.plan().on(now()).log(&read(it, contact, day)?)),
        PlanCommand::Waive { of, stakeholder, standing, until, reason } => act(&of, |_, it| {
            it.defer(&Deferral {
                stakeholder_id: stakeholder.map(|it_is| named(it, &it_is)).transpose()?,
                standing_id: standing
                    .map(|it_is| titled(&it.plan().standing, Kind::StandingCommunication, &it_is))
                    .transpose()?,
                until,
                reason,
            })
        }),
        PlanCommand::Reach { of, standing } => {
            let reach = |_, it: &Outlook| {
                let id = titled(&it.plan().standing, Kind::StandingCommunication, &standing)?;
                it.reach(&id).ok_or_else(|| Refusal::gone(Kind::StandingCommunication.word()))
            };
            view(&of, reach, print::reach)
        }
        PlanCommand::OperatingCalendar { of } => act(&of, |_, it| it.operating_calendar()),
        PlanCommand::Holidays { file, calendar, year, within, output } => {
            let year = year.unwrap_or(now().year());
            let found = Observance::within(&holidays(&desk::read(&file)?, calendar.as_deref(), &within)?, year..=year);
            if output.json {
                return print_json(&found);
            }
            print::holidays(&found);
            Ok(())
        }
        PlanCommand::BusinessDay { file, before, days, calendar, within } => {
            business_day(&file, before, days, calendar.as_deref(), &within)
        }
    }
}

/// Writes the plan and the log as a workbook.
pub fn export_workbook(file: &Path, to: &Path, for_agency: bool, within: &Within) -> Result<(), Refusal> {
    let format = documents::Format::from_path(to)?;
    let store = desk::read(file)?;
    let plan = store.plan(&scope::engagement(&store, within.engagement.as_deref())?.id, None)?;
    let plan = if for_agency { plan.for_agency() } else { plan };
    let workbook = documents::communication_workbook(&plan, for_agency, now(), Stamp::here_and_now().at);
    documents::save(&workbook, to, format, &mut |_, _| ControlFlow::Continue(()))?;
    println!("Exported the communication plan with {} contacts to {}.", plan.touchpoints.len(), to.display());
    Ok(())
}

/// Writes the plan for other people's calendars and keeps what they were told.
pub fn export_calendar(file: &Path, to: &Path, within: &Within) -> Result<(), Refusal> {
    if to.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("ics")) {
        return Err(Refusal::impossible(format!("The name {} is not a calendar's. End it in .ics.", to.display())));
    }
    let (events, cancelled) = desk::change(file, |store| {
        let engagement = scope::engagement(store, within.engagement.as_deref())?.id;
        let plan = store.plan(&engagement, Some(now()))?;
        let seen = store.exported_events(&engagement)?;
        let (calendar, told) = plan.on(now()).publish(now() + Days::new(HALF_A_YEAR), &seen);
        documents::replace(to, &documents::calendar_file(&calendar, Stamp::here_and_now().at))?;
        store.keep_exported_events(&engagement, &told)?;
        let cancelled = calendar.events.iter().filter(|it| it.cancelled).count();
        Ok((calendar.events.len() - cancelled, cancelled))
    })?;
    let events = if events == 1 { "1 event".into() } else { format!("{events} events") };
    let cancelled = if cancelled == 0 { String::new() } else { format!(", {cancelled} cancelled,") };
    println!("Exported {events}{cancelled} to {}.", to.display());
    Ok(())
}

fn now() -> NaiveDate {
    Local::now().date_naive()
}

fn ahead(day: NaiveDate, days: u16) -> NaiveDate {
    day + Days::new(days.into())
}

fn gather(store: &Store, of: &OfPlan) -> Result<(Plan, NaiveDate), Refusal> {
    let engagement = scope::engagement(store, of.engagement.engagement.as_deref())?.id;
    Ok((store.plan(&engagement, None)?, of.on.unwrap_or_else(now)))
}

fn view<T: serde::Serialize>(
    of: &OfPlan,
    work_out: impl FnOnce(NaiveDate, &Outlook) -> Result<T, Refusal>,
    print: impl FnOnce(&T),
) -> Result<(), Refusal> {
    let (plan, day) = gather(&desk::read(&of.file)?, of)?;
    let found = work_out(day, &plan.on(day))?;
    if of.output.json {
        return print_json(&found);
    }
    print(&found);
    Ok(())
}

fn act(of: &OfPlan, deed: impl FnOnce(NaiveDate, &Outlook) -> Result<Step, Refusal>) -> Result<(), Refusal> {
    let done = desk::change(&of.file, |store| {
        let (plan, day) = gather(store, of)?;
        let (changes, label) = deed(day, &plan.on(day))?;
        store.change(&Stamp::here_and_now(), &changes, Some(&label), None)
    })?;
    answer("Done", &done, &of.output)
}

fn read(it: &Outlook, typed: ContactArguments, date: NaiveDate) -> Result<Contact, Refusal> {
    let plan = it.plan();
    Ok(Contact {
        stakeholder_ids: typed.stakeholder.iter().map(|name| named(it, name)).collect::<Result<_, _>>()?,
        standing_id: typed
            .standing
            .map(|name| titled(&plan.standing, Kind::StandingCommunication, &name))
            .transpose()?,
        method: typed.method.map(|method| code(plan, CodeList::Method, &method)).transpose()?,
        date,
        time: typed.time,
        summary: typed.summary,
        internal: typed.internal,
        by_id: typed.by.map(|name| titled(&plan.roles, Kind::Role, &name)).transpose()?,
        commitments: typed.commitment.into_iter().map(|it_is| it_is.in_plan(it)).collect::<Result<_, _>>()?,
    })
}

fn named(it: &Outlook, name: &str) -> Result<Id, Refusal> {
    titled(&it.plan().stakeholders, Kind::Stakeholder, name)
}

/// The entity of that id, or of that name if only one has it.
fn titled<T: engagement::Concept>(all: &[T], kind: Kind, name: &str) -> Result<Id, Refusal> {
    let called = all.iter().filter(|it| it.id().as_ref() == name || scope::is_called(it.title(), name));
    Ok(scope::only(called, kind, name)?.id().clone())
}

fn code(plan: &Plan, list: CodeList, typed: &str) -> Result<Code, Refusal> {
    let known: Vec<_> = plan.codes.iter().filter(|entry| entry.list == list).cloned().collect();
    Code::try_from(find_code(list, typed, &known)?).map_err(Refusal::internal)
}

fn business_day(
    file: &Path,
    before: NaiveDate,
    days: u16,
    calendar: Option<&str>,
    within: &Within,
) -> Result<(), Refusal> {
    let holidays = holidays(&desk::read(file)?, calendar, within)?;
    // A day before the date is at most as many years back as there are hundreds of business days.
    let years = before.year() - i32::from(days) / 100 - 1..=before.year();
    let day = ClosedDays::new(&holidays, years).before(before, days);
    println!("{}", day.ok_or_else(|| Refusal::impossible("There is no such day. Write a later date."))?);
    Ok(())
}

/// The holidays of a calendar named, or of the one by which the engagement goes.
fn holidays(store: &Store, calendar: Option<&str>, within: &Within) -> Result<Vec<Holiday>, Refusal> {
    let calendar = match calendar {
        Some(named) => Some(calendar_named(store, named)?),
        None => scope::engagement(store, within.engagement.as_deref())?.calendar_id,
    };
    Ok(calendar.map(|id| store.holidays(&id)).transpose()?.unwrap_or_default())
}

fn calendar_named(store: &Store, named: &str) -> Result<Id, Refusal> {
    let all = store.list(Kind::BusinessCalendar, None)?;
    let same = |it: &&Entity| scope::is_called(it.title(), named) || it.id().as_ref() == named;
    match all.iter().find(same) {
        Some(found) => Ok(BusinessCalendar::try_from(found.clone())?.id),
        None => {
            let names: Vec<_> = all.iter().map(Entity::title).collect();
            Err(Refusal::Gone { reason: format!("There is no calendar \"{named}\". Choose {}.", names.join(", ")) })
        }
    }
}

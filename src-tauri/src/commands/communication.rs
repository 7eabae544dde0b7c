//! The communication plan: its views for a day, and what is done with it in one step.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use engagement::{
    Code, Consequence, Contact, Coverage, Day, Deferral, Done, DueItem, Id, Kind, Load, Observance, Outlook, Reach,
    Refusal, Step, TimelineEntry, Today, WhatToSay,
};
use store::{Stamp, Store};
use tauri::AppHandle;

use super::OnDesk;
use super::documents::{Exported, Format, export};
use super::model::tell;
use crate::desk::Desk;

/// How far back of a day the week strip can look.
const WEEK: Days = Days::new(7);
/// How far ahead a calendar is exported.
const HALF_A_YEAR: Days = Days::new(183);

/// A liaison's day: today by the machine's clock, or another one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn today(desk: OnDesk<'_>, engagement_id: Id, on: Option<NaiveDate>) -> Result<Today, Refusal> {
    let day = on.unwrap_or_else(now);
    look(&desk, engagement_id, day, Some(day - WEEK), |outlook| Ok(outlook.today())).await
}

/// How much should have taken place before today: the number beside the area's name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn overdue(desk: OnDesk<'_>, engagement_id: Id) -> Result<u32, Refusal> {
    let count =
        |outlook: &Outlook| Ok(u32::try_from(outlook.due_within(now() - Days::new(1)).len()).unwrap_or(u32::MAX));
    look(&desk, engagement_id, now(), Some(now()), count).await
}

/// What is next with stakeholders, all of them where none are named: the columns "next due" and "last contact" of
/// the matrix.
#[tauri::command]
#[specta::specta]
pub(crate) async fn next_contacts(
    desk: OnDesk<'_>,
    engagement_id: Id,
    stakeholder_ids: Option<Vec<Id>>,
) -> Result<Vec<DueItem>, Refusal> {
    match stakeholder_ids {
        Some(ids) => look_at(&desk, engagement_id, ids, Some(now()), |outlook| Ok(outlook.next())).await,
        None => look(&desk, engagement_id, now(), Some(now()), |outlook| Ok(outlook.next())).await,
    }
}

/// The days of the weeks that a month touches.
#[tauri::command]
#[specta::specta]
pub(crate) async fn month(desk: OnDesk<'_>, engagement_id: Id, day: NaiveDate) -> Result<Vec<Day>, Refusal> {
    // The month's first Monday can lie six days before its first day.
    let since = day - Days::new(31) - WEEK;
    look(&desk, engagement_id, now(), Some(since.min(now())), move |outlook| Ok(outlook.month(day))).await
}

/// Planned against done, stakeholders by months.
#[tauri::command]
#[specta::specta]
pub(crate) async fn coverage(
    desk: OnDesk<'_>,
    engagement_id: Id,
    from: NaiveDate,
    months: u32,
) -> Result<Coverage, Refusal> {
    let since = from - Days::new(31);
    look(&desk, engagement_id, now(), Some(since.min(now())), move |outlook| Ok(outlook.coverage(from, months))).await
}

/// What each owner has to see to until a day.
#[tauri::command]
#[specta::specta]
pub(crate) async fn load(desk: OnDesk<'_>, engagement_id: Id, until: NaiveDate) -> Result<Vec<Load>, Refusal> {
    look(&desk, engagement_id, now(), Some(now()), move |outlook| Ok(outlook.load(until))).await
}

/// A stakeholder's history, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn timeline(
    desk: OnDesk<'_>,
    engagement_id: Id,
    stakeholder_id: Id,
) -> Result<Vec<TimelineEntry>, Refusal> {
    let of = vec![stakeholder_id.clone()];
    look_at(&desk, engagement_id, of, None, move |outlook| Ok(outlook.timeline(&stakeholder_id))).await
}

/// What to say to a stakeholder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn what_to_say(desk: OnDesk<'_>, engagement_id: Id, stakeholder_id: Id) -> Result<WhatToSay, Refusal> {
    let of = vec![stakeholder_id.clone()];
    look_at(&desk, engagement_id, of, Some(now()), move |outlook| {
        outlook.what_to_say(&stakeholder_id).ok_or_else(|| Refusal::gone(Kind::Stakeholder.word()))
    })
    .await
}

/// Whom a standing communication reaches, and when it comes next.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reach(desk: OnDesk<'_>, engagement_id: Id, standing_id: Id) -> Result<Reach, Refusal> {
    look(&desk, engagement_id, now(), Some(now()), move |outlook| {
        outlook.reach(&standing_id).ok_or_else(|| Refusal::gone(Kind::StandingCommunication.word()))
    })
    .await
}

/// On which day each holiday of every calendar is observed next.
#[tauri::command]
#[specta::specta]
pub(crate) async fn next_holidays(desk: OnDesk<'_>) -> Result<Vec<Observance>, Refusal> {
    let next = |store: &Store| {
        let calendars = store.list(Kind::BusinessCalendar, None)?;
        let next = |it: &engagement::Entity| Ok(Observance::next(&store.holidays(it.id())?, now()));
        calendars.iter().map(next).collect::<Result<Vec<_>, _>>().map(|each| each.concat())
    };
    desk.read(next).await
}

/// What a frequency would mean for a stakeholder, before it is chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn consequence(
    desk: OnDesk<'_>,
    engagement_id: Id,
    stakeholder_id: Id,
    frequency: Option<Code>,
) -> Result<Consequence, Refusal> {
    let of = vec![stakeholder_id.clone()];
    look_at(&desk, engagement_id, of, Some(now()), move |outlook| {
        outlook.consequence(&stakeholder_id, frequency.as_ref())
    })
    .await
}

/// Logs a contact with its commitments as one step of undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn log_contact(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    contact: Contact,
) -> Result<Done, Refusal> {
    act(&app, &desk, engagement_id, move |outlook| outlook.log(&contact)).await
}

/// Waives or defers what is due with a stakeholder or of a standing communication.
#[tauri::command]
#[specta::specta]
pub(crate) async fn defer(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    deferral: Deferral,
) -> Result<Done, Refusal> {
    act(&app, &desk, engagement_id, move |outlook| outlook.defer(&deferral)).await
}

/// Adds the quarterly and annual activities of an operating calendar.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_operating_calendar(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
) -> Result<Done, Refusal> {
    act(&app, &desk, engagement_id, |outlook| outlook.operating_calendar()).await
}

/// Asks for a place and writes the plan and the log there; without what is internal for an agency.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_communication(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    format: Format,
    for_agency: bool,
) -> Result<Exported, Refusal> {
    let plan = desk.read(move |store| store.plan(&engagement_id, None)).await?;
    let plan = if for_agency { plan.for_agency() } else { plan };
    let title = format!("Communication plan, {}", plan.engagement.name);
    export(&app, &desk, "Export the communication plan", &title, format.ending(), move |path, on_row| {
        let workbook = documents::communication_workbook(&plan, for_agency, now(), Stamp::here_and_now().at);
        documents::save(&workbook, path, documents::Format::from_path(path)?, on_row).map(|()| Vec::new())
    })
    .await
}

/// Asks for a place and writes there what is due in the next half year, for other people's calendars.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_calendar(app: AppHandle, desk: OnDesk<'_>, engagement_id: Id) -> Result<Exported, Refusal> {
    let engagement = engagement_id.clone();
    let (calendar, told) = desk
        .with(move |store| {
            let seen = store.exported_events(&engagement)?;
            Ok(store.plan(&engagement, Some(now()))?.on(now()).publish(now() + HALF_A_YEAR, &seen))
        })
        .await?;
    let title = calendar.name.clone();
    let exported = export(&app, &desk, "Export the calendar", &title, "ics", move |path, _| {
        documents::replace(path, &documents::calendar_file(&calendar, Stamp::here_and_now().at)).map(|()| Vec::new())
    })
    .await?;
    desk.with(move |store| store.keep_exported_events(&engagement_id, &told)).await?;
    Ok(exported)
}

fn now() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// A view of the whole plan on a day, with the log from another day on.
async fn look<T: Send + 'static>(
    desk: &Arc<Desk>,
    engagement: Id,
    day: NaiveDate,
    since: Option<NaiveDate>,
    view: impl FnOnce(&Outlook) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    desk.read(move |store| view(&store.plan(&engagement, since)?.on(day))).await
}

/// A view today of some stakeholders alone: how many others there are makes no difference.
async fn look_at<T: Send + 'static>(
    desk: &Arc<Desk>,
    engagement: Id,
    stakeholders: Vec<Id>,
    since: Option<NaiveDate>,
    view: impl FnOnce(&Outlook) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    desk.read(move |store| view(&store.plan_of(&engagement, since, &stakeholders)?.on(now()))).await
}

async fn act(
    app: &AppHandle,
    desk: &Arc<Desk>,
    engagement: Id,
    deed: impl FnOnce(&Outlook) -> Result<Step, Refusal> + Send + 'static,
) -> Result<Done, Refusal> {
    let work = move |store: &mut Store| {
        let (changes, label) = deed(&store.plan(&engagement, Some(now()))?.on(now()))?;
        store.change(&Stamp::here_and_now(), &changes, Some(&label), None)
    };
    tell(app, desk.with(work).await?)
}

//! Questions about who is who, and what is done to several entries of it at once.

use chrono::NaiveDate;
use engagement::template::Template;
use engagement::{Done, HandOver, Id, Kind, Refusal, Role, Roster, Teams, Vacancy, WayUp};
use pictures::structure::{Chart, OutlineRow, Purpose, Structure, outline};
use serde::Serialize;
use specta::Type;
use store::{ForgettingPreview, Forgotten, Stamp, Store};
use tauri::AppHandle;

use super::OnDesk;
use super::model::tell;
use crate::desk::waiting;

/// Where something goes next that a role cannot settle.
#[tauri::command]
#[specta::specta]
pub(crate) async fn way_up(desk: OnDesk<'_>, role_id: Id) -> Result<WayUp, Refusal> {
    desk.with(move |store| {
        let role = store.get(Kind::Role, &role_id)?.ok_or_else(|| Refusal::gone(Kind::Role.word()))?;
        store.who_is_who(&Role::try_from(role)?.engagement_id)?.way_up(&role_id, today())
    })
    .await
}

/// Liaisons and agencies, both ways, today.
#[tauri::command]
#[specta::specta]
pub(crate) async fn roster(desk: OnDesk<'_>, engagement_id: Id) -> Result<Roster, Refusal> {
    desk.with(move |store| Ok(store.who_is_who(&engagement_id)?.roster(today()))).await
}

/// Teams with the departments they represent, and those missing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn teams(desk: OnDesk<'_>, engagement_id: Id) -> Result<Teams, Refusal> {
    desk.with(move |store| Ok(store.who_is_who(&engagement_id)?.teams(today()))).await
}

/// Roles that nobody holds today.
#[tauri::command]
#[specta::specta]
pub(crate) async fn vacancies(desk: OnDesk<'_>, engagement_id: Id) -> Result<Vec<Vacancy>, Refusal> {
    desk.with(move |store| Ok(store.who_is_who(&engagement_id)?.vacancies(today()))).await
}

/// What a person has in hand today.
#[tauri::command]
#[specta::specta]
pub(crate) async fn hand_over(desk: OnDesk<'_>, engagement_id: Id, person_id: Id) -> Result<HandOver, Refusal> {
    desk.with(move |store| store.who_is_who(&engagement_id)?.hand_over(&person_id, today())).await
}

/// Adds the roles of templates to an engagement, as one step of undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_roles(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    templates: Vec<String>,
) -> Result<Done, Refusal> {
    let templates = named(&templates)?;
    let work = move |store: &mut Store| store.take_roles(&Stamp::here_and_now(), &engagement_id, &templates);
    tell(&app, desk.with(work).await?)
}

/// Makes an engagement with the roles of templates, as one step of undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn new_engagement(
    app: AppHandle,
    desk: OnDesk<'_>,
    name: String,
    templates: Vec<String>,
) -> Result<Done, Refusal> {
    let templates = named(&templates)?;
    let work = move |store: &mut Store| store.new_engagement(&Stamp::here_and_now(), &name, &templates);
    tell(&app, desk.with(work).await?)
}

/// What forgetting a person would do in this file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_forgetting(desk: OnDesk<'_>, person_id: Id) -> Result<ForgettingPreview, Refusal> {
    desk.with(move |store| store.preview_forgetting(&Stamp::here_and_now(), &person_id)).await
}

/// Forgets a person, for good: no undo leads behind it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget(app: AppHandle, desk: OnDesk<'_>, person_id: Id) -> Result<Forgotten, Refusal> {
    let work = move |store: &mut Store| store.forget_everywhere(&Stamp::here_and_now(), &person_id);
    let forgotten = desk.with(work).await?;
    let touched = forgotten.touched.clone();
    tell(&app, Done { label: "Forget a person".into(), touched, undo: None, redo: None })?;
    Ok(forgotten)
}

/// The structure of an engagement: drawn, and as an indented list that says the same.
#[derive(Debug, Serialize, Type)]
pub(crate) struct StructureView {
    chart: Chart,
    outline: Vec<OutlineRow>,
}

/// The roles as a chart with their holders today, and as its equal in words.
#[tauri::command]
#[specta::specta]
pub(crate) async fn structure(desk: OnDesk<'_>, engagement_id: Id) -> Result<StructureView, Refusal> {
    let structure = desk.with(move |store| Ok(Structure::of(&store.who_is_who(&engagement_id)?, today()))).await?;
    // Nobody waits at the desk while it is laid out.
    waiting(move || Ok(StructureView { chart: structure.chart(Purpose::Window), outline: outline(&structure) })).await
}

fn named(templates: &[String]) -> Result<Vec<Template>, Refusal> {
    templates.iter().map(|name| Template::named(name)).collect()
}

fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

//! Maturity: models, assessments, what they come to, and what is done about it.

use std::sync::Arc;

use chrono::NaiveDate;
use engagement::maturity::{
    Assessing, GapPlan, Maturity, ModelInUse, NewAssessment, OfferedModel, Path, Portfolio, SubjectResult, paths,
};
use engagement::{Change, Done, Id, Refusal};
use store::{Stamp, Store};
use tauri::AppHandle;

use super::OnDesk;
use super::documents::{Exported, Format, export};
use super::model::tell;
use crate::desk::{Desk, waiting};
use crate::dialogs::{self, Question};

/// The models that can be chosen, by name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn maturity_models(desk: OnDesk<'_>) -> Result<Vec<OfferedModel>, Refusal> {
    desk.with(|store| store.offered_models()).await
}

/// The models by which an engagement was assessed, the one used last first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn models_in_use(desk: OnDesk<'_>, engagement_id: Id) -> Result<Vec<ModelInUse>, Refusal> {
    look(&desk, engagement_id, |it| Ok(it.models_in_use())).await
}

/// The result for an agency, or for the engagement as a whole.
#[tauri::command]
#[specta::specta]
pub(crate) async fn maturity_result(
    desk: OnDesk<'_>,
    engagement_id: Id,
    organization_id: Option<Id>,
    model: Option<String>,
    year: Option<i32>,
) -> Result<SubjectResult, Refusal> {
    look(&desk, engagement_id, move |it| it.result(organization_id.as_ref(), model.as_deref(), year)).await
}

/// All agencies by a model in a fiscal year.
#[tauri::command]
#[specta::specta]
pub(crate) async fn maturity_portfolio(
    desk: OnDesk<'_>,
    engagement_id: Id,
    model: Option<String>,
    year: Option<i32>,
) -> Result<Portfolio, Refusal> {
    look(&desk, engagement_id, move |it| it.portfolio(model.as_deref(), year)).await
}

/// From what was found to what is wanted.
#[tauri::command]
#[specta::specta]
pub(crate) async fn gap_plan(
    desk: OnDesk<'_>,
    engagement_id: Id,
    organization_id: Option<Id>,
    model: Option<String>,
    year: Option<i32>,
) -> Result<GapPlan, Refusal> {
    look(&desk, engagement_id, move |it| it.gap_plan(organization_id.as_ref(), model.as_deref(), year)).await
}

/// The paths that can be taken into a gap plan.
#[tauri::command]
#[specta::specta]
pub(crate) fn maturity_paths() -> Result<Vec<Path>, Refusal> {
    paths()
}

/// Takes up moves that a model proposes, as actions of the gap plan.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_moves(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    organization_id: Option<Id>,
    model: String,
    moves: Vec<String>,
) -> Result<Done, Refusal> {
    act(&app, &desk, engagement_id, move |it| {
        it.gap_plan(organization_id.as_ref(), Some(&model), None)?.take_up(&moves)
    })
    .await
}

/// Takes a path's actions into the gap plan.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_path(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    organization_id: Option<Id>,
    path: String,
) -> Result<Done, Refusal> {
    let path = Path::named(&path)?;
    act(&app, &desk, engagement_id, move |it| {
        it.gap_plan(organization_id.as_ref(), Some(&path.model), None)?.take_path(&path, today())
    })
    .await
}

/// Starts an assessment by one of the models, with a row for what is agreed and wanted in each dimension.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_assessment(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    assessment: NewAssessment,
) -> Result<Done, Refusal> {
    let work = move |store: &mut Store| {
        let model = OfferedModel::named(store.offered_models()?, &assessment.model)?;
        let started = Assessing::start(&model, engagement_id, assessment);
        store.assess(&Stamp::here_and_now(), &started)
    };
    tell(&app, desk.with(work).await?)
}

/// Asks for a model file and adds it to the workspace.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_maturity_model(app: AppHandle, desk: OnDesk<'_>) -> Result<Done, Refusal> {
    let question = Question::Choose { title: "Add a maturity model".into(), ending: "toml" };
    let path = dialogs::path(desk.dialogs.as_ref(), question).await?;
    let text = waiting(move || documents::read_text(&path)).await?;
    tell(&app, desk.with(move |store| store.add_model(&Stamp::here_and_now(), &text)).await?)
}

/// Asks for a place and writes answers, results and actions there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_maturity(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    format: Format,
) -> Result<Exported, Refusal> {
    let maturity = desk.with(move |store| store.maturity(&engagement_id)).await?;
    let title = maturity.title();
    export(&app, &desk, "Export maturity", &title, format.ending(), move |path, on_row| {
        let workbook = documents::maturity_workbook(&maturity, Stamp::here_and_now().at)?;
        documents::save(&workbook, path, documents::Format::from_path(path)?, on_row).map(|()| Vec::new())
    })
    .await
}

fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// Reads beside the open store, so that nobody waits at the desk while a large portfolio is worked out.
async fn look<T: Send + 'static>(
    desk: &Arc<Desk>,
    engagement: Id,
    view: impl FnOnce(&Maturity) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let maturity = desk.with(move |store| store.maturity(&engagement)).await?;
    waiting(move || view(&maturity)).await
}

async fn act(
    app: &AppHandle,
    desk: &Arc<Desk>,
    engagement: Id,
    deed: impl FnOnce(&Maturity) -> Result<(Vec<Change>, String), Refusal> + Send + 'static,
) -> Result<Done, Refusal> {
    let work = move |store: &mut Store| {
        let (changes, label) = deed(&store.maturity(&engagement)?)?;
        store.change(&Stamp::here_and_now(), &changes, Some(&label), None)
    };
    tell(app, desk.with(work).await?)
}

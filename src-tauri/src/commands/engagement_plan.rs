//! The engagement plan as a document: its sections chosen, ordered and worded, a preview, and the document itself.

use std::path::Path;

use documents::{PlanFormat, Preview, Template, Wanted};
use engagement::{ChosenPart, Done, Id, Part, PartState, Parts, Refusal, Step};
use serde::Deserialize;
use specta::Type;
use store::{Stamp, Store};
use tauri::AppHandle;

use super::OnDesk;
use super::documents::{Exported, export};
use super::model::tell;
use crate::desk::{Desk, file_name, waiting};
use crate::dialogs::{self, Question};

/// The rows of a table that a preview shows; more of them are only counted.
const PREVIEWED: usize = 40;

/// How every section of the plan stands, in order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_sections(desk: OnDesk<'_>, engagement_id: Id) -> Result<Vec<PartState>, Refusal> {
    let plan = desk.with(move |store| store.engagement_plan(&engagement_id)).await?;
    waiting(move || Ok(documents::plan_parts(&plan, Stamp::here_and_now().at))).await
}

/// Chooses and orders the sections of the plan as one step of undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn arrange_sections(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    wanted: Vec<ChosenPart>,
) -> Result<Done, Refusal> {
    act(&app, &desk, engagement_id, None, move |parts, engagement| parts.arranged(engagement, &wanted)).await
}

/// Gives a section own text. What is typed in one visit is one step of undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn word_section(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    part: Part,
    text: String,
    visit: String,
) -> Result<Done, Refusal> {
    act(&app, &desk, engagement_id, Some(visit), move |parts, engagement| Ok(parts.worded(engagement, part, &text)))
        .await
}

/// What the document says now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_plan(desk: OnDesk<'_>, engagement_id: Id, internal: bool) -> Result<Preview, Refusal> {
    let plan = desk.with(move |store| store.engagement_plan(&engagement_id)).await?;
    let wanted = Wanted { parts: None, internal };
    waiting(move || Ok(documents::plan_outline(&plan, &wanted, Stamp::here_and_now().at).preview(PREVIEWED))).await
}

/// Asks for a Word document that the plan goes into, and answers its name. One that cannot work is refused.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_template(desk: OnDesk<'_>) -> Result<String, Refusal> {
    let path = dialogs::path(desk.dialogs.as_ref(), Question::Template).await?;
    let checked = path.clone();
    waiting(move || Template::read(&checked).map(drop)).await?;
    let name = file_name(&path);
    desk.preferences.remember_template(Some(path));
    Ok(name)
}

/// The name of the Word document that the plan goes into; none for the default one.
#[tauri::command]
#[specta::specta]
pub(crate) fn plan_template(desk: OnDesk<'_>) -> Option<String> {
    desk.preferences.template().map(|path| file_name(&path))
}

/// Goes back to the default template.
#[tauri::command]
#[specta::specta]
pub(crate) fn drop_template(desk: OnDesk<'_>) {
    desk.preferences.remember_template(None);
}

/// A format of the engagement plan.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum PlanEnding {
    Docx,
    Pdf,
    Html,
    Xlsx,
}

impl PlanEnding {
    fn word(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Asks for a place and writes the engagement plan there, in the template that was chosen where it is for Word.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_plan(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    format: PlanEnding,
    internal: bool,
) -> Result<Exported, Refusal> {
    let plan = desk.with(move |store| store.engagement_plan(&engagement_id)).await?;
    let template = desk.preferences.template();
    let title = plan.title();
    export(&app, &desk, "Export the engagement plan", &title, format.word(), move |path: &Path, on_row| {
        let format = PlanFormat::from_path(path)?;
        let template = template.filter(|_| format == PlanFormat::Word).map(|path| Template::read(&path)).transpose()?;
        let outline = documents::plan_outline(&plan, &Wanted { parts: None, internal }, Stamp::here_and_now().at);
        documents::save_plan(&outline, path, format, template.as_ref(), on_row)
    })
    .await
}

async fn act(
    app: &AppHandle,
    desk: &std::sync::Arc<Desk>,
    engagement: Id,
    visit: Option<String>,
    deed: impl FnOnce(&Parts, &Id) -> Result<Step, Refusal> + Send + 'static,
) -> Result<Done, Refusal> {
    let work = move |store: &mut Store| {
        let (changes, label) = deed(&store.engagement_plan(&engagement)?.parts(), &engagement)?;
        store.change(&Stamp::here_and_now(), &changes, Some(&label), visit.as_deref())
    };
    tell(app, desk.with(work).await?)
}

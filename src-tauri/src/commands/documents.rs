//! Documents leaving the window: a place is asked for, the writing shows its progress and can be stopped.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use documents::Replaced;
use engagement::{Id, Refusal};
use pictures::ink::Theme;
use pictures::scene::{Purpose, Scene};
use pictures::structure::Structure;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Stamp;
use tauri::AppHandle;
use tauri_specta::Event;

use super::OnDesk;
use crate::desk::{Desk, file_name, waiting};
use crate::dialogs::{self, Question};

/// Told while a document is made, from its beginning on.
#[derive(Debug, Clone, Copy, Serialize, Type, Event)]
#[tauri_specta(event_name = "exporting")]
pub(crate) struct ExportingEvent {
    /// Rows written.
    done: u32,
    /// Rows in all; 0 until they are counted.
    total: u32,
}

/// A spreadsheet format.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Format {
    Xlsx,
    Ods,
    Csv,
}

impl Format {
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }
}

/// A document that was written.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Exported {
    path: String,
    file_name: String,
    /// Where the document says otherwise than the plan, because its fonts lack letters.
    replaced: Vec<Replaced>,
}

/// Asks for a place and writes the matrix of an engagement there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_matrix(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    format: Format,
) -> Result<Exported, Refusal> {
    let matrix = desk.with(move |store| store.matrix(&engagement_id)).await?;
    let title = matrix.title();
    export(&app, &desk, "Export the matrix", &title, format.ending(), move |path, on_row| {
        let workbook = documents::matrix_workbook(&matrix, Stamp::here_and_now().at);
        documents::save(&workbook, path, documents::Format::from_path(path)?, on_row).map(|()| Vec::new())
    })
    .await
}

/// Asks for a place and writes who is who in an engagement there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_roles(
    app: AppHandle,
    desk: OnDesk<'_>,
    engagement_id: Id,
    format: Format,
) -> Result<Exported, Refusal> {
    let book = desk.with(move |store| store.who_is_who(&engagement_id)).await?;
    let title = book.title();
    export(&app, &desk, "Export who is who", &title, format.ending(), move |path, on_row| {
        let now = Stamp::here_and_now().at;
        let today = now.with_timezone(&chrono::Local).date_naive();
        documents::save(
            &documents::roles_workbook(&book, today, now),
            path,
            documents::Format::from_path(path)?,
            on_row,
        )
        .map(|()| Vec::new())
    })
    .await
}

/// A format of pictures.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum PictureFormat {
    Svg,
    Png,
}

/// Asks for a place and draws the structure of an engagement there, with its title and its key.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_structure(
    desk: OnDesk<'_>,
    engagement_id: Id,
    format: PictureFormat,
    dark: bool,
) -> Result<Exported, Refusal> {
    let who = desk.with(move |store| store.who_is_who(&engagement_id)).await?;
    let structure = Structure::of(&who, chrono::Local::now().date_naive());
    let scene = structure.chart(Purpose::Document).scene;
    draw(
        &desk,
        "Export the structure chart",
        &structure.title,
        scene,
        format,
        if dark { Theme::Dark } else { Theme::Light },
    )
    .await
}

/// Asks for a place and draws a picture there, in light colors: it goes onto paper and into slides.
pub(super) async fn export_picture(
    desk: &Arc<Desk>,
    name: &str,
    scene: Scene,
    format: PictureFormat,
) -> Result<Exported, Refusal> {
    draw(desk, "Export the picture", name, scene, format, Theme::Light).await
}

async fn draw(
    desk: &Arc<Desk>,
    question: &str,
    name: &str,
    scene: Scene,
    format: PictureFormat,
    theme: Theme,
) -> Result<Exported, Refusal> {
    let ending = match format {
        PictureFormat::Svg => "svg",
        PictureFormat::Png => "png",
    };
    let name = format!("{}.{ending}", file_safe(name));
    let question = Question::Save { title: question.into(), name, ending };
    let path = dialogs::path(desk.dialogs.as_ref(), question).await?;
    let desk = desk.clone();
    waiting(move || {
        documents::replace(&path, &scene.printed(&path, theme)?)?;
        Ok(written(&desk, path))
    })
    .await
}

/// Told after every row how many of how many are written; says whether to go on.
pub(super) type OnRow<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// Asks for a place and writes a document there, telling the page how far it is.
pub(super) async fn export(
    app: &AppHandle,
    desk: &Arc<Desk>,
    question: &str,
    title: &str,
    ending: &'static str,
    write: impl FnOnce(&Path, OnRow) -> Result<Vec<Replaced>, Refusal> + Send + 'static,
) -> Result<Exported, Refusal> {
    desk.cancelled.store(false, Ordering::Relaxed);
    let name = format!("{}.{ending}", file_safe(title));
    let path = dialogs::path(desk.dialogs.as_ref(), Question::Save { title: question.into(), name, ending }).await?;
    let (app, desk) = (app.clone(), desk.clone());
    waiting(move || {
        // A template on a slow disk, or very many rows, may take a while before there is a first row.
        tell(&app, 0, 0);
        let replaced = write(&path, &mut |done, total| {
            tell(&app, done, total);
            if desk.cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        Ok(Exported { replaced, ..written(&desk, path) })
    })
    .await
}

/// Notes what was written, so that its folder can be shown.
fn written(desk: &Desk, path: PathBuf) -> Exported {
    let exported = Exported { file_name: file_name(&path), path: path.display().to_string(), replaced: Vec::new() };
    *desk.exported.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    exported
}

/// Stops the export that is running; nothing of it is kept.
#[tauri::command]
#[specta::specta]
pub(crate) fn cancel_export(desk: OnDesk<'_>) {
    desk.cancelled.store(true, Ordering::Relaxed);
}

/// Shows the document exported last in its folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_in_folder(desk: OnDesk<'_>) -> Result<(), Refusal> {
    let exported = desk.exported.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let file =
        exported.ok_or_else(|| Refusal::impossible("Nothing has been exported yet. Export a document first."))?;
    waiting(move || crate::platform::show_in_folder(&file)).await
}

/// Tells the page how far the writing is, a hundred times at most.
fn tell(app: &AppHandle, done: usize, total: usize) {
    if done.is_multiple_of(total.div_ceil(100).max(1)) || done == total {
        let count = |rows| u32::try_from(rows).unwrap_or(u32::MAX);
        // A window that is not told still gets its document.
        let _ = ExportingEvent { done: count(done), total: count(total) }.emit(app);
    }
}

/// A title as a file's name: what no file system takes becomes a hyphen.
fn file_safe(title: &str) -> String {
    let safe: String = title
        .chars()
        .map(|letter| if letter.is_control() || r#"\/:*?"<>|"#.contains(letter) { '-' } else { letter })
        .take(80)
        .collect();
    safe.trim().trim_end_matches('.').to_owned()
}

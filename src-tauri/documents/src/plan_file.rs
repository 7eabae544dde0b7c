//! The engagement plan on the disk: its outline in the format that the ending of a name asks for.

use std::ops::ControlFlow;
use std::path::Path;

use engagement::Refusal;

use crate::outline::Outline;
use crate::pace::Pace;
use crate::pdf::{self, Replaced};
use crate::save::{finished, replace};
use crate::word::Template;
use crate::{html, ods, outline_workbook, word, xlsx};

/// What an engagement plan can be printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanFormat {
    /// A Word document.
    Word,
    /// A PDF that is accessible by law.
    Pdf,
    /// One page for a browser.
    Html,
    /// A workbook for Excel, a sheet a table.
    Xlsx,
    /// A workbook for LibreOffice, a sheet a table.
    Ods,
}

impl PlanFormat {
    /// The format that the ending of a file's name asks for.
    pub fn from_path(path: &Path) -> Result<Self, Refusal> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match ending.as_str() {
            "docx" => Ok(Self::Word),
            "pdf" => Ok(Self::Pdf),
            "html" | "htm" => Ok(Self::Html),
            "xlsx" => Ok(Self::Xlsx),
            "ods" => Ok(Self::Ods),
            _ => Err(Refusal::impossible(format!(
                "The name {} does not say which format is wanted. End it in .docx, .pdf, .html, .xlsx or .ods.",
                path.display()
            ))),
        }
    }
}

/// Prints the plan into a file. `on_row` is told after every row how many of how many are printed and may stop it; until
/// the file is whole and renamed, nothing at `to` has changed; the template's own file is refused, and
/// so is a plan without a section. Answers what the document says otherwise than the plan.
pub fn save_plan(
    outline: &Outline,
    to: &Path,
    format: PlanFormat,
    template: Option<&Template>,
    on_row: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Vec<Replaced>, Refusal> {
    template.map_or(Ok(()), |template| template.spared_by(to))?;
    if outline.title_page.is_none() && outline.sections.is_empty() {
        return Err(Refusal::impossible(
            "None of the chosen sections has anything to say yet. Choose others, or give one a text of its own.",
        ));
    }
    let workbook = matches!(format, PlanFormat::Xlsx | PlanFormat::Ods).then(|| outline_workbook::of(outline));
    let rows = workbook.as_ref().map_or_else(|| outline.rows(), outline_workbook::rows);
    let mut pace = Pace::new(rows, on_row);
    let mut replaced = Vec::new();
    let printed = match (format, &workbook) {
        (PlanFormat::Word, _) => word::print(outline, template, &mut pace),
        (PlanFormat::Pdf, _) => pdf::print(outline, &mut pace, &mut replaced),
        (PlanFormat::Xlsx, Some(workbook)) => xlsx::print(workbook, &mut pace),
        (PlanFormat::Ods, Some(workbook)) => ods::print(workbook, &mut pace),
        _ => html::print(outline, &mut pace),
    };
    replace(to, &finished(printed, &mut pace)?)?;
    Ok(replaced)
}

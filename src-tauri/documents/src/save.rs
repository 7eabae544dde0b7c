//! Puts a printed workbook on the disk: written beside the target, forced out, then renamed over
//! it, so that whatever goes wrong the old file is whole.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::Path;

use engagement::Refusal;
use tempfile::NamedTempFile;

use crate::pace::Pace;
use crate::workbook::Workbook;
use crate::{csv, ods, xlsx};

/// What a workbook can be printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Excel's own.
    Xlsx,
    /// LibreOffice's own.
    Ods,
    /// The first sheet as plain text.
    Csv,
}

impl Format {
    /// The format that the ending of a file's name asks for.
    pub fn from_path(path: &Path) -> Result<Self, Refusal> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match ending.as_str() {
            "xlsx" => Ok(Self::Xlsx),
            "ods" => Ok(Self::Ods),
            "csv" => Ok(Self::Csv),
            _ => Err(Refusal::impossible(format!(
                "The name {} does not say which format is wanted. End it in .xlsx, .ods or .csv.",
                path.display()
            ))),
        }
    }
}

/// Prints the workbook into a file. `on_row` is told after every row how many of how many are
/// printed and may stop it; until the file is whole and renamed, nothing at `to` has changed.
pub fn save(
    workbook: &Workbook,
    to: &Path,
    format: Format,
    on_row: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(), Refusal> {
    let sheets = if format == Format::Csv { 1 } else { workbook.sheets.len() };
    let mut pace = Pace::new(workbook.sheets.iter().take(sheets).map(|sheet| sheet.rows.len()).sum(), on_row);
    let printed = match format {
        Format::Xlsx => xlsx::print(workbook, &mut pace),
        Format::Ods => ods::print(workbook, &mut pace),
        Format::Csv => csv::print(workbook, &mut pace),
    };
    replace(to, &finished(printed, &mut pace)?)
}

/// A printed document, unless printing failed or was stopped.
pub(crate) fn finished(printed: io::Result<Vec<u8>>, pace: &mut Pace) -> Result<Vec<u8>, Refusal> {
    // While a format is closed no row is told; a late wish to stop is heard here.
    let printed = printed.and_then(|document| pace.ask().map(|()| document));
    printed.map_err(|error| error.downcast().unwrap_or_else(Refusal::internal))
}

/// Writes a document that is printed already beside its target and renames it over.
pub fn replace(to: &Path, document: &[u8]) -> Result<(), Refusal> {
    // A link stays a link: what it points to is replaced.
    let target = fs::canonicalize(to).unwrap_or_else(|_| to.to_owned());
    let held = || Refusal::Unwritable {
        reason: format!("{} is open elsewhere or protected. Close it there, or choose another name.", to.display()),
    };
    if open_elsewhere(&target) || fs::metadata(&target).is_ok_and(|old| old.permissions().readonly()) {
        return Err(held());
    }
    let write = |mut draft: NamedTempFile| {
        draft.write_all(document)?;
        draft.as_file().sync_all()?;
        Ok(draft)
    };
    let draft = draft_beside(&target).and_then(write).map_err(|error| unwritable(to, &error))?;
    draft.persist(&target).map(drop).map_err(|failed| match failed.error.kind() {
        // So Windows answers when a program has the target open.
        ErrorKind::PermissionDenied | ErrorKind::ResourceBusy => held(),
        _ => unwritable(to, &failed.error),
    })
}

/// LibreOffice and Excel put a small file beside one that they have open.
fn open_elsewhere(target: &Path) -> bool {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    [format!(".~lock.{name}#"), format!("~${name}")].iter().any(|mark| target.with_file_name(mark).exists())
}

/// An empty file that disappears unless it is renamed, readable by whom the target is.
fn draft_beside(target: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".liaison-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A new file is as the person's umask has it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let draft = builder.tempfile_in(folder_of(target))?;
    if let Ok(old) = fs::metadata(target) {
        draft.as_file().set_permissions(old.permissions())?;
    }
    Ok(draft)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn unwritable(to: &Path, error: &io::Error) -> Refusal {
    let place = to.display();
    let folder = folder_of(to).display();
    let reason = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            format!("There is not enough room on the disk for {place}. Free some, or choose another place.")
        }
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            format!("The folder {folder} is not there. Make it, or choose another place.")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            format!("Nothing may be written into the folder {folder}. Choose another place.")
        }
        ErrorKind::IsADirectory => format!("{place} is a folder. Choose a name for a file in it."),
        _ => format!("{place} could not be written: {error}. Choose another place."),
    };
    Refusal::Unwritable { reason }
}

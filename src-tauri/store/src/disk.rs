//! Files put in place whole or not at all, and the sentence for a disk that does not take them.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use engagement::Refusal;
use tempfile::TempPath;

/// Begins the names of files that are not finished.
pub(crate) const DRAFT: &str = ".liaison-";

/// An empty file beside its target that disappears unless it is renamed, readable as any new file is.
pub(crate) fn draft_beside(target: &Path) -> io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(DRAFT);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The person's umask takes its part from this.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(target)).map(tempfile::NamedTempFile::into_temp_path)
}

/// Gives a finished draft its name, replacing what is there; it is on the disk before and after.
pub(crate) fn put_in_place(draft: TempPath, target: &Path) -> io::Result<()> {
    force_out(&draft)?;
    draft.persist(target).map_err(|error| error.error)?;
    force_out_folder(target)
}

/// Puts a finished workspace in the place of another that nobody has open.
pub(crate) fn replace_workspace(draft: TempPath, target: &Path) -> io::Result<()> {
    // A journal of the old file would be taken for one of the new.
    for ending in ["-wal", "-shm", "-journal"] {
        match std::fs::remove_file(beside(target, ending)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    put_in_place(draft, target)
}

/// Gives a finished draft its name unless something has it already.
pub(crate) fn put_in_free_place(draft: TempPath, target: &Path) -> io::Result<()> {
    force_out(&draft)?;
    draft.persist_noclobber(target).map_err(|error| error.error)?;
    // What is told to have failed was not made.
    force_out_folder(target).inspect_err(|_| drop(std::fs::remove_file(target)))
}

/// Forces a file to the disk.
pub(crate) fn force_out(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// Forces the names in a file's folder to the disk.
pub(crate) fn force_out_folder(path: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened, and a rename is forced out with its file.
    if cfg!(unix) { File::open(folder_of(path))?.sync_all() } else { Ok(()) }
}

/// The folder a file lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The file SQLite or Liaison keeps beside a workspace: its name with an ending more.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Whether a file is there and holds something.
pub(crate) fn is_filled(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|about| about.len() > 0)
}

/// Why a file cannot be written, and what can be done.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Refusal {
    let (place, folder) = (path.display(), folder_of(path).display());
    let reason = match error.kind() {
        ErrorKind::AlreadyExists => {
            format!("{place} is already there. It was left as it is; choose another name.")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            format!(
                "{place} cannot be written: there is not enough room on the disk. Free some, or choose another place."
            )
        }
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            format!("{place} cannot be written: the folder {folder} is not there. Make it, or choose another folder.")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            format!("{place} cannot be written: nothing may be written into {folder}. Choose another folder.")
        }
        _ => format!("{place} cannot be written: {error}. Choose another folder."),
    };
    Refusal::Unwritable { reason }
}

/// Why a file cannot be read, and what can be done.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Refusal {
    let reason = match error.kind() {
        ErrorKind::NotFound => {
            format!("There is no file {}. Check the name, or make one with `liaison new`.", path.display())
        }
        _ => format!("{} cannot be read: {error}. Check that it is a file you may open.", path.display()),
    };
    Refusal::Unreadable { reason }
}

/// The path of a file itself, whatever links lead to it, also where it is no longer there.
pub(crate) fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if cfg!(windows) {
        // There it would be a path that no person knows.
        return path;
    }
    let in_real_folder = || Some(folder_of(&path).canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(in_real_folder).unwrap_or(path)
}

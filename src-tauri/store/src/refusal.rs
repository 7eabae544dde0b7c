//! Turns what SQLite reports into a sentence for the person at the desk.

use std::path::Path;

use engagement::Refusal;
use rusqlite::ErrorCode;

/// Says what a failing statement means.
pub(crate) fn refusal(error: rusqlite::Error) -> Refusal {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => busy(),
        Some(ErrorCode::DiskFull) => Refusal::Unwritable {
            reason: "The disk is full. Nothing was changed; free some space and try again.".into(),
        },
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Refusal::Unwritable {
            reason: "The workspace or its folder cannot be written. Nothing was changed; check its permissions, or copy it to another folder.".into(),
        },
        Some(ErrorCode::SystemIoFailure) => Refusal::Unwritable {
            reason: "The disk did not store the change. Nothing was changed; check the disk, or copy the workspace to another one.".into(),
        },
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Refusal::Unreadable {
            reason: "The workspace file is damaged. Nothing was written to it; `liaison verify` says what is sound, `liaison restore` brings a backup back.".into(),
        },
        Some(ErrorCode::ConstraintViolation) => Refusal::impossible(
            "Something else in the workspace refers to this. Nothing was changed; remove that first.",
        ),
        _ => Refusal::internal(error),
    }
}

pub(crate) fn busy() -> Refusal {
    Refusal::Locked {
        reason: "Another program is writing to this workspace. Nothing was changed; try again in a moment.".into(),
    }
}

/// A damaged file is left as it is; there are three ways on.
pub(crate) fn damaged(path: &Path, how: &str) -> Refusal {
    unreadable(
        path,
        &format!("is damaged: {how}"),
        "It was left as it is; see what is sound with `liaison verify`, bring a backup back with `liaison restore`, or save what can be read with `liaison rescue`",
    )
}

pub(crate) fn not_ours(path: &Path) -> Refusal {
    unreadable(path, "is not a Liaison workspace", "It was left as it is; choose another file")
}

pub(crate) fn too_new(path: &Path) -> Refusal {
    unreadable(path, "was written by a newer version of Liaison", "It was left as it is; update Liaison to open it")
}

pub(crate) fn foreign_journal(path: &Path) -> Refusal {
    unreadable(
        path,
        "has a journal beside it that is not its own",
        "Nothing was changed; move the file of the same name that ends in -wal or -journal elsewhere and open it again",
    )
}

fn unreadable(path: &Path, what: &str, remedy: &str) -> Refusal {
    Refusal::Unreadable { reason: format!("{} {what}. {remedy}.", path.display()) }
}

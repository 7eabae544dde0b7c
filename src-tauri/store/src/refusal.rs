//! Turns what SQLite reports into a sentence for the person at the desk.

use engagement::Refusal;
use rusqlite::ErrorCode;

/// Says what a failing statement means.
pub(crate) fn refusal(error: rusqlite::Error) -> Refusal {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Refusal::Locked {
            reason: "Another program is writing to this workspace. Nothing was changed; try again in a moment.".into(),
        },
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
            reason: "The workspace file is damaged. Nothing was written to it; open a copy of it from before.".into(),
        },
        Some(ErrorCode::ConstraintViolation) => Refusal::impossible(
            "Something else in the workspace refers to this. Nothing was changed; remove that first.",
        ),
        _ => Refusal::internal(error),
    }
}

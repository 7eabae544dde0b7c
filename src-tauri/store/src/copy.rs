//! Writes what a connection sees as a closed, checked and sealed file.

use std::path::Path;

use engagement::Refusal;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use tempfile::TempPath;

use crate::disk::{draft_beside, force_out, unwritable};
use crate::refusal::{busy, damaged, refusal};
use crate::seal;

/// Makes the file that is to get the name `target`. What lies face down in anonymous rounds stays behind.
pub(crate) fn copy_beside(connection: &Connection, target: &Path) -> Result<TempPath, Refusal> {
    let draft = draft_beside(target).map_err(|error| unwritable(target, &error))?;
    let mut copy = Connection::open(&draft).map_err(refusal)?;
    let step = Backup::new(connection, &mut copy).and_then(|backup| backup.step(-1)).map_err(refusal)?;
    if step != StepResult::Done {
        return Err(busy());
    }
    crate::ballot_box::empty_in_copy(&copy)?;
    check_by_sqlite(&copy, target)?;
    close(copy)?;
    force_out(&draft).and_then(|()| seal::put_on(&draft)).map_err(|error| unwritable(target, &error))?;
    Ok(draft)
}

/// Lets SQLite check its structures; it does not see a changed letter.
pub(crate) fn check_by_sqlite(connection: &Connection, path: &Path) -> Result<(), Refusal> {
    let found: Vec<String> = connection
        .prepare("PRAGMA integrity_check(1)")
        .and_then(|mut check| check.query_map([], |row| row.get(0))?.collect())
        .map_err(refusal)?;
    if found == ["ok"] { Ok(()) } else { Err(damaged(path, "its structure does not hold together")) }
}

/// Closes the one connection to a file, so that it is of one piece and has no journal.
pub(crate) fn close(connection: Connection) -> Result<(), Refusal> {
    set_journal(&connection, "delete")?;
    connection.close().map_err(|(_, error)| refusal(error))
}

/// Chooses how the file is written; SQLite answers what it could do.
pub(crate) fn set_journal(connection: &Connection, mode: &str) -> Result<(), Refusal> {
    let set = connection.pragma_update_and_check(None, "journal_mode", mode, |row| row.get::<_, String>(0));
    if set.map_err(refusal)? == mode { Ok(()) } else { Err(busy()) }
}

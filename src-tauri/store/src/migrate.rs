//! The schema's versions. A migration that has shipped is never edited; a new one is added below it.

use engagement::Refusal;
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

const STEPS: &[M<'static>] = &[M::up(include_str!("../migrations/0001_workspace.sql"))];

/// The schema version this program writes.
pub(crate) const NEWEST: u32 = STEPS.len() as u32;

/// Brings a file to the newest schema; does nothing where it is there.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Refusal> {
    migrate_to(connection, NEWEST)
}

/// Brings a file to an older schema than the newest, to be filled with what was saved from one.
pub(crate) fn migrate_to(connection: &mut Connection, version: u32) -> Result<(), Refusal> {
    Migrations::from_slice(STEPS).to_version(connection, version as usize).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => crate::refusal::refusal(err),
        other => Refusal::internal(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_runs_on_an_empty_file() {
        assert_eq!(Migrations::from_slice(STEPS).validate(), Ok(()));
    }
}

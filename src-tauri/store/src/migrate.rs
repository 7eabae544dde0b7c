//! The schema's versions. A migration that has shipped is never edited; a new one is added below it.

use engagement::Refusal;
use engagement::template::Template;
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::file::mint;
use crate::refusal::refusal;
use crate::rows;
use crate::table::Table;

const STEPS: &[M<'static>] = &[
    M::up(include_str!("../migrations/0001_workspace.sql")),
    M::up(include_str!("../migrations/0002_roles.sql")),
    M::up(include_str!("../migrations/0003_communication.sql")),
];

/// The schema version this program writes.
pub(crate) const NEWEST: u32 = STEPS.len() as u32;

/// Brings a file to the newest schema; does nothing where it is there.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Refusal> {
    let has = |connection: &Connection, table| connection.table_exists(None::<&str>, table).map_err(refusal);
    let lacks_calendars = has(connection, "workspace")? && !has(connection, "holiday")?;
    migrate_to(connection, NEWEST)?;
    if lacks_calendars { add_calendars(connection) } else { Ok(()) }
}

/// Brings a file to an older schema than the newest, to be filled with what was saved from one.
pub(crate) fn migrate_to(connection: &mut Connection, version: u32) -> Result<(), Refusal> {
    Migrations::from_slice(STEPS).to_version(connection, version as usize).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => refusal(err),
        other => Refusal::internal(other),
    })
}

/// A file made before there were calendars gets those that new files start with.
fn add_calendars(connection: &mut Connection) -> Result<(), Refusal> {
    let tables = Table::read_all(connection)?;
    let transaction = connection.transaction().map_err(refusal)?;
    for entity in Template::calendars(mint)? {
        rows::insert(&transaction, &tables[entity.kind() as usize], entity.values()?)?;
    }
    transaction.commit().map_err(refusal)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use engagement::Kind;

    use super::*;
    use crate::Store;

    const WRITE: &str = "LIAISON_WRITE_FIXTURES";

    #[test]
    fn every_migration_runs_on_an_empty_file() {
        assert_eq!(Migrations::from_slice(STEPS).validate(), Ok(()));
    }

    #[test]
    fn a_file_from_before_calendars_gets_them_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        Migrations::from_slice(&STEPS[..1]).to_latest(&mut connection).unwrap();
        for _ in 0..2 {
            migrate(&mut connection).unwrap();
            let count =
                |table| connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, u32>(0));
            assert_eq!(count("business_calendar"), Ok(4), "federal and three states");
            assert!(count("holiday").unwrap() > 40);
        }
    }

    /// A workspace as the program of schema `version` left it; a missing one is made where that is asked for.
    fn fixture(version: u32) -> PathBuf {
        let name = |version| format!("{}/../../tests/fixtures/schema-{version:04}.liaison", env!("CARGO_MANIFEST_DIR"));
        let file = PathBuf::from(name(version));
        if !file.exists() && std::env::var_os(WRITE).is_some() {
            std::fs::copy(name(version - 1), &file).unwrap();
            let mut connection = Connection::open(&file).unwrap();
            Migrations::from_slice(&STEPS[..version as usize]).to_latest(&mut connection).unwrap();
        }
        assert!(file.exists(), "{} is missing: run the tests of the store with {WRITE}=1", file.display());
        file
    }

    #[test]
    fn a_workspace_of_every_old_schema_opens_with_its_rows_and_its_undo() {
        for version in 1..NEWEST.max(2) {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("old.liaison");
            std::fs::copy(fixture(version), &file).unwrap();
            let mut store = Store::open(&file).unwrap();
            let newest: u32 = store.connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
            assert_eq!(newest, NEWEST, "schema {version} is brought up to date");
            assert_eq!(store.list(Kind::Stakeholder, None).unwrap().len(), 16, "schema {version}");
            for label in ["Add stakeholder County IT directors", "Set priority of Public"] {
                assert_eq!(store.undo().unwrap().label, label, "schema {version}");
            }
            assert_eq!(store.list(Kind::Stakeholder, None).unwrap().len(), 15, "schema {version}");
        }
    }
}

//! The schema's versions. A migration that has shipped is never edited; a new one is added below it.

use engagement::Refusal;
use engagement::template::Template;
use rusqlite::{Connection, Transaction};
use rusqlite_migration::{HookError, HookResult, M, Migrations};

use crate::file::mint;
use crate::refusal::refusal;
use crate::rows;
use crate::table::Table;

const STEPS: [&str; 7] = [
    include_str!("../migrations/0001_workspace.sql"),
    include_str!("../migrations/0002_roles.sql"),
    include_str!("../migrations/0003_communication.sql"),
    include_str!("../migrations/0004_maturity.sql"),
    include_str!("../migrations/0005_document.sql"),
    include_str!("../migrations/0006_workshop.sql"),
    include_str!("../migrations/0007_calendar_ledger.sql"),
];

/// The step that brings calendars, which new files start with and older ones get in the same transaction.
const CALENDARS: usize = 2;

/// The schema version this program writes.
pub(crate) const NEWEST: u32 = STEPS.len() as u32;

/// Brings a file to the newest schema; does nothing where it is there.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Refusal> {
    migrate_to(connection, NEWEST)
}

/// Brings a file to an older schema than the newest, to be filled with what was saved from one.
pub(crate) fn migrate_to(connection: &mut Connection, version: u32) -> Result<(), Refusal> {
    migrations().to_version(connection, version as usize).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => refusal(err),
        other => Refusal::internal(other),
    })
}

fn migrations() -> Migrations<'static> {
    let step = |(at, sql)| if at == CALENDARS { M::up_with_hook(sql, add_calendars) } else { M::up(sql) };
    Migrations::new(STEPS.into_iter().enumerate().map(step).collect())
}

/// A new file has nothing in it yet: its template brings the calendars.
fn add_calendars(transaction: &Transaction) -> HookResult {
    if !transaction.query_row("SELECT EXISTS (SELECT * FROM workspace)", [], |row| row.get(0))? {
        return Ok(());
    }
    let failed = |refusal: Refusal| HookError::Hook(refusal.to_string());
    for entity in Template::calendars(mint).map_err(failed)? {
        let table = Table::read(transaction, entity.kind()).map_err(failed)?;
        rows::insert(transaction, &table, entity.values().map_err(failed)?).map_err(failed)?;
    }
    Ok(())
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
        assert_eq!(migrations().validate(), Ok(()));
    }

    #[test]
    fn a_file_from_before_calendars_gets_them_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate_to(&mut connection, 1).unwrap();
        let workspace = "INSERT INTO workspace (id, name, fiscal_year_start) VALUES ('w', 'CTS', 7)";
        connection.execute(workspace, []).unwrap();
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
            migrate_to(&mut connection, version).unwrap();
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

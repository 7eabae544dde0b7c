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
    Migrations::from_slice(STEPS).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => refusal(err),
        other => Refusal::internal(other),
    })?;
    if lacks_calendars { add_calendars(connection) } else { Ok(()) }
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
    use super::*;

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
}

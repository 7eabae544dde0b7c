//! What calendars have seen of a plan. It stands beside the model: no step of history takes it back.

use engagement::{ExportedEvent, Id, Refusal};
use rusqlite::{Row, params};

use crate::Store;
use crate::refusal::refusal;

impl Store {
    /// What of an engagement was exported to calendars.
    pub fn exported_events(&self, engagement: &Id) -> Result<Vec<ExportedEvent>, Refusal> {
        let sql = "SELECT uid, sequence, digest, date, cancelled FROM exported_event WHERE engagement_id = ?1";
        let mut statement = self.connection.prepare_cached(sql).map_err(refusal)?;
        let entries = statement.query_map([engagement.as_ref()], entry).map_err(refusal)?;
        entries.collect::<Result<_, _>>().map_err(refusal)
    }

    /// Keeps what an export told calendars.
    pub fn keep_exported_events(&mut self, engagement: &Id, entries: &[ExportedEvent]) -> Result<(), Refusal> {
        let transaction = self.connection.transaction().map_err(refusal)?;
        let sql = "INSERT OR REPLACE INTO exported_event (uid, engagement_id, sequence, digest, date, cancelled)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        for it in entries {
            let row = params![it.uid, engagement.as_ref(), it.sequence, it.digest, it.date.to_string(), it.cancelled];
            transaction.prepare_cached(sql).and_then(|mut insert| insert.execute(row)).map_err(refusal)?;
        }
        transaction.commit().map_err(refusal)
    }
}

fn entry(row: &Row) -> rusqlite::Result<ExportedEvent> {
    let date: String = row.get(3)?;
    Ok(ExportedEvent {
        uid: row.get(0)?,
        sequence: row.get(1)?,
        digest: row.get(2)?,
        date: date.parse().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, Box::new(error))
        })?,
        cancelled: row.get(4)?,
    })
}

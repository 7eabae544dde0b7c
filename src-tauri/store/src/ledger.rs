//! What calendars have seen of a plan. It stands beside the model: no step of history takes it back, and a
//! backup that is restored neither.

use chrono::NaiveTime;
use engagement::{EventTime, ExportedEvent, Id, Refusal, TimeZone};
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};
use xxhash_rust::xxh3::xxh3_64;

use crate::Store;
use crate::refusal::refusal;

/// An event that was exported, with the id of its engagement.
pub(crate) type Entry = (String, ExportedEvent);

const ENTRIES: &str = "SELECT engagement_id, uid, sequence, digest, date, begins, minutes, zone, summary, cancelled
    FROM exported_event";

impl Store {
    /// What of an engagement was exported to calendars.
    pub fn exported_events(&self, engagement: &Id) -> Result<Vec<ExportedEvent>, Refusal> {
        let found = entries(&self.connection)?.into_iter().filter(|(of, _)| of == engagement.as_ref());
        Ok(found.map(|(_, event)| event).collect())
    }

    /// Keeps what an export told calendars.
    pub fn keep_exported_events(&mut self, engagement: &Id, entries: &[ExportedEvent]) -> Result<(), Refusal> {
        let entries: Vec<_> = entries.iter().map(|event| (engagement.to_string(), event.clone())).collect();
        keep(&mut self.connection, &entries)
    }
}

/// What was exported of all engagements.
pub(crate) fn entries(connection: &Connection) -> Result<Vec<Entry>, Refusal> {
    let mut statement = connection.prepare_cached(ENTRIES).map_err(refusal)?;
    let entries = statement.query_map([], entry).map_err(refusal)?;
    entries.collect::<Result<_, _>>().map_err(refusal)
}

/// Keeps entries; of one that is there already, calendars go by the higher sequence number.
pub(crate) fn keep(connection: &mut Connection, entries: &[Entry]) -> Result<(), Refusal> {
    let transaction = connection.transaction().map_err(refusal)?;
    let sql = "INSERT INTO exported_event
        (engagement_id, uid, sequence, digest, date, begins, minutes, zone, summary, cancelled)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT (uid) DO UPDATE SET engagement_id = ?1, sequence = ?3, digest = ?4, date = ?5, begins = ?6,
        minutes = ?7, zone = ?8, summary = ?9, cancelled = ?10 WHERE ?3 >= sequence";
    for (engagement, it) in entries {
        let row = params![
            engagement,
            it.uid,
            it.sequence,
            it.digest,
            it.date.to_string(),
            it.time.map(|time| time.begins.to_string()),
            it.time.map(|time| time.minutes),
            it.time.map(|time| time.zone.name()),
            it.summary,
            it.cancelled
        ];
        transaction.prepare_cached(sql).and_then(|mut insert| insert.execute(row)).map_err(refusal)?;
    }
    transaction.commit().map_err(refusal)
}

/// Tells two ledgers apart; `None` where nothing was exported.
pub(crate) fn digest(connection: &Connection) -> rusqlite::Result<Option<u64>> {
    // Files of the first schemas have none.
    if !connection.table_exists(None, "exported_event")? {
        return Ok(None);
    }
    let sql = "SELECT group_concat(uid || ' ' || sequence || ' ' || digest || ' ' || date || ' ' || cancelled, '\n' ORDER BY uid)
        FROM exported_event";
    let all: Option<String> = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(all.map(|all| xxh3_64(all.as_bytes())))
}

fn entry(row: &Row) -> rusqlite::Result<Entry> {
    let event = ExportedEvent {
        uid: row.get(1)?,
        sequence: row.get(2)?,
        digest: row.get(3)?,
        date: read(4, row.get::<_, String>(4)?.parse())?,
        time: time(row)?,
        summary: row.get(8)?,
        cancelled: row.get(9)?,
    };
    Ok((row.get(0)?, event))
}

fn time(row: &Row) -> rusqlite::Result<Option<EventTime>> {
    let Some(begins) = row.get::<_, Option<String>>(5)? else { return Ok(None) };
    let begins = read(5, begins.parse::<NaiveTime>())?;
    let zone = read(7, serde_json::from_value::<TimeZone>(row.get::<_, String>(7)?.into()))?;
    Ok(Some(EventTime { begins, minutes: row.get(6)?, zone }))
}

fn read<T, E: std::error::Error + Send + Sync + 'static>(column: usize, read: Result<T, E>) -> rusqlite::Result<T> {
    read.map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))
}

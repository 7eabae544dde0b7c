//! One labelled transaction: the changes and the history that can take them back reach the disk
//! together or not at all.

use std::sync::OnceLock;

use chrono::{DateTime, Local, NaiveDate, SecondsFormat, Utc};
use engagement::{Change, Done, Kind, Refusal, Text, Touched, label_of};
use rusqlite::session::{Changegroup, Session};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::Store;
use crate::edit::Edit;
use crate::history::touched;
use crate::refusal::refusal;
use crate::table::Table;

/// Who changes something, and when.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The person at the desk.
    pub author: String,
    /// The moment.
    pub at: DateTime<Utc>,
}

impl Stamp {
    /// The person who is logged in, at this moment.
    pub fn here_and_now() -> Self {
        static AUTHOR: OnceLock<String> = OnceLock::new();
        let author = AUTHOR.get_or_init(|| whoami::realname().or_else(|_| whoami::username()).unwrap_or_default());
        Self { author: author.clone(), at: Utc::now() }
    }

    /// The day of it, where the person is.
    pub(crate) fn today(&self) -> NaiveDate {
        self.at.with_timezone(&Local).date_naive()
    }
}

impl Store {
    /// Carries out changes as one transaction and one step of undo; if one of them is refused, none
    /// happens. Without a label the changes describe themselves. Transactions that follow each other
    /// with the same `visit`, such as the pauses while typing in one cell, are one step.
    pub fn change(
        &mut self,
        stamp: &Stamp,
        changes: &[Change],
        label: Option<&str>,
        visit: Option<&str>,
    ) -> Result<Done, Refusal> {
        let label = label.map(|label| Text::try_from(label).map_err(Refusal::impossible)).transpose()?;
        self.transact(stamp, visit, |edit| {
            let entities = changes.iter().map(|change| edit.apply(change)).collect::<Result<Vec<_>, _>>()?;
            Ok(label.map_or_else(|| label_of(changes, &entities), |label| label.to_string()))
        })
    }

    /// Runs `work`, which answers the label, and keeps what it changed as one step of history.
    /// Where nothing changed nothing is kept.
    pub(crate) fn transact(
        &mut self,
        stamp: &Stamp,
        visit: Option<&str>,
        work: impl FnOnce(&Edit) -> Result<String, Refusal>,
    ) -> Result<Done, Refusal> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(refusal)?;
        let (label, changeset) = record(&transaction, &self.tables, stamp.today(), work)?;
        let touched = touched(&changeset)?;
        if touched.is_empty() {
            drop(transaction);
            return self.done(String::new(), touched);
        }
        keep(&transaction, stamp, visit, &label, &changeset)?;
        transaction.commit().map_err(refusal)?;
        self.done(label, touched)
    }

    /// The answer to a transaction.
    pub(crate) fn done(&self, label: String, touched: Vec<Touched>) -> Result<Done, Refusal> {
        Ok(Done { label, touched, undo: self.undo_label()?, redo: self.redo_label()? })
    }
}

/// Runs `work` and answers its label with the changeset of what it did.
pub(crate) fn record(
    connection: &Connection,
    tables: &[Table],
    today: NaiveDate,
    work: impl FnOnce(&Edit) -> Result<String, Refusal>,
) -> Result<(String, Vec<u8>), Refusal> {
    let mut session = Session::new(connection).map_err(refusal)?;
    for kind in Kind::ALL {
        session.attach(Some(kind.table())).map_err(refusal)?;
    }
    let label = work(&Edit::new(connection, tables, today))?;
    let mut changeset = Vec::new();
    session.changeset_strm(&mut changeset).map_err(refusal)?;
    Ok((label, changeset))
}

/// Adds a step to history, or merges it into the last one where both belong to the same visit.
fn keep(
    connection: &Connection,
    stamp: &Stamp,
    visit: Option<&str>,
    label: &str,
    changeset: &[u8],
) -> Result<(), Refusal> {
    // A new change ends what could be redone, and what was undone no longer merges with it.
    let dropped = execute(connection, "DELETE FROM history WHERE undone", [])?;
    let at = stamp.at.to_rfc3339_opts(SecondsFormat::Millis, true);
    if let Some((last, earlier)) =
        visit.filter(|_| dropped == 0).map(|visit| same_visit(connection, visit)).transpose()?.flatten()
    {
        let merged = merge(&earlier, changeset)?;
        if merged.is_empty() {
            return execute(connection, "DELETE FROM history WHERE id = ?1", [last]).map(drop);
        }
        let sql = "UPDATE history SET label = ?2, at = ?3, changeset = ?4 WHERE id = ?1";
        return execute(connection, sql, params![last, label, at, merged]).map(drop);
    }
    let sql = "INSERT INTO history (label, at, author, visit, changeset) VALUES (?1, ?2, ?3, ?4, ?5)";
    execute(connection, sql, params![label, at, stamp.author, visit, changeset]).map(drop)
}

/// The last step, if it was made in the same visit.
fn same_visit(connection: &Connection, visit: &str) -> Result<Option<(i64, Vec<u8>)>, Refusal> {
    let sql = "SELECT id, changeset FROM history WHERE id = (SELECT max(id) FROM history) AND visit = ?1";
    let mut statement = connection.prepare_cached(sql).map_err(refusal)?;
    statement.query_row([visit], |row| Ok((row.get(0)?, row.get(1)?))).optional().map_err(refusal)
}

fn merge(earlier: &[u8], later: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut group = Changegroup::new().map_err(refusal)?;
    for mut changeset in [earlier, later] {
        group.add_stream(&mut changeset).map_err(refusal)?;
    }
    let mut merged = Vec::new();
    group.output_strm(&mut merged).map_err(refusal)?;
    Ok(merged)
}

pub(crate) fn execute(connection: &Connection, sql: &str, parameters: impl rusqlite::Params) -> Result<usize, Refusal> {
    connection.prepare_cached(sql).and_then(|mut statement| statement.execute(parameters)).map_err(refusal)
}

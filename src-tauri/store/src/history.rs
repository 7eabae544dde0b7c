//! Reads history: what was done, by whom and when, and what it did to one row.

use engagement::{Deed, Id, Kind, Refusal, Touched};
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter, Operation};
use rusqlite::types::ValueRef;
use rusqlite::{Row, params};
use serde::Serialize;
use specta::Type;

use crate::Store;
use crate::refusal::refusal;
use crate::rows::to_json;
use crate::table::{Column, Table};

/// One step of history.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct HistoryEntry {
    /// Its place in the order of steps.
    pub id: u32,
    /// What was done.
    pub label: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Who did it.
    pub author: String,
    /// Taken back, and can be brought again.
    pub undone: bool,
}

/// What a step did to one row.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RowHistoryEntry {
    /// The step.
    #[serde(flatten)]
    pub step: HistoryEntry,
    /// What happened to the row.
    pub deed: Deed,
    /// The fields that changed; empty where the row came or went.
    pub changes: Vec<FieldChange>,
}

/// A field before and after a step.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct FieldChange {
    /// Wire name.
    pub field: String,
    /// The value before.
    pub before: serde_json::Value,
    /// The value after.
    pub after: serde_json::Value,
}

impl Store {
    /// The newest steps, newest first.
    pub fn history(&self, limit: u32) -> Result<Vec<HistoryEntry>, Refusal> {
        let sql = "SELECT id, label, at, author, undone FROM history ORDER BY id DESC LIMIT ?1";
        let mut statement = self.connection.prepare_cached(sql).map_err(refusal)?;
        let steps = statement.query_map([limit], entry).map_err(refusal)?;
        steps.collect::<Result<_, _>>().map_err(refusal)
    }

    /// The newest steps that touched one row and stand, newest first.
    pub fn history_of(&self, kind: Kind, id: &Id, limit: u32) -> Result<Vec<RowHistoryEntry>, Refusal> {
        // An id stands in every changeset that touches its row; whether as the row's key is seen below.
        let sql = "SELECT id, label, at, author, undone, changeset FROM history
            WHERE NOT undone AND instr(changeset, CAST(?1 AS BLOB)) ORDER BY id DESC LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql).map_err(refusal)?;
        let mut rows = statement.query(params![id.as_ref(), limit]).map_err(refusal)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(refusal)? {
            let step = entry(row).map_err(refusal)?;
            let changeset: Vec<u8> = row.get(5).map_err(refusal)?;
            if let Some((deed, changes)) = change_of(&changeset, self.table(kind), id)? {
                found.push(RowHistoryEntry { step, deed, changes });
            }
        }
        Ok(found)
    }
}

/// What a changeset touches, in the order of kinds and ids.
pub(crate) fn touched(changeset: &[u8]) -> Result<Vec<Touched>, Refusal> {
    let mut found = Vec::new();
    each(changeset, |operation, item| {
        if let Some(&kind) = Kind::ALL.iter().find(|kind| kind.table() == operation.table_name()) {
            let deed = deed(operation);
            found.push(Touched { kind, id: id_of(item, deed)?, deed });
        }
        Ok(())
    })?;
    found.sort();
    Ok(found)
}

/// What a changeset does to one row of a table.
fn change_of(changeset: &[u8], table: &Table, id: &Id) -> Result<Option<(Deed, Vec<FieldChange>)>, Refusal> {
    let mut found = None;
    each(changeset, |operation, item| {
        let deed = deed(operation);
        if operation.table_name() != table.kind.table() || id_of(item, deed)? != *id {
            return Ok(());
        }
        let mut changes = Vec::new();
        for (at, column) in table.columns.iter().enumerate().skip(1) {
            if deed == Deed::Edited
                && let (Ok(before), Ok(after)) = (item.old_value(at), item.new_value(at))
            {
                changes.push(field_change(column, before, after)?);
            }
        }
        found = Some((deed, changes));
        Ok(())
    })?;
    Ok(found)
}

fn field_change(column: &Column, before: ValueRef, after: ValueRef) -> Result<FieldChange, Refusal> {
    Ok(FieldChange { field: column.field.clone(), before: to_json(column, before)?, after: to_json(column, after)? })
}

fn each(
    changeset: &[u8],
    mut visit: impl FnMut(&Operation, &ChangesetItem) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut bytes = changeset;
    let input: &mut dyn std::io::Read = &mut bytes;
    let mut items = ChangesetIter::start_strm(&input).map_err(refusal)?;
    while let Some(item) = items.next().map_err(refusal)? {
        visit(&item.op().map_err(refusal)?, item)?;
    }
    Ok(())
}

fn deed(operation: &Operation) -> Deed {
    match operation.code() {
        Action::SQLITE_INSERT => Deed::Added,
        Action::SQLITE_DELETE => Deed::Removed,
        _ => Deed::Edited,
    }
}

/// The key of the row an item speaks of, which is the first column of every table.
fn id_of(item: &ChangesetItem, deed: Deed) -> Result<Id, Refusal> {
    let key = if deed == Deed::Added { item.new_value(0) } else { item.old_value(0) };
    let key = key.map_err(refusal)?;
    Id::try_from(key.as_str().map_err(Refusal::internal)?).map_err(Refusal::internal)
}

fn entry(row: &Row) -> rusqlite::Result<HistoryEntry> {
    Ok(HistoryEntry { id: row.get(0)?, label: row.get(1)?, at: row.get(2)?, author: row.get(3)?, undone: row.get(4)? })
}

//! What forgetting a person would do in this file. It is done in a copy in memory, by the very same function, so that
//! what is told is what will happen.

use std::collections::BTreeSet;

use engagement::{Id, Kind, Refusal};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use serde::Serialize;
use specta::Type;

use super::{ForgottenRows, Rewritten, counted, take_out};
use crate::Store;
use crate::open::finish;
use crate::refusal::{busy, refusal};
use crate::transact::{Stamp, record};

/// What would go with a person, and which texts would be rewritten.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ForgettingPreview {
    /// Rows that would go, by kind.
    pub removed: Vec<ForgottenRows>,
    /// In how many rows texts would be rewritten.
    pub rows: u32,
    /// The texts that would be rewritten.
    pub texts: Vec<FoundText>,
    /// Texts in which the name begins a sentence, where it may be an ordinary word; there it would stay.
    pub in_doubt: Vec<FoundText>,
}

/// A text in which the person was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundText {
    /// The kind of its row; none where Liaison keeps it for itself.
    pub kind: Option<Kind>,
    /// What the row is called.
    pub row: String,
    /// The label of its field.
    pub field: String,
    /// What was found there, each once.
    pub words: Vec<String>,
}

impl Store {
    /// What forgetting a person would do in this file. Refused as that is; nothing is changed.
    pub fn preview_forgetting(&self, stamp: &Stamp, person: &Id) -> Result<ForgettingPreview, Refusal> {
        let traces = self.traces_of(person)?;
        let copy = self.in_memory()?;
        let mut rewritten = Vec::new();
        let (_, changeset) = record(&copy.connection, &copy.tables, stamp.today(), |edit| {
            rewritten = take_out(edit, &traces)?;
            Ok(String::new())
        })?;
        let removed = counted(&crate::history::touched(&changeset)?, true);
        // What calendars were told is no row that anyone sees.
        let seen = |it: &&Rewritten| Kind::ALL.iter().any(|kind| kind.table() == it.table);
        let found = rewritten.iter().filter(seen).filter(|it| !it.matches.removed.is_empty());
        let rows: BTreeSet<_> = found.map(|it| (&it.table, it.row)).collect();
        let (mut texts, mut in_doubt) = (Vec::new(), Vec::new());
        for it in &rewritten {
            let found = self.found(it)?;
            if it.matches.in_doubt {
                in_doubt.push(FoundText { words: Vec::new(), ..found.clone() });
            }
            if !found.words.is_empty() {
                texts.push(found);
            }
        }
        Ok(ForgettingPreview { removed, rows: u32::try_from(rows.len()).unwrap_or(u32::MAX), texts, in_doubt })
    }

    /// A copy that is gone when it is dropped.
    fn in_memory(&self) -> Result<Self, Refusal> {
        let mut copy = Connection::open_in_memory().map_err(refusal)?;
        let step = Backup::new(&self.connection, &mut copy).and_then(|backup| backup.step(-1)).map_err(refusal)?;
        if step != StepResult::Done {
            return Err(busy());
        }
        copy.pragma_update(None, "foreign_keys", true).map_err(refusal)?;
        finish(copy, &self.path, self.access.clone(), None, &self.data)
    }

    fn found(&self, it: &Rewritten) -> Result<FoundText, Refusal> {
        let mut words = it.matches.removed.clone();
        words.sort();
        words.dedup();
        let Some(&kind) = Kind::ALL.iter().find(|kind| kind.table() == it.table) else {
            return Ok(FoundText { kind: None, row: String::new(), field: it.column.clone(), words });
        };
        let sql = format!("SELECT id FROM \"{}\" WHERE rowid = ?1", it.table);
        let id: String = self.connection.query_row(&sql, [it.row], |row| row.get(0)).map_err(refusal)?;
        let entity = Id::try_from(id).ok().map(|id| self.get(kind, &id)).transpose()?.flatten();
        let field = kind.fields().iter().find(|field| field.column() == it.column);
        Ok(FoundText {
            kind: Some(kind),
            row: entity.map(|it| it.title().to_owned()).unwrap_or_default(),
            field: field.map_or(it.column.as_str(), |field| field.label).to_owned(),
            words,
        })
    }
}

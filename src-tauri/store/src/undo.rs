//! Takes back the last step and brings it again, by the changesets that history keeps.

use engagement::{Deed, Done, Kind, Refusal};
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ConflictAction, ConflictType, invert_strm};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::history::touched;
use crate::refusal::refusal;
use crate::transact::execute;
use crate::{Store, ballot_box};

const NEXT_REDO: &str = "SELECT min(id) FROM history WHERE undone";

impl Store {
    /// Takes back the last step that stands.
    pub fn undo(&mut self) -> Result<Done, Refusal> {
        match self.step_to_undo()? {
            Some(step) => self.turn(step, true),
            None => Err(Refusal::impossible("There is nothing to undo.")),
        }
    }

    /// Brings back the step that was undone last.
    pub fn redo(&mut self) -> Result<Done, Refusal> {
        match self.step_to_redo()? {
            Some(step) => self.turn(step, false),
            None => Err(Refusal::impossible("There is nothing to redo.")),
        }
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Result<Option<String>, Refusal> {
        self.label(self.step_to_undo()?)
    }

    /// What redo would bring back.
    pub fn redo_label(&self) -> Result<Option<String>, Refusal> {
        self.label(self.step_to_redo()?)
    }

    fn step_to_undo(&self) -> Result<Option<i64>, Refusal> {
        // Undone steps are a run at the end of history.
        let sql = format!("SELECT max(id) FROM history WHERE id < ifnull(({NEXT_REDO}), 9223372036854775807)");
        self.step(&sql)
    }

    fn step_to_redo(&self) -> Result<Option<i64>, Refusal> {
        self.step(NEXT_REDO)
    }

    fn step(&self, sql: &str) -> Result<Option<i64>, Refusal> {
        let mut statement = self.connection.prepare_cached(sql).map_err(refusal)?;
        statement.query_row([], |row| row.get(0)).map_err(refusal)
    }

    fn label(&self, step: Option<i64>) -> Result<Option<String>, Refusal> {
        let sql = "SELECT label FROM history WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql).map_err(refusal)?;
        statement.query_row([step], |row| row.get(0)).optional().map_err(refusal)
    }

    fn turn(&mut self, step: i64, back: bool) -> Result<Done, Refusal> {
        self.access.may_write(&self.path)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(refusal)?;
        let (label, mut changeset): (String, Vec<u8>) = transaction
            .query_row("SELECT label, changeset FROM history WHERE id = ?1", [step], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .map_err(refusal)?;
        if back {
            changeset = invert(&changeset)?;
        }
        let touched = touched(&changeset)?;
        for gone in touched.iter().filter(|it| it.kind == Kind::Round && it.deed == Deed::Removed) {
            // Anonymous votes are no steps: what takes their round away would take them along for good.
            if ballot_box::holds_votes(&transaction, &gone.id)? {
                return Err(Refusal::impossible(
                    "Votes lie in the round that this began. Reveal them, or take them back, first.",
                ));
            }
        }
        apply(&transaction, &changeset)?;
        // A turned step no longer merges with what is typed next.
        execute(&transaction, "UPDATE history SET undone = ?2, visit = NULL WHERE id = ?1", params![step, back])?;
        transaction.commit().map_err(refusal)?;
        self.done(label, touched)
    }
}

fn invert(changeset: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut inverted = Vec::new();
    let mut input = changeset;
    invert_strm(&mut input, &mut inverted).map_err(refusal)?;
    Ok(inverted)
}

fn apply(connection: &Connection, changeset: &[u8]) -> Result<(), Refusal> {
    let mut input = changeset;
    connection.apply_strm(&mut input, None::<fn(&str) -> bool>, on_conflict).map_err(refusal)
}

/// A row that a cascade has already taken is no conflict; anything else is, and nothing is applied.
fn on_conflict(conflict: ConflictType, item: ChangesetItem) -> ConflictAction {
    let deletes = item.op().is_ok_and(|operation| operation.code() == Action::SQLITE_DELETE);
    match conflict {
        ConflictType::SQLITE_CHANGESET_NOTFOUND if deletes => ConflictAction::SQLITE_CHANGESET_OMIT,
        _ => ConflictAction::SQLITE_CHANGESET_ABORT,
    }
}

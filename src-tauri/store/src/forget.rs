//! Forgets a person in one file: their row and what only ties them to others, their name and addresses in
//! every text, and all history up to now, because its changesets hold both. Undo begins anew after it.

mod everywhere;
mod preview;
mod traces;

use std::path::PathBuf;

use engagement::{Content, Deed, Id, Kind, LONGEST_TEXT, Person, Refusal, Surroundings, Touched};
use regex::Regex;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, TransactionBehavior, params};
use serde::Serialize;
use serde_json::Value as Json;
use specta::Type;

use crate::Store;
use crate::edit::Edit;
use crate::refusal::refusal;
use crate::transact::{Stamp, execute, record};
pub use preview::{ForgettingPreview, FoundText};
pub use traces::Traces;
use traces::{Matches, is_alike};

/// Stands where a name or an address stood.
const REMOVED: &str = "[removed]";

/// What was removed with a person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Forgotten {
    /// Rows that went, by kind.
    pub removed: Vec<ForgottenRows>,
    /// Rows in whose texts something was removed, by kind.
    pub rewritten: Vec<ForgottenRows>,
    /// Steps of history that went.
    pub steps: u32,
    /// Backups that were cleared as well.
    pub backups: u32,
    /// Copies of files that could not be opened, which were kept as they were and are deleted now.
    pub deleted: u32,
    /// Copies of this workspace that were kept beside it and are cleared as well.
    pub copies: u32,
    /// Files of it that could not be cleared and may still hold the person.
    pub left: Vec<PathBuf>,
    /// Texts of this file in which the name begins a sentence and stays, because it may be an ordinary word.
    pub in_doubt: u32,
    /// Why no backup could be made afterwards; none where one was.
    pub no_backup: Option<String>,
    /// All these rows.
    pub touched: Vec<Touched>,
}

/// Some rows of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ForgottenRows {
    /// Their kind.
    pub kind: Kind,
    /// How many.
    pub count: u32,
}

impl Store {
    /// By what a person is found in texts. Refused where the name is not theirs alone.
    pub fn traces_of(&self, person: &Id) -> Result<Traces, Refusal> {
        let found = self.get(Kind::Person, person)?.ok_or_else(|| Refusal::gone(Kind::Person.word()))?;
        let person = Person::try_from(found)?;
        let name = person.name.as_ref();
        let mut others = Vec::new();
        for kind in [Kind::Person, Kind::Role, Kind::Group, Kind::Organization, Kind::Engagement, Kind::Workspace] {
            for it in self.list(kind, None)?.iter().filter(|it| it.id() != &person.id) {
                let title = it.title();
                if title.to_lowercase() == name.to_lowercase() {
                    return Err(not_alone(kind, name));
                }
                if is_alike(title, name) {
                    return Err(not_alone(kind, title));
                }
                if kind == Kind::Person {
                    others.push(title.to_owned());
                }
            }
        }
        Traces::of(&person, &others, |word| self.has_text(word))
    }

    /// Whether a text of this file has something in it.
    fn has_text(&self, sought: &Regex) -> Result<bool, Refusal> {
        for (table, column) in texts(&self.connection)? {
            let sql = format!("SELECT \"{column}\" FROM \"{table}\" WHERE typeof(\"{column}\") = 'text'");
            let mut statement = self.connection.prepare(&sql).map_err(refusal)?;
            for text in statement.query_map([], |row| row.get::<_, String>(0)).map_err(refusal)? {
                if sought.is_match(&text.map_err(refusal)?) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Forgets a person in this file, whether or not it still has their row. Afterwards neither the file
    /// nor its journal holds a byte of what the traces find.
    pub fn forget(&mut self, stamp: &Stamp, traces: &Traces) -> Result<Forgotten, Refusal> {
        // A file that cannot be written anew is noticed while nothing has changed.
        empty_journal(&self.connection)?;
        wipe(&self.connection)?;
        self.connection.pragma_update(None, "secure_delete", true).map_err(refusal)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(refusal)?;
        let mut in_doubt = 0;
        let (_, changeset) = record(&transaction, &self.tables, stamp.today(), |edit| {
            in_doubt = take_out(edit, traces)?.iter().filter(|it| it.matches.in_doubt).count();
            Ok(String::new())
        })?;
        let touched = crate::history::touched(&changeset)?;
        let steps = execute(&transaction, "DELETE FROM history", [])?;
        transaction.commit().map_err(refusal)?;
        wipe(&self.connection).map_err(|_| left_in_free_pages())?;
        Ok(Forgotten {
            removed: counted(&touched, true),
            rewritten: counted(&touched, false),
            steps: u32::try_from(steps).unwrap_or(u32::MAX),
            in_doubt: u32::try_from(in_doubt).unwrap_or(u32::MAX),
            touched,
            ..Forgotten::default()
        })
    }
}

fn not_alone(kind: Kind, name: &str) -> Refusal {
    Refusal::impossible(format!(
        "A {} is called {name} as well, so texts do not say who is meant. Give one of them another name first.",
        kind.word()
    ))
}

/// How many rows of each kind went, or else were rewritten.
fn counted(touched: &[Touched], removed: bool) -> Vec<ForgottenRows> {
    let of = |&kind: &Kind| {
        let rows = touched.iter().filter(|it| it.kind == kind && (it.deed == Deed::Removed) == removed).count();
        (rows > 0).then(|| ForgottenRows { kind, count: u32::try_from(rows).unwrap_or(u32::MAX) })
    };
    Kind::ALL.iter().filter_map(of).collect()
}

/// A text in which the traces found something.
struct Rewritten {
    table: String,
    column: String,
    row: i64,
    matches: Matches,
}

/// Takes a person out of their row and out of all texts; answers these.
fn take_out(edit: &Edit, traces: &Traces) -> Result<Vec<Rewritten>, Refusal> {
    if edit.find(Kind::Person, &traces.person)?.is_some() {
        edit.remove(Kind::Person, &traces.person)?;
    }
    let mut rewritten = Vec::new();
    for (table, column) in texts(edit.connection)? {
        rewritten.extend(rewrite(edit.connection, &table, &column, traces)?);
    }
    Ok(rewritten)
}

/// Every column that can hold free text: of a kind those whose content is, of other tables all but keys.
fn texts(connection: &Connection) -> Result<Vec<(String, String)>, Refusal> {
    let sql =
        "SELECT tables.name, columns.name FROM pragma_table_list AS tables, pragma_table_info(tables.name) AS columns
        WHERE tables.schema = 'main' AND tables.type = 'table' AND tables.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND tables.name <> 'history' AND NOT columns.pk AND columns.type NOT IN ('INTEGER', 'REAL', 'BOOLEAN')";
    let mut statement = connection.prepare(sql).map_err(refusal)?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(refusal)?;
    let mut found: Vec<(String, String)> = found.collect::<Result<_, _>>().map_err(refusal)?;
    found.retain(|(table, column)| match Kind::ALL.iter().find(|kind| kind.table() == table) {
        Some(kind) => kind.fields().iter().any(|field| {
            field.column() == *column
                && matches!(field.value, Content::Text | Content::Prose | Content::Lines)
                // A code is a mark that rows share, not a text.
                && (*kind, field.name) != (Kind::CodeListEntry, "code")
        }),
        None => true,
    });
    Ok(found)
}

/// Removes what the traces find from one column; answers where they found something.
fn rewrite(connection: &Connection, table: &str, column: &str, traces: &Traces) -> Result<Vec<Rewritten>, Refusal> {
    let mut statement = connection.prepare(&format!("SELECT rowid, \"{column}\" FROM \"{table}\"")).map_err(refusal)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Sql>(1)?))).map_err(refusal)?;
    let (mut changed, mut found) = (Vec::new(), Vec::new());
    for row in rows {
        let (row, content) = row.map_err(refusal)?;
        let mut matches = Matches::default();
        let cleared = match content {
            Sql::Text(text) => cleared(&text, traces, &mut matches).map(Sql::Text),
            Sql::Blob(bytes) => String::from_utf8(bytes)
                .ok()
                .and_then(|text| cleared(&text, traces, &mut matches))
                .map(|text| Sql::Blob(text.into_bytes())),
            _ => None,
        };
        if cleared.is_some() || matches.in_doubt {
            found.push(Rewritten { table: table.to_owned(), column: column.to_owned(), row, matches });
        }
        changed.extend(cleared.map(|content| (row, content)));
    }
    let sql = format!("UPDATE \"{table}\" SET \"{column}\" = ?2 WHERE rowid = ?1");
    for (id, content) in changed {
        execute(connection, &sql, params![id, content])?;
    }
    Ok(found)
}

/// A text without what the traces find; nothing where they find nothing. In a list or an object, which
/// are stored as JSON, each text is looked at as a person reads it.
fn cleared(text: &str, traces: &Traces, matches: &mut Matches) -> Option<String> {
    match serde_json::from_str::<Json>(text) {
        Ok(mut json @ (Json::Array(_) | Json::Object(_))) => {
            clear(&mut json, traces, matches).then(|| json.to_string())
        }
        _ => {
            traces.replace(text, REMOVED, matches).map(|shorter| match shorter.encode_utf16().count() > LONGEST_TEXT {
                true => traces.replace(text, "", &mut Matches::default()).unwrap_or_default(),
                false => shorter,
            })
        }
    }
}

/// Clears every text in a value; answers whether there was something to clear.
fn clear(json: &mut Json, traces: &Traces, matches: &mut Matches) -> bool {
    match json {
        Json::String(text) => match cleared(text, traces, matches) {
            Some(shorter) => {
                *text = shorter;
                true
            }
            None => false,
        },
        Json::Array(items) => items.iter_mut().fold(false, |found, item| clear(item, traces, matches) | found),
        Json::Object(fields) => fields.values_mut().fold(false, |found, item| clear(item, traces, matches) | found),
        _ => false,
    }
}

/// Writes the file anew without its free pages, whatever they held, and empties the journal.
fn wipe(connection: &Connection) -> Result<(), Refusal> {
    // What VACUUM writes meanwhile must not stay in a folder for temporary files.
    connection.pragma_update(None, "temp_store", "memory").map_err(refusal)?;
    connection.execute_batch("VACUUM").map_err(refusal)?;
    empty_journal(connection)
}

/// The row and the texts are gone by then, and there is no way back.
fn left_in_free_pages() -> Refusal {
    Refusal::Unwritable {
        reason: "The person is forgotten, but the disk did not let the file be written anew, and what it no longer uses may hold traces. Free some space or check the disk, then save what is there into a new file with `liaison rescue`.".into(),
    }
}

/// Brings the journal into the file. Refused while another program reads what it holds.
pub(crate) fn empty_journal(connection: &Connection) -> Result<(), Refusal> {
    let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(refusal)?;
    match busy {
        true => Err(Refusal::Locked {
            reason: "Another program is reading this workspace, and its journal may keep what shall leave no trace. Close it there and try again.".into(),
        }),
        false => Ok(()),
    }
}

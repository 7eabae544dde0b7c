//! Saves every row that can be read from a file into a new one, and says what is lost or doubtful.

mod mend;
pub(crate) mod read;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use engagement::{Kind, Refusal};
use rusqlite::{Connection, params_from_iter};
use serde::Serialize;
use specta::Type;

use crate::access::Access;
use crate::copy::{check_by_sqlite, close};
use crate::disk::{draft_beside, put_in_free_place, unwritable};
use crate::lock::Lock;
use crate::migrate::{migrate, migrate_to};
use crate::pages::{APPLICATION_ID, SqlValue};
use crate::refusal::{not_ours, refusal, too_new};
use crate::rows;
use crate::seal::{self, State};
use crate::table::Table;
use read::{Found, FoundRow, Remains};

/// What was saved from a file, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Rescue {
    /// The file that holds what was saved.
    pub to: PathBuf,
    /// Rows in it, by table.
    pub saved: BTreeMap<String, u32>,
    /// Rows that were saved and stand on damaged pages: look them over.
    pub doubtful: Vec<RowName>,
    /// Rows that were there and could not be saved, as far as they have a name.
    pub lost: Vec<RowName>,
    /// Where there were rows that could not be saved and cannot be counted, in a sentence each: only where this
    /// is empty is `lost` all that is lost.
    pub uncounted: Vec<String>,
    /// What was put in so that the rest holds together.
    pub mended: Vec<String>,
}

/// A row as a person finds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
pub struct RowName {
    /// Its table.
    pub table: String,
    /// Its title, its id, or the page it stood on.
    pub name: String,
}

/// Saves what can be read from a workspace file into a new one.
pub fn rescue(path: &Path, to: &Path) -> Result<Rescue, Refusal> {
    if let Some(holder) = Lock::holder_of(path) {
        Access::Held { holder }.may_write(path)?;
    }
    let remains = Remains::of(path)?;
    match remains.inspection.state {
        State::NotOurs => return Err(not_ours(path)),
        State::TooNew => return Err(too_new(path)),
        _ => {}
    }
    let draft = draft_beside(to).map_err(|error| unwritable(to, &error))?;
    let mut connection = Connection::open(&draft).map_err(refusal)?;
    let mut rescue = fill(&mut connection, &remains)?;
    check_by_sqlite(&connection, to)?;
    close(connection)?;
    seal::put_on(&draft).and_then(|()| put_in_free_place(draft, to)).map_err(|error| unwritable(to, &error))?;
    rescue.to = to.to_owned();
    Ok(rescue)
}

fn fill(connection: &mut Connection, remains: &Remains) -> Result<Rescue, Refusal> {
    // Nobody waits for a draft to be safe step by step, and references are mended at the end.
    connection.pragma_update(None, "synchronous", "OFF").map_err(refusal)?;
    connection.pragma_update(None, "foreign_keys", false).map_err(refusal)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(refusal)?;
    migrate_to(connection, remains.version())?;
    let found = remains.rows();
    let mut report = unread(&found, remains);
    let transaction = connection.transaction().map_err(refusal)?;
    let tables = columns_by_table(&transaction)?;
    for row in &found.rows {
        let name = |table: &str| RowName { table: table.to_owned(), name: name_of(table, row) };
        match insert(&transaction, &tables, row).map_err(refusal)? {
            Some(table) if row.broken_page.is_some() => report.doubtful.push(name(table)),
            None if row.table.is_some() => report.lost.push(name(row.table.as_deref().unwrap_or_default())),
            _ => {}
        }
    }
    transaction.commit().map_err(refusal)?;
    migrate(connection)?;
    connection.pragma_update(None, "foreign_keys", false).map_err(refusal)?;
    let transaction = connection.transaction().map_err(refusal)?;
    drop_unreadable(&transaction, &mut report)?;
    report.mended = mend::mend(&transaction)?;
    for table in columns_by_table(&transaction)?.into_keys() {
        let rows = transaction.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0));
        report.saved.insert(table, rows.map_err(refusal)?);
    }
    transaction.commit().map_err(refusal)?;
    Ok(report)
}

fn unread(found: &Found, remains: &Remains) -> Rescue {
    let lost = found.unread.iter().flat_map(|(page, rows)| {
        let table = remains.tree_of(*page).map_or_else(String::new, |tree| tree.table.clone());
        vec![RowName { table, name: format!("a row on page {page}") }; *rows]
    });
    let on_page = |page: &u32| {
        let table = remains.tree_of(*page).map_or("", |tree| &tree.table);
        format!("Rows of {table} on page {page}; how many is not known.")
    };
    let mut uncounted: Vec<_> = found.uncounted.iter().map(on_page).collect();
    uncounted.extend(cut_off(&remains.missing()));
    let (saved, doubtful) = (BTreeMap::new(), Vec::new());
    Rescue { to: PathBuf::new(), saved, doubtful, lost: lost.collect(), uncounted, mended: Vec::new() }
}

/// Says which pages are missing at the end of a file.
pub(crate) fn cut_off(missing: &Range<u32>) -> Option<String> {
    let last = missing.end - 1;
    match missing.len() {
        0 => None,
        1 => Some(format!("Page {last}, which is missing at the end; what stood on it is not known.")),
        _ => Some(format!(
            "Pages {} to {last}, which are missing at the end; what stood on them is not known.",
            missing.start
        )),
    }
}

/// The columns of every table that holds rows of its own, and which of them is the row's number.
type Columns = BTreeMap<String, Vec<(String, bool)>>;

fn columns_by_table(connection: &Connection) -> Result<Columns, Refusal> {
    let sql = "SELECT list.name, info.name, info.type = 'INTEGER' AND info.pk > 0
        FROM pragma_table_list list JOIN pragma_table_info(list.name) info
        WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite_%' ORDER BY list.name, info.cid";
    let mut tables = Columns::new();
    let mut statement = connection.prepare(sql).map_err(refusal)?;
    let mut rows = statement.query([]).map_err(refusal)?;
    while let Some(row) = rows.next().map_err(refusal)? {
        let column = || Ok((row.get(0)?, (row.get(1)?, row.get(2)?)));
        let (table, column): (String, _) = column().map_err(refusal)?;
        tables.entry(table).or_default().push(column);
    }
    Ok(tables)
}

/// Puts a row into its table, or into the first one that takes it. Answers which.
fn insert<'a>(connection: &Connection, tables: &'a Columns, row: &FoundRow) -> rusqlite::Result<Option<&'a str>> {
    // A step of history that may be wrong must not be undone.
    let fits = |(table, columns): &(&'a String, &'a Vec<_>)| match &row.table {
        Some(known) => *table == known && (table.as_str() != "history" || row.broken_page.is_none()),
        None => row.values.len() == columns.len(),
    };
    for (table, columns) in tables.iter().filter(fits) {
        let mut values = row.values.clone();
        if let Some((value, _)) = values.iter_mut().zip(columns).find(|(_, (_, is_rowid))| *is_rowid) {
            *value = SqlValue::Integer(row.rowid);
        }
        let names: Vec<_> = columns.iter().zip(&values).map(|((name, _), _)| name.as_str()).collect();
        let holes = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({holes})", names.join(", "));
        let inserted = connection.prepare_cached(&sql)?.execute(params_from_iter(values.iter().take(names.len())));
        match inserted {
            Ok(_) if row.table.is_some() || is_readable(connection, table, &values) => return Ok(Some(table)),
            // Rows of several kinds have as many columns: the next one may be meant.
            Ok(_) => drop(connection.execute(&format!("DELETE FROM {table} WHERE id IS ?1"), [values.first()])?),
            // It is there already, or no row of this table.
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Whether a row that was just put into a table is one of its kind; rows of other tables are taken as they come.
fn is_readable(connection: &Connection, table: &str, values: &[SqlValue]) -> bool {
    let Some(kind) = Kind::ALL.iter().find(|kind| kind.table() == table) else { return true };
    let Some(SqlValue::Text(id)) = values.first() else { return false };
    // A number that becomes text in a column was none of this column.
    if !stands_as_it_was(connection, table, id, values).unwrap_or(false) {
        return false;
    }
    // In a file of an older schema the kinds of today cannot be read: its rows go by their shape alone.
    let Ok(table) = Table::read(connection, *kind) else { return true };
    let read = engagement::Id::try_from(id.as_str()).ok().map(|id| rows::get(connection, &table, &id));
    matches!(read, Some(Ok(Some(_))))
}

/// Whether a row that was just put into a table holds the very values that were given.
fn stands_as_it_was(connection: &Connection, table: &str, id: &str, values: &[SqlValue]) -> rusqlite::Result<bool> {
    connection.query_row(&format!("SELECT * FROM {table} WHERE id IS ?1"), [id], |row| {
        let same = |(at, value): (usize, &SqlValue)| row.get::<_, SqlValue>(at).is_ok_and(|stored| stored == *value);
        Ok(values.iter().enumerate().take(row.as_ref().column_count()).all(same))
    })
}

/// A row that the model cannot read would keep its whole list from being shown.
fn drop_unreadable(connection: &Connection, report: &mut Rescue) -> Result<(), Refusal> {
    for table in Table::read_all(connection)? {
        let name = table.kind.table();
        for id in rows::unreadable_ids(connection, &table)? {
            connection.execute(&format!("DELETE FROM {name} WHERE id IS ?1"), [&id]).map_err(refusal)?;
            let id = match id {
                SqlValue::Text(id) => id,
                other => format!("{other:?}"),
            };
            report.lost.push(RowName { table: name.to_owned(), name: id });
        }
    }
    Ok(())
}

/// What a person knows a row by: its name, in the column that most tables have for it.
pub(crate) fn name_of(table: &str, row: &FoundRow) -> String {
    let named = Kind::ALL.iter().find(|kind| kind.table() == table).and_then(|kind| {
        // The key stands before the fields.
        kind.fields().iter().position(|field| matches!(field.name, "name" | "label")).map(|at| at + 1)
    });
    let text = |at: usize| match row.values.get(at) {
        Some(SqlValue::Text(text)) => Some(text.clone()),
        _ => None,
    };
    named.and_then(text).or_else(|| text(0)).or_else(|| text(1)).unwrap_or_else(|| format!("row {}", row.rowid))
}

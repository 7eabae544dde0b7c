//! Says of a file what is sound and what is not. Nothing is written to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use engagement::Refusal;
use rusqlite::Connection;
use serde::Serialize;
use specta::Type;

use crate::lock::Lock;
use crate::open::read_only;
use crate::refusal::refusal;
use crate::rescue::read::{Found, Remains};
use crate::rescue::{RowName, name_of};
use crate::seal::{State, inspect};

/// What a look at a whole file found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// The file.
    pub file: PathBuf,
    /// Whether all of it is sound, as far as that can be told.
    pub sound: bool,
    /// Whether every page is as it was sealed; without a seal only the structure can be checked.
    pub sealed: bool,
    /// The whole in a sentence.
    pub says: String,
    /// Rows on sound pages, by table.
    pub rows: BTreeMap<String, u32>,
    /// Damaged pages, and what each holds.
    pub damaged: Vec<DamagedPage>,
    /// Rows on damaged pages that can still be read: at least one letter of one of them is wrong.
    pub doubtful: Vec<RowName>,
    /// What SQLite's own check says; empty where it finds nothing.
    pub faults: Vec<String>,
}

/// A page that is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct DamagedPage {
    /// Its number, from 1.
    pub page: u32,
    /// What it holds: rows of a table, an index, or what can be spared.
    pub holds: String,
}

/// Looks at every page of a workspace file.
pub fn verify(path: &Path) -> Result<Verdict, Refusal> {
    if Lock::holder_of(path).is_some() {
        // Its writer has it sealed when he closes it; until then SQLite knows it best.
        return checked(path, State::Open);
    }
    match inspect(path)?.state {
        state @ (State::Sealed | State::Open | State::ChangedElsewhere) => checked(path, state),
        state => apart(path, &state),
    }
}

/// A file that SQLite may be trusted with.
fn checked(path: &Path, state: State) -> Result<Verdict, Refusal> {
    let connection = read_only(path)?;
    let faults = faults(&connection).map_err(refusal)?;
    let says = match &state {
        _ if !faults.is_empty() => "Its structure is damaged; save what can be read with `liaison rescue`.",
        State::Sealed => "Everything in it is as it was when it was closed.",
        State::ChangedElsewhere => {
            "Its structure is sound. It was changed by another program since Liaison closed it, so look over what it holds."
        }
        _ => {
            "Its structure is sound. It has no seal while it is open or where it was not closed, so a changed letter would not be seen."
        }
    };
    Ok(Verdict {
        file: path.to_owned(),
        sound: faults.is_empty(),
        sealed: state == State::Sealed,
        says: says.into(),
        rows: if faults.is_empty() { counts(&connection).map_err(refusal)? } else { BTreeMap::new() },
        damaged: Vec::new(),
        doubtful: Vec::new(),
        faults,
    })
}

/// A file that SQLite may not be trusted with.
fn apart(path: &Path, state: &State) -> Result<Verdict, Refusal> {
    crate::open::sound(path, inspect(path)?).map(drop).or_else(|refused| match state {
        State::Damaged(_) | State::CutShort => Ok(()),
        _ => Err(refused),
    })?;
    let remains = Remains::of(path)?;
    let found = remains.rows();
    let mut rows = BTreeMap::new();
    for row in found.rows.iter().filter(|row| row.broken_page.is_none()) {
        *rows.entry(row.table.clone().unwrap_or_else(|| "of no known table".into())).or_default() += 1;
    }
    let says = match state {
        State::CutShort => format!(
            "Its end is missing: {} there. Bring a backup back with `liaison restore`, or save what is left with `liaison rescue`.",
            pages_of(remains.missing().len(), remains.missing().end as usize - 1, "is not", "are not")
        ),
        _ => format!(
            "{} when it was closed. Bring a backup back with `liaison restore`, or save what can be read with `liaison rescue`.",
            pages_of(remains.broken.len(), remains.owners.len(), "is not as it was", "are not as they were")
        ),
    };
    Ok(Verdict {
        file: path.to_owned(),
        sound: false,
        sealed: false,
        says,
        rows,
        damaged: remains.broken.union(&found.uncounted).map(|&page| damaged_page(page, &remains, &found)).collect(),
        doubtful: doubtful(&found),
        faults: Vec::new(),
    })
}

/// "1 of its 153 pages is not there".
pub(crate) fn pages_of(count: usize, all: usize, one: &str, more: &str) -> String {
    format!("{count} of its {all} pages {}", if count == 1 { one } else { more })
}

fn damaged_page(page: u32, remains: &Remains, found: &Found) -> DamagedPage {
    let holds_rows = found.rows.iter().any(|row| row.broken_page == Some(page));
    let holds = match remains.tree_of(page) {
        Some(tree) if tree.index => format!("an index of {}; rescue makes it anew", tree.table),
        Some(tree) if page == 1 => format!("the file's header and {}; rescue makes them anew", tree.table),
        Some(tree) if found.uncounted.contains(&page) => format!("rows of {}, how many is not known", tree.table),
        Some(tree) if holds_rows || found.unread.contains_key(&page) => format!("rows of {}", tree.table),
        Some(tree) if remains.leads_on(page) => {
            format!("the way to rows of {}; rescue finds them without it", tree.table)
        }
        Some(tree) => format!("room for rows of {}, of which it had none", tree.table),
        None if holds_rows => "the rest of a long row".into(),
        None => "nothing that is in use".into(),
    };
    DamagedPage { page, holds }
}

fn doubtful(found: &Found) -> Vec<RowName> {
    let broken = found.rows.iter().filter(|row| row.broken_page.is_some());
    let names: BTreeSet<_> = broken
        .filter_map(|row| row.table.as_ref().map(|table| RowName { table: table.clone(), name: name_of(table, row) }))
        .collect();
    names.into_iter().collect()
}

fn faults(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found: Vec<String> =
        connection.prepare("PRAGMA integrity_check")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    found.retain(|line| line != "ok");
    let mut references = connection.prepare("SELECT \"table\", parent FROM pragma_foreign_key_check")?;
    let broken = references.query_map([], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(1)?);
        Ok(format!("A row of {table} refers to one of {parent} that is not there."))
    })?;
    for line in broken {
        found.push(line?);
    }
    Ok(found)
}

fn counts(connection: &Connection) -> rusqlite::Result<BTreeMap<String, u32>> {
    let sql =
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'";
    let tables: Vec<String> = connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let count = |table: String| {
        let rows = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        Ok((table, rows))
    };
    tables.into_iter().map(count).collect()
}

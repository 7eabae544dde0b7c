//! Makes what was saved hold together: a workspace has its settings and an engagement, and nothing refers
//! to what is not there.

use engagement::template::Template;
use engagement::{Kind, Refusal};
use rusqlite::{Connection, OptionalExtension};

use crate::file::mint;
use crate::pages::SqlValue;
use crate::refusal::refusal;
use crate::rows;
use crate::table::Table;

/// Mends and says what was done.
pub(super) fn mend(connection: &Connection) -> Result<Vec<String>, Refusal> {
    let mut mended = Vec::new();
    let blank = Template::named("blank")?.entities(mint)?;
    let tables = Table::read_all(connection)?;
    for broken in broken_references(connection)? {
        if let Some(done) = broken.mend(connection)?.filter(|done| !mended.contains(done)) {
            mended.push(done);
        }
    }
    for kind in [Kind::Workspace, Kind::Engagement] {
        let table = &tables[kind as usize];
        if rows::list(connection, table, None)?.is_empty() {
            for entity in blank.iter().filter(|entity| entity.kind() == kind) {
                rows::insert(connection, table, entity.values()?)?;
            }
            mended.push(format!("The {} was lost and stands as in a new file.", kind.word()));
        }
    }
    Ok(mended)
}

/// A row that refers to one that is not there.
struct Broken {
    table: String,
    rowid: i64,
    column: String,
    /// Whether the row can do without.
    optional: bool,
    /// Where it refers to.
    to: String,
}

fn broken_references(connection: &Connection) -> Result<Vec<Broken>, Refusal> {
    let sql = "SELECT broken.\"table\", broken.rowid, keys.\"from\", info.\"notnull\" = 0, broken.parent
        FROM pragma_foreign_key_check broken
        JOIN pragma_foreign_key_list(broken.\"table\") keys ON keys.id = broken.fkid
        JOIN pragma_table_info(broken.\"table\") info ON info.name = keys.\"from\"";
    let broken = |row: &rusqlite::Row| {
        Ok(Broken {
            table: row.get(0)?,
            rowid: row.get(1)?,
            column: row.get(2)?,
            optional: row.get(3)?,
            to: row.get(4)?,
        })
    };
    connection.prepare(sql).and_then(|mut check| check.query_map([], broken)?.collect()).map_err(refusal)
}

impl Broken {
    /// Mends it and says what was done; `None` where the row went with another that it referred to.
    fn mend(&self, connection: &Connection) -> Result<Option<String>, Refusal> {
        let Self { table, rowid, column, to, .. } = self;
        let sql = format!("SELECT {column} FROM {table} WHERE rowid = ?1");
        let id = connection.query_row(&sql, [rowid], |row| row.get(0)).optional().map_err(refusal)?;
        let Some(id): Option<SqlValue> = id else { return Ok(None) };
        if self.optional {
            let sql = format!("UPDATE {table} SET {column} = NULL WHERE rowid = ?1");
            match connection.execute(&sql, [rowid]) {
                // It has to refer to something of several kinds, and this is it.
                Err(error) if is_violated(&error) => {}
                done => {
                    done.map_err(refusal)?;
                    let done = format!("An entry of {table} referred to a lost one of {to}; it refers to none now.");
                    return Ok(Some(done));
                }
            }
        }
        if self.stand_in(connection, &id).map_err(refusal)? {
            return Ok(Some(format!("An entry of {to} was lost; one named \"Recovered\" stands in for it.")));
        }
        connection.execute(&format!("DELETE FROM {table} WHERE rowid = ?1"), [rowid]).map_err(refusal)?;
        Ok(Some(format!("An entry of {table} belonged to a lost one of {to} and went with it.")))
    }

    /// Puts a row under the lost id; whether it could be done.
    fn stand_in(&self, connection: &Connection, id: &SqlValue) -> rusqlite::Result<bool> {
        let to = &self.to;
        let there = format!("SELECT EXISTS (SELECT 1 FROM {to} WHERE id = ?1)");
        if connection.query_row(&there, [id], |row| row.get(0))? {
            return Ok(true);
        }
        let columns: Vec<(String, String)> = connection
            .prepare(STAND_INS)?
            .query_map([to], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let (names, values): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        let sql = format!("INSERT INTO {to} ({}) VALUES ({})", names.join(", "), values.join(", "));
        match connection.execute(&sql, [id]) {
            Err(error) if is_violated(&error) => Ok(false),
            inserted => inserted.map(|_| true),
        }
    }
}

fn is_violated(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
}

/// What stands in each column of a row that stands in for a lost one.
const STAND_INS: &str = r#"
    SELECT name, CASE
        WHEN name = 'id' THEN '?1'
        WHEN NOT "notnull" THEN 'NULL'
        WHEN name IN ('name', 'label') THEN '''Recovered'''
        WHEN type = 'JSON TEXT' THEN '''[]'''
        WHEN type = 'TEXT' THEN ''''''
        ELSE '0' END
    FROM pragma_table_info(?1)"#;

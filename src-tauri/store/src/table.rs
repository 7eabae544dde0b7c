//! The mapping between a kind's struct and its table, derived from the table's own columns.

use engagement::{Field, Kind, Refusal};
use rusqlite::Connection;

use crate::refusal::refusal;

/// How a column holds its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// As SQLite has it: text, number or null.
    Plain,
    /// 0 or 1.
    Boolean,
    /// A list as JSON.
    Json,
}

/// One column.
#[derive(Debug)]
pub(crate) struct Column {
    /// Name in SQL.
    pub name: String,
    /// Name on the wire.
    pub field: String,
    /// How it holds its value.
    pub shape: Shape,
}

/// One kind's table with the statements that read it.
#[derive(Debug)]
pub(crate) struct Table {
    pub kind: Kind,
    pub columns: Vec<Column>,
    /// Selects all columns, up to the condition.
    pub select: String,
    pub insert: String,
    /// Order of a listing.
    pub order: &'static str,
    /// The column that says which list a row belongs to.
    pub scope: Option<String>,
}

impl Table {
    /// The tables of all kinds, in the order of the kinds.
    pub fn read_all(connection: &Connection) -> Result<Vec<Self>, Refusal> {
        Kind::ALL.iter().map(|&kind| Self::read(connection, kind)).collect()
    }

    /// How the rows of one kind are kept.
    pub fn read(connection: &Connection, kind: Kind) -> Result<Self, Refusal> {
        let table = kind.table();
        let mut statement = connection.prepare(&format!("PRAGMA table_info({table})")).map_err(refusal)?;
        let columns = statement
            .query_map([], |row| Ok(Column::new(row.get("name")?, &row.get::<_, String>("type")?)))
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(refusal)?;
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let names = names.join(", ");
        let holes = vec!["?"; columns.len()].join(", ");
        Ok(Self {
            kind,
            select: format!("SELECT {names} FROM {table}"),
            insert: format!("INSERT INTO {table} ({names}) VALUES ({holes})"),
            order: if kind.is_ordered() { "position, id" } else { "id" },
            scope: kind.scope().and_then(|name| kind.field(name)).map(Field::column),
            columns,
        })
    }
}

impl Column {
    fn new(name: String, declared: &str) -> Self {
        let mut field = String::with_capacity(name.len());
        let mut upper = false;
        for letter in name.chars() {
            match letter {
                '_' => upper = true,
                _ if upper => {
                    field.push(letter.to_ascii_uppercase());
                    upper = false;
                }
                _ => field.push(letter),
            }
        }
        let shape = match declared {
            "BOOLEAN" => Shape::Boolean,
            "JSON TEXT" => Shape::Json,
            _ => Shape::Plain,
        };
        Self { name, field, shape }
    }
}

#[cfg(test)]
mod tests {
    use engagement::Content;

    use super::*;

    /// Every kind's facts and its table agree, column by column; the struct agrees with both
    /// because it refuses unknown fields and is read from these columns in every journey.
    #[test]
    fn every_kind_has_a_column_for_every_field_and_no_other() {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::migrate::migrate(&mut connection).unwrap();
        for table in Table::read_all(&connection).unwrap() {
            let kind = table.kind;
            let columns: Vec<_> = table.columns.iter().map(|column| column.name.clone()).collect();
            let mut fields = vec!["id".to_owned()];
            fields.extend(kind.fields().iter().map(Field::column));
            assert_eq!(columns, fields, "columns of {} against its field facts", kind.table());
            for (column, field) in table.columns[1..].iter().zip(kind.fields()) {
                assert_eq!(column.field, field.name, "wire name of {}.{}", kind.table(), column.name);
                let shape = match field.value {
                    Content::Flag => Shape::Boolean,
                    Content::Lines | Content::Codes { .. } | Content::References { .. } => Shape::Json,
                    _ => Shape::Plain,
                };
                assert_eq!(column.shape, shape, "declared type of {}.{}", kind.table(), column.name);
            }
        }
    }
}

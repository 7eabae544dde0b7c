//! Reads and writes rows as entities, the same way for every kind.

use engagement::{Entity, Id, Refusal, Values};
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use serde_json::Value as Json;

use crate::refusal::refusal;
use crate::table::{Column, Shape, Table};

pub(crate) fn get(connection: &Connection, table: &Table, id: &Id) -> Result<Option<Entity>, Refusal> {
    let sql = format!("{} WHERE id = ?1", table.select);
    let mut statement = connection.prepare_cached(&sql).map_err(refusal)?;
    let values = statement.query_row([id.as_ref()], |row| read(table, row)).optional().map_err(refusal)?;
    values.map(|values| table.kind.parse(values?)).transpose()
}

pub(crate) fn list(connection: &Connection, table: &Table, scope: Option<&str>) -> Result<Vec<Entity>, Refusal> {
    let condition = match (&table.scope, scope) {
        (Some(column), Some(_)) => format!("{column} = ?1"),
        (None, Some(_)) => {
            return Err(Refusal::impossible(format!("The {} are one list. Ask for all of them.", table.kind.words())));
        }
        (_, None) => "TRUE".into(),
    };
    select(connection, table, &condition, scope)
}

/// The entities that meet a condition, in order.
pub(crate) fn select<'a>(
    connection: &Connection,
    table: &Table,
    condition: &str,
    parameters: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<Entity>, Refusal> {
    let sql = format!("{} WHERE {condition} ORDER BY {}", table.select, table.order);
    let mut statement = connection.prepare_cached(&sql).map_err(refusal)?;
    let mut rows = statement.query(params_from_iter(parameters)).map_err(refusal)?;
    let mut entities = Vec::new();
    while let Some(row) = rows.next().map_err(refusal)? {
        entities.push(table.kind.parse(read(table, row).map_err(refusal)??)?);
    }
    Ok(entities)
}

pub(crate) fn insert(connection: &Connection, table: &Table, mut values: Values) -> Result<(), Refusal> {
    let row = table.columns.iter().map(|column| to_sql(values.remove(&column.field)));
    let mut statement = connection.prepare_cached(&table.insert).map_err(refusal)?;
    statement.execute(params_from_iter(row)).map_err(refusal)?;
    Ok(())
}

/// Writes the columns in which two states of an entity differ.
pub(crate) fn update(
    connection: &Connection,
    table: &Table,
    before: &Values,
    mut after: Values,
) -> Result<(), Refusal> {
    let mut names = Vec::new();
    let mut row = Vec::new();
    for column in &table.columns {
        if before.get(&column.field) != after.get(&column.field) {
            names.push(format!("{} = ?", column.name));
            row.push(to_sql(after.remove(&column.field)));
        }
    }
    if names.is_empty() {
        return Ok(());
    }
    row.push(to_sql(after.remove("id")));
    let sql = format!("UPDATE {} SET {} WHERE id = ?", table.kind.table(), names.join(", "));
    let mut statement = connection.prepare_cached(&sql).map_err(refusal)?;
    statement.execute(params_from_iter(row)).map_err(refusal)?;
    Ok(())
}

fn read(table: &Table, row: &Row) -> rusqlite::Result<Result<Values, Refusal>> {
    let mut values = Values::new();
    for (at, column) in table.columns.iter().enumerate() {
        match to_json(column, row.get_ref(at)?) {
            Ok(value) => values.insert(column.field.clone(), value),
            Err(refusal) => return Ok(Err(refusal)),
        };
    }
    Ok(Ok(values))
}

/// A column's content as it travels.
pub(crate) fn to_json(column: &Column, content: ValueRef) -> Result<Json, Refusal> {
    match (column.shape, content) {
        (_, ValueRef::Null) => Ok(Json::Null),
        (Shape::Boolean, ValueRef::Integer(number)) => Ok(Json::Bool(number != 0)),
        (_, ValueRef::Integer(number)) => Ok(number.into()),
        (_, ValueRef::Real(number)) => Ok(number.into()),
        (shape, ValueRef::Text(bytes)) => {
            let text = std::str::from_utf8(bytes).map_err(|_| damaged(column))?;
            match shape {
                Shape::Json => serde_json::from_str(text).map_err(|_| damaged(column)),
                _ => Ok(text.into()),
            }
        }
        (_, ValueRef::Blob(_)) => Err(damaged(column)),
    }
}

fn damaged(column: &Column) -> Refusal {
    Refusal::Unreadable {
        reason: format!(
            "The file holds something in the column {} that Liaison did not write. Open an earlier copy of it.",
            column.name
        ),
    }
}

fn to_sql(value: Option<Json>) -> Sql {
    match value {
        None | Some(Json::Null) => Sql::Null,
        Some(Json::Bool(flag)) => Sql::Integer(flag.into()),
        Some(Json::Number(number)) => match number.as_i64() {
            Some(whole) => Sql::Integer(whole),
            None => number.as_f64().map_or(Sql::Null, Sql::Real),
        },
        Some(Json::String(text)) => Sql::Text(text),
        Some(list) => Sql::Text(list.to_string()),
    }
}

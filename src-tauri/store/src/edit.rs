//! Changes inside one open transaction: reads what was typed, asks the model's rules, writes.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;
use engagement::{
    Change, CodeList, CodeListEntry, Entity, Id, Kind, Position, Refusal, Surroundings, Values, complete, read_values,
};
use rusqlite::{Connection, OptionalExtension};

use crate::refusal::refusal;
use crate::rows;
use crate::table::Table;

/// An open transaction as rules and changes see it.
pub(crate) struct Edit<'a> {
    pub connection: &'a Connection,
    pub tables: &'a [Table],
    today: NaiveDate,
    codes: RefCell<HashMap<CodeList, Vec<CodeListEntry>>>,
}

impl<'a> Edit<'a> {
    pub fn new(connection: &'a Connection, tables: &'a [Table], today: NaiveDate) -> Self {
        Self { connection, tables, today, codes: RefCell::default() }
    }

    /// Carries out one change. Answers the entity it speaks of and what that is called: as it was before
    /// an edit, a move or a removal, as it is after an addition.
    pub fn apply(&self, change: &Change) -> Result<(Id, String), Refusal> {
        let entity = match change {
            Change::Add { kind, values, after } => self.add(*kind, values.clone(), after.as_ref()),
            Change::Edit { kind, id, values } => self.edit(*kind, id, values.clone()),
            Change::Remove { kind, id } => self.remove(*kind, id),
            Change::Move { kind, id, after } => self.reorder(*kind, id, after.as_ref()),
        }?;
        Ok((entity.id().clone(), entity.called(self)?))
    }

    /// Adds an entity from what was typed.
    pub fn add(&self, kind: Kind, typed: Values, after: Option<&Id>) -> Result<Entity, Refusal> {
        let mut values = complete(kind, read_values(kind, typed.clone(), &typed, self)?)?;
        values.insert("id".into(), crate::file::mint().to_string().into());
        if kind.is_ordered() {
            let place = match after {
                Some(after) => self.place_after(kind, &self.known(kind, after)?.values()?, None)?,
                None => Position::between(self.last_place(kind, &values)?.as_ref(), None),
            };
            values.insert("position".into(), place.to_string().into());
        }
        let entity = kind.parse(values)?;
        entity.check(None, self)?;
        rows::insert(self.connection, self.table(kind), entity.values()?)?;
        self.forget_codes(kind);
        Ok(entity)
    }

    /// Gives some fields of an entity new values, with what follows from them. Answers it as it was.
    pub fn edit(&self, kind: Kind, id: &Id, typed: Values) -> Result<Entity, Refusal> {
        let before = self.known(kind, id)?;
        let mut values = before.values()?;
        let typed = read_values(kind, typed, &values, self)?;
        values.extend(typed);
        let after = kind.parse(values)?;
        after.check(Some(&before), self)?;
        self.write(&before, &after)?;
        for (kind, id, values) in after.followed_by(&before, self)? {
            self.edit(kind, &id, values)?;
        }
        Ok(before)
    }

    /// Removes an entity and what goes with it.
    pub fn remove(&self, kind: Kind, id: &Id) -> Result<Entity, Refusal> {
        let entity = self.known(kind, id)?;
        entity.may_go(self)?;
        for (kind, id, values) in entity.leaves(self)? {
            self.edit(kind, &id, values)?;
        }
        self.delete(kind, id)?;
        self.forget_codes(kind);
        Ok(entity)
    }

    /// Writes a new entity whose rules are the caller's own.
    pub fn insert(&self, entity: &Entity) -> Result<(), Refusal> {
        rows::insert(self.connection, self.table(entity.kind()), entity.values()?)
    }

    /// Writes an entity over what it was; its rules are the caller's own.
    pub fn replace(&self, before: &Entity, after: &Entity) -> Result<(), Refusal> {
        self.write(before, after)
    }

    /// Deletes a row; its rules are the caller's own.
    pub fn delete(&self, kind: Kind, id: &Id) -> Result<(), Refusal> {
        let sql = format!("DELETE FROM {} WHERE id = ?1", kind.table());
        let mut statement = self.connection.prepare_cached(&sql).map_err(refusal)?;
        statement.execute([id.as_ref()]).map_err(refusal)?;
        Ok(())
    }

    fn reorder(&self, kind: Kind, id: &Id, after: Option<&Id>) -> Result<Entity, Refusal> {
        let before = self.known(kind, id)?;
        if !kind.is_ordered() {
            return Err(Refusal::impossible(format!("The {} have no order of their own.", kind.words())));
        }
        if after == Some(id) {
            return Ok(before);
        }
        let mut values = before.values()?;
        let place = match after {
            Some(after) => self.place_after(kind, &self.known(kind, after)?.values()?, Some(id))?,
            None => Position::between(None, self.neighbour(kind, &values, None, Some(id))?.as_ref()),
        };
        values.insert("position".into(), place.to_string().into());
        self.write(&before, &kind.parse(values)?)?;
        Ok(before)
    }

    fn write(&self, before: &Entity, after: &Entity) -> Result<(), Refusal> {
        rows::update(self.connection, self.table(after.kind()), &before.values()?, after.values()?)?;
        self.forget_codes(after.kind());
        Ok(())
    }

    /// The place between a row and the next one in its list that is not `moving`.
    fn place_after(&self, kind: Kind, row: &Values, moving: Option<&Id>) -> Result<Position, Refusal> {
        let place = position_of(row)?;
        let next = self.neighbour(kind, row, Some(&place), moving)?;
        Ok(Position::between(Some(&place), next.as_ref()))
    }

    /// The first place in the list of `row` past another one, the row that moves left aside.
    fn neighbour(
        &self,
        kind: Kind,
        row: &Values,
        past: Option<&Position>,
        moving: Option<&Id>,
    ) -> Result<Option<Position>, Refusal> {
        let past = past.map_or("", |place| place.as_ref());
        let moving = moving.map_or("", |id| id.as_ref());
        self.place(kind, row, "min(position)", "position > ?2 AND id <> ?3", &[past, moving])
    }

    fn last_place(&self, kind: Kind, row: &Values) -> Result<Option<Position>, Refusal> {
        self.place(kind, row, "max(position)", "TRUE", &[])
    }

    fn place(
        &self,
        kind: Kind,
        row: &Values,
        which: &str,
        condition: &str,
        arguments: &[&str],
    ) -> Result<Option<Position>, Refusal> {
        let (column, scope) = match (&self.table(kind).scope, kind.scope()) {
            (Some(column), Some(field)) => (column.as_str(), row.get(field).and_then(|value| value.as_str())),
            _ => ("''", Some("")),
        };
        let sql = format!("SELECT {which} FROM {} WHERE {column} = ?1 AND {condition}", kind.table());
        let mut statement = self.connection.prepare_cached(&sql).map_err(refusal)?;
        let parameters = std::iter::once(scope.unwrap_or_default()).chain(arguments.iter().copied());
        let place: Option<String> = statement
            .query_row(rusqlite::params_from_iter(parameters), |row| row.get(0))
            .optional()
            .map_err(refusal)?
            .flatten();
        place.map(|place| Position::try_from(place).map_err(Refusal::internal)).transpose()
    }

    fn known(&self, kind: Kind, id: &Id) -> Result<Entity, Refusal> {
        self.find(kind, id)?.ok_or_else(|| Refusal::gone(kind.word()))
    }

    fn table(&self, kind: Kind) -> &Table {
        &self.tables[kind as usize]
    }

    fn forget_codes(&self, kind: Kind) {
        if kind == Kind::CodeListEntry {
            self.codes.take();
        }
    }
}

impl Surroundings for Edit<'_> {
    fn today(&self) -> NaiveDate {
        self.today
    }

    fn codes(&self, list: CodeList) -> Result<Vec<CodeListEntry>, Refusal> {
        if let Some(known) = self.codes.borrow().get(&list) {
            return Ok(known.clone());
        }
        let found = rows::list(self.connection, self.table(Kind::CodeListEntry), Some(list.word()))?;
        let found: Vec<_> = found.into_iter().map(CodeListEntry::try_from).collect::<Result<_, _>>()?;
        self.codes.borrow_mut().insert(list, found.clone());
        Ok(found)
    }

    fn find(&self, kind: Kind, id: &Id) -> Result<Option<Entity>, Refusal> {
        rows::get(self.connection, self.table(kind), id)
    }

    fn all(&self, kind: Kind) -> Result<Vec<Entity>, Refusal> {
        rows::list(self.connection, self.table(kind), None)
    }

    fn within(&self, kind: Kind, owner: &Id) -> Result<Vec<Entity>, Refusal> {
        rows::list(self.connection, self.table(kind), Some(owner.as_ref()))
    }
}

fn position_of(row: &Values) -> Result<Position, Refusal> {
    let place = row.get("position").and_then(|value| value.as_str()).unwrap_or_default();
    Position::try_from(place).map_err(Refusal::internal)
}

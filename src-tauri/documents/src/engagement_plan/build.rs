//! What the parts are built from and with.

use std::collections::HashMap;

use chrono::NaiveDate;
use engagement::{Code, CodeList, EngagementPlan, Field, Id, Kind, Party, Side};

use crate::outline::{Block, Cell, Figure, Heading, Table, TableColumn, clean};

/// The plan as it stands on a day.
pub(super) struct Building<'a> {
    pub plan: &'a EngagementPlan,
    pub today: NaiveDate,
    methods: HashMap<&'a Code, &'a str>,
}

impl<'a> Building<'a> {
    pub fn new(plan: &'a EngagementPlan, today: NaiveDate) -> Self {
        let methods = plan.plan.codes.iter().filter(|it| it.list == CodeList::Method);
        Self { plan, today, methods: methods.map(|it| (&it.code, it.label.as_ref())).collect() }
    }

    /// Means of communication, spelled out.
    pub fn methods(&self, codes: &[Code]) -> Cell {
        let word = |code: &Code| self.methods.get(code).map_or_else(|| code.to_string(), |word| (*word).to_owned());
        Cell::text(&codes.iter().map(word).collect::<Vec<_>>().join("; "))
    }

    /// What a role is called; nothing where there is none.
    pub fn role(&self, id: Option<&Id>) -> Cell {
        Cell::text(&id.map(|id| self.role_name(id)).unwrap_or_default())
    }

    /// What a role is called; where both sides have one of that name, with its side.
    pub fn role_name(&self, id: &Id) -> String {
        let roles = &self.plan.who.roles;
        let Some(role) = roles.iter().find(|it| it.id == *id) else { return String::new() };
        let side = match role.side {
            Side::Provider => "provider",
            Side::Agency => "agency",
            Side::Both => "both",
        };
        let same = roles.iter().any(|it| it.id != *id && it.name == role.name && it.side != role.side);
        if same { format!("{} ({side})", role.name) } else { role.name.to_string() }
    }
}

/// A heading; its number and anchor come at the end.
pub(super) fn heading(level: u8, text: &str, listed: bool) -> Block {
    Block::Heading(Heading { level, number: String::new(), text: clean(text), anchor: String::new(), listed })
}

/// A table under a heading of level 2 and, where there is one, a sentence. Nothing where it has no rows.
pub(super) fn under(title: &str, lead: &str, tables: impl IntoIterator<Item = Block>) -> Vec<Block> {
    let tables: Vec<_> = tables.into_iter().collect();
    if tables.is_empty() {
        return tables;
    }
    let lead = (!lead.is_empty()).then(|| Block::paragraph(lead));
    [heading(2, title, true)].into_iter().chain(lead).chain(tables).collect()
}

/// A table, if it has rows. `columns` are headers with their widths, which are made to shares.
pub(super) fn table(
    sheet: &str,
    caption: &str,
    columns: &[(&str, u16)],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Option<Block> {
    let rows: Vec<_> = rows.into_iter().collect();
    let shares = shares(columns.iter().map(|(_, width)| *width));
    let column = |((header, _), share): (&(&str, u16), u16)| TableColumn { header: clean(header), share };
    let columns = columns.iter().zip(shares).map(column).collect();
    let table = Table { number: 0, caption: clean(caption), sheet: sheet.to_owned(), columns, rows };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// Widths as hundredths that make a hundred.
fn shares(widths: impl Iterator<Item = u16> + Clone) -> Vec<u16> {
    let total: u32 = widths.clone().map(u32::from).sum::<u32>().max(1);
    let mut shares: Vec<_> = widths.map(|width| (u32::from(width) * 100 / total) as u16).collect();
    let rest = 100u16.saturating_sub(shares.iter().sum());
    if let Some(widest) = shares.iter_mut().max() {
        *widest += rest;
    }
    shares
}

/// The header of a field, from its own facts.
pub(super) fn label(kind: Kind, field: &str) -> &'static str {
    kind.field(field).map_or("", |field: &Field| field.label)
}

/// A figure; its number comes at the end.
pub(super) fn figure(caption: &str, scene: pictures::scene::Scene) -> Block {
    let alternative = clean(&format!("{}. {}", scene.title, scene.description));
    Block::Figure(Figure { number: 0, caption: clean(caption), alternative, scene })
}

/// Names as points; one alone as a text.
pub(super) fn names(parties: &[Party]) -> Cell {
    match parties {
        [] => Cell::text(""),
        [one] => Cell::text(&one.name),
        several => Cell::points(several.iter().map(|party| &party.name)),
    }
}

/// A date, `Jul 1, 2026`.
pub(super) fn date(date: NaiveDate) -> String {
    date.format("%b %-d, %Y").to_string()
}

/// Prose of several lines as paragraphs of plain words.
pub(super) fn prose(text: &str) -> Vec<Block> {
    clean(text).lines().map(str::trim).filter(|line| !line.is_empty()).map(Block::paragraph).collect()
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn shares_make_a_hundred() {
        for widths in [vec![1], vec![1, 1, 1], vec![40, 10, 17, 25, 24], vec![9999, 1], vec![0, 0]] {
            assert_eq!(shares(widths.iter().copied()).iter().sum::<u16>(), 100, "{widths:?}");
        }
    }
}

//! Planned against done: what the rules alone give for each month from the engagement's first day,
//! beside what took place; and how the work is spread over those who own it.

use std::collections::HashMap;

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use specta::Type;

use super::plan::Outlook;
use super::today::DueItem;
use crate::{Id, Stakeholder};

/// Stakeholders by months.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// The first day of each month.
    pub months: Vec<NaiveDate>,
    /// A row a stakeholder, in the matrix's order.
    pub rows: Vec<CoverageRow>,
}

/// One stakeholder's months.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CoverageRow {
    /// The stakeholder.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// The role that keeps in touch with it.
    pub owner_id: Option<Id>,
    /// A cell a month.
    pub cells: Vec<CoverageCell>,
}

/// What was planned and done in a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CoverageCell {
    /// Dates that the rule alone gives from the engagement's first day, whenever contacts took place.
    pub planned: u32,
    /// Contacts that took place.
    pub done: u32,
    /// Occurrences waived in the month.
    pub waived: u32,
}

/// What one owner has to see to.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Load {
    /// The role; none for what nobody owns.
    pub owner_id: Option<Id>,
    /// What people call it.
    pub owner: String,
    /// Stakeholders it keeps in touch with.
    pub stakeholders: u32,
    /// Standing communications it sees to.
    pub standing: u32,
    /// What is overdue with it.
    pub overdue: u32,
    /// What is due with it from today to the end of the span, occurrence by occurrence.
    pub due: u32,
    /// Commitments of it that are open.
    pub commitments: u32,
}

/// As many months as a table can show.
const MOST_MONTHS: u32 = 120;

impl Outlook<'_> {
    /// Planned against done in so many months from the one in which `from` lies.
    pub fn coverage(&self, from: NaiveDate, months: u32) -> Coverage {
        let first = from.with_day(1).unwrap_or(from);
        let months: Vec<_> = (0..months.min(MOST_MONTHS)).map(|month| first + Months::new(month)).collect();
        let mut done: HashMap<&Id, Vec<u32>> = HashMap::new();
        for touchpoint in self.plan.touchpoints.iter().filter(|it| it.date <= self.today) {
            if let Some(month) = month_of(&months, touchpoint.date) {
                for id in &touchpoint.stakeholder_ids {
                    done.entry(id).or_insert_with(|| vec![0; months.len()])[month] += 1;
                }
            }
        }
        let row = |it: &Stakeholder| CoverageRow {
            id: it.id.clone(),
            title: it.name.to_string(),
            owner_id: it.owner_id.clone(),
            cells: self.cells(it, &months, done.get(&it.id)),
        };
        Coverage { rows: self.plan.stakeholders.iter().map(row).collect(), months }
    }

    fn cells(&self, it: &Stakeholder, months: &[NaiveDate], done: Option<&Vec<u32>>) -> Vec<CoverageCell> {
        let mut cells = vec![CoverageCell::default(); months.len()];
        if let (Some(start), Some(first), Some(last)) = (self.plan.engagement.starts_on, months.first(), months.last())
        {
            let end = *last + Months::new(1);
            for date in self.rule(it).after(start, *first).take_while(|date| *date < end) {
                if let Some(month) = month_of(months, date) {
                    cells[month].planned += 1;
                }
            }
        }
        for waiver in self.plan.waivers.iter().filter(|waiver| waiver.stakeholder_id.as_ref() == Some(&it.id)) {
            if let Some(month) = month_of(months, waiver.occurrence).filter(|_| waiver.until.is_none()) {
                cells[month].waived += 1;
            }
        }
        for (cell, done) in cells.iter_mut().zip(done.into_iter().flatten()) {
            cell.done = *done;
        }
        cells
    }

    /// What each owner has to see to until a day, those with most first; what nobody owns last.
    pub fn load(&self, until: NaiveDate) -> Vec<Load> {
        let mut loads: HashMap<Option<&Id>, Load> = HashMap::new();
        for it in &self.plan.stakeholders {
            self.of(&mut loads, it.owner_id.as_ref()).stakeholders += 1;
        }
        for it in &self.plan.standing {
            self.of(&mut loads, it.owner_id.as_ref()).standing += 1;
        }
        let items: Vec<DueItem> = self.due_between(NaiveDate::MIN, until).collect();
        for item in &items {
            let load = self.of(&mut loads, item.owner_id.as_ref());
            *if item.is_over() { &mut load.overdue } else { &mut load.due } += 1;
        }
        for it in self.plan.commitments.iter().filter(|it| it.is_open_on(self.today)) {
            self.of(&mut loads, it.by_id.as_ref()).commitments += 1;
        }
        let mut loads: Vec<_> = loads.into_values().collect();
        let weight = |load: &Load| load.overdue + load.due;
        loads.sort_by(|a, b| {
            (a.owner_id.is_none(), weight(b), &a.owner).cmp(&(b.owner_id.is_none(), weight(a), &b.owner))
        });
        loads
    }

    fn of<'m, 'i>(&self, loads: &'m mut HashMap<Option<&'i Id>, Load>, owner: Option<&'i Id>) -> &'m mut Load {
        let role = self.role(owner);
        loads.entry(role.and(owner)).or_insert_with(|| Load {
            owner_id: role.map(|role| role.id.clone()),
            owner: role.map(|role| role.name.to_string()).unwrap_or_default(),
            stakeholders: 0,
            standing: 0,
            overdue: 0,
            due: 0,
            commitments: 0,
        })
    }
}

/// Which of some months that follow each other a day lies in.
fn month_of(months: &[NaiveDate], date: NaiveDate) -> Option<usize> {
    let first = months.first()?;
    let month = (date.year() - first.year()) * 12 + date.month() as i32 - first.month() as i32;
    usize::try_from(month).ok().filter(|month| *month < months.len())
}

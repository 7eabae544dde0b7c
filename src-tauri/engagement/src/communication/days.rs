//! What took place and what is due on each day of a span: the week strip and the month's calendar.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;
use specta::Type;

use super::plan::Outlook;
use super::today::{DueItem, DueKind};
use crate::{Code, Id, TimeOfDay};

/// A day of a calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// The holiday observed on it.
    pub holiday: Option<String>,
    /// Whether offices are open.
    pub business: bool,
    /// What took place, then what is due.
    pub entries: Vec<DayEntry>,
}

/// Something on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayEntry {
    /// What it is.
    pub what: DueKind,
    /// How it stands.
    pub state: DayState,
    /// The touchpoint, stakeholder, standing communication or commitment.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// By what means.
    pub method: Vec<Code>,
    /// When it begins, where it has a time.
    pub time: Option<TimeOfDay>,
    /// The role that sees to it.
    pub owner_id: Option<Id>,
}

/// How something on a day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DayState {
    /// It took place.
    Done,
    /// It should have.
    Overdue,
    /// It is due today.
    Today,
    /// It is due on a later day.
    Later,
}

impl Outlook<'_> {
    /// The days of the weeks that a month touches, Monday to Sunday.
    pub fn month(&self, day: NaiveDate) -> Vec<Day> {
        let first = day.with_day(1).unwrap_or(day);
        let last = first + Months::new(1) - Days::new(1);
        let from = first - Days::new(first.weekday().num_days_from_monday().into());
        let to = last + Days::new((6 - last.weekday().num_days_from_monday()).into());
        self.days(from, to)
    }

    /// The days of a span with what is on them.
    pub(super) fn days(&self, from: NaiveDate, to: NaiveDate) -> Vec<Day> {
        let mut entries = self.entries(from, to);
        let day = |date| Day {
            date,
            holiday: self.closed.holiday(date).map(str::to_owned),
            business: self.closed.is_business_day(date),
            entries: entries.remove(&date).unwrap_or_default(),
        };
        from.iter_days().take_while(|date| *date <= to).map(day).collect()
    }

    fn entries(&self, from: NaiveDate, to: NaiveDate) -> BTreeMap<NaiveDate, Vec<DayEntry>> {
        let mut found: BTreeMap<NaiveDate, Vec<DayEntry>> = BTreeMap::new();
        for (date, entry) in self.took_place(from, to) {
            found.entry(date).or_default().push(entry);
        }
        for item in self.due_between(from, to) {
            if let Some(due) = item.due {
                found.entry(due).or_default().push(self.entry(item, due));
            }
        }
        for entries in found.values_mut() {
            entries.sort_by(|a, b| (a.what, &a.time, &a.title).cmp(&(b.what, &b.time, &b.title)));
        }
        found
    }

    fn took_place(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = (NaiveDate, DayEntry)> {
        let names: std::collections::HashMap<_, _> = self.plan.stakeholders.iter().map(|it| (&it.id, it)).collect();
        let to = to.min(self.today);
        self.plan.touchpoints.iter().filter(move |it| (from..=to).contains(&it.date)).map(move |it| {
            let standing = self.plan.standing.iter().find(|standing| it.standing_id.as_ref() == Some(&standing.id));
            let with = it.stakeholder_ids.iter().filter_map(|id| names.get(id)).map(|it| it.name.as_ref());
            let title = standing.map_or_else(|| with.collect::<Vec<_>>().join(", "), |it| it.name.to_string());
            let entry = DayEntry {
                what: DueKind::Touchpoint,
                state: DayState::Done,
                id: it.id.clone(),
                title,
                method: it.method.clone().into_iter().collect(),
                time: it.time.clone(),
                owner_id: it.by_id.clone(),
            };
            (it.date, entry)
        })
    }

    /// What is due in a span of days; what is overdue stands on the day by which it was due.
    pub(super) fn due_between(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = DueItem> {
        let span = from..=to;
        let stakeholders = self.plan.stakeholders.iter().flat_map({
            let span = span.clone();
            move |it| {
                let shown = self.shown(&span, |from| self.due_by(it, self.rule(it), from));
                shown.into_iter().map(move |next| self.of_stakeholder(it, Some(next)))
            }
        });
        let standing = self.plan.standing.iter().flat_map({
            let span = span.clone();
            move |it| {
                // A lead can lie so far before its occurrence that only the lead is in the span.
                let wide = *span.start()..=*span.end() + Days::new(2 * u64::from(it.lead_days.unwrap_or(0)) + 14);
                let shown = self.shown(&wide, |from| self.due_standing(it, from));
                let both = move |next| self.lead(it, next).into_iter().chain([self.of_standing(it, next)]);
                shown.into_iter().flat_map(both)
            }
        });
        let due = stakeholders.chain(standing).chain(self.commitments());
        due.filter(move |it| it.due.is_some_and(|due| span.contains(&due)))
    }

    /// What is to take place from today to a day, in the order of dates: contacts and standing communications.
    pub fn coming(&self, until: NaiveDate) -> Vec<DueItem> {
        let due = self.due_between(self.today, until);
        let mut coming: Vec<_> = due.filter(|it| matches!(it.kind, DueKind::Stakeholder | DueKind::Standing)).collect();
        coming.sort_by(|a, b| (a.due, a.kind, &a.title).cmp(&(b.due, b.kind, &b.title)));
        coming
    }

    fn entry(&self, item: DueItem, due: NaiveDate) -> DayEntry {
        let standing = self.plan.standing.iter().find(|it| item.kind == DueKind::Standing && it.id == item.id);
        DayEntry {
            what: item.kind,
            state: match due.cmp(&self.today) {
                std::cmp::Ordering::Less => DayState::Overdue,
                std::cmp::Ordering::Equal => DayState::Today,
                std::cmp::Ordering::Greater => DayState::Later,
            },
            id: item.id,
            title: item.title,
            method: item.method,
            time: standing.and_then(|it| it.time.clone()),
            owner_id: item.owner_id,
        }
    }
}

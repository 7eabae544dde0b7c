//! The days on which offices are closed, and reckoning in business days around them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;
use specta::Type;

use super::{Holiday, Shift};
use crate::Id;

/// The holidays of some years on the days on which they are observed. Weekends are closed as well.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClosedDays(BTreeMap<NaiveDate, String>);

impl ClosedDays {
    /// Those of a calendar, its holidays in their order, in a span of years.
    pub fn new<'a>(holidays: impl IntoIterator<Item = &'a Holiday>, years: RangeInclusive<i32>) -> Self {
        Self::observing(holidays, years, |_, _| ())
    }

    fn observing<'a>(
        holidays: impl IntoIterator<Item = &'a Holiday>,
        years: RangeInclusive<i32>,
        mut tell: impl FnMut(&'a Holiday, NaiveDate),
    ) -> Self {
        let mut days = Self::default();
        for holiday in holidays {
            // One past each end: New Year's Day can be observed in the old year.
            for date in (years.start() - 1..=years.end() + 1).filter_map(|year| holiday.rule.in_year(year)) {
                let Some(date) = days.observed(date, holiday.shift) else { continue };
                if !holiday.open {
                    days.0.entry(date).or_insert_with(|| holiday.name.to_string());
                }
                if years.contains(&date.year()) {
                    tell(holiday, date);
                }
            }
        }
        days.0.retain(|date, _| years.contains(&date.year()));
        days
    }

    fn observed(&self, date: NaiveDate, shift: Shift) -> Option<NaiveDate> {
        let back = match (shift, date.weekday()) {
            (Shift::Before, _) | (Shift::Nearest, Weekday::Sat) => true,
            (Shift::After, _) | (Shift::Nearest, Weekday::Sun) => false,
            _ => return Some(date),
        };
        if back { self.on_or_before(date) } else { date.iter_days().find(|day| self.is_business_day(*day)) }
    }

    /// Whether offices are open on a day.
    pub fn is_business_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !self.0.contains_key(&date)
    }

    /// The holiday observed on a day.
    pub fn holiday(&self, date: NaiveDate) -> Option<&str> {
        self.0.get(&date).map(String::as_str)
    }

    /// The day itself or the last business day before it.
    pub fn on_or_before(&self, date: NaiveDate) -> Option<NaiveDate> {
        date.iter_days().rev().find(|day| self.is_business_day(*day))
    }

    /// The latest day from which to `date` there are so many business days, `date` itself not counted.
    pub fn before(&self, date: NaiveDate, days: u16) -> Option<NaiveDate> {
        let Some(further) = days.checked_sub(1) else {
            return self.on_or_before(date);
        };
        date.pred_opt()?.iter_days().rev().filter(|day| self.is_business_day(*day)).nth(further.into())
    }
}

/// A holiday on the day on which it is observed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Observance {
    /// The holiday.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// The day.
    pub date: NaiveDate,
    /// Offices stay open all the same.
    pub open: bool,
}

/// How many years ahead a holiday is looked for that is not every year.
const AHEAD: i32 = 12;

impl Observance {
    /// The holidays of a calendar, in their order, on their days in a span of years, by the day.
    pub fn within(holidays: &[Holiday], years: RangeInclusive<i32>) -> Vec<Self> {
        let mut found = Vec::new();
        ClosedDays::observing(holidays, years, |it, date| {
            found.push(Self { id: it.id.clone(), name: it.name.to_string(), date, open: it.open });
        });
        found.sort_by_key(|it| it.date);
        found
    }

    /// On which day each of them is observed next, from a day on; those that do not come again are left out.
    pub fn next(holidays: &[Holiday], from: NaiveDate) -> Vec<Self> {
        let all = Self::within(holidays, from.year()..=from.year() + AHEAD);
        let first = |holiday: &Holiday| all.iter().find(|it| it.id == holiday.id && it.date >= from).cloned();
        holidays.iter().filter_map(first).collect()
    }
}

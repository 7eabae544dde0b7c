//! Fiscal years: named by the calendar year in which they end, cut into four quarters.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use specta::Type;

use crate::Month;

/// A quarter of a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct FiscalQuarter {
    /// The fiscal year, by the calendar year in which it ends.
    pub year: i32,
    /// 1 to 4.
    pub quarter: u8,
    /// Its first day.
    pub starts: NaiveDate,
}

impl Month {
    /// The quarter in which a day lies, of fiscal years that start in this month.
    pub fn fiscal_quarter(self, date: NaiveDate) -> FiscalQuarter {
        let start = u32::from(self.number());
        let month = (date.month() + 12 - start) % 12;
        let first = date.with_day(1).unwrap_or(date);
        FiscalQuarter {
            year: date.year() + i32::from(start > 1 && date.month() >= start),
            quarter: (month / 3) as u8 + 1,
            starts: first - Months::new(month % 3),
        }
    }

    /// The first day of the fiscal year in which a day lies.
    pub fn fiscal_year_start(self, date: NaiveDate) -> NaiveDate {
        let quarter = self.fiscal_quarter(date);
        quarter.starts - Months::new(u32::from(quarter.quarter - 1) * 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_in_its_fiscal_quarter() {
        // W and L start in July, M in October.
        for (start, date, year, quarter, starts) in [
            (7, "2026-07-01", 2027, 1, "2026-07-01"),
            (7, "2026-06-30", 2026, 4, "2026-04-01"),
            (7, "2024-02-29", 2024, 3, "2024-01-01"),
            (7, "2026-12-31", 2027, 2, "2026-10-01"),
            (10, "2026-09-30", 2026, 4, "2026-07-01"),
            (10, "2026-10-01", 2027, 1, "2026-10-01"),
            (10, "2027-01-31", 2027, 2, "2027-01-01"),
            (1, "2026-01-01", 2026, 1, "2026-01-01"),
            (1, "2026-12-31", 2026, 4, "2026-10-01"),
            (12, "2026-12-01", 2027, 1, "2026-12-01"),
            (12, "2027-11-30", 2027, 4, "2027-09-01"),
            (2, "2027-01-31", 2027, 4, "2026-11-01"),
        ] {
            let month: Month = serde_json::from_value(start.into()).unwrap();
            let quarter_of = FiscalQuarter { year, quarter, starts: starts.parse().unwrap() };
            assert_eq!(month.fiscal_quarter(date.parse().unwrap()), quarter_of, "{date}, years from month {start}");
        }
    }

    #[test]
    fn a_fiscal_year_starts_on_the_first_of_its_month() {
        let july: Month = serde_json::from_value(7.into()).unwrap();
        for (date, start) in [("2026-07-01", "2026-07-01"), ("2026-06-30", "2025-07-01"), ("2027-01-15", "2026-07-01")]
        {
            assert_eq!(july.fiscal_year_start(date.parse().unwrap()).to_string(), start, "{date}");
        }
    }
}

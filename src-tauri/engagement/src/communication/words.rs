//! Dates as sentences say them.

use chrono::{Datelike, NaiveDate};

use super::today::days_between;

/// A date, `Jul 1`; with its year where that is another one than today's.
pub(super) fn day(date: NaiveDate, today: NaiveDate) -> String {
    let form = if date.year() == today.year() { "%b %-d" } else { "%b %-d, %Y" };
    date.format(form).to_string()
}

/// A date by which something is due: `today`, `Jul 15`, or `Jun 26, 5 days over`.
pub(super) fn over(due: NaiveDate, today: NaiveDate) -> String {
    match days_between(due, today) {
        0 => "today".to_owned(),
        1 => format!("{}, 1 day over", day(due, today)),
        days if days > 1 => format!("{}, {days} days over", day(due, today)),
        _ => day(due, today),
    }
}

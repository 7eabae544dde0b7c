//! Reckoning in business days, by the vectors of the field.

use engagement::ClosedDays;

use crate::sample::{closed, date, holidays};

#[test]
fn a_notice_goes_out_two_business_days_before_its_event() {
    // L: at least 2 business days before a planned disruption; the event's day is not counted.
    for (calendar, event, latest) in [
        ("Federal", "2026-07-06", "2026-07-01"),
        ("Washington", "2026-07-06", "2026-07-01"),
        ("Louisiana", "2026-07-06", "2026-07-01"),
        ("Michigan", "2026-07-06", "2026-07-01"),
        ("Washington", "2026-11-30", "2026-11-24"),
        ("Louisiana", "2026-02-18", "2026-02-13"),
    ] {
        assert_eq!(closed(calendar).before(date(event), 2), Some(date(latest)), "{calendar}, event on {event}");
    }
}

#[test]
fn where_presidents_day_is_closed_too_the_notice_goes_out_a_day_earlier() {
    let mut rows = holidays("Louisiana");
    rows.iter_mut().find(|it| it.name.as_ref() == "Presidents' Day").unwrap().open = false;
    let closed = ClosedDays::new(&rows, 2025..=2027);
    assert_eq!(closed.before(date("2026-02-18"), 2), Some(date("2026-02-12")));
}

#[test]
fn business_days_are_counted_back_over_weekends_and_year_ends() {
    for (event, days, latest) in [
        ("2026-07-08", 0, "2026-07-08"),
        ("2026-07-05", 0, "2026-07-02"),
        ("2026-07-05", 1, "2026-07-02"),
        ("2026-07-07", 1, "2026-07-06"),
        ("2027-01-04", 1, "2026-12-31"),
        ("2027-01-04", 3, "2026-12-29"),
        ("2024-03-01", 1, "2024-02-29"),
        ("2026-07-06", 10, "2026-06-18"),
    ] {
        assert_eq!(closed("Federal").before(date(event), days), Some(date(latest)), "{days} before {event}");
    }
}

#[test]
fn a_proclaimed_day_is_a_row_with_its_date() {
    let mut rows = holidays("Louisiana");
    let mut proclaimed = rows[0].clone();
    proclaimed.name = "Day of mourning".try_into().unwrap();
    proclaimed.rule = "2026-03-12".parse().unwrap();
    rows.push(proclaimed);
    let closed = ClosedDays::new(&rows, 2025..=2027);
    assert_eq!(closed.holiday(date("2026-03-12")), Some("Day of mourning"));
    assert!(closed.is_business_day(date("2025-03-12")), "it closes that one day alone");
}

//! What each rule gives over leap years, ends of months and years, and where weekends and holidays move it.

use chrono::{Datelike, Months, NaiveDate, Weekday};
use engagement::Cadence;

use crate::sample::{date, row, spoken_to, stakeholder, washington};

fn rule(text: &str) -> Cadence {
    text.parse().unwrap()
}

#[test]
fn a_rule_gives_its_dates_after_a_contact() {
    for (text, anchor, dates) in [
        ("every month", "2024-01-31", ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"]),
        ("every month", "2025-01-31", ["2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31"]),
        ("every month", "2028-01-30", ["2028-02-29", "2028-03-30", "2028-04-30", "2028-05-30"]),
        ("every month", "2026-11-15", ["2026-12-15", "2027-01-15", "2027-02-15", "2027-03-15"]),
        ("every 3 months", "2026-11-30", ["2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30"]),
        ("every 12 months", "2024-02-29", ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]),
        ("every week", "2027-12-24", ["2027-12-31", "2028-01-07", "2028-01-14", "2028-01-21"]),
        ("every 2 weeks", "2028-02-21", ["2028-03-06", "2028-03-20", "2028-04-03", "2028-04-17"]),
        ("every day", "2028-02-28", ["2028-02-29", "2028-03-01", "2028-03-02", "2028-03-03"]),
        ("every 90 days", "2031-12-31", ["2032-03-30", "2032-06-28", "2032-09-26", "2032-12-25"]),
        ("the 1st and 15th", "2026-06-15", ["2026-07-01", "2026-07-15", "2026-08-01", "2026-08-15"]),
        ("the 1st and 15th", "2026-06-14", ["2026-06-15", "2026-07-01", "2026-07-15", "2026-08-01"]),
        ("the 1st and 15th", "2026-12-31", ["2027-01-01", "2027-01-15", "2027-02-01", "2027-02-15"]),
        ("the 1st and 15th", "2028-02-29", ["2028-03-01", "2028-03-15", "2028-04-01", "2028-04-15"]),
    ] {
        let given: Vec<_> = rule(text).after(date(anchor), date(anchor)).take(4).collect();
        assert_eq!(given, dates.map(date), "{text} after {anchor}");
    }
    assert_eq!(rule("no date").after(date("2026-01-01"), date("2026-01-01")).next(), None);
}

/// Every rule from every day of nine years: the dates rise, stay in their month, do not drift, and are
/// the same however far ahead one starts to look.
#[test]
fn a_rule_neither_drifts_nor_skips_in_nine_years() {
    for text in [
        "every day",
        "every 10 days",
        "every week",
        "every 2 weeks",
        "every month",
        "every 3 months",
        "the 1st and 15th",
    ] {
        let rule = rule(text);
        let until = date("2033-01-01");
        for anchor in date("2024-01-01").iter_days().take_while(|day| day.year() < 2033).step_by(3) {
            let given: Vec<_> = rule.after(anchor, anchor).take_while(|day| *day < until).collect();
            assert!(given.is_sorted_by(|a, b| a < b), "{text} after {anchor}");
            for (day, step) in given.iter().zip(1..) {
                check(rule, anchor, *day, step);
            }
            if let Some(late) = given.get(given.len() / 2) {
                assert_eq!(rule.after(anchor, *late).next(), Some(*late), "{text} after {anchor} seen from {late}");
            }
        }
    }
}

fn check(rule: Cadence, anchor: NaiveDate, day: NaiveDate, step: u32) {
    let days = (day - anchor).num_days();
    match rule {
        Cadence::Days(count) => assert_eq!(days, i64::from(count) * i64::from(step)),
        Cadence::Weeks(count) => {
            assert_eq!((days, day.weekday()), (i64::from(count) * 7 * i64::from(step), anchor.weekday()))
        }
        Cadence::Months(count) => {
            let last = (day.with_day(1).unwrap() + Months::new(1)).pred_opt().unwrap().day();
            assert_eq!(day.day(), anchor.day().min(last), "{step} months past {anchor} is {day}");
            let months = (day.year() - anchor.year()) * 12 + day.month() as i32 - anchor.month() as i32;
            assert_eq!(months as u32, u32::from(count) * step);
        }
        Cadence::TwiceAMonth => assert!([1, 15].contains(&day.day()), "{day}"),
        Cadence::None => unreachable!("it gives no date"),
    }
}

#[test]
fn a_series_begins_with_its_first_day() {
    for (text, start, from, dates) in [
        ("every week", "2026-07-07", "2026-07-01", ["2026-07-07", "2026-07-14"]),
        ("every week", "2026-07-07", "2026-07-08", ["2026-07-14", "2026-07-21"]),
        ("every month", "2026-01-31", "2026-02-01", ["2026-02-28", "2026-03-31"]),
        ("the 1st and 15th", "2026-07-01", "2026-01-01", ["2026-07-01", "2026-07-15"]),
        ("the 1st and 15th", "2026-07-02", "2026-01-01", ["2026-07-15", "2026-08-01"]),
    ] {
        let given: Vec<_> = rule(text).series(date(start), date(from)).take(2).collect();
        assert_eq!(given, dates.map(date), "{text} from {start}, seen from {from}");
    }
}

#[test]
fn what_falls_on_a_weekend_or_holiday_is_due_the_business_day_before() {
    for (frequency, last, due) in [
        ("M", "2026-06-04", "2026-07-02"), // Jul 4 is a Saturday, Jul 3 the day on which it is observed.
        ("M", "2026-05-26", "2026-06-26"),
        ("M", "2027-11-25", "2027-12-23"), // Dec 25 is a Saturday, Dec 24 observed.
        ("M", "2028-12-31", "2029-01-31"),
        ("S", "2026-08-03", "2026-08-14"), // The 15th is a Saturday.
        ("S", "2026-08-14", "2026-09-01"), // That contact met the 15th.
        ("S", "2026-12-15", "2026-12-31"), // Jan 1 is a holiday.
        ("S", "2026-12-31", "2027-01-15"),
        ("Q", "2026-08-26", "2026-11-25"), // Nov 26 is Thanksgiving.
        ("W", "2026-06-26", "2026-07-02"), // Jul 3 is closed.
    ] {
        let mut plan = spoken_to(&[("Steering Committee", last)]);
        row(&mut plan, "Steering Committee").frequency = Some(frequency.try_into().unwrap());
        let next = plan.on(date(last)).next();
        let next = next.iter().find(|it| it.title == "Steering Committee").unwrap();
        assert_eq!(next.due, Some(date(due)), "{frequency} after {last}");
        let due = next.due.unwrap();
        assert!(!matches!(due.weekday(), Weekday::Sat | Weekday::Sun) && due > date(last));
    }
}

#[test]
fn without_a_contact_it_is_reckoned_from_the_engagements_first_day() {
    let mut plan = washington();
    let id = stakeholder(&plan, "CTS Advisory Council").id.clone();
    let due =
        |plan: &engagement::Plan| plan.on(date("2026-07-01")).next().into_iter().find(|it| it.id == id).unwrap().due;
    assert_eq!(due(&plan), None, "nothing to reckon from");
    assert_eq!(plan.on(date("2026-07-01")).today().unreckoned, 4, "two semi-monthly, two monthly");
    plan.engagement.starts_on = Some(date("2026-01-31"));
    assert_eq!(due(&plan), Some(date("2026-02-27")), "Feb 28 is a Saturday");
}

//! The closed weekdays of 2024 to 2032, written out by year. A list that a state publishes ends before
//! 2032; the years after its end are by the same law.

use chrono::{Datelike, Weekday};

use engagement::Observance;

use crate::sample::{closed, date, holidays};

fn check(calendar: &str, years: &[(i32, &str)]) {
    let closed = closed(calendar);
    for (year, listed) in years {
        let days = date(&format!("{year}-01-01")).iter_days().take_while(|day| day.year() == *year);
        let weekdays = days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
        let holidays = weekdays.filter(|day| closed.holiday(*day).is_some());
        let found: Vec<_> = holidays.map(|day| day.format("%m-%d").to_string()).collect();
        assert_eq!(found.join(" "), *listed, "{calendar} in {year}");
    }
}

/// 5 U.S.C. 6103, and the list of the Office of Personnel Management, which goes to 2030.
#[test]
fn the_federal_holidays_are_those_of_the_published_list() {
    check(
        "Federal",
        &[
            (2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"),
            (2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25"),
            (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"),
            (2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
            (2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"),
            (2029, "01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25"),
            (2030, "01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"),
            (2031, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25"),
            (2032, "01-01 01-19 02-16 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
        ],
    );
}

/// RCW 1.16.050 and WAC 357-31-005, read at the legislature; the Friday after Thanksgiving, no Columbus Day.
#[test]
fn the_holidays_of_washington_are_those_of_its_law() {
    check(
        "Washington",
        &[
            (2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 11-11 11-28 11-29 12-25"),
            (2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 11-11 11-27 11-28 12-25"),
            (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 11-11 11-26 11-27 12-25"),
            (2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 11-11 11-25 11-26 12-24 12-31"),
            (2028, "01-17 02-21 05-29 06-19 07-04 09-04 11-10 11-23 11-24 12-25"),
            (2029, "01-01 01-15 02-19 05-28 06-19 07-04 09-03 11-12 11-22 11-23 12-25"),
            (2030, "01-01 01-21 02-18 05-27 06-19 07-04 09-02 11-11 11-28 11-29 12-25"),
            (2031, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 11-11 11-27 11-28 12-25"),
            (2032, "01-01 01-19 02-16 05-31 06-18 07-05 09-06 11-11 11-25 11-26 12-24 12-31"),
        ],
    );
}

/// R.S. 1:55(B), and closings that parish clerks publish by it for 2023 and 2024: Mardi Gras Feb 13, Good
/// Friday Mar 29, Election Day Nov 5, 2024; only New Year's Day, Independence Day and Christmas move.
#[test]
fn the_holidays_of_louisiana_are_those_of_its_law_and_the_usual_proclamations() {
    check(
        "Louisiana",
        &[
            (2024, "01-01 01-15 02-13 03-29 05-27 06-19 07-04 09-02 11-05 11-11 11-28 11-29 12-25"),
            (2025, "01-01 01-20 03-04 04-18 05-26 06-19 07-04 09-01 11-11 11-27 11-28 12-25"),
            (2026, "01-01 01-19 02-17 04-03 05-25 06-19 07-03 09-07 11-03 11-11 11-26 11-27 12-25"),
            (2027, "01-01 01-18 02-09 03-26 05-31 06-18 07-05 09-06 11-11 11-25 11-26 12-24 12-31"),
            (2028, "01-17 02-29 04-14 05-29 06-19 07-04 09-04 11-07 11-23 11-24 12-25"),
            (2029, "01-01 01-15 02-13 03-30 05-28 06-19 07-04 09-03 11-22 11-23 12-25"),
            (2030, "01-01 01-21 03-05 04-19 05-27 06-19 07-04 09-02 11-05 11-11 11-28 11-29 12-25"),
            (2031, "01-01 01-20 02-25 04-11 05-26 06-19 07-04 09-01 11-11 11-27 11-28 12-25"),
            (2032, "01-01 01-19 02-10 03-26 05-31 06-18 07-05 09-06 11-02 11-11 11-25 11-26 12-24 12-31"),
        ],
    );
}

/// Which days they are: the lists of the Civil Service and of the Secretary of State's offices. How the eves move:
/// these offices in 2017, and the state's courts in 2023 (MCR 8.110(D)(2)), whose list is the row of that year. No
/// official list could be read for a later year; those are by the same rules.
#[test]
fn the_holidays_of_michigan_are_those_of_its_civil_service() {
    check(
        "Michigan",
        &[
            (2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 11-10 11-23 11-24 12-22 12-25 12-29"),
            (2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 11-05 11-11 11-28 11-29 12-24 12-25 12-31"),
            (2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 11-11 11-27 11-28 12-24 12-25 12-31"),
            (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 11-03 11-11 11-26 11-27 12-24 12-25 12-31"),
            (2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 11-11 11-25 11-26 12-23 12-24 12-30 12-31"),
            (2028, "01-17 02-21 05-29 06-19 07-04 09-04 11-07 11-10 11-23 11-24 12-22 12-25 12-29"),
            (2029, "01-01 01-15 02-19 05-28 06-19 07-04 09-03 11-12 11-22 11-23 12-24 12-25 12-31"),
            (2030, "01-01 01-21 02-18 05-27 06-19 07-04 09-02 11-05 11-11 11-28 11-29 12-24 12-25 12-31"),
            (2031, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 11-11 11-27 11-28 12-24 12-25 12-31"),
            (2032, "01-01 01-19 02-16 05-31 06-18 07-05 09-06 11-02 11-11 11-25 11-26 12-23 12-24 12-30 12-31"),
        ],
    );
}

#[test]
fn a_shifted_day_keeps_its_name() {
    for (calendar, day, name) in [
        ("Federal", "2026-07-03", "Independence Day"),
        ("Federal", "2027-12-31", "New Year's Day"),
        ("Louisiana", "2028-02-29", "Mardi Gras"),
        ("Michigan", "2027-12-23", "Christmas Eve"),
        ("Michigan", "2027-12-24", "Christmas Day"),
        ("Michigan", "2027-12-30", "New Year's Eve"),
    ] {
        assert_eq!(closed(calendar).holiday(date(day)), Some(name), "{calendar} on {day}");
    }
}

#[test]
fn each_holiday_is_told_with_the_day_on_which_it_is_observed_next() {
    let michigan = holidays("Michigan");
    let next = Observance::next(&michigan, date("2027-12-24"));
    let on = |name: &str| next.iter().find(|it| it.name == name).unwrap().date;
    assert_eq!(next.len(), michigan.len(), "each comes again");
    assert_eq!(on("Christmas Day"), date("2027-12-24"), "that day itself");
    assert_eq!(on("Christmas Eve"), date("2028-12-22"), "the one of 2027 was the day before");
    assert_eq!(on("Election Day"), date("2028-11-07"), "not every year");
    let louisiana = Observance::within(&holidays("Louisiana"), 2028..=2028);
    let inauguration = louisiana.iter().find(|it| it.name.starts_with("Inauguration")).unwrap();
    assert!(inauguration.open && inauguration.date == date("2028-01-10"), "it closes nothing and is told all the same");
    assert!(louisiana.is_sorted_by_key(|it| it.date));
    let mut proclaimed = michigan[0].clone();
    proclaimed.rule = "2026-11-27".parse().unwrap();
    assert_eq!(Observance::next(&[proclaimed], date("2026-11-28")), [], "a day that is past does not come again");
}

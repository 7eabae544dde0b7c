//! The dates of 1,000 random rules over five years, by us and by Python's dateutil. The benchmark of the
//! same name is this file run with optimisation: it says how much faster we are.

use std::hint::black_box;
use std::time::Instant;

use chrono::{Days, Months, NaiveDate};
use engagement::Cadence;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::python;

const RULES: usize = 1000;
const DATEUTIL: &str = "python-dateutil==2.9.0.post0";

/// A rule with the day from which it is reckoned, and the end of its five years.
type Case = (Cadence, NaiveDate, NaiveDate);

fn cases() -> Vec<Case> {
    let first: NaiveDate = "2024-01-01".parse().unwrap();
    let rule = prop_oneof![
        (1u16..=40).prop_map(Cadence::Days),
        (1u16..=12).prop_map(Cadence::Weeks),
        (1u16..=14).prop_map(Cadence::Months),
        Just(Cadence::TwiceAMonth),
    ];
    let case = (rule, 0u64..365 * 9).prop_map(move |(rule, day)| {
        let anchor = first + Days::new(day);
        (rule, anchor, anchor + Months::new(60))
    });
    let mut runner = TestRunner::deterministic();
    let draw = |_| case.new_tree(&mut runner).unwrap().current();
    (0..RULES).map(draw).collect()
}

fn ours((rule, anchor, until): &Case) -> Vec<NaiveDate> {
    rule.after(*anchor, *anchor).take_while(|date| date <= until).collect()
}

fn question(cases: &[Case]) -> Value {
    let case = |(rule, anchor, until): &Case| {
        let (unit, count) = match rule {
            Cadence::Days(count) => ("days", *count),
            Cadence::Weeks(count) => ("weeks", *count),
            Cadence::Months(count) => ("months", *count),
            Cadence::TwiceAMonth | Cadence::None => ("half months", 1),
        };
        json!({ "unit": unit, "count": count, "anchor": anchor, "until": until })
    };
    cases.iter().map(case).collect()
}

/// Compares the dates of every rule and answers how many times as long dateutil took.
pub fn compared() -> f64 {
    let cases = cases();
    let answer = python::answer(&python::with(DATEUTIL), "dates_of_rules.py", &question(&cases));
    for (case, theirs) in cases.iter().zip(answer["dates"].as_array().unwrap()) {
        let ours: Value = ours(case).iter().map(ToString::to_string).collect();
        assert_eq!(ours, *theirs, "{case:?}");
    }
    let start = Instant::now();
    for case in &cases {
        black_box(ours(black_box(case)));
    }
    answer["seconds"].as_f64().unwrap() / start.elapsed().as_secs_f64()
}

#[test]
fn a_thousand_random_rules_give_the_dates_that_dateutil_gives() {
    compared();
}

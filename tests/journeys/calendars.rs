//! The calendars of 1,000 random plans are what Python's icalendar and the Rust crate read in them, and
//! keep the byte rules of RFC 5545.

use chrono::{DateTime, Days, NaiveDate, NaiveTime};
use engagement::{CalendarEvent, EventTime, PublishedCalendar, PublishedEvent, TimeZone};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::python;

const PLANS: usize = 1000;
const ICALENDAR: &str = "icalendar==7.3.0";

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,120}",
        "[a-zéßñ語東京🙂😀👩‍💻,;:\\\\\"]{0,80}",
        "\\PC{0,60}",
        "[a-z]{0,10}\n[ -~]{0,60}\n[é語]{0,40}",
    ]
}

fn event() -> impl Strategy<Value = PublishedEvent> {
    let zones = [TimeZone::LosAngeles, TimeZone::Chicago, TimeZone::Detroit, TimeZone::Phoenix];
    let time = prop::option::of((0u32..24, 0u32..60, 1u16..600, prop::sample::select(zones.to_vec())));
    let parts = ("[a-z0-9-]{1,90}", 0u64..3300, time, text(), text(), 0u32..30, any::<bool>());
    parts.prop_map(|(uid, day, time, summary, description, sequence, cancelled)| PublishedEvent {
        event: CalendarEvent {
            uid: format!("{uid}@liaison"),
            date: "2024-01-01".parse::<NaiveDate>().unwrap() + Days::new(day),
            time: time.map(|(hour, minute, minutes, zone)| EventTime {
                begins: NaiveTime::from_hms_opt(hour, minute, 0).unwrap(),
                minutes,
                zone,
            }),
            summary,
            description,
        },
        sequence,
        cancelled,
    })
}

fn plans() -> Vec<PublishedCalendar> {
    let plan = (text(), prop::collection::vec(event(), 1..8));
    let plan = plan.prop_map(|(name, mut events)| {
        for (at, it) in events.iter_mut().enumerate() {
            it.event.uid = format!("{at}-{}", it.event.uid);
        }
        PublishedCalendar { name, events }
    });
    let mut runner = TestRunner::deterministic();
    (0..PLANS).map(|_| plan.new_tree(&mut runner).unwrap().current()).collect()
}

/// An event as the readers are to find it.
fn wanted(it: &PublishedEvent) -> Value {
    let status = if it.cancelled { "CANCELLED" } else { "CONFIRMED" };
    let event = &it.event;
    let (start, end, zone) = match event.time {
        Some(EventTime { begins, minutes, zone }) => {
            let begins = event.date.and_time(begins);
            let ends = begins + chrono::TimeDelta::minutes(minutes.into());
            (json!(begins), json!(ends), json!(zone.name()))
        }
        None => (json!(event.date), json!(event.date + Days::new(1)), Value::Null),
    };
    json!([event.uid, it.sequence, status, start, end, zone, printable(&event.summary), printable(&event.description)])
}

/// A text as a calendar can carry it.
fn printable(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() && !"\n\t".contains(letter) { ' ' } else { letter }).collect()
}

/// What the Rust crate finds.
fn by_the_crate(file: &str) -> Vec<Value> {
    let calendar: Calendar = file.parse().unwrap();
    let mut found: Vec<_> = calendar.events().map(event_of).collect();
    found.sort_by_key(ToString::to_string);
    found
}

fn event_of(it: &icalendar::Event) -> Value {
    let text = |name: &str| it.property_value(name).unwrap_or_default().to_owned();
    let (start, zone) = moment(it.get_start().unwrap());
    let (end, _) = moment(it.get_end().unwrap());
    json!([
        text("UID"),
        it.get_sequence().unwrap(),
        text("STATUS"),
        start,
        end,
        zone,
        text("SUMMARY"),
        text("DESCRIPTION")
    ])
}

fn moment(it: DatePerhapsTime) -> (Value, Value) {
    match it {
        DatePerhapsTime::Date(date) => (json!(date), Value::Null),
        DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid }) => {
            (json!(date_time), json!(tzid))
        }
        DatePerhapsTime::DateTime(other) => panic!("{other:?} has no zone"),
    }
}

fn keeps_the_byte_rules(file: &[u8]) {
    let text = std::str::from_utf8(file).expect("every line ends between two characters");
    assert!(text.ends_with("\r\n"));
    for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(|letter: char| letter.is_control() && letter != '\t'), "{line:?}");
    }
}

#[test]
fn the_calendars_of_a_thousand_plans_are_read_alike_by_python_and_rust() {
    let folder = tempfile::tempdir().unwrap();
    let plans = plans();
    let mut files = Vec::new();
    for (at, plan) in plans.iter().enumerate() {
        let file = documents::calendar_file(plan, DateTime::default());
        keeps_the_byte_rules(&file);
        let path = folder.path().join(format!("{at}.ics"));
        std::fs::write(&path, file).unwrap();
        files.push(path);
    }
    let read = python::answer(&python::with(ICALENDAR), "read_calendar.py", &json!(files));
    for ((plan, path), read) in plans.iter().zip(&files).zip(read.as_array().unwrap()) {
        let mut events: Vec<_> = plan.events.iter().map(wanted).collect();
        assert_eq!(read["events"], json!(events), "{}", path.display());
        events.sort_by_key(ToString::to_string);
        assert_eq!(by_the_crate(&std::fs::read_to_string(path).unwrap()), events, "{}", path.display());
        let mut zones: Vec<_> = plan.events.iter().filter_map(|it| Some(it.event.time?.zone.name())).collect();
        zones.sort();
        zones.dedup();
        assert_eq!(read["zones"], json!(zones), "a zone is described once where an event has a time in it");
    }
}

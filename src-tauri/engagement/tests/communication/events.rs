//! What calendars are told when a plan changes. RFC 5546.

use engagement::{EventTime, ExportedEvent, Kind, Plan, PublishedEvent, TimeZone, Waiver};
use serde_json::json;

use crate::sample::{contact, date, made, row, spoken_to, stakeholder};

fn publish(plan: &Plan, ledger: &mut Vec<ExportedEvent>) -> Vec<PublishedEvent> {
    let (calendar, entries) = plan.on(date("2026-07-01")).publish(date("2026-09-30"), ledger);
    ledger.retain(|old| entries.iter().all(|new| new.uid != old.uid));
    ledger.extend(entries);
    calendar.events
}

/// Day, sequence and whether cancelled, of a stakeholder's events.
fn of(events: &[PublishedEvent], id: &engagement::Id) -> Vec<(String, u32, bool)> {
    let mut found: Vec<_> = events.iter().filter(|it| it.event.uid.contains(id.as_ref())).collect();
    found.sort_by_key(|it| it.event.date);
    found.into_iter().map(|it| (it.event.date.format("%m-%d").to_string(), it.sequence, it.cancelled)).collect()
}

#[test]
fn a_change_raises_the_sequence_and_what_is_removed_is_cancelled() {
    let mut plan = spoken_to(&[("Steering Committee", "2026-06-15"), ("CTS Advisory Council", "2026-06-15")]);
    let council = stakeholder(&plan, "CTS Advisory Council").id.clone();
    let mut ledger = Vec::new();
    let check = |plan: &Plan, ledger: &mut Vec<ExportedEvent>, wanted: &[(&str, u32, bool)], why: &str| {
        let wanted: Vec<_> = wanted.iter().map(|(day, sequence, gone)| (day.to_string(), *sequence, *gone)).collect();
        assert_eq!(of(&publish(plan, ledger), &council), wanted, "{why}");
    };
    check(&plan, &mut ledger, &[("07-15", 0, false), ("08-14", 0, false), ("09-15", 0, false)], "as it begins");
    check(&plan, &mut ledger, &[("07-15", 0, false), ("08-14", 0, false), ("09-15", 0, false)], "nothing changed");

    let values =
        json!({ "stakeholderId": council, "occurrence": "2026-07-15", "until": "2026-07-20", "reason": "Recess" });
    plan.waivers = vec![Waiver::try_from(made(&plan, Kind::Waiver, values)).unwrap()];
    check(
        &plan,
        &mut ledger,
        &[("07-20", 1, false), ("08-14", 0, false), ("09-15", 0, false)],
        "deferred: the same event moves",
    );

    row(&mut plan, "CTS Advisory Council").name = "Advisory Council".try_into().unwrap();
    check(&plan, &mut ledger, &[("07-20", 2, false), ("08-14", 1, false), ("09-15", 1, false)], "renamed");

    row(&mut plan, "Advisory Council").frequency = None;
    check(&plan, &mut ledger, &[("07-20", 3, true), ("08-14", 2, true), ("09-15", 2, true)], "no longer planned");
    check(&plan, &mut ledger, &[("07-20", 3, true), ("08-14", 2, true), ("09-15", 2, true)], "and still not");

    row(&mut plan, "Advisory Council").frequency = Some("M".try_into().unwrap());
    check(&plan, &mut ledger, &[("07-20", 4, false), ("08-14", 3, false), ("09-15", 3, false)], "planned again");

    contact(&mut plan, &["Advisory Council"], "2026-07-01", "Early");
    let after = of(&publish(&plan, &mut ledger), &council);
    let confirmed: Vec<_> = after.iter().filter(|it| !it.2).map(|it| it.0.as_str()).collect();
    assert_eq!(confirmed, ["07-31", "09-01"], "a contact starts other occurrences");
    assert_eq!(after.iter().filter(|it| it.2).count(), 3, "and those before it are cancelled");
}

#[test]
fn the_same_time_in_another_zone_is_a_change() {
    let mut plan = spoken_to(&[]);
    for (name, time) in [("Board", Some("10:00")), ("Letter", None)] {
        let values = json!({ "name": name, "sort": "board", "rule": "every month", "startsOn": "2026-07-08",
            "time": time, "minutes": time.map(|_| 90) });
        plan.standing.push(made(&plan, Kind::StandingCommunication, values).try_into().unwrap());
    }
    let (board, letter) = (plan.standing[0].id.clone(), plan.standing[1].id.clone());
    let mut ledger = Vec::new();
    let told = publish(&plan, &mut ledger);
    let first = told.iter().find(|it| it.event.uid.contains(board.as_ref())).unwrap();
    let time = EventTime { begins: "10:00:00".parse().unwrap(), minutes: 90, zone: TimeZone::LosAngeles };
    assert_eq!((first.event.time, first.sequence), (Some(time), 0));
    plan.calendar.as_mut().unwrap().time_zone = TimeZone::Chicago;
    let told = publish(&plan, &mut ledger);
    assert!(of(&told, &board).iter().all(|it| it.1 == 1), "10:00 in Chicago is another moment");
    assert!(of(&told, &letter).iter().all(|it| it.1 == 0), "a day is the same day");
    // What earlier versions took for a length.
    plan.standing[0].minutes = Some(0);
    let told = publish(&plan, &mut ledger);
    assert!(told.iter().filter_map(|it| it.event.time).all(|time| time.minutes == 60), "no event ends as it begins");
}

#[test]
fn what_is_cancelled_is_named_at_the_time_that_calendars_have() {
    let mut plan = spoken_to(&[]);
    let values = json!({ "name": "Board", "sort": "board", "rule": "every month", "startsOn": "2026-07-08",
        "time": "10:00", "minutes": 90 });
    plan.standing.push(made(&plan, Kind::StandingCommunication, values).try_into().unwrap());
    let mut ledger = Vec::new();
    let planned = publish(&plan, &mut ledger);
    plan.standing.clear();
    plan.calendar.as_mut().unwrap().time_zone = TimeZone::Chicago;
    for _ in 0..2 {
        let told = publish(&plan, &mut ledger);
        assert_eq!(told.len(), planned.len());
        for (told, planned) in told.iter().zip(&planned) {
            assert!(told.cancelled && told.sequence == 1);
            assert_eq!(told.event.summary, "Cancelled: Board", "also when it is said again");
            assert_eq!((told.event.date, told.event.time), (planned.event.date, planned.event.time));
        }
    }
    // What was exported before the ledger kept that.
    for seen in &mut ledger {
        (seen.summary, seen.time) = (String::new(), None);
    }
    let told = publish(&plan, &mut ledger);
    assert!(told.iter().all(|it| it.event.summary == "Cancelled" && it.event.time.is_none()));
}

#[test]
fn what_is_internal_is_in_no_calendar_and_what_becomes_so_is_cancelled() {
    let mut plan = spoken_to(&[]);
    let promise = made(&plan, Kind::Commitment, json!({ "name": "Rates", "dueOn": "2026-07-10" }));
    let id = promise.id().clone();
    plan.commitments = vec![promise.try_into().unwrap()];
    let mut ledger = Vec::new();
    assert_eq!(of(&publish(&plan, &mut ledger), &id), [("07-10".to_owned(), 0, false)]);
    plan.commitments[0].internal = true;
    let told = publish(&plan, &mut ledger);
    assert_eq!(of(&told, &id), [("07-10".to_owned(), 1, true)]);
    assert!(told.iter().all(|it| !it.event.summary.contains("Rates")), "not even by its name");
    assert!(ledger.iter().all(|it| !it.summary.contains("Rates")), "nor is it named when it is removed later");
    assert_eq!(of(&publish(&plan, &mut Vec::new()), &id), [], "who never saw it hears nothing of it");
}

#[test]
fn what_lies_behind_is_left_as_calendars_have_it() {
    let plan = spoken_to(&[("Steering Committee", "2026-06-15")]);
    let (_, ledger) = plan.on(date("2026-06-16")).publish(date("2026-07-20"), &[]);
    assert!(ledger.iter().any(|it| it.date == date("2026-07-01")));
    let mut met = plan.clone();
    contact(&mut met, &["Steering Committee"], "2026-07-01", "Met");
    let (calendar, _) = met.on(date("2026-07-02")).publish(date("2026-07-20"), &ledger);
    assert!(calendar.events.iter().all(|it| it.event.date > date("2026-07-01")), "it took place and is not cancelled");
}

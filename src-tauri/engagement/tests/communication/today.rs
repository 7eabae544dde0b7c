//! The first of July 2026 as the liaison of Washington's plan sees it.

use engagement::{Contact, Deferral, DueItem, DueKind, Kind, Plan, Refusal, Waiver};
use serde_json::json;

use crate::sample::{contact, date, made, row, spoken_to, stakeholder};

/// Contacts as the picture of the screen has them.
const CONTACTS: &[(&str, &str)] = &[
    ("Sr. Project Manager", "2026-06-29"),
    ("Steering Committee", "2026-06-15"),
    ("OCIO IT Consultant", "2026-06-15"),
    ("CTS Advisory Council", "2026-05-26"),
    ("Other Internal CTS Stakeholders", "2026-05-29"),
    ("External Stakeholders (users/customers)", "2026-03-31"),
    ("SDC Project Teams", "2026-04-29"),
    ("SDC Program Support", "2026-05-04"),
    ("SDC Project Management Support Team", "2026-05-12"),
    ("Service Owners", "2026-05-19"),
];

fn first_of_july() -> Plan {
    let mut plan = spoken_to(CONTACTS);
    for (name, limit) in [
        ("External Stakeholders (users/customers)", 90),
        ("SDC Project Teams", 45),
        ("SDC Program Support", 45),
        ("SDC Project Management Support Team", 45),
        ("Service Owners", 45),
    ] {
        row(&mut plan, name).quiet_limit = Some(limit);
    }
    let steering = stakeholder(&plan, "Steering Committee").id.clone();
    for (name, due) in [("Rate comparison for colocation", "2026-06-30"), ("Revised interface list", "2026-07-08")] {
        let values = json!({ "name": name, "promisedBy": "Service Owners", "stakeholderId": steering, "dueOn": due });
        let commitment = made(&plan, Kind::Commitment, values).try_into().unwrap();
        plan.commitments.push(commitment);
    }
    plan
}

fn titles(items: &[DueItem]) -> Vec<(&str, i32)> {
    items.iter().map(|it| (it.title.as_str(), it.days_over.unwrap())).collect()
}

#[test]
fn today_shows_what_is_overdue_due_quiet_and_promised() {
    let plan = first_of_july();
    let today = plan.on(date("2026-07-01")).today();
    assert_eq!(
        titles(&today.overdue),
        [("CTS Advisory Council", 5), ("Other Internal CTS Stakeholders", 2), ("Rate comparison for colocation", 1)]
    );
    assert_eq!(titles(&today.due), [("OCIO IT Consultant", 0), ("Steering Committee", 0)]);
    let quiet: Vec<_> = today.quiet.iter().map(|it| (it.silent, it.limit)).collect();
    assert_eq!(quiet, [(92, 90), (63, 45), (58, 45), (50, 45)], "the longest silence first; 43 days are within 45");
    assert_eq!(titles(&today.commitments), [("Revised interface list", -7)]);
    assert_eq!((today.quarter.year, today.quarter.quarter), (2027, 1), "Washington's fiscal year starts in July");
    assert_eq!(today.week[0].entries[0].title, "Sr. Project Manager", "Monday's contact is on the strip");
    assert_eq!(today.week[4].holiday.as_deref(), Some("Independence Day"));
    assert_eq!(today.next_week[2].entries[0].title, "Revised interface list");
}

#[test]
fn a_contact_is_logged_when_it_has_taken_place() {
    let plan = first_of_july();
    let on = |day: &str| Contact {
        stakeholder_ids: vec![stakeholder(&plan, "Public").id.clone()],
        standing_id: None,
        method: None,
        date: date(day),
        time: None,
        summary: String::new(),
        internal: false,
        by_id: None,
        commitments: Vec::new(),
    };
    let outlook = plan.on(date("2026-07-01"));
    assert!(outlook.log(&on("2026-07-01")).is_ok());
    let reason = "A contact is logged when it has taken place. Choose today or a day before.";
    assert_eq!(outlook.log(&on("2026-07-02")), Err(Refusal::invalid("date", reason)));
}

#[test]
fn a_contact_resets_the_cadence_and_leaves_the_others_alone() {
    let mut plan = first_of_july();
    contact(&mut plan, &["CTS Advisory Council", "Steering Committee"], "2026-07-01", "Priorities");
    let outlook = plan.on(date("2026-07-01"));
    let today = outlook.today();
    assert_eq!(titles(&today.overdue), [("Other Internal CTS Stakeholders", 2), ("Rate comparison for colocation", 1)]);
    assert_eq!(titles(&today.due), [("OCIO IT Consultant", 0)]);
    let next = outlook.next();
    let due = |name: &str| next.iter().find(|it| it.title == name).unwrap().due.unwrap();
    assert_eq!(due("CTS Advisory Council"), date("2026-07-31"), "Aug 1 is a Saturday");
    assert_eq!(due("Steering Committee"), date("2026-07-15"));
}

#[test]
fn what_is_logged_later_is_not_seen_on_an_earlier_day() {
    let mut plan = first_of_july();
    contact(&mut plan, &["CTS Advisory Council"], "2026-07-02", "Later");
    assert_eq!(plan.on(date("2026-07-01")).today(), first_of_july_today(&plan));
}

#[test]
fn what_was_promised_later_is_not_asked_for_on_an_earlier_day() {
    let mut plan = first_of_july();
    plan.commitments.iter_mut().for_each(|it| it.promised_on = Some(date("2026-06-30")));
    let promised = |plan: &Plan, day: &str| {
        let due = plan.on(date(day)).due_within(date("2026-12-31"));
        let weeks = plan.on(date(day)).month(date("2026-07-01"));
        let on_days = weeks.iter().flat_map(|day| &day.entries).filter(|it| it.what == DueKind::Commitment).count();
        (due.iter().filter(|it| it.kind == DueKind::Commitment).count(), on_days)
    };
    assert_eq!(promised(&plan, "2026-01-06"), (0, 0), "nobody has promised it yet");
    assert_eq!(promised(&plan, "2026-06-30"), (2, 2));
    let id = stakeholder(&plan, "Steering Committee").id.clone();
    assert!(plan.on(date("2026-01-06")).what_to_say(&id).unwrap().you_owe.is_empty());
}

fn first_of_july_today(plan: &Plan) -> engagement::Today {
    let mut earlier = plan.clone();
    earlier.touchpoints.retain(|it| it.date <= date("2026-07-01"));
    earlier.on(date("2026-07-01")).today()
}

fn waived(plan: &mut Plan, name: &str, until: Option<&str>) -> Result<String, engagement::Refusal> {
    let deferral = Deferral {
        stakeholder_id: Some(stakeholder(plan, name).id.clone()),
        standing_id: None,
        until: until.map(date),
        reason: "The council does not meet in July".into(),
    };
    let (changes, label) = plan.on(date("2026-07-01")).defer(&deferral)?;
    for change in changes {
        match change {
            engagement::Change::Add { kind, values, .. } => {
                let waiver: Waiver = made(plan, kind, values.into()).try_into().unwrap();
                plan.waivers.push(waiver);
            }
            engagement::Change::Remove { id, .. } => plan.waivers.retain(|it| it.id != id),
            other => panic!("{other:?}"),
        }
    }
    Ok(label)
}

#[test]
fn one_occurrence_is_waived_or_deferred_and_the_next_one_stands() {
    let mut plan = first_of_july();
    let due = |plan: &Plan| {
        let next = plan.on(date("2026-07-01")).next();
        next.into_iter().find(|it| it.title == "CTS Advisory Council").unwrap().due.unwrap()
    };
    let label = waived(&mut plan, "CTS Advisory Council", Some("2026-07-10")).unwrap();
    assert_eq!((label.as_str(), due(&plan)), ("Defer CTS Advisory Council to Jul 10", date("2026-07-10")));
    let label = waived(&mut plan, "CTS Advisory Council", Some("2026-07-13")).unwrap();
    assert_eq!((label.as_str(), due(&plan)), ("Defer CTS Advisory Council to Jul 13", date("2026-07-13")), "once more");
    assert_eq!(plan.waivers.len(), 1, "the second one takes the place of the first");
    let label = waived(&mut plan, "CTS Advisory Council", None).unwrap();
    assert_eq!(due(&plan), date("2026-07-24"), "{label}: Jul 26 is a Sunday");
    let refused = waived(&mut plan, "CTS Advisory Council", Some("2026-08-26")).unwrap_err().to_string();
    assert!(refused.contains("due Aug 26 anyway"), "{refused}");
    let refused = waived(&mut plan, "Public", None).unwrap_err().to_string();
    assert!(refused.contains("Nothing is due with Public"), "{refused}");
}

/// From the engagement's first day on nobody was spoken to: six months of the Steering Committee's dates are past.
fn silent() -> Plan {
    let mut plan = spoken_to(&[]);
    plan.engagement.starts_on = Some(date("2026-01-05"));
    plan
}

fn next_due(plan: &Plan, name: &str, on: &str) -> String {
    let next = plan.on(date(on)).next();
    next.into_iter().find(|it| it.title == name).unwrap().due.unwrap().to_string()
}

#[test]
fn what_is_overdue_by_several_periods_is_put_off_at_once() {
    let mut plan = silent();
    assert_eq!(next_due(&plan, "Steering Committee", "2026-07-01"), "2026-01-15");
    let refused = waived(&mut plan, "Steering Committee", Some("2026-07-15")).unwrap_err().to_string();
    assert_eq!(refused, "The next one is due Jul 15 anyway. Defer this one to a day before, or waive it.");
    let label = waived(&mut plan, "Steering Committee", Some("2026-07-06")).unwrap();
    assert_eq!(label, "Defer Steering Committee to Jul 6");
    for (on, due) in [("2026-06-30", "2026-01-15"), ("2026-07-01", "2026-07-06"), ("2026-07-16", "2026-07-06")] {
        assert_eq!(next_due(&plan, "Steering Committee", on), due, "on {on}");
    }
    let label = waived(&mut plan, "Steering Committee", None).unwrap();
    assert_eq!((label.as_str(), plan.waivers.len()), ("Waive Steering Committee, due Jul 6", 1));
    assert_eq!(next_due(&plan, "Steering Committee", "2026-07-01"), "2026-07-15", "the next one comes as planned");
    let label = waived(&mut plan, "Steering Committee", None).unwrap();
    assert_eq!(label, "Waive Steering Committee, due Jul 15", "with nothing overdue the first one to come");
    assert_eq!(next_due(&plan, "Steering Committee", "2026-07-01"), "2026-07-31", "Aug 1 is a Saturday");
}

#[test]
fn a_meeting_overdue_by_several_periods_is_waived_at_once() {
    let mut plan = silent();
    let values =
        json!({ "name": "Board", "sort": "projectMeeting", "rule": "every 2 weeks", "startsOn": "2026-01-06" });
    plan.standing.push(made(&plan, Kind::StandingCommunication, values).try_into().unwrap());
    let deferral = Deferral {
        stakeholder_id: None,
        standing_id: Some(plan.standing[0].id.clone()),
        until: None,
        reason: "Recess".into(),
    };
    let (mut changes, label) = plan.on(date("2026-07-01")).defer(&deferral).unwrap();
    assert_eq!(label, "Waive Board, due Jun 23");
    let Some(engagement::Change::Add { kind, values, .. }) = changes.pop() else { panic!("{changes:?}") };
    plan.waivers.push(made(&plan, kind, values.into()).try_into().unwrap());
    let due = |plan: &Plan| plan.on(date("2026-07-01")).due_within(date("2026-07-07"));
    let meetings = due(&plan).into_iter().filter(|it| it.kind == engagement::DueKind::Standing);
    assert_eq!(meetings.map(|it| it.due.unwrap()).collect::<Vec<_>>(), [date("2026-07-07")]);
}

#[test]
fn a_waiver_ahead_settles_nothing_before_its_day_and_one_that_no_date_meets_settles_nothing() {
    let mut plan = silent();
    let id = stakeholder(&plan, "Steering Committee").id.clone();
    for occurrence in ["2026-06-20", "2026-08-01"] {
        let values = json!({ "stakeholderId": id, "occurrence": occurrence, "reason": "Recess" });
        plan.waivers.push(made(&plan, Kind::Waiver, values).try_into().unwrap());
    }
    assert_eq!(next_due(&plan, "Steering Committee", "2026-07-01"), "2026-01-15");
    assert_eq!(next_due(&plan, "Steering Committee", "2026-07-30"), "2026-01-15");
    assert_eq!(next_due(&plan, "Steering Committee", "2026-07-31"), "2026-08-14", "it was due the Friday before");
}

#[test]
fn another_frequency_says_what_it_would_mean() {
    let plan = first_of_july();
    let outlook = plan.on(date("2026-07-01"));
    for (name, frequency, sentence) in [
        ("SDC Project Teams", "M", "Next due becomes May 29, 33 days over"),
        ("SDC Project Teams", "AN", "No date of its own"),
        ("CTS Advisory Council", "Q", "Next due becomes Aug 26"),
        ("Steering Committee", "S", "Next due becomes today"),
        ("Sr. Project Manager", "Q", "Next due becomes Sep 29"),
        ("Public", "M", "Next due is known after the first contact, or when the engagement has its first day"),
    ] {
        let id = &stakeholder(&plan, name).id;
        let code = frequency.try_into().unwrap();
        assert_eq!(outlook.consequence(id, Some(&code)).unwrap().sentence, sentence, "{name} at {frequency}");
    }
}

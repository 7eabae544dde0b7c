//! Calendar, coverage, load, timeline and what to say.

use engagement::{DayState, DueKind, Kind, Organization, Plan, StandingCommunication, Waiver};
use serde_json::json;

use crate::sample::{contact, date, made, mint, row, spoken_to, stakeholder, washington};

fn with_meeting(values: serde_json::Value) -> Plan {
    let mut plan = washington();
    let standing: StandingCommunication = made(&plan, Kind::StandingCommunication, values).try_into().unwrap();
    plan.standing.push(standing);
    plan
}

fn weekly() -> serde_json::Value {
    json!({ "name": "DOL project meeting", "sort": "projectMeeting", "rule": "every week", "startsOn": "2026-06-09",
        "leadDays": 2, "filter": "priority=H frequency=S", "time": "14:30" })
}

#[test]
fn a_meeting_goes_on_whoever_was_spoken_to_and_its_agenda_goes_out_before() {
    let mut plan = with_meeting(weekly());
    contact(&mut plan, &["Steering Committee"], "2026-06-30", "The meeting");
    plan.touchpoints[0].standing_id = Some(plan.standing[0].id.clone());
    let outlook = plan.on(date("2026-07-01"));
    let due: Vec<_> = outlook.due_within(date("2026-07-08")).into_iter().map(|it| (it.kind, it.due.unwrap())).collect();
    // Jul 3 is closed, so two business days before Tuesday, Jul 7 is Thursday, Jul 2.
    assert!(due.contains(&(DueKind::Lead, date("2026-07-02"))), "{due:?}");
    assert!(due.contains(&(DueKind::Standing, date("2026-07-07"))), "{due:?}");
    let audience: Vec<_> = outlook.audience(&plan.standing[0]).iter().map(|it| it.name.to_string()).collect();
    assert_eq!(audience, ["Steering Committee", "OCIO IT Consultant"], "those whom its filter takes");
}

#[test]
fn what_was_deferred_is_not_asked_for_once_it_was_met_by_its_own_day() {
    let next = |starts: &str, until: &str, met: Option<&str>| {
        let mut plan = with_meeting(
            json!({ "name": "Board", "sort": "board", "rule": "every month", "startsOn": starts, "leadDays": 2 }),
        );
        let id = plan.standing[0].id.clone();
        let values = json!({ "standingId": id, "occurrence": starts, "until": until, "reason": "Recess" });
        plan.waivers.push(Waiver::try_from(made(&plan, Kind::Waiver, values)).unwrap());
        if let Some(met) = met {
            contact(&mut plan, &["Steering Committee"], met, "It met after all");
            plan.touchpoints[0].standing_id = Some(id.clone());
        }
        let due = plan.on(date("2026-08-03")).due_within(date("2026-09-20"));
        due.into_iter().find(|it| it.kind == DueKind::Standing && it.id == id).unwrap().due.unwrap()
    };
    assert_eq!(next("2026-07-15", "2026-08-10", None), date("2026-08-10"), "nobody has met yet");
    assert_eq!(next("2026-07-15", "2026-08-10", Some("2026-07-14")), date("2026-08-10"), "that was the one before");
    assert_eq!(next("2026-07-15", "2026-08-10", Some("2026-07-15")), date("2026-08-14"), "met on its day, a Wednesday");
    assert_eq!(next("2026-07-15", "2026-08-10", Some("2026-07-22")), date("2026-08-14"), "met after its day");
    // Aug 1 is a Saturday, so the meeting's own day is Friday, Jul 31.
    assert_eq!(next("2026-08-01", "2026-08-10", Some("2026-07-31")), date("2026-09-01"), "met before the weekend");
}

#[test]
fn its_reach_is_whom_it_is_for_by_name_by_agency_and_by_filter_and_its_next_days() {
    let mut plan = with_meeting(weekly());
    let values = json!({ "id": mint(), "name": "DOL", "side": "agency" });
    let values = engagement::complete(Kind::Organization, values.as_object().unwrap().clone()).unwrap();
    let agency = Organization::try_from(Kind::Organization.parse(values).unwrap()).unwrap();
    plan.standing[0].organization_ids = vec![agency.id.clone()];
    row(&mut plan, "Public").organization_id = Some(agency.id.clone());
    plan.organizations.push(agency);
    let reach = plan.on(date("2026-06-25")).reach(&plan.standing[0].id).unwrap();
    assert_eq!(reach.stakeholders, ["Steering Committee", "OCIO IT Consultant", "Public"]);
    assert_eq!(reach.agencies, ["DOL"]);
    let next = ["2026-06-30", "2026-07-07", "2026-07-14", "2026-07-21"].map(date);
    assert_eq!(reach.next, next, "what is overdue is not among its next days");
    assert_eq!(plan.on(date("2026-06-25")).reach(&plan.engagement.id), None);
}

#[test]
fn a_month_shows_whole_weeks_with_what_is_on_each_day() {
    let mut plan = with_meeting(weekly());
    contact(&mut plan, &["Public"], "2026-07-01", "A question");
    let days = plan.on(date("2026-07-01")).month(date("2026-07-20"));
    assert_eq!((days[0].date, days.last().unwrap().date), (date("2026-06-29"), date("2026-08-02")));
    let on = |day: &str| days.iter().find(|it| it.date == date(day)).unwrap();
    assert_eq!(on("2026-07-01").entries[0].state, DayState::Done);
    assert!(!on("2026-07-03").business && !on("2026-07-05").business);
    let meetings = days.iter().flat_map(|day| &day.entries).filter(|it| it.what == DueKind::Standing).count();
    assert_eq!(meetings, 4, "Jul 7, 14, 21 and 28; the one of Jun 9 is overdue and lies before");
    assert_eq!(on("2026-07-07").entries[0].time.as_ref().map(AsRef::as_ref), Some("14:30"));
}

#[test]
fn coverage_puts_what_was_done_beside_what_was_planned() {
    let mut plan = spoken_to(&[("CTS Advisory Council", "2026-02-10"), ("CTS Advisory Council", "2026-02-20")]);
    plan.engagement.starts_on = Some(date("2026-01-05"));
    let coverage = plan.on(date("2026-07-01")).coverage(date("2026-01-01"), 4);
    let row = coverage.rows.iter().find(|row| row.title == "CTS Advisory Council").unwrap();
    let cells: Vec<_> = row.cells.iter().map(|cell| (cell.planned, cell.done)).collect();
    assert_eq!(cells, [(0, 0), (1, 2), (1, 0), (1, 0)], "monthly from Jan 5, spoken to twice in February");
    let twice = coverage.rows.iter().find(|row| row.title == "Steering Committee").unwrap();
    let planned: Vec<_> = twice.cells.iter().map(|cell| cell.planned).collect();
    assert_eq!(planned, [1, 2, 2, 2], "Jan 15, then the 1st and the 15th of each month");
}

#[test]
fn load_is_counted_by_owner() {
    let mut plan = spoken_to(&[("CTS Advisory Council", "2026-05-26"), ("Steering Committee", "2026-06-15")]);
    let liaison = plan.roles.iter().find(|it| it.name.as_ref() == "Client Liaison").unwrap().id.clone();
    for name in ["CTS Advisory Council", "Steering Committee"] {
        row(&mut plan, name).owner_id = Some(liaison.clone());
    }
    let load = plan.on(date("2026-07-01")).load(date("2026-07-31"));
    let of = |owner: &str| load.iter().find(|it| it.owner == owner).unwrap();
    let liaison = of("Client Liaison");
    // The council's Jun 26 is over and Jul 24 ahead; the committee has Jul 1, 15 and 31.
    assert_eq!((liaison.stakeholders, liaison.overdue, liaison.due), (2, 1, 4));
    assert_eq!((of("").stakeholders, load.last().unwrap().owner.as_str()), (13, ""), "what nobody owns stands last");
}

#[test]
fn what_to_say_gathers_what_was_said_done_and_promised() {
    let mut plan = spoken_to(&[]);
    contact(&mut plan, &["Steering Committee"], "2026-06-15", "Presented the May status.");
    row(&mut plan, "Steering Committee").reporting_requirements = "Status twice a month.".try_into().unwrap();
    let id = stakeholder(&plan, "Steering Committee").id.clone();
    for (name, due, done) in [("Rate comparison", "2026-06-30", None), ("Rack plan", "2026-06-20", Some("2026-06-22"))]
    {
        let values = json!({ "name": name, "promisedBy": "Service Owners", "stakeholderId": id, "dueOn": due, "doneOn": done,
            "heardBy": "the Executive Sponsor", "heardAt": "the Technology Services Board" });
        let commitment = made(&plan, Kind::Commitment, values).try_into().unwrap();
        plan.commitments.push(commitment);
    }
    for (occurrence, until) in [("2026-06-01", None), ("2026-06-15", Some("2026-06-18"))] {
        let values = json!({ "stakeholderId": id, "occurrence": occurrence, "until": until, "reason": "Recess" });
        plan.waivers.push(Waiver::try_from(made(&plan, Kind::Waiver, values)).unwrap());
    }
    let outlook = plan.on(date("2026-07-01"));
    let say = outlook.what_to_say(&id).unwrap();
    assert_eq!((say.last, say.last_summary.as_str()), (Some(date("2026-06-15")), "Presented the May status."));
    assert_eq!(say.since, ["Kept: Rack plan, Jun 22"]);
    assert_eq!(say.you_owe[0].terms, "Service Owners · due Jun 30, 1 day over");
    assert_eq!(say.you_owe[0].heard, "Heard by the Executive Sponsor at the Technology Services Board");
    for part in ["They expect", "Status twice a month.", "You owe them", "Last time, Jun 15"] {
        assert!(say.notes.contains(part), "{part} in\n{}", say.notes);
    }
    let timeline: Vec<_> = outlook.timeline(&id).into_iter().map(|it| (it.what, it.date.unwrap(), it.open)).collect();
    assert_eq!(
        timeline,
        [
            (DueKind::Stakeholder, date("2026-07-01"), true),
            (DueKind::Commitment, date("2026-06-30"), true),
            (DueKind::Commitment, date("2026-06-22"), false),
            (DueKind::Waiver, date("2026-06-15"), false),
            (DueKind::Touchpoint, date("2026-06-15"), false),
            (DueKind::Waiver, date("2026-06-01"), false),
        ]
    );
    let waived: Vec<_> = outlook.timeline(&id).into_iter().filter(|it| it.what == DueKind::Waiver).collect();
    assert_eq!((waived[0].title.as_str(), waived[1].title.as_str()), ("Deferred to Jun 18: Recess", "Waived: Recess"));
}

#[test]
fn the_operating_calendar_lies_in_the_fiscal_year() {
    let plan = washington();
    let (changes, label) = plan.on(date("2026-11-03")).operating_calendar().unwrap();
    assert_eq!((changes.len(), label.as_str()), (9, "Add the operating calendar"));
    let starts: Vec<_> = changes
        .into_iter()
        .map(|change| match change {
            engagement::Change::Add { kind, values, .. } => {
                StandingCommunication::try_from(made(&plan, kind, values.into())).unwrap().starts_on.unwrap()
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        (starts[0], starts[8]),
        (date("2026-11-15"), date("2027-06-01")),
        "Washington's year starts in July; what is past is not asked for"
    );
}

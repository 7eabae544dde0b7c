//! Who speaks for whom, who holds what, and where a problem goes next, in the shapes of four governments.

use chrono::NaiveDate;
use engagement::template::{TEMPLATES, Template};
use engagement::{Change, Content, Id, Kind, WayEnd, WhoIsWho};
use serde_json::json;
use store::Stamp;

use crate::desk::{Desk, object, values};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn book(desk: &Desk) -> WhoIsWho {
    desk.store.who_is_who(&desk.engagement()).unwrap()
}

/// The ways up as indented lines.
fn way_up(desk: &Desk, role: &str) -> Vec<String> {
    let way = book(desk).way_up(&desk.id_of(Kind::Role, role), day("2026-07-01")).unwrap();
    let line = |step: &engagement::WayStep| {
        let end = match step.end {
            None => "",
            Some(WayEnd::NoOneAbove) => " END",
            Some(WayEnd::Circle) => " CIRCLE",
            Some(WayEnd::ShownAbove) => " ABOVE",
        };
        format!("{} {}{end}", step.height, step.to.name)
    };
    way.steps.iter().map(line).collect()
}

fn add(desk: &mut Desk, kind: Kind, values: serde_json::Value) -> Id {
    let done = desk.change(&[Change::Add { kind, values: object(values), after: None }]).unwrap();
    done.touched.into_iter().find(|it| it.kind == kind).unwrap().id
}

fn person(desk: &mut Desk, name: &str) -> Id {
    add(desk, Kind::Person, json!({ "name": name }))
}

#[test]
fn michigan_has_eight_roles_and_says_where_each_issue_goes_next() {
    let desk = Desk::from("michigan");
    assert_eq!(desk.store.list(Kind::Role, None).unwrap().len(), 8);
    let director = "Infrastructure Services Delivery Director";
    for (role, way) in [
        (
            "Infrastructure Specialist",
            vec!["1 Infrastructure Services Delivery Manager".into(), format!("2 {director} END")],
        ),
        (
            "Client Service Director",
            vec![
                "1 Information Officer".into(),
                "2 Deputy Director of Agency Services END".into(),
                "2 Executives of the agency END".into(),
                format!("1 {director} END"),
            ],
        ),
        (director, vec![]),
    ] {
        assert_eq!(way_up(&desk, role), way, "from {role}");
    }
}

#[test]
fn washington_has_ten_roles_on_two_sides_and_every_point_of_coordination_leads_somewhere() {
    let desk = Desk::washington();
    let book = book(&desk);
    let on = |side| book.roles.iter().filter(|role| role.side == side).count();
    assert_eq!((on(engagement::Side::Provider), on(engagement::Side::Agency)), (8, 2));
    // As the plan's two tables count them, "project teams" of both sides as two where it does not say which.
    let counts: Vec<_> = book
        .roles
        .iter()
        .map(|role| book.points(&role.id).filter(|point| point.relation == engagement::Relation::Coordinates).count())
        .collect();
    assert_eq!(counts, [5, 5, 2, 4, 3, 10, 10, 11, 7, 7]);
    for point in &book.coordination {
        let (kind, id) = point.to().expect("a point leads somewhere");
        assert!(!book.party(kind, id).name.is_empty(), "{point:?} dangles");
    }
}

#[test]
fn every_row_of_every_template_keeps_the_rules() {
    for template in TEMPLATES {
        let mut desk = Desk::from(template.name);
        for kind in Kind::ALL {
            for entity in desk.store.list(*kind, None).unwrap() {
                let mut own = values(&entity);
                own.retain(|name, _| kind.field(name).is_some_and(|field| field.value != Content::Position));
                let edit = Change::Edit { kind: *kind, id: entity.id().clone(), values: own };
                let done = desk.change(&[edit]).unwrap_or_else(|refusal| panic!("{}: {refusal}", template.name));
                assert_eq!(done.touched, [], "{}: nothing follows from an edit that changes nothing", template.name);
            }
        }
    }
}

#[test]
fn a_circle_of_escalation_ends_where_it_began() {
    let mut desk = Desk::from("michigan");
    let director = desk.id_of(Kind::Role, "Infrastructure Services Delivery Director");
    add(
        &mut desk,
        Kind::Coordination,
        json!({ "roleId": director, "relation": "escalatesTo", "toRoleId": "infrastructure specialist" }),
    );
    assert_eq!(
        way_up(&desk, "Infrastructure Specialist"),
        [
            "1 Infrastructure Services Delivery Manager",
            "2 Infrastructure Services Delivery Director",
            "3 Infrastructure Specialist CIRCLE"
        ]
    );
    assert_eq!(way_up(&desk, "Client Service Director").len(), 7, "a circle beside the way does no harm");
}

#[test]
fn roles_of_several_templates_are_taken_as_one_step() {
    let mut desk = Desk::washington();
    let before = desk.dump();
    let named = |names: &[&str]| names.iter().map(|name| Template::named(name).unwrap()).collect::<Vec<_>>();
    let stamp = Stamp::here_and_now();
    desk.store.new_engagement(&stamp, "Email migration", &named(&["michigan", "arm", "louisiana"])).unwrap();
    let engagement = desk.id_of(Kind::Engagement, "Email migration");
    let taken = desk.store.who_is_who(&engagement).unwrap();
    assert_eq!(taken.roles.len(), 8 + 3 + 4);
    assert_eq!(
        taken.engagement.provider_id.as_ref(),
        Some(&desk.id_of(Kind::Organization, "Consolidated Technology Services"))
    );
    let security = taken.organizations.iter().find(|it| it.name.as_ref() == "Security").unwrap();
    assert_eq!(security.parent_id, taken.engagement.provider_id, "a department becomes the taker's");
    assert!(
        taken.organizations.iter().all(|it| it.name.as_ref() != "Office of Public Health"),
        "no one else's agencies"
    );
    for point in &taken.coordination {
        let (kind, id) = point.to().unwrap();
        assert!(!taken.party(kind, id).name.is_empty(), "{point:?} dangles");
    }
    let first = desk.dump();
    assert_eq!(desk.store.take_roles(&stamp, &engagement, &named(&["michigan"])).unwrap().touched, [], "nothing twice");
    desk.store.undo().unwrap();
    assert_eq!(desk.dump(), before, "one step takes it all back");
    desk.store.redo().unwrap();
    assert_eq!(desk.dump(), first);
    desk.store.take_roles(&stamp, &engagement, &named(&["washington"])).unwrap();
    assert_eq!(desk.store.who_is_who(&engagement).unwrap().roles.len(), 15 + 10);
}

#[test]
fn a_stakeholder_row_takes_and_follows_the_name_of_what_it_stands_for() {
    let mut desk = Desk::washington();
    let row = desk.id_of(Kind::Stakeholder, "SDC Project Teams");
    let liaison = desk.id_of(Kind::Role, "Client Liaison");
    let name = |desk: &Desk| desk.store.get(Kind::Stakeholder, &row).unwrap().unwrap().title().to_owned();
    desk.edit(Kind::Stakeholder, &row, json!({ "roleId": "client liaison" })).unwrap();
    assert_eq!(name(&desk), "Client Liaison", "it takes the name");
    desk.edit(Kind::Role, &liaison, json!({ "name": "Customer Liaison" })).unwrap();
    assert_eq!(name(&desk), "Customer Liaison", "it follows");
    let refused = desk.edit(Kind::Stakeholder, &row, json!({ "name": "Somebody" })).unwrap_err().to_string();
    assert!(refused.contains("stands for the role Customer Liaison"), "{refused}");
    let refused = desk.edit(Kind::Stakeholder, &row, json!({ "groupId": "Technology Services Board" })).unwrap_err();
    assert!(refused.to_string().contains("stands for one"), "{refused}");
    let before = desk.dump();
    desk.change(&[Change::Remove { kind: Kind::Role, id: liaison }]).unwrap();
    let parted = values(&desk.find(Kind::Stakeholder, "Customer Liaison"));
    assert_eq!(parted["roleId"], serde_json::Value::Null, "it stays, on its own");
    let after = desk.dump();
    desk.store.undo().unwrap();
    assert_eq!(desk.dump(), before);
    desk.store.redo().unwrap();
    assert_eq!(desk.dump(), after);
}

#[test]
fn a_person_holds_two_roles_and_leaves_one_and_the_vacancy_and_the_hand_over_show_it() {
    let mut desk = Desk::washington();
    let ann = person(&mut desk, "Ann Lee");
    let parks = add(&mut desk, Kind::Organization, json!({ "name": "State Parks", "side": "agency" }));
    let hold = |desk: &mut Desk, role: &str| {
        let role = desk.id_of(Kind::Role, role);
        add(
            desk,
            Kind::Assignment,
            json!({ "roleId": role, "personId": ann, "organizationId": parks, "startsOn": "2026-01-01" }),
        )
    };
    let liaison = hold(&mut desk, "Client Liaison");
    hold(&mut desk, "Service Owners");
    let vacant = |desk: &Desk, on: &str| {
        let names: Vec<_> = book(desk).vacancies(day(on)).into_iter().map(|it| it.role.name).collect();
        (names.len(), names.contains(&"Client Liaison".to_owned()))
    };
    assert_eq!(vacant(&desk, "2026-07-01"), (8, false));
    assert_eq!(vacant(&desk, "2025-12-31"), (10, true), "the day before the first");
    let in_hand = book(&desk).hand_over(&ann, day("2026-07-01")).unwrap();
    assert_eq!(in_hand.roles.len(), 2);
    assert_eq!(in_hand.roles[0].keeps, ["Action items log"]);
    assert_eq!(in_hand.roles[0].points.len(), 5, "whom the successor has to meet");
    assert!(in_hand.roles[0].others.is_empty(), "nobody else holds it");

    let refused = desk.edit(Kind::Assignment, &liaison, json!({ "endsOn": "2025-01-01" })).unwrap_err().to_string();
    assert!(refused.contains("before the first"), "{refused}");
    let label = desk.edit(Kind::Assignment, &liaison, json!({ "endsOn": "Jul 31, 2026" })).unwrap().label;
    assert_eq!(label, "Set until of Ann Lee as Client Liaison");
    assert_eq!(vacant(&desk, "2026-07-31"), (8, false), "the last day still counts");
    assert_eq!(vacant(&desk, "2026-08-01"), (9, true));
    let gap = book(&desk).vacancies(day("2026-08-01")).into_iter().find(|it| it.role.name == "Client Liaison").unwrap();
    assert_eq!(gap.last.unwrap().person.name, "Ann Lee");
    assert_eq!(book(&desk).hand_over(&ann, day("2026-08-01")).unwrap().roles.len(), 1);
}

#[test]
fn the_roster_reads_both_ways_with_load_and_gaps() {
    let mut desk = Desk::from("arm");
    let today = day("2026-07-01");
    let roster = book(&desk).roster(today);
    assert_eq!((roster.liaisons.len(), roster.agencies.len()), (16, 24));
    let load = |name: &str| roster.liaisons.iter().find(|it| it.person.name == name).unwrap().agencies.len();
    assert_eq!((load("ARM for DPS, GOHSEP, ATC and OSIG"), load("ARM for OPH")), (4, 1));
    let juvenile = roster.agencies.iter().find(|it| it.agency.name == "Office of Juvenile Justice").unwrap();
    assert_eq!(juvenile.liaisons.len(), 2, "one agency can have several");
    assert!(roster.agencies.iter().all(|it| !it.liaisons.is_empty()));
    let leaving = desk.id_of(Kind::Person, "ARM for OPH");
    desk.change(&[Change::Remove { kind: Kind::Person, id: leaving }]).unwrap();
    let alone: Vec<_> = book(&desk).roster(today).agencies.into_iter().filter(|it| it.liaisons.is_empty()).collect();
    assert_eq!(alone.len(), 1);
    assert_eq!(alone[0].agency.name, "Office of Public Health");
}

#[test]
fn a_role_held_for_no_agency_in_particular_is_held_for_every_one() {
    let mut desk = Desk::from("michigan");
    let today = day("2026-07-01");
    let dot = add(&mut desk, Kind::Organization, json!({ "name": "DOT", "side": "agency" }));
    add(&mut desk, Kind::Organization, json!({ "name": "DOR", "side": "agency" }));
    let (ann, bob) = (person(&mut desk, "Ann"), person(&mut desk, "Bob"));
    let role = desk.id_of(Kind::Role, "Client Service Director");
    add(&mut desk, Kind::Assignment, json!({ "roleId": role, "personId": ann, "organizationId": dot }));
    let others = |desk: &Desk, of: &Id| {
        let hand = book(desk).hand_over(of, today).unwrap();
        hand.roles[0].others.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(others(&desk, &ann), Vec::<String>::new());
    let everywhere = add(&mut desk, Kind::Assignment, json!({ "roleId": role, "personId": bob }));
    assert_eq!((others(&desk, &ann), others(&desk, &bob)), (vec!["Bob".to_owned()], vec!["Ann".to_owned()]));
    let roster = book(&desk).roster(today);
    let load: Vec<_> = roster.liaisons.iter().map(|it| (it.person.name.as_str(), it.agencies.len())).collect();
    assert_eq!(load, [("Ann", 1), ("Bob", 2)]);
    let dor = roster.agencies.iter().find(|it| it.agency.name == "DOR").unwrap();
    assert_eq!(dor.liaisons.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Bob"]);

    // What the hand-over says becomes vacant is what is vacant then.
    let vacant = |desk: &Desk, on: &str| book(desk).vacancies(day(on)).iter().any(|it| it.role.id == role);
    let held = book(&desk).hand_over(&ann, today).unwrap().roles.remove(0).assignment_id;
    desk.edit(Kind::Assignment, &held, json!({ "endsOn": "2026-07-01" })).unwrap();
    assert!(!vacant(&desk, "2026-07-02"), "Bob holds it for DOT too");
    desk.edit(Kind::Assignment, &everywhere, json!({ "endsOn": "2026-07-01" })).unwrap();
    assert!(vacant(&desk, "2026-07-02"));
}

#[test]
fn a_service_delivery_team_says_which_departments_it_misses_and_who_has_none() {
    let mut desk = Desk::from("michigan");
    let today = day("2026-07-01");
    let names = |parties: &[engagement::Party]| parties.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    let teams = book(&desk).teams(today);
    assert_eq!(names(&teams.teams[0].leaders), ["Information Officer"]);
    assert_eq!(names(&teams.teams[0].missing), ["Security", "Office of Strategic Policy"]);
    assert_eq!(teams.teams[0].departments.len(), 2);
    let officer = person(&mut desk, "Officer of Natural Resources");
    let role = desk.id_of(Kind::Role, "Information Officer");
    add(&mut desk, Kind::Assignment, json!({ "roleId": role, "personId": officer }));
    assert_eq!(names(&book(&desk).teams(today).without), ["Officer of Natural Resources"]);
    let team = desk.id_of(Kind::Group, "Service Delivery Team");
    add(
        &mut desk,
        Kind::GroupMember,
        json!({ "groupId": team, "personId": officer, "organizationId": "security", "leads": "yes" }),
    );
    let teams = book(&desk).teams(today);
    assert_eq!(names(&teams.without), Vec::<String>::new());
    assert_eq!(names(&teams.teams[0].missing), ["Office of Strategic Policy"]);
}

#[test]
fn a_name_that_two_engagements_have_means_the_one_at_home() {
    let mut desk = Desk::from("michigan");
    desk.store.new_engagement(&Stamp::here_and_now(), "Second", &[Template::named("michigan").unwrap()]).unwrap();
    let second = desk.store.who_is_who(&desk.id_of(Kind::Engagement, "Second")).unwrap();
    let role = |name: &str| second.roles.iter().find(|it| it.name.as_ref() == name).unwrap().id.clone();
    let point =
        json!({ "roleId": role("Client Specialist"), "relation": "coordinates", "toRoleId": "INFORMATION officer" });
    let point = add(&mut desk, Kind::Coordination, point);
    let target =
        |desk: &Desk| values(&desk.store.get(Kind::Coordination, &point).unwrap().unwrap())["toRoleId"].clone();
    assert_eq!(target(&desk), role("Information Officer").as_ref());
    desk.edit(Kind::Coordination, &point, json!({ "toRoleId": "applications manager" })).unwrap();
    assert_eq!(target(&desk), role("Applications Manager").as_ref());
    let lost = json!({ "roleId": "Client Specialist", "relation": "coordinates", "toRoleId": "Information Officer" });
    let refused =
        desk.change(&[Change::Add { kind: Kind::Coordination, values: object(lost), after: None }]).unwrap_err();
    assert!(refused.to_string().contains("Several roles are called"), "{refused}");
}

#[test]
fn what_ties_others_together_keeps_its_rules() {
    let mut desk = Desk::from("michigan");
    let stamp = Stamp::here_and_now();
    desk.store.new_engagement(&stamp, "Second", &[Template::named("arm").unwrap()]).unwrap();
    let officer = desk.id_of(Kind::Role, "Information Officer");
    let elsewhere = desk.id_of(Kind::Role, "Agency Relationship Manager");
    let point =
        |values: serde_json::Value| Change::Add { kind: Kind::Coordination, values: object(values), after: None };
    for (change, words) in [
        (point(json!({ "roleId": officer, "relation": "coordinates" })), "Fill in one of the four"),
        (
            point(
                json!({ "roleId": officer, "relation": "coordinates", "toRoleId": officer, "toGroupId": "Service Delivery Team" }),
            ),
            "Fill in one of the four",
        ),
        (point(json!({ "roleId": officer, "relation": "coordinates", "toRoleId": elsewhere })), "another engagement"),
        (point(json!({ "roleId": officer, "relation": "directs", "toRoleId": officer })), "does not answer to itself"),
        (point(json!({ "roleId": officer, "relation": "coordinates", "toRoleId": officer })), "already there"),
        (point(json!({ "roleId": officer, "relation": "coordinates", "toRoleId": "Nobody" })), "no role called"),
        (
            Change::Add {
                kind: Kind::Assignment,
                values: object(json!({ "roleId": officer, "personId": officer })),
                after: None,
            },
            "no longer there",
        ),
        (
            Change::Edit {
                kind: Kind::Organization,
                id: desk.id_of(Kind::Organization, "Department of Information Technology"),
                values: object(json!({ "parentId": "Security" })),
            },
            "part of itself",
        ),
    ] {
        let refused = desk.change(std::slice::from_ref(&change)).unwrap_err().to_string();
        assert!(refused.contains(words), "{change:?}: {refused}");
    }
}

#[test]
fn the_workbook_has_a_sheet_for_each_view_and_no_header_twice() {
    for (template, sheet, row, wanted) in [
        ("washington", "Roles", 3, "Agency management and staff\nClient Liaison\nProject Managers\nProject Teams"),
        ("washington", "Charters", 0, "Action items log"),
        ("washington", "RACI", 2, "A"),
        ("arm", "Roster", 7, "Department of Public Safety\nGovernor's Office"),
        ("arm", "Agencies", 0, "ARM for OPH"),
        ("arm", "Directory", 0, "OPH"),
        ("louisiana", "Decision rights", 0, "Enterprise IT Service Board"),
    ] {
        let book = book(&Desk::from(template));
        let workbook = documents::roles_workbook(&book, day("2026-07-01"), chrono::Utc::now());
        for sheet in &workbook.sheets {
            let mut headers: Vec<_> = sheet.columns.iter().map(|column| &column.header).collect();
            headers.sort();
            headers.dedup();
            assert_eq!(headers.len(), sheet.columns.len(), "{template}, {}: Excel takes no header twice", sheet.name);
            assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()), "{template}, {}", sheet.name);
        }
        let page = workbook.sheets.iter().find(|it| it.name == sheet).unwrap();
        assert!(
            page.rows[row].iter().any(|cell| cell.starts_with(wanted)),
            "{template}, {sheet}: {:?}",
            page.rows[row]
        );
    }
}

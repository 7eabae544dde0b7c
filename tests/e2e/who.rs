//! The tables of who is who by keys: letters by deliverable, rights by topic, points of coordination, charters, groups
//! and their members, services and the directory of who consumes which.

use engagement::{Entity, Kind};
use serde_json::json;
use store::Store;
use thirtyfour::Key;

use crate::keyboard::{focus, in_file, press_on};
use crate::roles::to_area;
use crate::window::Window;
use crate::{staffed, states};

async fn begin(area: &str) -> Window {
    let window = Window::start(staffed::plan()).await;
    states::ready(&window).await;
    to_area(&window, area).await;
    window
}

fn id(window: &Window, kind: Kind, name: &str) -> String {
    let all = Store::open_to_read(&window.path("plan.liaison")).unwrap().list(kind, None).unwrap();
    all.iter().find(|it| it.title() == name).unwrap_or_else(|| panic!("there is no {name}")).id().to_string()
}

/// How many have these values.
fn having(all: &[Entity], wanted: &serde_json::Value) -> usize {
    let has = |it: &&Entity| {
        let values = it.values().unwrap();
        wanted.as_object().unwrap().iter().all(|(name, value)| values.get(name) == Some(value))
    };
    all.iter().filter(has).count()
}

/// To a new row, whose first cell is typed.
async fn add_row(window: &Window, first: &str) {
    press_on(window, "Add row").await;
    window.until("the new row has the focus", "return document.activeElement.ariaLabel?.endsWith('new row')").await;
    window.type_text(first).await;
    window.press("", Key::Tab).await;
}

#[tokio::test]
async fn letters_and_rights_are_typed_into_their_tables() {
    let window = begin("Roles").await;
    press_on(&window, "RACI").await;
    window.shows("8 deliverables").await;
    add_row(&window, "Training plan").await;
    window.type_text("ra").await;
    window.press("", Key::Tab).await;
    window.type_text("c").await;
    window.press("", Key::Enter).await;
    window.cell_shows(9, 2, "R A").await;
    let plan = id(&window, Kind::Deliverable, "Training plan");
    in_file(&window, "the letters are kept", Kind::Responsibility, |all| {
        having(all, &json!({ "deliverableId": plan })) == 3
            && having(all, &json!({ "deliverableId": plan, "letter": "A" })) == 1
    })
    .await;
    // The same letters for the row below by filling down, and all of it taken back.
    window.go_to(1, 2).await;
    window.press("Shift", Key::Down).await;
    window.press("Control", "d").await;
    window.cell_shows(2, 2, "C").await;
    window.press("", Key::Delete).await;
    window.cell_shows(2, 2, "").await;
    for step in ["the clearing", "the filling", "one letter", "the other letters", "the row"] {
        window.press("Control", "z").await;
        window.saved().await;
        println!("took back {step}");
    }
    in_file(&window, "all is as it was", Kind::Deliverable, |all| all.len() == 8).await;
    window.cell_shows(1, 2, "C").await;

    press_on(&window, "Decisions").await;
    window.shows("7 decision topics").await;
    press_on(&window, "Add row").await;
    window.go_to(1, 6).await;
    window.type_text("assis").await;
    window.press("", Key::Enter).await;
    window.cell_shows(1, 6, "Assistant Directors").await;
    let directors = id(&window, Kind::Role, "Assistant Directors");
    in_file(&window, "the right is kept", Kind::DecisionRight, |all| {
        having(all, &json!({ "right": "sanction", "roleId": directors })) == 1
    })
    .await;
}

#[tokio::test]
async fn points_of_coordination_and_charters_are_typed_and_a_chosen_role_takes_more() {
    let window = begin("Roles").await;
    press_on(&window, "Coordination").await;
    window.shows("75 points of coordination").await;
    add_row(&window, "client l").await;
    window.press("", Key::Tab).await;
    window.type_text("state p").await;
    window.press("", Key::Enter).await;
    let (liaison, parks) = (id(&window, Kind::Role, "Client Liaison"), id(&window, Kind::Organization, "State Parks"));
    in_file(&window, "the point is kept", Kind::Coordination, |all| {
        having(all, &json!({ "roleId": liaison, "toOrganizationId": parks, "relation": "coordinates" })) == 1
    })
    .await;

    press_on(&window, "Charters").await;
    window.shows("14 roles").await;
    press_on(&window, "Add row").await;
    window.go_to(2, 5).await;
    window.type_text("Gap filler").await;
    window.press("", Key::Enter).await;
    in_file(&window, "the charter is written", Kind::Role, |all| {
        having(all, &json!({ "name": "Project Managers", "charterIsNot": ["Gap filler"] })) == 1
    })
    .await;

    // In the chart: a box, then its inspector.
    press_on(&window, "Chart").await;
    window.until("the chart is drawn", "return document.querySelector('.scene .box')").await;
    for _pane in 0..9 {
        if window.run("return Boolean(document.activeElement.closest('.scene'))", vec![]).await == json!(true) {
            break;
        }
        window.press("", Key::F6).await;
    }
    window.press("", Key::Home).await;
    press_on(&window, "Add points…").await;
    window.type_text("ecology").await;
    window.press("", Key::Enter).await;
    press_on(&window, "Add this point").await;
    let ecology = id(&window, Kind::Organization, "Department of Ecology");
    in_file(&window, "the new point is kept", Kind::Coordination, |all| {
        having(all, &json!({ "toOrganizationId": ecology })) == 1
    })
    .await;
    press_on(&window, "Remove coordinates with Department of Ecology").await;
    in_file(&window, "it is gone", Kind::Coordination, |all| having(all, &json!({ "toOrganizationId": ecology })) == 0)
        .await;
}

#[tokio::test]
async fn groups_take_members_by_keys() {
    let window = begin("People").await;
    press_on(&window, "Groups").await;
    add_row(&window, "Readiness board").await;
    window.press("", Key::Tab).await;
    window.type_text("boa").await;
    window.press("", Key::Enter).await;
    in_file(&window, "the group is kept", Kind::Group, |all| {
        having(all, &json!({ "name": "Readiness board", "form": "board" })) == 1
    })
    .await;
    window.press("", Key::Up).await;
    press_on(&window, "Add members…").await;
    window.until("the members stand", "return document.querySelector('[role=grid][aria-label^=Members]')").await;
    add_row(&window, "readiness").await;
    window.type_text("client l").await;
    window.press("", Key::Enter).await;
    let board = id(&window, Kind::Group, "Readiness board");
    in_file(&window, "the member is kept", Kind::GroupMember, |all| having(all, &json!({ "groupId": board })) == 1)
        .await;
    window.until("nothing is refused", "return !document.querySelector('.refused')").await;
}

#[tokio::test]
async fn services_and_who_consumes_them_are_kept_by_keys() {
    let window = begin("Organizations").await;
    press_on(&window, "Services").await;
    add_row(&window, "Backup").await;
    in_file(&window, "the service is kept", Kind::Service, |all| all.len() == 6).await;
    press_on(&window, "Directory").await;
    window.shows("4 organizations").await;
    press_on(&window, "Add row").await;
    window.go_to(1, 7).await;
    window.type_text("y").await;
    window.press("", Key::Enter).await;
    window.cell_shows(1, 7, "Yes").await;
    window.go_to(1, 2).await;
    window.type_text("n").await;
    window.press("", Key::Enter).await;
    window.cell_shows(1, 2, "").await;
    let ecology = id(&window, Kind::Organization, "Department of Ecology");
    let [backup, colocation] = ["Backup", "Colocation"].map(|name| id(&window, Kind::Service, name));
    in_file(&window, "one came and one went", Kind::Membership, |all| {
        let of = |service: &str| having(all, &json!({ "organizationId": ecology, "serviceId": service }));
        of(&backup) == 1 && of(&colocation) == 0
    })
    .await;
    window.press("", Key::Up).await;
    focus(&window, "Backup").await;
    window.type_text("Since July").await;
    in_file(&window, "its notes are kept", Kind::Membership, |all| {
        having(all, &json!({ "serviceId": backup, "notes": "Since July" })) == 1
    })
    .await;
}

#[tokio::test]
async fn a_row_of_the_matrix_stands_for_a_role_by_keys() {
    let window = Window::start(staffed::plan()).await;
    states::ready(&window).await;
    window.go_to(15, 1).await;
    focus(&window, "Stands for").await;
    window.type_text("client").await;
    window.press("", Key::Tab).await;
    window.cell_shows(15, 1, "Client Liaison").await;
    let liaison = id(&window, Kind::Role, "Client Liaison");
    in_file(&window, "it stands for the role", Kind::Stakeholder, |all| {
        having(all, &json!({ "name": "Client Liaison", "roleId": liaison })) == 1
    })
    .await;
}

//! Who is who by keys: people take roles and leave them, the chart is walked and goes out as it is seen.

use engagement::Kind;
use serde_json::json;
use thirtyfour::Key;

use crate::accessibility::violations;
use crate::keyboard::{focus, focused, in_file, press_on};
use crate::pictures::{self, DESK};
use crate::window::Window;
use crate::{samples, states};

const ADA: &str = "Advisor Ada";

#[tokio::test]
async fn a_person_takes_two_roles_and_leaves_one_by_keys() {
    let window = Window::with_washington().await;
    states::ready(&window).await;
    to_area(&window, "People").await;
    press_on(&window, "Add the first person").await;
    window.type_text(ADA).await;
    window.press("", Key::Enter).await;
    window.shows("1 person").await;
    press_on(&window, "Assignments").await;
    press_on(&window, "Add the first assignment").await;
    for role in ["client l", "executive s"] {
        window.type_text(role).await;
        window.press("", Key::Tab).await;
        window.type_text("adv").await;
        window.press("", Key::Enter).await;
        window.press("", Key::Down).await;
    }
    in_file(&window, "both roles are held", Kind::Assignment, |all| all.len() == 2).await;
    window.shows("2 assignments").await;

    // One ends: the hand-over said what becomes vacant, and then it is.
    press_on(&window, "Everyone").await;
    focus(&window, "End Client Liaison today").await;
    window.shows("Vacant when it ends").await;
    window.press("", Key::Enter).await;
    window.shows("End Client Liaison today").await;
    in_file(&window, "one has ended", Kind::Assignment, |all| {
        all.iter().filter(|it| it.values().unwrap()["endsOn"].is_string()).count() == 1
    })
    .await;
    press_on(&window, "Assignments").await;
    window.go_to(1, 5).await;
    window.type_text("Jan 2, 2026").await;
    window.press("", Key::Enter).await;
    window.cell_shows(1, 6, "Ended").await;
    press_on(&window, "Vacancies").await;
    window.shows("Advisor Ada until Jan 2").await;
    for (view, shown) in [("Roster", "Liaisons and the agencies they serve"), ("Teams", "Service delivery teams")] {
        press_on(&window, view).await;
        window.shows(shown).await;
        assert_eq!(violations(&window).await, Vec::<String>::new(), "{view}");
    }

    // Forgotten for good.
    press_on(&window, "Everyone").await;
    window.shows("1 person").await;
    press_on(&window, "Forget this person…").await;
    window.shows("This cannot be undone either").await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the dialog");
    press_on(&window, "Forget this person").await;
    window.shows("Advisor Ada is forgotten").await;
    press_on(&window, "Close").await;
    in_file(&window, "nobody is left", Kind::Person, <[_]>::is_empty).await;
}

#[tokio::test]
async fn the_structure_chart_is_walked_by_keys_and_goes_out() {
    let window = Window::start(samples::from_template("michigan")).await;
    window.until("the window is ready", "return document.querySelector('main')").await;
    to_area(&window, "Roles").await;
    window.until("the chart is drawn", "return document.querySelector('.scene .box')").await;
    focus_box(&window, "Infrastructure Specialist").await;
    for (key, role) in [
        (Key::Up, "Infrastructure Services Delivery Manager"),
        (Key::Up, "Infrastructure Services Delivery Director"),
        (Key::Down, "Client Service Director"),
    ] {
        window.press("Alt", key).await;
        window.until(role, &format!("return document.activeElement.ariaLabel?.startsWith({})", json!(role))).await;
    }
    window.shows("No one above is named.").await;
    window.press("", Key::Right).await;
    window.until("the next box has the focus", "return document.activeElement.closest('.scene')").await;
    window.press("", "+").await;
    window.press("", "0").await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the chart");
    for (name, command) in [("chart.svg", ">structure chart as svg"), ("chart.png", ">structure chart as png")] {
        let target = window.path(name);
        window.answer_dialogs(&[&target]);
        window.press("Control", "k").await;
        window.type_text(command).await;
        window.press("", Key::Enter).await;
        window.shows(&format!("Saved {name}")).await;
        assert!(target.metadata().unwrap().len() > 1_000, "{name} is a picture");
    }
    press_on(&window, "List").await;
    window.until("the list stands", "return document.querySelector('.list button')").await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the list");
    press_on(&window, "Table").await;
    window.cell_shows(1, 1, "Information Officer").await;
    assert!(!focused(&window).await.is_empty(), "keys work at once");
}

#[tokio::test]
async fn charts_of_few_and_many_roles_stand_in_the_light_and_in_the_dark() {
    for roles in [8, 40, 150] {
        let window = Window::start(samples::with_roles(roles)).await;
        states::ready(&window).await;
        pictures::resize(&window, DESK).await;
        to_area(&window, "Roles").await;
        for theme in ["light", "dark"] {
            states::appear(&window, theme).await;
            let boxes = "return document.querySelectorAll('.scene .box').length";
            window.until("all roles are drawn", &format!("{boxes} === {roles}")).await;
            pictures::shoot(&window, &format!("roles-{roles}-{theme}")).await;
        }
    }
}

async fn to_area(window: &Window, words: &str) {
    window.press("Control", "k").await;
    window.type_text(words).await;
    window.press("", Key::Enter).await;
    window.until(words, &format!("return document.querySelector('h1')?.innerText === {}", json!(words))).await;
}

/// By F6 into the chart, then by Home and arrows: down and right until the box has the focus.
async fn focus_box(window: &Window, name: &str) {
    let is_here = format!("return Boolean(document.activeElement.ariaLabel?.startsWith({}))", json!(name));
    for _pane in 0..9 {
        if window.run("return Boolean(document.activeElement.closest('.scene'))", vec![]).await == json!(true) {
            break;
        }
        window.press("", Key::F6).await;
    }
    window.press("", Key::Home).await;
    for key in [Key::Down, Key::Right] {
        for _step in 0..6 {
            if window.run(&is_here, vec![]).await == json!(true) {
                return;
            }
            window.press("", key.clone()).await;
        }
    }
    panic!("{name} is not reached by arrows");
}

//! Maturity by keys: a session from a new assessment to an adopted move, a model file that comes in or does not, pictures
//! that go out; and every view in the light and in the dark, with nobody assessed, one agency and very many.

use engagement::{Entity, Kind};
use serde_json::json;
use thirtyfour::Key;

use crate::accessibility::violations;
use crate::keyboard::{focused, in_file, into_the_grid, press_on};
use crate::pictures::{self, DESK};
use crate::window::Window;
use crate::{assessed, samples, states};

#[tokio::test]
async fn an_agency_is_assessed_and_a_move_adopted_by_keys() {
    let window = Window::start(assessed::agencies(1)).await;
    states::ready(&window).await;
    to_maturity(&window).await;
    press_on(&window, "Assessments").await;
    window.shows("4 assessments").await;
    press_on(&window, "Assess…").await;
    window.until("the dialog stands", "return document.querySelector('dialog form')").await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the dialog");
    window.type_text("dep").await;
    window.press_times(2, "", Key::Tab).await;
    window.press("Control", "a").await;
    window.type_text("Feb 31").await;
    window.press("", Key::Enter).await;
    window.shows("\"Feb 31\" is not a date").await;
    window.press("Control", "a").await;
    window.type_text("2026-07-15").await;
    window.press("", Key::Enter).await;

    // Both sides' ratings wait to be given, a dimension a row.
    window.shows("12 ratings").await;
    window.cell_shows(1, 1, "Relationship development").await;
    let level = column(&window, "Level").await;
    window.go_to(1, level).await;
    for typed in ["3", "2", "advisor", "2", "1", "3", "1", "1", "1", "2", "1", "0"] {
        window.type_text(typed).await;
        window.press("", Key::Enter).await;
    }
    in_file(&window, "all is rated", Kind::Rating, |all| {
        let rated = |it: &&Entity| it.values().unwrap()["level"].is_string();
        all.iter().filter(rated).count() == 4 * 12 + 12
    })
    .await;
    window.go_to(1, column(&window, "Evidence").await).await;
    window.type_text("Minutes of July").await;
    window.press("", Key::Enter).await;
    window.go_to(3, level).await;
    window.shows("3 Advisor, chosen").await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the ratings");

    press_on(&window, "Close assessment").await;
    press_on(&window, "See the result").await;
    window.until("FY27 is shown", "return document.querySelector('[aria-label=\"Fiscal year: FY27\"]')").await;
    window.shows("3 pairs are two levels or more apart").await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the result");
    into_figure(&window, "Where the two views differ").await;
    window.shows("How it arose").await;
    window.press("", Key::Down).await;
    window.until("the next row is chosen", "return document.activeElement.closest('.scene')").await;

    // From the result to a move, and back again.
    press_on(&window, "Plan").await;
    window.until("a move is proposed", "return document.querySelector('[data-move]')").await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the gap plan");
    focus_line(&window).await;
    window.press("", "a").await;
    in_file(&window, "the move is an action", Kind::GapAction, |all| all.len() == 1).await;
    window.until("the action stands", "return document.querySelector('[data-action]')").await;
    window.press("Control", "z").await;
    in_file(&window, "it is gone", Kind::GapAction, <[_]>::is_empty).await;
    focus_line(&window).await;
    window.press("", "a").await;
    window.until("the action stands again", "return document.querySelector('[data-action]')").await;
    press_on(&window, "Actions").await;
    window.shows("1 gap action").await;
    into_the_grid(&window).await;
    window.go_to(1, column(&window, "State").await).await;
    window.type_text("st").await;
    window.press("", Key::Enter).await;
    in_file(&window, "it is under way", Kind::GapAction, |all| all[0].values().unwrap()["state"] == "started").await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the actions");
}

#[tokio::test]
async fn a_model_file_comes_in_or_says_its_mistakes() {
    let window = Window::start(samples::from_template("blank")).await;
    states::ready(&window).await;
    to_maturity(&window).await;
    window.shows("No result yet").await;
    press_on(&window, "Models").await;
    window.shows("3 models").await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the models");
    let good = include_str!("../fixtures/models/pairs.toml");
    std::fs::write(window.path("good.toml"), good).unwrap();
    let bad = good.replace("rule = \"direct\"", "rule = \"guess\"");
    std::fs::write(window.path("bad.toml"), &bad).unwrap();
    let line = bad.lines().position(|line| line.contains("guess")).unwrap() + 1;
    window.answer_dialogs(&[&window.path("bad.toml"), &window.path("good.toml")]);
    press_on(&window, "Add a model file…").await;
    window.shows("The model file has a mistake").await;
    window
        .until(
            "its line is there",
            &format!("return document.querySelector('dialog th[scope=row]')?.innerText === '{line}'"),
        )
        .await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the mistakes");
    press_on(&window, "Choose again…").await;
    window.shows("Add maturity model Pairs").await;
    window.shows("4 models").await;
    window.press("Control", "z").await;
    window.shows("3 models").await;
}

#[tokio::test]
async fn every_picture_goes_out_and_is_a_table_too() {
    let window = Window::start(assessed::agencies(24)).await;
    states::ready(&window).await;
    to_maturity(&window).await;
    window.shows("24 agencies").await;
    for (picture, words) in [
        ("disagreement", "where the two"),
        ("profile", "the profile"),
        ("levels", "the levels"),
        ("trend", "the trend"),
        ("agencies", "the agencies"),
    ] {
        for format in ["svg", "png"] {
            let name = format!("{picture}.{format}");
            let target = window.path(&name);
            window.answer_dialogs(&[&target]);
            window.press("Control", "k").await;
            window.type_text(&format!(">export {words} {format}")).await;
            window.press("", Key::Enter).await;
            window.shows(&format!("Saved {name}")).await;
            assert!(target.metadata().unwrap().len() > 1_000, "{name} is a picture");
        }
    }
    let pictures = "return document.querySelectorAll('main svg.scene').length";
    window.until("five pictures stand", &format!("{pictures} === 5")).await;
    let tables = "[...document.querySelectorAll('main [role=group] button')].filter((it) => it.innerText === 'Table')";
    for at in 0..5 {
        window.run(&format!("{tables}[{at}].focus()"), vec![]).await;
        window.press("", Key::Enter).await;
    }
    window.until("five tables stand", "return document.querySelectorAll('main .figure table').length === 5").await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the tables");
}

#[tokio::test]
async fn every_view_stands_in_the_light_and_in_the_dark() {
    let window = opened(assessed::agencies(24)).await;
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        for (view, awaited) in [
            ("Portfolio", "main svg.scene"),
            ("One agency", "main svg.scene"),
            ("Assessments", "[role=grid] [role=row] .active"),
            ("Plan", "[data-line]"),
            ("Actions", "main .empty, [role=grid]"),
            ("Models", "main table"),
        ] {
            press_on(&window, view).await;
            window.until(view, &format!("return document.querySelector({})", json!(awaited))).await;
            states::still(&window).await;
            assert_eq!(violations(&window).await, Vec::<String>::new(), "{view}, {theme}");
            pictures::shoot(&window, &format!("maturity-{}-{theme}", view.to_lowercase().replace(' ', "-"))).await;
        }
    }
    press_on(&window, "Portfolio").await;
    into_figure(&window, "Where the two views differ").await;
    window.shows("How it arose").await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "a pair chosen");
    pictures::shoot(&window, "maturity-chosen-dark").await;
    pictures::resize(&window, (720, 800)).await;
    pictures::shoot(&window, "maturity-narrow-dark").await;
}

#[tokio::test]
async fn nobody_one_and_very_many_agencies_stand_and_long_names_too() {
    let of = [
        ("0", assessed::agencies(0)),
        ("1", assessed::agencies(1)),
        ("150", assessed::agencies(150)),
        ("long", assessed::long_names()),
    ];
    for (name, folder) in of {
        let window = opened(folder).await;
        let awaited = if name == "0" { "main .empty" } else { "main svg.scene" };
        window.until(name, &format!("return document.querySelector('{awaited}')")).await;
        states::still(&window).await;
        assert_eq!(violations(&window).await, Vec::<String>::new(), "{name}");
        pictures::shoot(&window, &format!("maturity-{name}-light")).await;
        if name != "0" {
            window.run("document.querySelector('main .quad').scrollTop = 9999", vec![]).await;
            pictures::shoot(&window, &format!("maturity-{name}-light-end")).await;
        }
    }
}

async fn opened(folder: tempfile::TempDir) -> Window {
    let window = Window::start(folder).await;
    states::ready(&window).await;
    pictures::resize(&window, DESK).await;
    to_maturity(&window).await;
    window
}

async fn to_maturity(window: &Window) {
    window.press("Control", "8").await;
    window.until("Maturity", "return document.querySelector('h1')?.innerText === 'Maturity'").await;
}

/// Where a column stands, from 1.
async fn column(window: &Window, label: &str) -> usize {
    let script = "return [...document.querySelectorAll('[data-header]')].findIndex((it) => it.innerText.trim() === arguments[0]) + 1";
    let at = window.run(script, vec![json!(label)]).await.as_u64().unwrap() as usize;
    assert!(at > 0, "there is no column {label}");
    at
}

/// By Tab into a picture, to the one of its parts that takes it.
async fn into_figure(window: &Window, name: &str) {
    let here = format!(
        "return Boolean(document.activeElement.closest('section[aria-label={}] .figure [data-id]'))",
        json!(name)
    );
    for _step in 0..60 {
        if window.run(&here, vec![]).await == json!(true) {
            return;
        }
        window.press("", Key::Tab).await;
    }
    panic!("{name} is not reached, but {}", focused(window).await);
}

/// By Tab to the line of the plan that takes it.
async fn focus_line(window: &Window) {
    for _step in 0..40 {
        if window.run("return Boolean(document.activeElement.dataset?.move)", vec![]).await == json!(true) {
            return;
        }
        let on_line = window.run("return Boolean(document.activeElement.dataset?.line !== undefined)", vec![]).await;
        window.press("", if on_line == json!(true) { Key::Down } else { Key::Tab }).await;
    }
    panic!("no move is reached, but {}", focused(window).await);
}

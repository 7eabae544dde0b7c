//! Whether people who hear or enlarge the window can use it: axe-core inside the real page, on every
//! state, light and dark; and whether axe would notice if they could not.

use serde_json::Value;
use thirtyfour::WebDriver;

use crate::held::Held;
use crate::planned;
use crate::samples;
use crate::staffed;
use crate::states::{self, State};
use crate::window::Window;

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/node_modules/axe-core/axe.min.js");

/// What a person could no longer hear or read, and the rule that has to notice it.
const FAULTS: [(&str, &str); 6] = [
    (
        "button-name",
        "document.querySelector('button[aria-label=Inspector]').removeAttribute('aria-label');
        document.querySelector('.toolbar .iconbtn').removeAttribute('title')",
    ),
    ("color-contrast", "document.querySelector('.toolbar h1').style.color = 'rgb(170 170 170)'"),
    ("aria-required-parent", "document.querySelector('[role=row]').setAttribute('role', 'presentation')"),
    (
        "aria-valid-attr-value",
        "document.querySelector('[aria-haspopup=menu]').setAttribute('aria-expanded', 'perhaps')",
    ),
    ("label", "document.querySelector('[role=grid] .active :is(input, textarea)').removeAttribute('aria-label')"),
    ("html-has-lang", "document.documentElement.removeAttribute('lang')"),
];

#[tokio::test]
async fn no_state_of_the_matrix_shuts_anyone_out() {
    let window = Window::with_washington().await;
    states::ready(&window).await;
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        found.extend(looked_at(&window, theme, states::MATRIX).await);
        found.extend(looked_at(&window, theme, states::KEY_LISTS).await);
        found.extend(looked_at(&window, theme, states::ORGANIZATIONS).await);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn neither_does_a_plan_under_way() {
    let window = Window::start(planned::with_rows(15)).await;
    states::ready(&window).await;
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        found.extend(looked_at(&window, theme, states::PLAN).await);
    }
    let window = Window::start(samples::from_template("blank")).await;
    states::ready(&window).await;
    found.extend(looked_at(&window, "light", states::NO_PLAN).await);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn neither_does_who_is_who() {
    let window = Window::start(staffed::plan()).await;
    states::ready(&window).await;
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        found.extend(looked_at(&window, theme, states::WHO).await);
    }
    let window = Window::start(samples::from_template("blank")).await;
    states::ready(&window).await;
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        found.extend(looked_at(&window, theme, states::NOBODY).await);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn neither_does_the_plan_as_a_document() {
    let window = Window::start(planned::with_rows(15)).await;
    states::ready(&window).await;
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        found.extend(looked_at(&window, theme, states::DOCUMENTS).await);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn neither_do_the_start_an_export_and_an_empty_matrix() {
    let window = Window::with_washington().await;
    states::ready(&window).await;
    let target = window.path("matrix.xlsx");
    window.answer_dialogs(&[&target, &target]);
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        found.extend(looked_at(&window, theme, states::EXPORTED).await);
    }
    found.extend(looked_at(&window, "dark", states::START).await);
    states::appear(&window, "light").await;
    found.extend(violations(&window).await.into_iter().map(|each| format!("start, light: {each}")));

    let window = Window::start(samples::from_template("blank")).await;
    states::ready(&window).await;
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        found.extend(looked_at(&window, theme, states::EMPTY).await);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn neither_does_an_export_on_its_way() {
    let window = Window::with_washington().await;
    states::ready(&window).await;
    let held = Held::exports_of(&window).await;
    let target = window.path("plan.docx");
    window.answer_dialogs(&[&target]);
    states::reach(&window, &states::EXPORTING).await;
    let found = violations(&window).await;
    states::leave(&window, &states::EXPORTING).await;
    window.shows("Stopping…").await;
    held.go_on().await;
    window.until("the export has stopped", "return !document.querySelector('.toast progress')").await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(!target.exists(), "it was still on its way, and was cancelled");
}

#[tokio::test]
async fn a_seeded_fault_is_found() {
    let window = Window::with_washington().await;
    for (rule, fault) in FAULTS {
        window.page.refresh().await.unwrap();
        states::ready(&window).await;
        states::still(&window).await;
        window.run(fault, vec![]).await;
        let found = violations(&window).await;
        assert!(found.iter().any(|each| each.starts_with(rule)), "{rule} is not noticed, only {found:?}");
    }
}

async fn looked_at(window: &Window, theme: &str, states: &[State]) -> Vec<String> {
    let mut found = Vec::new();
    for state in states {
        states::reach(window, state).await;
        found.extend(violations(window).await.into_iter().map(|each| format!("{}, {theme}: {each}", state.name)));
        states::leave(window, state).await;
    }
    found
}

/// Every violation on the page as it is: the rule, then the elements and why.
pub async fn violations(window: &Window) -> Vec<String> {
    violations_of(&window.page).await
}

/// The same of a page that is not the program's.
pub async fn violations_of(page: &WebDriver) -> Vec<String> {
    prepare(page).await;
    let look = "const done = arguments[0];
        axe.run().then(({ violations, passes }) => done({
            passes: passes.length,
            found: violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 4).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`)].join('\\n  ')),
        }), (fault) => done({ passes: 0, found: [String(fault)] }))";
    let answer = page.execute_async(look, vec![]).await.unwrap().json().clone();
    assert!(answer["passes"].as_u64() > Some(9), "axe looked at the page: {answer}");
    answer["found"].as_array().unwrap().iter().map(|each| each.as_str().unwrap_or_default().to_owned()).collect()
}

/// Brings axe into the page, if it is not there yet.
async fn prepare(page: &WebDriver) {
    let is_there = page.execute("return typeof window.axe === 'object'", vec![]).await.unwrap();
    if *is_there.json() == Value::Bool(true) {
        return;
    }
    let axe = std::fs::read_to_string(AXE).expect("axe-core is missing: run `npm ci` in ui");
    page.execute(&axe, vec![]).await.unwrap();
}

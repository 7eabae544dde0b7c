//! Pictures of every state, to be looked at: light and dark, wide and narrow, with large text, with few,
//! many and very long rows. They lie in the target folder under `screenshots`. Asserted is what a page
//! can tell of itself: the state is reached, nothing lies beside the page, nothing is cut off.

use std::path::PathBuf;

use serde_json::json;
use tempfile::TempDir;

use crate::planned;
use crate::samples;
use crate::staffed;
use crate::states::{
    self, DOCUMENTS, EMPTY, EXPORTED, KEY_LISTS, MATRIX, NO_PLAN, NOBODY, ORGANIZATIONS, PLAN, START, State, WHO,
};
use crate::window::Window;

pub const DESK: (u32, u32) = (1280, 800);
const WIDE: (u32, u32) = (1440, 900);
const NARROW: (u32, u32) = (720, 800);
/// How wide the screen is on which the tests run.
const SCREEN: u32 = 1600;

/// What differs most between widths and sizes of text.
const TELLING: [&str; 10] = [
    "matrix",
    "code-editor",
    "several-editor",
    "filter",
    "find",
    "palette",
    "keys",
    "template-dialog",
    "key-lists",
    "organizations",
];

#[tokio::test]
async fn every_state_stands_in_the_light() {
    every_state("light").await;
}

#[tokio::test]
async fn every_state_stands_in_the_dark() {
    every_state("dark").await;
}

#[tokio::test]
async fn a_wide_a_narrow_window_and_large_text_show_it_whole() {
    let window = opened(samples::from_template("washington"), "light", WIDE).await;
    shoot_all(&window, "wide-light", &telling(&["matrix", "no-inspector"])).await;
    states::appear(&window, "dark").await;
    shoot_all(&window, "wide-dark", &telling(&["no-inspector", "several-editor"])).await;
    resize(&window, NARROW).await;
    shoot_all(&window, "narrow-dark", &telling(&["matrix", "palette"])).await;
    states::appear(&window, "light").await;
    shoot_all(&window, "narrow-light", &telling(&TELLING)).await;
    resize(&window, DESK).await;
    for _ in 0..5 {
        window.press("Control", "=").await;
    }
    window.until("text is twice as large", &format!("return innerWidth * 2 === {}", DESK.0)).await;
    shoot_all(&window, "200-light", &telling(&TELLING)).await;
}

#[tokio::test]
async fn many_and_very_long_rows_stand_too() {
    let of =
        [("150", samples::with_rows(150)), ("10000", samples::with_rows(10_000)), ("long", samples::with_long_names())];
    for (name, folder) in of {
        let window = opened(folder, "light", DESK).await;
        shoot(&window, &format!("{name}-light-top")).await;
        states::reach(&window, &states::LAST).await;
        shoot(&window, &format!("{name}-light-end")).await;
        shoot_all(&window, &format!("{name}-light"), &telling(&["palette"])).await;
        states::appear(&window, "dark").await;
        resize(&window, if name == "long" { NARROW } else { WIDE }).await;
        shoot(&window, &format!("{name}-dark")).await;
    }
}

#[tokio::test]
async fn the_plan_as_a_document_stands_in_light_and_dark_and_narrow() {
    let window = opened(planned::with_rows(15), "light", DESK).await;
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        shoot_all(&window, &format!("documents-{theme}"), &DOCUMENTS.iter().collect::<Vec<_>>()).await;
    }
    resize(&window, NARROW).await;
    shoot_all(&window, "documents-narrow", &DOCUMENTS.iter().take(1).collect::<Vec<_>>()).await;
}

#[tokio::test]
async fn a_plan_under_way_stands_in_light_and_dark() {
    let window = opened(planned::with_rows(15), "light", DESK).await;
    nothing_is_cut_off(&window).await;
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        shoot_all(&window, &format!("plan-{theme}"), &PLAN.iter().collect::<Vec<_>>()).await;
    }
    resize(&window, NARROW).await;
    for theme in ["dark", "light"] {
        states::appear(&window, theme).await;
        // The timeline is in the inspector, which is closed there.
        let states: Vec<_> = PLAN.iter().filter(|state| state.name != "timeline").collect();
        shoot_all(&window, &format!("plan-narrow-{theme}"), &states).await;
    }
    let window = opened(planned::with_rows(150), "light", DESK).await;
    shoot_all(&window, "plan-150", &plan(&["today", "calendar", "coverage"])).await;
    resize(&window, NARROW).await;
    shoot_all(&window, "plan-150-narrow", &plan(&["today", "log-dialog", "calendar", "coverage"])).await;
    let window = opened(samples::from_template("blank"), "light", DESK).await;
    shoot_all(&window, "plan-light", &NO_PLAN.iter().collect::<Vec<_>>()).await;
}

#[tokio::test]
async fn who_is_who_stands_in_light_and_dark() {
    let window = opened(staffed::plan(), "light", DESK).await;
    for theme in ["light", "dark"] {
        states::appear(&window, theme).await;
        shoot_all(&window, &format!("who-{theme}"), &WHO.iter().collect::<Vec<_>>()).await;
    }
    resize(&window, NARROW).await;
    shoot_all(&window, "who-narrow", &who(&["chart", "raci", "directory", "roster"])).await;
    let window = opened(samples::from_template("blank"), "light", DESK).await;
    shoot_all(&window, "who-light", &NOBODY.iter().collect::<Vec<_>>()).await;
}

fn who(names: &[&str]) -> Vec<&'static State> {
    WHO.iter().filter(|state| names.contains(&state.name)).collect()
}

fn plan(names: &[&str]) -> Vec<&'static State> {
    PLAN.iter().filter(|state| names.contains(&state.name)).collect()
}

async fn every_state(theme: &str) {
    let window = opened(samples::from_template("washington"), theme, DESK).await;
    nothing_is_cut_off(&window).await;
    let target = window.path("matrix.xlsx");
    window.answer_dialogs(&[&target]);
    let name = format!("desk-{theme}");
    for states in [MATRIX, KEY_LISTS, ORGANIZATIONS, EXPORTED, START] {
        shoot_all(&window, &name, &states.iter().collect::<Vec<_>>()).await;
    }
    let window = opened(samples::from_template("blank"), theme, DESK).await;
    shoot_all(&window, &name, &EMPTY.iter().collect::<Vec<_>>()).await;
}

async fn opened(folder: TempDir, theme: &str, size: (u32, u32)) -> Window {
    let window = Window::start(folder).await;
    states::ready(&window).await;
    resize(&window, size).await;
    states::appear(&window, theme).await;
    window
}

pub async fn resize(window: &Window, (width, height): (u32, u32)) {
    // Without a window manager the window under the pointer has the focus, and that rests in the screen's middle.
    let left = i64::from(SCREEN - width.min(SCREEN)) / 2;
    window.page.set_window_rect(left, 0, width, height).await.unwrap();
    let sized = format!("return innerWidth === {width} && innerHeight === {height}");
    window.until(&format!("the window is {width} by {height}"), &sized).await;
}

fn telling(names: &[&str]) -> Vec<&'static State> {
    MATRIX.iter().chain(KEY_LISTS).chain(ORGANIZATIONS).filter(|state| names.contains(&state.name)).collect()
}

async fn shoot_all(window: &Window, of: &str, states: &[&State]) {
    for state in states {
        states::reach(window, state).await;
        shoot(window, &format!("{of}-{}", state.name)).await;
        states::leave(window, state).await;
    }
}

pub async fn shoot(window: &Window, name: &str) {
    states::still(window).await;
    let beside = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(window.run(beside, vec![]).await, json!(0), "{name}: the page is as wide as the window");
    let crowded = "return [...document.querySelectorAll('.toolbar')].filter((it) => it.scrollWidth > it.clientWidth)
        .map((it) => `${it.scrollWidth} in ${it.clientWidth}: ${it.innerText}`)";
    assert_eq!(window.run(crowded, vec![]).await, json!([]), "{name}: the tools have room beside each other");
    let above = "const [content, status] = ['main', 'footer.status'].map((one) => document.querySelector(one).getBoundingClientRect());
        return status.top - content.bottom";
    assert_eq!(window.run(above, vec![]).await, json!(0), "{name}: the screen reaches down to the status bar");
    take(window, name).await;
}

/// Keeps a picture of the window as it is.
pub async fn take(window: &Window, name: &str) {
    states::still(window).await;
    let folder = folder();
    std::fs::create_dir_all(&folder).unwrap();
    window.page.screenshot(&folder.join(format!("{name}.png"))).await.unwrap();
}

/// The Washington plan fits into 1280 pixels with the inspector open.
async fn nothing_is_cut_off(window: &Window) {
    let cut = "return [...document.querySelectorAll('[role=grid] [role=rowheader] .content, [role=grid] [role=gridcell] .content')]
        .filter((each) => each.scrollWidth > each.clientWidth)
        .map((each) => each.innerText)";
    assert_eq!(window.run(cut, vec![]).await, json!([]), "no cell of the sample is cut off");
}

/// In the target folder, wherever that lies: tests lie in its `debug/deps`.
fn folder() -> PathBuf {
    std::env::current_exe().unwrap().ancestors().nth(3).unwrap().join("screenshots")
}

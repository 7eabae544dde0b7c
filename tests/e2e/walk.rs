//! Everything on the screen that can be worked with gets the focus by keys: F6 from pane to pane, Tab within one,
//! arrows in a menu.

use serde_json::json;
use thirtyfour::Key;

use crate::states::{self, EMPTY, EXPORTED, KEY_LISTS, MATRIX, ORGANIZATIONS, START, State};
use crate::window::Window;

/// Remembers what can be worked with in what lies on top, and what gets the focus from now on.
const BEGIN: &str = r#"
    const on_top = [...document.querySelectorAll("dialog[open], [popover]")].at(-1) ?? document.body;
    const controls = "button, input, select, textarea, a[href], summary, [role=button], [role=menuitem], [role=menuitemradio], [tabindex='0']";
    const isOffered = (it) => it.checkVisibility({ visibilityProperty: true }) && !it.matches(":disabled, [aria-disabled=true]");
    window.toReach = [...on_top.querySelectorAll(controls)].filter(isOffered);
    window.reached = new Set([document.activeElement]);
    window.stopWalk?.();
    const note = ({ target }) => {
      window.reached.add(target);
      // Of several rounds Tab stops at one, arrows go to the others.
      if (target.type === "radio") for (const one of document.getElementsByName(target.name)) window.reached.add(one);
    };
    note({ target: document.activeElement });
    document.addEventListener("focusin", note);
    window.stopWalk = () => document.removeEventListener("focusin", note);
    if (on_top.matches("[role=menu]")) return "menu";
    return on_top === document.body ? "screen" : "top";
"#;
const LEFT: &str = "return window.toReach.filter((it) => it.isConnected && !window.reached.has(it)).map((it) =>
    `${it.tagName} ${(it.ariaLabel || it.labels?.[0]?.innerText || it.innerText || it.title).slice(0, 60)}`)";
/// Whether the focus is in the grid, where Tab goes from cell to cell.
pub const IN_GRID: &str = "return Boolean(document.activeElement?.closest('[role=grid]'))";

#[tokio::test]
async fn everything_that_can_be_worked_with_gets_the_focus_by_keys() {
    let window = Window::with_washington().await;
    states::ready(&window).await;
    let on_top = ["filter", "sort", "columns", "palette", "keys", "program-menu", "workspace-menu", "engagement-menu"];
    let mut left = Vec::new();
    for name in on_top.iter().chain(&["template-dialog", "naming-dialog"]) {
        let state = named(MATRIX, name);
        states::reach(&window, state).await;
        left.extend(walk(&window, name).await);
        window.press("", Key::Escape).await;
        states::leave(&window, state).await;
    }
    for name in ["matrix", "find", "removed"] {
        states::reach(&window, named(MATRIX, name)).await;
        left.extend(walk(&window, name).await);
        states::leave(&window, named(MATRIX, "matrix")).await;
    }
    for name in ["code-menu", "key-lists-frequency"] {
        states::reach(&window, named(KEY_LISTS, name)).await;
        left.extend(walk(&window, name).await);
        window.press("", Key::Escape).await;
        window.press("Control", "2").await;
        states::ready(&window).await;
    }
    states::reach(&window, &ORGANIZATIONS[0]).await;
    left.extend(walk(&window, "organizations").await);
    window.press("Control", "2").await;
    states::ready(&window).await;
    window.answer_dialogs(&[&window.path("matrix.xlsx")]);
    for state in [&EXPORTED[0], &START[0]] {
        states::reach(&window, state).await;
        left.extend(walk(&window, state.name).await);
    }
    let window = Window::start(crate::samples::from_template("blank")).await;
    states::ready(&window).await;
    left.extend(walk(&window, EMPTY[0].name).await);
    assert!(left.is_empty(), "out of reach of the keys:\n{}", left.join("\n"));
}

fn named<'a>(states: &'a [State], name: &str) -> &'a State {
    states.iter().find(|state| state.name == name).unwrap()
}

/// Walks through what lies on top, and tells what was not reached.
async fn walk(window: &Window, state: &str) -> Vec<String> {
    match window.run(BEGIN, vec![]).await.as_str() {
        Some("menu") => window.press_times(14, "", Key::Down).await,
        Some("top") => press_until_all(window, Key::Tab).await,
        _ => walk_the_panes(window).await,
    }
    let left = window.run(LEFT, vec![]).await;
    left.as_array().unwrap().iter().map(|control| format!("{state}: {control}")).collect()
}

async fn walk_the_panes(window: &Window) {
    for _pane in 0..9 {
        window.press("", Key::F6).await;
        for _stop in 0..60 {
            // The cell that has the focus stands for all.
            if window.run(IN_GRID, vec![]).await == json!(true) {
                break;
            }
            if window.run(LEFT, vec![]).await == json!([]) {
                return;
            }
            window.press("", Key::Tab).await;
        }
    }
}

async fn press_until_all(window: &Window, key: Key) {
    for _stop in 0..60 {
        if window.run(LEFT, vec![]).await == json!([]) {
            return;
        }
        window.press("", key.clone()).await;
    }
}

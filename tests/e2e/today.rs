//! A Monday morning by keys alone: a contact logged, one with a note and a promise, one waived, all taken back.

use engagement::{Entity, Kind};
use serde_json::{Value, json};
use store::Store;
use thirtyfour::Key;

use crate::keyboard::{focus, in_file};
use crate::planned;
use crate::states;
use crate::window::Window;

const LINES: &str = "return [...document.querySelectorAll('.agenda tr[aria-selected] .what')]
    .map((it) => it.firstChild.data.trim())";
const HERE: &str = "return document.activeElement.querySelector('.what')?.firstChild.data.trim() ?? null";
/// What a day's work leaves in the file.
const KEPT: [Kind; 3] = [Kind::Touchpoint, Kind::Commitment, Kind::Waiver];

#[tokio::test]
async fn the_day_is_worked_off_by_keys_and_taken_back() {
    let window = Window::start(planned::with_rows(15)).await;
    states::ready(&window).await;
    let before = kept(&window);
    window.press("Control", "1").await;
    window.until("the day is there", "return document.activeElement.matches('.agenda tr.here')").await;
    let first = window.run(LINES, vec![]).await;

    go_to(&window, "OCIO IT Consultant").await;
    window.type_text("f").await;
    done(&window, "OCIO IT Consultant", "logged by the method's own letter").await;
    let (touchpoint, before_it) = (|rows: &[Entity]| rows.len() == before[0].len() + 1, before[0].len());
    in_file(&window, "the contact is", Kind::Touchpoint, touchpoint).await;

    go_to(&window, "Steering Committee").await;
    window.press("Alt", "n").await;
    focus(&window, "What was said").await;
    window.type_text("Agreed on the date of the cutover").await;
    focus(&window, "Commitment").await;
    window.press("", Key::Enter).await;
    focus(&window, "What was promised").await;
    window.type_text("Rates of two vendors").await;
    focus(&window, "By when").await;
    window.type_text("2199-12-31").await;
    window.press("Control", Key::Enter).await;
    done(&window, "Steering Committee", "logged with a note").await;
    window.shows("Rates of two vendors").await;
    in_file(&window, "the note is", Kind::Touchpoint, |rows| {
        rows.len() == before_it + 2 && values(rows).any(|it| it["summary"] == "Agreed on the date of the cutover")
    })
    .await;
    let to = values(&before[3]).find(|it| it["name"] == "Steering Committee").unwrap()["id"].clone();
    in_file(&window, "the promise is", Kind::Commitment, |rows| {
        values(rows).any(|it| it["name"] == "Rates of two vendors" && it["stakeholderId"] == to)
    })
    .await;

    go_to(&window, "CTS Advisory Council").await;
    window.press("Alt", "d").await;
    focus(&window, "Another day").await;
    window.press("", Key::Down).await;
    focus(&window, "Reason").await;
    window.type_text("Met at the conference").await;
    window.press("", Key::Enter).await;
    in_file(&window, "the waiver is", Kind::Waiver, |rows| {
        values(rows).any(|it| it["reason"] == "Met at the conference" && it["until"].is_null())
    })
    .await;
    window.until("the dialog is closed", "return !document.querySelector('dialog[open]')").await;

    for label in ["Waive CTS Advisory Council", "Log", "Log face"] {
        window.until(label, &format!("return document.querySelector('[aria-label^=\"Undo: {label}\"]')")).await;
        window.press("Control", "z").await;
    }
    window.until("all is taken back", &format!("{} .join() === {}", LINES, json!(joined(&first)))).await;
    assert_eq!(kept(&window), before, "three acts, three undos, in the file as well");
}

fn joined(lines: &Value) -> String {
    lines.as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join(",")
}

/// Goes down to the line of that title.
pub async fn go_to(window: &Window, title: &str) {
    window.until("a line has the focus", "return document.activeElement.matches('.agenda tr.here')").await;
    window.press("", Key::Home).await;
    for _line in 0..30 {
        if window.run(HERE, vec![]).await == json!(title) {
            return;
        }
        window.press("", Key::Down).await;
    }
    panic!("no line {title:?}; the page reads:\n{}", window.text().await);
}

/// Waits until nothing is due by today with someone. What comes next may be due in the same week.
async fn done(window: &Window, title: &str, why: &str) {
    let due = format!(
        "[...document.querySelectorAll('.agenda tr[aria-selected]')].some((it) => !it.textContent.includes('Later')
            && it.querySelector('.what').firstChild.data.trim() === {})",
        json!(title)
    );
    window.until(&format!("{title} is done: {why}"), &format!("return !{due}")).await;
}

/// The rows of the file that a day's work changes, and the stakeholders.
fn kept(window: &Window) -> Vec<Vec<Entity>> {
    let store = Store::open(&window.path("plan.liaison")).unwrap();
    KEPT.iter().chain(&[Kind::Stakeholder]).map(|kind| store.list(*kind, None).unwrap()).collect()
}

fn values(rows: &[Entity]) -> impl Iterator<Item = Value> {
    rows.iter().map(|row| {
        let mut values = Value::Object(row.values().unwrap());
        values["id"] = json!(row.id());
        values
    })
}

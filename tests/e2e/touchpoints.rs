//! What else belongs to the plan, by keys: what to say from anywhere, a promise to one of several, an occurrence
//! taken back, a proclaimed day, a calendar of one's own, an audience by a filter, the fiscal year.

use engagement::{Entity, Kind};
use serde_json::{Value, json};
use store::Store;
use thirtyfour::Key;

use crate::keyboard::{focus, in_file, into_the_grid, press_on};
use crate::planned;
use crate::states;
use crate::today::go_to;
use crate::window::Window;

const SAID: &str = "return document.querySelector('aside h2')?.innerText === 'What to say: ";
const GRID: &str = "return document.querySelector('[role=grid] [role=row] .active')";

#[tokio::test]
async fn what_to_say_is_asked_from_anywhere() {
    let window = begin().await;
    window.press("Control", "i").await;
    window.until("the inspector is closed", "return !document.querySelector('aside')").await;
    window.go_to(12, 1).await;
    window
        .until("her row has the focus", "return document.activeElement.ariaLabel?.includes('SDC Project Teams')")
        .await;
    by_palette(&window, "What to say").await;
    says(&window, "SDC Project Teams").await;
    window
        .until(
            "and her line is the current one",
            "return document.querySelector('tr.here .what').innerText.startsWith('SDC Project Teams')",
        )
        .await;

    // Who has no line in the day is told of all the same.
    window.press("Control", "2").await;
    window.until("the matrix is back", GRID).await;
    window.go_to(7, 1).await;
    let name = window.cell(7, 1).await;
    window.press("Control", "j").await;
    says(&window, &name).await;

    // Where no stakeholder has the focus it is the day's line that counts.
    for area in ["2", "4"] {
        window.press("Control", area).await;
        window
            .until("the area is there", "return document.querySelector('[role=grid] .active, table [data-row]')")
            .await;
        if area == "2" {
            window.press("Control", Key::End).await;
            window.press("", Key::Down).await;
            window.until("it is the new row", "return document.activeElement.ariaLabel?.endsWith('new row')").await;
        }
        by_palette(&window, "What to say").await;
        window.until("Today is there", "return document.querySelector('h1')?.innerText === 'Today'").await;
        window
            .until(
                "and says it of a line",
                "return document.querySelector('aside h2')?.innerText.startsWith('What to say')",
            )
            .await;
    }
    press_on(&window, "Close what to say").await;
    window.until("it closes by its own button", "return !document.querySelector('aside')").await;
}

#[tokio::test]
async fn a_promise_to_one_of_several_says_to_whom() {
    let window = begin().await;
    window.press("Control", "4").await;
    window.until("another area is there", "return document.querySelector('table [data-row]')").await;
    window.press("Control", "l").await;
    window.until("the dialog is there", "return document.querySelector('dialog form')").await;
    for name in ["CTS Director", "Public"] {
        window.type_text(name).await;
        window
            .until("the name is offered", "return document.querySelector('dialog ul:not([hidden]) [role=option]')")
            .await;
        window.press("", Key::Enter).await;
    }
    focus(&window, "Commitment").await;
    window.press("", Key::Enter).await;
    focus(&window, "What was promised").await;
    window.type_text("Rates by region").await;
    focus(&window, "To whom").await;
    window.type_text("Pub").await;
    window
        .until(
            "the other one is offered",
            "return document.querySelector('dialog ul:not([hidden]) [role=option]')?.innerText === 'Public'",
        )
        .await;
    window.press("", Key::Enter).await;
    window.press("Control", Key::Enter).await;
    window.until("the dialog is closed", "return !document.querySelector('dialog[open]')").await;
    let to = id_of(&window, Kind::Stakeholder, "Public");
    in_file(&window, "the promise with whom it was made to", Kind::Commitment, |rows| {
        values(rows).any(|it| it["name"] == "Rates by region" && it["stakeholderId"] == to)
    })
    .await;
}

#[tokio::test]
async fn what_was_waived_is_taken_back_from_the_timeline() {
    let window = begin().await;
    window.press("Control", "1").await;
    // What comes next with it is a month away, whatever day it is.
    let monthly = "CTS Advisory Council";
    go_to(&window, monthly).await;
    window.press("Alt", "d").await;
    focus(&window, "Another day").await;
    window.press("", Key::Down).await;
    focus(&window, "Reason").await;
    window.type_text("Recess").await;
    window.press("", Key::Enter).await;
    in_file(&window, "the waiver is", Kind::Waiver, |rows| rows.len() == 1).await;
    window.until("the line is gone", &format!("return !{LINES}.includes({})", json!(monthly))).await;

    window.press("Control", "k").await;
    window.type_text(monthly).await;
    window.press("", Key::Enter).await;
    window.until("her row is there", GRID).await;
    window.shows("Waived: Recess").await;
    press_on(&window, "Take back").await;
    in_file(&window, "it is taken back", Kind::Waiver, <[Entity]>::is_empty).await;
    window.press("Control", "1").await;
    window.until("the line is back", &format!("return {LINES}.includes({})", json!(monthly))).await;
}

const LINES: &str =
    "[...document.querySelectorAll('.agenda tr[aria-selected] .what')].map((it) => it.firstChild.data.trim())";

#[tokio::test]
async fn a_proclaimed_day_is_a_row_and_moves_what_is_due() {
    let window = begin().await;
    let due = meeting_of_next_week(&window);
    view(&window, "Holidays").await;
    window.shows("Observed next").await;
    press_on(&window, "Add row").await;
    for (text, key) in
        [("After the storm", Key::Tab), ("Washington", Key::Tab), (due.as_str(), Key::Tab), ("Not moved", Key::Enter)]
    {
        window.type_text(text).await;
        window.press("", key).await;
    }
    in_file(&window, "the day is", Kind::Holiday, |rows| {
        values(rows).any(|it| it["name"] == "After the storm" && it["rule"] == due.as_str() && it["shift"] == "stays")
    })
    .await;
    assert!(meeting_of_next_week(&window) < due, "what was due on it is due before");
    window.press("Control", "z").await;
    window.until("the shift is taken back", "return document.querySelector('[aria-label^=\"Undo: Add\"]')").await;
    window.press("Control", "z").await;
    in_file(&window, "it is undone", Kind::Holiday, |rows| values(rows).all(|it| it["name"] != "After the storm"))
        .await;
    assert_eq!(meeting_of_next_week(&window), due, "and due as before");
}

#[tokio::test]
async fn a_calendar_of_ones_own_is_added_and_gone_by() {
    let window = begin().await;
    view(&window, "Holidays").await;
    press_on(&window, "Calendars and their time zones").await;
    window
        .until(
            "the calendars are there",
            "return document.querySelector('[role=grid][aria-label=\"Business calendars\"]')",
        )
        .await;
    press_on(&window, "Add row").await;
    window.type_text("Oregon").await;
    window.press("", Key::Tab).await;
    window.type_text("Pacific").await;
    window.press("", Key::Enter).await;
    in_file(&window, "the calendar is", Kind::BusinessCalendar, |rows| {
        values(rows).any(|it| it["name"] == "Oregon" && it["timeZone"] == "America/Los_Angeles")
    })
    .await;
    by_palette(&window, ">first day").await;
    window.until("the dialog is there", "return document.querySelector('dialog select')").await;
    focus(&window, "Business calendar").await;
    window.type_text("Oregon").await;
    focus(&window, "Fiscal year begins in").await;
    window.type_text("October").await;
    press_on(&window, "Set").await;
    window.until("the dialog is closed", "return !document.querySelector('dialog[open]')").await;
    let oregon = id_of(&window, Kind::BusinessCalendar, "Oregon");
    in_file(&window, "the engagement goes by it", Kind::Engagement, |rows| {
        values(rows).any(|it| it["calendarId"] == oregon)
    })
    .await;
    in_file(&window, "the fiscal year begins in October", Kind::Workspace, |rows| {
        values(rows).any(|it| it["fiscalYearStart"] == 10)
    })
    .await;
}

#[tokio::test]
async fn the_filter_of_the_matrix_is_kept_as_an_audience() {
    let window = begin().await;
    press_on(&window, "Filter").await;
    focus(&window, "H\nHigh").await;
    window.press("", " ").await;
    focus(&window, "S\nSemi-monthly").await;
    window.press("", " ").await;
    press_on(&window, "Keep as an audience").await;
    in_file(&window, "the audience is", Kind::StandingCommunication, |rows| {
        values(rows).any(|it| it["filter"] == "priority=H frequency=S")
    })
    .await;
    window
        .until("the list is there", "return document.querySelector('[role=grid][aria-label^=Standing] .active')")
        .await;
    window.shows("2 stakeholders").await;
    window.press("Control", "z").await;
    in_file(&window, "it is undone", Kind::StandingCommunication, |rows| rows.len() == 2).await;
}

#[tokio::test]
async fn an_audience_is_a_filter_that_reaches_whoever_it_takes() {
    let window = begin().await;
    view(&window, "Standing").await;
    into_the_grid(&window).await;
    let columns = "return [...document.querySelectorAll('[data-header]')].map((it) => it.innerText.trim())";
    let columns = window.run(columns, vec![]).await;
    let place =
        columns.as_array().unwrap().iter().position(|it| it == "Everyone with").expect("the filter has a column");
    window.go_to(1, place + 1).await;
    window.type_text("priority=Z").await;
    window.press("", Key::Enter).await;
    window.shows("is not in the list priority").await;
    window.press("", Key::Escape).await;
    window.go_to(1, place + 1).await;
    window.type_text("priority=h").await;
    window.press("", Key::Enter).await;
    in_file(&window, "the filter is", Kind::StandingCommunication, |rows| {
        values(rows).any(|it| it["filter"] == "priority=H")
    })
    .await;
    window.go_to(1, 1).await;
    window.shows("Reaches").await;
    window.shows("Steering Committee").await;
}

async fn begin() -> Window {
    let window = Window::start(planned::with_rows(15)).await;
    states::ready(&window).await;
    window
}

async fn by_palette(window: &Window, words: &str) {
    window.press("Control", "k").await;
    window.until("the palette is there", "return document.querySelector('dialog [role=combobox]')").await;
    window.type_text(words).await;
    window.press("", Key::Enter).await;
}

async fn says(window: &Window, name: &str) {
    window.until(&format!("it says what to say to {name}"), &format!("{SAID}{name}'")).await;
}

/// Goes to a view of the touchpoints by its tab.
async fn view(window: &Window, words: &str) {
    window.press("Control", "3").await;
    window.until("the touchpoints are there", "return document.querySelector('[aria-label=View] button')").await;
    press_on(window, words).await;
    window.until("the list is there", "return document.querySelector('main [role=grid] .active')").await;
}

/// The day of the second next project meeting: a business day.
fn meeting_of_next_week(window: &Window) -> String {
    let store = Store::open_to_read(&window.path("plan.liaison")).unwrap();
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    let plan = store.plan(&engagement, None).unwrap();
    let meeting = plan.standing.iter().find(|it| it.name.as_ref().starts_with("Project meeting")).unwrap();
    plan.on(chrono::Local::now().date_naive()).reach(&meeting.id).unwrap().next[1].to_string()
}

fn id_of(window: &Window, kind: Kind, name: &str) -> Value {
    let rows = Store::open_to_read(&window.path("plan.liaison")).unwrap().list(kind, None).unwrap();
    json!(rows.iter().find(|it| it.title() == name).unwrap().id())
}

fn values(rows: &[Entity]) -> impl Iterator<Item = Value> {
    rows.iter().map(|row| Value::Object(row.values().unwrap()))
}

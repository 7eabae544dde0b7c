//! Whole sessions without a pointer: every function of every screen by keys.

use engagement::{Entity, Kind};
use serde_json::{Value, json};
use store::Store;
use thirtyfour::Key;

use crate::held::Held;
use crate::states;
use crate::walk::IN_GRID;
use crate::window::Window;

/// What people call the control that has the focus.
const FOCUSED: &str = "const it = document.activeElement;
    return it === document.body ? '' : (it.ariaLabel || it.labels?.[0]?.innerText || it.innerText || '').trim()";

const FOCUSED_IS: &str = "return document.activeElement.ariaLabel ===";

#[tokio::test]
async fn rows_are_filtered_sorted_found_and_laid_out_by_keys() {
    let window = begin().await;
    press_on(&window, "Filter").await;
    window.type_text("advis").await;
    window.shows("3 of 15 rows are shown").await;
    focus(&window, "Show all").await;
    window.press("", Key::Enter).await;
    focus(&window, "H\nHigh").await;
    window.press("", " ").await;
    window.press("", Key::Escape).await;
    window.shows("6 of 15 stakeholders").await;
    press_on(&window, "Filter, 6 of 15 rows").await;
    focus(&window, "Show all").await;
    window.press("", Key::Enter).await;
    window.press("", Key::Escape).await;

    press_on(&window, "Sort").await;
    window.press("", Key::Down).await;
    focus(&window, "Backwards").await;
    window.press("", " ").await;
    window.press("", Key::Escape).await;
    window.cell_shows(1, 1, "Steering Committee").await;
    assert_eq!(
        window.run("return document.querySelector('[aria-sort=descending]').innerText.trim()", vec![]).await,
        "Stakeholder"
    );
    press_on(&window, "Sort, by Stakeholder, backwards").await;
    assert_eq!(focused(&window).await, "Stakeholder", "the focus is on what is chosen");
    window.press("", Key::Up).await;
    window.press("", Key::Escape).await;
    window.cell_shows(1, 1, "CTS Director").await;

    press_on(&window, "Columns").await;
    focus(&window, "Width of Priority in pixels").await;
    window.press("Control", "a").await;
    window.type_text("200").await;
    focus(&window, "Move Priority later").await;
    window.press("", Key::Enter).await;
    focus(&window, "Definition").await;
    window.press("", " ").await;
    focus(&window, "Compact").await;
    window.press("", Key::Enter).await;
    window.press("", Key::Escape).await;
    let columns = "return [...document.querySelectorAll('[data-header]')].map((it) => it.innerText.trim()).join()";
    assert_eq!(
        window.run(columns, vec![]).await,
        "Stakeholder,Impact,Priority,Frequency,Method,Definition,Next due,Last contact"
    );
    let width = "return document.querySelector('[data-header=\"2\"]').offsetWidth";
    assert_eq!(window.run(width, vec![]).await, 200);
    assert_eq!(window.run("return document.querySelector('.grid [data-place]').offsetHeight", vec![]).await, 28);
    press_on(&window, "Columns").await;
    focus(&window, "As at first").await;
    window.press("", Key::Enter).await;
    window.press("", Key::Escape).await;
    assert_eq!(window.run(columns, vec![]).await, "Stakeholder,Priority,Impact,Frequency,Method,Next due,Last contact");

    window.press("Control", "f").await;
    window.type_text("owners").await;
    window.shows("1 of 1").await;
    window.press("", Key::Escape).await;
    assert_eq!(focused(&window).await, "Stakeholder, Service Owners");
}

#[tokio::test]
async fn rows_are_added_doubled_moved_removed_and_written_by_keys() {
    let window = begin().await;
    press_on(&window, "Add row").await;
    window.type_text("Vendors").await;
    window.press("", Key::Enter).await;
    window.shows("16 stakeholders").await;
    window.go_to(1, 1).await;
    window.press("Control+Shift", "+").await;
    window.type_text("Governor").await;
    window.press("", Key::Tab).await;
    // On its way to the file it is moved as well.
    window.press("Alt+Shift", Key::Down).await;
    window.shows("17 stakeholders").await;
    window.cell_shows(3, 1, "Governor").await;
    press_on(&window, "Duplicate").await;
    window.cell_shows(4, 1, "Governor (copy)").await;
    window.press("Control", "-").await;
    window.shows("Removed Governor (copy)").await;
    // The toast can be worked with as well.
    press_on(&window, "Undo").await;
    window.shows("18 stakeholders").await;
    window.press("Control", "z").await;
    window.shows("17 stakeholders").await;

    // Copied, cut, pasted and filled within.
    into_the_grid(&window).await;
    window.go_to(1, 2).await;
    window.press("Shift", Key::Right).await;
    window.press("Control", "c").await;
    window.go_to(3, 2).await;
    window.press("Control", "v").await;
    window.cell_shows(3, 2, "H High").await;
    window.cell_shows(3, 3, "B Work closely").await;
    window.press("Control", "x").await;
    window.cell_shows(3, 3, "").await;
    window.press("Control", "v").await;
    window.cell_shows(3, 3, "B Work closely").await;
    window.go_to(3, 4).await;
    window.press_times(2, "Shift", Key::Down).await;
    window.type_text("q").await;
    window.press("Control", Key::Enter).await;
    window.cell_shows(5, 4, "Q Quarterly").await;
    window.press("", Key::Delete).await;
    window.cell_shows(5, 4, "").await;

    // Several methods in their order.
    window.go_to(3, 5).await;
    window.type_text("ef").await;
    window.press("Alt", Key::Up).await;
    window.press("", Key::Enter).await;
    window.press("", Key::Up).await;
    focus(&window, "Definition").await;
    window.type_text("Heads the state.").await;
    focus(&window, "Reporting requirements").await;
    window.type_text("Yearly.").await;
    press_on(&window, "All ").await;
    window.shows("Latest").await;
    in_file(&window, "the governor is written", Kind::Stakeholder, |rows| {
        let row = rows[2].values().unwrap();
        rows.len() == 17
            && row["name"] == "Governor"
            && row["frequency"].is_null()
            && row["method"] == json!(["F", "E"])
            && row["definition"] == "Heads the state."
            && row["reportingRequirements"] == "Yearly."
    })
    .await;
    press_on(&window, "Previous row").await;
    press_on(&window, "Remove").await;
    window.shows("16 stakeholders").await;
}

#[tokio::test]
async fn the_key_is_edited_by_keys() {
    let window = begin().await;
    window.go_to(1, 4).await;
    press_on(&window, "Edit list").await;
    window.shows("Key lists").await;
    press_on(&window, "Add code").await;
    window.type_text("F2").await;
    window.press("", Key::Tab).await;
    window.type_text("Fortnightly").await;
    window.press("", Key::Tab).await;
    window.type_text("every 2 weeks").await;
    window.press("", Key::Enter).await;
    window.shows("Added F2 Fortnightly").await;
    focus(&window, "Meaning of F2").await;
    window.press("Alt", Key::Up).await;
    window.press("Control", "a").await;
    window.type_text("Every other week").await;
    in_file(&window, "the code is named and placed", Kind::CodeListEntry, |codes| {
        let list = of_list(codes, "frequency");
        list[list.len() - 2] == ("F2".into(), "Every other week".into(), false)
    })
    .await;
    for (act, retired) in [("Retire", true), ("Bring back", false)] {
        press_on(&window, "Actions for Every other week").await;
        choose(&window, act).await;
        in_file(&window, act, Kind::CodeListEntry, |codes| {
            of_list(codes, "frequency").iter().any(|code| code.0 == "F2" && code.2 == retired)
        })
        .await;
    }
    press_on(&window, "Actions for Every other week").await;
    choose(&window, "Remove").await;
    window.shows("Removed F2 Every other week").await;
    press_on(&window, "Priority").await;
    focus(&window, "Code 1").await;
    window.press("Control", "a").await;
    window.type_text("HH").await;
    window.press("", Key::Tab).await;
    window.press("Control", "2").await;
    window.cell_shows(1, 2, "HH High").await;
    window.press("Control", "4").await;
    focus(&window, "Code 1").await;
    window.press("", Key::F6).await;
    press_on(&window, "CTS Director").await;
    window.shows("Stakeholder matrix").await;
    assert_eq!(focused(&window).await, "Stakeholder, CTS Director", "from a code to who uses it");
}

#[tokio::test]
async fn a_list_of_another_kind_is_kept_by_keys() {
    let window = begin().await;
    window.press("Control", "5").await;
    press_on(&window, "Add row").await;
    window.type_text("Department of Ecology").await;
    window.press("", Key::Enter).await;
    window.shows("Add organization Department of Ecology").await;
    window.press("", Key::Down).await;
    window.type_text("Shorelands office").await;
    window.press("", Key::Tab).await;
    window.press("", Key::Tab).await;
    window.press("", Key::Tab).await;
    window.type_text("dep").await;
    window.press("", Key::Enter).await;
    in_file(&window, "the office is part of the department", Kind::Organization, |all| {
        let called = |name: &str| all.iter().find(|one| one.title() == name);
        let (Some(office), Some(whole)) = (called("Shorelands office"), called("Department of Ecology")) else {
            return false;
        };
        let office = office.values().unwrap();
        office["parentId"] == whole.id().as_ref() && office["side"] == "agency"
    })
    .await;
    window.press("", Key::Up).await;
    focus(&window, "Mission").await;
    window.type_text("Guards the shores.").await;
    press_on(&window, "Duplicate").await;
    window.shows("Shorelands office (copy)").await;
    press_on(&window, "Remove").await;
    window.shows("Removed Shorelands office (copy)").await;
    window.press("Control", "k").await;
    window.type_text("ecology").await;
    window.press("", Key::Enter).await;
    window.until("it stands in its row", &format!("{FOCUSED_IS} 'Organization, Department of Ecology'")).await;
}

#[tokio::test]
async fn files_engagements_and_appearance_are_chosen_by_keys() {
    let window = begin().await;
    press_on(&window, "Engagement State Data Center").await;
    choose(&window, "New engagement").await;
    window.type_text("Network").await;
    window.press("", Key::Enter).await;
    window.shows("No stakeholders yet").await;
    press_on(&window, "Engagement Network").await;
    choose(&window, "Rename this engagement").await;
    window.type_text("State network").await;
    window.press("", Key::Enter).await;
    press_on(&window, "Engagement State network").await;
    choose(&window, "State Data Center").await;
    window.cell_shows(1, 1, "CTS Director").await;
    press_on(&window, "Workspace CTS").await;
    choose(&window, "Rename the workspace").await;
    window.type_text("WaTech").await;
    window.press("", Key::Enter).await;

    let [copy, blank] = ["copy.liaison", "blank.liaison"].map(|name| window.path(name));
    window.answer_dialogs(&[&copy, &blank, &copy]);
    press_on(&window, "Workspace WaTech").await;
    choose(&window, "Save a copy").await;
    window.shows("Saved a copy as copy.liaison").await;
    press_on(&window, "Workspace WaTech").await;
    choose(&window, "New workspace").await;
    window.press("", Key::Down).await;
    window.press("", Key::Enter).await;
    window.until("the new workspace is empty", "return document.querySelector('.empty .first')").await;
    assert!(blank.is_file());
    window.press("Control", "o").await;
    window.cell_shows(1, 1, "CTS Director").await;
    window.until("the copy is open", "return document.title.includes('WaTech')").await;
    press_on(&window, "Workspace WaTech").await;
    choose(&window, "Open plan.liaison").await;
    window.cell_shows(1, 1, "CTS Director").await;
    press_on(&window, "Workspace WaTech").await;
    choose(&window, "Close the workspace").await;
    window.shows("Start from the Washington plan").await;
    press_on(&window, "copy.liaison").await;
    window.cell_shows(1, 1, "CTS Director").await;

    for (words, theme) in [("Dark", "dark"), ("Light", "light")] {
        press_on(&window, "Liaison").await;
        choose(&window, words).await;
        assert_eq!(window.run("return document.documentElement.dataset.theme", vec![]).await, theme);
    }
    let width = window.run("return innerWidth", vec![]).await;
    window.press("Control", "+").await;
    window.until("the text is larger", &format!("return innerWidth < {width}")).await;
    window.press("Control", "0").await;
    window.until("the text is as before", &format!("return innerWidth === {width}")).await;
    window.press("", Key::F1).await;
    window.shows("Everything in this window can be done with the keyboard").await;
    window.press("", Key::Escape).await;
}

#[tokio::test]
async fn an_export_is_stopped_by_keys() {
    let window = begin().await;
    let held = Held::exports_of(&window).await;
    let target = window.path("plan.docx");
    std::fs::write(&target, "the document of last week").unwrap();
    window.answer_dialogs(&[&target]);
    states::reach(&window, &states::EXPORTING).await;
    press_on(&window, "Cancel").await;
    window.shows("Stopping…").await;
    held.go_on().await;
    window.until("the export has stopped", "return !document.querySelector('.toast progress')").await;
    assert_eq!(std::fs::read(&target).unwrap(), b"the document of last week", "the old document is whole");
}

pub async fn begin() -> Window {
    let window = Window::with_washington().await;
    states::ready(&window).await;
    window
}

pub async fn focused(window: &Window) -> String {
    window.run(FOCUSED, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// Brings the focus to a control by F6 and Tab alone, knowing the beginning of its name.
pub async fn focus(window: &Window, name: &str) {
    let is_name = |found: &str| {
        found == name || found.lines().next() == Some(name) || (name.ends_with(' ') && found.starts_with(name))
    };
    let mut passed = Vec::new();
    for _pane in 0..9 {
        for _stop in 0..60 {
            let here = focused(window).await;
            if is_name(&here) {
                return;
            }
            passed.push(here);
            if window.run(IN_GRID, vec![]).await == json!(true) {
                break;
            }
            window.press("", Key::Tab).await;
        }
        window.press("", Key::F6).await;
    }
    panic!("{name:?} is not reached by F6 and Tab, but {passed:?}");
}

pub async fn into_the_grid(window: &Window) {
    while window.run(IN_GRID, vec![]).await != json!(true) {
        window.press("", Key::F6).await;
    }
}

pub async fn press_on(window: &Window, name: &str) {
    focus(window, name).await;
    window.press("", Key::Enter).await;
}

/// Chooses an entry of the open menu by arrows.
async fn choose(window: &Window, words: &str) {
    window.until("a menu is open", "return document.activeElement?.closest('[role=menu]')").await;
    for _entry in 0..20 {
        if focused(window).await.starts_with(words) {
            return window.press("", Key::Enter).await;
        }
        window.press("", Key::Down).await;
    }
    panic!("the menu has no {words:?}");
}

pub async fn in_file(window: &Window, what: &str, kind: Kind, holds: impl Fn(&[Entity]) -> bool) {
    for _try in 0..200 {
        if holds(&Store::open_to_read(&window.path("plan.liaison")).unwrap().list(kind, None).unwrap()) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("waited in vain until {what} in the file; the page reads:\n{}", window.text().await);
}

/// Code, meaning and whether it is retired, of one list in its order.
fn of_list(codes: &[Entity], list: &str) -> Vec<(String, String, bool)> {
    let values = codes.iter().map(|code| code.values().unwrap()).filter(|code| code["list"] == list);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut codes: Vec<_> = values.map(|it| (text(&it["position"]), it)).collect();
    codes.sort_by(|one, other| one.0.cmp(&other.0));
    codes.iter().map(|(_, it)| (text(&it["code"]), text(&it["label"]), it["retired"] == json!(true))).collect()
}

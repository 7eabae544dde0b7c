//! A liaison's session in the matrix, by keys alone.

use calamine::Reader;
use thirtyfour::Key;

use crate::window::{Window, copy_elsewhere};

/// Two rows as a spreadsheet puts them on the clipboard, with a line break inside a cell.
const TWO_ROWS: &str = "\"County\nIT directors\"\tHigh\tB\tQ\tE; C\nTribal liaisons\tM\tKeep informed\tAR\tF\n";

#[tokio::test]
async fn a_session_by_keys_is_undone_and_redone_after_a_restart_and_exported() {
    let window = Window::with_washington().await;
    window.cell_shows(1, 1, "CTS Director").await;
    let first = window.stored();

    // A letter matches its code; Enter stores it and goes down.
    window.go_to(5, 2).await;
    window.type_text("L").await;
    window.press("", Key::Enter).await;
    window.cell_shows(5, 2, "L Low").await;

    // The line below the last row takes a new one.
    window.press("Control", Key::End).await;
    window.press("", Key::Home).await;
    window.press("", Key::Down).await;
    window.type_text("Vendors").await;
    window.press("", Key::Enter).await;
    window.shows("16 stakeholders").await;
    window.saved().await;

    // Two rows from another program, below the last one.
    let _clipboard = copy_elsewhere(TWO_ROWS).await;
    window.go_to(17, 1).await;
    window.press("Control", "v").await;
    window.shows("18 stakeholders").await;
    window.cell_shows(17, 2, "H High").await;
    window.cell_shows(18, 4, "AR As requested").await;

    // A range is filled with the value of its first cell.
    window.go_to(7, 4).await;
    window.press_times(3, "Shift", Key::Down).await;
    window.press("Control", "d").await;
    window.cell_shows(10, 4, "M Monthly").await;
    // The cells show what is on its way; the label says that it has arrived.
    window.until("the fill is stored", "return document.querySelector('[aria-label^=\"Undo: Fill 3 cells\"]')").await;
    let last = window.stored();
    assert_eq!(last.len(), 18);
    let pasted = last[16].values().unwrap();
    assert_eq!(pasted["name"], "County\nIT directors", "the line break is part of the name");
    assert_eq!(pasted["method"], serde_json::json!(["E", "C"]));

    for label in ["Fill 3 cells", "Paste", "Add", "Set priority"] {
        window.until(label, &format!("return document.querySelector('[aria-label^=\"Undo: {label}\"]')")).await;
        window.press("Control", "z").await;
    }
    window.until("all is undone", "return document.querySelector('[aria-label=\"Undo\"][disabled]')").await;
    window.shows("15 stakeholders").await;
    assert_eq!(window.stored(), first, "four acts, four undos");

    let window = Window::start(window.quit().await).await;
    window.cell_shows(1, 1, "CTS Director").await;
    for _ in 0..4 {
        window.until("redo is offered", "return document.querySelector('[aria-label^=\"Redo:\"]')").await;
        let label = window.run("return document.querySelector('[aria-label^=\"Redo\"]').ariaLabel", vec![]).await;
        window.press("Control", "y").await;
        let next = format!("return document.querySelector('[aria-label^=\"Redo\"]').ariaLabel !== {label}");
        window.until("the step is redone", &next).await;
    }
    assert_eq!(window.stored(), last, "redone after a restart");

    let target = window.path("matrix.xlsx");
    window.answer_dialogs(&[&target]);
    window.press("Control", "k").await;
    window.type_text(">export xlsx").await;
    window
        .until(
            "the palette offers it",
            "return /XLSX|Excel/.test(document.querySelector('[role=option][aria-selected=true]')?.innerText ?? '')",
        )
        .await;
    window.press("", Key::Enter).await;
    window.shows("matrix.xlsx").await;
    let mut book = calamine::open_workbook_auto(&target).unwrap();
    let rows = book.worksheet_range("Stakeholder matrix").unwrap();
    assert_eq!(rows.height(), 19, "a header and 18 rows");
    assert_eq!(rows.get_value((17, 0)).map(ToString::to_string).as_deref(), Some("County\nIT directors"));
}

#[tokio::test]
async fn what_is_being_typed_is_stored_when_the_window_closes() {
    let window = Window::with_washington().await;
    window.cell_shows(1, 1, "CTS Director").await;
    window.go_to(15, 1).await;
    window.type_text("Public of Washington").await;
    let folder = window.quit().await;
    let store = store::Store::open_to_read(&folder.path().join("plan.liaison")).unwrap();
    let rows = store.list(engagement::Kind::Stakeholder, None).unwrap();
    assert_eq!(rows[14].title(), "Public of Washington");
}

//! Hostile texts in every column: shown as text, stored as typed, refused with a reason, and the window stays whole.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::texts::{LONGEST, hostile};
use crate::window::{Window, copy_elsewhere};

const COUNT: usize = 2_000;

/// The columns of the matrix that take texts or codes, and whether they hold texts or codes.
const COLUMNS: [(&str, bool); 7] = [
    ("name", true),
    ("priority", false),
    ("impact", false),
    ("frequency", false),
    ("method", false),
    ("definition", true),
    ("reportingRequirements", true),
];

/// Goes through the grid and compares every cell with the text that was pasted into it. Tells the first that differ.
const COMPARE: &str = r#"
    const [texts, first, isText] = arguments;
    const scroller = document.querySelector(".scroller");
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const wrong = [];
    const seen = new Set();
    const compare = (cell, typed, holdsText) => {
      const content = cell.querySelector(".content");
      const shown = content?.querySelector("span");
      const reason = document.getElementById(cell.getAttribute("aria-describedby"))?.textContent ?? "";
      // Of very long ones a cell shows the beginning.
      const beginning = typed.length > 1000 ? typed.slice(0, 990) : typed;
      const isShown = typed.length > 1000 ? shown?.textContent.startsWith(beginning) : shown?.textContent === typed;
      if (!isShown) return `shows ${JSON.stringify(shown?.textContent)?.slice(0, 80)}`;
      if (shown.children.length > 0 || content.children.length !== 1) return `is ${content.innerHTML.slice(0, 120)}`;
      if (holdsText !== (reason === "")) return `has the reason ${JSON.stringify(reason)}`;
      return holdsText || shown.className.includes("wavy") ? null : "is not marked";
    };
    return (async () => {
      for (let top = 0; ; top += scroller.clientHeight - 100) {
        scroller.scrollTop = top;
        await frame();
        await frame();
        for (const cell of document.querySelectorAll("[data-place]")) {
          const typed = texts[cell.dataset.place - first];
          const name = `${cell.dataset.place} ${cell.dataset.column}`;
          if (typed === undefined || seen.has(name)) continue;
          seen.add(name);
          const fault = compare(cell, typed, isText[cell.dataset.column]);
          if (fault !== null && wrong.length < 5) wrong.push(`${JSON.stringify(typed).slice(0, 80)} ${fault}`);
        }
        if (top + scroller.clientHeight >= scroller.scrollHeight) return { seen: seen.size, wrong };
      }
    })();
"#;

#[tokio::test]
async fn two_thousand_hostile_texts_in_every_column_are_texts() {
    let window = with_all_columns().await;
    let before = window.stored();
    let whole = state_of(&window).await;
    let texts = hostile(COUNT);
    window.press("Control", Key::End).await;
    window.press("", Key::Home).await;
    window.press("", Key::Down).await;
    let _clipboard = copy_elsewhere(&in_every_column(&texts)).await;
    window.press("Control", "v").await;
    window.shows("2,015 stakeholders").await;
    window.shows("stay as typed and are marked").await;
    window.saved_but_for_refused().await;

    let stored = window.stored();
    for (row, text) in stored[15..].iter().zip(&texts) {
        for (column, holds_text) in COLUMNS {
            let value = &row.values().unwrap()[column];
            if holds_text {
                assert_eq!(value, text, "{column} is stored as typed");
            } else {
                assert!(value.is_null() || value == &json!([]), "{column} takes no text: {value}");
            }
        }
    }
    let is_text = COLUMNS.map(|(_, is_text)| is_text);
    let compared = window.run(COMPARE, vec![json!(texts), json!(15), json!(is_text)]).await;
    assert_eq!(compared["wrong"], json!([]), "every cell shows what was typed");
    assert_eq!(compared["seen"], COUNT * COLUMNS.len(), "every cell was looked at");
    assert_eq!(state_of(&window).await, whole, "nothing of it became a part of the page");

    elsewhere_on_the_screen(&window, &texts).await;
    assert_eq!(state_of(&window).await, whole, "nothing of it became a part of the page");
    window.press("Control", "z").await;
    let rows = "return document.querySelector('[role=grid]').ariaRowCount === '17'";
    window.until("the rows are gone again", rows).await;
    assert_eq!(window.stored(), before, "one undo takes the whole paste back");
    assert!(!window.said().contains("panicked"), "{}", window.said());
}

#[tokio::test]
async fn what_no_clipboard_carries_and_what_cannot_be_stored_stays_as_typed() {
    let window = with_all_columns().await;
    window.press("Control", Key::Home).await;
    let too_long = "x".repeat(LONGEST + 1);
    // As the page's own event: the system's clipboard carries neither NUL nor half a pair.
    let paste = "const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', ['nul\\0inside', '\\ud83d half a pair', '\\u0085', '  ', arguments[0], 'last'].join('\\n'));
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))";
    window.run(paste, vec![json!(too_long)]).await;
    window.cell_shows(6, 1, "last").await;
    window.saved_but_for_refused().await;
    let names: Vec<_> = window.stored()[..6].iter().map(|row| row.title().to_owned()).collect();
    let kept = ["Executive Sponsor", "Project Sponsor", "Sr. Project Manager", "Steering Committee"];
    assert_eq!(names[0], "nul\0inside", "stored as typed");
    assert_eq!(names[1..5], kept, "what cannot be a name leaves the old one in the file");
    assert_eq!(names[5], "last", "and does not keep the others from being stored");
    let refused = "return [...document.querySelectorAll('[data-column=\"0\"].refused')].map((cell) =>
        [Number(cell.dataset.place), document.getElementById(cell.getAttribute('aria-describedby')).textContent])";
    let refused = window.run(refused, vec![]).await;
    let refused = refused.as_array().unwrap();
    assert_eq!(refused.iter().map(|it| &it[0]).collect::<Vec<_>>(), [1, 2, 3, 4], "{refused:?}");
    for (refusal, word) in refused.iter().zip(["half", "empty", "empty", "32,767"]) {
        assert!(refusal[1].as_str().unwrap().contains(word), "the reason says {word:?}: {refusal}");
    }
    window.press("Control", "z").await;
    window.cell_shows(6, 1, "OCIO IT Consultant").await;
    assert!(!window.said().contains("panicked"), "{}", window.said());
}

/// The other places that show a row's texts: palette, inspector with history, find.
async fn elsewhere_on_the_screen(window: &Window, texts: &[String]) {
    for index in [0, 5, 30] {
        window.run("document.querySelector('.scroller').scrollTop = 0", vec![]).await;
        window.go_to(16 + index, 1).await;
        let text = &texts[index];
        let shown =
            "const [name, prose] = ['.inspector h2', '.inspector textarea'].map((one) => document.querySelector(one));
            return name?.textContent === arguments[0] && prose?.value === arguments[0] && name.children.length === 0";
        assert_eq!(window.run(shown, vec![json!(text)]).await, true, "the inspector shows {text:?} as text");
    }
    window.press("Control", "k").await;
    window.type_text("<script>window.owned").await;
    window.shows("<script>window.owned=1</script>").await;
    window.press("", Key::Escape).await;
}

async fn with_all_columns() -> Window {
    let folder = crate::samples::from_template("washington");
    // What refers to others and what is worked out takes no text.
    let hidden = ["roleId", "personId", "organizationId", "groupId", "ownerId", "quietLimit", "nextDue", "lastContact"];
    let layout = json!({ "density": "compact", "order": [], "hidden": hidden, "widths": {} });
    let preferences = json!({ "page": { "grid.stakeholder": layout } });
    let place = folder.path().join("config/gov.liaison.desk");
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(place.join("preferences.json"), preferences.to_string()).unwrap();
    let window = Window::start(folder).await;
    window.cell_shows(1, 1, "CTS Director").await;
    window
}

/// A table as spreadsheets put it on the clipboard: each text in a row, once per column.
fn in_every_column(texts: &[String]) -> String {
    let line = |text: &String| {
        let cell = if text.contains(['\t', '\n', '\r', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        };
        format!("{}\r\n", vec![cell; COLUMNS.len()].join("\t"))
    };
    texts.iter().map(line).collect()
}

/// What hostile texts would change: a mark they set, the address, the title, what the page is made of.
async fn state_of(window: &Window) -> Value {
    let script = "return [window.owned ?? null, location.href, document.title, document.scripts.length,
        document.querySelectorAll('iframe, object, embed, base, form, img, meta, style, link').length,
        [...document.body.children].map((child) => child.tagName + child.className).join()]";
    window.run(script, vec![]).await
}

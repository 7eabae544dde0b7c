//! Every command that the palette offers runs by keys, and does what it says.

use serde_json::Value;
use thirtyfour::Key;

use crate::keyboard::begin;
use crate::states;
use crate::window::Window;

#[tokio::test]
async fn every_command_of_the_palette_runs_by_keys() {
    let window = begin().await;
    window.go_to(1, 2).await;
    window.type_text("L").await;
    window.press("", Key::Enter).await;
    window.press("", Key::Home).await;
    window.until("there is something to undo", "return document.querySelector('[aria-label^=\"Undo:\"]')").await;
    let offered = offered(&window).await;
    let unknown: Vec<_> = offered.iter().filter(|words| effect_of(words).is_none()).collect();
    assert!(unknown.is_empty(), "no test knows what these do: {unknown:?}");
    for (at, words) in offered.iter().enumerate() {
        if words.starts_with("Close") || words == "Quit" {
            continue;
        }
        let format = words.trim_end_matches(')').rsplit([' ', '(']).next().unwrap().to_lowercase();
        let document = format!("{at}.{}", if words.starts_with("Export") { &format } else { "liaison" });
        window.answer_dialogs(&[&window.path(&document)]);
        window.press("Control", "k").await;
        window.type_text(words.trim_end_matches('…')).await;
        window.press("", Key::Enter).await;
        window.until(words, &effect_of(words).unwrap().replace("DOCUMENT", &document)).await;
        window.press("", Key::Escape).await;
        if !matches!(window.run("return document.title.includes('State Data Center')", vec![]).await, Value::Bool(true))
        {
            window.press("Control", "z").await;
        }
        window.press("Control", "2").await;
        states::ready(&window).await;
    }
    window.press("Control", "k").await;
    window.type_text(">close the").await;
    window.press("", Key::Enter).await;
    window.shows("Start from the Washington plan").await;
    window.quit().await;
}

/// What a command of the palette is known to have done by. `DOCUMENT` stands for the file that it was to save.
fn effect_of(words: &str) -> Option<&'static str> {
    const DIALOG: &str = "return document.querySelector('dialog[open] form')";
    const EFFECTS: &[(&str, &str)] = &[
        ("Today", "return document.querySelector('h1')?.innerText === 'Today'"),
        ("Touchpoints", "return document.querySelector('h1')?.innerText === 'Touchpoints'"),
        ("Calendar", "return document.querySelector('table[role=grid] td.here')"),
        ("Coverage", "return document.querySelector('[aria-label=Coverage]')"),
        ("Load by owner", "return document.querySelector('[aria-label^=Load], .empty')"),
        ("Log of touchpoints", "return document.querySelector('[role=grid][aria-label=\"Contact log\"], .empty')"),
        ("Commitments", "return document.querySelector('[role=grid][aria-label=Commitments], .empty')"),
        ("Standing communications", "return document.querySelector('[role=grid][aria-label^=Standing], .empty')"),
        ("Holidays", "return document.querySelector('[role=grid][aria-label=Holidays]')"),
        ("Business calendars", "return document.querySelector('[role=grid][aria-label^=Business]')"),
        ("What to say", "return document.querySelector('h1')?.innerText === 'Today'"),
        ("Log a contact", DIALOG),
        ("First day and business calendar", DIALOG),
        ("Add the operating calendar", "return document.querySelector('[aria-label^=\"Standing\"] [role=row]')"),
        ("Stakeholders", "return document.querySelector('[role=grid]')"),
        ("Key lists", "return document.querySelector('table [data-row]')"),
        ("Organizations", "return document.querySelector('[role=grid][aria-label=Organizations]')"),
        ("Roles", "return document.querySelector('.scene, .empty, [role=grid][aria-label^=Roles]')"),
        ("Maturity", "return document.querySelector('h1')?.innerText === 'Maturity'"),
        ("Documents", "return document.querySelector('h1')?.innerText === 'Documents'"),
        ("Workshop", DIALOG),
        ("People", "return document.querySelector('.empty, [role=grid][aria-label=People]')"),
        ("Codes of Priority", "return document.querySelector('.seg button:nth-child(1)[aria-pressed=true]')"),
        ("Codes of Impact", "return document.querySelector('.seg button:nth-child(2)[aria-pressed=true]')"),
        ("Codes of Frequency", "return document.querySelector('.seg button:nth-child(3)[aria-pressed=true]')"),
        ("Codes of Method", "return document.querySelector('.seg button:nth-child(4)[aria-pressed=true]')"),
        ("Add a stakeholder", "return document.activeElement.ariaLabel === 'Stakeholder, new row'"),
        ("Find in the matrix", "return document.activeElement.ariaLabel === 'Find in the matrix'"),
        ("Undo", "return document.querySelector('[aria-label^=\"Redo:\"]')"),
        ("Export the", "return document.body.innerText.includes('Saved DOCUMENT')"),
        ("Show or hide", "return document.querySelector('[aria-label=Inspector]')"),
        ("New engagement", DIALOG),
        ("Rename the engagement", DIALOG),
        ("Rename the workspace", DIALOG),
        ("Backups", DIALOG),
        ("Save a copy", "return document.body.innerText.includes('Saved a copy')"),
        ("New workspace", DIALOG),
        ("Open a workspace", "return document.querySelector('.toast[role=alert]')"),
        ("Light or dark", "return !document.documentElement.dataset.theme"),
        ("Light", "return document.documentElement.dataset.theme === 'light'"),
        ("Dark", "return document.documentElement.dataset.theme === 'dark'"),
        ("Larger text", "return devicePixelRatio > 1 || innerWidth < 1280"),
        ("Smaller text", "return innerWidth === 1280"),
        ("Text at 100 percent", "return innerWidth === 1280"),
        ("Sheet of keys", "return document.querySelector('dialog dl')"),
        ("Close the workspace", "return true"),
        ("Quit", "return true"),
    ];
    EFFECTS.iter().find(|(known, _)| words.starts_with(known)).map(|(_, effect)| *effect)
}

/// The words of every command that the palette offers.
async fn offered(window: &Window) -> Vec<String> {
    window.press("Control", "k").await;
    window.shows("commands only").await;
    let words = "return [...document.querySelectorAll('[role=option] .words')].map((it) => it.innerText.trim())";
    let words = window.run(words, vec![]).await;
    window.press("", Key::Escape).await;
    words.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

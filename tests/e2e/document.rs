//! The engagement plan as a document: worked by keys in the window, and the page that leaves read in a browser.

use std::path::Path;
use std::process::Command;

use engagement::{Entity, Kind, Part};
use serde_json::json;
use store::Store;
use thirtyfour::Key;

use crate::accessibility::violations_of;
use crate::planned;
use crate::states;
use crate::texts::hostile;
use crate::window::{Browser, Window, program};

fn sections(window: &Window) -> Vec<engagement::Section> {
    let store = Store::open_to_read(&window.path("plan.liaison")).unwrap();
    let all = store.list(Kind::Section, None).unwrap().into_iter();
    all.map(|it: Entity| engagement::Section::try_from(it).unwrap()).collect()
}

#[tokio::test]
async fn sections_are_left_out_moved_and_worded_by_keys_and_the_plan_goes_out() {
    let window = Window::with_washington().await;
    states::ready(&window).await;
    window.press("Control", "9").await;
    window.until("a section has the focus", "return document.activeElement.type === 'checkbox'").await;
    window.press_times(4, "", Key::Down).await;
    window.press("", " ").await;
    window.until("the roles are left out", "return document.querySelector('[data-part=roles] small')").await;
    window.saved().await;
    assert!(sections(&window).iter().any(|it| it.part == Part::Roles && it.left_out), "it is in the file");

    window.press("", Key::Down).await;
    window.press("Alt", Key::Up).await;
    let moved =
        "return [...document.querySelectorAll('.row')].findIndex((row) => row.dataset.part === 'structure') === 4";
    window.until("the chart stands before the roles", moved).await;
    window.press("", Key::Up).await;
    window
        .until("the introduction has the focus", "return document.querySelector('.row.here[data-part=introduction]')")
        .await;
    window.run("document.querySelector('aside textarea').focus()", vec![]).await;
    window.type_text("<b>One</b> ").await;
    window.press("Control", "b").await;
    window.type_text("team").await;
    window.until("the preview shows it", "return document.querySelector('.desk strong')?.textContent === 'team'").await;
    window.shows("<b>One</b>").await;
    window.saved().await;
    let words = sections(&window).into_iter().find(|it| it.part == Part::Introduction).unwrap();
    assert_eq!(words.text.as_ref(), "<b>One</b> **team**");

    for (command, name) in [("word", "plan.docx"), ("web page", "plan.html"), ("plan as Excel", "plan.xlsx")] {
        let target = window.path(name);
        window.answer_dialogs(&[&target]);
        window.press("Control", "k").await;
        window.type_text(&format!(">export the engagement {command}")).await;
        window.until("the command is found", "return document.querySelector('[role=option]')").await;
        window.press("", Key::Enter).await;
        window.shows(&format!("Saved {name}")).await;
        assert!(std::fs::metadata(&target).unwrap().len() > 10_000, "{name} is there");
    }
    assert!(!window.said().contains("panicked"), "{}", window.said());
}

#[tokio::test]
async fn a_template_that_cannot_work_is_refused_in_words() {
    let window = Window::with_washington().await;
    states::ready(&window).await;
    let letter = window.path("letter.docx");
    std::fs::write(&letter, "Dear all").unwrap();
    choose_template(&window, &letter).await;
    window.shows("is no Word document").await;
    window.shows("Liaison's own template").await;
}

/// Gives the window a template for the engagement plan in Word, by the screen of the plan as a document.
pub async fn choose_template(window: &Window, template: &Path) {
    window.answer_dialogs(&[template]);
    window.press("Control", "9").await;
    window.until("a section has the focus", "return document.activeElement.type === 'checkbox'").await;
    window.run("document.querySelector('button[aria-label^=Template]').focus()", vec![]).await;
    window.press("", Key::Enter).await;
    window.until("the choice is there", "return document.activeElement.textContent.includes('Choose')").await;
    window.press("", Key::Enter).await;
}

#[tokio::test]
async fn the_page_that_leaves_shuts_no_one_out_and_runs_nothing() {
    let folder = planned::with_rows(60);
    let file = folder.path().join("plan.liaison");
    for (at, text) in hostile(60).iter().enumerate() {
        let name = format!("name={text}");
        let definition = format!("definition={text}");
        if text.contains('\0') || text.trim().is_empty() || at % 3 != 0 {
            continue;
        }
        let values = ["add", "plan.liaison", "stakeholder", &name, &definition, "priority=H"];
        liaison(folder.path(), &values);
    }
    let words = folder.path().join("words.txt");
    std::fs::write(&words, hostile(300).join("\n").chars().take(30_000).collect::<String>()).unwrap();
    liaison(folder.path(), &["sections", "plan.liaison", "--text", "introduction", "--from", "words.txt"]);
    liaison(folder.path(), &["export", "plan.liaison", "plan", "--to", "plan.html", "--include-internal"]);
    assert!(file.exists());

    let browser = Browser::start(&folder).await;
    browser.page.goto(&format!("file://{}", folder.path().join("plan.html").display())).await.unwrap();
    let state = "return [window.owned ?? null, document.scripts.length, document.title,
        document.querySelectorAll('iframe, object, embed, base, form, img, link').length]";
    let state = browser.page.execute(state, vec![]).await.unwrap().json().clone();
    assert_eq!(state, json!([null, 0, "Customer Engagement Plan, State Data Center", 0]), "nothing of it works");
    let found = violations_of(&browser.page).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Runs the command line in a folder.
pub fn liaison(folder: &Path, arguments: &[&str]) {
    let program = program().with_file_name("liaison");
    let output =
        Command::new(program).args(arguments).current_dir(folder).env("LIAISON_DATA", folder.join("kept")).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

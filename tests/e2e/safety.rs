//! What keeps the work, by keys alone: backups made and restored, a damaged file, a file that another has open.

use std::path::Path;
use std::time::{Duration, Instant};

use engagement::template::Template;
use store::{Backups, DataFolder, Store};
use tempfile::TempDir;
use thirtyfour::Key;

use crate::window::Window;

#[tokio::test]
async fn a_backup_is_restored_by_keys_and_so_is_what_it_replaced() {
    let window = Window::with_washington().await;
    window.cell_shows(1, 1, "CTS Director").await;
    backed_up(window.folder.path(), 1).await;
    let first = set_priority(&window, "L", "L Low").await;

    backups(&window).await;
    focus(&window, "Back up now").await;
    window.press("", Key::Enter).await;
    window.until("it is listed and chosen", "return document.querySelectorAll('dialog label').length === 2").await;
    window.press("", Key::Escape).await;
    let second = set_priority(&window, "M", "M Medium").await;
    assert_ne!(first, second, "two states to tell apart");

    backups(&window).await;
    window.press("", Key::Enter).await;
    window.shows("Restored the backup of").await;
    window.cell_shows(5, 2, "L Low").await;
    assert_eq!(window.stored(), first, "the file is as it was backed up");

    // The newest is what was restored, backed up as it was opened; the one before is what it replaced.
    backed_up(window.folder.path(), 4).await;
    backups(&window).await;
    window.press("", Key::Down).await;
    window.press("", Key::Enter).await;
    window.cell_shows(5, 2, "M Medium").await;
    assert_eq!(window.stored(), second, "restoring can be taken back");
    window.press("Control", "z").await;
    window.cell_shows(5, 2, "L Low").await;
}

#[tokio::test]
async fn a_damaged_file_is_refused_and_restored_or_rescued_by_keys() {
    let folder = workspace();
    let file = folder.path().join("plan.liaison");
    let store = Store::open_with(&file, &DataFolder::at(&folder.path().join("kept"))).unwrap();
    store.back_up(store::Stamp::here_and_now().at).unwrap();
    drop(store);
    let mut bytes = std::fs::read(&file).unwrap();
    let name = b"CTS Director";
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
    bytes[at] ^= 1;
    std::fs::write(&file, &bytes).unwrap();

    let window = Window::start(folder).await;
    window.shows("is damaged").await;
    window.answer_dialogs(&[&window.path("saved.liaison")]);
    focus(&window, "Rescue what can be read…").await;
    window.press("", Key::Enter).await;
    window
        .until(
            "what was saved is told",
            "return /^Saved \\d+ rows/.test(document.querySelector('dialog h2')?.innerText)",
        )
        .await;
    assert!(
        !Store::open_to_read(&window.path("saved.liaison"))
            .unwrap()
            .list(engagement::Kind::Role, None)
            .unwrap()
            .is_empty()
    );
    assert_eq!(std::fs::read(window.path("plan.liaison")).unwrap(), bytes, "the damaged file is as it was");
    window.press("", Key::Escape).await;

    focus(&window, "Restore a backup…").await;
    window.press("", Key::Enter).await;
    window.until("the backup is chosen", "return document.activeElement?.matches('dialog [type=radio]:checked')").await;
    window.press("", Key::Enter).await;
    window.shows("Restored the backup of").await;
    window.cell_shows(1, 1, "CTS Director").await;
    set_priority(&window, "L", "L Low").await;
    backups(&window).await;
    window.shows("damaged, kept as it was").await;
}

#[tokio::test]
async fn what_another_has_open_is_read_only_and_says_so() {
    let folder = workspace();
    let file = folder.path().join("plan.liaison");
    let holder = Store::open(&file).unwrap();
    let window = Window::start(folder).await;
    window.shows("is open for writing by").await;
    window.cell_shows(1, 1, "CTS Director").await;
    let before = window.stored();
    window.go_to(5, 2).await;
    window.type_text("L").await;
    window.press("", Key::Enter).await;
    window.shows("Not saved").await;
    assert_eq!(window.stored(), before, "nothing is written");
    window.press_times(2, "", Key::Escape).await;
    drop(holder);
}

fn workspace() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::create(&folder.path().join("plan.liaison"), Template::named("washington").unwrap()).unwrap());
    folder
}

/// Sets a priority by its letter and answers what is stored then.
async fn set_priority(window: &Window, letter: &str, shown: &str) -> Vec<engagement::Entity> {
    window.go_to(5, 2).await;
    window.type_text(letter).await;
    window.press("", Key::Enter).await;
    window.cell_shows(5, 2, shown).await;
    let started = Instant::now();
    while window.stored()[4].values().unwrap()["priority"] != letter {
        assert!(started.elapsed() < Duration::from_secs(20), "what is shown is not stored");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    window.stored()
}

/// Opens the list of backups from the palette; the newest one is chosen and has the focus.
async fn backups(window: &Window) {
    window.press("Control", "k").await;
    window.type_text(">backups").await;
    window
        .until(
            "the palette offers it",
            "return document.querySelector('[role=option][aria-selected=true]')?.innerText.includes('Backups')",
        )
        .await;
    window.press("", Key::Enter).await;
    window
        .until("the newest has the focus", "return document.activeElement?.matches('dialog [type=radio]:checked')")
        .await;
}

/// Goes on by Tab to the button of that name.
async fn focus(window: &Window, name: &str) {
    for _stop in 0..30 {
        let focused = window.run("return document.activeElement?.innerText?.trim() ?? ''", vec![]).await;
        if focused == name {
            return;
        }
        window.press("", Key::Tab).await;
    }
    panic!("Tab does not reach {name:?}; the page reads:\n{}", window.text().await);
}

/// Waits until there are so many backups: at opening one is made beside what the person does.
async fn backed_up(folder: &Path, count: usize) {
    let started = Instant::now();
    let all = || Backups::of(&folder.join("plan.liaison"), &DataFolder::at(&folder.join("kept"))).list();
    while all().len() != count {
        assert!(started.elapsed() < Duration::from_secs(20), "there are other backups: {:?}", all());
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

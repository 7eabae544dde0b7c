//! Folders that are not this machine's own, full disks and those that cannot be written, in the window by
//! keys: a plain sentence, work goes on, and "Saved" is said of what is in the file.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use engagement::template::Template;
use engagement::{Entity, Kind};
use serde_json::json;
use store::{DataFolder, Store};
use tempfile::TempDir;
use thirtyfour::Key;

use crate::keyboard::focus;
use crate::window::Window;

const FULL: &str = "The disk is full. Nothing was changed; free some space and try again.";
const PROTECTED: &str = "Nothing may be written to plan.liaison or its folder. Here it can only be read; save a copy in another folder to change it.";

#[tokio::test]
async fn in_a_synchronising_folder_work_goes_through_a_copy_and_comes_back() {
    let window = Window::start(washington("OneDrive - Agency ")).await;
    window.shows("lies in a folder of OneDrive").await;
    header_shows(&window, "Read only").await;
    focus(&window, "Work on a copy here").await;
    window.press("", Key::Enter).await;
    header_shows(&window, "Saved on this machine").await;
    set_priority(&window, "L", "L Low").await;
    header_shows(&window, "Saved on this machine").await;
    assert_eq!(priority(&window.stored()), "H", "the shared file is replaced when the work comes back");
    let folder = window.quit().await;
    assert_eq!(priority(&rows(&folder.path().join("plan.liaison"))), "L");
    assert_eq!(workspaces(folder.path()), ["plan.liaison"], "no journal stands in the shared folder");

    // The next time it goes on so without a question. Meanwhile a colleague's file arrives.
    let window = Window::start(folder).await;
    header_shows(&window, "Saved on this machine").await;
    let colleague = tempfile::tempdir().unwrap();
    let theirs = colleague.path().join("plan.liaison");
    fs::copy(window.path("plan.liaison"), &theirs).unwrap();
    Store::open_with(&theirs, &DataFolder::at(colleague.path())).unwrap().undo().unwrap();
    set_priority(&window, "M", "M Medium").await;
    header_shows(&window, "Saved on this machine").await;
    fs::copy(&theirs, window.path("plan.liaison")).unwrap();
    let folder = window.quit().await;
    let names = workspaces(folder.path());
    assert_eq!(names.len(), 2, "{names:?}");
    let mine = names.iter().find(|name| *name != "plan.liaison").unwrap();
    assert_eq!(priority(&rows(&folder.path().join(mine))), "M");
    assert_eq!(priority(&rows(&folder.path().join("plan.liaison"))), "H");
    let window = Window::start(folder).await;
    window.shows("Both were kept").await;
    window.shows(mine).await;
}

#[tokio::test]
async fn on_a_full_disk_nothing_is_called_saved_that_is_not_and_work_goes_on_when_there_is_room() {
    let window = Window::start_on_disk(washington(""), "rw").await;
    window.cell_shows(1, 1, "CTS Director").await;
    set_priority(&window, "M", "M Medium").await;
    header_shows(&window, "Saved").await;
    assert_eq!(priority(&on_disk(&window)), "M");

    fill(&window.on_disk("ballast"));
    set_priority(&window, "L", &format!("L {FULL}")).await;
    header_shows(&window, "Not saved").await;
    window.shows("1 cell not accepted").await;
    assert_eq!(priority(&on_disk(&window)), "M", "it is as it was");
    // What is in the file is still read, elsewhere and here.
    window.press("Control", "4").await;
    window.shows("Meaning").await;
    window.press("Control", "2").await;
    window.cell_shows(5, 2, "M Medium").await;
    header_shows(&window, "Saved").await;

    set_priority(&window, "L", &format!("L {FULL}")).await;
    header_shows(&window, "Not saved").await;
    fs::remove_file(window.on_disk("ballast")).unwrap();
    // Another cell is stored; the one that was refused is not.
    window.go_to(6, 2).await;
    window.type_text("L").await;
    window.press("", Key::Enter).await;
    window.cell_shows(6, 2, "L Low").await;
    header_shows(&window, "Not saved").await;
    assert_eq!(priority(&on_disk(&window)), "M");
    set_priority(&window, "L", "L Low").await;
    header_shows(&window, "Saved").await;
    assert_eq!(priority(&on_disk(&window)), "L");
}

#[tokio::test]
async fn on_a_disk_that_cannot_be_written_a_workspace_is_read_and_a_copy_of_it_changed() {
    let window = Window::start_on_disk(washington(""), "ro").await;
    window.shows(PROTECTED).await;
    header_shows(&window, "Read only").await;
    set_priority(&window, "L", &format!("L {PROTECTED}")).await;
    header_shows(&window, "Not saved").await;
    window.press("", Key::Up).await;
    window.press("", Key::Escape).await;
    header_shows(&window, "Read only").await;

    let copy = window.path("copy.liaison");
    window.answer_dialogs(&[&copy, &copy]);
    window.press("Control", "k").await;
    window.type_text(">save a copy").await;
    window.press("", Key::Enter).await;
    window.shows("Saved a copy as copy.liaison").await;
    window.press("Control", "o").await;
    header_shows(&window, "Saved").await;
    set_priority(&window, "L", "L Low").await;
    header_shows(&window, "Saved").await;
    assert_eq!(priority(&rows(&copy)), "L");
}

fn washington(folder: &str) -> TempDir {
    let folder = tempfile::Builder::new().prefix(folder).tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("plan.liaison");
    drop(Store::create(&file, Template::named("washington").unwrap()).unwrap());
    fs::copy(file, folder.path().join("plan.liaison")).unwrap();
    folder
}

/// The fifth row's priority.
async fn set_priority(window: &Window, letter: &str, shown: &str) {
    window.go_to(5, 2).await;
    window.type_text(letter).await;
    window.press("", Key::Enter).await;
    window.cell_shows(5, 2, shown).await;
}

fn priority(rows: &[Entity]) -> String {
    rows[4].values().unwrap()["priority"].as_str().unwrap().to_owned()
}

async fn header_shows(window: &Window, words: &str) {
    let own = "[...(document.querySelector('header .saved[aria-busy=false]')?.childNodes ?? [])].filter((node) => node.nodeType === 3)";
    let script = format!("return {own}.map((node) => node.data).join('').trim() === {}", json!(words));
    window.until(&format!("the header says {words:?}"), &script).await;
}

fn rows(file: &Path) -> Vec<Entity> {
    Store::open_to_read(file).unwrap().list(Kind::Stakeholder, None).unwrap()
}

/// What is stored on the window's own disk, read from a copy: the way there leads through its process.
fn on_disk(window: &Window) -> Vec<Entity> {
    let copy = tempfile::tempdir().unwrap();
    for name in ["plan.liaison", "plan.liaison-wal"] {
        if window.on_disk(name).exists() {
            fs::copy(window.on_disk(name), copy.path().join(name)).unwrap();
        }
    }
    rows(&copy.path().join("plan.liaison"))
}

fn fill(ballast: &Path) {
    let mut ballast = File::create(ballast).unwrap();
    for size in [65536, 4096, 1] {
        while ballast.write_all(&vec![1; size]).is_ok() {}
    }
}

fn workspaces(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.contains(".liaison")).collect();
    names.sort();
    names
}

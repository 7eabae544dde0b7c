//! How a PDF comes to its place, or does not.

use std::fs;
use std::ops::ControlFlow;

use documents::{PlanFormat, save_plan};
use engagement::Refusal;
use tempfile::tempdir;

use crate::sample::outline;

#[test]
fn whenever_it_is_stopped_the_old_file_is_whole() {
    let outline = outline("washington");
    let folder = tempdir().unwrap();
    let to = folder.path().join("plan.pdf");
    fs::write(&to, "old").unwrap();
    let mut asked = 0;
    let mut seen = Vec::new();
    save_plan(&outline, &folder.path().join("other.pdf"), PlanFormat::Pdf, None, &mut |done, total| {
        asked += 1;
        seen.push((done, total));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(seen.last(), Some(&(outline.rows(), outline.rows())), "progress ends when all rows are printed");
    // In the first row, before the pages are set, and when they are.
    for last in [1, asked - 1, asked] {
        let mut count = 0;
        let stopped = save_plan(&outline, &to, PlanFormat::Pdf, None, &mut |_, _| {
            count += 1;
            if count == last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(stopped.unwrap_err(), Refusal::Cancelled, "stopped at question {last} of {asked}");
        assert_eq!(fs::read(&to).unwrap(), b"old");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "no draft is left");
}

#[test]
fn the_same_plan_at_the_same_moment_is_the_same_file() {
    let outline = outline("michigan");
    let folder = tempdir().unwrap();
    let bytes = || fs::read(crate::sample::printed(&outline, folder.path()).0).unwrap();
    assert!(bytes() == bytes(), "nothing of the computer or of the run is in it");
}

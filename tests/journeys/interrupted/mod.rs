//! The program is killed, its disk fails or is full, at every call that changes a file. What it had
//! acknowledged is there, the file is whole and undo works; a document is the old one or the new one.

mod story;
mod strace;

use std::process::Output;

use crate::interrupted::story::{STORIES, Scene, State};
use crate::interrupted::strace::{FILE_CALLS, GROWING_CALLS};

/// How many interruptions are tried of each sort, spread over all calls of all stories.
const POINTS: usize = 500;

#[test]
#[ignore = "takes minutes: run it with --run-ignored all"]
fn a_kill_at_any_moment_loses_nothing_that_was_acknowledged() {
    each_point(FILE_CALLS, "signal=KILL", "", |scene, output, found| {
        let acknowledged = output.stdout.ends_with(b"\n");
        assert!(*found == scene.after || (!acknowledged && *found == scene.before), "{found:#?}");
    });
}

#[test]
#[ignore = "takes minutes: run it with --run-ignored all"]
fn a_disk_that_fails_once_is_a_plain_sentence_and_nothing_is_half_done() {
    each_point(FILE_CALLS, "error=EIO", "", told_or_done);
}

#[test]
#[ignore = "takes minutes: run it with --run-ignored all"]
fn a_full_disk_is_a_plain_sentence_and_nothing_is_half_done() {
    each_point(GROWING_CALLS, "error=ENOSPC", "+", told_or_done);
    each_point("write", "error=ENOSPC", "", told_or_done);
}

#[test]
fn a_fault_of_the_program_is_kept_in_the_log_without_what_the_person_typed() {
    let desk = tempfile::tempdir().unwrap();
    strace::says(&desk, "new w.liaison --template washington");
    // Without chance there are no ids and no hash tables, and nothing to do but to give up.
    let add = "add w.liaison stakeholder name=Grumpy";
    let (output, _) = strace::run(&desk, add, "getrandom:error=EIO:when=1+");
    let said = String::from_utf8(output.stderr).unwrap();
    let file = desk.path().join(".local/state/gov.liaison.desk/liaison.log");
    assert_eq!(said.lines().count(), 1, "one sentence: {said}");
    assert!(said.contains(&file.display().to_string()), "the sentence names the log: {said}");
    let log = std::fs::read_to_string(file).unwrap();
    for word in [concat!("liaison ", env!("CARGO_PKG_VERSION")), "thread main panicked at", "liaison::commands::run"] {
        assert!(log.contains(word), "{word} is missing in:\n{log}");
    }
    assert!(!log.contains("Grumpy") && !said.contains("Grumpy"), "what was typed is not kept: {log}");
}

/// What was acknowledged was done. What was refused in one sentence was not, unless the sentence says so.
fn told_or_done(scene: &Scene, output: &Output, found: &State) {
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => assert_eq!(*found, scene.after, "acknowledged with {:?}", String::from_utf8_lossy(&output.stdout)),
        // The sentence itself is what could not be written.
        Some(1) if said.is_empty() => assert!(*found == scene.before || *found == scene.after),
        Some(1) => {
            assert!(!said.contains("inside Liaison"), "no fault of the program: {said}");
            // How the file was found, or that there is no backup, is said before.
            let told = said.lines().last().unwrap_or_default();
            let done = told.starts_with("It was done");
            assert_eq!(found, if done { &scene.after } else { &scene.before }, "told: {said}");
        }
        _ => panic!("neither done nor refused: {output:?}"),
    }
}

/// Interrupts the stories at their calls and checks what is found afterwards. Ids are made anew each
/// time, so a story may have a call less, and a few interruptions may not come.
fn each_point(calls: &str, fault: &str, from_there_on: &str, check: fn(&Scene, &Output, &State)) {
    let scenes: Vec<_> = STORIES.iter().map(Scene::prepare).collect();
    let calls_of = |scene: &Scene| strace::calls(&scene.copy(), scene.story.command, calls);
    let points: Vec<_> =
        scenes.iter().flat_map(|scene| calls_of(scene).into_iter().map(move |it| (scene, it))).collect();
    let tried = points.len().min(POINTS);
    let (mut came, mut failed) = (0, Vec::new());
    for nth in 0..tried {
        let (scene, (call, count)) = &points[nth * points.len() / tried];
        let desk = scene.copy();
        let (output, interrupted) =
            strace::run(&desk, scene.story.command, &format!("{call}:{fault}:when={count}{from_there_on}"));
        let checked = std::panic::catch_unwind(|| {
            check(scene, &output, &State::of(desk.path()));
            story::undo_and_redo_work(desk.path());
        });
        came += usize::from(interrupted);
        if checked.is_err() {
            failed.push(format!("{} at {call} {count}", scene.story.name));
        }
    }
    assert_eq!(failed, Vec::<String>::new(), "interrupted by {fault}");
    assert!(came * 100 >= tried * 98, "{fault} came {came} times of {tried}");
    println!("{fault}: {came} of {} calls in {} stories", points.len(), scenes.len());
}

//! The program is killed, its disk fails or is full, at every call that changes a file. What it had
//! acknowledged is there, the file is whole and undo works; a document is the old one or the new one.

mod log;
mod scene;
mod story;
mod strace;

use std::process::Output;

use crate::interrupted::scene::{Scene, State, undo_and_redo_work};
use crate::interrupted::strace::{Call, FILE_CALLS, GROWING_CALLS, Program};

/// How many interruptions are tried of each sort.
const POINTS: usize = 500;

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_acknowledged() {
    each_point(FILE_CALLS, "signal=KILL", "", |scene, output, found| {
        let acknowledged = output.stdout.ends_with(b"\n");
        assert!(*found == scene.after || (!acknowledged && *found == scene.before), "{found:#?}");
    });
}

#[test]
fn a_disk_that_fails_once_is_a_plain_sentence_and_nothing_is_half_done() {
    each_point(FILE_CALLS, "error=EIO", "", told_or_done);
}

#[test]
fn a_full_disk_is_a_plain_sentence_and_nothing_is_half_done() {
    each_point(GROWING_CALLS, "error=ENOSPC", "+", told_or_done);
    each_point("write", "error=ENOSPC", "", told_or_done);
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
            let done = ["It was done", "The person is forgotten"].iter().any(|begins| told.starts_with(begins));
            let either = told.contains("Your work is safe in the copy") && *found == scene.after;
            assert_eq!(found, if done || either { &scene.after } else { &scene.before }, "told: {said}");
        }
        _ => panic!("neither done nor refused: {output:?}"),
    }
}

/// Interrupts the stories at points spread over all their calls and checks what is found afterwards. Ids
/// are made anew each time, so a story may have a call less, and a few interruptions may not come.
fn each_point(calls: &str, fault: &str, from_there_on: &str, check: fn(&Scene, &Output, &State)) {
    let scenes = Scene::all();
    let calls_of = |scene: &Scene| telling(&Program::of(scene.story).calls(&scene.copy(), calls));
    let points: Vec<_> =
        scenes.iter().flat_map(|scene| calls_of(scene).into_iter().map(move |it| (scene, it))).collect();
    let (mut came, mut failed) = (0, Vec::new());
    let tried = points.len().min(POINTS);
    for nth in 0..tried {
        let (scene, (call, count)) = &points[nth * points.len() / tried];
        let desk = scene.copy();
        let fault = format!("{call}:{fault}:when={count}{from_there_on}");
        let (output, interrupted) = Program::of(scene.story).run(&desk, &fault);
        let checked = std::panic::catch_unwind(|| {
            let found = scene.found(&desk);
            check(scene, &output, &found);
            if scene.story.shared {
                let said = String::from_utf8_lossy(&output.stderr);
                let home = scene.brought_home(&desk);
                let waited = found == scene.after || said.contains("Your work is safe in the copy");
                assert!(home == scene.after || (!waited && home == scene.before), "{said}: {home:#?}");
            }
            undo_and_redo_work(desk.path());
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

/// Of a long run of the same call, such as the pages of a backup, the ends and two between.
fn telling(calls: &[Call]) -> Vec<Call> {
    let run_of = |run: &[Call]| match run.len() {
        0..=8 => run.to_vec(),
        all => [0, 1, all / 3, 2 * all / 3, all - 2, all - 1].map(|at| run[at].clone()).to_vec(),
    };
    calls.chunk_by(|one, next| one.0 == next.0).flat_map(run_of).collect()
}

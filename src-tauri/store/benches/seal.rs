#![allow(clippy::expect_used, reason = "a benchmark that cannot run says so and stops")]
//! What sealing and checking a large file cost, against copying it. A ratio in one run.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use engagement::template::Template;
use engagement::{Change, Kind};
use store::{Stamp, Store};

const ROUNDS: usize = 9;
const ROWS: usize = 100_000;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.liaison");
    fill(&path);
    let mut ratios: Vec<_> = (0..ROUNDS).map(|_| against_copy(&path)).collect();
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios[ROUNDS / 2];
    println!("sealing and checking {ROWS} stakeholders, against copying the file: ratio {ratio:.2} (at most 2)");
    if ratio <= 2.0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Opens a file for writing, which checks it, and closes it, which seals it; then copies it. Both leave
/// their work on the disk.
fn against_copy(path: &Path) -> f64 {
    let sealed = time(|| drop(Store::open(path).expect("a sound file")));
    let copy = path.with_extension("copy");
    let copied = time(|| {
        fs::copy(path, &copy).expect("a copy");
        fs::File::options().write(true).open(&copy).and_then(|file| file.sync_all()).expect("on the disk");
    });
    fs::remove_file(copy).expect("the copy");
    sealed.as_secs_f64() / copied.as_secs_f64()
}

fn fill(path: &Path) {
    let mut store = Store::create(path, Template::named("blank").expect("a template")).expect("a workspace");
    let engagement = store.list(Kind::Engagement, None).expect("one")[0].id().to_string();
    let add = |row: usize| {
        let definition = format!("Audience number {row} of the benchmark, defined in a sentence of usual length.");
        let values = [
            ("engagementId", engagement.clone().into()),
            ("name", format!("Stakeholder {row}").into()),
            ("definition", definition.into()),
        ];
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Change::Add { kind: Kind::Stakeholder, values, after: None }
    };
    let changes: Vec<_> = (0..ROWS).map(add).collect();
    store.change(&Stamp::here_and_now(), &changes, None, None).expect("rows");
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

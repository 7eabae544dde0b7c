#![allow(clippy::expect_used, reason = "a benchmark that cannot run says so and stops")]
//! What history costs an edit, and how opening and listing grow with the rows. Ratios in one run.

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use engagement::template::Template;
use engagement::{Change, Id, Kind, Values};
use rusqlite::Connection;
use store::{Stamp, Store};

const ROUNDS: usize = 9;
const EDITS: usize = 200;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let edit = edit_against_bare_transaction(folder.path());
    let list = listing_against_a_tenth(folder.path());
    println!("durable cell edit with history, against a bare transaction writing one row: ratio {edit:.2} (at most 3)");
    println!("opening and listing 10,000 stakeholders, against 1,000: ratio {list:.2} (at most 12)");
    if edit <= 3.0 && list <= 12.0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Pairs rounds of edits through the store with rounds of bare updates under the same pragmas.
fn edit_against_bare_transaction(folder: &Path) -> f64 {
    let path = folder.join("edits.liaison");
    let mut store = Store::create(&path, template("washington")).expect("a workspace");
    let id = store.list(Kind::Stakeholder, None).expect("rows")[0].id().clone();
    let bare = bare_database(&folder.join("bare.sqlite"));
    let mut ratios = Vec::new();
    for round in 0..ROUNDS {
        let ours = time(|| (0..EDITS).for_each(|turn| edit_priority(&mut store, &id, turn)));
        let theirs = time(|| (0..EDITS).for_each(|turn| bare_update(&bare, turn)));
        if round > 0 {
            ratios.push(ours.as_secs_f64() / theirs.as_secs_f64());
        }
    }
    median(ratios)
}

fn edit_priority(store: &mut Store, id: &Id, turn: usize) {
    let priority = ["H", "M", "L"][turn % 3];
    let values = Values::from_iter([("priority".to_owned(), priority.into())]);
    let change = Change::Edit { kind: Kind::Stakeholder, id: id.clone(), values };
    store.change(&Stamp::here_and_now(), &[change], None, None).expect("an edit");
}

fn bare_database(path: &Path) -> Connection {
    let connection = Connection::open(path).expect("a database");
    for (name, value) in [("journal_mode", "WAL"), ("synchronous", "FULL"), ("foreign_keys", "ON")] {
        connection.pragma_update(None, name, value).expect("a pragma");
    }
    connection
        .execute_batch("CREATE TABLE stakeholder (id TEXT PRIMARY KEY NOT NULL, name TEXT, priority TEXT); INSERT INTO stakeholder VALUES ('a', 'Public', 'H')")
        .expect("a table");
    connection
}

fn bare_update(connection: &Connection, turn: usize) {
    connection.execute_batch("BEGIN IMMEDIATE").expect("begin");
    connection
        .prepare_cached("UPDATE stakeholder SET priority = ?1 WHERE id = 'a'")
        .and_then(|mut update| update.execute([["H", "M", "L"][turn % 3]]))
        .expect("update");
    connection.execute_batch("COMMIT").expect("commit");
}

/// Opens and lists a workspace of 10,000 rows and one of 1,000, in turns.
fn listing_against_a_tenth(folder: &Path) -> f64 {
    let large = filled(&folder.join("large.liaison"), 10_000);
    let small = filled(&folder.join("small.liaison"), 1_000);
    let list = |path: &Path| {
        let store = Store::open(path).expect("a workspace");
        let engagement = store.list(Kind::Engagement, None).expect("one")[0].id().to_string();
        black_box(store.list(Kind::Stakeholder, Some(&engagement)).expect("rows").len())
    };
    let ratios = (0..ROUNDS).map(|_| time(|| list(&large)).as_secs_f64() / time(|| list(&small)).as_secs_f64());
    median(ratios.collect())
}

fn filled(path: &Path, rows: usize) -> std::path::PathBuf {
    let mut store = Store::create(path, template("blank")).expect("a workspace");
    let engagement = store.list(Kind::Engagement, None).expect("one")[0].id().to_string();
    let add = |row: usize| {
        let definition = format!("Audience number {row} of the benchmark, defined in a sentence of usual length.");
        let values = [
            ("engagementId", engagement.clone().into()),
            ("name", format!("Stakeholder {row}").into()),
            ("priority", "H".into()),
            ("impact", "B".into()),
            ("frequency", "AN".into()),
            ("method", "R; F; E; S".into()),
            ("definition", definition.into()),
        ];
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Change::Add { kind: Kind::Stakeholder, values, after: None }
    };
    let changes: Vec<_> = (0..rows).map(add).collect();
    store.change(&Stamp::here_and_now(), &changes, None, None).expect("rows");
    path.to_owned()
}

fn template(name: &str) -> Template {
    Template::named(name).expect("a template")
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median(mut ratios: Vec<f64>) -> f64 {
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}

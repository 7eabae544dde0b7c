//! A workshop is killed right after an answer: every answered vote is there. A program that is killed leaves the
//! pages it has handed to the system; some of these tests kill a real process, the others take what such a
//! process would leave, the file and its journal as they are after an answer, which is far quicker.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use engagement::workshop::{Ballot, WorkshopDeed};
use engagement::{Id, Kind, Side, Workshop};
use rusqlite::Connection;
use serde_json::json;
use store::Store;

use crate::workshop::{LEVELS, Table, stamp};

/// By this the same test program knows that it is the one that is to be killed.
const TABLE: &str = "LIAISON_TABLE_TO_BE_KILLED";

/// How many sequences end by a real kill.
const KILLED: usize = 300;
/// How many are taken as a kill would leave them.
const TAKEN: usize = 9_700;

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// What is done at the table, and what of it must be there afterwards.
#[derive(Debug, Clone, Copy)]
enum Step {
    Answer { seat: usize, level: usize },
    Abstain { seat: usize },
    TakeBack { seat: usize },
    Leave { seat: usize },
    Return { seat: usize },
}

const SEATS: usize = 8;

impl Step {
    fn by(chance: &mut Chance) -> Self {
        let seat = chance.below(SEATS);
        match chance.below(10) {
            0..6 => Self::Answer { seat, level: chance.below(LEVELS.len()) },
            6 => Self::Abstain { seat },
            7 => Self::TakeBack { seat },
            8 => Self::Leave { seat },
            _ => Self::Return { seat },
        }
    }

    fn deed(self, seats: &[Id]) -> WorkshopDeed {
        let ballot = |seat: usize, level: Option<usize>| Ballot {
            seat: Some(seats[seat].clone()),
            side: None,
            dimension: None,
            level: level.map(|at| LEVELS[at].to_owned()),
        };
        match self {
            Self::Answer { seat, level } => WorkshopDeed::Vote { ballots: vec![ballot(seat, Some(level))] },
            Self::Abstain { seat } => WorkshopDeed::Vote { ballots: vec![ballot(seat, None)] },
            Self::TakeBack { seat } => WorkshopDeed::TakeBack { ballot: ballot(seat, None) },
            Self::Leave { seat } => WorkshopDeed::Leave { seat: seats[seat].clone() },
            Self::Return { seat } => WorkshopDeed::Return { seat: seats[seat].clone() },
        }
    }

    /// What lies in the round after it was answered.
    fn expect(self, votes: &mut BTreeMap<usize, Option<usize>>) {
        match self {
            Self::Answer { seat, level } => drop(votes.insert(seat, Some(level))),
            Self::Abstain { seat } => drop(votes.insert(seat, None)),
            Self::TakeBack { seat } => drop(votes.remove(&seat)),
            Self::Leave { .. } | Self::Return { .. } => {}
        }
    }
}

/// A folder on memory where there is one: a kill does not ask whether a disk has written.
fn folder() -> tempfile::TempDir {
    match Path::new("/dev/shm").is_dir() {
        true => tempfile::tempdir_in("/dev/shm").unwrap(),
        false => tempfile::tempdir().unwrap(),
    }
}

/// A workspace with a workshop that has just begun, closed.
fn prepared() -> PathBuf {
    let table = Table::of(SEATS / 2, SEATS / 2, false);
    let path = table.desk.path();
    let Table { desk, .. } = table;
    drop(desk.store);
    let kept = desk.folder.keep();
    kept.join(path.file_name().unwrap())
}

fn workshop_in(store: &Store) -> (Id, Vec<Id>) {
    let workshop = Workshop::try_from(store.list(Kind::Workshop, None).unwrap().remove(0)).unwrap().id;
    let seats = store.room(&workshop).unwrap().seats.into_iter().map(|seat| seat.id).collect();
    (workshop, seats)
}

/// The votes that lie in the file, by the seat's place; read below the program.
fn lying(file: &Path, seats: &[Id]) -> BTreeMap<usize, Option<usize>> {
    let file = Connection::open(file).unwrap();
    let mut votes = file.prepare("SELECT seat_id, ballot.level FROM vote JOIN ballot ON vote_id = vote.id").unwrap();
    let row = |row: &rusqlite::Row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
    let place = |id: &str| seats.iter().position(|seat| seat.as_ref() == id).unwrap();
    let level = |key: &str| LEVELS.iter().position(|level| *level == key);
    votes.query_map([], row).unwrap().map(Result::unwrap).map(|(seat, key)| (place(&seat), level(&key))).collect()
}

/// Carries out steps that come in, and answers each. Killed by the test that started it.
#[test]
fn a_table_that_is_to_be_killed() {
    let Some(file) = std::env::var_os(TABLE) else { return };
    let mut store = Store::open(Path::new(&file)).unwrap();
    let (workshop, _) = workshop_in(&store);
    for line in std::io::stdin().lock().lines() {
        let deed: WorkshopDeed = serde_json::from_str(&line.unwrap()).unwrap();
        let answer = store.carry_on(&stamp(), &workshop, &deed);
        let mut out = std::io::stdout().lock();
        writeln!(out, "answered {}", answer.is_ok()).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn three_hundred_tables_are_killed_after_an_answer_and_no_answered_vote_is_missing() {
    let prepared = prepared();
    let mut chance = Chance(8);
    let (mut answered, mut kept) = (0, 0);
    for _ in 0..KILLED {
        let folder = folder();
        let file = folder.path().join("desk.liaison");
        fs::copy(&prepared, &file).unwrap();
        let (_, seats) = workshop_in(&Store::open_to_read(&file).unwrap());
        let mut table = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "killed_workshop::a_table_that_is_to_be_killed", "--nocapture"])
            .env(TABLE, &file)
            .env("LIAISON_DATA", folder.path().join("data"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (mut into, mut out) = (table.stdin.take().unwrap(), BufReader::new(table.stdout.take().unwrap()));
        let mut votes = BTreeMap::new();
        for _ in 0..1 + chance.below(6) {
            let step = Step::by(&mut chance);
            writeln!(into, "{}", wire(&step.deed(&seats))).unwrap();
            if reply(&mut out) {
                step.expect(&mut votes);
                answered += 1;
            }
        }
        // Every other time it is in the middle of one more.
        let more = (chance.below(2) == 0).then(|| Step::by(&mut chance));
        if let Some(step) = more {
            writeln!(into, "{}", wire(&step.deed(&seats))).unwrap();
        }
        table.kill().unwrap();
        table.wait().unwrap();
        let mut also = votes.clone();
        if let Some(step) = more {
            step.expect(&mut also);
        }
        let store = Store::open(&file).unwrap();
        let found = lying(store.path(), &seats);
        assert!(found == votes || found == also, "{found:?} and not {votes:?}, perhaps with {more:?}");
        kept += found.len();
    }
    println!("{KILLED} killed, {answered} steps answered, {kept} votes lay there");
    assert!(answered > KILLED * 2, "enough was answered: {answered}");
}

#[test]
fn thousands_of_tables_as_a_kill_leaves_them_have_every_answered_vote() {
    let prepared = prepared();
    let mut chance = Chance(10);
    let place = folder();
    let (mut taken, mut refused) = (0, 0);
    while taken < TAKEN {
        // A few hundred sequences in one file, each on the round that the ones before have left.
        let file = place.path().join("desk.liaison");
        fs::copy(&prepared, &file).unwrap();
        let mut store = Store::open(&file).unwrap();
        let (workshop, seats) = workshop_in(&store);
        let mut votes = BTreeMap::new();
        for _ in 0..500.min(TAKEN - taken) {
            for _ in 0..1 + chance.below(3) {
                let step = Step::by(&mut chance);
                match store.carry_on(&stamp(), &workshop, &step.deed(&seats)) {
                    Ok(_) => step.expect(&mut votes),
                    Err(_) => refused += 1,
                }
            }
            let left = place.path().join("left.liaison");
            fs::copy(&file, &left).unwrap();
            fs::copy(beside(&file), beside(&left)).unwrap();
            assert_eq!(lying(&left, &seats), votes, "sequence {taken}");
            for gone in [left.clone(), beside(&left), left.with_extension("liaison-shm")] {
                let _ = fs::remove_file(gone);
            }
            taken += 1;
        }
        drop(store);
        fs::remove_file(&file).unwrap();
    }
    println!("{taken} sequences taken, {refused} steps of them refused");
}

fn beside(file: &Path) -> PathBuf {
    file.with_extension("liaison-wal")
}

fn reply(out: &mut impl BufRead) -> bool {
    let mut line = String::new();
    loop {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0, "the table ended before it answered");
        // The test program says other things, too.
        if let Some(at) = line.find("answered ") {
            return line[at..].trim_end().ends_with("true");
        }
    }
}

/// A step as it goes over a pipe.
fn wire(deed: &WorkshopDeed) -> serde_json::Value {
    let of = |it: &Ballot| json!({ "seat": it.seat, "side": it.side.map(|_: Side| "provider"), "dimension": it.dimension, "level": it.level });
    match deed {
        WorkshopDeed::Vote { ballots } => {
            json!({ "deed": "vote", "ballots": ballots.iter().map(of).collect::<Vec<_>>() })
        }
        WorkshopDeed::TakeBack { ballot } => json!({ "deed": "takeBack", "ballot": of(ballot) }),
        WorkshopDeed::Leave { seat } => json!({ "deed": "leave", "seat": seat }),
        WorkshopDeed::Return { seat } => json!({ "deed": "return", "seat": seat }),
        other => panic!("{other:?} is no step of these tests"),
    }
}

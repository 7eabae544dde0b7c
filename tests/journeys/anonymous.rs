//! In an anonymous workshop nobody who gets the file can tell votes apart: not by ids, order, times, history,
//! the journal's bytes or sizes. Whoever gets it is someone with the file, its journal and a hex editor, at any
//! moment between two answers, who knows who voted when and wants to know what.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use engagement::workshop::WorkshopDeed;
use engagement::{Refusal, Side};
use rusqlite::Connection;

use crate::desk::Desk;
use crate::workshop::{LEVELS, Table, unseen};

const WORKSHOPS: usize = 200;

/// The votes of a side in one workshop: the same ones, in one of two orders.
const ORDERS: [[usize; 4]; 2] = [[0, 2, 3, 4], [4, 3, 2, 0]];

/// What somebody sees who gets all files of a folder.
type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| (path.extension().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect()
}

/// A workshop in which the secret is who voted what; answers its files before the reveal, and closed after it.
fn workshop(secret: bool, anonymous: bool) -> Vec<Files> {
    // On memory where there is some: hundreds of workshops would wait for the disk most of the time.
    let folder = if Path::new("/dev/shm").is_dir() { tempfile::tempdir_in("/dev/shm") } else { tempfile::tempdir() };
    let mut table = Table::at(Desk::within(folder.unwrap(), "washington"), 4, 2, anonymous);
    let order = ORDERS[usize::from(secret)];
    for (at, &level) in order.iter().enumerate() {
        match anonymous {
            true => drop(table.votes_unseen(Side::Provider, Some(level))),
            false => drop(table.votes(&format!("P{}", at + 1), level)),
        }
    }
    if anonymous {
        table.votes_unseen(Side::Agency, Some(1));
        table.does(WorkshopDeed::TakeBack { ballot: unseen(Side::Agency, Some(1)) });
        table.votes_unseen(Side::Agency, None);
    } else {
        table.votes("A1", 1);
    }
    let mut seen = vec![files(table.desk.folder.path())];
    table.does(WorkshopDeed::Reveal { early: true });
    let folder = table.desk.folder;
    drop(table.desk.store);
    seen.push(files(folder.path()));
    seen
}

/// What can be measured of files: sizes, how often each byte stands in them, in what order and how often the
/// levels do, how many rows and free pages there are, and whether a tally stands in them that only one of the
/// two orders makes on its way.
fn features(seen: &[Files]) -> Vec<f64> {
    let mut found = Vec::new();
    for files in seen {
        for ending in ["liaison", "liaison-wal", "liaison-shm"] {
            let none = Vec::new();
            let bytes = files.get(ending).unwrap_or(&none);
            found.push(bytes.len() as f64);
            let mut counts = [0_u32; 256];
            bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
            found.extend(counts.map(f64::from));
            let words = places(bytes);
            for at in &words {
                found.push(at.len() as f64);
                found.push(at.first().map_or(-1.0, |at| *at as f64));
                found.push(at.last().map_or(-1.0, |at| *at as f64));
            }
            found.push(f64::from(words[0].last() < words[4].last()));
            let tallies = tallies(bytes);
            for order in ORDERS {
                found.extend((1..order.len()).map(|votes| f64::from(tallies.contains(&tally(&order[..votes])))));
            }
        }
    }
    found
}

/// The provider's part of a tally after some votes.
fn tally(votes: &[usize]) -> Vec<u8> {
    let mut counts = [0_u16; 7];
    votes.iter().for_each(|level| counts[level + 1] += 1);
    counts.iter().flat_map(|count| count.to_le_bytes()).collect()
}

/// Whatever in the bytes could be the provider's part of a tally without abstentions.
fn tallies(bytes: &[u8]) -> HashSet<Vec<u8>> {
    let is_tally = |part: &[u8]| part.chunks_exact(2).all(|count| count[0] < 9 && count[1] == 0);
    let mut found = HashSet::new();
    // Its first level that has a vote has one.
    for at in (10..bytes.len().saturating_sub(14)).filter(|at| bytes[*at] == 1 && bytes[*at + 1] == 0) {
        for start in (1..=5).map(|level| at - 2 * level) {
            let part = &bytes[start..start + 14];
            if part[..at - start].iter().all(|byte| *byte == 0) && is_tally(part) {
                found.insert(part.to_vec());
            }
        }
    }
    found
}

/// Where the levels stand.
fn places(bytes: &[u8]) -> [Vec<usize>; 5] {
    let mut found = [const { Vec::new() }; 5];
    let mut begins = [false; 256];
    LEVELS.iter().for_each(|level| begins[usize::from(level.as_bytes()[0])] = true);
    for at in (0..bytes.len()).filter(|at| begins[usize::from(bytes[*at])]) {
        for (level, found) in LEVELS.iter().zip(&mut found) {
            if bytes[at..].starts_with(level.as_bytes()) {
                found.push(at);
            }
        }
    }
    found
}

/// How often the best single measure, chosen on one half of the workshops, is right on the other half; then the
/// same for the nearer of two means over all measures.
fn guessed(of: &[(bool, Vec<f64>)]) -> [f64; 2] {
    let (learnt, asked) = of.split_at(of.len() / 2);
    let width = learnt[0].1.len();
    let mean = |secret: bool, at: usize| {
        let own: Vec<_> = learnt.iter().filter(|it| it.0 == secret).map(|it| it.1[at]).collect();
        own.iter().sum::<f64>() / own.len() as f64
    };
    let means: Vec<_> = (0..width).map(|at| (mean(false, at), mean(true, at))).collect();
    let says = |it: &[f64], at: usize| (it[at] - means[at].1).abs() < (it[at] - means[at].0).abs();
    let right = |of: &[(bool, Vec<f64>)], guess: &dyn Fn(&[f64]) -> bool| {
        of.iter().filter(|(secret, it)| guess(it) == *secret).count() as f64 / of.len() as f64
    };
    let best =
        (0..width).max_by(|a, b| right(learnt, &|it| says(it, *a)).total_cmp(&right(learnt, &|it| says(it, *b))));
    let best = best.unwrap();
    let spread: Vec<f64> = (0..width)
        .map(|at| {
            let values = learnt.iter().map(|it| it.1[at]);
            let middle = (means[at].0 + means[at].1) / 2.0;
            (values.map(|value| (value - middle).powi(2)).sum::<f64>() / learnt.len() as f64).sqrt().max(1e-9)
        })
        .collect();
    let nearer = |it: &[f64]| {
        let far = |to: fn(&(f64, f64)) -> f64| {
            (0..width).map(|at| ((it[at] - to(&means[at])) / spread[at]).powi(2)).sum::<f64>()
        };
        far(|pair| pair.1) < far(|pair| pair.0)
    };
    [right(asked, &|it| says(it, best)), right(asked, &nearer)]
}

/// A secret a workshop, as many of one as of the other in each half, in no order that something else has.
fn secrets(count: usize) -> Vec<bool> {
    (0..count).map(|at| (at * 7 + at / 4) % 2 == 0).collect()
}

#[test]
fn nobody_who_gets_the_file_tells_who_voted_what_better_than_by_chance() {
    let measured = |anonymous: bool, count: usize| -> Vec<(bool, Vec<f64>)> {
        let measure = |secret: bool| (secret, features(&workshop(secret, anonymous)));
        let secrets = secrets(count);
        std::thread::scope(|scope| {
            let parts = secrets.chunks(count.div_ceil(4));
            let tables: Vec<_> =
                parts.map(|part| scope.spawn(move || part.iter().copied().map(measure).collect::<Vec<_>>())).collect();
            tables.into_iter().flat_map(|table| table.join().unwrap()).collect()
        })
    };
    let by_name = guessed(&measured(false, 80));
    assert!(by_name[0] > 0.9, "where names stand beside votes, the same guesser tells them: {by_name:?}");
    let right = guessed(&measured(true, WORKSHOPS));
    println!("of {WORKSHOPS} workshops, guessed right: best measure {:.2}, nearer mean {:.2}", right[0], right[1]);
    // Of 100 guesses by chance, fewer than 2 in 10,000 series leave this band.
    assert!(right.iter().all(|right| (0.31..=0.69).contains(right)), "guessed right: {right:?}");
}

/// Files without the pages of history. What it says of the start, before any vote, stands in the order of a hash
/// of ids; that no vote adds to it is seen below.
fn without_history(mut files: Files) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("looked-at.liaison");
    let bytes = files.get_mut("liaison").unwrap();
    // Without a journal beside it, it is read as one that needs none.
    bytes[18..20].fill(1);
    fs::write(&path, &*bytes).unwrap();
    let file = Connection::open(&path).unwrap();
    let mut pages = file.prepare("SELECT pageno FROM dbstat WHERE name = 'history'").unwrap();
    for page in pages.query_map([], |row| row.get::<_, u32>(0)).unwrap() {
        let start = (page.unwrap() as usize - 1) * 4096;
        bytes[start..start + 4096].fill(0);
    }
    files
}

#[test]
fn two_workshops_that_differ_in_the_order_of_votes_are_the_same_file() {
    let blank = |files: &Files| -> Files {
        let ids = regex::bytes::Regex::new(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
        let ids = ids.unwrap();
        let mut blank: Files = files.clone();
        // What SQLite keeps in memory for other connections, with a random number; the journal itself is empty.
        blank.remove("liaison-shm");
        blank.retain(|ending, _| ending.starts_with("liaison"));
        for bytes in blank.values_mut() {
            *bytes = ids.replace_all(bytes, |found: &regex::bytes::Captures| vec![b'0'; found[0].len()]).into_owned();
        }
        blank
    };
    let blind = |secret: bool| without_history(blank(&workshop(secret, true)[0]));
    let one = blind(false);
    assert_eq!(one["liaison-wal"].len(), 0, "nothing is left in the journal after a vote");
    let others = [blind(true), blind(true)];
    // Where SQLite has cut an id in two, the same order gives different bytes, too: these places say nothing. Ids
    // begin with the time, so these workshops come last.
    let again: Vec<_> = (0..8).map(|_| blind(false)).collect();
    let differs = |at: usize, other: &Files| one["liaison"][at] != other["liaison"][at];
    let by_chance = |at: usize| again.iter().any(|other| differs(at, other));
    for other in others {
        assert_eq!(one["liaison"].len(), other["liaison"].len());
        let by_order = (0..one["liaison"].len()).filter(|at| differs(*at, &other) && !by_chance(*at));
        assert_eq!(by_order.collect::<Vec<_>>(), Vec::<usize>::new(), "places that differ by the order of votes");
    }
}

#[test]
fn a_vote_adds_nothing_to_rows_history_or_size() {
    let mut table = Table::of(4, 4, true);
    let look = |table: &Table| {
        let file = Connection::open_with_flags(table.desk.path(), rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let number = |sql: &str| file.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        let rows = ["workshop", "seat", "round", "vote", "ballot", "ballot_box", "history"];
        let rows = rows.map(|name| number(&format!("SELECT count(*) FROM {name}")));
        let history = number("SELECT sum(id + length(label) + length(changeset)) FROM history");
        (
            rows,
            history,
            number("PRAGMA page_count"),
            number("PRAGMA freelist_count"),
            table.desk.store.undo_label().unwrap(),
        )
    };
    let before = look(&table);
    for level in [0, 4, 2] {
        table.votes_unseen(Side::Provider, Some(level));
        assert_eq!(look(&table), before, "after a vote");
        assert_eq!(files(table.desk.folder.path())["liaison-wal"].len(), 0, "nothing is left in the journal");
    }
    table.votes_unseen(Side::Agency, Some(3));
    let done = table.does(WorkshopDeed::TakeBack { ballot: unseen(Side::Provider, Some(1)) });
    assert_eq!(done.label, "Take back the votes of a side", "whatever level is tried: it tells nothing");
    assert_eq!(table.room().votes, 1, "all of the provider's are gone, the agency's is not");
    let refused = table.carry_on(&WorkshopDeed::TakeBack { ballot: unseen(Side::Provider, None) });
    assert!(refused.unwrap_err().to_string().contains("No vote of this side"));
    assert!(table.room().seats.iter().all(|seat| seat.voted.is_none()), "nor does the room know who is in");
}

#[test]
fn a_copy_takes_no_open_anonymous_votes_along() {
    let mut table = Table::of(4, 4, true);
    let votes = [0, 2, 3, 4];
    votes.iter().for_each(|level| drop(table.votes_unseen(Side::Provider, Some(*level))));
    let copy = table.desk.folder.path().join("copy.liaison");
    table.desk.store.save_copy(&copy).unwrap();
    let holds = |file: &Path| tallies(&fs::read(file).unwrap()).contains(&tally(&votes));
    assert!(holds(&table.desk.path()), "the file itself keeps them");
    assert!(!holds(&copy), "two states would tell what lies between them");
    assert_eq!(table.room().votes, 4);
    table.does(WorkshopDeed::Reveal { early: true });
    table.desk.store.save_copy(&copy).unwrap();
    let copied = store::Store::open_to_read(&copy).unwrap();
    assert_eq!(copied.room(&table.workshop).unwrap().shown.unwrap().provider, [1, 0, 1, 1, 1]);
}

#[test]
fn undoing_a_reveal_lets_nobody_vote_anew_whose_difference_would_show() {
    let mut table = Table::of(2, 2, true);
    for level in [1, 3] {
        table.votes_unseen(Side::Agency, Some(level));
        table.votes_unseen(Side::Provider, Some(level));
    }
    let refused = table.carry_on(&WorkshopDeed::Vote { ballots: vec![unseen(Side::Agency, Some(2))] });
    assert!(refused.unwrap_err().to_string().contains("Everyone on this side has voted"));
    table.does(WorkshopDeed::Reveal { early: false });
    table.desk.store.undo().unwrap();
    assert!(!table.room().revealed);
    let refused = table.carry_on(&WorkshopDeed::TakeBack { ballot: unseen(Side::Agency, Some(1)) });
    assert!(refused.unwrap_err().to_string().contains("lay open before"));
    table.does(WorkshopDeed::Reveal { early: false });
    assert_eq!(table.room().shown.unwrap().agency, [0, 1, 0, 1, 0], "and nothing of it is lost");
}

#[test]
fn whoever_would_vote_alone_for_a_side_is_refused_also_later() {
    let mut table = Table::of(2, 2, true);
    table.does(WorkshopDeed::Leave { seat: table.seat("A1") });
    let refused = table.carry_on(&WorkshopDeed::Vote { ballots: vec![unseen(Side::Agency, Some(4))] }).unwrap_err();
    assert!(refused.to_string().contains("is known by it"), "{refused}");
    table.does(WorkshopDeed::Join { name: "A3".into(), side: Side::Agency });
    table.votes_unseen(Side::Agency, Some(4));
    table.does(WorkshopDeed::Leave { seat: table.seat("A3") });
    let refused = table.carry_on(&WorkshopDeed::Reveal { early: true }).unwrap_err();
    assert!(refused.to_string().contains("is known by it"), "nor is one vote revealed beside one person: {refused}");
    table.does(WorkshopDeed::TakeBack { ballot: unseen(Side::Agency, None) });
    table.votes_unseen(Side::Provider, Some(2));
    table.does(WorkshopDeed::Reveal { early: true });
}

#[test]
fn who_voted_and_left_takes_nobody_s_vote_and_the_reveal_asks() {
    let mut table = Table::of(2, 3, true);
    table.votes_unseen(Side::Agency, Some(1));
    table.does(WorkshopDeed::Leave { seat: table.seat("A1") });
    for side in [Side::Agency, Side::Provider, Side::Provider] {
        table.votes_unseen(side, Some(2));
    }
    let refused = table.carry_on(&WorkshopDeed::Reveal { early: false }).unwrap_err();
    assert!(refused.to_string().contains("nobody knows whether they voted"), "{refused}");
    assert!(matches!(refused, Refusal::Invalid { field: Some(part), .. } if part == "early"), "the room may decide");
    table.votes_unseen(Side::Agency, Some(3));
    table.does(WorkshopDeed::Reveal { early: false });
    assert_eq!(table.room().shown.unwrap().agency, [0, 1, 1, 1, 0], "as many as seats: nobody is missing");
}

#[test]
fn undo_takes_no_anonymous_votes_along() {
    let mut table = Table::of(2, 2, true);
    table.does(WorkshopDeed::Go { dimension: "communication".into() });
    table.votes_unseen(Side::Provider, Some(3));
    let refused = table.desk.store.undo().unwrap_err();
    assert!(refused.to_string().starts_with("Votes lie in the round"), "{refused}");
    assert_eq!(table.room().votes, 1);
    table.does(WorkshopDeed::TakeBack { ballot: unseen(Side::Provider, None) });
    assert_eq!(table.desk.store.undo().unwrap().label, "Go to Communication");
}

//! A closed file on a bad disk: whatever happens to its bytes is noticed or harmless, and every row on a
//! page that is whole comes back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use engagement::{Change, Kind, Refusal};
use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::json;
use store::Store;

use crate::command_line::Shell;
use crate::desk::{Desk, object};

const PAGE: usize = 4096;

/// A workspace whose trees have inner pages, long rows and free pages, closed.
fn closed_file() -> Desk {
    let mut desk = Desk::washington();
    let add = |at: usize| {
        let length = if at.is_multiple_of(20) { 9000 } else { 150 };
        let values = json!({ "engagementId": desk.engagement(), "name": format!("Audience {at}"),
            "definition": format!("{at} ").repeat(length / 4) });
        Change::Add { kind: Kind::Stakeholder, values: object(values), after: None }
    };
    let changes: Vec<_> = (0..100).map(add).collect();
    desk.change(&changes).unwrap();
    for at in 30..50 {
        let id = desk.id_of(Kind::Stakeholder, &format!("Audience {at}"));
        desk.change(&[Change::Remove { kind: Kind::Stakeholder, id }]).unwrap();
    }
    desk
}

/// Random numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit as u64) as usize
    }
}

/// Every row by table and key, as text.
type Rows = BTreeMap<(String, String), String>;

fn rows(connection: &Connection) -> Rows {
    let mut found = Rows::new();
    for table in tables() {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let width = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<Value> = (0..width).map(|at| row.get(at).unwrap()).collect();
            found.insert((table.clone(), format!("{:?}", values[0])), format!("{values:?}"));
        }
    }
    found
}

fn tables() -> Vec<String> {
    Kind::ALL.iter().map(|kind| kind.table().to_owned()).chain(["history".into()]).collect()
}

/// The pages that each row stands on, as SQLite itself reports its trees.
fn pages_by_row(connection: &Connection) -> BTreeMap<(String, String), BTreeSet<u32>> {
    let mut found: BTreeMap<_, BTreeSet<u32>> = BTreeMap::new();
    for table in tables() {
        let mut keys = connection.prepare(&format!("SELECT * FROM {table} ORDER BY rowid")).unwrap();
        let keys: Vec<Value> = keys.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut keys = keys.into_iter().map(|key| (table.clone(), format!("{key:?}")));
        let sql = "SELECT path, pageno, ncell FROM dbstat WHERE name = ?1 AND pagetype = ?2 ORDER BY path";
        let pages = |kind: &str| -> Vec<(String, u32, u32)> {
            let mut statement = connection.prepare(sql).unwrap();
            let page = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            statement.query_map([&table, kind], page).unwrap().map(Result::unwrap).collect()
        };
        let overflow = pages("overflow");
        for (path, page, cells) in pages("leaf") {
            for cell in 0..cells {
                let key = keys.next().unwrap();
                // An overflow page's path is its leaf's, with the cell's number and its own.
                let start = format!("{path}{cell:03x}+");
                let own = overflow.iter().filter(|(path, ..)| path.starts_with(&start)).map(|(_, page, _)| *page);
                found.entry(key).or_default().extend(own.chain([page]));
            }
        }
        assert_eq!(keys.next(), None, "every row of {table} stands on a page");
    }
    found
}

/// Rescues a file and looks for every row whose pages are all whole.
fn check_rescue(
    path: &Path,
    before: &Rows,
    pages: &BTreeMap<(String, String), BTreeSet<u32>>,
    whole: impl Fn(u32) -> bool,
) {
    let to = path.with_file_name("rescued.liaison");
    store::rescue(path, &to).unwrap();
    let rescued = rows(&Connection::open(&to).unwrap());
    let lost = before.keys().filter(|key| !rescued.contains_key(key)).map(|(_, id)| id.as_str());
    let lost: Vec<_> = lost.filter(|id| id.starts_with("Text")).collect();
    for (key, _) in pages.iter().filter(|(_, pages)| pages.iter().all(|page| whole(*page))) {
        // What a row referred to may have stood on another page.
        let expected = before.get(key).map(|row| lost.iter().fold(row.clone(), |row, id| row.replace(id, "Null")));
        // A row that only ties others together goes with either of them, as it does when one is removed.
        let is_tied_to_lost =
            lost.contains(&key.1.as_str()) && before.get(key).is_some_and(|row| ties_to(row, &key.1, &lost));
        assert!(is_tied_to_lost || rescued.get(key) == expected.as_ref(), "{key:?} stood on whole pages: {expected:?}");
    }
    assert!(Store::open(&to).is_ok_and(|store| store.note().is_none()), "what was rescued is a sound workspace");
    fs::remove_file(to).unwrap();
}

/// Whether a row refers to one of the lost ones, besides being lost itself.
fn ties_to(row: &str, own: &str, lost: &[&str]) -> bool {
    lost.iter().any(|id| *id != own && row.contains(id))
}

#[test]
fn a_thousand_flips_and_truncations_are_noticed_or_harmless_and_whole_pages_are_rescued() {
    let desk = closed_file();
    let path = desk.path();
    drop(desk.store);
    let closed = fs::read(&path).unwrap();
    let (before, pages) = {
        let connection = Connection::open(&path).unwrap();
        (rows(&connection), pages_by_row(&connection))
    };
    let (mut dice, mut noticed, mut harmless) = (Dice(7), 0, 0);
    for turn in 0..1000 {
        let mut bytes = closed.clone();
        let at = dice.below(bytes.len());
        let cut = turn % 4 == 0;
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << dice.below(8);
        }
        fs::write(&path, &bytes).unwrap();
        match Store::open(&path) {
            Ok(store) => {
                drop(store);
                assert_eq!(
                    rows(&Connection::open(&path).unwrap()),
                    before,
                    "byte {at}, cut {cut}: opened, so harmless"
                );
                harmless += 1;
            }
            Err(Refusal::Unreadable { .. }) => {
                noticed += 1;
                assert_eq!(fs::read(&path).unwrap(), bytes, "a damaged file is left as it is");
                if turn % 11 == 0 && at > PAGE {
                    let hit = at / PAGE + 1;
                    let whole = |page: u32| if cut { (page as usize) < hit } else { page as usize != hit };
                    check_rescue(&path, &before, &pages, whole);
                }
            }
            Err(other) => panic!("byte {at}, cut {cut}: {other:?}"),
        }
    }
    assert!(noticed > 900 && harmless > 0, "{noticed} noticed, {harmless} harmless");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn with_the_first_page_damaged_the_rows_of_all_others_come_back() {
    let desk = closed_file();
    let path = desk.path();
    drop(desk.store);
    let closed = fs::read(&path).unwrap();
    let (before, pages) = {
        let connection = Connection::open(&path).unwrap();
        (rows(&connection), pages_by_row(&connection))
    };
    for at in [3, 17, 30, 70, 103, 110, 1500, 4000] {
        let mut bytes = closed.clone();
        bytes[at..at + 40].fill(0xa5);
        fs::write(&path, &bytes).unwrap();
        assert!(matches!(Store::open(&path), Err(Refusal::Unreadable { .. })), "byte {at}");
        check_rescue(&path, &before, &pages, |page| page > 1);
    }
}

#[test]
fn verify_names_the_rows_on_a_damaged_page_and_rescue_keeps_the_others() {
    let shell = Shell::with_washington();
    let path = shell.path("w.liaison");
    assert!(shell.says(&["verify", "w.liaison"]).contains("as it was when it was closed"));
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes.windows(18).position(|window| window == b"Steering Committee").unwrap();
    bytes[at] = b'$';
    fs::write(&path, &bytes).unwrap();
    let said = shell.refuses(&["list", "w.liaison", "stakeholder"]);
    assert!(said.contains("1 of its") && said.contains("pages is not as it was"), "{said}");
    assert!(said.contains("liaison rescue"), "{said}");
    let output = shell.run(&["verify", "w.liaison"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("rows of stakeholder") || said.contains("rows of role"), "{said}");
    let said = shell.says(&["rescue", "w.liaison", "--to", "r.liaison"]);
    assert!(said.contains("Saved: 15 rows of stakeholder") && said.contains("Doubtful: "), "{said}");
    assert!(said.contains("Saved: 1 row of workspace."), "{said}");
    shell.says(&["add", "r.liaison", "stakeholder", "name=New"]);
    assert!(shell.refuses(&["rescue", "w.liaison", "--to", "r.liaison"]).contains("already there"));
}

#[test]
fn an_edit_by_another_program_is_told() {
    let shell = Shell::with_washington();
    Connection::open(shell.path("w.liaison")).unwrap().execute("UPDATE stakeholder SET name = 'Me'", []).unwrap();
    let output = shell.run(&["list", "w.liaison", "stakeholder"]);
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("changed by another program"), "{said}");
}

#[test]
fn a_write_that_was_half_done_is_taken_back() {
    let desk = Desk::washington();
    let (path, crashed) = (desk.path(), desk.folder.path().join("crashed.liaison"));
    drop(desk.store);
    // Without its seal, as after a crash.
    let pages: u32 = Connection::open(&path).unwrap().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_len(u64::from(pages) * PAGE as u64).unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch("PRAGMA cache_size = 1; BEGIN; UPDATE stakeholder SET definition = 'half'").unwrap();
    connection.execute_batch("UPDATE role SET name = 'half'; UPDATE code_list_entry SET label = 'half'").unwrap();
    for ending in ["", "-journal"] {
        fs::copy(format!("{}{ending}", path.display()), format!("{}{ending}", crashed.display())).unwrap();
    }
    drop(connection);
    let store = Store::open(&crashed).unwrap();
    assert!(store.list(Kind::Role, None).unwrap().iter().all(|role| role.title() != "half"));
    assert!(store.note().is_some());
}

#[test]
fn a_journal_that_belongs_to_another_file_is_not_taken_in() {
    let desk = Desk::washington();
    let path = desk.path();
    drop(desk.store);
    // Such as one that stayed behind when an older copy of the file was put back.
    fs::write(path.with_extension("liaison-wal"), [1; 4000]).unwrap();
    let Err(Refusal::Unreadable { reason }) = Store::open(&path) else { panic!("it was opened") };
    assert!(reason.contains("-wal"), "{reason}");
}

#[test]
fn what_referred_to_a_lost_row_is_mended() {
    let desk = Desk::washington();
    let path = desk.path();
    drop(desk.store);
    // The page that holds the one engagement is gone altogether.
    let page: u32 = Connection::open(&path)
        .unwrap()
        .query_row("SELECT pageno FROM dbstat WHERE name = 'engagement'", [], |row| row.get(0))
        .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let end = page as usize * PAGE;
    bytes[end - PAGE..end].fill(0);
    fs::write(&path, bytes).unwrap();
    let to = path.with_file_name("rescued.liaison");
    let rescue = store::rescue(&path, &to).unwrap();
    assert!(rescue.mended.iter().any(|said| said.contains("stands in")), "{:?}", rescue.mended);
    let store = Store::open(&to).unwrap();
    assert_eq!(store.list(Kind::Engagement, None).unwrap()[0].title(), "Recovered");
    assert_eq!(store.list(Kind::Stakeholder, None).unwrap().len(), 15);
}

/// Zeros, ones, or the first bytes alone, as a page is found that a disk lost.
const WIPES: [(usize, u8); 3] = [(PAGE, 0), (PAGE, 0xff), (8, 0)];

#[test]
fn whichever_page_is_wiped_what_is_left_is_saved_and_what_is_not_is_told() {
    let desk = Desk::washington();
    let path = desk.path();
    drop(desk.store);
    let closed = fs::read(&path).unwrap();
    let before = store::verify(&path).unwrap().rows;
    let pages = page_count(&path);
    let to = path.with_file_name("rescued.liaison");
    let mut untold = 0;
    for page in 1..=pages {
        let mut bytes = closed.clone();
        let (length, with) = WIPES[page % WIPES.len()];
        bytes[(page - 1) * PAGE..][..length].fill(with);
        fs::write(&path, &bytes).unwrap();
        let rescued = store::rescue(&path, &to).unwrap_or_else(|refusal| panic!("page {page}: {refusal:?}"));
        let of_page = format!(" on page {page};");
        assert!(rescued.uncounted.iter().all(|said| said.contains(&of_page)), "{page}: {:?}", rescued.uncounted);
        let damaged = store::verify(&path).unwrap().damaged;
        if rescued.lost.is_empty() && rescued.uncounted.is_empty() {
            assert_eq!(rescued.saved, before, "page {page} is told to have cost nothing: {damaged:?}");
            untold += 1;
        } else {
            assert!(damaged[0].holds.starts_with("rows of "), "page {page}: {damaged:?}");
        }
        fs::remove_file(&to).unwrap();
    }
    assert!((1..pages).contains(&untold), "{untold} of {pages}");
}

#[test]
fn a_leaf_that_says_it_is_shorter_than_it_is_is_told() {
    let shell = Shell::with_washington();
    let path = shell.path("w.liaison");
    let closed = fs::read(&path).unwrap();
    let sql = "SELECT pageno FROM dbstat WHERE name = 'role' AND pagetype = 'leaf' AND ncell > 1";
    let page = Connection::open(&path).unwrap().query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap() as usize;
    let mut bytes = closed.clone();
    bytes[(page - 1) * PAGE + 4] -= 1;
    fs::write(&path, &bytes).unwrap();
    let told = format!("Rows of role on page {page}; how many is not known.");
    assert!(shell.says(&["rescue", "w.liaison", "--to", "r.liaison"]).contains(&told));
}

#[test]
fn of_a_file_that_was_cut_short_the_missing_pages_are_told() {
    let shell = Shell::with_washington();
    let path = shell.path("w.liaison");
    let (closed, pages) = (fs::read(&path).unwrap(), page_count(&path));
    let cut = |there: usize| {
        fs::write(&path, &closed[..there * PAGE + 100]).unwrap();
        let _ = fs::remove_file(shell.path("r.liaison"));
        let output = shell.run(&["verify", "w.liaison"]);
        let said = String::from_utf8(output.stderr).unwrap();
        (shell.says(&["rescue", "w.liaison", "--to", "r.liaison"]), said)
    };
    let (rescued, verified) = cut(pages - 3);
    let told = format!("Lost: Pages {} to {pages}, which are missing at the end", pages - 2);
    assert!(rescued.contains(&told), "{rescued}");
    assert!(verified.contains(&format!("3 of its {pages} pages are not there")), "{verified}");
    let (rescued, verified) = cut(pages - 1);
    assert!(rescued.contains(&format!("Lost: Page {pages}, which is missing at the end")), "{rescued}");
    assert!(verified.contains(&format!("1 of its {pages} pages is not there")), "{verified}");
    let (rescued, _) = cut(pages);
    assert!(!rescued.contains("Lost: "), "without its seal alone nothing is lost: {rescued}");
}

fn page_count(path: &Path) -> usize {
    Connection::open(path).unwrap().query_row("PRAGMA page_count", [], |row| row.get::<_, u32>(0)).unwrap() as usize
}

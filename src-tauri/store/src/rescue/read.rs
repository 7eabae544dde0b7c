//! Finds rows in a file page by page, whatever SQLite thinks of it. A page whose way in is damaged is
//! still read: the seal knows its table or, where there is none, the rows themselves show it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use engagement::Refusal;
use rusqlite::Connection;

use crate::disk::{beside, is_filled, unreadable};
use crate::migrate::NEWEST;
use crate::pages::{HEADER, Header, Pages, SqlValue, Tree};
use crate::seal::{Inspection, Seal, State, inspect};

/// A row as it stands in the file.
#[derive(Debug)]
pub(crate) struct FoundRow {
    /// Its table; `None` where only its shape can tell.
    pub table: Option<String>,
    pub rowid: i64,
    pub values: Vec<SqlValue>,
    /// The damaged page that a part of it stands on.
    pub broken_page: Option<u32>,
}

/// A file taken apart.
pub(crate) struct Remains {
    pub inspection: Inspection,
    bytes: Vec<u8>,
    pub broken: BTreeSet<u32>,
    pub trees: BTreeMap<u32, Tree>,
    pub owners: Vec<u32>,
}

/// What the rows of a file are, and on which pages some could not be read.
#[derive(Default)]
pub(crate) struct Found {
    pub rows: Vec<FoundRow>,
    /// Rows that are there and cannot be read, by page.
    pub unread: BTreeMap<u32, usize>,
    /// Pages of tables that held rows of which nobody can say how many there were.
    pub uncounted: BTreeSet<u32>,
}

impl Remains {
    /// Reads a file that nobody has open.
    pub fn of(path: &Path) -> Result<Self, Refusal> {
        let inspection = inspect(path)?;
        // A seal speaks of the pages only where nobody has written since.
        let seal = inspection.seal.as_ref().filter(|_| inspection.state != State::ChangedElsewhere);
        let read = if seal.is_some() { fs::read(path) } else { with_journal(path) };
        let mut bytes = read.map_err(|error| unreadable(path, &error))?;
        if let (Some(length), Some(_)) = (inspection.length_of_pages, seal) {
            bytes.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        }
        let pages = Pages(&bytes);
        let trees = seal.map_or_else(|| pages.trees(), |seal| seal.facts.trees.clone());
        let owners = seal.map_or_else(|| pages.owners(&trees), |seal| seal.owners.clone());
        let broken = seal.map(|seal| seal.broken_in(&bytes)).unwrap_or_default().into_iter().collect();
        Ok(Self { bytes, broken, trees, owners, inspection })
    }

    /// The version of its schema.
    pub fn version(&self) -> u32 {
        let sealed = self.seal().map(|seal| seal.facts.version);
        let version = sealed.or_else(|| Header::read(&self.bytes).map(|header| header.version));
        version.filter(|version| (1..=NEWEST).contains(version)).unwrap_or(NEWEST)
    }

    /// Every row, those on sound pages first: should one be found twice, the sound one counts.
    pub fn rows(&self) -> Found {
        let mut found = Found::default();
        let pages = Pages(&self.bytes);
        let unused: BTreeSet<_> =
            if self.seal().is_some() { BTreeSet::new() } else { pages.unused().into_iter().collect() };
        let (broken, sound): (Vec<_>, Vec<_>) =
            (1..=pages.count()).filter(|page| !unused.contains(page)).partition(|page| self.broken.contains(page));
        for page in sound.into_iter().chain(broken) {
            match self.tree_of(page) {
                Some(tree) if tree.index || tree.table.starts_with("sqlite_") => {}
                // Under a seal a page in no tree holds no rows, or those of the past.
                None if self.seal().is_some() => {}
                tree => self.read_page(page, tree.map(|tree| &*tree.table), &mut found),
            }
        }
        found
    }

    /// The tree of a page.
    pub fn tree_of(&self, page: u32) -> Option<&Tree> {
        self.trees.get(self.owners.get(page as usize - 1)?)
    }

    /// The pages that are missing at the end of a file that was cut short.
    pub fn missing(&self) -> Range<u32> {
        let there = Pages(&self.bytes).count();
        // A seal has as many pages before it as there were.
        let counted = Header::read(&self.bytes).and_then(|header| header.pages).filter(|_| self.seal().is_none());
        there + 1..counted.unwrap_or(there).max(there) + 1
    }

    /// Whether a page can be read as the way to other pages of its table.
    pub fn leads_on(&self, page: u32) -> bool {
        let owner = |page: u32| (page as usize).checked_sub(1).and_then(|at| self.owners.get(at));
        let missing = self.missing();
        let belongs = |child| child != page && (missing.contains(&child) || owner(child) == owner(page));
        Pages(&self.bytes).leads_on(page, belongs)
    }

    fn seal(&self) -> Option<&Seal> {
        self.inspection.seal.as_ref().filter(|_| self.inspection.state != State::ChangedElsewhere)
    }

    fn read_page(&self, page: u32, table: Option<&str>, found: &mut Found) {
        let pages = Pages(&self.bytes);
        let Some(cells) = pages.cells(page) else {
            if table.is_some() && !self.leads_on(page) {
                found.uncounted.insert(page);
            }
            return;
        };
        let is_whole = pages.is_filled_by(page, &cells);
        let wanted = pages.cell_count(page);
        let before = found.rows.len();
        for cell in cells {
            let mut broken_page = self.broken.contains(&page).then_some(page);
            let mut may_read = |page| {
                if self.broken.contains(&page) {
                    broken_page = Some(page);
                }
                true
            };
            if let Some(values) = pages.values(&cell, &mut may_read) {
                found.rows.push(FoundRow { table: table.map(str::to_owned), rowid: cell.rowid, values, broken_page });
            }
        }
        let read = found.rows.len() - before;
        if table.is_some() && !is_whole {
            found.uncounted.insert(page);
        } else if table.is_some() && read < wanted {
            found.unread.insert(page, wanted - read);
        }
    }
}

/// The bytes of a file with what its journal holds. SQLite brings both together, in a copy.
fn with_journal(path: &Path) -> std::io::Result<Vec<u8>> {
    let journals: Vec<_> = ["-wal", "-journal"].into_iter().filter(|ending| is_filled(&beside(path, ending))).collect();
    if journals.is_empty() {
        return fs::read(path);
    }
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("copy");
    fs::copy(path, &copy)?;
    for ending in journals {
        fs::copy(beside(path, ending), beside(&copy, ending))?;
    }
    // Where SQLite cannot, the file alone has to do.
    let _ = Connection::open(&copy).and_then(|copy| copy.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())));
    let bytes = fs::read(&copy)?;
    if bytes.len() < HEADER { fs::read(path) } else { Ok(bytes) }
}

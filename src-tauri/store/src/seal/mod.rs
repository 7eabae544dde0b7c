//! The seal of a closed file: a digest of every page, behind the last one, where SQLite does not look.
//! SQLite's own check follows pointers and counts; it does not see a changed letter. The seal does, says
//! on which page, and keeps to which table each page belongs, for when the way to it is damaged.
//!
//! A file that is open has no seal: it is taken off before SQLite opens the file for writing, and put
//! on when it is closed. So there is no stale one, unless another program has written to the file.

mod inspect;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

pub(crate) use inspect::{Inspection, State, inspect};

use crate::disk::{beside, is_filled};
use crate::pages::{Header, PAGE, Pages, Tree};

/// Ends every sealed file.
const MARK: &[u8; 8] = b"LsnSeal1";

/// What stands before the mark: the seal's length, and its digest.
const FOOT: usize = 4 + 8 + MARK.len();

/// What is kept of each page: its digest, and the root of its tree.
const ENTRY: usize = 8 + 4;

/// The seal of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seal {
    pub facts: Facts,
    /// A digest a page, from the first.
    pub digests: Vec<u64>,
    /// The root of the tree that each page belongs to; 0 where it is in none.
    pub owners: Vec<u32>,
}

/// What the seal says of the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// Version of the schema.
    pub version: u32,
    /// SQLite's count of writers.
    pub changes: u32,
    /// The trees by their roots.
    pub trees: BTreeMap<u32, Tree>,
}

impl Seal {
    /// The seal that these pages want; `None` where they are no workspace's.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let header = Header::read(bytes)?;
        let pages = Pages(bytes);
        let trees = pages.trees();
        Some(Self {
            digests: bytes.chunks(PAGE).map(xxh3_64).collect(),
            owners: pages.owners(&trees),
            facts: Facts { version: header.version, changes: header.changes, trees },
        })
    }

    /// Finds the seal at the end of a file, with the length of the pages before it.
    pub fn find(bytes: &[u8]) -> Option<(Self, usize)> {
        let foot = bytes.len().checked_sub(FOOT).and_then(|at| bytes.get(at..))?;
        let (length, rest) = foot.split_at(4);
        let (digest, mark) = rest.split_at(8);
        let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
        let start = bytes.len().checked_sub(FOOT + length).filter(|_| mark == MARK)?;
        let body = &bytes[start..bytes.len() - FOOT];
        if xxh3_64(body) != u64::from_le_bytes(digest.try_into().ok()?) || start % PAGE != 0 {
            return None;
        }
        let entries = body.len().checked_sub(start / PAGE * ENTRY)?;
        let (facts, entries) = body.split_at(entries);
        let facts = serde_json::from_slice(facts).ok()?;
        let entry = |entry: &[u8]| {
            let (digest, owner) = entry.split_at(8);
            Some((u64::from_le_bytes(digest.try_into().ok()?), u32::from_le_bytes(owner.try_into().ok()?)))
        };
        let (digests, owners) = entries.chunks_exact(ENTRY).map_while(entry).unzip();
        Some((Self { facts, digests, owners }, start))
    }

    /// The pages that are not as they were sealed, by number.
    pub fn broken_in(&self, pages: &[u8]) -> Vec<u32> {
        let differs = |(at, digest): (usize, &u64)| {
            let page = pages.get(at * PAGE..(at + 1) * PAGE);
            (page.map(xxh3_64) != Some(*digest)).then_some(at as u32 + 1)
        };
        self.digests.iter().enumerate().filter_map(differs).collect()
    }

    fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec(&self.facts)?;
        for (digest, owner) in self.digests.iter().zip(&self.owners) {
            bytes.extend(digest.to_le_bytes());
            bytes.extend(owner.to_le_bytes());
        }
        let (length, digest) = (bytes.len() as u32, xxh3_64(&bytes));
        bytes.extend(length.to_le_bytes());
        bytes.extend(digest.to_le_bytes());
        bytes.extend(MARK);
        Ok(bytes)
    }
}

/// Seals a file that no connection has open. Where that cannot be done, as beside a journal that could not
/// be removed and has the last word, the file stays without a seal, which is said when it is opened.
pub(crate) fn put_on(path: &Path) -> io::Result<()> {
    if ["-wal", "-journal"].iter().any(|ending| is_filled(&beside(path, ending))) {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    let mut file = File::options().read(true).write(true).open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let whole = Header::read(&bytes).and_then(|header| header.pages).map(|pages| pages as usize * PAGE);
    let pages = whole.and_then(|whole| bytes.get(..whole)).ok_or(io::ErrorKind::InvalidData)?;
    let seal = Seal::of(pages).ok_or(io::ErrorKind::InvalidData)?.to_bytes()?;
    file.seek(SeekFrom::Start(pages.len() as u64))?;
    file.write_all(&seal)?;
    file.set_len((pages.len() + seal.len()) as u64)?;
    file.sync_all()
}

/// Takes off whatever stands behind the last page, before SQLite writes to the file.
pub(crate) fn take_off(path: &Path, inspection: &Inspection) -> io::Result<()> {
    let file = File::options().write(true).open(path)?;
    if let Some(length) = inspection.length_of_pages.filter(|length| *length < inspection.length) {
        file.set_len(length)?;
        file.sync_all()?;
    }
    Ok(())
}

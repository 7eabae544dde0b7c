//! A workspace file as SQLite lays it out: pages, trees of pages, rows in cells. Read here without
//! SQLite, because a file is checked before SQLite may touch it, and because rows are saved from
//! pages that SQLite no longer finds. The layout is stated at <https://sqlite.org/fileformat2.html>.

mod record;
mod tree;

use std::collections::BTreeMap;

pub(crate) use record::SqlValue;

/// The start of every SQLite file.
pub(crate) const MAGIC: &[u8] = b"SQLite format 3\0";

/// Length of the header at the start of the first page.
pub(crate) const HEADER: usize = 100;

/// Marks a SQLite file as a Liaison workspace: "Lsn1".
pub(crate) const APPLICATION_ID: u32 = 0x4c73_6e31;

/// Size of the pages of every workspace, SQLite's own choice.
pub(crate) const PAGE: usize = 4096;

/// The header's numbers that matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    pub application_id: u32,
    /// Version of the schema.
    pub version: u32,
    /// Counts the writers that have had the file; SQLite raises it.
    pub changes: u32,
    /// Pages of the file, where the header is to be believed.
    pub pages: Option<u32>,
    /// Whether changes go to a journal beside the file first.
    pub write_ahead: bool,
}

impl Header {
    /// Reads the header; `None` where there is none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(..HEADER).filter(|bytes| bytes.starts_with(MAGIC))?;
        let changes = number(bytes, 24)?;
        Some(Self {
            application_id: number(bytes, 68)?,
            version: number(bytes, 60)?,
            changes,
            pages: number(bytes, 28).filter(|_| number(bytes, 92) == Some(changes)),
            write_ahead: bytes[18] == 2,
        })
    }
}

/// The pages of a file, numbered from 1.
pub(crate) struct Pages<'a>(pub &'a [u8]);

impl<'a> Pages<'a> {
    /// How many whole pages there are.
    pub fn count(&self) -> u32 {
        u32::try_from(self.0.len() / PAGE).unwrap_or(u32::MAX)
    }

    /// A page by its number.
    pub fn get(&self, page: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(page.checked_sub(1)?).ok()?.checked_mul(PAGE)?;
        self.0.get(start..start + PAGE)
    }

    /// The trees that the schema names: the page of each root, and what it is.
    pub fn trees(&self) -> BTreeMap<u32, Tree> {
        let mut trees = BTreeMap::from([(1, Tree { table: "sqlite_schema".into(), index: false })]);
        let pages = self.owners(&trees);
        for (page, _) in pages.iter().enumerate().filter(|(_, owner)| **owner == 1) {
            for cell in self.cells(page as u32 + 1).unwrap_or_default() {
                let values = self.values(&cell, &mut |_| true).unwrap_or_default();
                if let [SqlValue::Text(kind), _, SqlValue::Text(table), SqlValue::Integer(root), ..] = &values[..]
                    && let Ok(root) = u32::try_from(*root)
                    && root > 0
                {
                    trees.insert(root, Tree { table: table.clone(), index: kind == "index" });
                }
            }
        }
        trees
    }
}

/// One tree of pages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Tree {
    /// The table whose rows it holds, or finds.
    pub table: String,
    /// Whether it only finds rows.
    pub index: bool,
}

/// A big-endian number of four bytes.
pub(crate) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

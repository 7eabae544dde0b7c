//! Which tree a page belongs to: from the roots down through the inner pages, along chains of
//! overflow pages where wanted.

use std::collections::BTreeMap;

use super::{HEADER, Pages, Tree, number};

/// Kinds of pages in a tree, by their first byte.
pub(crate) const INNER_INDEX: u8 = 2;
pub(crate) const INNER_TABLE: u8 = 5;
pub(crate) const LEAF_TABLE: u8 = 13;

impl Pages<'_> {
    /// The root of the tree each page belongs to, by page from the first; 0 for pages in no tree and
    /// for the overflow pages of long rows, whose owners are found with the rows.
    pub fn owners(&self, trees: &BTreeMap<u32, Tree>) -> Vec<u32> {
        let mut owners = vec![0; self.count() as usize];
        for &root in trees.keys() {
            let mut open = vec![root];
            while let Some(page) = open.pop() {
                // A page that has an owner is not entered again: damage can make circles.
                let Some(owner) = (page as usize).checked_sub(1).and_then(|at| owners.get_mut(at)) else { continue };
                if *owner == 0 {
                    *owner = root;
                    open.extend(self.children(page));
                }
            }
        }
        owners
    }

    /// The first byte of a page of a tree.
    pub fn kind(&self, page: u32) -> Option<u8> {
        self.get(page)?.get(start(page)).copied()
    }

    /// How many cells a page of a tree says it has.
    pub fn cell_count(&self, page: u32) -> usize {
        let start = start(page);
        self.get(page).map_or(0, |bytes| usize::from(u16::from_be_bytes([bytes[start + 3], bytes[start + 4]])))
    }

    /// Where the cells of a page of a tree begin, as far as that can be.
    pub fn cell_starts(&self, page: u32) -> Vec<usize> {
        let Some(bytes) = self.get(page) else { return Vec::new() };
        let start = start(page);
        let inner = matches!(bytes[start], INNER_INDEX | INNER_TABLE);
        let list = start + if inner { 12 } else { 8 };
        let pointers = bytes[list..].chunks_exact(2).take(self.cell_count(page));
        let starts = pointers.map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]])));
        starts.filter(|at| (list..bytes.len()).contains(at)).collect()
    }

    /// The pages free for new rows; what stands on them is of the past.
    pub fn unused(&self) -> Vec<u32> {
        let mut unused = Vec::new();
        let mut trunk = number(self.0, 32).unwrap_or(0);
        while let Some(bytes) = self.get(trunk).filter(|_| trunk != 0 && !unused.contains(&trunk)) {
            unused.push(trunk);
            let leaves = number(bytes, 4).unwrap_or(0) as usize;
            unused.extend(bytes[8..].chunks_exact(4).take(leaves).filter_map(|leaf| number(leaf, 0)));
            trunk = number(bytes, 0).unwrap_or(0);
        }
        unused
    }

    /// Whether a page can be read as one that leads to other pages of a table, all of which belong there.
    pub fn leads_on(&self, page: u32, belongs: impl Fn(u32) -> bool) -> bool {
        self.kind(page) == Some(INNER_TABLE)
            && self.cell_starts(page).len() == self.cell_count(page)
            && self.children(page).into_iter().all(belongs)
    }

    fn children(&self, page: u32) -> Vec<u32> {
        let (Some(bytes), Some(INNER_TABLE | INNER_INDEX)) = (self.get(page), self.kind(page)) else {
            return Vec::new();
        };
        let last = start(page) + 8;
        self.cell_starts(page).into_iter().chain([last]).filter_map(|at| number(bytes, at)).collect()
    }
}

/// Where a page's own part begins: the first page has the file's header before it.
fn start(page: u32) -> usize {
    if page == 1 { HEADER } else { 0 }
}

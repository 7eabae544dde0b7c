//! The links of a structure with their ends as numbers of boxes.

use std::collections::HashMap;

use super::{Relation, Structure};

/// A link that can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ends {
    /// Its number among the structure's links.
    pub(super) link: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) relation: Relation,
}

/// The links whose ends are two boxes, accountability first: it has the first choice among the tracks.
pub(super) fn resolved(structure: &Structure) -> Vec<Ends> {
    let numbers: HashMap<&str, usize> =
        structure.boxes.iter().enumerate().map(|(number, it)| (it.id.as_str(), number)).collect();
    let number = |id: &str| numbers.get(id).copied();
    let mut ends: Vec<Ends> = structure
        .links
        .iter()
        .enumerate()
        .filter_map(|(link, it)| {
            Some(Ends { link, from: number(&it.from)?, to: number(&it.to)?, relation: it.relation })
        })
        .filter(|it| it.from != it.to)
        .collect();
    ends.sort_by_key(|it| it.relation);
    ends
}

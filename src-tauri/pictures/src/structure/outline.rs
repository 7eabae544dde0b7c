//! The chart's equal as text: an indented list by accountability, the other links in words.

use serde::Serialize;
use specta::Type;

use super::{Drawn, Relation, Structure, ends};
use crate::letters::printable;

/// A role in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutlineRow {
    /// The id of the role.
    pub id: String,
    /// How far it is indented: 0 for one that is accountable to nobody named.
    pub level: u32,
    /// Its name.
    pub title: String,
    /// The links that the indentation does not say, in words, such as "escalates to Program Director".
    pub links: Vec<String>,
}

/// The roles as an indented list. A role stands under the first it is accountable to; each role stands there once.
#[must_use]
pub fn outline(structure: &Structure) -> Vec<OutlineRow> {
    let ends = ends::resolved(structure);
    let count = structure.boxes.len();
    let mut parent = vec![None; count];
    let mut children = vec![Vec::new(); count];
    let mut links = vec![Vec::new(); count];
    for it in &ends {
        let names = [it.from, it.to].map(|number| printable(&structure.boxes[number].title));
        if it.relation == Relation::AccountableTo && parent[it.from].is_none() && !is_above(&parent, it.from, it.to) {
            parent[it.from] = Some(it.to);
            children[it.to].push(it.from);
            continue;
        }
        links[it.from].push(format!("{} {}", it.relation.words(), names[1]));
        links[it.to].push(format!("{} {}", it.relation.words_back(), names[0]));
    }
    children.iter_mut().for_each(|below| below.sort_unstable());
    let mut rows = Vec::with_capacity(count);
    let mut open: Vec<(usize, u32)> = (0..count).rev().filter(|&it| parent[it].is_none()).map(|it| (it, 0)).collect();
    while let Some((it, level)) = open.pop() {
        let role = &structure.boxes[it];
        let links = std::mem::take(&mut links[it]);
        rows.push(OutlineRow { id: role.id.clone(), level, title: printable(&role.title), links });
        open.extend(children[it].iter().rev().map(|&below| (below, level + 1)));
    }
    rows
}

/// Whether `it` is `of` or stands above it so far.
fn is_above(parent: &[Option<usize>], it: usize, of: usize) -> bool {
    std::iter::successors(Some(of), |&at| parent[at]).any(|at| at == it)
}

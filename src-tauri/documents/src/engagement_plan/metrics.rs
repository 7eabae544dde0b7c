//! How the plan was kept, in figures of the fiscal quarter: what its rules ask for beside what took place, and what
//! became of what was promised.

use chrono::{Months, NaiveDate};
use engagement::Commitment;

use super::build::{Building, date, table};
use crate::outline::{Block, Cell};

pub(super) fn lead(building: &Building) -> Vec<Block> {
    vec![Block::paragraph(&format!(
        "How this plan was kept since the fiscal quarter began on {}: what its rules ask for beside what took place. The \
         figures are as of {}.",
        date(starts(building)),
        date(building.today)
    ))]
}

pub(super) fn tables(building: &Building) -> Vec<Block> {
    [contacts(building), commitments(building)].into_iter().flatten().collect()
}

fn starts(building: &Building) -> NaiveDate {
    building.plan.plan.workspace.fiscal_year_start.fiscal_quarter(building.today).starts
}

/// A row a month of the quarter up to now.
fn contacts(building: &Building) -> Option<Block> {
    let coverage = building.plan.plan.on(building.today).coverage(starts(building), 3);
    let sums = |month: usize| {
        let cells = coverage.rows.iter().filter_map(|row| row.cells.get(month));
        cells.fold([0u32; 3], |sum, cell| [sum[0] + cell.planned, sum[1] + cell.done, sum[2] + cell.waived])
    };
    let months: Vec<_> = coverage.months.iter().enumerate().filter(|(_, first)| **first <= building.today).collect();
    let rows: Vec<_> = months.into_iter().map(|(at, first)| (first.format("%B %Y").to_string(), sums(at))).collect();
    if rows.iter().all(|(_, sums)| sums.iter().all(|sum| *sum == 0)) {
        return None;
    }
    let row =
        |(month, sums): (String, [u32; 3])| [Cell::text(&month)].into_iter().chain(sums.map(|it| Cell::text(&it)));
    let columns = [("Month", 34), ("Planned by the matrix", 26), ("Held", 20), ("Waived", 20)];
    table("Contacts", "Contacts planned and held", &columns, rows.into_iter().map(|it| row(it).collect()))
}

/// What was due in the quarter, and what became of it.
fn commitments(building: &Building) -> Option<Block> {
    let (from, today) = (starts(building), building.today);
    let due = |it: &&Commitment| it.due_on.is_some_and(|due| (from..from + Months::new(3)).contains(&due));
    let due: Vec<_> = building.plan.plan.commitments.iter().filter(due).collect();
    if due.is_empty() {
        return None;
    }
    let done = |it: &Commitment| it.done_on.filter(|done| *done <= today);
    let in_time = |it: &Commitment| done(it).is_some_and(|done| it.due_on.is_some_and(|due| done <= due));
    let count = |meets: &dyn Fn(&Commitment) -> bool| due.iter().filter(|it| meets(it)).count();
    let rows = [
        ("Due in the quarter", due.len()),
        ("Kept by their day", count(&in_time)),
        ("Kept later", count(&|it| done(it).is_some() && !in_time(it))),
        ("Open", count(&|it| done(it).is_none() && it.due_on.is_some_and(|due| due >= today))),
        ("Overdue", count(&|it| done(it).is_none() && it.due_on.is_some_and(|due| due < today))),
    ];
    let rows = rows.map(|(what, count)| vec![Cell::text(what), Cell::text(&count)]);
    table("Commitments", "Commitments", &[("Commitments", 70), ("Number", 30)], rows)
}

//! How laying out the structure chart grows: 150 roles with 400 links against 15 with 40, in one run.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use engagement::Relation;
use engagement::Side;
use pictures::structure::{Purpose, RoleBox, RoleLink, Structure};

const ROUNDS: usize = 41;

fn main() -> ExitCode {
    let (large, small) = (structure(150, 400), structure(15, 40));
    let mut ratios: Vec<f64> = (0..ROUNDS).map(|_| seconds(&large, 1) / seconds(&small, 10) * 10.0).collect();
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios[ROUNDS / 2];
    println!("structure chart of 150 roles and 400 links, against 15 and 40: ratio {ratio:.1} (at most 40)");
    println!("150 roles and 400 links laid out in {:.1} ms", seconds(&large, 1) * 1000.0);
    if ratio <= 40.0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn seconds(structure: &Structure, times: usize) -> f64 {
    let start = Instant::now();
    for _ in 0..times {
        black_box(structure.chart(Purpose::Window));
    }
    start.elapsed().as_secs_f64()
}

/// A tree of accountability with escalation beside a third of it, and coordination across.
fn structure(roles: usize, links: usize) -> Structure {
    let role = |at: usize| RoleBox {
        id: at.to_string(),
        title: format!("Infrastructure Services Manager {at}"),
        subtitle: "Keeps the issue log".to_owned(),
        side: [Side::Provider, Side::Provider, Side::Agency][at % 3],
        flagged: at.is_multiple_of(7),
    };
    let tree = (1..roles).map(|at| (at, (at - 1) / 4, Relation::AccountableTo));
    let escalation = (1..roles).step_by(3).map(|at| (at, (at - 1) / 4, Relation::EscalatesTo));
    let across = (0..).map(|at| (at * 7 % roles, (at * 11 + 3) % roles, Relation::Coordinates));
    let link = |(at, (from, to, relation)): (usize, (usize, usize, Relation))| RoleLink {
        id: at.to_string(),
        from: from.to_string(),
        to: to.to_string(),
        relation,
    };
    Structure {
        boxes: (0..roles).map(role).collect(),
        links: tree.chain(escalation).chain(across).take(links).enumerate().map(link).collect(),
        ..Structure::default()
    }
}

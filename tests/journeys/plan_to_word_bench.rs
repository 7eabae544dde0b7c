//! How much faster a communication plan with 1,500 rows in its matrix becomes a Word document than python-docx writes the
//! same tables, in one run. What the matrix says differs in every round.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark that cannot run says so")]

mod python;

use std::process::ExitCode;
use std::time::Instant;

use documents::outline::{Cell, Table};
use documents::{PlanFormat, Wanted, plan_outline, save_plan};
use engagement::template::Template;
use engagement::{EngagementPlan, Kind, Part};
use serde_json::{Value, json};
use store::{Stamp, Store};

const ROWS: usize = 1_500;
const ROUNDS: usize = 5;
const AT_LEAST: f64 = 10.0;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("plan.liaison"), Template::named("washington").unwrap()).unwrap();
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    let plan = store.engagement_plan(&engagement).unwrap();
    let mut ratios: Vec<_> = (0..ROUNDS).map(|round| round_of(&plan, round, folder.path())).collect();
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios[ROUNDS / 2];
    println!(
        "a plan of {ROWS} rows to Word, python-docx writing its tables against us: ratio {ratio:.0} (at least {AT_LEAST})"
    );
    if ratio >= AT_LEAST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many times as long python-docx takes for the tables as we do for the document that they are in.
fn round_of(plan: &EngagementPlan, round: usize, folder: &std::path::Path) -> f64 {
    let mut plan = plan.clone();
    let like = plan.plan.stakeholders.clone();
    let row = |at: usize| {
        let mut row = like[at % like.len()].clone();
        row.name = format!("{} {at} of round {round}", row.name).try_into().unwrap();
        row
    };
    plan.plan.stakeholders = (0..ROWS).map(row).collect();
    let to = folder.join("plan.docx");
    let wanted = Wanted { parts: Some(vec![Part::Communication]), internal: false };
    let start = Instant::now();
    let outline = plan_outline(&plan, &wanted, Stamp::here_and_now().at);
    save_plan(&outline, &to, PlanFormat::Word, None, &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
    let ours = start.elapsed().as_secs_f64();
    let row = |row: &Vec<Cell>| row.iter().map(Cell::plain).collect::<Value>();
    let header = |table: &Table| table.columns.iter().map(|column| column.header.clone()).collect::<Value>();
    let rows = |table: &Table| std::iter::once(header(table)).chain(table.rows.iter().map(row)).collect::<Value>();
    let tables: Value = outline.tables().map(rows).collect();
    let question = json!({ "file": folder.join("theirs.docx"), "tables": tables });
    let answer = python::answer(&python::with("python-docx==1.2.0"), "engagement_plan/write_tables.py", &question);
    answer["seconds"].as_f64().unwrap() / ours
}

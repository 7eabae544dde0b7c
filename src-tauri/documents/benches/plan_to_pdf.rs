//! What it costs to print Washington's plan as PDF, against LibreOffice converting our Word document of it; and how the
//! cost grows from a matrix of 150 rows to one of 1,500. Every round prints a plan with words of its own, because Typst
//! remembers what it has set. All in one process and one run; medians of the rounds count.

#![allow(clippy::expect_used, reason = "a benchmark stops where it cannot measure")]

use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use documents::outline::{Block, Cell, Outline};
use documents::{PlanFormat, save_plan};

#[path = "../tests/pdf/sample.rs"]
#[allow(dead_code, clippy::unwrap_used, reason = "the tests use more of it")]
mod sample;

/// As in both programs.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROUNDS: usize = 41;
/// The first makes LibreOffice's profile and does not count.
const CONVERSIONS: usize = 5;
const AT_LEAST: f64 = 30.0;
const AT_MOST: f64 = 14.0;

fn main() -> ExitCode {
    let kept = tempfile::tempdir().expect("a folder for the documents");
    let folder = kept.path();
    let washington = &sample::outline("washington");
    let ours = median((0..ROUNDS).map(|round| print(&changed(washington, round), folder)));
    let theirs = median((0..=CONVERSIONS).map(|round| convert(&changed(washington, round), folder)).skip(1));
    let faster = theirs.as_secs_f64() / ours.as_secs_f64();
    println!("Washington's plan to PDF, LibreOffice converting it against us: ratio {faster:.0} (at least {AT_LEAST})");
    let rows = |rows| move |round| print(&changed(&matrix(washington, rows), round), folder);
    let (large, small) = (median((0..ROUNDS).map(rows(1_500))), median((0..ROUNDS).map(rows(150))));
    let growth = large.as_secs_f64() / small.as_secs_f64();
    println!("matrix to PDF, 1,500 rows against 150: ratio {growth:.1} (at most {AT_MOST})");
    println!("the plan in {ours:.1?}, by LibreOffice in {theirs:.1?}; 1,500 rows in {large:.1?}, 150 in {small:.1?}");
    if faster >= AT_LEAST && growth <= AT_MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort();
    times[times.len() / 2]
}

fn print(outline: &Outline, folder: &Path) -> Duration {
    save(outline, &folder.join("plan.pdf"), PlanFormat::Pdf)
}

fn save(outline: &Outline, to: &Path, format: PlanFormat) -> Duration {
    let start = Instant::now();
    save_plan(outline, to, format, None, &mut |_, _| ControlFlow::Continue(())).expect("a printed plan");
    start.elapsed()
}

/// LibreOffice with a profile of its own, which the first conversion makes.
fn convert(outline: &Outline, folder: &Path) -> Duration {
    let word = folder.join("plan.docx");
    save(outline, &word, PlanFormat::Word);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let start = Instant::now();
    let mut soffice = Command::new("soffice");
    soffice.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder.join("theirs")).arg(&word);
    let output = soffice.output().expect("LibreOffice is missing: run `cargo xtask bench`, which installs it");
    let took = start.elapsed();
    assert!(folder.join("theirs/plan.pdf").is_file(), "LibreOffice made nothing: {output:?}");
    took
}

/// The same plan in other words: every row is about something else.
fn changed(outline: &Outline, round: usize) -> Outline {
    let mut outline = outline.clone();
    outline.title = format!("{} {round}", outline.title);
    for block in outline.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Table(table) = block {
            for (number, row) in table.rows.iter_mut().enumerate() {
                row[0] = Cell::Text(format!("{} {round}.{number}", row[0].plain()));
            }
        }
    }
    outline
}

/// The plan with nothing but its matrix, of so many rows.
fn matrix(outline: &Outline, rows: usize) -> Outline {
    let mut outline = outline.clone();
    outline.sections.retain(|section| section.part == engagement::Part::Communication);
    for section in &mut outline.sections {
        // Heading, lead, heading, matrix.
        section.blocks.truncate(4);
        if let Some(Block::Table(table)) = section.blocks.last_mut() {
            table.rows = table.rows.iter().cycle().take(rows).cloned().collect();
        }
    }
    outline
}

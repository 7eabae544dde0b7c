//! Runs the benchmarks, each of which prints its ratio and fails when it is over its limit.

use crate::Outcome;
use crate::child::{cargo, ended, in_display, not_started};
use crate::programs::{self, Profile};
use crate::system;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

const BENCHMARKS: [(&str, &str); 9] = [
    ("documents", "plan_to_pdf"),
    ("documents", "matrix_to_xlsx"),
    ("pictures", "structure_growth"),
    ("store", "edit_and_list"),
    ("store", "seal"),
    ("store", "portfolio_growth"),
    ("engagement", "today_growth"),
    ("liaison", "dateutil"),
    ("liaison", "plan_to_word"),
];

/// In the window as the tests drive it: what counts is the page, which is the same in every profile.
const WINDOW_BENCHMARK: [&str; 7] = ["bench", "--profile", "dev", "--package", "e2e", "--bench", "window_growth"];

/// Runs all, also after a failure, and repeats their ratios at the end.
pub fn bench() -> Outcome {
    system::for_testing()?;
    programs::build(Profile::Debug)?;
    let mut ratios = Vec::new();
    let mut outcome = Ok(());
    for (package, name) in BENCHMARKS {
        let printed = cargo(["bench", "--package", package, "--bench", name]);
        outcome = outcome.and(ratios_of(printed, &mut ratios));
    }
    if cfg!(target_os = "linux") {
        outcome = outcome.and(ratios_of(in_display(&cargo(WINDOW_BENCHMARK)), &mut ratios));
    }
    println!("\nRatios:\n{}", ratios.join("\n"));
    outcome
}

/// Shows what a benchmark prints and keeps the lines that state a ratio.
fn ratios_of(mut command: Command, ratios: &mut Vec<String>) -> Outcome {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(&command, &error))?;
    let output = child.stdout.take().map(BufReader::new);
    for line in output.into_iter().flat_map(BufRead::lines).map_while(Result::ok) {
        println!("{line}");
        if line.contains("ratio") {
            ratios.push(line);
        }
    }
    let status = child.wait().map_err(|error| not_started(&command, &error))?;
    ended(&command, status)
}

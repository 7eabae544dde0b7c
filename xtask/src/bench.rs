//! Runs the benchmarks, each of which prints its ratio and fails when it is over its limit.

use crate::Outcome;
use crate::child::{cargo, ended, not_started};
use crate::system;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

const BENCHMARKS: [(&str, &str); 2] = [("documents", "matrix_to_xlsx"), ("store", "edit_and_list")];

/// Runs all, also after a failure, and repeats their ratios at the end.
pub fn bench() -> Outcome {
    system::for_building()?;
    let mut ratios = Vec::new();
    let mut outcome = Ok(());
    for (package, name) in BENCHMARKS {
        let printed = cargo(["bench", "--package", package, "--bench", name]);
        outcome = outcome.and(ratios_of(printed, &mut ratios));
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

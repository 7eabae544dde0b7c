//! Every check and test of the project, the fast ones first; the first failure ends it.

use crate::Outcome;
use crate::child::{cargo, execute, in_display};
use crate::step::Steps;
use crate::{canary, system, ui};

/// Cargo unites the features of what it is asked to build. Naming the whole workspace every time, and
/// choosing tests only when they run, keeps the dependencies from being compiled once more per choice.
const CORE_TESTS: [&str; 5] = ["nextest", "run", "--workspace", "--filterset", "not package(e2e)"];
const WINDOW_TESTS: [&str; 5] = ["nextest", "run", "--workspace", "--filterset", "package(e2e)"];

/// Installs what is missing and runs everything.
pub fn test() -> Outcome {
    let mut steps = Steps::default();
    steps.step("Set-up", || {
        system::for_testing()?;
        canary::sweep()?;
        ui::install()
    })?;
    check_and_build_ui(&mut steps)?;
    check_and_test_rust(&mut steps)?;
    if cfg!(target_os = "linux") {
        steps.step("Window tests", test_window)?;
        steps.step("Check for Windows", check_for_windows)?;
    }
    println!("{}", steps.summary());
    Ok(())
}

fn check_and_build_ui(steps: &mut Steps) -> Outcome {
    steps.step("Formatting of Rust", || execute(&mut cargo(["fmt", "--all", "--check"])))?;
    steps.step("Biome", || ui::script("lint"))?;
    steps.step("svelte-check", || ui::script("check"))?;
    steps.step("svelte-check's canary", canary::is_reported)?;
    steps.step("UI tests", || ui::script("test"))?;
    steps.step("UI build", ui::build)
}

fn check_and_test_rust(steps: &mut Steps) -> Outcome {
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    steps.step("Clippy", || execute(&mut cargo(clippy)))?;
    steps.step("Build", || execute(&mut cargo(["build", "--workspace", "--bins", "--tests"])))?;
    steps.step("Rust tests", || execute(&mut cargo(CORE_TESTS)))
}

fn test_window() -> Outcome {
    execute(&mut in_display(&cargo(WINDOW_TESTS)))
}

fn check_for_windows() -> Outcome {
    execute(&mut cargo(["check", "--workspace", "--target", system::WINDOWS]))
}

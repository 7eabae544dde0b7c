//! The project's own commands: what a person or a build machine needs to run, test and build Liaison.
//! Standard library only, so that it compiles in a second before anything else is there.

mod bench;
mod bindings;
mod canary;
mod child;
mod package;
mod programs;
mod run;
mod step;
mod system;
mod test;
mod ui;

use programs::Profile;
use std::process::ExitCode;

/// What a command comes to: nothing to say, or one sentence about what went wrong.
type Outcome = Result<(), String>;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run                Install what is missing, build Liaison and open it with the Washington sample.
                     Without a display: make the sample and export its documents instead.
  test               Install what is missing and run every check and test, the fast ones first.
  build [--release]  Install what is missing and build the user interface and both programs.
  bench              Run the benchmarks and print their ratios.
  package [--try]    Install what is missing and make the Debian package; with --try, install it in a clean
                     Debian, open a workspace there and remove it again, which needs root.
  bindings           Write ui/src/bindings.ts anew from the commands of the window.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        ["run"] => run::run(),
        ["test"] => test::test(),
        ["build"] => programs::build_and_name(Profile::Debug),
        ["build", "--release"] => programs::build_and_name(Profile::Release),
        ["bench"] => bench::bench(),
        ["package"] => package::make(),
        ["package", "--try"] => package::try_out(),
        ["bindings"] => bindings::write(),
        unknown => {
            eprintln!("There is no command “{}”.\n\n{USAGE}", unknown.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

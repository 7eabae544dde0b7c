//! Builds the two programs and knows where they lie.

use crate::Outcome;
use crate::child::{cargo, execute, root};
use crate::{system, ui};
use std::path::PathBuf;

/// The window program.
pub const WINDOW: &str = "liaison-window";
/// The command line.
pub const COMMAND_LINE: &str = "liaison";

/// How a program is compiled.
#[derive(Clone, Copy)]
pub enum Profile {
    /// Fast to build.
    Debug,
    /// Fast to run.
    Release,
}

/// Builds everything and says where the programs lie.
pub fn build_and_name(profile: Profile) -> Outcome {
    build(profile)?;
    for name in [WINDOW, COMMAND_LINE] {
        println!("{}", path(name, profile).display());
    }
    Ok(())
}

/// Makes the machine fit, then builds the user interface and both programs.
pub fn build(profile: Profile) -> Outcome {
    system::for_building()?;
    ui::install_and_build()?;
    let arguments = ["build", "--package", WINDOW, "--package", COMMAND_LINE];
    let release = matches!(profile, Profile::Release).then_some("--release");
    execute(&mut cargo(arguments.into_iter().chain(release)))
}

/// Where a built program lies.
pub fn path(name: &str, profile: Profile) -> PathBuf {
    let folder = match profile {
        Profile::Debug => "debug",
        Profile::Release => "release",
    };
    target().join(folder).join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// Cargo's target folder: the one in which xtask itself was built (`target/debug/xtask`).
pub fn target() -> PathBuf {
    let here = std::env::current_exe().ok();
    here.and_then(|program| program.ancestors().nth(2).map(PathBuf::from)).unwrap_or_else(|| root().join("target"))
}

//! Writes the TypeScript bindings anew. A test keeps them fresh; told so, it writes instead of comparing.

use crate::Outcome;
use crate::child::{cargo, execute, root};
use crate::system;

/// Writes `ui/src/bindings.ts`.
pub fn write() -> Outcome {
    system::for_building()?;
    // The window does not compile without this folder, and the folder is built from the bindings.
    let dist = root().join("ui/dist");
    std::fs::create_dir_all(&dist).map_err(|error| format!("{} cannot be made: {error}.", dist.display()))?;
    let test = ["test", "--package", "liaison-window", "--lib", "bindings"];
    execute(cargo(test).env("LIAISON_WRITE_BINDINGS", "1"))
}

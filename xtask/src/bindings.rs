//! Writes anew what the user interface has from Rust. Tests keep it fresh; told so, they write instead of comparing.

use crate::Outcome;
use crate::child::{cargo, execute, root};
use crate::system;

/// Writes `ui/src/bindings.ts` and `ui/src/look/scene.css`.
pub fn write() -> Outcome {
    system::for_building()?;
    // The window does not compile without this folder, and the folder is built from the bindings.
    let dist = root().join("ui/dist");
    std::fs::create_dir_all(&dist).map_err(|error| format!("{} cannot be made: {error}.", dist.display()))?;
    for (package, test) in [("liaison-window", "bindings"), ("pictures", "style_sheet")] {
        let test = ["test", "--package", package, "--lib", test];
        execute(cargo(test).env("LIAISON_WRITE_BINDINGS", "1"))?;
    }
    Ok(())
}

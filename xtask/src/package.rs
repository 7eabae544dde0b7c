//! Makes the Debian package, and tries it in a system that has nothing but the base.

use crate::Outcome;
use crate::child::{capture, cargo, command, execute};
use crate::programs::{self, Profile, WINDOW};
use crate::system;
use std::fs;
use std::path::{Path, PathBuf};

/// What is done in the clean system, from the package's arrival to its removal.
const TRIAL: &str = include_str!("trial.sh");

/// Builds both programs for release and packs them.
pub fn make() -> Outcome {
    system::for_packaging()?;
    programs::build(Profile::Release)?;
    // The names of functions stay in the programs: without them a log of a panic says nothing.
    let pack = ["deb", "--package", WINDOW, "--no-build", "--no-strip", "--output"];
    execute(cargo(pack).arg(folder()))?;
    println!("{}", package()?.display());
    Ok(())
}

/// Installs the package in a new Debian, opens a workspace with it under a display of its own, and removes it.
pub fn try_out() -> Outcome {
    make()?;
    system::for_trying()?;
    let root = folder().join("root");
    if root.exists() {
        fs::remove_dir_all(&root).map_err(|error| format!("{} cannot be emptied: {error}.", root.display()))?;
    }
    execute(command("debootstrap").args(["--variant=minbase", &release()?]).arg(&root))?;
    copy(&package()?, &root.join("liaison.deb"))?;
    let trial = root.join("trial.sh");
    fs::write(&trial, TRIAL).map_err(|error| format!("{} cannot be written: {error}.", trial.display()))?;
    // What is mounted in a namespace of its own is gone with it, however the trial ends.
    let inside = "mount -t proc proc \"$0/proc\" && mount --rbind /dev \"$0/dev\" && exec chroot \"$0\" sh /trial.sh";
    execute(command("unshare").args(["--mount", "sh", "-c", inside]).arg(&root))?;
    let picture = folder().join("window.png");
    copy(&root.join("window.png"), &picture)?;
    println!("The package installs, opens a workspace and leaves nothing behind: {}", picture.display());
    Ok(())
}

fn folder() -> PathBuf {
    programs::target().join("package")
}

/// The newest package made.
fn package() -> Result<PathBuf, String> {
    let files = fs::read_dir(folder()).map_err(|error| format!("{} cannot be read: {error}.", folder().display()))?;
    let packages =
        files.flatten().map(|file| file.path()).filter(|path| path.extension().is_some_and(|it| it == "deb"));
    let newest = packages.max_by_key(|path| path.metadata().and_then(|facts| facts.modified()).ok());
    newest.ok_or_else(|| format!("There is no package in {}.", folder().display()))
}

/// The name of this system's release: what a package needs is found out on the system that builds it.
fn release() -> Result<String, String> {
    let output = capture(command("sh").args(["-c", ". /etc/os-release && printf %s \"$VERSION_CODENAME\""]))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    let copied = fs::copy(from, to);
    copied.map(drop).map_err(|error| format!("{} cannot be copied to {}: {error}.", from.display(), to.display()))
}

//! Installs what the machine lacks: packages of Debian and Ubuntu, parts of Rust, the test runner.
//! Says what and why before it does so, and nothing when all is there.

use crate::Outcome;
use crate::child::{answers, capture, cargo, command, execute};
use std::path::Path;

/// The target that stands in for Windows here.
pub const WINDOWS: &str = "x86_64-pc-windows-gnu";

const NEXTEST: &str = "0.9.143";
const CARGO_DEB: &str = "3.8.0";

/// A system package; of alternatives (`a|b`) any one will do, and the first is installed.
type Package = &'static str;

/// For the window (WebKitGTK, D-Bus) and for SQLite's session bindings (libclang).
const FOR_BUILDING: &[Package] =
    &["build-essential", "pkg-config|pkgconf", "libclang-dev", "libdbus-1-dev", "libwebkit2gtk-4.1-dev"];

/// For the window tests (a display, a driver, a clipboard, a keyboard, what a program asks of the
/// system, `kill`), the Windows check (a C compiler) and the tests in which other programs read our documents.
const FOR_TESTING: &[Package] = &[
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "xclip",
    "xdotool",
    "strace",
    "procps",
    "gcc-mingw-w64-x86-64",
    "libreoffice-calc-nogui|libreoffice-calc",
    "libreoffice-writer-nogui|libreoffice-writer",
    "poppler-utils",
    "python3-openpyxl",
    "python3-venv",
];

/// Makes the machine fit to build.
pub fn for_building() -> Outcome {
    packages(FOR_BUILDING, "to build Liaison")
}

/// Makes the machine fit to build and to run every test.
pub fn for_testing() -> Outcome {
    packages(&[FOR_BUILDING, FOR_TESTING].concat(), "to build and test Liaison")?;
    rust_parts()?;
    nextest()
}

/// Makes the machine fit to make the Debian package.
pub fn for_packaging() -> Outcome {
    packages(&[FOR_BUILDING, &["dpkg-dev"]].concat(), "to build and pack Liaison")?;
    if answers(&mut cargo(["deb", "--version"])) {
        return Ok(());
    }
    println!("Installing cargo-deb {CARGO_DEB} with cargo to make the package.");
    execute(&mut cargo(["install", "--locked", "cargo-deb", "--version", CARGO_DEB]))
}

/// Makes the machine fit to try the package in a clean system.
pub fn for_trying() -> Outcome {
    packages(&["debootstrap"], "to try the package in a clean system")
}

fn packages(wanted: &[Package], purpose: &str) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let Some(missing) = missing_packages(wanted) else {
        println!("This system has no apt-get. Liaison needs what Debian calls {}.", wanted.join(", "));
        return Ok(());
    };
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    println!("Installing by apt {purpose}: {names}");
    if let Err(reason) = apt(&["update"]) {
        println!("{reason} Going on with the lists that are there.");
    }
    let install = ["install", "--yes", "--no-install-recommends"];
    apt(&[&install, missing.as_slice()].concat())
        .map_err(|reason| format!("{reason}\nInstall these packages yourself and try again: {names}"))
}

/// The packages to install, or nothing where there is no apt.
fn missing_packages(wanted: &[Package]) -> Option<Vec<Package>> {
    if !answers(command("apt-get").arg("--version")) {
        return None;
    }
    let names = wanted.iter().flat_map(|package| package.split('|'));
    // Exits with 1 as soon as one is unknown; the list is complete all the same.
    let query = capture(command("dpkg-query").args(["-W", "-f", "${Package} ${db:Status-Status}\n"]).args(names));
    Some(not_installed(wanted, &String::from_utf8_lossy(&query.ok()?.stdout)))
}

fn not_installed(wanted: &[Package], listing: &str) -> Vec<Package> {
    let there = |name: &str| listing.lines().any(|line| line == format!("{name} installed"));
    let lacking = wanted.iter().filter(|package| !package.split('|').any(there));
    lacking.filter_map(|package| package.split('|').next()).collect()
}

fn apt(arguments: &[&str]) -> Outcome {
    let root = capture(command("id").arg("-u")).is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    // `env` inside, because sudo drops the caller's environment.
    let mut apt_get = command(if root { "env" } else { "sudo" });
    apt_get.args(if root { &[][..] } else { &["env"] });
    execute(apt_get.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]).args(arguments))
}

fn rust_parts() -> Outcome {
    let formatter_and_linter = ["fmt", "clippy"].iter().all(|part| answers(&mut cargo([*part, "--version"])));
    if !formatter_and_linter {
        println!("Adding rustfmt and Clippy to Rust to check the sources.");
        execute(command("rustup").args(["component", "add", "rustfmt", "clippy"]))?;
    }
    let print = capture(command("rustc").args(["--print", "target-libdir", "--target", WINDOWS]))?;
    if !Path::new(String::from_utf8_lossy(&print.stdout).trim()).exists() {
        println!("Adding the target {WINDOWS} to Rust to check that Liaison compiles for Windows.");
        execute(command("rustup").args(["target", "add", WINDOWS]))?;
    }
    Ok(())
}

fn nextest() -> Outcome {
    if answers(&mut cargo(["nextest", "--version"])) {
        return Ok(());
    }
    println!("Installing cargo-nextest {NEXTEST} with cargo to run the Rust tests.");
    // Without its self-update, which would bring a web client and double the time.
    let features = ["--no-default-features", "--features", "default-no-update"];
    let install = ["install", "--locked", "cargo-nextest", "--version", NEXTEST];
    execute(&mut cargo(install.into_iter().chain(features)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_missing_unless_dpkg_calls_it_installed() {
        let listing = "xvfb installed\nxauth config-files\nlibxvfb installed\n";
        let check = |wanted: &[Package], missing: &[Package]| {
            assert_eq!(not_installed(wanted, listing), missing, "of {wanted:?} in {listing:?}");
        };
        check(&["xvfb"], &[]);
        check(&["xauth"], &["xauth"]);
        check(&["vfb"], &["vfb"]);
        check(&["xvfb", "unknown", "xauth"], &["unknown", "xauth"]);
        check(&["xauth|xvfb"], &[]);
        check(&["unknown|xauth"], &["unknown"]);
    }
}

//! A Python environment of our own, for programs that know the same things another way.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The Python of an environment that has some packages; made where it is not there yet.
pub fn with(packages: &str) -> PathBuf {
    let name = packages.split('=').next().unwrap_or(packages);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("python-{name}"));
    let python = folder.join("bin/python");
    let ready = folder.join("ready");
    if std::fs::read_to_string(&ready).is_ok_and(|made_with| made_with == packages) {
        return python;
    }
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    run(Command::new(&python).args(install).args(packages.split(' ')));
    std::fs::write(ready, packages).unwrap();
    python
}

/// What a script prints, read as JSON, when it is given something as JSON.
pub fn answer(python: &Path, script: &str, question: &serde_json::Value) -> serde_json::Value {
    let mut input = tempfile::NamedTempFile::new().unwrap();
    serde_json::to_writer(&mut input, question).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/journeys").join(script);
    let output = Command::new(python).arg(script).arg(input.path()).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn run(command: &mut Command) {
    let output = command.output().expect("Python is missing: run `cargo xtask test`, which installs it");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

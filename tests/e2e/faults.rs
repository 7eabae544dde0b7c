//! A fault of the window program is kept in its log, and told in one sentence.

use std::process::Command;

use crate::window::program;

#[test]
fn a_panic_of_the_window_is_kept_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    // Where there is no such display the toolkit has only a panic to say so.
    let output = Command::new(program())
        .arg(folder.path().join("Grumpy.liaison"))
        .env_remove("WAYLAND_DISPLAY")
        .env("DISPLAY", ":65000")
        .env("XDG_STATE_HOME", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let file = folder.path().join("liaison/liaison.log");
    let log = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{error}: {said}"));
    assert!(!output.status.success() && said.contains(&file.display().to_string()), "{said}");
    for word in
        [concat!("liaison-window ", env!("CARGO_PKG_VERSION")), "thread main panicked at", "liaison_window::run"]
    {
        assert!(log.contains(word), "{word} is missing in:\n{log}");
    }
    assert!(!log.contains("Grumpy"), "{log}");
}

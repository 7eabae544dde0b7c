//! Without any network the program starts, shows the matrix and stores what is typed; it opens no socket to anywhere.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use engagement::Kind;
use engagement::template::Template;
use store::Store;

use crate::window::program;

const PATIENCE: Duration = Duration::from_secs(60);

/// The program alone, as no driver could reach it there, in a network namespace that holds nothing, under strace.
struct Offline(Child);

impl Drop for Offline {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-9", "--", &format!("-{}", self.0.id())]).status();
        let _ = self.0.wait();
    }
}

#[test]
fn without_a_network_the_program_works_and_opens_no_socket_to_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.liaison");
    drop(Store::create(&file, Template::named("washington").unwrap()).unwrap());
    let mut program = start(folder.path());
    let names =
        || Store::open_to_read(&file).unwrap().list(Kind::Stakeholder, None).unwrap().remove(0).title().to_owned();
    // The page is there when it remembers where one is.
    until("the page answers keys", || {
        press(&["ctrl+2"]);
        std::fs::read_to_string(folder.path().join("gov.liaison.desk/preferences.json"))
            .is_ok_and(|kept| kept.contains("\"area\""))
    });
    until("what is typed is stored", || {
        press(&["ctrl+Home", "X", "y", "Return"]);
        std::thread::sleep(Duration::from_secs(1));
        names() == "Xy"
    });
    until("it closes by its key", || {
        press(&["ctrl+q"]);
        std::thread::sleep(Duration::from_secs(1));
        program.0.try_wait().unwrap().is_some()
    });
    let trace = std::fs::read_to_string(folder.path().join("trace")).unwrap();
    assert!(trace.contains("AF_UNIX"), "sockets are seen, those to the display at least:\n{trace}");
    let outward: Vec<_> = trace.lines().filter(|line| line.contains("AF_INET") || line.contains("AF_PACKET")).collect();
    assert!(outward.is_empty(), "no socket to anywhere: {outward:#?}");
}

fn start(folder: &Path) -> Offline {
    let program = Command::new("unshare")
        .args(["--map-root-user", "--net", "strace", "--follow-forks", "--seccomp-bpf", "--trace=%network", "--output"])
        .arg(folder.join("trace"))
        .arg(program())
        .arg(folder.join("plan.liaison"))
        // A bus that was started for it would outlive it and be followed too.
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env("XDG_CONFIG_HOME", folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("LIAISON_DATA", folder.join("kept"))
        .stderr(Stdio::null())
        .process_group(0)
        .spawn();
    Offline(program.expect("unshare is missing: it is part of util-linux"))
}

/// Presses keys in the window as a keyboard does, if it is there already.
fn press(keys: &[&str]) {
    let found = Command::new("xdotool").args(["search", "--onlyvisible", "--name", "plan.liaison"]).output();
    let found = found.expect("xdotool is missing: run `cargo xtask test`, which installs it");
    if let Some(window) = String::from_utf8_lossy(&found.stdout).lines().next() {
        Command::new("xdotool").args(["windowfocus", "--sync", window, "key"]).args(keys).status().unwrap();
    }
}

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let started = Instant::now();
    while !done() {
        assert!(started.elapsed() < PATIENCE, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(300));
    }
}

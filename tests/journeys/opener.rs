//! A process of its own that opens a workspace and does what it is told by line: the tests themselves,
//! started again. So it can be killed, and given a small disk.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use engagement::{Change, Kind};
use serde_json::json;
use store::{Access, Stamp, Store};

use crate::desk::object;

const FILE: &str = "LIAISON_TEST_OPENS";

/// Such a process.
pub struct Opener {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Opener {
    pub fn start(file: &std::path::Path) -> Self {
        Self::start_in("exec \"$@\"", file)
    }

    /// Starts it in a shell that sets limits first and then becomes "$@".
    pub fn start_in(shell: &str, file: &std::path::Path) -> Self {
        let mut child = Command::new("bash")
            .args(["-c", shell, "bash"])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "opener::opens_a_file_if_another_test_says_which", "--nocapture"])
            .env(FILE, file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, input, output }
    }

    /// The next thing it says.
    pub fn hears(&mut self) -> String {
        let mut line = String::new();
        while !line.contains("opener: ") {
            line.clear();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "it ended without a word");
        }
        line.split_once("opener: ").unwrap().1.trim().to_owned()
    }

    /// Tells it to do something, and hears what came of it.
    pub fn tell(&mut self, what: &str) -> String {
        writeln!(self.input.as_mut().unwrap(), "{what}").unwrap();
        self.hears()
    }

    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Lets it close its file and end.
    pub fn close(mut self) {
        drop(self.input.take());
        self.child.wait().unwrap();
    }
}

#[test]
fn opens_a_file_if_another_test_says_which() {
    let Some(file) = std::env::var_os(FILE) else { return };
    let mut store = Store::open(file.as_ref()).unwrap();
    match store.access() {
        Access::Writing => println!("opener: writing"),
        access => println!("opener: {}", access.reason(store.path()).unwrap()),
    }
    for line in std::io::stdin().lines() {
        let length = line.unwrap().parse().unwrap();
        let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
        let values = object(json!({ "engagementId": engagement, "name": "New", "definition": "x".repeat(length) }));
        let change = Change::Add { kind: Kind::Stakeholder, values, after: None };
        match store.change(&Stamp::here_and_now(), &[change], None, None) {
            Ok(_) => println!("opener: stored"),
            Err(refusal) => println!("opener: {}", serde_json::to_string(&refusal).unwrap()),
        }
    }
}

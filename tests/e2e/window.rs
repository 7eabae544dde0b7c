//! The program's window in a test: started with a workspace of its own, driven by keys, read by its page.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use engagement::template::Template;
use engagement::{Entity, Kind};
use serde_json::{Value, json};
use store::Store;
use tempfile::TempDir;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, TypingData};
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, Command};

/// Nothing in the window takes longer, on a slow machine either.
pub const PATIENCE: Duration = Duration::from_secs(20);

const DRIVER: &str = "WebKitWebDriver";

/// A running window with its workspace.
pub struct Window {
    driver: Driver,
    pub page: WebDriver,
    pub folder: TempDir,
}

/// The driver with the program it started; both end with it, also when a test fails.
struct Driver(Child);

impl Driver {
    /// Driver, program and the program's own processes, as the system lists them.
    fn processes(&self) -> String {
        let group = self.0.id().map(|id| id.to_string()).unwrap_or_default();
        let listed = std::process::Command::new("ps").args(["-o", "pid,stat,rss,etime,comm", "-g", &group]).output();
        listed.map(|listed| String::from_utf8_lossy(&listed.stdout).into_owned()).unwrap_or_default()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(group) = self.0.id() {
            let _ = std::process::Command::new("kill").args(["-9", "--", &format!("-{group}")]).status();
        }
    }
}

impl Window {
    /// Starts the window with the Washington plan.
    pub async fn with_washington() -> Self {
        let folder = tempfile::tempdir().unwrap();
        drop(Store::create(&folder.path().join("plan.liaison"), Template::named("washington").unwrap()).unwrap());
        Self::start(folder).await
    }

    /// Starts the window on `plan.liaison` in a folder, where preferences and dialog answers lie too.
    pub async fn start(folder: TempDir) -> Self {
        let file = folder.path().join("plan.liaison");
        Self::start_by(Command::new(DRIVER), folder, &file).await
    }

    /// Starts the window on a small disk of its own, which holds a copy of `plan.liaison` and is mounted as
    /// `disk` in the folder; nobody else sees it there.
    pub async fn start_on_disk(folder: TempDir, kind: &str) -> Self {
        let disk = folder.path().join("disk");
        std::fs::create_dir(&disk).unwrap();
        let mount = format!(
            "mount -t tmpfs -o size=2m tmpfs \"$0\" && cp \"$0/../plan.liaison\" \"$0\" && mount -o remount,{kind} \"$0\" && exec \"$@\""
        );
        let mut driver = Command::new("unshare");
        driver.args(["--map-root-user", "--mount", "sh", "-c", &mount]).arg(&disk).arg(DRIVER);
        Self::start_by(driver, folder, &disk.join("plan.liaison")).await
    }

    async fn start_by(driver: Command, folder: TempDir, file: &Path) -> Self {
        let program = program();
        assert!(program.is_file(), "{} is not built: run `cargo xtask build`", program.display());
        assert!(std::env::var_os("DISPLAY").is_some(), "there is no display: run `cargo xtask test`, which makes one");
        let options = json!({ "binary": program, "args": [file] });
        let (driver, page) = driven(driver, &folder, Some(options)).await;
        Self { driver, page, folder }
    }

    /// Closes the window by its key and waits until the program has ended; answers its folder.
    pub async fn quit(self) -> TempDir {
        // The program may be gone before the driver has an answer.
        let _ = self.keys("Control", "q").perform().await;
        let started = Instant::now();
        while self.page.title().await.is_ok() {
            assert!(started.elapsed() < PATIENCE, "the window does not close");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        self.folder
    }

    /// Kills the program as a switched off machine does; answers its folder.
    pub async fn kill(self) -> TempDir {
        let file = self.path("plan.liaison").display().to_string();
        let is_it = |cmdline: &str| cmdline.contains("liaison-window") && cmdline.contains(&file);
        let running = || {
            let all =
                std::fs::read_dir("/proc").unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
            all.filter(|id| std::fs::read_to_string(format!("/proc/{id}/cmdline")).is_ok_and(|it| is_it(&it)))
                .collect::<Vec<_>>()
        };
        for id in running() {
            std::process::Command::new("kill").args(["-9", &id]).status().unwrap();
        }
        let started = Instant::now();
        while !running().is_empty() {
            assert!(started.elapsed() < PATIENCE, "the program does not end");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        self.folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file on the window's own disk, as it is reached from here.
    pub fn on_disk(&self, name: &str) -> PathBuf {
        let disk = self.path("disk").join(name);
        let inside = format!("/proc/{}/root", self.driver.0.id().unwrap());
        Path::new(&inside).join(disk.strip_prefix("/").unwrap())
    }

    /// What the program and its driver have written to their error output.
    pub fn said(&self) -> String {
        std::fs::read_to_string(self.path("said")).unwrap()
    }

    /// The next native dialogs are answered with these.
    pub fn answer_dialogs(&self, answers: &[&Path]) {
        let lines: Vec<_> = answers.iter().map(|path| format!("{}\n", path.display())).collect();
        std::fs::write(self.path("answers"), lines.concat()).unwrap();
    }

    /// Runs a function body in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.page.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// Waits until a function body in the page answers something true. What it looks into may not be there yet.
    pub async fn until(&self, what: &str, script: &str) {
        let script =
            format!("try {{ return Boolean((() => {{ {script} }})()) }} catch (thrown) {{ return `${{thrown}}` }}");
        let started = Instant::now();
        loop {
            let answer = self.run(&script, vec![]).await;
            if answer == Value::Bool(true) {
                return;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "waited in vain until {what} ({answer}); the page reads:\n{}",
                self.text().await
            );
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Everything the page shows as text.
    pub async fn text(&self) -> String {
        self.run("return document.body.innerText", vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page shows a text.
    pub async fn shows(&self, text: &str) {
        self.until(&format!("it shows {text:?}"), &format!("return document.body.innerText.includes({})", json!(text)))
            .await;
    }

    /// Waits until everything is stored.
    pub async fn saved(&self) {
        self.until(
            "everything is saved",
            "return /\\bSaved\\b/.test(document.querySelector('header .saved[aria-busy=false]')?.innerText ?? '')",
        )
        .await;
    }

    /// Waits until all that can be stored is, and the window says that some of what is typed cannot be.
    pub async fn saved_but_for_refused(&self) {
        self.until(
            "all is stored but what is refused",
            "return /Not saved[^]*not accepted/.test(document.querySelector('header .saved[aria-busy=false]')?.innerText ?? '')",
        )
        .await;
    }

    /// Presses one key, with others held: `press("Control+Shift", "z")`.
    pub async fn press(&self, held: &str, key: impl Into<TypingData>) {
        if let Err(error) = self.keys(held, key).perform().await {
            let (running, said) = (self.driver.processes(), self.said());
            panic!("the key does not arrive: {error}\nstill running:\n{running}\nprogram and driver said:\n{said}");
        }
    }

    fn keys(&self, held: &str, key: impl Into<TypingData>) -> ActionChain {
        let held: Vec<_> = held.split('+').filter(|name| !name.is_empty()).map(named).collect();
        let mut keys = self.page.action_chain();
        for key in &held {
            keys = keys.key_down(key.clone());
        }
        keys = keys.send_keys(key);
        for key in held.iter().rev() {
            keys = keys.key_up(key.clone());
        }
        keys
    }

    /// Presses a key several times.
    pub async fn press_times(&self, times: usize, held: &str, key: Key) {
        for _ in 0..times {
            self.press(held, key.clone()).await;
        }
    }

    /// Types text.
    pub async fn type_text(&self, text: &str) {
        self.page.action_chain().send_keys(text).perform().await.unwrap();
    }

    /// What a cell shows; row and column count from 1, the name is column 1.
    pub async fn cell(&self, row: usize, column: usize) -> String {
        let script = "const cell = document.querySelector(`[role=row][aria-rowindex=\"${arguments[0] + 1}\"] [aria-colindex=\"${arguments[1] + 1}\"]`);
            if (!cell) return null;
            const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            const found = [];
            while (words.nextNode()) found.push(words.currentNode.data);
            return found.join(' ').trim() || cell.querySelector('input, textarea')?.value || ''";
        let shown = self.run(script, vec![json!(row), json!(column)]).await;
        shown.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until a cell shows a text.
    pub async fn cell_shows(&self, row: usize, column: usize, text: &str) {
        let started = Instant::now();
        loop {
            let shown = self.cell(row, column).await;
            if shown == text {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "cell {row}, {column} shows {shown:?} and not {text:?}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Makes a cell of the grid the active one by its pointer-free way: to the corner, then by arrows.
    pub async fn go_to(&self, row: usize, column: usize) {
        self.press("Control", Key::Home).await;
        self.press_times(row - 1, "", Key::Down).await;
        self.press_times(column - 1, "", Key::Right).await;
    }

    /// The stakeholders as they are in the file.
    pub fn stored(&self) -> Vec<Entity> {
        Store::open_to_read(&self.path("plan.liaison")).unwrap().list(Kind::Stakeholder, None).unwrap()
    }
}

/// WebKit's own browser: for a page that left the program.
pub struct Browser {
    _driver: Driver,
    pub page: WebDriver,
}

impl Browser {
    pub async fn start(folder: &TempDir) -> Self {
        let (driver, page) = driven(Command::new(DRIVER), folder, None).await;
        Self { _driver: driver, page }
    }
}

/// A driver with what it drives: a program with its arguments, or the browser that comes with it.
async fn driven(mut driver: Command, folder: &TempDir, options: Option<Value>) -> (Driver, WebDriver) {
    let port = free_port();
    let driver = driver
        .arg(format!("--port={port}"))
        .env("TAURI_AUTOMATION", "true")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("XDG_CONFIG_HOME", folder.path().join("config"))
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .env("LIAISON_DATA", folder.path().join("kept"))
        // Every display would start a session bus of its own, which outlives the test.
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env("LIAISON_DIALOG_ANSWERS", folder.path().join("answers"))
        .stdout(Stdio::null())
        .stderr(File::options().create(true).append(true).open(folder.path().join("said")).unwrap())
        .process_group(0)
        .spawn()
        .map(Driver)
        .expect("WebKitWebDriver is missing: run `cargo xtask test`, which installs it");
    let mut wanted = Capabilities::new();
    if let Some(options) = options {
        wanted.set("webkitgtk:browserOptions", options).unwrap();
    }
    let started = Instant::now();
    let page = loop {
        match WebDriver::new(format!("http://127.0.0.1:{port}"), wanted.clone()).await {
            Ok(page) => break page,
            Err(_) if started.elapsed() < PATIENCE => tokio::time::sleep(Duration::from_millis(100)).await,
            Err(error) => panic!("the window does not start: {error}"),
        }
    };
    // The driver's end is the session's; no one has to be told of it, least of all by a test that failed.
    page.clone().leak().unwrap();
    // Comparing thousands of cells takes its time on a slow machine.
    page.set_script_timeout(Duration::from_secs(180)).await.unwrap();
    (driver, page)
}

/// Holds text on the system's clipboard, as another program does that copied it, until dropped.
pub async fn copy_elsewhere(text: &str) -> Child {
    let mut xclip = Command::new("xclip")
        .args(["-selection", "clipboard", "-in", "-quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("xclip is missing: run `cargo xtask test`, which installs it");
    xclip.stdin.take().unwrap().write_all(text.as_bytes()).await.unwrap();
    let started = Instant::now();
    loop {
        let held = Command::new("xclip").args(["-selection", "clipboard", "-out"]).output().await.unwrap();
        if held.stdout == text.as_bytes() {
            return xclip;
        }
        assert!(started.elapsed() < PATIENCE, "the clipboard does not take the text");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

fn named(key: &str) -> Key {
    match key {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        other => panic!("{other} is not a key to hold"),
    }
}

pub fn program() -> PathBuf {
    // Tests lie in target/debug/deps, the programs in target/debug.
    let mut folder = std::env::current_exe().unwrap();
    folder.pop();
    folder.pop();
    folder.join("liaison-window")
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

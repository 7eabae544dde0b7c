//! What an edit costs in the real window with 100,000 stakeholders, against 1,000: from the key to the
//! changed cell, measured in the page, both windows in turns. And how long frames take while scrolling.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark that cannot run stops")]
#![allow(dead_code, reason = "the window, its states and samples are the tests'; a part of them serves here")]

#[path = "../samples.rs"]
mod samples;
#[path = "../states.rs"]
mod states;
#[path = "../window.rs"]
mod window;

use std::process::ExitCode;

use serde_json::Value;
use thirtyfour::Key;
use window::Window;

const ROUNDS: usize = 9;
const EDITS: usize = 10;
const MOST: f64 = 1.2;

/// Sums the time from a letter to the open editor and from Enter to the changed cell, with the page laid
/// out anew; and from Enter to the stored change, which shows as the label of undo.
const RECORDER: &str = "
    window.spent = { shown: 0, stored: 0 };
    let waiting = [];
    const undo = () => document.querySelector('[aria-label^=Undo]').ariaLabel;
    const wait = (sum, done) => waiting.push({ sum, done, since: performance.now() });
    addEventListener('keydown', ({ key }) => {
        if (key.length === 1) wait('shown', () => document.querySelector('[role=listbox] .at'));
        if (key !== 'Enter') return;
        const cell = document.querySelector('[role=grid] .active');
        const word = cell.querySelector('input').value.toLowerCase();
        const label = undo();
        wait('shown', () => cell.innerText.toLowerCase().includes(word));
        wait('stored', () => undo() !== label);
    }, true);
    new MutationObserver(() => {
        waiting = waiting.filter(({ sum, done, since }) => {
            if (!done()) return true;
            document.body.getBoundingClientRect();
            window.spent[sum] += performance.now() - since;
            return false;
        });
        window.left = waiting.length;
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });";

const SCROLLING: &str = "
    const done = arguments[0];
    const pane = document.querySelector('[role=grid]').parentElement;
    const frames = [];
    let last;
    const step = (now) => {
        if (last !== undefined) frames.push(now - last);
        last = now;
        pane.scrollTop += 96;
        if (frames.length < 120) requestAnimationFrame(step);
        else done(frames);
    };
    pane.scrollTop = 0;
    requestAnimationFrame(step);";

#[tokio::main]
async fn main() -> ExitCode {
    let few = prepared(1_000).await;
    let many = prepared(100_000).await;
    let (mut shown, mut stored) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let one = edited(&few).await;
        let other = edited(&many).await;
        // The first round warms up.
        if round > 0 {
            shown.push((one.0, other.0));
            stored.push((one.1, other.1));
        }
    }
    let ratio = told("key to changed cell", shown);
    let _ = told("key to stored change", stored);
    println!("at 100,000 rows, against 1,000: ratio {ratio:.2} (at most {MOST}) from key to changed cell");
    for (rows, window) in [("1,000", &few), ("100,000", &many)] {
        let mut frames = scrolled(window).await;
        frames.sort_by(f64::total_cmp);
        let (median, late) = (frames[frames.len() / 2], frames[frames.len() * 95 / 100]);
        println!("scrolling {rows} rows by three a frame: median {median:.0} ms a frame, 95th percentile {late:.0} ms");
    }
    if ratio <= MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn prepared(rows: usize) -> Window {
    let window = Window::start(samples::with_rows(rows)).await;
    states::ready(&window).await;
    window.run(RECORDER, vec![]).await;
    window
}

/// Changes priorities near the end of the list by keys; answers the mean milliseconds of one edit.
async fn edited(window: &Window) -> (f64, f64) {
    for (held, key) in [("Control", Key::End), ("", Key::PageUp), ("", Key::Home), ("", Key::Right)] {
        window.press(held, key).await;
    }
    window.saved().await;
    window.run("window.spent = { shown: 0, stored: 0 }", vec![]).await;
    for _ in 0..EDITS {
        let low =
            window.run("return document.querySelector('[role=grid] .active').innerText.includes('Low')", vec![]).await;
        window.type_text(if low == Value::Bool(true) { "h" } else { "l" }).await;
        window.press("", Key::Enter).await;
        window.until("the edit is stored", "return window.left === 0").await;
    }
    let spent = window.run("return window.spent", vec![]).await;
    let mean = |sum: &Value| sum.as_f64().unwrap() / EDITS as f64;
    (mean(&spent["shown"]), mean(&spent["stored"]))
}

/// Prints the medians and answers their ratio.
fn told(what: &str, pairs: Vec<(f64, f64)>) -> f64 {
    let (few, many): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    let (few, many) = (median(few), median(many));
    let edits = (ROUNDS - 1) * EDITS;
    println!("{what}, median of {edits} edits: {few:.1} ms at 1,000 rows, {many:.1} ms at 100,000: {:.2}", many / few);
    many / few
}

async fn scrolled(window: &Window) -> Vec<f64> {
    let frames = window.page.execute_async(SCROLLING, vec![]).await.unwrap().json().clone();
    frames.as_array().unwrap().iter().filter_map(Value::as_f64).collect()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

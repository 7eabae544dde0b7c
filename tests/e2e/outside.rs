//! The window is shut: the page leads nowhere, loads nothing from elsewhere and runs no script but the program's.

use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::window::Window;

/// Ways to somewhere else; OUT stands for a server that would answer, HERE for a file.
const WAYS_OUT: [&str; 31] = [
    "location.href = 'http://OUT/'",
    "location.assign('http://OUT/')",
    "location.replace('https://OUT/')",
    // The host from which Windows serves the page: elsewhere it is anybody's.
    "location.href = 'http://tauri.PORT/'",
    "location.href = 'http://ipc.PORT/'",
    "location.href = 'file://HERE'",
    "location.href = 'data:text/html,<script>window.owned=1</script>'",
    "location.href = 'javascript:void(window.owned=1)'",
    "location.href = 'blob:null/1'",
    "location.href = 'about:blank'",
    "location.href = URL.createObjectURL(new Blob(['<p>'], { type: 'text/html' }))",
    "window.open('http://OUT/')",
    "window.open('about:blank')",
    "add('a', { href: 'http://OUT/', target: '_blank' }).click()",
    "add('a', { href: 'http://OUT/', download: 'x' }).click()",
    "add('form', { action: 'http://OUT/', method: 'post' }).submit()",
    "add('meta', { httpEquiv: 'refresh', content: '0; url=http://OUT/' })",
    "add('iframe', { src: 'http://OUT/' })",
    "add('iframe', { srcdoc: '<script>parent.owned=1</script>' })",
    "add('object', { data: 'http://OUT/' })",
    "add('embed', { src: 'http://OUT/' })",
    "add('base', { href: 'http://OUT/' })",
    "add('img', { src: 'http://OUT/' })",
    "add('video', { src: 'http://OUT/' })",
    "add('link', { rel: 'stylesheet', href: 'http://OUT/' })",
    "add('link', { rel: 'preconnect', href: 'http://OUT/' })",
    "add('link', { rel: 'prefetch', href: 'http://OUT/' })",
    "navigator.sendBeacon('http://OUT/', 'x')",
    "fetch('http://OUT/').catch(() => {}); fetch('file://HERE').then((it) => it.text()).then((it) => { window.owned = it }).catch(() => {})",
    "new WebSocket('ws://OUT/'); new EventSource('http://OUT/')",
    "const asked = new XMLHttpRequest(); asked.open('GET', 'http://OUT/'); asked.send()",
];

/// Ways to run what is not the program's own script; each would set `owned`.
const FOREIGN_SCRIPTS: [&str; 9] = [
    "add('script', { textContent: 'window.owned = 1' })",
    "add('script', { src: 'http://OUT/' })",
    "add('script', { src: 'data:text/javascript,window.owned=1' })",
    "add('p', { innerHTML: '<img src=x onerror=\"window.owned=1\">' })",
    "add('button', {}).setAttribute('onclick', 'window.owned=1'); document.body.lastChild.click()",
    "eval('window.owned = 1')",
    "new Function('window.owned = 1')()",
    "setTimeout('window.owned = 1')",
    "new Worker(URL.createObjectURL(new Blob(['fetch(\"http://OUT/\")'])))",
];

#[tokio::test]
async fn the_page_leads_nowhere_and_runs_no_foreign_script() {
    let window = Window::with_washington().await;
    window.cell_shows(1, 1, "CTS Director").await;
    let (port, visits) = listen();
    let here = window.run(START, vec![]).await;
    for way in WAYS_OUT.iter().chain(&FOREIGN_SCRIPTS) {
        let way = way
            .replace("OUT", &format!("127.0.0.1:{port}"))
            .replace("PORT", &format!("localhost:{port}"))
            .replace("HERE", &window.path("plan.liaison").display().to_string());
        let script = format!("{ADD} try {{ {way} }} catch (refused) {{ window.refusals.push(String(refused)) }}");
        window.run(&script, vec![]).await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let state = window.run("return [location.href, window.here === true, window.owned ?? null]", vec![]).await;
        assert_eq!(state, json!([here, true, null]), "the page stays as it is after {way}");
        assert_eq!(visits.load(Ordering::Relaxed), 0, "nobody is asked by {way}");
    }
    // What was begun has had its time.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert_eq!(visits.load(Ordering::Relaxed), 0, "nobody was asked in the end");
    assert_eq!(window.page.windows().await.unwrap().len(), 1, "no window was opened");
    let found = window.run("return [window.violations, window.refusals.join()]", vec![]).await;
    let directives = found[0].as_array().unwrap();
    let expected =
        ["script-src-elem", "script-src-attr", "img-src", "style-src-elem", "connect-src", "frame-src", "form-action"];
    for directive in expected {
        assert!(directives.iter().any(|it| it == directive), "{directive} is enforced, seen were {directives:?}");
    }
    assert!(found[1].as_str().unwrap().contains("EvalError"), "texts are not run as scripts: {}", found[1]);
    window.run("document.querySelectorAll('[data-forged]').forEach((it) => it.remove())", vec![]).await;
    window.press("Control", "k").await;
    window.shows("commands only").await;
}

#[test]
fn the_release_has_no_tools_for_developers_and_asks_for_few_permissions() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |file: &str| std::fs::read_to_string(root.join(file)).unwrap();
    for manifest in ["Cargo.toml", "Cargo.lock"] {
        for word in ["devtools", "tauri-plugin"] {
            assert!(!read(manifest).contains(word), "{manifest} brings {word}");
        }
    }
    let config: Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    let window = &config["app"]["windows"][0];
    assert!(window["devtools"].is_null() && window["url"].is_null(), "{window}");
    assert_eq!(window["proxyUrl"], "socks5://127.0.0.1:9", "whatever would leave the page ends where nobody listens");
    assert_eq!(config["app"]["withGlobalTauri"], false);
    let csp = config["app"]["security"]["csp"].as_str().unwrap();
    assert!(csp.starts_with("default-src 'none'; script-src 'self';"), "{csp}");
    for word in ["unsafe", "https:", "*", "data:", "blob:"] {
        assert!(!csp.contains(word), "{word} is not in {csp}");
    }
    let files: Vec<_> = std::fs::read_dir(root.join("src-tauri/capabilities")).unwrap().collect();
    assert_eq!(files.len(), 1, "one window, one list of permissions");
    let capability: Value = serde_json::from_str(&read("src-tauri/capabilities/window.json")).unwrap();
    let granted = ["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-set-webview-zoom"];
    assert_eq!(capability["permissions"], json!(granted));
    assert_eq!(capability["remote"], Value::Null, "no address elsewhere is trusted");
}

/// Marks the page, so that it is known again, and keeps what its policy refuses.
const START: &str = "window.here = true;
    window.violations = [];
    window.refusals = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
    return location.href";

/// Puts an element into the page.
const ADD: &str = "const add = (name, properties) => {
      const element = Object.assign(document.createElement(name), properties);
      element.dataset.forged = '';
      return document.body.appendChild(element);
    };";

/// A server that answers anyone and counts those who came.
fn listen() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let visits = Arc::new(AtomicUsize::new(0));
    let counted = visits.clone();
    std::thread::spawn(move || {
        for visitor in listener.incoming() {
            counted.fetch_add(1, Ordering::Relaxed);
            let _ = visitor.unwrap().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\nwindow.owned=1;");
        }
    });
    (port, visits)
}

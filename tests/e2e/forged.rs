//! Calls that a page in wrong hands could make: they get no path in, no foreign command, and break nothing.

use engagement::Kind;
use serde_json::{Value, json};
use store::Store;

use crate::mutations::{Call, content, left_out, mutated, valid_calls, with_a_row_of_everything};
use crate::window::Window;

/// Calls one after the other and tells how each was answered, and which of the refused ones changed something.
const CALL_EACH: &str = r#"
    const [calls, kinds] = arguments;
    const invoke = window.__TAURI_INTERNALS__.invoke;
    const late = () => new Promise((resolve) => setTimeout(resolve, 8000, { silent: true }));
    const answerTo = (command, args) => invoke(command, args).then((value) => ({ value }), (refusal) => ({ refusal }));
    const content = async () =>
      JSON.stringify(await Promise.all(kinds.map((kind) => invoke("list", { kind, scope: null }))));
    return (async () => {
      const answers = [];
      let before = await content();
      for (const call of calls) {
        const [command, args] = JSON.parse(call);
        const answer = await Promise.race([answerTo(command, args), late()]);
        const after = await content();
        answers.push({ ...answer, changed: after !== before });
        before = after;
      }
      return answers;
    })();
"#;

#[tokio::test]
async fn paths_from_the_page_open_and_save_nothing() {
    let window = with_a_row_of_everything().await;
    window.cell_shows(1, 1, "CTS Director").await;
    let other = window.path("other.liaison");
    drop(Store::create(&other, engagement::template::Template::named("blank").unwrap()).unwrap());
    let target = window.path("forged.xlsx");
    window.answer_dialogs(&[]);
    let before = files_of(&window);
    let store = Store::open_to_read(&window.path("plan.liaison")).unwrap();
    for path in [&other, &target] {
        let names = ["path", "file", "filePath", "fileName", "target", "name", "answer"];
        let calls = valid_calls(&store).into_iter().map(|Call { command, mut arguments }| {
            for name in names {
                arguments.as_object_mut().unwrap().entry(name).or_insert(json!(path));
            }
            Call { command, arguments }
        });
        let calls: Vec<_> = calls.filter(|call| call.command != "change").collect();
        let answers = call_each(&window, &calls).await;
        for (call, answer) in calls.iter().zip(&answers) {
            assert!(answer["silent"].is_null(), "{} is answered", call.command);
            // Of what nobody has rated there is no picture to ask a place for.
            let exports = call.command.starts_with("export_") && !call.command.ends_with("_picture");
            if exports || ["new_workspace", "open_workspace", "save_copy"].contains(&call.command) {
                assert_eq!(answer["refusal"]["refusal"], "cancelled", "{} asks a dialog only", call.command);
            }
        }
        let by_name = json!({ "index": path, "template": path, "format": path, "engagementId": path });
        for command in ["open_recent", "new_workspace", "export_matrix"] {
            let answer = call_each(&window, &[Call { command, arguments: by_name.clone() }]).await.remove(0);
            assert!(!answer["refusal"].is_null(), "{command} takes no path: {answer}");
        }
    }
    assert_eq!(files_of(&window), before, "no file is made");
    let open = call(&window, "state", json!({})).await;
    assert_eq!(open["value"]["open"]["fileName"], "plan.liaison", "no other file is opened");
    assert_eq!(open["value"]["recent"].as_array().map(Vec::len), Some(1), "nor remembered");
}

#[tokio::test]
async fn what_is_no_command_of_the_program_is_refused() {
    const FOREIGN: [&str; 44] = [
        "eval",
        "exec",
        "open",
        "read_file",
        "write_file",
        "quit",
        "changes",
        "STATE",
        "state ",
        "",
        "__proto__",
        "toString",
        "plugin:fs|read_text_file",
        "plugin:fs|write_text_file",
        "plugin:fs|read_dir",
        "plugin:fs|remove",
        "plugin:shell|execute",
        "plugin:shell|open",
        "plugin:shell|spawn",
        "plugin:http|fetch",
        "plugin:websocket|connect",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:process|exit",
        "plugin:opener|open_path",
        "plugin:sql|load",
        "plugin:clipboard-manager|read_text",
        "plugin:updater|check",
        "plugin:webview|create_webview_window",
        "plugin:webview|create_webview",
        "plugin:webview|internal_toggle_devtools",
        "plugin:webview|reparent",
        "plugin:window|create",
        "plugin:window|get_all_windows",
        "plugin:window|set_title",
        "plugin:window|destroy",
        "plugin:event|emit",
        "plugin:event|emit_to",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "plugin:resources|close",
        "plugin:menu|new",
        "plugin:tray|new",
        "plugin:image|from_path",
    ];
    let window = Window::with_washington().await;
    window.cell_shows(1, 1, "CTS Director").await;
    let secret = window.path("plan.liaison");
    let arguments = json!({
        "path": secret, "event": "touched", "payload": { "label": "", "touched": [], "undo": null, "redo": null },
        "program": "touch", "args": [window.path("made")], "command": "touch", "value": "Owned", "label": "main", "directory": 1,
        "options": { "label": "second", "url": "index.html", "path": secret }, "rid": 0,
    });
    let calls: Vec<_> = FOREIGN.map(|command| Call { command, arguments: arguments.clone() }).into();
    for (call, answer) in calls.iter().zip(call_each(&window, &calls).await) {
        assert!(!answer["refusal"].is_null(), "{:?} is refused: {answer}", call.command);
    }
    assert!(!window.path("made").exists(), "nothing was run");
    assert_eq!(window.page.windows().await.unwrap().len(), 1, "no second window");
    window.go_to(2, 1).await;
    window.cell_shows(2, 1, "Executive Sponsor").await;
    assert!(!window.said().contains("panicked"), "{}", window.said());
}

#[tokio::test]
async fn calls_past_the_door_are_refused() {
    let window = Window::with_washington().await;
    window.cell_shows(1, 1, "CTS Director").await;
    let before = window.stored();
    let script = r#"
        // A call whose key is wrong may be left without an answer.
        const late = () => new Promise((resolve) => setTimeout(resolve, 4000, false));
        const own = { "Content-Type": "application/json", "Tauri-Callback": "1", "Tauri-Error": "2", "Tauri-Invoke-Key": "guessed" };
        const shapes = [own, { ...own, "Tauri-Callback": "x" }, { "Content-Type": "text/plain" }, {}];
        const bodies = ["{", "null", "[]", "\u0000", JSON.stringify({ changes: [], label: null, visit: null }), "x".repeat(1e6)];
        const asked = shapes.flatMap((headers) => bodies.map((body) => ["state", "change", "%00", "../state"].map((command) =>
          Promise.race([late(), fetch(`ipc://localhost/${command}`, { method: "POST", headers, body }).then((answer) => answer.ok, () => false)]))));
        for (const body of bodies) {
          window.ipc?.postMessage(body);
          for (const handler of ["ipc", "external"]) {
            try { window.webkit?.messageHandlers?.[handler]?.postMessage(body); } catch {}
          }
        }
        return Promise.all(asked.flat()).then((answers) => answers.filter((ok) => ok).length);"#;
    assert_eq!(window.run(script, vec![]).await, json!(0), "no call without the program's own key is answered");
    assert_eq!(window.stored(), before);
    window.go_to(2, 2).await;
    window.type_text("L").await;
    window.press("", thirtyfour::Key::Enter).await;
    window.cell_shows(2, 2, "L Low").await;
    assert!(!window.said().contains("panicked"), "{}", window.said());
}

#[tokio::test]
async fn a_thousand_twisted_calls_are_answered_and_refused_ones_change_nothing() {
    let window = with_a_row_of_everything().await;
    window.cell_shows(1, 1, "CTS Director").await;
    let valid = valid_calls(&Store::open_to_read(&window.path("plan.liaison")).unwrap());
    assert_eq!(left_out(&valid), Vec::<String>::new(), "every command is twisted");
    for (call, answer) in valid.iter().zip(call_each(&window, &valid).await) {
        let well_formed = answer["refusal"].is_null() || answer["refusal"]["refusal"].is_string();
        assert!(well_formed, "{} takes what the others are made of: {answer}", call.json());
    }
    let calls = mutated(&valid, 1_000);
    let (mut answered, mut refused) = (0, 0);
    for batch in calls.chunks(50) {
        for (call, answer) in batch.iter().zip(call_each(&window, batch).await) {
            let told = || format!("{} got {answer}", call.json().chars().take(400).collect::<String>());
            assert!(answer["silent"].is_null(), "every call is answered: {}", told());
            if answer["refusal"].is_null() {
                answered += 1;
                continue;
            }
            refused += 1;
            assert_eq!(answer["changed"], false, "a refused call changes nothing: {}", told());
            assert_ne!(answer["refusal"]["refusal"], "internal", "no call reaches a fault: {}", told());
        }
    }
    println!("{answered} answered, {refused} refused");
    assert!(answered > 100 && refused > 300, "both kinds are among them: {answered} answered, {refused} refused");
    assert_eq!(window.run("return {}.forged === undefined", vec![]).await, true, "no prototype was changed");
    assert!(!window.said().contains("panicked"), "{}", window.said());
    let shown = call(&window, "list", json!({ "kind": "stakeholder", "scope": null })).await;
    let folder = window.quit().await;
    let store = Store::open_to_read(&folder.path().join("plan.liaison")).unwrap();
    let content = content(&store);
    assert_eq!(
        json!(content[Kind::Stakeholder as usize]),
        shown["value"],
        "the file opens and holds what the page saw"
    );
}

async fn call(window: &Window, command: &'static str, arguments: Value) -> Value {
    call_each(window, &[Call { command, arguments }]).await.remove(0)
}

async fn call_each(window: &Window, calls: &[Call]) -> Vec<Value> {
    let calls: Vec<_> = calls.iter().map(Call::json).collect();
    let answers = window.run(CALL_EACH, vec![json!(calls), json!(Kind::ALL)]).await;
    answers.as_array().unwrap_or_else(|| panic!("the page answers {answers}")).clone()
}

/// The names of all files beside the workspace but those that come and go with it.
fn files_of(window: &Window) -> Vec<String> {
    let entries = std::fs::read_dir(window.folder.path()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !["-wal", "-shm", "-lock", "-holder"].iter().any(|ending| name.ends_with(ending)));
    names.sort();
    names
}

//! Who may know whom. A crate that reaches for what is not its business is found here.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The names of everything a package is built from, itself left out.
fn built_from(metadata: &Value, package: &str) -> HashSet<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names: HashMap<_, _> =
        list(&metadata["packages"]).iter().map(|it| (text(&it["id"]), text(&it["name"]))).collect();
    let nodes: HashMap<_, _> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|it| (text(&it["id"]), it)).collect();
    let start = names.iter().find(|(_, name)| *name == package).map(|(id, _)| id.clone());
    let mut open = vec![start.unwrap_or_else(|| panic!("there is no package {package}"))];
    let mut found = HashSet::new();
    while let Some(id) = open.pop() {
        for dependency in list(&nodes[&id]["deps"]) {
            let normal = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = text(&dependency["pkg"]);
            if normal && found.insert(names[&id].clone()) {
                open.push(id);
            }
        }
    }
    found
}

#[test]
fn each_crate_knows_only_its_own_business() {
    let output =
        Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--locked"]).current_dir(ROOT).output();
    let metadata: Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
    let window = ["tauri", "wry", "tao", "gtk", "webkit2gtk", "rfd"];
    let formats = ["rust_xlsxwriter", "csv", "zip", "quick-xml", "typst"];
    let rules: [(&str, Vec<&str>); 5] = [
        ("engagement", [&window[..], &formats, &["rusqlite", "store", "documents", "tokio", "uuid"]].concat()),
        ("store", [&window[..], &formats, &["documents"]].concat()),
        ("pictures", [&window[..], &formats, &["rusqlite", "store", "documents", "tokio"]].concat()),
        ("documents", [&window[..], &["rusqlite", "store"]].concat()),
        ("liaison", window.to_vec()),
    ];
    for (package, strangers) in rules {
        let known = built_from(&metadata, package);
        let found: Vec<_> = strangers.iter().filter(|name| known.contains(**name)).collect();
        assert!(found.is_empty(), "{package} is built from {found:?}, which is not its business");
    }
    assert!(
        built_from(&metadata, "liaison-window").contains("wry"),
        "the rule can see a browser engine where there is one"
    );
}

#[test]
fn only_the_door_of_the_user_interface_calls_the_bindings() {
    let ui = Path::new(ROOT).join("ui/src");
    let mut open = vec![ui.clone()];
    let (mut callers, mut door) = (Vec::new(), 0);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if std::fs::read_to_string(&path).is_ok_and(|text| {
                text.lines()
                    .any(|line| (line.contains("import") || line.contains("from ")) && line.contains("/bindings\""))
            }) {
                if path.starts_with(ui.join("engagement")) { door += 1 } else { callers.push(path) }
            }
        }
    }
    assert!(callers.is_empty(), "these import the bindings instead of ui/src/engagement: {callers:?}");
    assert!(door > 0, "the door itself was not recognised, so this test sees nothing");
}

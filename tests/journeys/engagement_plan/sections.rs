//! Sections chosen, ordered, given own words, left out when empty.

use std::path::Path;

use documents::Wanted;
use serde_json::json;

use super::{outline, read};
use crate::command_line::Shell;

fn titles(shell: &Shell, wanted: &Wanted) -> Vec<String> {
    let outline = outline(&shell.path("w.liaison"), wanted);
    let heading = |it: &documents::outline::Heading| format!("{} {}", it.number, it.text).trim().to_owned();
    outline.headings().filter(|it| it.level == 1).map(heading).collect()
}

#[test]
fn what_has_nothing_to_say_is_left_out_and_the_rest_is_counted() {
    let shell = Shell::with_washington();
    assert_eq!(
        titles(&shell, &Wanted::default()),
        [
            "Revision history",
            "Contents",
            "1 Introduction and purpose",
            "2 Key roles",
            "3 Structure chart",
            "4 Communication plan",
            "Appendix A Role charters",
            "Appendix B Responsibilities"
        ],
        "metrics and maturity have nothing to say yet"
    );
}

#[test]
fn sections_are_chosen_ordered_and_worded_in_steps_that_are_undone() {
    let shell = Shell::with_washington();
    let before = shell.says(&["sections", "w.liaison"]);
    let said = shell.says(&["sections", "w.liaison", "--choose", "title,communication,Key roles,metrics"]);
    assert_eq!(said, "Done: Choose the sections of the plan.\n");
    let words = shell.path("words.txt");
    std::fs::write(&words, "We **measure**.\n- in time\n- well\n1. ask\n[More](https://example.gov)\n").unwrap();
    let from = words.to_str().unwrap();
    assert_eq!(
        shell.says(&["sections", "w.liaison", "--text", "metrics", "--from", from]),
        "Done: Set text of Metrics.\n"
    );
    assert_eq!(titles(&shell, &Wanted::default()), ["1 Communication plan", "2 Key roles", "3 Metrics"]);
    let only = shell.says(&["export", "w.liaison", "plan", "--to", "plan.docx", "--sections", "metrics,roles"]);
    assert!(only.starts_with("Exported 2 sections"), "{only}");
    let word = read(&shell.path("plan.docx"));
    let paragraphs: Vec<(String, String)> = serde_json::from_value(word["paragraphs"].clone()).unwrap();
    let start: Vec<_> = paragraphs.iter().take(6).map(|(style, text)| (style.as_str(), text.as_str())).collect();
    assert_eq!(
        start,
        [
            ("Heading 1", "Metrics"),
            ("Normal", "We measure."),
            ("List Bullet", "in time"),
            ("List Bullet", "well"),
            ("List Number", "ask"),
            ("Normal", "More")
        ]
    );
    for _ in 0..2 {
        shell.says(&["undo", "w.liaison"]);
    }
    assert_eq!(shell.says(&["sections", "w.liaison"]), before, "two steps back");
}

#[test]
fn a_section_that_is_not_there_and_what_is_internal_are_asked_about() {
    let shell = Shell::with_washington();
    let unknown = shell.refuses(&["export", "w.liaison", "plan", "--to", "p.docx", "--sections", "title,budget"]);
    assert!(unknown.contains("\"budget\"") && unknown.contains("metrics"), "{unknown}");
    let inside = shell.refuses(&["export", "w.liaison", "plan", "--to", "p.docx", "--sections", "internal"]);
    assert!(inside.contains("--include-internal"), "{inside}");
    let twice = shell.refuses(&["sections", "w.liaison", "--choose", "roles,roles"]);
    assert!(twice.contains("twice"), "{twice}");
    let template = shell.refuses(&["export", "w.liaison", "plan", "--to", "p.html", "--template", "t.docx"]);
    assert!(template.contains(".docx"), "{template}");
    assert!(!shell.path("p.docx").exists() && !shell.path("p.html").exists());
}

#[test]
fn sections_that_have_nothing_to_say_are_named_and_make_no_document_alone() {
    let shell = Shell::with_washington();
    for name in ["p.docx", "p.pdf", "p.html", "p.xlsx", "p.ods"] {
        let said = shell.refuses(&["export", "w.liaison", "plan", "--to", name, "--sections", "metrics"]);
        assert!(said.contains("None of the chosen sections"), "{said}");
        assert!(!shell.path(name).exists(), "{name}");
    }
    let said = shell.says(&["export", "w.liaison", "plan", "--to", "p.pdf", "--sections", "title,metrics,roles"]);
    assert_eq!(said, "Exported 2 sections to p.pdf.\nLeft out, having nothing to say yet: Metrics.\n");
    let twice = shell.refuses(&["export", "w.liaison", "plan", "--to", "p.pdf", "--sections", "roles,Key roles"]);
    assert!(twice.contains("twice"), "{twice}");
    shell.says(&["export", "w.liaison", "plan", "--to", "p.xlsx", "--sections", "contents"]);
    assert_eq!(read(&shell.path("p.xlsx"))["names"], json!(["Text"]), "a sheet");
}

#[test]
fn an_option_that_a_document_does_not_have_is_refused() {
    let shell = Shell::with_washington();
    for (document, option) in [
        ("matrix", &["--include-internal"][..]),
        ("matrix", &["--template", "x.docx"]),
        ("matrix", &["--sections", "roles"]),
        ("matrix", &["--picture", "trend"]),
        ("roles", &["--for-agency"]),
        ("maturity", &["--for-agency"]),
        ("plan", &["--apart", "2"]),
    ] {
        let said = shell.refuses(&[&["export", "w.liaison", document, "--to", "x.xlsx"], option].concat());
        assert_eq!(said, format!("The document {document} has no option {}. Leave it out.\n", option[0]));
        assert!(!shell.path("x.xlsx").exists(), "{document}");
    }
    let both = ["export", "w.liaison", "plan", "--to", "x.docx", "--for-agency", "--include-internal"];
    assert_eq!(shell.run(&both).status.code(), Some(2), "one or the other");
    assert!(!shell.path("x.docx").exists());
    shell.says(&["export", "w.liaison", "plan", "--to", "x.docx", "--for-agency"]);
}

#[test]
fn roles_of_one_name_are_told_apart_by_their_side_and_methods_by_semicolons() {
    let shell = Shell::with_washington();
    shell.says(&["new", "m.liaison", "--template", "michigan"]);
    for name in ["w.liaison", "m.liaison"] {
        let outline = outline(&shell.path(name), &Wanted::default());
        for table in outline.tables().filter(|it| ["Charters", "Role holders"].contains(&&*it.sheet)) {
            let mut named: Vec<_> = table.rows.iter().map(|row| row[0].plain()).collect();
            let count = named.len();
            named.sort();
            named.dedup();
            assert_eq!(named.len(), count, "{name}: {}: {named:?}", table.sheet);
        }
    }
    let values = ["name=Call", "sort=other", "rule=every week", "method=F; E"];
    shell.says(&[&["add", "w.liaison", "standing-communication"][..], &values].concat());
    let outline = outline(&shell.path("w.liaison"), &Wanted::default());
    let table = outline.tables().find(|it| it.sheet == "Standing communications").unwrap();
    assert!(table.rows.iter().any(|row| row[2].plain().contains("Face to face, meeting; ")), "{:?}", table.rows);
}

/// What the store reads for the document, the preview is asked anew for.
#[test]
fn the_preview_follows_every_kind_that_the_document_is_made_from() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let text = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    let screen = text("ui/src/documents/PlanDocument.svelte");
    for file in ["engagement_plan", "plan", "who_is_who", "maturity"] {
        let source = text(&format!("src-tauri/store/src/{file}.rs"));
        for kind in source.split("Kind::").skip(1) {
            let name: String = kind.chars().take_while(char::is_ascii_alphanumeric).collect();
            let name = format!("\"{}{}\"", name[..1].to_lowercase(), &name[1..]);
            assert!(screen.contains(&name), "{file}.rs reads {name}");
        }
    }
}

#[test]
fn the_newest_revision_in_force_is_on_the_title_page() {
    let shell = Shell::with_washington();
    for (version, date) in [("2.0", "2020-05-01"), ("9.0", "2190-01-01")] {
        let values = [format!("version={version}"), format!("date={date}"), "reviser=Project Sponsor".to_owned()];
        shell.says(&["add", "w.liaison", "revision", &values[0], &values[1], &values[2]]);
    }
    let page = outline(&shell.path("w.liaison"), &Wanted::default()).title_page.unwrap();
    let facts = [("Version", "2.0"), ("Date", "May 1, 2020"), ("Prepared by", "Project Sponsor")];
    assert_eq!(json!(page.facts), json!(facts), "not the one that is dated ahead");
}

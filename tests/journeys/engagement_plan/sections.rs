//! Sections chosen, ordered, given own words, left out when empty.

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

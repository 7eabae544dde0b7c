//! Our parts in other people's Word files, and Word files that cannot be filled.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use super::{PYTHON_DOCX, cells, outline, read, rows};
use crate::command_line::Shell;
use crate::python;

const AUDIT: &str = "openxml-audit==0.8.0";

fn made(shell: &Shell) -> PathBuf {
    let folder = shell.path("templates");
    std::fs::create_dir(&folder).unwrap();
    python::answer(&python::with(PYTHON_DOCX), "engagement_plan/templates.py", &json!({ "folder": folder }));
    folder
}

/// That the format's own rules are kept.
fn audited(file: &Path) {
    let audit = python::with(AUDIT).with_file_name("openxml-audit");
    let output = Command::new(audit).args(["--max-errors", "20"]).arg(file).output().unwrap();
    assert!(output.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&output.stdout));
}

/// What LibreOffice makes of a document, as text.
fn rendered(file: &Path) -> String {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let convert = ["--headless", "--convert-to", "pdf", "--outdir"];
    let output = Command::new("soffice").arg(&profile).args(convert).arg(folder).arg(file).output();
    let output = output.expect("LibreOffice is missing: run `cargo xtask test`, which installs it");
    let pdf = file.with_extension("pdf");
    assert!(pdf.is_file(), "LibreOffice made nothing: {}", String::from_utf8_lossy(&output.stderr));
    let text = Command::new("pdftotext").args(["-layout"]).arg(&pdf).arg("-").output();
    String::from_utf8(text.expect("pdftotext is missing: run `cargo xtask test`, which installs it").stdout).unwrap()
}

#[test]
fn a_document_of_ours_keeps_the_formats_rules_and_is_rendered() {
    let shell = Shell::with_washington();
    shell.says(&["export", "w.liaison", "plan", "--to", "plan.docx", "--include-internal"]);
    audited(&shell.path("plan.docx"));
    let text = rendered(&shell.path("plan.docx"));
    for said in [
        "Customer Engagement Plan",
        "Version",
        "Appendix A",
        "Steering Committee",
        "R; P; F; E; S",
        "Internal. Not for",
    ] {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
}

#[test]
fn strongly_different_templates_keep_their_own_and_get_the_plan() {
    let shell = Shell::with_washington();
    let folder = made(&shell);
    let words = shell.path("words.txt");
    std::fs::write(&words, "Our words on the cover").unwrap();
    shell.says(&["sections", "w.liaison", "--text", "title", "--from", words.to_str().unwrap()]);
    let tables: Vec<_> = outline(&shell.path("w.liaison"), &Default::default()).tables().map(cells).collect();
    for (template, stays, lies) in [
        ("letterhead.docx", ["Department of Natural Resources", "Approved form DNR-7"], "LANDSCAPE"),
        ("bare.dotx", ["", ""], "LANDSCAPE"),
    ] {
        let name = format!("from-{template}").replace(".dotx", ".docx");
        let path = folder.join(template);
        shell.says(&["export", "w.liaison", "plan", "--to", &name, "--template", path.to_str().unwrap()]);
        audited(&shell.path(&name));
        let parts = shell.path(&name);
        let text = rendered(&parts);
        assert!(text.contains("Steering Committee") && text.contains("R; P; F; E; S"), "{template}: {text}");
        for stays in stays {
            assert!(text.contains(stays), "{template} keeps {stays}: {text}");
        }
        if template == "letterhead.docx" {
            let word = read(&parts);
            let read: Vec<_> = word["tables"].as_array().unwrap().iter().map(rows).collect();
            assert_eq!(read, tables, "{template}: cell by cell");
            let said: Vec<(String, String)> = serde_json::from_value(word["paragraphs"].clone()).unwrap();
            assert_eq!(said[0].1, "Our agency's own cover", "its cover is first");
            assert!(
                said.iter().all(|(_, text)| text != "{{plan}}" && text != "Customer Engagement Plan"),
                "ours is not there"
            );
            let at = |text: &str| said.iter().position(|(_, it)| it.starts_with(text)).unwrap_or(usize::MAX);
            let order = [at("Signed"), at("Date\t"), at("Our words on the cover"), at("Contents")];
            assert!(order.is_sorted() && order[3] < said.len(), "facts and own text follow its cover: {said:?}");
            assert!(said.last().unwrap().1.contains("Back page of the agency"), "its back page is last");
            assert_eq!(word["title"], "Customer Engagement Plan, State Data Center");
            assert!(
                word["orientations"].as_array().unwrap().contains(&json!(lies)),
                "the chart lies: {}",
                word["orientations"]
            );
            assert!(
                text.contains("II.1.") || text.contains("II. "),
                "headings are numbered as the agency does: {text}"
            );
        }
    }
}

#[test]
fn a_file_that_cannot_be_filled_is_refused_with_the_reason() {
    let shell = Shell::with_washington();
    let folder = made(&shell);
    for (file, reason) in [
        ("letter.txt.docx", "no Word document"),
        ("sheet.docx", "not of Word"),
        ("macros.docx", "holds macros"),
        ("no-body.docx", "no body"),
        ("broken.docx", "no sound XML"),
        ("entities.docx", "no sound XML"),
        ("bomb.docx", "unfolds to more"),
        ("strict.docx", "strict"),
        ("no-text.docx", "damaged"),
        ("encrypted.docx", "encrypted"),
        ("old.docx", "Word 97"),
        ("absent.docx", "could not be read"),
    ] {
        let path = folder.join(file);
        let template = path.to_str().unwrap();
        let said = shell.refuses(&["export", "w.liaison", "plan", "--to", "plan.docx", "--template", template]);
        assert!(said.contains(reason) && said.contains(file), "{file}: {said}");
        assert!(!shell.path("plan.docx").exists(), "{file}: nothing was made");
    }
}

#[test]
fn a_content_control_is_a_place_for_the_plan() {
    let shell = Shell::with_washington();
    let folder = made(&shell);
    for template in ["control.docx", "long-control.docx"] {
        let path = folder.join(template);
        shell.says(&["export", "w.liaison", "plan", "--to", "plan.docx", "--template", path.to_str().unwrap()]);
        audited(&shell.path("plan.docx"));
        let text = rendered(&shell.path("plan.docx"));
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{template}: no {words} in {text}"));
        assert!(
            at("First words") < at("Steering Committee") && at("Steering Committee") < at("Last words"),
            "{template}"
        );
        assert!(!text.contains("{{plan}}"), "{template}: {text}");
    }
}

#[test]
fn a_template_that_asks_for_the_plan_where_it_cannot_stand_is_refused() {
    let shell = Shell::with_washington();
    let folder = made(&shell);
    for template in ["cell.docx", "words.docx", "twice.docx"] {
        let path = folder.join(template);
        let path = path.to_str().unwrap();
        let said = shell.refuses(&["export", "w.liaison", "plan", "--to", "plan.docx", "--template", path]);
        assert!(said.contains("says {{plan}} where Liaison cannot put the plan"), "{template}: {said}");
        assert!(!shell.path("plan.docx").exists(), "{template}: nothing was made");
    }
}

#[test]
fn a_template_is_never_the_document() {
    let shell = Shell::with_washington();
    let template = made(&shell).join("letterhead.docx");
    let before = std::fs::read(&template).unwrap();
    let (path, around) = (template.to_str().unwrap(), "templates/../templates/letterhead.docx");
    for to in [path, around] {
        let said = shell.refuses(&["export", "w.liaison", "plan", "--to", to, "--template", path]);
        assert!(said.contains("letterhead.docx is the template itself. Choose another name."), "{said}");
    }
    assert_eq!(std::fs::read(&template).unwrap(), before, "it is as it was");
}

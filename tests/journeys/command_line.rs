//! The program `liaison` as a person and as a script use it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder to work in with the program.
pub struct Shell {
    pub folder: tempfile::TempDir,
}

impl Shell {
    /// With the Washington plan in `w.liaison`.
    pub fn with_washington() -> Self {
        let shell = Self { folder: tempfile::tempdir().unwrap() };
        shell.says(&["new", "w.liaison", "--template", "washington"]);
        shell
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().unwrap()
    }

    /// The program, which keeps what it keeps of its own in the folder too.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_liaison"));
        command.current_dir(self.folder.path()).env("LIAISON_DATA", self.path("data"));
        command
    }

    /// What it prints when all goes well.
    pub fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.says(&[arguments, &["--json"]].concat())).unwrap()
    }

    /// Its one sentence when it refuses.
    pub fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(output.stdout.is_empty(), "{arguments:?}: a refusal goes to stderr");
        assert_eq!(said.trim_end().lines().count(), 1, "{arguments:?}: one line: {said}");
        said
    }
}

#[test]
fn a_workspace_is_made_filled_listed_undone_and_exported() {
    let shell = Shell::with_washington();
    let rows = shell.json(&["list", "w.liaison", "stakeholder"]);
    assert_eq!(rows.as_array().unwrap().len(), 15);
    assert_eq!(rows[4]["name"], "Steering Committee");

    let id = shell.says(&["add", "w.liaison", "stakeholder", "name=County IT directors", "priority=medium"]);
    let id = id.trim();
    shell.says(&["edit", "w.liaison", "stakeholder", id, "method=E; C", "frequency=quarterly"]);
    let rows = shell.json(&["list", "w.liaison", "stakeholders"]);
    assert_eq!((&rows[15]["priority"], &rows[15]["frequency"]), (&"M".into(), &"Q".into()));
    assert!(shell.says(&["remove", "w.liaison", "stakeholder", "Public"]).contains("Remove Public"));
    assert!(shell.says(&["undo", "w.liaison"]).contains("Undid: Remove Public"));
    assert!(shell.says(&["redo", "w.liaison"]).contains("Redid: Remove Public"));
    shell.says(&["undo", "w.liaison"]);

    let history = shell.json(&["history", "w.liaison"]);
    let labels: Vec<_> = history.as_array().unwrap().iter().map(|step| step["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["Remove Public", "Edit County IT directors", "Add stakeholder County IT directors"]);
    assert_eq!(history[0]["undone"], true);
    assert!(shell.says(&["history", "w.liaison"]).contains("Remove Public (undone)"));

    for name in ["m.xlsx", "m.ods", "m.csv"] {
        assert!(shell.says(&["export", "w.liaison", "matrix", "--to", name]).contains("16 rows"));
        assert!(shell.path(name).is_file(), "{name}");
    }
}

#[test]
fn roles_are_taken_asked_exported_and_a_person_is_forgotten() {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    shell.says(&["new", "m.liaison", "--template", "michigan"]);
    let said = shell.says(&["escalation", "m.liaison", "infrastructure specialist"]);
    let way: Vec<_> = said.lines().map(str::trim).collect();
    assert_eq!(way[0], "Infrastructure Specialist");
    assert_eq!(way[1], "accountable to Infrastructure Services Delivery Manager");
    assert_eq!(way[2], "escalates to Infrastructure Services Delivery Director: no one above is named");
    let way = shell.json(&["escalation", "m.liaison", "Client Service Director"]);
    assert_eq!(way["steps"][1]["to"]["name"], "Deputy Director of Agency Services");
    assert_eq!(way["steps"][1]["end"], "noOneAbove");

    shell.says(&["take", "m.liaison", "arm", "louisiana", "--new", "Email migration"]);
    let roles = shell.json(&["list", "m.liaison", "role", "--engagement", "Email migration"]);
    assert_eq!(roles.as_array().unwrap().len(), 7);
    assert!(
        shell.says(&["undo", "m.liaison"]).contains("Add engagement Email migration with roles from arm, louisiana")
    );
    for name in ["r.xlsx", "r.ods"] {
        assert!(shell.says(&["export", "m.liaison", "roles", "--to", name]).contains("8 rows"));
    }

    shell.says(&["add", "m.liaison", "person", "name=Ann Lee", "email=ann.lee@example.gov"]);
    shell.says(&[
        "add",
        "m.liaison",
        "assignment",
        "roleId=client specialist",
        "personId=ann lee",
        "startsOn=2026-07-01",
    ]);
    assert!(shell.says(&["list", "m.liaison", "assignment"]).contains("Client Specialist"), "names, not ids");
    shell.says(&["edit", "m.liaison", "role", "Client Specialist", "description=Ann B. Lee, ann.lee@example.gov"]);
    let said = shell.says(&["forget", "m.liaison", "Ann Lee", "--dry-run"]);
    assert!(said.contains("Remove: 1 person") && said.contains("Rewrite: 1 text in 1 row"), "{said}");
    assert!(said.contains("role Client Specialist, ") && said.contains(": Ann B. Lee | ann.lee@example.gov"), "{said}");
    assert_eq!(shell.json(&["forget", "m.liaison", "Ann Lee", "--dry-run"])["rows"], 1);
    let said = shell.says(&["forget", "m.liaison", "Ann Lee"]);
    assert!(said.contains("Removed: 1 assignment") && !said.contains("Ann"), "{said}");
    assert!(shell.refuses(&["forget", "m.liaison", "Ann Lee"]).contains("no person called"));
    assert!(shell.says(&["list", "m.liaison", "person"]).lines().count() == 1);
}

#[test]
fn the_csv_is_the_matrix_of_the_plan_with_ids() {
    let shell = Shell::with_washington();
    shell.says(&["export", "w.liaison", "matrix", "--to", "m.csv"]);
    let mut exported = csv::Reader::from_path(shell.path("m.csv")).unwrap();
    let mut plan = csv::Reader::from_path(Path::new(super::foreign_readers::PLAN)).unwrap();
    let header = exported.headers().unwrap().clone();
    let trimmed: Vec<_> = header.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
    assert_eq!(trimmed[..5], plan.headers().unwrap().iter().collect::<Vec<_>>()[..]);
    assert_eq!(trimmed[5], "Liaison id", "CSV shows the id");
    let rows: Vec<Vec<String>> =
        exported.records().map(|row| row.unwrap().iter().take(5).map(str::to_owned).collect()).collect();
    let wanted: Vec<Vec<String>> = plan.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(rows, wanted);
}

#[test]
fn a_refusal_is_one_sentence_and_exit_1() {
    let shell = Shell::with_washington();
    for (arguments, words) in [
        (&["new", "w.liaison", "--template", "blank"][..], "already there"),
        (&["list", "none.liaison", "role"], "no file"),
        (&["add", "w.liaison", "stakeholder"], "needs its stakeholder (name)"),
        (&["add", "w.liaison", "stakeholder", "name=X", "priority=urgent"], "Choose H High"),
        (&["edit", "w.liaison", "stakeholder", "Nobody", "priority=H"], "no stakeholder called"),
        (&["edit", "w.liaison", "role", "Project Teams", "side=both"], "Several roles"),
        (&["remove", "w.liaison", "workspace", "CTS"], "stay as long as its file"),
        (&["export", "w.liaison", "matrix", "--to", "m.pdf"], ".xlsx, .ods or .csv"),
        (&["export", "w.liaison", "matrix", "--to", "no/folder/m.xlsx"], "not there"),
        (&["undo", "w.liaison"], "nothing to undo"),
        (&["redo", "w.liaison"], "nothing to redo"),
    ] {
        let said = shell.refuses(arguments);
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
}

#[test]
fn bad_usage_is_exit_2() {
    let shell = Shell::with_washington();
    for arguments in [
        &["list", "w.liaison", "spaceship"][..],
        &["add", "w.liaison", "stakeholder", "name"],
        &["new", "x.liaison"],
        &["new", "x.liaison", "--template", "atlantis"],
        &["export", "w.liaison", "spaceship", "--to", "m.xlsx"],
        &["undo"],
    ] {
        let output = shell.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn with_several_engagements_it_asks_which_one_is_meant() {
    let shell = Shell::with_washington();
    shell.says(&["add", "w.liaison", "engagement", "name=Email migration"]);
    let said = shell.refuses(&["add", "w.liaison", "stakeholder", "name=X"]);
    assert!(said.contains("--engagement") && said.contains("Email migration"), "{said}");
    shell.says(&["add", "w.liaison", "stakeholder", "name=X", "--engagement", "Email migration"]);
    let rows = shell.json(&["list", "w.liaison", "stakeholder", "--engagement", "Email migration"]);
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert!(
        shell
            .says(&["export", "w.liaison", "matrix", "--engagement", "Email migration", "--to", "m.csv"])
            .contains("Exported 1 row to")
    );
}

#[test]
fn roster_teams_vacancies_and_hand_over_are_told() {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    shell.says(&["new", "m.liaison", "--template", "michigan"]);
    shell.says(&["add", "m.liaison", "organization", "name=Natural Resources", "side=agency"]);
    shell.says(&["add", "m.liaison", "organization", "name=Treasury", "side=agency"]);
    shell.says(&["add", "m.liaison", "person", "name=Officer One"]);
    let held = ["roleId=Information Officer", "personId=Officer One", "organizationId=Natural Resources"];
    shell.says(&[&["add", "m.liaison", "assignment"], held.as_slice()].concat());

    let drawn = shell.says(&["export", "m.liaison", "structure", "--to", "s.svg"]);
    assert_eq!(drawn, "Exported 8 roles to s.svg.\n", "those above who are no role are boxes, not roles");

    let roster = shell.says(&["roster", "m.liaison"]);
    assert!(roster.contains("Officer One  1     Natural Resources"), "{roster}");
    assert!(roster.lines().any(|line| line.starts_with("Treasury") && line.ends_with("no liaison")), "{roster}");
    let teams = shell.says(&["teams", "m.liaison"]);
    assert!(teams.contains("missing: Security, Office of Strategic Policy"), "{teams}");
    assert!(teams.contains("Leads no team yet: Officer One"), "{teams}");
    assert_eq!(shell.json(&["vacancies", "m.liaison"]).as_array().unwrap().len(), 7);
    assert!(!shell.says(&["vacancies", "m.liaison"]).contains("Information Officer"));
    let hand = shell.says(&["hand-over", "m.liaison", "officer one"]);
    assert!(hand.contains("Information Officer, for Natural Resources"), "{hand}");
    assert!(hand.contains("others: nobody") && hand.contains("accountable to"), "{hand}");
    assert!(shell.refuses(&["hand-over", "m.liaison", "Nobody"]).contains("no person called"));
}

#[test]
fn the_help_names_every_command_and_what_a_kind_is() {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    let help = shell.says(&["--help"]);
    for word in [
        "new",
        "take",
        "escalation",
        "roster",
        "teams",
        "vacancies",
        "hand-over",
        "forget",
        "list",
        "add",
        "edit",
        "remove",
        "export",
        "history",
        "undo",
        "redo",
        "today",
        "due",
        "log",
        "waive",
        "business-day",
        "verify",
        "rescue",
        "backups",
        "backup",
        "restore",
        "KIND is",
        "exit status 1",
    ] {
        assert!(help.contains(word), "{word} is missing in:\n{help}");
    }
}

#[test]
fn history_and_lists_print_no_control_characters() {
    let shell = Shell::with_washington();
    shell.says(&["add", "w.liaison", "stakeholder", "name=a\u{1b}[31mred\u{7}\nline"]);
    for arguments in [["list", "w.liaison", "stakeholder"].as_slice(), &["history", "w.liaison"]] {
        let said = shell.says(arguments);
        assert!(!said.contains(|letter: char| letter.is_control() && letter != '\n'), "{said:?}");
    }
}

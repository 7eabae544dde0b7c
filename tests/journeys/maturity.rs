//! Maturity on the command line: a model is checked and chosen, agencies are assessed, results say how they
//! arose, a gap plan is taken up, and all of it goes out, is undone, and survives a changed model.

use calamine::{Reader, Xlsx, open_workbook};

use crate::command_line::Shell;

const PROVIDER: &str = "dimension,level,evidence,target,by
Relationship development,2,\"Quarterly meeting, since May\",3,2027-06-30
communication,3 Advisor,,,
Knowledge transfer,Informer,,,
Process formalization,2,,,
Engagement resources,3,,,
Strategic involvement,3,,,
";

const AGENCY: &str = "dimension,level,participant
Relationship development,2,1
Relationship development,1,2
Relationship development,2,3
communication,1,1
Knowledge transfer,1,1
Process formalization,2,1
Engagement resources,3,1
Strategic involvement,0,1
";

/// With Louisiana's roster in `w.liaison`, DOTD rated by both sides.
fn assessed() -> Shell {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    shell.says(&["new", "w.liaison", "--template", "arm"]);
    assess(&shell, "engagement-process", "DOTD", "provider", "2026-05-04", PROVIDER);
    assess(&shell, "engagement-process", "DOTD", "agency", "2026-05-12", AGENCY);
    shell
}

fn assess(shell: &Shell, model: &str, subject: &str, view: &str, on: &str, sheet: &str) -> String {
    std::fs::write(shell.path("r.csv"), sheet).unwrap();
    let arguments = ["assess", "w.liaison", "--model", model, "--subject", subject, "--ratings", "r.csv"];
    shell.says(&[&arguments[..], &["--perspective", view, "--on", on]].concat())
}

#[test]
fn an_agency_is_assessed_by_both_sides_and_the_result_says_how_it_arose() {
    let shell = assessed();
    let result = shell.json(&["result", "w.liaison", "--subject", "DOTD"]);
    assert_eq!(result["disagreements"][0]["words"], "3 apart, provider higher", "the farthest apart first");
    assert_eq!(result["dimensions"][0]["target"], 3);
    assert_eq!(result["dimensions"][0]["targetOn"], "2027-06-30");
    let rating = &result["dimensions"][0]["reason"]["parts"][0]["parts"][0];
    assert_eq!(rating["rule"], "Evidence: Quarterly meeting, since May");
    let ratings = shell.json(&["list", "w.liaison", "rating"]);
    assert!(ratings.as_array().unwrap().iter().any(|it| it["id"] == rating["ratingId"]), "down to the rating");
    let said = shell.says(&["result", "w.liaison", "--why"]);
    assert!(said.contains("The middle of 3 ratings: 1 on 1 Informer, 2 on 2 Coordinator"), "{said}");
    assert!(!said.contains("1.5") && !said.contains("2.5"), "levels have no decimals: {said}");
    let portfolio = shell.json(&["portfolio", "w.liaison"]);
    assert_eq!((&portfolio["pairs"], &portfolio["agree"]), (&6.into(), &4.into()));
    assert_eq!(portfolio["unrated"].as_array().unwrap().len() + 1, agencies(&shell), "who was not rated is named");
    let said = shell.says(&["portfolio", "w.liaison"]);
    assert!(said.contains("Where the two views differ: 2 of 6 pairs"), "{said}");
    assert!(said.contains("is counted at the lower one, which every view reaches."), "{said}");
    assess(&shell, "engagement-process", "DOTD", "provider", "2027-05-04", PROVIDER);
    let said = shell.says(&["portfolio", "w.liaison"]);
    assert!(said.contains("Not comparable with the year before, because other views rated: DOTD"), "{said}");
}

#[test]
fn a_result_that_is_not_there_is_told_by_agency_and_model() {
    let shell = assessed();
    let refusal = shell.refuses(&["result", "w.liaison", "--subject", "LDH"]);
    assert!(refusal.contains("is not assessed by Customer engagement process yet."), "{refusal}");
    let refusal = shell.refuses(&["result", "w.liaison", "--subject", "DOTD", "--model", "nope"]);
    assert!(refusal.contains("There is no maturity model \"nope\". There are business-relationship, "), "{refusal}");
    let by_name = ["result", "w.liaison", "--subject", "DOTD", "--model", "Customer engagement process"];
    assert_eq!(shell.json(&by_name), shell.json(&["result", "w.liaison", "--subject", "DOTD"]));
    for command in ["portfolio", "gap"] {
        let refusal = shell.refuses(&[command, "w.liaison", "--model", "nope"]);
        assert!(refusal.contains("There is no maturity model \"nope\""), "{command}: {refusal}");
    }
}

#[test]
fn what_says_nothing_is_stored_only_as_an_open_assessment() {
    let shell = assessed();
    let assess = |sheet: &str, more: &[&str]| {
        std::fs::write(shell.path("r.csv"), sheet).unwrap();
        let all = ["assess", "w.liaison", "--model", "engagement-process", "--subject", "LDH", "--ratings", "r.csv"];
        [&all[..], &["--perspective", "agency"], more].concat().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let kept = || shell.json(&["list", "w.liaison", "assessment"]).as_array().unwrap().len();
    let words = |arguments: &[String]| shell.refuses(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let says_nothing = [
        "dimension,level\n",
        "dimension,level\ncommunication,\n",
        "dimension,level,comment\ncommunication,,Not there\n",
        "dimension,level,count\ncommunication,2,0\n",
        "dimension,dissent\ncommunication,DPS does not agree\n",
    ];
    for sheet in says_nothing {
        let refusal = words(&assess(sheet, &[]));
        assert!(refusal.contains("Nothing is rated, agreed or wanted here."), "{sheet:?}: {refusal}");
    }
    let twice =
        "dimension,level,participant\ncommunication,2,Ann Lee\nknowledge-transfer,2,Ann Lee\nCommunication,4,ann lee\n";
    let refusal = words(&assess(twice, &[]));
    assert!(refusal.contains("Line 4, participant: \"ann lee\" rated this in line 2 already."), "{refusal}");
    assert_eq!(kept(), 2, "nothing of it is stored");
    for (sheet, more) in [
        ("dimension,level\n", &["--open"][..]),
        ("dimension,target\ncommunication,3\n", &[]),
        ("dimension,level,count\ncommunication,2,3\ncommunication,3,1\ncommunication,4,0\n", &[]),
        ("dimension,level,participant\ncommunication,2,Ann Lee\ncommunication,,Ann Lee\n", &[]),
    ] {
        let arguments = assess(sheet, more);
        shell.says(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    }
    assert_eq!(kept(), 6);
    let all = shell.json(&["list", "w.liaison", "assessment"]);
    let open = all.as_array().unwrap().iter().find(|it| it["state"] == "open").unwrap();
    let close = ["edit", "w.liaison", "assessment", open["id"].as_str().unwrap(), "state=closed"];
    let refusal = shell.refuses(&close);
    assert!(refusal.contains("Nothing is rated, agreed or wanted here."), "nor is it closed later: {refusal}");
    let wanted = format!("assessmentId={}", open["id"].as_str().unwrap());
    shell.says(&["add", "w.liaison", "agreed-level", &wanted, "dimension=communication", "target=advisor"]);
    shell.says(&close);
}

fn agencies(shell: &Shell) -> usize {
    let all = shell.json(&["list", "w.liaison", "organization"]);
    all.as_array().unwrap().iter().filter(|it| it["side"] == "agency").count()
}

#[test]
fn an_assessment_is_one_step_and_undo_takes_its_model_with_it() {
    let shell = assessed();
    let kept = |shell: &Shell, kind: &str| shell.json(&["list", "w.liaison", kind]).as_array().unwrap().len();
    assert_eq!((kept(&shell, "maturity-model"), kept(&shell, "assessment")), (1, 2), "the model is kept once");
    let undone = shell.says(&["undo", "w.liaison"]);
    assert!(undone.contains("Assess Department of Transportation and Development by Customer engagement process"));
    assert_eq!((kept(&shell, "maturity-model"), kept(&shell, "rating")), (1, 6));
    shell.says(&["undo", "w.liaison"]);
    assert_eq!((kept(&shell, "maturity-model"), kept(&shell, "rating")), (0, 0));
    assert!(shell.refuses(&["result", "w.liaison"]).contains("Nothing is assessed here yet"));
    shell.says(&["redo", "w.liaison"]);
    assert_eq!(kept(&shell, "agreed-level"), 1, "the target that the sheet sets");
}

#[test]
fn what_is_closed_stays_and_its_model_with_it() {
    let shell = assessed();
    let rating = shell.json(&["list", "w.liaison", "rating"])[0]["id"].as_str().unwrap().to_owned();
    let refusal = shell.refuses(&["edit", "w.liaison", "rating", &rating, "level=4"]);
    assert!(refusal.contains("is closed and stays as it is"), "{refusal}");
    let before = shell.json(&["result", "w.liaison", "--subject", "DOTD"]);
    let model = shell.says(&["model", "print", "engagement-process"]).replace("Coordinator", "Organizer");
    std::fs::write(shell.path("own.toml"), model.replace("version = \"1\"", "version = \"1.1\"")).unwrap();
    let kept = shell.json(&["list", "w.liaison", "maturity-model"])[0]["id"].as_str().unwrap().to_owned();
    let refusal = shell.refuses(&["edit", "w.liaison", "maturity-model", &kept, "text=key = \"x\""]);
    assert!(refusal.contains("Line"), "{refusal}");
    assert!(shell.refuses(&["remove", "w.liaison", "maturity-model", &kept]).contains("Remove them first"));
    assert!(shell.says(&["model", "add", "w.liaison", "own.toml"]).contains("Add maturity model"));
    assert!(shell.says(&["model", "add", "w.liaison", "own.toml"]).contains("Nothing changed"), "it is there already");
    assert_eq!(shell.json(&["result", "w.liaison", "--subject", "DOTD"]), before, "an edit changes no old result");
    let offered = shell.json(&["model", "list", "w.liaison"]);
    let own = offered.as_array().unwrap().iter().find(|it| it["model"]["key"] == "engagement-process").unwrap();
    assert_eq!(
        (&own["model"]["version"], &own["shipped"]),
        (&"1.1".into(), &false.into()),
        "the newer edition is offered"
    );
}

#[test]
fn a_gap_plan_is_taken_up_and_the_next_assessment_says_what_it_brought() {
    let shell = assessed();
    let gap = shell.says(&["gap", "w.liaison", "--subject", "DOTD"]);
    assert!(gap.contains("communication-plan: Agree on a communication plan"), "{gap}");
    let taken = shell.says(&["gap", "w.liaison", "--subject", "DOTD", "--path", "louisiana"]);
    assert!(taken.contains("Take Louisiana's path to Collaborator for DOTD"), "{taken}");
    shell.says(&["gap", "w.liaison", "--subject", "DOTD", "--take", "newsletter"]);
    let actions = shell.json(&["list", "w.liaison", "gap-action"]);
    assert_eq!(actions.as_array().unwrap().len(), 7);
    let newsletter = actions.as_array().unwrap().iter().find(|it| it["proposedBy"] == "newsletter").unwrap();
    let id = newsletter["id"].as_str().unwrap();
    shell.says(&["edit", "w.liaison", "gap-action", id, "state=done", "effort=small", "dueOn=2026-09-01"]);
    assess(
        &shell,
        "engagement-process",
        "DOTD",
        "agency",
        "2027-05-12",
        &AGENCY.replace("communication,1", "communication,2"),
    );
    let gap = shell.says(&["gap", "w.liaison", "--subject", "DOTD"]);
    assert!(gap.contains("1 Informer to 2 Coordinator; 1 of 2 actions done"), "{gap}");
    shell.says(&["undo", "w.liaison"]);
    let refusal = shell.refuses(&["gap", "w.liaison", "--subject", "DOTD", "--take", "newspaper"]);
    assert!(refusal.contains("is no move of"), "{refusal}");
    let refusal = shell.refuses(&["gap", "w.liaison", "--subject", "DOTD", "--take", "newsletter"]);
    assert!(refusal.contains("affected.\". Edit that action."), "{refusal}");
}

#[test]
fn a_model_of_ones_own_is_used_by_its_path_and_kept() {
    let shell = assessed();
    let samm = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/models/owasp-samm.toml");
    let said = shell.says(&["model", "check", samm]);
    assert_eq!(said, "OWASP SAMM is sound: 3 levels, 15 dimensions, 90 questions, 0 moves.\n");
    let sheet = "question,answer\ni-sb-a-1,some\ni-sb-b-1,For most or all of them\ni-sb-a-2,0\n";
    assess(&shell, samm, "LDH", "self", "2026-05-04", sheet);
    let result = shell.json(&["result", "w.liaison", "--subject", "LDH"]);
    let secure_build = &result["dimensions"][6];
    assert_eq!((&secure_build["score"]["low"], &secure_build["words"]), (&0.625.into(), &"0.63".into()));
    assert_eq!(secure_build["sides"][0]["answered"], 3);
    let all = shell.json(&["portfolio", "w.liaison", "--model", "owasp-samm"]);
    assert_eq!(all["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn answers_results_and_actions_go_out_as_a_workbook() {
    let shell = assessed();
    shell.says(&["gap", "w.liaison", "--subject", "DOTD", "--take", "newsletter"]);
    shell.says(&["export", "w.liaison", "maturity", "--to", "m.xlsx"]);
    let mut workbook: Xlsx<_> = open_workbook(shell.path("m.xlsx")).unwrap();
    let mut cells = |sheet: &str| -> Vec<Vec<String>> {
        let range = workbook.worksheet_range(sheet).unwrap();
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    let results = cells("Results");
    assert_eq!(results.len(), 1 + 6 + 1, "a header, six dimensions, the whole");
    assert_eq!(
        results[6][4..9],
        [
            "Strategic involvement",
            "3 Advisor",
            "0 Non-existent",
            "3 apart, provider higher",
            "between 0 Non-existent and 3 Advisor"
        ]
    );
    assert!(results[1].last().unwrap().contains("Evidence: Quarterly meeting, since May"), "how it arose");
    assert_eq!(cells("Answers").len(), 1 + 6 + 8);
    assert_eq!(cells("Answers")[1][3..8], ["Provider", "", "Relationship development", "", "2 Coordinator"]);
    assert_eq!(cells("Agreed levels")[1][6], "3 Advisor");
    assert!(cells("Actions")[1].iter().any(|cell| cell.contains("Send a monthly newsletter")));
    for name in ["m.ods", "m.csv"] {
        shell.says(&["export", "w.liaison", "maturity", "--to", name]);
    }
}

#[test]
fn the_plan_says_what_was_found_and_what_is_done_and_keeps_evidence_to_itself() {
    let shell = assessed();
    shell.says(&["gap", "w.liaison", "--subject", "DOTD", "--take", "newsletter"]);
    for name in ["plan.html", "plan.docx", "plan.pdf", "plan.xlsx"] {
        shell.says(&["export", "w.liaison", "plan", "--to", name, "--sections", "maturity"]);
    }
    let page = std::fs::read_to_string(shell.path("plan.html")).unwrap();
    for said in ["between 0 Non-existent and 3 Advisor", "Send a monthly newsletter", "<svg"] {
        assert!(page.contains(said), "{said} is missing");
    }
    assert!(!page.contains("Quarterly meeting"), "evidence stays");
    let mut workbook: Xlsx<_> = open_workbook(shell.path("plan.xlsx")).unwrap();
    let rows = workbook.worksheet_range("Maturity 1").unwrap();
    let last: Vec<_> = rows.rows().next_back().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        last[..4],
        ["Strategic involvement", "3 Advisor", "0 Non-existent", "between 0 Non-existent and 3 Advisor"]
    );
    assert_eq!(workbook.worksheet_range("Actions 1").unwrap().height(), 2, "a header and the move");
}

#[test]
fn what_does_not_fit_is_refused_by_its_line_and_nothing_of_it_is_stored() {
    let shell = assessed();
    let refused = |sheet: &str, more: &[&str]| {
        std::fs::write(shell.path("r.csv"), sheet).unwrap();
        let arguments = ["assess", "w.liaison", "--subject", "LDH", "--ratings", "r.csv"];
        let model = if more.contains(&"--model") { &[][..] } else { &["--model", "engagement-process"] };
        shell.refuses(&[&arguments[..], model, more].concat())
    };
    for (sheet, more, reason) in [
        ("", &["--perspective", "agency"][..], "The sheet is empty"),
        ("dimension,grade\ncommunication,2\n", &["--perspective", "agency"], "there is no column \"grade\""),
        (
            "dimension,level\n\ncommunication,7\n",
            &["--perspective", "agency"],
            "Line 3, level: \"7\" is no level of Customer engagement process. Choose 0 Non-existent",
        ),
        (
            "dimension,level\nweather,2\n",
            &["--perspective", "agency"],
            "Line 2, dimension: \"weather\" is no dimension",
        ),
        (
            "dimension,level\ncommunication,2\n",
            &["--perspective", "vendor"],
            "\"vendor\" is no view of Customer engagement process. Choose Provider, Agency.",
        ),
        ("dimension,level\ncommunication,2\n", &[], "Say whose this one is"),
        ("dimension,level,count\ncommunication,2,many\n", &["--perspective", "agency"], "Line 2, count"),
        ("dimension,question,answer\ncommunication,q,a\n", &["--perspective", "agency"], "\"q\" is no question of"),
        ("dimension,level\ncommunication,2\n", &["--model", "cmmi"], "There is no maturity model \"cmmi\""),
        ("dimension,level\ncommunication,2\n", &["--model", "nowhere.toml"], "nowhere.toml cannot be read"),
    ] {
        let said = refused(sheet, more);
        assert!(said.contains(reason), "{sheet:?} {more:?}: {said}");
    }
    assert_eq!(shell.json(&["list", "w.liaison", "assessment"]).as_array().unwrap().len(), 2, "nothing is half stored");
    std::fs::write(shell.path("bad.toml"), "key = \"x\"\nname = \"X\"\n[scoring]\nrule = \"sum\"\n").unwrap();
    let output = shell.run(&["model", "check", "bad.toml"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("bad.toml:1: A model has at least two levels"), "{said}");
    assert!(shell.refuses(&["model", "add", "w.liaison", "bad.toml"]).contains("`liaison model check` tells 1 more"));
}

#[test]
fn every_picture_goes_out_of_all_agencies_and_of_one() {
    let shell = assessed();
    for picture in ["disagreement", "profile", "levels", "trend", "agencies"] {
        shell.says(&["export", "w.liaison", "maturity-chart", "--picture", picture, "--to", "all.svg"]);
        let svg = std::fs::read_to_string(shell.path("all.svg")).unwrap();
        assert!(svg.starts_with("<svg") && svg.contains("<title id=\"title\">"), "{picture}: {svg}");
    }
    let of_one = ["export", "w.liaison", "maturity-chart", "--subject", "DOTD", "--colors", "dark", "--to", "one.png"];
    let said = shell.says(&of_one);
    assert!(said.contains("2 pairs are two levels or more apart"), "its result is said: {said}");
    assert!(std::fs::read(shell.path("one.png")).unwrap().starts_with(b"\x89PNG"), "it is a picture");
}

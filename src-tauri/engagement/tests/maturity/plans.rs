//! From what was found to what is wanted: the model's moves, what was taken up, and what it brought.

use engagement::maturity::{Direction, Path};
use engagement::{Change, Kind};
use serde_json::json;

use crate::sample::{Book, PROCESS};

fn started() -> (Book, engagement::Id) {
    let mut book = Book::by(PROCESS);
    let first = book.assess(
        "DOTD",
        "2025-05-04",
        Some("agency"),
        &[("", "communication", "informer"), ("", "knowledge-transfer", "advisor")],
    );
    book.agree(&first, json!({ "dimension": "communication", "target": "advisor", "targetOn": "2026-06-30" }));
    (book, first)
}

#[test]
fn the_model_proposes_the_moves_of_every_level_on_the_way() {
    let (book, _) = started();
    let plan = book.it.gap_plan(Some(&book.agency("DOTD")), None, None).unwrap();
    let steps = |dimension: usize| {
        let steps = plan.gaps[dimension].steps.iter();
        steps.map(|it| (it.level, it.moves.iter().map(|it| it.key.as_str()).collect::<Vec<_>>())).collect::<Vec<_>>()
    };
    assert_eq!(steps(1), [(2, vec!["newsletter"]), (3, vec!["communication-plan"])], "up to the target that was set");
    assert_eq!(steps(2), [(4, vec!["service-levels"])], "up to the model's own target");
    assert_eq!(plan.gaps[1].progress, None, "there is no assessment before");
}

#[test]
fn a_move_is_taken_up_once_as_an_action_of_the_last_assessment() {
    let (mut book, first) = started();
    let dotd = book.agency("DOTD");
    let plan = book.it.gap_plan(Some(&dotd), None, None).unwrap();
    let (changes, label) = plan.take_up(&["newsletter".to_owned()]).unwrap();
    assert_eq!(label, "Take up a move for DOTD");
    let [Change::Add { kind: Kind::GapAction, values, .. }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!((values["dimension"].as_str(), values["level"].as_str()), (Some("communication"), Some("coordinator")));
    assert_eq!(values["assessmentId"], json!(first));
    book.act(
        &first,
        json!({ "dimension": "communication", "name": "Send a newsletter.", "proposedBy": "newsletter", "state": "planned" }),
    );
    let plan = book.it.gap_plan(Some(&dotd), None, None).unwrap();
    assert!(plan.gaps[1].steps[0].moves[0].action_id.is_some());
    let refusal = plan.take_up(&["newsletter".to_owned()]).unwrap_err().to_string();
    let expected = "\"newsletter\" is taken up already, as \"Send a newsletter.\". Edit that action.";
    assert_eq!(refusal, expected, "a name that ends with a period ends no sentence");
    let refusal = plan.take_up(&["newspaper".to_owned()]).unwrap_err().to_string();
    assert!(refusal.contains("is no move of Customer engagement process"), "{refusal}");
}

#[test]
fn the_next_assessment_says_what_the_plan_brought() {
    let (mut book, first) = started();
    for (name, state) in [("Newsletter", "done"), ("Plan", "started"), ("Poster", "dropped")] {
        book.act(&first, json!({ "dimension": "communication", "name": name, "state": state }));
    }
    book.assess(
        "DOTD",
        "2026-05-04",
        Some("agency"),
        &[("", "communication", "coordinator"), ("", "knowledge-transfer", "advisor")],
    );
    let plan = book.it.gap_plan(Some(&book.agency("DOTD")), None, None).unwrap();
    let progress = plan.gaps[1].progress.as_ref().unwrap();
    assert_eq!(progress.words, "1 Informer to 2 Coordinator; 1 of 2 actions done", "what was dropped is not counted");
    assert_eq!(progress.direction, Direction::Up);
    assert_eq!(plan.gaps[2].progress.as_ref().unwrap().words, "still 3 Advisor");
    assert_eq!(plan.gaps[1].actions.len(), 3, "actions go on beyond the assessment that found the gap");
}

#[test]
fn louisianas_path_is_taken_whole_and_only_once() {
    let (mut book, first) = started();
    let dotd = book.agency("DOTD");
    let path = Path::named("louisiana").unwrap();
    let today = "2025-06-01".parse().unwrap();
    let (changes, label) = book.it.gap_plan(Some(&dotd), None, None).unwrap().take_path(&path, today).unwrap();
    assert_eq!(label, "Take Louisiana's path to Collaborator for DOTD");
    assert_eq!(changes.len(), 6, "as many actions as its plan names");
    for change in changes {
        let Change::Add { values, .. } = change else { panic!("not an addition") };
        let dimension = values["dimension"].as_str().unwrap();
        assert!(book.model().dimension_of_key(dimension).is_some(), "{dimension} is a dimension");
        book.act(&first, serde_json::Value::Object(values));
    }
    let (again, _) = book.it.gap_plan(Some(&dotd), None, None).unwrap().take_path(&path, today).unwrap();
    assert!(again.is_empty(), "what is in the plan is not taken again");
}

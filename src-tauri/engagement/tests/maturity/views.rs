//! What several assessments come to: sides that differ, agreement, time, all agencies together.

use engagement::Side;
use engagement::maturity::{Maturity, offered};
use serde_json::json;

use crate::sample::{Book, PROCESS, Said};

/// A level for each of six dimensions.
type Six = [&'static str; 6];

/// The six dimensions of the process model with one level each, in their order.
fn six(levels: Six) -> Vec<Said<'static>> {
    let dimensions = [
        "relationship-development",
        "communication",
        "knowledge-transfer",
        "process-formalization",
        "engagement-resources",
        "strategic-involvement",
    ];
    dimensions.into_iter().zip(levels).map(|(dimension, level)| ("", dimension, level)).collect()
}

const I: &str = "informer";
const C: &str = "coordinator";
const A: &str = "advisor";

/// DOTD rated by both sides, three apart in the last dimension and two in the second.
fn both_sides() -> Book {
    let mut book = Book::by(PROCESS);
    book.assess("DOTD", "2026-05-04", Some("provider"), &six([C, A, I, C, A, A]));
    book.assess("DOTD", "2026-05-12", Some("agency"), &six([C, I, I, C, A, "non-existent"]));
    book
}

#[test]
fn where_the_two_views_differ_stands_first_and_nothing_is_decided_for_them() {
    let book = both_sides();
    let result = book.it.result(Some(&book.agency("DOTD")), None, None).unwrap();
    let differ: Vec<_> = result.disagreements.iter().map(|it| (it.dimension, it.words.as_str(), it.higher)).collect();
    assert_eq!(
        differ,
        [(5, "3 apart, provider higher", Side::Provider), (1, "2 apart, provider higher", Side::Provider)]
    );
    assert_eq!(result.dimensions[5].words, "between 0 Non-existent and 3 Advisor");
    assert_eq!(result.dimensions[0].words, "2 Coordinator", "both say so");
    // Lower ends: 0, 1, 1, 2, 2, 3, in the middle 1 and 2. Upper ends: 1, 2, 2, 3, 3, 3, in the middle 2 and 3.
    assert_eq!(result.overall.words, "between 1 Informer and 3 Advisor");
    assert_eq!(result.overall.spread.unsettled, 2);
}

#[test]
fn what_was_agreed_counts_until_somebody_rates_again() {
    let mut book = both_sides();
    let room = book.assess("DOTD", "2026-05-20", None, &[]);
    book.agree(&room, json!({ "dimension": "strategic-involvement", "level": I, "dissent": "DOTD's planner: 0" }));
    let last =
        |it: &Maturity, of: &Book| it.result(Some(&of.agency("DOTD")), None, None).unwrap().dimensions[5].clone();
    let agreed = last(&book.it, &book);
    assert_eq!((agreed.words.as_str(), agreed.dissent.as_str()), ("1 Informer", "DOTD's planner: 0"));
    assert_eq!(agreed.agreed, Some(1));
    assert_eq!(agreed.reason.rule, "Agreed on 2026-05-20");
    assert_eq!(agreed.sides.len(), 2, "what the sides said stays visible");
    book.assess("DOTD", "2026-06-20", Some("agency"), &[("", "strategic-involvement", C)]);
    let again = last(&book.it, &book);
    assert_eq!((again.agreed, again.words.as_str()), (None, "between 2 Coordinator and 3 Advisor"));
}

#[test]
fn a_side_can_agree_on_its_own() {
    let mut book = Book::by(PROCESS);
    let room = book.assess("LDH", "2026-05-20", None, &[]);
    for (level, count) in [(I, 3), (A, 1)] {
        book.rate(&room, json!({ "perspective": "agency", "count": count }), "communication", level);
    }
    book.agree(&room, json!({ "dimension": "communication", "perspective": "agency", "level": C }));
    let result = book.it.result(Some(&book.agency("LDH")), None, None).unwrap();
    let side = &result.dimensions[1].sides[0];
    assert_eq!(side.words, "2 Coordinator");
    let spread = side.spread.as_ref().unwrap();
    assert_eq!(
        (spread.counts.as_slice(), spread.total),
        (&[0, 3, 0, 1, 0][..], 4),
        "equal ratings are one row with a count"
    );
    assert!(spread.is_wide(2, 1), "two levels apart are flagged");
}

#[test]
fn what_one_side_agrees_on_by_itself_does_not_speak_for_the_other() {
    let mut book = both_sides();
    let agency = book.assess("DOTD", "2026-05-20", Some("agency"), &[]);
    book.agree(&agency, json!({ "dimension": "strategic-involvement", "level": I }));
    let result = book.it.result(Some(&book.agency("DOTD")), None, None).unwrap();
    assert_eq!(result.dimensions[5].agreed, None);
    assert_eq!(result.dimensions[5].words, "between 1 Informer and 3 Advisor", "the provider still says 3");
}

#[test]
fn a_result_is_of_one_fiscal_year_and_the_trend_of_all() {
    let mut book = both_sides();
    book.assess("DOTD", "2025-06-30", Some("agency"), &six([I; 6]));
    let dotd = book.agency("DOTD");
    let now = book.it.result(Some(&dotd), None, None).unwrap();
    assert_eq!(now.years.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["FY25", "FY26"]);
    assert_eq!(now.year.name, "FY26");
    let points: Vec<_> = now.trend.iter().map(|it| (it.year, it.words.as_str())).collect();
    let expected = [
        (2025, "1 Informer"),
        (2026, "between 2 Coordinator and 3 Advisor"),
        (2026, "between 1 Informer and 2 Coordinator"),
    ];
    assert_eq!(points, expected);
    assert_eq!(book.it.result(Some(&dotd), None, Some(2025)).unwrap().overall.words, "1 Informer");
    let refusal = book.it.result(Some(&dotd), None, Some(2024)).unwrap_err().to_string();
    assert_eq!(refusal, "Nothing was assessed in FY24. There are results of FY25, FY26.");
}

#[test]
fn the_portfolio_says_how_agencies_spread_and_what_moved() {
    let mut book = both_sides();
    book.assess("DOTD", "2025-05-01", Some("provider"), &six([I; 6]));
    book.assess("DOTD", "2025-05-02", Some("agency"), &six([I; 6]));
    book.assess("LDH", "2025-05-01", Some("provider"), &six([C; 6]));
    book.assess("LDH", "2026-05-01", Some("provider"), &six([A, A, A, A, I, I]));
    let all = book.it.portfolio(None, None).unwrap();
    assert_eq!(all.rows.iter().map(|it| it.subject.short.as_str()).collect::<Vec<_>>(), ["DOTD", "LDH"]);
    assert_eq!(all.unrated.iter().map(|it| it.short.as_str()).collect::<Vec<_>>(), ["LWC"]);
    assert_eq!((all.by_all_sides, all.pairs, all.agree, all.disagreements.len()), (1, 6, 4, 2));
    // DOTD surely reaches 1, LDH stands on 3: (1 + 3) ÷ 2 = 2, beside the spread that it comes from.
    assert_eq!((all.overall.counts.as_slice(), all.words.as_str()), (&[0, 1, 0, 1, 0][..], "2 Coordinator"));
    assert_eq!(all.dimensions[5].spread.unsettled, 1, "DOTD's two views have not agreed");
    let trend: Vec<_> = all.trend.iter().map(|it| (it.year.name.as_str(), it.spread.counts.clone())).collect();
    assert_eq!(trend, [("FY25", vec![0, 1, 1, 0, 0]), ("FY26", vec![0, 1, 0, 1, 0])]);
    let moved: Vec<_> = all.moved.iter().map(|it| (it.subject.short.as_str(), it.up, it.words.as_str())).collect();
    let expected =
        [("LDH", true, "2 Coordinator to 3 Advisor"), ("DOTD", true, "1 Informer to between 1 Informer and 3 Advisor")];
    assert_eq!(moved, expected);
    assert_eq!(all.profile[1].sides[0].as_ref().unwrap().words, "3 Advisor", "median of 3 and 3");
    assert_eq!(all.profile[0].target, Some(4), "the model's own");
}

#[test]
fn what_one_more_view_changes_is_no_move() {
    let year = |book: &mut Book, year: &str, provider: Option<Six>, agency: Option<Six>| {
        for (view, levels) in [("provider", provider), ("agency", agency)] {
            if let Some(levels) = levels {
                book.assess("DOTD", &format!("{year}-05-01"), Some(view), &six(levels));
            }
        }
    };
    let check = |before: [Option<Six>; 2], now: [Option<Six>; 2], moved: usize, stayed: u32, unlike: &[&str]| {
        let mut book = Book::by(PROCESS);
        year(&mut book, "2025", before[0], before[1]);
        year(&mut book, "2026", now[0], now[1]);
        let all = book.it.portfolio(None, None).unwrap();
        let names: Vec<_> = all.incomparable.iter().map(|it| it.short.as_str()).collect();
        assert_eq!((all.moved.len(), all.stayed, names.as_slice()), (moved, stayed, unlike), "{before:?} to {now:?}");
    };
    let (one, three) = (Some([I; 6]), Some([A; 6]));
    check([three, one], [three, None], 0, 0, &["DOTD"]);
    check([three, None], [three, one], 0, 0, &["DOTD"]);
    check([three, None], [None, one], 0, 0, &["DOTD"]);
    check([three, one], [three, one], 0, 1, &[]);
    check([one, one], [three, one], 1, 0, &[]);
    check([one, None], [three, None], 1, 0, &[]);
    // A view that rates one dimension of six has not rated the others.
    let mut book = Book::by(PROCESS);
    year(&mut book, "2025", three, one);
    year(&mut book, "2026", three, None);
    book.assess("DOTD", "2026-05-02", Some("agency"), &[("", "communication", I)]);
    let all = book.it.portfolio(None, None).unwrap();
    assert_eq!((all.moved.len(), all.stayed, all.incomparable.len()), (0, 0, 1));
    // On what everyone agreed rests on every view, whoever rated before.
    let room = book.assess("DOTD", "2026-05-20", None, &[]);
    for it in book.model().dimensions.clone() {
        book.agree(&room, json!({ "dimension": it.key, "level": A }));
    }
    let all = book.it.portfolio(None, None).unwrap();
    assert_eq!(all.moved[0].words, "between 1 Informer and 3 Advisor to 3 Advisor");
}

#[test]
fn the_portfolio_says_who_lies_between_two_levels_and_whether_all_was_agreed() {
    let mut book = Book::by(PROCESS);
    let room = book.assess("LDH", "2026-05-20", None, &[]);
    for it in book.model().dimensions.clone() {
        book.agree(&room, json!({ "dimension": it.key, "level": C }));
    }
    let all = book.it.portfolio(None, None).unwrap();
    assert_eq!((all.note.as_str(), all.dimensions[0].agreed, all.dimensions[0].spread.total), ("", 1, 1));
    book.assess("DOTD", "2026-05-04", Some("provider"), &six(["collaborator"; 6]));
    book.assess("DOTD", "2026-05-12", Some("agency"), &six([I; 6]));
    book.assess("LWC", "2026-05-12", Some("agency"), &six([I; 6]));
    let all = book.it.portfolio(None, None).unwrap();
    assert_eq!(all.rows[0].words, "between 1 Informer and 4 Collaborator");
    assert_eq!(all.overall.counts, [0, 2, 1, 0, 0], "counted at what every view reaches");
    assert_eq!(all.note, "1 agency lies between two levels and is counted at the lower one, which every view reaches.");
    assert_eq!(all.trend[0].between, 1);
    let of = &all.dimensions[0];
    assert_eq!((of.agreed, of.spread.total, of.spread.unsettled), (1, 2, 1), "LWC's one view was not agreed on");
}

#[test]
fn who_is_not_assessed_is_told_by_which_model() {
    let mut book = both_sides();
    let whose = |book: &Book, short: &str, model: Option<&str>, year: Option<i32>| {
        book.it.result(Some(&book.agency(short)), model, year).unwrap_err().to_string()
    };
    let not_by = |name: &str| {
        format!("Department LDH is not assessed by {name} yet. Assess it, or choose another model or agency.")
    };
    assert_eq!(whose(&book, "LDH", None, None), not_by("Customer engagement process"));
    let customers = offered(&[]).unwrap().into_iter().find(|it| it.model.key == "customer-management").unwrap().model;
    for named in ["customer-management", &customers.name.to_uppercase()] {
        assert_eq!(whose(&book, "LDH", Some(named), None), not_by(&customers.name));
    }
    assert_eq!(
        whose(&book, "DOTD", Some("nope"), None),
        "There is no maturity model \"nope\". There are business-relationship, customer-management, engagement-process."
    );
    let dotd = book.agency("DOTD");
    let by_name = book.it.result(Some(&dotd), Some("Customer engagement process"), None).unwrap();
    assert_eq!(by_name, book.it.result(Some(&dotd), None, None).unwrap());
    let refusal = book.it.portfolio(Some("customer-management"), None).unwrap_err().to_string();
    assert!(refusal.starts_with(&format!("No assessment of an agency by {} is closed yet.", customers.name)));
    let id = book.assess("LDH", "2026-05-20", Some("agency"), &six([C; 6]));
    book.it.assessments.iter_mut().find(|it| it.id == id).unwrap().state = engagement::maturity::AssessmentState::Open;
    assert!(whose(&book, "LDH", None, None).ends_with("the assessment is still open. Close it first."));
    // What was done by one model in a year says nothing of another.
    book.it.models.push(("019d3f00-0000-7000-8000-0000ffffffff".try_into().unwrap(), customers));
    let said = [("", "agency-needs", "advise-influence")];
    let other = book.assess("DOTD", "2025-05-04", Some("agency"), &[]);
    book.it.assessments.iter_mut().find(|it| it.id == other).unwrap().model_id = book.it.models[1].0.clone();
    book.rate(&other, json!({}), said[0].1, said[0].2);
    let refusal = whose(&book, "DOTD", Some("customer-management"), Some(2026));
    assert_eq!(refusal, "Nothing was assessed in FY26. There are results of FY25.");
}

#[test]
fn a_later_edition_of_a_model_changes_no_old_result() {
    let mut book = both_sides();
    let dotd = book.agency("DOTD");
    let before = book.it.result(Some(&dotd), None, None).unwrap();
    let without_levels = PROCESS
        .replace("name = \"Coordinator\"\nnumber = 2", "name = \"Coordinator\"\nnumber = 3")
        .replace("name = \"Advisor\"\nnumber = 3", "name = \"Advisor\"\nnumber = 4")
        .replace("name = \"Collaborator\"\nnumber = 4", "name = \"Collaborator\"\nnumber = 5");
    let edited = engagement::maturity::Model::parse(&without_levels).unwrap();
    let id: engagement::Id = "019d3f00-0000-7000-8000-0000ffffffff".try_into().unwrap();
    book.it.models.push((id.clone(), edited));
    let new = book.assess("LDH", "2026-06-01", Some("provider"), &six([C; 6]));
    book.it.assessments.iter_mut().find(|it| it.id == new).unwrap().model_id = id;
    assert_eq!(book.it.result(Some(&dotd), None, None).unwrap(), before);
    let all = book.it.portfolio(None, None).unwrap();
    assert_eq!(all.rows.len(), 1, "other levels are not laid over each other");
    assert_eq!(all.left_out, 2, "but it is said that they are left out");
}

#[test]
fn an_open_assessment_counts_in_no_result() {
    let mut book = both_sides();
    for it in &mut book.it.assessments {
        it.state = engagement::maturity::AssessmentState::Open;
    }
    let refusal = book.it.portfolio(None, None).unwrap_err().to_string();
    assert!(refusal.contains("is closed yet"), "{refusal}");
}

#[test]
fn levels_without_numbers_are_said_by_name_and_never_averaged() {
    let mut book = Book::by(include_str!("../../models/customer-management.toml"));
    let said = [("", "agency-needs", "advise-influence"), ("", "decisions", "coordinate-integrate")];
    book.assess("LWC", "2026-05-04", Some("agency"), &said);
    let all = book.it.portfolio(None, None).unwrap();
    assert_eq!(all.words, "Advise and influence", "the middle of what is surely reached");
    assert_eq!(all.overall.average, None);
    assert_eq!(all.rows[0].words, "between Advise and influence and Coordinate and integrate");
}

//! Every scoring rule by an example whose arithmetic is written out.

use crate::sample::{Book, Said};

const LEVELS: &str = r#"
[[level]]
key = "start"
name = "Start"
number = 1
descriptor = "Begun."

[[level]]
key = "half"
name = "Half"
number = 2
descriptor = "Half way."

[[level]]
key = "there"
name = "There"
number = 3
descriptor = "There."

[[level]]
key = "beyond"
name = "Beyond"
number = 4
descriptor = "Beyond."
"#;

const ANSWERS: &str = r#"
[[answers]]
key = "steps"
option = [
  { key = "a", text = "Hardly", value = 1.0 },
  { key = "b", text = "Partly", value = 2.0 },
  { key = "c", text = "Mostly", value = 3.0 },
  { key = "d", text = "Fully", value = 4.0 },
]
"#;

/// A model of one rule with the dimensions, groups and answers that are given.
fn model(scoring: &str, parts: &str) -> String {
    format!("key = \"example\"\nname = \"Example\"\n\n[scoring]\n{scoring}\n{LEVELS}\n{parts}")
}

/// A dimension with questions: key, level, weight.
fn dimension(key: &str, more: &str, questions: &[(&str, &str, f64)]) -> String {
    let question = |(key, level, weight): &(&str, &str, f64)| {
        let level = if level.is_empty() { String::new() } else { format!("level = \"{level}\"\n") };
        format!(
            "[[dimension.question]]\nkey = \"{key}\"\ntext = \"Is it {key}?\"\nanswers = \"steps\"\nweight = {weight:.1}\n{level}"
        )
    };
    let questions: String = questions.iter().map(question).collect();
    format!("[[dimension]]\nkey = \"{key}\"\nname = \"The {key}\"\n{more}\n{questions}\n")
}

/// Checks what the provider's ratings of the first dimension come to, and a line of how.
fn check(model: &str, said: &[Said], words: &str, because: &str) {
    let mut book = Book::by(model);
    book.assess("DOTD", "2026-05-04", Some("provider"), said);
    let result = book.it.result(Some(&book.agency("DOTD")), None, None).unwrap();
    let first = &result.dimensions[0];
    assert_eq!(first.words, words, "of {said:?}");
    let lines: Vec<_> = first.reason.lines().into_iter().map(|(_, line)| line).collect();
    assert!(lines.iter().any(|line| line.contains(because)), "no line says {because:?}: {lines:#?}");
}

#[test]
fn a_level_that_was_chosen_is_the_one_in_the_middle() {
    let model = model("rule = \"direct\"", "[[dimension]]\nkey = \"trust\"\nname = \"Trust\"\n");
    check(&model, &[("", "trust", "half")], "2 Half", "The side as a whole: 2 Half");
    // In order: 1, 2, 2, 3, 4. The third of five is 2.
    let five = [
        ("1", "trust", "half"),
        ("2", "trust", "beyond"),
        ("3", "trust", "start"),
        ("4", "trust", "half"),
        ("5", "trust", "there"),
    ];
    check(&model, &five, "2 Half", "The middle of 5 ratings: 1 on 1 Start, 2 on 2 Half, 1 on 3 There, 1 on 4 Beyond");
    // In order: 1, 2, 3, 4. The second and the third of four are 2 and 3: no decimals, the middle lies between.
    let four = [("1", "trust", "half"), ("2", "trust", "beyond"), ("3", "trust", "start"), ("4", "trust", "there")];
    check(&model, &four, "between 2 Half and 3 There", "The middle of 4 ratings");
}

#[test]
fn a_mean_of_answers_lies_between_two_levels_and_never_has_decimals() {
    let questions = [("one", "", 2.0), ("two", "", 1.0), ("three", "", 1.0)];
    let parts = format!("{ANSWERS}\n{}", dimension("trust", "", &questions));
    let levels = model("rule = \"mean\"", &parts);
    // (2 × 3 + 1 × 4 + 1 × 1) ÷ (2 + 1 + 1) = 11 ÷ 4 = 2.75
    let said = [("", "one", "c"), ("", "two", "d"), ("", "three", "a")];
    check(&levels, &said, "between 2 Half and 3 There", "(2 × 3 + 1 × 4 + 1 × 1) ÷ 4 = 2.75");
    // (2 × 3 + 1 × 4 + 1 × 2) ÷ 4 = 12 ÷ 4 = 3, which is a level.
    let said = [("", "one", "c"), ("", "two", "d"), ("", "three", "b")];
    check(&levels, &said, "3 There", "(2 × 3 + 1 × 4 + 1 × 2) ÷ 4 = 3");
    // What was not answered does not count: (2 × 3 + 1 × 4) ÷ 3 = 3.3333
    let said = [("", "one", "c"), ("", "two", "d")];
    check(&levels, &said, "between 3 There and 4 Beyond", "(2 × 3 + 1 × 4) ÷ 3 = 3.3333");
    // A model whose scores are numbers of their own gives the number.
    let numbers = model("rule = \"mean\"\nresult = \"numbers\"", &parts);
    check(&numbers, &[("", "one", "c"), ("", "two", "d"), ("", "three", "a")], "2.75", "= 2.75");
}

#[test]
fn of_several_answers_to_one_question_the_one_in_the_middle_counts() {
    let parts = format!("{ANSWERS}\n{}", dimension("trust", "", &[("one", "", 1.0), ("two", "", 1.0)]));
    // To one: 1, 2, 4, in the middle 2. To two: 3, 4, of which the lower one. (2 + 3) ÷ 2 = 2.5
    let said = [("1", "one", "d"), ("2", "one", "a"), ("3", "one", "b"), ("1", "two", "d"), ("2", "two", "c")];
    check(&model("rule = \"mean\"\nresult = \"numbers\"", &parts), &said, "2.5", "(2 + 3) ÷ 2 = 2.5");
}

#[test]
fn the_lowest_answer_decides() {
    let questions = [("one", "", 1.0), ("two", "", 1.0), ("three", "", 1.0)];
    let parts = format!("{ANSWERS}\n{}", dimension("trust", "", &questions));
    let said = [("", "one", "d"), ("", "two", "b"), ("", "three", "c")];
    check(&model("rule = \"lowest\"", &parts), &said, "2 Half", "The lowest of 4, 2, 3 is 2");
}

#[test]
fn a_level_is_reached_when_enough_of_its_practices_are_met_and_those_below_it_are() {
    let questions = [
        ("h1", "half", 1.0),
        ("h2", "half", 1.0),
        ("h3", "half", 1.0),
        ("h4", "half", 1.0),
        ("t1", "there", 2.0),
        ("t2", "there", 1.0),
        ("b1", "beyond", 1.0),
    ];
    let parts = format!("{ANSWERS}\n{}", dimension("trust", "", &questions));
    let model = model("rule = \"threshold\"\nmet = 3.0\nshare = 0.75", &parts);
    // Half: 3 of 4 met, 75%, reached. There: 2 of 3 by weight, 66.67%, not reached.
    let said = [
        ("", "h1", "c"),
        ("", "h2", "d"),
        ("", "h3", "c"),
        ("", "h4", "a"),
        ("", "t1", "c"),
        ("", "t2", "b"),
        ("", "b1", "d"),
    ];
    check(&model, &said, "2 Half", "2 of 3 met, which is 66.67%; 75% are needed");
    check(&model, &said, "2 Half", "Beyond: enough, but a level below is not reached");
    // There: 3 of 3. Beyond: 1 of 1.
    let said = [
        ("", "h1", "c"),
        ("", "h2", "d"),
        ("", "h3", "c"),
        ("", "h4", "a"),
        ("", "t1", "c"),
        ("", "t2", "c"),
        ("", "b1", "d"),
    ];
    check(&model, &said, "4 Beyond", "1 of 1 met, which is 100%; 75% are needed");
    // Half: 2 of 4, 50%. What was not answered is not met.
    check(&model, &[("", "h1", "c"), ("", "h2", "d")], "1 Start", "2 of 4 met, which is 50%; 75% are needed");
}

#[test]
fn a_level_nobody_asked_about_is_reached_only_with_a_higher_one() {
    let rule = "rule = \"threshold\"\nmet = 3.0\nshare = 0.75";
    let of =
        |questions: &[(&str, &str, f64)]| model(rule, &format!("{ANSWERS}\n{}", dimension("trust", "", questions)));
    // Half: 1 of 1 met, 100%, reached. There and Beyond have no practices, so nothing says that they are reached.
    let only_half = of(&[("h1", "half", 1.0)]);
    check(&only_half, &[("", "h1", "c")], "2 Half", "1 of 1 met, which is 100%; 75% are needed");
    // Half: 0 of 1, 0%. Start stays.
    check(&only_half, &[("", "h1", "b")], "1 Start", "0 of 1 met, which is 0%; 75% are needed");
    // Half: 1 of 1. There has no practices. Beyond: 1 of 1, 100%, reached, and There is passed on the way.
    let without_there = of(&[("h1", "half", 1.0), ("b1", "beyond", 1.0)]);
    check(&without_there, &[("", "h1", "c"), ("", "b1", "d")], "4 Beyond", "1 of 1 met, which is 100%");
    // Half: 1 of 1. Beyond: 0 of 1, 0%. There, of which nobody asked, is not reached.
    check(&without_there, &[("", "h1", "c"), ("", "b1", "a")], "2 Half", "0 of 1 met, which is 0%; 75% are needed");
}

#[test]
fn the_means_of_the_levels_are_added_up() {
    let questions =
        [("s1", "start", 1.0), ("s2", "start", 1.0), ("h1", "half", 3.0), ("h2", "half", 1.0), ("t1", "there", 1.0)];
    let parts = format!("{ANSWERS}\n{}", dimension("trust", "", &questions));
    // Start: (1 + 2) ÷ 2 = 1.5. Half: (3 × 4 + 1 × 2) ÷ 4 = 3.5. There: nothing answered, 0. Together 5.
    let said = [("", "s1", "a"), ("", "s2", "b"), ("", "h1", "d"), ("", "h2", "b")];
    check(&model("rule = \"sum\"", &parts), &said, "5", "1.5 + 3.5 + 0 = 5");
    check(&model("rule = \"sum\"", &parts), &said, "5", "(3 × 4 + 1 × 2) ÷ 4 = 3.5");
}

/// Checks what several dimensions come to together: each its key, its weight and its level.
fn check_overall(overall: &str, dimensions: &[(&str, f64, &str)], words: &str, because: &str) {
    let part = |(key, weight, _): &(&str, f64, &str)| {
        format!("[[dimension]]\nkey = \"{key}\"\nname = \"The {key}\"\nweight = {weight:.1}\n")
    };
    let parts: String = dimensions.iter().map(part).collect();
    let mut book = Book::by(&model(&format!("rule = \"direct\"\noverall = \"{overall}\""), &parts));
    let said: Vec<_> = dimensions.iter().map(|(key, _, level)| ("", *key, *level)).collect();
    book.assess("DOTD", "2026-05-04", Some("provider"), &said);
    let result = book.it.result(Some(&book.agency("DOTD")), None, None).unwrap();
    assert_eq!(result.overall.words, words, "{overall} of {dimensions:?}");
    assert!(result.overall.reason.rule.contains(because), "{}", result.overall.reason.rule);
}

#[test]
fn dimensions_come_to_their_middle_their_lowest_or_their_mean() {
    let even = [("a", 1.0, "start"), ("b", 1.0, "half"), ("c", 1.0, "there")];
    check_overall("median", &even, "2 Half", "The middle of 3");
    check_overall("lowest", &even, "1 Start", "The lowest of 3");
    // By weight: 1 stands up to 1, 2 up to 2, 3 up to 5 of 5. Half of it, 2.5, is passed on 3.
    let heavy = [("a", 1.0, "start"), ("b", 1.0, "half"), ("c", 3.0, "there")];
    check_overall("median", &heavy, "3 There", "The middle of 3");
    // (1 × 1 + 1 × 2 + 3 × 3) ÷ 5 = 12 ÷ 5 = 2.4, which lies between 2 and 3.
    check_overall("mean", &heavy, "between 2 Half and 3 There", "(1 × 1 + 1 × 2 + 3 × 3) ÷ 5 = 2.4");
    // Four dimensions, two on each side of the middle.
    let split = [("a", 1.0, "start"), ("b", 1.0, "half"), ("c", 1.0, "there"), ("d", 1.0, "beyond")];
    check_overall("median", &split, "between 2 Half and 3 There", "The middle of 4");
}

#[test]
fn groups_are_averaged_by_their_weight_however_many_dimensions_they_have() {
    let groups =
        "[[group]]\nkey = \"many\"\nname = \"Many\"\n\n[[group]]\nkey = \"one\"\nname = \"One\"\nweight = 3.0\n";
    let parts = [
        groups.to_owned(),
        ANSWERS.to_owned(),
        dimension("a", "group = \"many\"", &[("qa", "", 1.0)]),
        dimension("b", "group = \"many\"\nweight = 3.0", &[("qb", "", 1.0)]),
        dimension("c", "group = \"one\"", &[("qc", "", 1.0)]),
    ];
    let mut book = Book::by(&model("rule = \"mean\"\nresult = \"numbers\"", &parts.join("\n")));
    book.assess("DOTD", "2026-05-04", Some("provider"), &[("", "qa", "a"), ("", "qb", "c"), ("", "qc", "d")]);
    let result = book.it.result(Some(&book.agency("DOTD")), None, None).unwrap();
    // Many: (1 × 1 + 3 × 3) ÷ 4 = 2.5. One: 4. Together: (1 × 2.5 + 3 × 4) ÷ 4 = 3.625.
    assert_eq!(result.groups.iter().map(|it| it.words.as_str()).collect::<Vec<_>>(), ["2.5", "4"]);
    assert_eq!(result.groups[0].reason.rule, "(1 × 1 + 3 × 3) ÷ 4 = 2.5");
    assert_eq!(result.overall.reason.rule, "(1 × 2.5 + 3 × 4) ÷ 4 = 3.625");
    assert_eq!(result.overall.words, "3.63");
}

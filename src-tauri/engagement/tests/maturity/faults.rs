//! Mutilated model files, each refused with its line and the reason.

use engagement::maturity::Model;

/// A sound model by answers, from which each case below takes something or spoils it.
const SOUND: &str = r#"key = "sound"
name = "Sound"
version = "1"
target = "high"

[scoring]
rule = "threshold"
overall = "median"
met = 1.0
share = 0.75

[[perspective]]
key = "provider"
name = "Provider"
side = "provider"

[[perspective]]
key = "agency"
name = "Agency"
side = "agency"

[[level]]
key = "low"
name = "Low"
number = 1
descriptor = "Low down."

[[level]]
key = "high"
name = "High"
number = 2
descriptor = "High up."

[[group]]
key = "people"
name = "People"

[[dimension]]
key = "trust"
name = "Trust"
group = "people"
weight = 2.0

[dimension.levels]
low = "Little."
high = "Much."

[[dimension.view]]
perspective = "agency"
ask = "How far do you trust them?"

[[dimension.question]]
key = "promises"
text = "Are promises kept?"
level = "high"
answers = "yes-no"

[[dimension.question]]
key = "news"
text = "Is bad news told early?"
level = "high"
answers = "yes-no"

[[answers]]
key = "yes-no"

[[answers.option]]
key = "no"
text = "No"
value = 0.0

[[answers.option]]
key = "yes"
text = "Yes"
value = 1.0

[[move]]
key = "warn"
level = "high"
dimension = "trust"
text = "Warn each other early."
"#;

/// What is replaced (its first occurrence), by what, in which line that is found, and what is said of it.
const CASES: &[(&str, &str, u32, &str)] = &[
    ("key = \"sound\"", "key = sound", 1, "string values must be quoted"),
    ("name = \"Sound\"\n", "", 1, "Missing field \"name\""),
    ("version = \"1\"", "verison = \"1\"", 3, "Unknown field \"verison\""),
    ("version = \"1\"", "version = 1", 3, "Write a text in quotation marks."),
    ("key = \"sound\"", "key = \"So und\"", 1, "is no key"),
    ("name = \"Sound\"", "name = \" \"", 2, "A name is needed here"),
    ("target = \"high\"", "target = \"higher\"", 4, "There is no level \"higher\". There are low, high."),
    ("rule = \"threshold\"", "rule = \"best\"", 7, "Unknown variant \"best\""),
    ("rule = \"threshold\"", "rule = 1", 7, "Write one word in quotation marks."),
    ("number = 2", "number = 70000", 31, "Write a whole number from 0 to 65535."),
    ("weight = 2.0", "weight = \"two, expected f64\"", 42, "Write a number."),
    ("[[group]]", "[group]", 34, "a heading that can be repeated stands in two, such as [[level]]."),
    (
        "[dimension.levels]\nlow = \"Little.\"\nhigh = \"Much.\"\n",
        "levels = \"Much.\"\n",
        44,
        "Write one line each under a heading in brackets.",
    ),
    ("overall = \"median\"", "result = \"numbers\"", 8, "which has no decimals"),
    ("met = 1.0", "met = 2.0", 65, "None of these answers counts 2"),
    ("share = 0.75", "share = 75.0", 10, "above 0 and at most 1"),
    ("side = \"provider\"", "side = \"vendor\"", 15, "Unknown variant \"vendor\""),
    ("key = \"agency\"", "key = \"provider\"", 18, "The perspective in line 13 already has the key \"provider\""),
    ("key = \"high\"", "key = \"low\"", 29, "The level in line 23 already has the key \"low\""),
    ("name = \"High\"", "name = \"low\"", 30, "already has the name \"low\""),
    ("number = 2\n", "", 29, "Some levels have a number and some have none"),
    ("number = 2", "number = 1", 31, "Level 1 comes after level 1. Put the lowest level first."),
    ("number = 2", "number = 2.5", 31, "Write a whole number from 0 to 65535."),
    ("descriptor = \"High up.\"", "descriptor = \"\"", 32, "The descriptor is empty"),
    ("group = \"people\"", "group = \"folk\"", 41, "There is no group \"folk\". There is people."),
    ("group = \"people\"\n", "", 39, "Say in which one \"trust\" stands"),
    ("weight = 2.0", "weight = 0.0", 42, "A weight of 0 cannot be"),
    ("low = \"Little.\"", "middling = \"Some.\"", 45, "There is no level \"middling\""),
    ("perspective = \"agency\"", "perspective = \"public\"", 49, "There is no perspective \"public\""),
    ("key = \"news\"", "key = \"promises\"", 59, "The question in line 53 already has the key"),
    ("level = \"high\"\nanswers", "answers", 53, "Say to which one \"promises\" does"),
    ("level = \"high\"\nanswers", "level = \"low\"\nanswers", 55, "Everyone is at least on the lowest level"),
    ("answers = \"yes-no\"", "answers = \"maybe\"", 56, "There is no answer set \"maybe\""),
    ("key = \"no\"\ntext = \"No\"\nvalue = 0.0", "key = \"no\"\ntext = \"No\"\nvalue = \"0\"", 70, "Write a number."),
    (
        "key = \"no\"\ntext = \"No\"\nvalue = 0.0",
        "key = \"no\"\ntext = \"No\"\nvalue = nan",
        70,
        "An answer cannot count NaN",
    ),
    ("[[answers.option]]\nkey = \"yes\"\ntext = \"Yes\"\nvalue = 1.0\n", "", 65, "offers no choice"),
    ("key = \"yes\"", "key = \"no\"", 73, "already has the key \"no\""),
    ("level = \"high\"\ndimension", "level = \"low\"\ndimension", 79, "Nothing has to be done"),
    ("dimension = \"trust\"", "dimension = \"turst\"", 80, "There is no dimension \"turst\""),
    ("text = \"Warn each other early.\"", "text = \"  \"", 81, "The move is empty"),
    ("rule = \"threshold\"", "rule = \"direct\"", 53, "By the rule \"direct\" a level is chosen"),
    ("rule = \"threshold\"", "rule = \"mean\"", 9, "Only the rule \"threshold\" asks how much is met"),
    ("[[level]]\nkey = \"low\"", "[[levels]]\nkey = \"low\"", 22, "Unknown field \"levels\""),
    ("[dimension.levels]", "[dimension.levels", 44, "expected"),
    (
        "[[group]]\nkey = \"people\"\nname = \"People\"\n",
        "[[group]]\nkey = \"people\"\nname = \"People\"\n[[group]]\nkey = \"idle\"\nname = \"Idle\"\n",
        38,
        "No dimension stands in the group \"idle\"",
    ),
];

#[test]
fn the_file_that_the_others_are_made_from_is_sound() {
    Model::parse(SOUND).unwrap_or_else(|faults| panic!("{faults}"));
}

#[test]
fn every_mutilated_file_is_refused_with_line_and_reason() {
    assert!(CASES.len() >= 30);
    let mut wrong = Vec::new();
    for (from, to, line, reason) in CASES {
        assert!(SOUND.contains(from), "{from:?} is not in the file");
        let faults = match Model::parse(&SOUND.replacen(from, to, 1)) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.0,
        };
        let told = |it: &engagement::maturity::Fault| {
            it.line == *line && it.reason.to_lowercase().contains(&reason.to_lowercase())
        };
        if !faults.iter().any(told) {
            wrong.push(format!("{from:?} to {to:?}: wanted line {line}, {reason:?}; told {faults:?}"));
        }
        for it in &faults {
            let parser = ["nvalid type", "nvalid value", "anted ", "u16", "f64"];
            let own = parser.iter().all(|words| !it.reason.contains(words));
            assert!(own, "the words of the reader of files: {it:?}");
            assert!(it.reason.ends_with('.') && !it.reason.contains('\n'), "one sentence on one line: {it:?}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_mistake_is_told_at_once_from_the_first_line_to_the_last() {
    let spoiled = SOUND.replace("target = \"high\"", "target = \"top\"").replace("weight = 2.0", "weight = -1.0");
    let spoiled = spoiled.replace("dimension = \"trust\"", "dimension = \"truth\"");
    let faults = Model::parse(&spoiled).unwrap_err();
    assert_eq!(faults.0.iter().map(|it| it.line).collect::<Vec<_>>(), [4, 42, 80]);
    assert!(faults.to_string().starts_with("Line 4: There is no level \"top\"."), "{faults}");
}

#[test]
fn a_model_that_is_cut_off_anywhere_is_read_or_refused_and_nothing_else() {
    for end in (0..SOUND.len()).step_by(7) {
        if let Err(faults) = Model::parse(&SOUND[..end]) {
            assert!(faults.0.iter().all(|it| it.line > 0 && it.line <= 82), "{faults}");
        }
    }
}

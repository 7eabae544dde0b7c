//! A model that others published, OWASP SAMM 2, written as a file without touching code, and scored as its
//! publishers score it: their example of the practice secure build, of January 2025
//! (owaspsamm.org/blog/2025/01/21/samm-relative-scoring).

use engagement::maturity::{Model, Score};

use crate::sample::Book;

const SAMM: &str = include_str!("../../../../tests/fixtures/models/owasp-samm.toml");

/// The published answers to the three activities of both streams, and the score that is published for them.
const PUBLISHED: [([&str; 3], [&str; 3], f64); 3] = [
    // "BaselineScore = (0.25 + 1) / 2 = 0.625"
    (["some", "none", "none"], ["most", "none", "none"], 0.625),
    // "CurrentScore = (1.5 + 1) / 2 = 1.25"
    (["most", "half", "none"], ["most", "none", "none"], 1.25),
    // "TargetScore = (2 + 1.5) / 2 = 1.75"
    (["most", "most", "none"], ["most", "half", "none"], 1.75),
];

#[test]
fn it_has_five_groups_of_three_practices_with_unequal_answers() {
    let model = Model::parse(SAMM).unwrap();
    assert_eq!((model.groups.len(), model.dimensions.len(), model.levels.len()), (5, 15, 3));
    for (at, _) in (0..).zip(&model.groups) {
        assert_eq!(model.dimensions.iter().filter(|it| it.group == Some(at)).count(), 3);
    }
    for it in &model.dimensions {
        assert_eq!(it.questions.len(), 6, "two streams of three levels in {}", it.name);
    }
    for set in &model.answer_sets {
        let values: Vec<_> = set.options.iter().map(|it| it.value).collect();
        assert_eq!(values, [0.0, 0.25, 0.5, 1.0], "not a step more each time: {}", set.key);
    }
}

#[test]
fn it_scores_as_its_publishers_do() {
    for (stream_a, stream_b, published) in PUBLISHED {
        let mut book = Book::by(SAMM);
        let mut said = Vec::new();
        // All other activities are 0 in the example.
        let questions: Vec<_> =
            book.model().dimensions.iter().flat_map(|it| &it.questions).map(|it| it.key.clone()).collect();
        for key in &questions {
            let answers = match key.rsplit_once('-') {
                Some(("i-sb-a", level)) => stream_a[level.parse::<usize>().unwrap() - 1],
                Some(("i-sb-b", level)) => stream_b[level.parse::<usize>().unwrap() - 1],
                _ => "none",
            };
            said.push(("", key.as_str(), answers));
        }
        book.assess("DOTD", "2025-01-21", Some("self"), &said);
        let result = book.it.result(Some(&book.agency("DOTD")), None, None).unwrap();
        let of = |name: &str| result.model.dimensions.iter().position(|it| it.name == name).unwrap();
        let number = |score: Option<Score>| match score {
            Some(Score::Number { low, high }) if low == high => low,
            other => panic!("{other:?} is no number"),
        };
        let secure_build = number(result.dimensions[of("Secure build")].score);
        assert!((secure_build - published).abs() < 1e-9, "{secure_build} is published as {published}");
        // "Business function scores and the overall SAMM score being computed as averages of lower-level entities."
        let implementation = number(result.groups[2].score);
        assert!((implementation - published / 3.0).abs() < 1e-9, "one of three practices: {implementation}");
        let overall = number(result.overall.score);
        assert!((overall - published / 15.0).abs() < 1e-9, "one of fifteen practices: {overall}");
    }
}

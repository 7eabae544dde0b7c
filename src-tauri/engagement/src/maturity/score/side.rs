//! What one side's ratings of one dimension come to. Where several answer the same question, the answer in
//! the middle counts, of two the lower one, so that it is an answer that somebody gave.

use super::super::{Model, Question, Rating, Rule, Spread};
use super::{CLOSE, Reason, Score, decimal, exact};

/// What one side's ratings come to.
pub(in super::super) struct SideScore {
    pub score: Score,
    /// How those who chose a level spread.
    pub spread: Option<Spread>,
    /// Questions that were answered.
    pub answered: u32,
    pub reason: Reason,
}

/// A question with the answer that counts.
struct Answered<'a> {
    question: &'a Question,
    value: f64,
    given: bool,
    reason: Reason,
}

/// What the ratings of a dimension by one side come to; nothing where there are none.
pub(in super::super) fn of_side(model: &Model, dimension: u32, what: &str, ratings: &[&Rating]) -> Option<SideScore> {
    if model.scoring.rule == Rule::Direct {
        return direct(model, what, ratings);
    }
    let questions = &model.dimensions.get(dimension as usize)?.questions;
    let answers: Vec<_> = questions.iter().map(|it| answered(model, it, ratings)).collect();
    let given = answers.iter().filter(|it| it.given).count();
    if given == 0 {
        return None;
    }
    let (score, rule, parts) = match model.scoring.rule {
        Rule::Direct | Rule::Mean => mean(model, answers),
        Rule::Lowest => lowest(model, answers),
        Rule::Threshold => threshold(model, answers),
        Rule::Sum => sum(model, answers),
    };
    let reason = Reason { what: what.to_owned(), score: model.words(score), rule, parts, rating_id: None };
    Some(SideScore { score, spread: None, answered: u32::try_from(given).unwrap_or(u32::MAX), reason })
}

/// The level in the middle of those that were chosen.
fn direct(model: &Model, what: &str, ratings: &[&Rating]) -> Option<SideScore> {
    let mut counts = vec![0; model.levels.len()];
    let mut parts = Vec::new();
    for rating in ratings {
        let Some(level) = rating.level.as_ref().and_then(|key| model.level_of_key(key.as_ref())) else { continue };
        counts[level as usize] += rating.weight();
        parts.push(said(rating, model.level_words(level)));
    }
    let spread = Spread::of(&model.levels, counts, 0);
    let median = spread.median?;
    let score = Score::Level { low: median.low, high: median.high };
    let rule = match spread.total {
        1 => String::new(),
        total => {
            let counts = (0..).zip(&spread.counts).filter(|(_, count)| **count > 0);
            let counts: Vec<_> =
                counts.map(|(level, count)| format!("{count} on {}", model.level_words(level))).collect();
            format!("The middle of {total} ratings: {}", counts.join(", "))
        }
    };
    let reason = Reason { what: what.to_owned(), score: model.words(score), rule, parts, rating_id: None };
    Some(SideScore { score, spread: Some(spread), answered: 0, reason })
}

fn said(rating: &Rating, score: String) -> Reason {
    let who = match (rating.participant.as_ref().trim(), rating.weight()) {
        ("", 1) => "The side as a whole".to_owned(),
        ("", count) => format!("{count} participants"),
        (who, 1) => who.to_owned(),
        (who, count) => format!("{who} ({count})"),
    };
    let evidence = rating.evidence.as_ref().trim();
    let rule = if evidence.is_empty() { String::new() } else { format!("Evidence: {evidence}") };
    Reason { what: who, score, rule, parts: Vec::new(), rating_id: Some(rating.id.clone()) }
}

fn answered<'a>(model: &Model, question: &'a Question, ratings: &[&Rating]) -> Answered<'a> {
    let options = model.options(question);
    let mut given = Vec::new();
    for rating in ratings.iter().filter(|it| it.question.as_ref().is_some_and(|key| key.as_ref() == question.key)) {
        let answer = rating.answer.as_ref();
        if let Some(option) = answer.and_then(|key| options.iter().find(|it| it.key == key.as_ref())) {
            given.push((option, rating.weight(), *rating));
        }
    }
    given.sort_by(|a, b| a.0.value.total_cmp(&b.0.value));
    let total: u32 = given.iter().map(|it| it.1).sum();
    let mut so_far = 0;
    let middle = given.iter().find(|it| {
        so_far += it.1;
        so_far * 2 >= total
    });
    let words = |option: &super::super::AnswerOption| format!("{} ({})", option.text, exact(option.value));
    let parts: Vec<_> = given.iter().map(|(option, _, rating)| said(rating, words(option))).collect();
    let rule = match total {
        0 => "Nobody answered it.".to_owned(),
        1 => String::new(),
        _ => format!("The middle of {total} answers, of two the lower one"),
    };
    Answered {
        question,
        value: middle.map_or(0.0, |it| it.0.value),
        given: middle.is_some(),
        reason: Reason {
            what: question.text.clone(),
            score: middle.map(|it| words(it.0)).unwrap_or_default(),
            rule,
            parts,
            rating_id: None,
        },
    }
}

/// A weighted mean with its arithmetic.
fn weighted(answers: &[&Answered]) -> (f64, String) {
    let weights: f64 = answers.iter().map(|it| it.question.weight).sum();
    let mean = answers.iter().map(|it| it.question.weight * it.value).sum::<f64>() / weights;
    let plain = answers.iter().all(|it| (it.question.weight - 1.0).abs() < CLOSE);
    let term = |it: &&Answered| match plain {
        true => exact(it.value),
        false => format!("{} × {}", exact(it.question.weight), exact(it.value)),
    };
    let terms: Vec<_> = answers.iter().map(term).collect();
    (mean, format!("({}) ÷ {} = {}", terms.join(" + "), exact(weights), exact(mean)))
}

fn mean(model: &Model, answers: Vec<Answered>) -> (Score, String, Vec<Reason>) {
    let given: Vec<_> = answers.iter().filter(|it| it.given).collect();
    let (mean, rule) = weighted(&given);
    let score = if model.scoring.numbers {
        Score::Number { low: mean, high: mean }
    } else {
        let span = model.span_at(mean);
        Score::Level { low: span.low, high: span.high }
    };
    (score, rule, reasons(answers))
}

fn lowest(model: &Model, answers: Vec<Answered>) -> (Score, String, Vec<Reason>) {
    let values: Vec<_> = answers.iter().filter(|it| it.given).map(|it| it.value).collect();
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    let level = model.level_at(lowest).unwrap_or_default();
    let values: Vec<_> = values.into_iter().map(exact).collect();
    let rule = format!("The lowest of {} is {}", values.join(", "), exact(lowest));
    (Score::level(level), rule, reasons(answers))
}

/// Level by level, as long as enough of its practices are met.
fn threshold(model: &Model, answers: Vec<Answered>) -> (Score, String, Vec<Reason>) {
    let (mut reached, mut still, mut parts) = (0, true, Vec::new());
    let needed = model.scoring.share;
    for (level, name) in (0..).zip(&model.levels) {
        let of: Vec<_> = answers.iter().filter(|it| it.question.level == Some(level)).collect();
        // Nothing says that it is reached, but nothing stands in the way of a higher one either.
        if of.is_empty() {
            continue;
        }
        let weight = |met: bool| {
            let counted = of.iter().filter(|it| !met || (it.given && it.value >= model.scoring.met));
            // A sum of none would be a zero with a sign.
            counted.map(|it| it.question.weight).fold(0.0, |sum, weight| sum + weight)
        };
        let share = weight(true) / weight(false);
        let enough = share + CLOSE >= needed;
        still &= enough;
        reached = if still { level } else { reached };
        let verdict = match (enough, still) {
            (true, true) => "reached",
            (true, false) => "enough, but a level below is not reached",
            (false, _) => "not reached",
        };
        parts.push(Reason {
            what: name.name.clone(),
            score: verdict.to_owned(),
            rule: format!(
                "{} of {} met, which is {}%; {}% are needed",
                exact(weight(true)),
                exact(weight(false)),
                decimal(share * 100.0),
                decimal(needed * 100.0)
            ),
            parts: of.into_iter().map(|it| it.reason.clone()).collect(),
            rating_id: None,
        });
    }
    (
        Score::level(reached),
        format!("The highest level reached without a gap, at {}", model.level_words(reached)),
        parts,
    )
}

/// The means of the levels, added up.
fn sum(model: &Model, answers: Vec<Answered>) -> (Score, String, Vec<Reason>) {
    let (mut sum, mut terms, mut parts) = (0.0, Vec::new(), Vec::new());
    for (level, name) in (0..).zip(&model.levels) {
        let of: Vec<_> = answers.iter().filter(|it| it.question.level == Some(level)).collect();
        if of.is_empty() {
            continue;
        }
        let (mean, rule) = weighted(&of);
        sum += mean;
        terms.push(exact(mean));
        parts.push(Reason {
            what: name.name.clone(),
            score: exact(mean),
            rule,
            parts: of.into_iter().map(|it| it.reason.clone()).collect(),
            rating_id: None,
        });
    }
    (Score::Number { low: sum, high: sum }, format!("{} = {}", terms.join(" + "), exact(sum)), parts)
}

fn reasons(answers: Vec<Answered>) -> Vec<Reason> {
    answers.into_iter().map(|it| it.reason).collect()
}

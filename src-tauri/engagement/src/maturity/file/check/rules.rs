//! What a scoring rule needs of the rest of the file.

use super::super::super::{Overall, Rule};
use super::super::raw::{self, Outcome};
use super::Check;

pub(super) fn of_scoring(file: &raw::File, check: &mut Check) {
    let scoring = &file.scoring;
    let rule = *scoring.rule.get_ref();
    let numbers = scoring.result.as_ref().map_or(rule == Rule::Sum, |it| *it.get_ref() == Outcome::Numbers);
    if let Some(result) = &scoring.result {
        match (rule, result.get_ref()) {
            (Rule::Sum, Outcome::Levels) => check.fault(
                result.span().start,
                "A sum over levels is a number and no level. Write result = \"numbers\", or choose another rule.",
            ),
            (Rule::Direct | Rule::Lowest | Rule::Threshold, Outcome::Numbers) => check.fault(
                result.span().start,
                "By this rule the result is a level, which has no decimals. Write result = \"levels\".",
            ),
            _ => {}
        }
    }
    from_values(file, matches!(rule, Rule::Mean | Rule::Lowest) && !numbers, check);
    overall(file, numbers, check);
    if rule == Rule::Threshold {
        of_threshold(file, check);
    } else {
        for field in [&scoring.met, &scoring.share].into_iter().flatten() {
            check.fault(field.span().start, "Only the rule \"threshold\" asks how much is met. Take this out.");
        }
    }
    if matches!(rule, Rule::Threshold | Rule::Sum) {
        for question in file.dimension.iter().flat_map(|it| &it.question).filter(|it| it.level.is_none()) {
            let key = question.key.get_ref();
            let reason = format!("By this rule a question belongs to a level. Say to which one \"{key}\" does.");
            check.fault(question.key.span().start, reason);
        }
    }
}

/// Levels that follow from values have numbers, and the values lie among them.
fn from_values(file: &raw::File, they_do: bool, check: &mut Check) {
    if !they_do {
        return;
    }
    let numbers = numbers(file);
    if numbers.len() < file.level.len() {
        check.fault(
            file.scoring.rule.span().start,
            "By this rule levels follow from the values of answers. Give every level its number.",
        );
    }
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return };
    for option in file.answers.iter().flat_map(|it| &it.option) {
        let value = *option.value.get_ref();
        if value < f64::from(*first) || value > f64::from(*last) {
            let reason = format!("The levels go from {first} to {last}. Write a value among them instead of {value}.");
            check.fault(option.value.span().start, reason);
        }
    }
}

fn numbers(file: &raw::File) -> Vec<u16> {
    file.level.iter().filter_map(|it| it.number.as_ref()).map(|it| *it.get_ref()).collect()
}

fn overall(file: &raw::File, scores_are_numbers: bool, check: &mut Check) {
    let Some(overall) = &file.scoring.overall else { return };
    match (overall.get_ref(), scores_are_numbers) {
        (Overall::Mean, false) if numbers(file).len() < file.level.len() => check.fault(
            overall.span().start,
            "Levels without numbers have no mean. Write overall = \"median\" or \"lowest\".",
        ),
        (Overall::Median, true) => check.fault(
            overall.span().start,
            "Scores that are numbers are averaged. Write overall = \"mean\" or \"lowest\".",
        ),
        _ => {}
    }
}

fn of_threshold(file: &raw::File, check: &mut Check) {
    let met = file.scoring.met.as_ref().map_or(1.0, |it| *it.get_ref());
    if let Some(share) = &file.scoring.share
        && !(*share.get_ref() > 0.0 && *share.get_ref() <= 1.0)
    {
        check.fault(share.span().start, "The share of practices to be met is above 0 and at most 1, such as 0.75.");
    }
    for answers in &file.answers {
        if !answers.option.is_empty() && !answers.option.iter().any(|it| *it.value.get_ref() >= met) {
            let reason =
                format!("None of these answers counts {met}, from which a practice is met. Give one that value.");
            check.fault(answers.key.span().start, reason);
        }
    }
    let Some(lowest) = file.level.first() else { return };
    for question in file.dimension.iter().flat_map(|it| &it.question) {
        if let Some(level) = &question.level
            && level.get_ref() == lowest.key.get_ref()
        {
            let reason = "Everyone is at least on the lowest level, so nothing is asked for it. Name a higher one.";
            check.fault(level.span().start, reason);
        }
    }
}

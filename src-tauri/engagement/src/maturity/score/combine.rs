//! What several scores come to together: of the sides in a dimension, of dimensions in a group and in all.

use super::super::{Model, Overall};
use super::{CLOSE, Reason, Score, exact};

/// A score with its weight and what it is of.
#[derive(Clone, Copy)]
pub(in super::super) struct Part<'a> {
    pub name: &'a str,
    pub weight: f64,
    pub score: Score,
}

/// From the lowest that somebody says to the highest; nothing where nobody says anything.
pub(in super::super) fn hull(scores: impl IntoIterator<Item = Score>) -> Option<Score> {
    scores.into_iter().reduce(|a, b| match (a, b) {
        (Score::Level { low: a, high: b }, Score::Level { low: c, high: d }) => {
            Score::Level { low: a.min(c), high: b.max(d) }
        }
        (Score::Number { low: a, high: b }, Score::Number { low: c, high: d }) => {
            Score::Number { low: a.min(c), high: b.max(d) }
        }
        (first, _) => first,
    })
}

/// What the parts come to by the model's rule, with the reason; nothing where there are none.
pub(in super::super) fn combine(model: &Model, what: &str, parts: &[Part]) -> Option<(Score, Reason)> {
    if parts.is_empty() {
        return None;
    }
    let ends = |high: bool| -> Vec<(f64, f64)> {
        let end = |part: &Part| match part.score {
            Score::Level { low, high: top } => f64::from(if high { top } else { low }),
            Score::Number { low, high: top } => {
                if high {
                    top
                } else {
                    low
                }
            }
        };
        parts.iter().map(|part| (end(part), part.weight)).collect()
    };
    let (lows, highs) = (ends(false), ends(true));
    let (score, rule) = match model.scoring.overall {
        Overall::Median => {
            let score = of_levels(model, middle(lows, false), middle(highs, true));
            (score, format!("The middle of {}", counted(parts)))
        }
        Overall::Lowest => {
            let least = |ends: &[(f64, f64)]| ends.iter().map(|it| it.0).fold(f64::INFINITY, f64::min);
            (of_levels(model, least(&lows), least(&highs)), format!("The lowest of {}", counted(parts)))
        }
        Overall::Mean => mean(model, &lows, &highs),
    };
    let of = |part: &Part| Reason {
        what: part.name.to_owned(),
        score: model.words(part.score),
        rule: if (part.weight - 1.0).abs() < CLOSE { String::new() } else { format!("Counts {}", exact(part.weight)) },
        parts: Vec::new(),
        rating_id: None,
    };
    let reason = Reason {
        what: what.to_owned(),
        score: model.words(score),
        rule,
        parts: parts.iter().map(of).collect(),
        rating_id: None,
    };
    Some((score, reason))
}

fn counted(parts: &[Part]) -> String {
    match parts.len() {
        1 => "one".to_owned(),
        count => count.to_string(),
    }
}

/// Ends that are indices of levels, or numbers, as a score.
fn of_levels(model: &Model, low: f64, high: f64) -> Score {
    match model.scoring.numbers {
        true => Score::Number { low, high },
        false => Score::Level { low: low as u32, high: high as u32 },
    }
}

/// The end in the middle by weight; where it lies between two, the lower or the upper one.
fn middle(mut ends: Vec<(f64, f64)>, upper: bool) -> f64 {
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = ends.iter().map(|it| it.1).sum::<f64>() / 2.0;
    let mut so_far = 0.0;
    let middle = ends.iter().find(|it| {
        so_far += it.1;
        if upper { so_far > half + CLOSE } else { so_far >= half - CLOSE }
    });
    middle.or(ends.last()).map_or(0.0, |it| it.0)
}

/// The weighted mean; of levels the two between which that of their numbers lies.
fn mean(model: &Model, lows: &[(f64, f64)], highs: &[(f64, f64)]) -> (Score, String) {
    let number = |end: f64| match model.scoring.numbers {
        true => end,
        false => model.levels.get(end as usize).and_then(|level| level.number).map_or(0.0, f64::from),
    };
    let weights: f64 = lows.iter().map(|it| it.1).sum();
    let plain = lows.iter().all(|it| (it.1 - 1.0).abs() < CLOSE);
    let of = |ends: &[(f64, f64)]| {
        let term = |&(end, weight): &(f64, f64)| match plain {
            true => exact(number(end)),
            false => format!("{} × {}", exact(weight), exact(number(end))),
        };
        let terms: Vec<_> = ends.iter().map(term).collect();
        let mean = ends.iter().map(|&(end, weight)| number(end) * weight).sum::<f64>() / weights;
        (mean, format!("({}) ÷ {} = {}", terms.join(" + "), exact(weights), exact(mean)))
    };
    let ((low, rule), (high, upper)) = (of(lows), of(highs));
    let rule = if rule == upper { rule } else { format!("From {rule} to {upper}") };
    match model.scoring.numbers {
        true => (Score::Number { low, high }, rule),
        false => (Score::Level { low: model.span_at(low).low, high: model.span_at(high).high }, rule),
    }
}

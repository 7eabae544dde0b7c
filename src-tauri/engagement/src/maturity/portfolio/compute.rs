//! Works the portfolio out. An agency is counted over the levels at the one that it surely reaches.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::super::book::{Share, subject};
use super::super::found::Found;
use super::super::result::{overall, spread_of};
use super::super::score::{Part, combine};
use super::super::{Assessment, FiscalYear, Maturity, Model, Overall, Score, Spread, Subject};
use super::{DimensionSpread, Moved, PeriodSpread, Portfolio, PortfolioCell, PortfolioRow, ProfileLine, ProfileValue};
use crate::{Id, Refusal};

type Counted<'a> = Vec<(&'a Assessment, &'a Model)>;

/// An agency with what was found of it.
struct Rated {
    subject: Subject,
    found: Vec<Found>,
    overall: Option<Score>,
}

impl Maturity {
    /// All agencies by a model in a fiscal year; by the model used last and in the last year with an
    /// assessment where none is named.
    pub fn portfolio(&self, model: Option<&str>, year: Option<i32>) -> Result<Portfolio, Refusal> {
        let share = self.share(model, None, year)?;
        let of_agencies: Counted =
            share.assessments.iter().copied().filter(|(it, _)| it.organization_id.is_some()).collect();
        let years = share.years(&of_agencies);
        let year = share.year(&years, year)?;
        let by_year: Vec<_> = years.iter().map(|year| share.rated(&share.in_year(&of_agencies, year))).collect();
        let at = years.iter().position(|it| *it == year).unwrap_or_default();
        let (rated, before) = (&by_year[at], at.checked_sub(1).map(|at| &by_year[at]));
        let model = share.model;
        let pairs: Vec<_> = rated.iter().flat_map(|it| &it.found).filter_map(|it| it.pair(model)).collect();
        let mut disagreements: Vec<_> = rated
            .iter()
            .flat_map(|it| it.found.iter().filter_map(|found| found.disagreement(model, &it.subject)))
            .collect();
        disagreements.sort_by(|a, b| b.apart.total_cmp(&a.apart));
        let rows: Vec<_> = rated.iter().map(|it| row(model, it)).collect();
        let Moves { moved, stayed, incomparable } = Moves::since(model, rated, before);
        let spread = spread(model, rated);
        Ok(Portfolio {
            unrated: self.unrated(rated),
            by_all_sides: count(rows.iter().filter(|it| it.rated.len() == model.perspectives.len()).count()),
            pairs: count(pairs.len()),
            agree: count(pairs.iter().filter(|(provider, agency)| provider.apart(*agency) == 0.0).count()),
            disagreements,
            profile: (0..).zip(&model.dimensions).map(|(at, _)| profile(model, rated, at)).collect(),
            dimensions: (0..).zip(&model.dimensions).map(|(at, _)| dimension(model, rated, at)).collect(),
            words: words(model, &spread, rated),
            note: note(between(model, rated)),
            overall: spread,
            trend: trend(model, &years, &by_year),
            moved,
            stayed,
            incomparable,
            left_out: share.left_out,
            model: model.clone(),
            rows,
            year,
            years,
        })
    }

    fn unrated(&self, rated: &[Rated]) -> Vec<Subject> {
        let known: std::collections::HashSet<_> =
            rated.iter().filter_map(|it| it.subject.organization_id.as_ref()).collect();
        let mut all: Vec<_> = self.agencies().filter(|it| !known.contains(&it.id)).map(subject).collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }
}

impl<'a> Share<'a> {
    /// Every agency with what its assessments come to, by what people call it.
    fn rated(&self, assessments: &Counted<'a>) -> Vec<Rated> {
        let mut own: HashMap<&Id, Counted<'a>> = HashMap::new();
        for &(assessment, model) in assessments {
            if let Some(id) = &assessment.organization_id {
                own.entry(id).or_default().push((assessment, model));
            }
        }
        let agencies = self.book.organizations.iter().filter_map(|it| Some((it, own.remove(&it.id)?)));
        let mut rated: Vec<_> = agencies
            .map(|(it, own)| {
                let found = self.together(&own);
                Rated { subject: subject(it), overall: overall(self.model, &found).score, found }
            })
            .collect();
        rated.sort_by(|a, b| (&a.subject.short, &a.subject.name).cmp(&(&b.subject.short, &b.subject.name)));
        rated
    }
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn in_words(model: &Model, score: Option<Score>) -> String {
    score.map(|score| model.words(score)).unwrap_or_default()
}

fn row(model: &Model, it: &Rated) -> PortfolioRow {
    let cell = |found: &Found| PortfolioCell {
        sides: found.sides.iter().map(|side| side.as_ref().map(|side| side.score)).collect(),
        score: found.score(),
        words: in_words(model, found.score()),
        target: found.target(model),
    };
    let rated = |side: &usize| it.found.iter().any(|found| found.sides.get(*side).is_some_and(Option::is_some));
    PortfolioRow {
        subject: it.subject.clone(),
        cells: it.found.iter().map(cell).collect(),
        words: in_words(model, it.overall),
        overall: it.overall,
        rated: (0..model.perspectives.len()).filter(rated).map(count).collect(),
    }
}

/// Agencies over the levels that they surely reach.
fn spread(model: &Model, rated: &[Rated]) -> Spread {
    spread_of(model, rated.iter().map(|it| it.overall), Score::reached)
}

/// How many lie between two levels, so that their spread knows only the lower one.
fn between(model: &Model, rated: &[Rated]) -> u32 {
    count(rated.iter().filter_map(|it| it.overall).filter(|it| it.is_between(model)).count())
}

/// How those that lie between two levels are counted.
fn note(between: u32) -> String {
    let who = match between {
        0 => return String::new(),
        1 => "1 agency lies between two levels and is".to_owned(),
        many => format!("{many} agencies lie between two levels and are"),
    };
    format!("{who} counted at the lower one, which every view reaches.")
}

/// What all of them come to. Levels with numbers have an average, which is said as what it is: a range.
fn words(model: &Model, spread: &Spread, rated: &[Rated]) -> String {
    let words = match model.scoring.overall {
        Overall::Mean if model.scoring.numbers => {
            let part = |it: &Rated| Some(Part { name: "", weight: 1.0, score: it.overall? });
            let parts: Vec<_> = rated.iter().filter_map(part).collect();
            combine(model, "", &parts).map(|(score, _)| model.words(score))
        }
        _ => spread.average.or(spread.median).map(|span| model.span_words(span)),
    };
    let mut letters = words.unwrap_or_default().chars().collect::<Vec<_>>();
    if let Some(first) = letters.first_mut() {
        first.make_ascii_uppercase();
    }
    letters.into_iter().collect()
}

fn profile(model: &Model, rated: &[Rated], dimension: usize) -> ProfileLine {
    let found = || rated.iter().filter_map(|it| it.found.get(dimension));
    let side = |side: usize| {
        let scores = found().filter_map(|it| it.sides.get(side)?.as_ref().map(|side| side.score));
        let score = median(model, scores.collect())?;
        Some(ProfileValue { score, words: model.words(score) })
    };
    let mut targets: Vec<_> = found().filter_map(|it| it.target(model)).collect();
    targets.sort_unstable();
    ProfileLine {
        dimension: count(dimension),
        sides: (0..model.perspectives.len()).map(side).collect(),
        target: targets.get(targets.len().saturating_sub(1) / 2).copied(),
    }
}

/// The score in the middle, from the lower middle of what is surely reached to the upper middle of what may be.
fn median(model: &Model, scores: Vec<Score>) -> Option<Score> {
    let ends = |upper: bool| {
        let mut ends: Vec<_> = scores
            .iter()
            .map(|score| match *score {
                Score::Level { low, high } => f64::from(if upper { high } else { low }),
                Score::Number { low, high } => {
                    if upper {
                        high
                    } else {
                        low
                    }
                }
            })
            .collect();
        ends.sort_by(f64::total_cmp);
        ends.get(if upper { ends.len() / 2 } else { ends.len().saturating_sub(1) / 2 }).copied()
    };
    let (low, high) = (ends(false)?, ends(true)?);
    Some(match model.scoring.numbers {
        true => Score::Number { low, high },
        false => Score::Level { low: low as u32, high: high as u32 },
    })
}

fn dimension(model: &Model, rated: &[Rated], dimension: usize) -> DimensionSpread {
    let found = || rated.iter().filter_map(|it| it.found.get(dimension));
    let spread = spread_of(model, found().map(Found::score), Score::settled);
    let short = |level: u32| match model.levels.get(level as usize) {
        Some(level) => level.number.map_or_else(|| level.name.clone(), |number| number.to_string()),
        None => String::new(),
    };
    let words = spread.middle_half.map(|half| match half.low == half.high {
        true => short(half.low),
        false => format!("{} to {}", short(half.low), short(half.high)),
    });
    DimensionSpread {
        dimension: count(dimension),
        words: words.unwrap_or_default(),
        agreed: count(found().filter(|it| it.is_agreed()).count()),
        spread,
    }
}

fn trend(model: &Model, years: &[FiscalYear], by_year: &[Vec<Rated>]) -> Vec<PeriodSpread> {
    let of = |(year, rated): (&FiscalYear, &Vec<Rated>)| PeriodSpread {
        year: year.clone(),
        spread: spread(model, rated),
        between: between(model, rated),
    };
    years.iter().zip(by_year).map(of).collect()
}

/// What happened since the year before.
#[derive(Default)]
struct Moves {
    moved: Vec<Moved>,
    stayed: u32,
    incomparable: Vec<Subject>,
}

impl Moves {
    fn since(model: &Model, now: &[Rated], before: Option<&Vec<Rated>>) -> Self {
        let before: HashMap<_, _> = before.into_iter().flatten().map(|it| (&it.subject.organization_id, it)).collect();
        let mut all = Self::default();
        for it in now {
            let Some(earlier) = before.get(&it.subject.organization_id) else { continue };
            let (Some(from), Some(to)) = (earlier.overall, it.overall) else { continue };
            if !comparable(&earlier.found, &it.found) {
                all.incomparable.push(it.subject.clone());
                continue;
            }
            match to.compare(from) {
                Ordering::Equal => all.stayed += 1,
                which => all.moved.push(Moved {
                    subject: it.subject.clone(),
                    from,
                    to,
                    up: which == Ordering::Greater,
                    words: format!("{} to {}", model.words(from), model.words(to)),
                }),
            }
        }
        all.moved.sort_by(|a, b| b.to.apart(b.from).total_cmp(&a.to.apart(a.from)));
        all
    }
}

/// Whether two years rest on the same perspectives: altogether, and in every dimension that both rated. What only
/// one more view changes is no move.
fn comparable(before: &[Found], now: &[Found]) -> bool {
    let views = |found: &[Found]| {
        let mut all: Vec<bool> = Vec::new();
        for own in found.iter().map(Found::rests_on) {
            all.resize(own.len(), false);
            all.iter_mut().zip(own).for_each(|(all, own)| *all |= own);
        }
        all
    };
    let rated = |(before, now): &(&Found, &Found)| before.score().is_some() && now.score().is_some();
    views(before) == views(now)
        && before.iter().zip(now).filter(rated).all(|(before, now)| before.rests_on() == now.rests_on())
}

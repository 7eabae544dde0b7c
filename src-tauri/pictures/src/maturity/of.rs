//! From results to what their pictures are drawn from.

use engagement::Side;
use engagement::maturity::{self, DimensionResult, Model, Score, Span, Spread, SubjectResult, TrendPoint};

use super::{
    Disagreement, Distribution, HeatRow, Pair, Period, Place, Portfolio, Profile, Rung, Spoke, Standing, Trend,
};

impl Disagreement {
    /// All agencies of a portfolio; pairs that lie fewer steps apart than `least` are only counted.
    #[must_use]
    pub fn of_portfolio(portfolio: &maturity::Portfolio, least: u8) -> Self {
        Self {
            ladder: ladder(&portfolio.model),
            pairs: pairs(&portfolio.model, &portfolio.disagreements),
            agree: size(portfolio.agree),
            least,
        }
    }

    /// One agency.
    #[must_use]
    pub fn of_subject(result: &SubjectResult, least: u8) -> Self {
        let sides = Sides::of(&result.model);
        let both = result.dimensions.iter().filter(|it| sides.provider(it).zip(sides.agency(it)).is_some()).count();
        Self {
            ladder: ladder(&result.model),
            pairs: pairs(&result.model, &result.disagreements),
            agree: both.saturating_sub(result.disagreements.len()),
            least,
        }
    }
}

impl Profile {
    /// The medians of all agencies.
    #[must_use]
    pub fn of_portfolio(portfolio: &maturity::Portfolio) -> Self {
        let (model, sides) = (&portfolio.model, Sides::of(&portfolio.model));
        let spokes = portfolio.profile.iter().map(|line| {
            let side = |at: Option<usize>| {
                let value = at.and_then(|at| line.sides.get(at)).and_then(Option::as_ref);
                value.map(|value| place(model, value.score))
            };
            Spoke {
                id: line.dimension.to_string(),
                name: dimension(model, line.dimension),
                provider: side(sides.provider),
                agency: side(sides.agency),
                target: line.target.map(|level| Place::at(size(level))),
            }
        });
        Self { ladder: ladder(model), spokes: spokes.collect(), whose: "Medians of both sides".to_owned() }
    }

    /// One agency.
    #[must_use]
    pub fn of_subject(result: &SubjectResult) -> Self {
        let (model, sides) = (&result.model, Sides::of(&result.model));
        let spokes = result.dimensions.iter().map(|it| Spoke {
            id: it.dimension.to_string(),
            name: dimension(model, it.dimension),
            provider: sides.provider(it).map(|score| place(model, score)),
            agency: sides.agency(it).map(|score| place(model, score)),
            target: it.target.map(|level| Place::at(size(level))),
        });
        let whose = format!("{}, as both sides see it", result.subject.name);
        Self { ladder: ladder(model), spokes: spokes.collect(), whose }
    }
}

impl Distribution {
    /// How the agencies spread over the levels.
    #[must_use]
    pub fn of_portfolio(portfolio: &maturity::Portfolio) -> Self {
        let model = &portfolio.model;
        let rows = portfolio.dimensions.iter().map(|it| heat_row(model, it.dimension, &it.spread));
        let all_agreed = portfolio.dimensions.iter().all(|it| it.agreed == it.spread.total);
        let what = if all_agreed { "Agreed levels" } else { "Levels as agreed or, where nothing was, as rated" };
        Self { ladder: ladder(model), rows: rows.collect(), what: what.to_owned(), unit: agencies() }
    }

    /// How those who rated one agency spread over the levels; nothing where levels follow from answers.
    #[must_use]
    pub fn of_subject(result: &SubjectResult) -> Self {
        let model = &result.model;
        let rows = result.dimensions.iter().map(|it| {
            let mut counts = vec![0; model.levels.len()];
            for spread in it.sides.iter().filter_map(|side| side.spread.as_ref()) {
                counts.iter_mut().zip(&spread.counts).for_each(|(all, one)| *all += one);
            }
            heat_row(model, it.dimension, &Spread::of(&model.levels, counts, 0))
        });
        Self {
            ladder: ladder(model),
            rows: rows.collect(),
            what: "Ratings of both sides".to_owned(),
            unit: ("rating".to_owned(), "ratings".to_owned()),
        }
    }
}

impl Trend {
    /// The agencies' overall level, fiscal year by fiscal year.
    #[must_use]
    pub fn of_portfolio(portfolio: &maturity::Portfolio) -> Self {
        let periods = portfolio.trend.iter().map(|it| Period {
            id: it.year.year.to_string(),
            name: it.year.name.clone(),
            counts: it.spread.counts.iter().copied().map(size).collect(),
            between: size(it.between),
            below: size(it.spread.unsettled),
        });
        Self {
            ladder: ladder(&portfolio.model),
            periods: periods.collect(),
            unit: agencies(),
            whose: "Overall level".to_owned(),
            period: "Fiscal year".to_owned(),
        }
    }

    /// The dimensions of one agency, assessment by assessment.
    #[must_use]
    pub fn of_subject(result: &SubjectResult) -> Self {
        let periods = result.trend.iter().map(|point| period(&result.model, point)).collect();
        let unit = ("dimension".to_owned(), "dimensions".to_owned());
        let (whose, period) = ("Levels".to_owned(), "Assessment".to_owned());
        Self { ladder: ladder(&result.model), periods, unit, whose, period }
    }
}

impl Portfolio {
    /// Where every agency stands.
    #[must_use]
    pub fn of_portfolio(portfolio: &maturity::Portfolio) -> Self {
        let model = &portfolio.model;
        let standing = |row: &maturity::PortfolioRow| {
            let from = portfolio.moved.iter().find(|it| it.subject == row.subject).map(|it| place(model, it.from));
            Some(Standing {
                id: row.subject.organization_id.as_ref().map(ToString::to_string).unwrap_or_default(),
                name: row.subject.short.clone(),
                now: place(model, row.overall?),
                before: from,
                is_comparable: !portfolio.incomparable.contains(&row.subject),
            })
        };
        Self {
            ladder: ladder(model),
            standings: portfolio.rows.iter().filter_map(standing).collect(),
            median: portfolio.overall.median.map(span),
            half: portfolio.overall.middle_half.map(span),
        }
    }
}

/// Where the provider's and the agency's view stand among a model's perspectives.
struct Sides {
    provider: Option<usize>,
    agency: Option<usize>,
}

impl Sides {
    fn of(model: &Model) -> Self {
        let of = |side| model.perspectives.iter().position(|it| it.side == side);
        // A model with a view of its own for nobody in particular is drawn as the provider's.
        let provider = of(Side::Provider).or_else(|| of(Side::Both));
        Self { provider, agency: of(Side::Agency) }
    }

    fn score(at: Option<usize>, it: &DimensionResult) -> Option<Score> {
        it.sides.iter().find(|side| Some(size(side.perspective)) == at).map(|side| side.score)
    }

    fn provider(&self, it: &DimensionResult) -> Option<Score> {
        Self::score(self.provider, it)
    }

    fn agency(&self, it: &DimensionResult) -> Option<Score> {
        Self::score(self.agency, it)
    }
}

fn pairs(model: &Model, differ: &[maturity::Disagreement]) -> Vec<Pair> {
    let pair = |it: &maturity::Disagreement| Pair {
        id: format!(
            "{}/{}",
            it.subject.organization_id.as_ref().map(ToString::to_string).unwrap_or_default(),
            it.dimension
        ),
        subject: it.subject.short.clone(),
        dimension: dimension(model, it.dimension),
        provider: place(model, it.provider),
        agency: place(model, it.agency),
    };
    differ.iter().map(pair).collect()
}

fn heat_row(model: &Model, at: u32, spread: &Spread) -> HeatRow {
    HeatRow {
        id: at.to_string(),
        name: dimension(model, at),
        counts: spread.counts.iter().copied().map(size).collect(),
        open: size(spread.unsettled),
        median: spread.median.map(span),
        half: spread.middle_half.map(span),
    }
}

fn period(model: &Model, point: &TrendPoint) -> Period {
    let scores = || point.dimensions.iter().flatten();
    let mut counts = vec![0; model.levels.len()];
    for level in scores().filter_map(|score| score.reached(model)) {
        if let Some(count) = counts.get_mut(size(level)) {
            *count += 1;
        }
    }
    let between = scores().filter(|score| score.is_between(model)).count();
    let below = scores().filter(|score| score.reached(model).is_none()).count();
    let view = point.perspective.and_then(|at| model.perspectives.get(size(at)));
    let view = view.map(|it| format!(", {}", it.name)).unwrap_or_default();
    let name = format!("{}{view}", point.date.format("%b %-d, %Y"));
    Period { id: point.assessment_id.to_string(), name, counts, between, below }
}

fn ladder(model: &Model) -> Vec<Rung> {
    let rung = |level: &maturity::Level| Rung {
        number: level.number.and_then(|number| i32::try_from(number).ok()),
        name: level.name.clone(),
    };
    model.levels.iter().map(rung).collect()
}

fn place(model: &Model, score: Score) -> Place {
    match score {
        Score::Level { low, high } => Place::between(size(low), size(high)),
        Score::Number { low, high } => Place::numbers(low, high, &ladder(model)),
    }
}

fn span(span: Span) -> Place {
    Place::between(size(span.low), size(span.high))
}

fn dimension(model: &Model, at: u32) -> String {
    model.dimensions.get(size(at)).map(|it| it.name.clone()).unwrap_or_default()
}

fn agencies() -> (String, String) {
    ("agency".to_owned(), "agencies".to_owned())
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

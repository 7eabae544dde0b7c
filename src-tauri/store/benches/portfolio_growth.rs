#![allow(clippy::expect_used, reason = "a benchmark that cannot run says so and stops")]
//! How the portfolio grows with the agencies: 200 of them with 8 assessments each against 20 with 8, read from
//! the file and worked out. Both in turn, in one process; the median of the rounds' ratios counts.

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use engagement::maturity::{Assessing, OfferedModel, RatingGiven};
use engagement::template::Template;
use engagement::{Change, Id, Kind, Values};
use store::{Stamp, Store};

const ROUNDS: usize = 15;
const AT_MOST: f64 = 12.0;
const ASSESSMENTS: u64 = 8;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let (small, large) = (assessed(folder.path(), 20), assessed(folder.path(), 200));
    let mut ratios: Vec<_> = (0..ROUNDS).map(|_| time(&large).as_secs_f64() / time(&small).as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios[ROUNDS / 2];
    println!(
        "portfolio of 200 agencies with {ASSESSMENTS} assessments each, against 20: ratio {ratio:.2} (at most {AT_MOST})"
    );
    if ratio <= AT_MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Reads the file and works the portfolio out.
fn time((store, engagement, agencies): &(Store, Id, usize)) -> Duration {
    let start = Instant::now();
    let portfolio = store.maturity(engagement).and_then(|it| it.portfolio(None, None)).expect("a portfolio");
    let taken = start.elapsed();
    assert_eq!(black_box(portfolio).rows.len(), *agencies, "every agency is in it");
    taken
}

/// A workspace whose agencies were assessed by both sides in each of four years.
fn assessed(folder: &Path, agencies: usize) -> (Store, Id, usize) {
    let template = Template::named("blank").expect("a template");
    let mut store = Store::create(&folder.join(format!("{agencies}.liaison")), template).expect("a workspace");
    let stamp = Stamp::here_and_now();
    let engagement = store.list(Kind::Engagement, None).expect("engagements")[0].id().clone();
    let model = OfferedModel::named(store.offered_models().expect("models"), "engagement-process").expect("the model");
    let names = (0..agencies).map(|at| [("name", format!("Agency {at:03}")), ("side", "agency".to_owned())]);
    let values =
        names.map(|it| it.map(|(field, value)| (field.to_owned(), value.into())).into_iter().collect::<Values>());
    let changes: Vec<_> = values.map(|values| Change::Add { kind: Kind::Organization, values, after: None }).collect();
    let added = store.change(&stamp, &changes, None, None).expect("agencies");
    let first: NaiveDate = "2022-09-01".parse().expect("a date");
    for (at, agency) in added.touched.iter().enumerate() {
        for turn in 0..ASSESSMENTS {
            let rating = |(row, dimension): (usize, &engagement::maturity::Dimension)| RatingGiven {
                dimension: dimension.key.clone(),
                level: ((at + row + turn as usize) % 5).to_string(),
                ..RatingGiven::default()
            };
            let assessing = Assessing {
                engagement_id: engagement.clone(),
                organization_id: Some(agency.id.clone()),
                model_text: model.text.clone(),
                date: first + Days::new(turn / 2 * 365 + turn),
                perspective: Some(if turn % 2 == 0 { "provider" } else { "agency" }.into()),
                participants: Vec::new(),
                notes: String::new(),
                ratings: model.model.dimensions.iter().enumerate().map(rating).collect(),
                agreed: Vec::new(),
                closed: true,
            };
            store.assess(&stamp, &assessing).expect("an assessment");
        }
    }
    (store, engagement, agencies)
}

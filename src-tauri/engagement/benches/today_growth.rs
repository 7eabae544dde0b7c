#![allow(clippy::expect_used, reason = "a benchmark that cannot run says so and stops")]
//! How computing Today grows: 5,000 stakeholders with three years of log against 500. Both in turn, in
//! one process; the median of the rounds' ratios counts.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use engagement::template::Template;
use engagement::{Entity, Id, Kind, Plan, Stakeholder, Touchpoint, Values};
use serde_json::{Value, json};

const ROUNDS: usize = 15;
const AT_MOST: f64 = 12.0;
/// A contact with everyone every 30 days.
const CONTACTS: u64 = 3 * 365 / 30;

fn main() -> ExitCode {
    let today: NaiveDate = "2026-07-01".parse().expect("a date");
    let (small, large) = (plan(500, today), plan(5_000, today));
    let ratios = (0..ROUNDS).map(|_| {
        let large = time(|| large.on(today).today());
        large.as_secs_f64() / time(|| small.on(today).today()).as_secs_f64()
    });
    let mut ratios: Vec<_> = ratios.collect();
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios[ROUNDS / 2];
    let contacts = large.touchpoints.len();
    println!(
        "Today of 5,000 stakeholders with {contacts} contacts, against 500 with a tenth: ratio {ratio:.2} (at most {AT_MOST})"
    );
    if ratio <= AT_MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// Washington's rows repeated, each with its own name, limit and log.
fn plan(rows: usize, today: NaiveDate) -> Plan {
    let mut minted = 0;
    let mut mint = || {
        minted += 1;
        Id::try_from(format!("019d3f00-0000-7000-8000-{minted:012x}")).expect("an id")
    };
    let entities = Template::named("washington").and_then(|it| it.entities(&mut mint)).expect("a template");
    let engagement = all::<engagement::Engagement>(&entities).remove(0);
    let rows: Vec<_> = all::<Stakeholder>(&entities).into_iter().cycle().take(rows).collect();
    let stakeholders: Vec<_> =
        rows.into_iter().map(|it| Stakeholder { id: mint(), quiet_limit: Some(20), ..it }).collect();
    let mut touchpoints = Vec::new();
    for (at, it) in stakeholders.iter().enumerate() {
        for contact in 1..=CONTACTS {
            let day = today - Days::new(contact * 30 - at as u64 % 30);
            let values = json!({ "id": mint(), "engagementId": engagement.id, "date": day, "stakeholderIds": [it.id],
                "method": "E", "summary": format!("What was said on {day} in about this many words") });
            touchpoints.push(Touchpoint::try_from(made(Kind::Touchpoint, values)).expect("a contact"));
        }
    }
    Plan {
        workspace: all(&entities).remove(0),
        calendar: None,
        holidays: all(&entities),
        roles: all(&entities),
        organizations: all(&entities),
        codes: all(&entities),
        stakeholders,
        standing: Vec::new(),
        touchpoints,
        commitments: Vec::new(),
        waivers: Vec::new(),
        engagement,
    }
}

fn made(kind: Kind, values: Value) -> Entity {
    let values: Values = values.as_object().expect("an object").clone();
    kind.parse(engagement::complete(kind, values).expect("whole")).expect("an entity")
}

fn all<T: TryFrom<Entity>>(entities: &[Entity]) -> Vec<T> {
    entities.iter().filter_map(|entity| T::try_from(entity.clone()).ok()).collect()
}

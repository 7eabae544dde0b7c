//! Workspaces with assessments: so many agencies, by the process model, in four fiscal years.

use chrono::NaiveDate;
use engagement::maturity::{AgreedGiven, Assessing, RatingGiven};
use engagement::{Change, Entity, Kind, Organization, Values};
use store::{Stamp, Store};
use tempfile::TempDir;

use crate::samples;

const SHORT: [&str; 24] = [
    "DOTD", "LDH", "LWC", "LDR", "DCFS", "DPS", "DEQ", "DNR", "LED", "OJJ", "DVA", "CRT", "DOC", "LDAF", "DOI", "DOE",
    "GOHSEP", "CPRA", "OSFM", "LTC", "OPB", "SOS", "LLA", "PSC",
];
/// How far the provider's view and the agency's lie apart, over and over.
const APART: [i32; 12] = [3, 0, 0, 2, 0, 1, 0, 0, -2, 0, 1, 0];
const LONG: &str = "Interagency Office for the Consolidation of Data Center Facilities and Disaster Recovery";

/// The model's levels by key, the lowest first.
const LEVELS: [&str; 5] = ["non-existent", "informer", "coordinator", "advisor", "collaborator"];

/// So many agencies, each assessed by both sides in every fiscal year from 2023 to 2026.
pub fn agencies(count: usize) -> TempDir {
    of(count, |at| match SHORT.get(at) {
        Some(short) => (format!("Department {short}"), (*short).to_owned()),
        None => (format!("Agency {}", at + 1), format!("A{}", at + 1)),
    })
}

/// Agencies with names as long as they come, without abbreviations.
pub fn long_names() -> TempDir {
    of(8, |at| (format!("{LONG} {}", at + 1), String::new()))
}

fn of(count: usize, called: impl Fn(usize) -> (String, String)) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = samples::create(&folder, "louisiana");
    let stamp = Stamp::here_and_now();
    let add = |at: usize| {
        let (name, short) = called(at);
        let values = [("name", name), ("abbreviation", short), ("side", "agency".to_owned())];
        let values: Values = values.into_iter().map(|(field, value)| (field.to_owned(), value.into())).collect();
        Change::Add { kind: Kind::Organization, values, after: None }
    };
    for entity in store.list(Kind::Organization, None).unwrap() {
        if matches!(&entity, Entity::Organization(it) if it.side == engagement::Side::Agency) {
            store
                .change(&stamp, &[Change::Remove { kind: Kind::Organization, id: entity.id().clone() }], None, None)
                .unwrap();
        }
    }
    store.change(&stamp, &(0..count).map(add).collect::<Vec<_>>(), None, None).unwrap();
    let mut agencies: Vec<Organization> =
        store.list(Kind::Organization, None).unwrap().into_iter().map(|it| it.try_into().unwrap()).collect();
    agencies.retain(|it| it.side == engagement::Side::Agency);
    for (at, agency) in agencies.iter().enumerate() {
        for year in 0..4 {
            assess(&mut store, agency, at, year);
        }
    }
    folder
}

fn assess(store: &mut Store, agency: &Organization, at: usize, year: usize) {
    let offered = store.offered_models().unwrap();
    let model = offered.into_iter().find(|it| it.model.key == "engagement-process").unwrap();
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    let base = |dimension: usize| (at * 7 + dimension * 3 + at / 5) % 3 + (year + at % 2) / 3;
    let level = |wanted: usize| LEVELS[wanted.min(4)].to_owned();
    let rating = |perspective: &str, dimension: usize, wanted: usize| RatingGiven {
        perspective: perspective.to_owned(),
        dimension: model.model.dimensions[dimension].key.clone(),
        level: level(wanted),
        evidence: if dimension == 0 { "Minutes of the June meeting".to_owned() } else { String::new() },
        ..RatingGiven::default()
    };
    let dimensions = 0..model.model.dimensions.len();
    let ratings = dimensions.clone().flat_map(|dimension| {
        let apart = APART[(at * 5 + dimension + year) % APART.len()];
        let agency = base(dimension) as i32;
        let provider = (agency + apart).clamp(0, 4) as usize;
        [rating("provider", dimension, provider), rating("agency", dimension, agency as usize)]
    });
    let agreed = dimensions.map(|dimension| AgreedGiven {
        dimension: model.model.dimensions[dimension].key.clone(),
        level: level(base(dimension)),
        target: level(if at.is_multiple_of(4) { 3 } else { 4 }),
        ..AgreedGiven::default()
    });
    let given = Assessing {
        engagement_id: engagement,
        organization_id: Some(agency.id.clone()),
        model_text: model.text.clone(),
        date: NaiveDate::from_ymd_opt(2023 + year as i32, 6, 30).unwrap(),
        perspective: None,
        participants: vec!["1".to_owned(), "2".to_owned()],
        notes: String::new(),
        ratings: ratings.collect(),
        agreed: agreed.collect(),
        closed: true,
    };
    store.assess(&Stamp::here_and_now(), &given).unwrap();
}

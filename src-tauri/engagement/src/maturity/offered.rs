//! The models that can be chosen: those that ship with the program and those that a workspace holds.

use serde::Serialize;
use specta::Type;

use super::{MaturityModel, Model};
use crate::{Id, Refusal};

/// The files of the models that ship with the program.
const SHIPPED: [&str; 3] = [
    include_str!("../../models/engagement-process.toml"),
    include_str!("../../models/customer-management.toml"),
    include_str!("../../models/business-relationship.toml"),
];

/// A model that can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfferedModel {
    /// The model.
    pub model: Model,
    /// Whether it ships with the program.
    pub shipped: bool,
    /// Where the workspace keeps it; nowhere until it is used.
    pub kept_id: Option<Id>,
    /// Its file.
    #[serde(skip)]
    #[specta(skip)]
    pub text: String,
}

/// Every model that can be chosen with what a workspace holds, by name. Of several editions of one model it is
/// the newest: that of the highest version, of equal ones the one added last.
pub fn offered(kept: &[MaturityModel]) -> Result<Vec<OfferedModel>, Refusal> {
    let shipped = shipped()?.into_iter().zip(SHIPPED);
    let mut offered: Vec<_> = shipped
        .map(|(model, text)| OfferedModel { model, shipped: true, kept_id: None, text: text.to_owned() })
        .collect();
    for it in kept {
        let own = OfferedModel {
            model: it.model()?,
            shipped: false,
            kept_id: Some(it.id.clone()),
            text: it.text.as_ref().to_owned(),
        };
        match offered.iter_mut().find(|other| other.model.key == own.model.key) {
            None => offered.push(own),
            Some(other) if other.text == own.text => other.kept_id = own.kept_id,
            Some(other) if edition(&own.model.version) >= edition(&other.model.version) => *other = own,
            Some(_) => {}
        }
    }
    offered.sort_by(|a, b| a.model.name.cmp(&b.model.name));
    Ok(offered)
}

/// The models that ship with the program.
pub(super) fn shipped() -> Result<Vec<Model>, Refusal> {
    SHIPPED.iter().map(|text| Model::parse(text).map_err(Refusal::internal)).collect()
}

impl OfferedModel {
    /// The one of that key or name.
    pub fn named(offered: Vec<Self>, named: &str) -> Result<Self, Refusal> {
        let wanted = named.trim().to_lowercase();
        let keys: Vec<_> = offered.iter().map(|it| it.model.key.clone()).collect();
        let found = offered.into_iter().find(|it| it.model.key == wanted || it.model.name.to_lowercase() == wanted);
        found.ok_or_else(|| {
            Refusal::impossible(format!(
                "There is no maturity model \"{named}\". There are {}; a file of your own is named by its path.",
                keys.join(", ")
            ))
        })
    }
}

/// A version as numbers that can be compared: `1.10` comes after `1.9`.
fn edition(version: &str) -> Vec<u32> {
    version.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_models_load() {
        let all = offered(&[]).unwrap();
        let shape = |it: &OfferedModel| {
            let numbers = it.model.levels.iter().map(|level| level.number).collect::<Vec<_>>();
            (it.model.key.clone(), numbers, it.model.dimensions.len(), it.model.target)
        };
        let numbers = |range: std::ops::RangeInclusive<u32>| range.map(Some).collect::<Vec<_>>();
        let shapes: Vec<_> = all.iter().map(shape).collect();
        assert_eq!(
            shapes,
            [
                ("business-relationship".to_owned(), numbers(1..=5), 4, None),
                ("engagement-process".to_owned(), numbers(0..=4), 6, Some(4)),
                ("customer-management".to_owned(), vec![None; 4], 4, None),
            ]
        );
        for it in &all {
            for (at, dimension) in (0..).zip(&it.model.dimensions) {
                for level in 0..it.model.levels.len() as u32 {
                    let own = dimension.descriptors.iter().any(|text| text.level == level);
                    assert!(own, "{} says nothing of {} on {level}", it.model.key, dimension.key);
                    assert!(!it.model.descriptor(at, level, Some(1)).is_empty());
                }
            }
        }
    }

    #[test]
    fn of_several_editions_the_newest_is_offered() {
        let kept = |at: u32, version: &str| MaturityModel {
            id: Id::try_from(format!("019d3f00-0000-7000-8000-{at:012x}")).unwrap(),
            name: "Customer engagement process".try_into().unwrap(),
            text: super::super::ModelText::new(
                SHIPPED[0].replace("version = \"1\"", &format!("version = \"{version}\"")),
            )
            .unwrap(),
        };
        for (versions, chosen) in
            [(vec![], "1"), (vec!["1.2"], "1.2"), (vec!["1.10", "1.9"], "1.10"), (vec!["0.9"], "1")]
        {
            let kept: Vec<_> = (1..).zip(&versions).map(|(at, version)| kept(at, version)).collect();
            let all = offered(&kept).unwrap();
            let own = all.iter().find(|it| it.model.key == "engagement-process").unwrap();
            assert_eq!(own.model.version, chosen, "of {versions:?}");
        }
    }
}

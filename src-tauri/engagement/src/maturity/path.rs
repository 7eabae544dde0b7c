//! Paths: gap plans that were thought through elsewhere, to be taken into one's own as a template.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::json;
use specta::Type;

use super::{ActionState, Effort, GapAction, GapPlan};
use crate::{Change, Kind, Refusal, Values};

const LOUISIANA: &str = include_str!("../../models/paths/louisiana.toml");

/// A path to a level of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// By what it is chosen.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Where it comes from.
    pub about: String,
    /// The model whose level it leads to, by key.
    pub model: String,
    /// That level, by key.
    pub level: String,
    /// What is true once it is reached.
    pub characteristics: Vec<String>,
    /// What is gained by it.
    pub benefits: Vec<String>,
    /// What has to be done.
    #[serde(rename = "action")]
    pub actions: Vec<PathAction>,
}

/// An action of a path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct PathAction {
    /// By what taken actions name it.
    pub key: String,
    /// The dimension it serves, by key.
    pub dimension: String,
    /// What is done.
    pub name: String,
    /// What belongs to it.
    pub notes: String,
    /// How much work it is.
    pub effort: Effort,
    /// How many months after it was taken up it is due.
    pub months: u32,
}

/// Every path that can be taken.
pub fn paths() -> Result<Vec<Path>, Refusal> {
    Ok(vec![toml::from_str(LOUISIANA).map_err(Refusal::internal)?])
}

impl Path {
    /// The path of that key.
    pub fn named(key: &str) -> Result<Self, Refusal> {
        let all = paths()?;
        let keys: Vec<_> = all.iter().map(|it| it.key.clone()).collect();
        let found = all.into_iter().find(|it| it.key == key);
        found.ok_or_else(|| Refusal::impossible(format!("There is no path \"{key}\". There is {}.", keys.join(", "))))
    }
}

impl GapPlan {
    /// Takes up moves that the model proposes.
    pub fn take_up(&self, keys: &[String]) -> Result<(Vec<Change>, String), Refusal> {
        let mut changes = Vec::new();
        for key in keys {
            let Some(it) = self.model.moves.iter().find(|it| it.key == *key) else {
                let reason =
                    format!("\"{key}\" is no move of {}. The gap plan shows those there are.", self.model.name);
                return Err(Refusal::impossible(reason));
            };
            let taken = self.gaps.iter().flat_map(|gap| &gap.actions).chain(&self.actions);
            let up =
                |action: &&GapAction| action.proposed_by.as_ref() == it.key && action.state != ActionState::Dropped;
            if let Some(action) = { taken }.find(up) {
                let reason = format!("\"{key}\" is taken up already, as \"{}\". Edit that action.", action.name);
                return Err(Refusal::impossible(reason));
            }
            let dimension = it.dimension.and_then(|at| self.model.dimensions.get(at as usize)).map(|it| &it.key);
            let level = self.model.levels.get(it.level as usize).map(|it| &it.key);
            changes.push(self.add(json!({
                "dimension": dimension,
                "level": level,
                "name": it.text,
                "proposedBy": it.key,
            })));
        }
        let count = changes.len();
        let what = if count == 1 { "a move".to_owned() } else { format!("{count} moves") };
        Ok((changes, format!("Take up {what} for {}", self.subject.short)))
    }

    /// Takes a path's actions into the plan, those left out that are in it already.
    pub fn take_path(&self, path: &Path, today: NaiveDate) -> Result<(Vec<Change>, String), Refusal> {
        if path.model != self.model.key {
            let reason =
                format!("{} leads along another model than {}. Assess by that one first.", path.name, self.model.name);
            return Err(Refusal::impossible(reason));
        }
        let taken = self.gaps.iter().flat_map(|it| &it.actions).chain(&self.actions);
        let taken: Vec<_> = taken.map(|it| it.proposed_by.as_ref()).collect();
        let new = path.actions.iter().filter(|it| !taken.contains(&it.key.as_str()));
        let change = |it: &PathAction| {
            self.add(json!({
                "dimension": it.dimension,
                "level": path.level,
                "name": it.name,
                "proposedBy": it.key,
                "effort": it.effort,
                "dueOn": today + Months::new(it.months),
                "notes": it.notes,
            }))
        };
        Ok((new.map(change).collect(), format!("Take {} for {}", path.name, self.subject.short)))
    }

    fn add(&self, values: serde_json::Value) -> Change {
        let mut values: Values = values.as_object().cloned().unwrap_or_default();
        values.insert("assessmentId".into(), self.assessment_id.to_string().into());
        values.insert("state".into(), "planned".into());
        Change::Add { kind: Kind::GapAction, values, after: None }
    }
}

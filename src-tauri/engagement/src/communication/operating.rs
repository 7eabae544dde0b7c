//! The operating calendar of Louisiana: quarterly and annual activities as standing communications,
//! laid into the fiscal year of the workspace.

use chrono::{Datelike, Months};
use serde::Deserialize;
use serde_json::Value as Json;

use super::plan::Outlook;
use super::verbs::Step;
use crate::{Cadence, Change, Kind, Refusal, Values};

#[derive(Deserialize)]
struct File {
    activity: Vec<Activity>,
}

/// A standing communication that begins on a day of a month of the fiscal year.
#[derive(Deserialize)]
struct Activity {
    month: u32,
    day: u32,
    rule: Cadence,
    #[serde(flatten)]
    values: Values,
}

impl Outlook<'_> {
    /// Adds the activities of the operating calendar, each from its first day in the fiscal year that is
    /// not past. One whose name a standing communication has already is not added again.
    pub fn operating_calendar(&self) -> Result<Step, Refusal> {
        let text = include_str!("../../templates/operating-calendar.toml");
        let file: File = toml::from_str(text).map_err(Refusal::internal)?;
        let year = self.plan.workspace.fiscal_year_start.fiscal_year_start(self.today);
        let change = |activity: Activity| {
            let mut values = activity.values;
            let first = (year + Months::new(activity.month)).with_day(activity.day);
            let ahead = first.and_then(|first| activity.rule.series(first, self.today).next());
            values.insert("rule".into(), activity.rule.to_string().into());
            values.insert("startsOn".into(), ahead.map_or(Json::Null, |date| date.to_string().into()));
            values.insert("engagementId".into(), self.plan.engagement.id.to_string().into());
            Change::Add { kind: Kind::StandingCommunication, values, after: None }
        };
        let is_there = |activity: &Activity| {
            let name = activity.values.get("name").and_then(Json::as_str).map(str::to_lowercase);
            self.plan.standing.iter().any(|it| Some(it.name.as_ref().to_lowercase()) == name)
        };
        let missing = file.activity.into_iter().filter(|activity| !is_there(activity));
        Ok((missing.map(change).collect(), "Add the operating calendar".into()))
    }
}

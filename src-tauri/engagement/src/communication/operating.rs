//! The operating calendar of Louisiana: quarterly and annual activities as standing communications,
//! laid into the fiscal year of the workspace.

use chrono::{Datelike, Months};
use serde::Deserialize;
use serde_json::Value as Json;

use super::plan::Outlook;
use super::verbs::Step;
use crate::{Change, Kind, Refusal, Values};

#[derive(Deserialize)]
struct File {
    activity: Vec<Activity>,
}

/// A standing communication that begins on a day of a month of the fiscal year.
#[derive(Deserialize)]
struct Activity {
    month: u32,
    day: u32,
    #[serde(flatten)]
    values: Values,
}

impl Outlook<'_> {
    /// Adds the activities of the operating calendar, from the fiscal year that runs today.
    pub fn operating_calendar(&self) -> Result<Step, Refusal> {
        let text = include_str!("../../templates/operating-calendar.toml");
        let file: File = toml::from_str(text).map_err(Refusal::internal)?;
        let year = self.plan.workspace.fiscal_year_start.fiscal_year_start(self.today);
        let change = |activity: Activity| {
            let mut values = activity.values;
            let first = (year + Months::new(activity.month)).with_day(activity.day);
            values.insert("startsOn".into(), first.map_or(Json::Null, |date| date.to_string().into()));
            values.insert("engagementId".into(), self.plan.engagement.id.to_string().into());
            Change::Add { kind: Kind::StandingCommunication, values, after: None }
        };
        Ok((file.activity.into_iter().map(change).collect(), "Add the operating calendar".into()))
    }
}

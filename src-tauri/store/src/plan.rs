//! Gathers one engagement's communication plan, and keeps what of it was exported to calendars.

use chrono::NaiveDate;
use engagement::{BusinessCalendar, Engagement, Holiday, Id, Kind, Plan, Refusal, Stakeholder, Touchpoint};

use crate::Store;
use crate::rows;

/// Of the log what lies on or after a day, and before it the newest contact with everyone: enough for
/// every view of that day and later ones, however long the log is.
const NEWEST: &str = "engagement_id = ?1 AND (date >= ?2
    OR id IN (SELECT id FROM (SELECT touchpoint.id, max(date || ifnull(time, ''))
        FROM touchpoint, json_each(stakeholder_ids) AS who WHERE engagement_id = ?1 AND date < ?2 GROUP BY who.value))
    OR id IN (SELECT id FROM (SELECT id, max(date || ifnull(time, ''))
        FROM touchpoint WHERE engagement_id = ?1 AND date < ?2 AND standing_id IS NOT NULL GROUP BY standing_id)))";

impl Store {
    /// The communication plan of an engagement: with the whole log or, from a day on, what views of
    /// that day and later ones need of it.
    pub fn plan(&self, engagement: &Id, since: Option<NaiveDate>) -> Result<Plan, Refusal> {
        let all = self.entities(Kind::Stakeholder, Some(engagement.as_ref()))?;
        self.plan_with(engagement, since, all)
    }

    /// The plan with only some of its stakeholders, in that order; those that are gone are left out.
    pub fn plan_of(&self, engagement: &Id, since: Option<NaiveDate>, stakeholders: &[Id]) -> Result<Plan, Refusal> {
        let found = stakeholders.iter().filter_map(|id| self.get(Kind::Stakeholder, id).transpose());
        let some = found.map(|it| Stakeholder::try_from(it?)).collect::<Result<_, _>>()?;
        self.plan_with(engagement, since, some)
    }

    fn plan_with(
        &self,
        engagement: &Id,
        since: Option<NaiveDate>,
        stakeholders: Vec<Stakeholder>,
    ) -> Result<Plan, Refusal> {
        let engagement: Engagement = self
            .get(Kind::Engagement, engagement)?
            .ok_or_else(|| Refusal::gone(Kind::Engagement.word()))?
            .try_into()?;
        let calendar = match &engagement.calendar_id {
            Some(id) => self.get(Kind::BusinessCalendar, id)?.map(BusinessCalendar::try_from).transpose()?,
            None => None,
        };
        let within = Some(engagement.id.as_ref());
        Ok(Plan {
            workspace: self.workspace()?,
            holidays: calendar.iter().map(|it| self.holidays(&it.id)).next().transpose()?.unwrap_or_default(),
            calendar,
            roles: self.entities(Kind::Role, within)?,
            organizations: self.entities(Kind::Organization, None)?,
            codes: self.entities(Kind::CodeListEntry, None)?,
            stakeholders,
            standing: self.entities(Kind::StandingCommunication, within)?,
            touchpoints: self.touchpoints(&engagement.id, since)?,
            commitments: self.entities(Kind::Commitment, within)?,
            waivers: self.entities(Kind::Waiver, within)?,
            engagement,
        })
    }

    /// A calendar's holidays in their order.
    pub fn holidays(&self, calendar: &Id) -> Result<Vec<Holiday>, Refusal> {
        self.entities(Kind::Holiday, Some(calendar.as_ref()))
    }

    fn touchpoints(&self, engagement: &Id, since: Option<NaiveDate>) -> Result<Vec<Touchpoint>, Refusal> {
        let Some(since) = since else {
            return self.entities(Kind::Touchpoint, Some(engagement.as_ref()));
        };
        let parameters = [engagement.as_ref(), &since.to_string()];
        let found = rows::select(&self.connection, self.table(Kind::Touchpoint), NEWEST, parameters)?;
        found.into_iter().map(Touchpoint::try_from).collect()
    }
}

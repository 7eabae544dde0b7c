//! Gathers one engagement's plan as a document.

use engagement::{EngagementPlan, Id, Kind, Organization, Refusal};

use crate::Store;

impl Store {
    /// The plan of an engagement with everything a printed one says.
    pub fn engagement_plan(&self, engagement: &Id) -> Result<EngagementPlan, Refusal> {
        let plan = self.plan(engagement, None)?;
        let provider = match &plan.engagement.provider_id {
            Some(id) => self.get(Kind::Organization, id)?.map(Organization::try_from).transpose()?,
            None => None,
        };
        let within = Some(engagement.as_ref());
        Ok(EngagementPlan {
            who: self.who_is_who(engagement)?,
            maturity: self.maturity(engagement)?,
            sections: self.entities(Kind::Section, within)?,
            revisions: self.entities(Kind::Revision, within)?,
            provider,
            plan,
        })
    }
}

//! Whom a standing communication reaches as the matrix stands now, and when it comes next.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::plan::Outlook;
use crate::Id;

/// Whom a standing communication reaches, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Reach {
    /// The standing communication.
    pub id: Id,
    /// The stakeholders of its audience, in the matrix's order.
    pub stakeholders: Vec<String>,
    /// The agencies it names.
    pub agencies: Vec<String>,
    /// Its next days, those on weekends and holidays moved.
    pub next: Vec<NaiveDate>,
}

/// As many days as one plans ahead.
const NEXT: usize = 4;

impl Outlook<'_> {
    /// Whom a standing communication reaches; none where it is not in the plan.
    pub fn reach(&self, id: &Id) -> Option<Reach> {
        let it = self.plan.standing.iter().find(|it| it.id == *id)?;
        let agencies = self.plan.organizations.iter().filter(|of| it.organization_ids.contains(&of.id));
        let ahead = self.due_standing(it, self.today).filter(|next| next.due >= self.today);
        Some(Reach {
            id: id.clone(),
            stakeholders: self.audience(it).iter().map(|it| it.name.to_string()).collect(),
            agencies: agencies.map(|it| it.name.to_string()).collect(),
            next: ahead.take(NEXT).map(|next| next.due).collect(),
        })
    }
}

//! The engagement plan as a document: which parts it has, in which order, with whose words, and its revisions.
//! What the parts say comes from the rest of the model; only the choices and the words are kept here.

mod arrange;
mod part;
mod revision;
mod section;

use chrono::NaiveDate;

pub use arrange::{ChosenPart, PartState, Parts};
pub use part::Part;
pub use revision::Revision;
pub use section::Section;

use crate::maturity::Maturity;
use crate::{Organization, Plan, WhoIsWho};

/// Everything a printed engagement plan is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct EngagementPlan {
    /// The communication plan with the matrix, its key and the log.
    pub plan: Plan,
    /// Roles, groups, people, services, rights.
    pub who: WhoIsWho,
    /// Assessments of maturity with what they found.
    pub maturity: Maturity,
    /// Who delivers the services.
    pub provider: Option<Organization>,
    /// What is stored of the parts.
    pub sections: Vec<Section>,
    /// The revision history, the oldest first.
    pub revisions: Vec<Revision>,
}

impl EngagementPlan {
    /// What the document is called.
    pub fn title(&self) -> String {
        format!("{DOCUMENT}, {}", self.plan.engagement.name)
    }

    /// The parts in their order, each with what is stored of it.
    pub fn parts(&self) -> Parts<'_> {
        Parts::of(&self.sections)
    }

    /// The revision that is in force: the last one that is dated on or before the day.
    pub fn current_revision(&self, today: NaiveDate) -> Option<&Revision> {
        self.revisions.iter().rev().find(|it| it.date <= today)
    }
}

/// What the field calls such a plan.
pub const DOCUMENT: &str = "Customer Engagement Plan";

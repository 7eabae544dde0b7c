//! The stakeholder matrix of one engagement, gathered for a document.

use crate::{CodeList, CodeListEntry, Engagement, Organization, Stakeholder, Workspace};

/// Everything a printed matrix says.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// The workspace it comes from.
    pub workspace: Workspace,
    /// The engagement whose matrix it is.
    pub engagement: Engagement,
    /// Who delivers the services.
    pub provider: Option<Organization>,
    /// The key: every list's codes in order.
    pub codes: Vec<CodeListEntry>,
    /// The rows in order.
    pub stakeholders: Vec<Stakeholder>,
}

impl Matrix {
    /// The codes of one list in their order, those in use before retired ones.
    pub fn key(&self, list: CodeList) -> Vec<&CodeListEntry> {
        let of = |retired| self.codes.iter().filter(move |entry| entry.list == list && entry.retired == retired);
        of(false).chain(of(true)).collect()
    }

    /// What the document is called.
    pub fn title(&self) -> String {
        format!("Stakeholder matrix, {}", self.engagement.name)
    }
}

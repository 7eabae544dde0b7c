//! Gathers one engagement's matrix for a document.

use engagement::{Engagement, Id, Kind, Matrix, Organization, Refusal, Workspace};

use crate::Store;

impl Store {
    /// The settings of the workspace.
    pub fn workspace(&self) -> Result<Workspace, Refusal> {
        match self.list(Kind::Workspace, None)?.pop() {
            Some(entity) => entity.try_into(),
            None => Err(Refusal::Unreadable {
                reason: "The file has no workspace in it. Open an earlier copy of it.".into(),
            }),
        }
    }

    /// The matrix of one engagement with everything a printed one says.
    pub fn matrix(&self, engagement: &Id) -> Result<Matrix, Refusal> {
        let engagement: Engagement = self
            .get(Kind::Engagement, engagement)?
            .ok_or_else(|| Refusal::gone(Kind::Engagement.word()))?
            .try_into()?;
        let provider = match &engagement.provider_id {
            Some(id) => self.get(Kind::Organization, id)?.map(Organization::try_from).transpose()?,
            None => None,
        };
        Ok(Matrix {
            workspace: self.workspace()?,
            provider,
            codes: self.entities(Kind::CodeListEntry, None)?,
            stakeholders: self.entities(Kind::Stakeholder, Some(engagement.id.as_ref()))?,
            engagement,
        })
    }

    pub(crate) fn entities<T: TryFrom<engagement::Entity, Error = Refusal>>(
        &self,
        kind: Kind,
        scope: Option<&str>,
    ) -> Result<Vec<T>, Refusal> {
        self.list(kind, scope)?.into_iter().map(T::try_from).collect()
    }
}

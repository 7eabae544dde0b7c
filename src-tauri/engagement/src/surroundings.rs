//! What a rule may ask about the rest of the workspace. The store answers inside the transaction,
//! so a rule sees what is being written.

use chrono::NaiveDate;

use crate::{CodeList, CodeListEntry, Entity, Id, Kind, Refusal, Values};

/// Edits of other entities that follow from an edit.
pub type Following = Result<Vec<(Kind, Id, Values)>, Refusal>;

/// The workspace as a rule sees it.
pub trait Surroundings {
    /// The day of the change, where the person is.
    fn today(&self) -> NaiveDate;
    /// The codes of a list in their order, retired ones included.
    fn codes(&self, list: CodeList) -> Result<Vec<CodeListEntry>, Refusal>;
    /// One entity.
    fn find(&self, kind: Kind, id: &Id) -> Result<Option<Entity>, Refusal>;
    /// All entities of a kind.
    fn all(&self, kind: Kind) -> Result<Vec<Entity>, Refusal>;
    /// Those of a kind that belong to one owner, by the field that is the kind's scope.
    fn within(&self, kind: Kind, owner: &Id) -> Result<Vec<Entity>, Refusal>;
}

/// An entity that something refers to, or the refusal that it is gone.
pub(crate) fn known(around: &dyn Surroundings, kind: Kind, id: &Id) -> Result<Entity, Refusal> {
    around.find(kind, id)?.ok_or_else(|| Refusal::gone(kind.word()))
}

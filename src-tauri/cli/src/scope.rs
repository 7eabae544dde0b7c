//! Finds what a person names: the engagement meant, an entry by its id or its name.

use engagement::{Engagement, Entity, Id, Kind, Refusal};
use store::Store;

/// The engagement that is meant: the one named or, where there is only one, that.
pub fn engagement(store: &Store, named: Option<&str>) -> Result<Engagement, Refusal> {
    if let Some(named) = named {
        return entry(store, Kind::Engagement, named, None)?.try_into();
    }
    let mut all = store.list(Kind::Engagement, None)?;
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => only.try_into(),
        (Some(last), false) => {
            all.push(last);
            let names: Vec<_> = all.iter().map(Entity::title).collect();
            Err(Refusal::impossible(format!(
                "This workspace holds several engagements. Say which with --engagement: {}.",
                names.join(", ")
            )))
        }
        (None, _) => Err(Refusal::impossible("This workspace holds no engagement. Add one first.")),
    }
}

/// An entry by its id or by a name that only one has.
pub fn entry(store: &Store, kind: Kind, named: &str, within: Option<&Engagement>) -> Result<Entity, Refusal> {
    if let Ok(id) = Id::try_from(named) {
        return store.get(kind, &id)?.ok_or_else(|| Refusal::Gone {
            reason: format!("There is no {} with the id {named}. `liaison list` shows those there are.", kind.word()),
        });
    }
    let scope = within.filter(|_| kind.scope() == Some("engagementId")).map(|it| it.id.as_ref());
    let called = store.list(kind, scope)?.into_iter().filter(|it| is_called(it.title(), named));
    only(called, kind, named)
}

/// Whether a name is meant, written in any case.
pub fn is_called(title: &str, named: &str) -> bool {
    title.to_lowercase() == named.to_lowercase()
}

/// The one of those who are called so.
pub fn only<T>(mut called: impl Iterator<Item = T>, kind: Kind, named: &str) -> Result<T, Refusal> {
    match (called.next(), called.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(Refusal::impossible(format!(
            "Several {} are called \"{named}\". Write the id of one; `liaison list` shows it.",
            kind.words()
        ))),
        (None, _) => Err(Refusal::Gone {
            reason: format!("There is no {} called \"{named}\". `liaison list` shows those there are.", kind.word()),
        }),
    }
}

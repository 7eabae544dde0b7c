//! The communication plan: what took place, what was promised, what recurs, and what follows from it
//! for a day. Everything here is worked out from the entities and `today`; nothing of it is stored.

mod audience;
mod commitment;
mod coverage;
mod days;
mod plan;
mod standing;
mod timeline;
mod today;
mod touchpoint;
mod verbs;
mod waiver;
mod words;

pub use audience::Filter;
pub use commitment::Commitment;
pub use coverage::{Coverage, CoverageCell, CoverageRow, Load};
pub use days::{Day, DayEntry, DayState};
pub use plan::{Outlook, Plan};
pub use standing::{StandingCommunication, StandingKind};
pub use timeline::{Owed, TimelineEntry, WhatToSay};
pub use today::{DueItem, DueKind, QuietItem, Today};
pub use touchpoint::Touchpoint;
pub use verbs::{Consequence, Contact, Deferral, Promised, Step};
pub use waiver::Waiver;

use crate::{Id, Kind, Refusal, Surroundings};

/// Whether every one of some entities is there; those that stood before may be gone meanwhile.
fn known(kind: Kind, now: &[Id], before: &[Id], around: &dyn Surroundings) -> Result<(), Refusal> {
    for id in now.iter().filter(|id| !before.contains(id)) {
        if around.find(kind, id)?.is_none() {
            return Err(Refusal::gone(kind.word()));
        }
    }
    Ok(())
}

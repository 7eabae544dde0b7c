//! The communication plan: what took place, what was promised, what recurs, and what follows from it
//! for a day. Everything here is worked out from the entities and `today`; nothing of it is stored.

mod audience;
mod commitment;
mod coverage;
mod days;
mod events;
mod operating;
mod plan;
mod reach;
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
pub use events::{CalendarEvent, EventTime, ExportedEvent, PublishedCalendar, PublishedEvent};
pub use plan::{Outlook, Plan};
pub use reach::Reach;
pub use standing::{StandingCommunication, StandingKind};
pub use timeline::{Owed, TimelineEntry, WhatToSay};
pub use today::{DueItem, DueKind, QuietItem, Today};
pub use touchpoint::Touchpoint;
pub use verbs::{Consequence, Contact, Deferral, Promised, Step};
pub use waiver::Waiver;

use crate::engagement::at_home;
use crate::{Id, Kind, Refusal, Surroundings};

/// Whether what a field refers to is there and of the same engagement. What stood in it before may be gone.
fn refers(to: (&str, Kind), now: &[Id], before: &[Id], home: &Id, around: &dyn Surroundings) -> Result<(), Refusal> {
    let (field, kind) = to;
    now.iter().filter(|id| !before.contains(id)).try_for_each(|id| at_home(field, kind, id, home, around).map(drop))
}

//! One day of a calendar on which offices are closed, or may be.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::DayRule;
use crate::{Choice, Concept, Content, Field, Id, Kind, Name, Position, Refusal, Surroundings};

/// A holiday: by a rule every year, or proclaimed for one date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Holiday {
    /// Identity.
    pub id: Id,
    /// The calendar it is in.
    pub calendar_id: Id,
    /// What people call it.
    pub name: Name,
    /// On which day it falls.
    #[specta(type = String)]
    pub rule: DayRule,
    /// What happens where that day is no business day.
    pub shift: Shift,
    /// Offices stay open all the same: it is in the calendar and closes nothing.
    pub open: bool,
    /// Place in its calendar. Where two fall on one day, the later one gives way.
    pub position: Position,
}

/// On which day a holiday is observed that falls on a day when offices are closed anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Shift {
    /// Saturday's on Friday, Sunday's on Monday.
    Nearest,
    /// On the last business day before.
    Before,
    /// On the next business day.
    After,
    /// On no other day.
    Stays,
}

const SHIFTS: &[Choice] = &[
    Choice { word: "nearest", label: "Saturday to Friday, Sunday to Monday" },
    Choice { word: "before", label: "To the business day before" },
    Choice { word: "after", label: "To the business day after" },
    Choice { word: "stays", label: "Not moved" },
];

impl Concept for Holiday {
    const FIELDS: &'static [Field] = &[
        Field::new("calendarId", "Calendar", "The calendar it is in.")
            .holds(Content::Reference { kind: Kind::BusinessCalendar })
            .wide(20),
        Field::new("name", "Holiday", "What people call it.").wide(28),
        Field::new(
            "rule",
            "Falls on",
            "Such as July 4, third Monday in January, 47 days before Easter, 2026-11-27; with \"in even years\" where it is not every year.",
        )
        .wide(40),
        Field::new("shift", "On a weekend", "On which day it is observed where offices are closed anyway.")
            .holds(Content::Choice { choices: SHIFTS })
            .wide(34),
        Field::new("open", "Offices open", "It is in the calendar, but offices stay open.")
            .holds(Content::Flag)
            .optional()
            .wide(12),
        Field::position(),
    ];
    const SCOPE: Option<&'static str> = Some("calendarId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        match before {
            Some(before) if before.calendar_id == self.calendar_id => Ok(()),
            Some(_) => Err(Refusal::invalid("calendarId", "A holiday stays in its calendar. Add it to the other one.")),
            None if around.find(Kind::BusinessCalendar, &self.calendar_id)?.is_some() => Ok(()),
            None => Err(Refusal::gone(Kind::BusinessCalendar.word())),
        }
    }
}

//! Business calendars as data: when offices are closed, and what follows for dates that are reckoned
//! in business days.

mod closed;
mod day_rule;
mod fiscal;
mod holiday;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use closed::{ClosedDays, Observance};
pub use day_rule::DayRule;
pub use fiscal::FiscalQuarter;
pub use holiday::{Holiday, Shift};

use crate::{Choice, Concept, Content, Entity, Field, Id, Kind, Name, Refusal, Surroundings};

/// A calendar by whose holidays a plan goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BusinessCalendar {
    /// Identity.
    pub id: Id,
    /// What people call it.
    pub name: Name,
    /// The time zone of its offices, by its name in the IANA database.
    pub time_zone: TimeZone,
}

/// A time zone by its name in the IANA database; one for which meetings can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum TimeZone {
    /// Eastern time.
    #[serde(rename = "America/New_York")]
    NewYork,
    /// Eastern time in Michigan.
    #[serde(rename = "America/Detroit")]
    Detroit,
    /// Central time.
    #[serde(rename = "America/Chicago")]
    Chicago,
    /// Mountain time.
    #[serde(rename = "America/Denver")]
    Denver,
    /// Mountain time without daylight saving.
    #[serde(rename = "America/Phoenix")]
    Phoenix,
    /// Pacific time.
    #[serde(rename = "America/Los_Angeles")]
    LosAngeles,
    /// Alaska time.
    #[serde(rename = "America/Anchorage")]
    Anchorage,
    /// Hawaii time.
    #[serde(rename = "Pacific/Honolulu")]
    Honolulu,
}

const ZONES: &[Choice] = &[
    Choice { word: "America/New_York", label: "Eastern" },
    Choice { word: "America/Detroit", label: "Eastern (Michigan)" },
    Choice { word: "America/Chicago", label: "Central" },
    Choice { word: "America/Denver", label: "Mountain" },
    Choice { word: "America/Phoenix", label: "Mountain, no daylight saving" },
    Choice { word: "America/Los_Angeles", label: "Pacific" },
    Choice { word: "America/Anchorage", label: "Alaska" },
    Choice { word: "Pacific/Honolulu", label: "Hawaii" },
];

impl TimeZone {
    /// Its name in the IANA database.
    pub fn name(self) -> &'static str {
        ZONES[self as usize].word
    }
}

impl Concept for BusinessCalendar {
    const FIELDS: &'static [Field] = &[
        Field::new("name", "Calendar", "Whose holidays it holds.").wide(28),
        Field::new("timeZone", "Time zone", "The time zone of its offices; meetings with a time are in it.")
            .holds(Content::Choice { choices: ZONES })
            .wide(24),
    ];

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        let goes_by =
            |entity: &Entity| matches!(entity, Entity::Engagement(it) if it.calendar_id.as_ref() == Some(&self.id));
        match around.all(Kind::Engagement)?.iter().find(|entity| goes_by(entity)) {
            Some(engagement) => Err(Refusal::impossible(format!(
                "{} goes by the calendar {}. Give that engagement another calendar first.",
                engagement.title(),
                self.name
            ))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_time_zone_is_offered_by_the_name_it_is_stored_under() {
        for choice in ZONES {
            let zone: TimeZone = serde_json::from_value(choice.word.into()).unwrap();
            assert_eq!(zone.name(), choice.word, "{}", choice.label);
        }
    }
}

//! A time of day as the clock of the office shows it, `14:30`, so that it sorts as text.

use chrono::NaiveTime;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use specta::Type;

use crate::text::checked_text;

/// Hours and minutes in the engagement's time zone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(transparent)]
pub struct TimeOfDay(String);
checked_text!(TimeOfDay);

impl TryFrom<String> for TimeOfDay {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let typed = text.trim().to_uppercase();
        ["%H:%M", "%I:%M %p", "%I:%M%p"]
            .iter()
            .find_map(|form| NaiveTime::parse_from_str(&typed, form).ok())
            .map(|time| Self(time.format("%H:%M").to_string()))
            .ok_or_else(|| format!("\"{text}\" is not a time. Write it as 14:30 or 2:30 pm."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it_and_kept_on_24_hours() {
        for (typed, kept) in [
            ("14:30", Some("14:30")),
            ("9:05", Some("09:05")),
            ("2:30 pm", Some("14:30")),
            ("12:00am", Some("00:00")),
            ("24:00", None),
            ("noon", None),
        ] {
            assert_eq!(TimeOfDay::try_from(typed).ok().as_ref().map(AsRef::as_ref), kept, "{typed}");
        }
    }
}

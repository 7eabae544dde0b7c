//! How often a communication recurs: the rule that a frequency code carries.
//! Written as people say it, so the same text is typed, stored and shown.

mod occurrences;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Recurrence of a communication. W: weekly, semi-monthly, monthly, quarterly, and two without a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cadence {
    /// No date of its own: as needed, as requested.
    None,
    /// Every so many days.
    Days(u16),
    /// Every so many weeks.
    Weeks(u16),
    /// Every so many months.
    Months(u16),
    /// Twice a month, on the 1st and the 15th.
    TwiceAMonth,
}

/// The longest interval, in its own unit; longer ones are typing errors.
const LONGEST: u16 = 1000;

impl std::fmt::Display for Cadence {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (count, unit) = match self {
            Self::None => return out.write_str("no date"),
            Self::TwiceAMonth => return out.write_str("the 1st and 15th"),
            Self::Days(count) => (count, "day"),
            Self::Weeks(count) => (count, "week"),
            Self::Months(count) => (count, "month"),
        };
        match count {
            1 => write!(out, "every {unit}"),
            _ => write!(out, "every {count} {unit}s"),
        }
    }
}

impl std::str::FromStr for Cadence {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let words = text.trim().to_lowercase();
        let refused = || {
            format!(
                "\"{text}\" is not a rule. Write \"every 2 weeks\" (or days, or months, 1 to {LONGEST}), \"the 1st and 15th\" or \"no date\"."
            )
        };
        match words.as_str() {
            "no date" | "none" => return Ok(Self::None),
            "the 1st and 15th" | "1st and 15th" => return Ok(Self::TwiceAMonth),
            _ => {}
        }
        let mut parts = words.strip_prefix("every ").ok_or_else(refused)?.split_whitespace();
        let (count, unit) = match (parts.next(), parts.next(), parts.next()) {
            (Some(unit), None, None) => (1, unit),
            (Some(count), Some(unit), None) => (count.parse().map_err(|_| refused())?, unit),
            _ => return Err(refused()),
        };
        if !(1..=LONGEST).contains(&count) {
            return Err(refused());
        }
        match unit {
            "day" | "days" => Ok(Self::Days(count)),
            "week" | "weeks" => Ok(Self::Weeks(count)),
            "month" | "months" => Ok(Self::Months(count)),
            _ => Err(refused()),
        }
    }
}

impl Serialize for Cadence {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cadence {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_reads_back_as_it_is_written() {
        for (typed, shown) in [
            ("every week", "every week"),
            ("Every 1 weeks", "every week"),
            ("every 14 days", "every 14 days"),
            ("every 3 months", "every 3 months"),
            ("1st and 15th", "the 1st and 15th"),
            ("none", "no date"),
        ] {
            let rule: Cadence = typed.parse().unwrap();
            assert_eq!(rule.to_string(), shown, "typed as {typed}");
            assert_eq!(shown.parse(), Ok(rule), "shown as {shown}");
        }
    }

    #[test]
    fn what_is_no_rule_is_refused_with_examples() {
        for typed in [
            "",
            "every",
            "every 0 days",
            "every -1 weeks",
            "every 1001 days",
            "weekly",
            "every 2 fortnights",
            "every 1 2 days",
        ] {
            let refusal = typed.parse::<Cadence>().unwrap_err();
            assert!(refusal.contains("every 2 weeks"), "{typed}: {refusal}");
        }
    }
}

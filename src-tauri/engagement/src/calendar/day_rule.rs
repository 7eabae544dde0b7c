//! On which day of a year something falls, written as people say it: `July 4`, `last Monday in May`,
//! `1 day after first Monday in November in even years`, `47 days before Easter`, `2026-11-27`.

use chrono::{Datelike, Days, Month, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// On which day of a year something falls, if it falls in that year at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRule {
    base: Base,
    /// Days past the base; negative before it.
    offset: i16,
    /// Every so many years, reckoned from a year of it.
    every: u16,
    since: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Day(Month, u8),
    /// The nth weekday of a month, from 1; 5 is the last one.
    Weekday(u8, Weekday, Month),
    Easter,
    Once(NaiveDate),
}

const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "last"];
/// The furthest from its base; further ones are typing errors.
const FURTHEST: i16 = 366;

impl DayRule {
    /// Its day in a year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        if (year - i32::from(self.since)) % i32::from(self.every) != 0 {
            return None;
        }
        let base = match self.base {
            Base::Day(month, day) => NaiveDate::from_ymd_opt(year, month.number_from_month(), day.into()),
            Base::Weekday(nth, weekday, month) => nth_weekday(year, month.number_from_month(), nth, weekday),
            Base::Easter => easter(year),
            Base::Once(date) => Some(date).filter(|date| date.year() == year),
        }?;
        let days = Days::new(self.offset.unsigned_abs().into());
        if self.offset < 0 { base.checked_sub_days(days) } else { base.checked_add_days(days) }
    }
}

fn nth_weekday(year: i32, month: u32, nth: u8, weekday: Weekday) -> Option<NaiveDate> {
    let fifth = NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth);
    fifth.or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth - 1))
}

/// Easter Sunday of the Gregorian calendar: the Sunday after the full moon on or after Mar 21, both by
/// the church's tables. The golden number gives the moon's age, corrected for the centuries' leap days.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let moon_correction = (8 * century + 13).div_euclid(25);
    let epact = (19 * golden + century - century.div_euclid(4) - moon_correction + 15).rem_euclid(30);
    // The tables keep the 19 full moons of a cycle apart and none later than Apr 18.
    let full_moon = if epact == 29 || (epact == 28 && golden > 10) { epact - 1 } else { epact };
    let moon = NaiveDate::from_ymd_opt(year, 3, 21)?.checked_add_days(Days::new(u64::try_from(full_moon).ok()?))?;
    let to_sunday = 7 - u64::from(moon.weekday().num_days_from_sunday());
    moon.checked_add_days(Days::new(to_sunday))
}

impl std::fmt::Display for DayRule {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.offset != 0 {
            let days = self.offset.unsigned_abs();
            let side = if self.offset < 0 { "before" } else { "after" };
            write!(out, "{days} day{} {side} ", if days == 1 { "" } else { "s" })?;
        }
        match self.base {
            Base::Day(month, day) => write!(out, "{} {day}", month.name())?,
            Base::Weekday(nth, weekday, month) => {
                write!(out, "{} {} in {}", ORDINALS[usize::from(nth) - 1], full_name(weekday), month.name())?;
            }
            Base::Easter => out.write_str("Easter")?,
            Base::Once(date) => write!(out, "{date}")?,
        }
        match (self.every, self.since % 2) {
            (1, _) => Ok(()),
            (2, 0) => out.write_str(" in even years"),
            (2, _) => out.write_str(" in odd years"),
            (every, _) => write!(out, " every {every} years from {}", self.since),
        }
    }
}

fn full_name(weekday: Weekday) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        [weekday.num_days_from_monday() as usize]
}

impl std::str::FromStr for DayRule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let words: Vec<_> = text.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("the")).collect();
        read(&words).ok_or_else(|| {
            format!(
                "\"{text}\" is not a day. Write \"July 4\", \"last Monday in May\", \"2 days before Easter\", \"1 day after first Monday in November in even years\" or \"2026-11-27\"."
            )
        })
    }
}

fn read(words: &[&str]) -> Option<DayRule> {
    let (words, every, since) = match words {
        [base @ .., "in", "even", "years"] => (base, 2, 2000),
        [base @ .., "in", "odd", "years"] => (base, 2, 2001),
        [base @ .., "every", every, "years", "from", since] => (base, every.parse().ok()?, since.parse().ok()?),
        base => (base, 1, 2000),
    };
    let (words, offset) = match words {
        [days, "day" | "days", "after", base @ ..] => (base, days.parse::<i16>().ok()?),
        [days, "day" | "days", "before", base @ ..] => (base, -days.parse::<i16>().ok()?),
        base => (base, 0),
    };
    let sound = (1..=100).contains(&every) && (1900..=2199).contains(&since) && offset.abs() <= FURTHEST;
    read_base(words).filter(|_| sound).map(|base| DayRule { base, offset, every, since })
}

fn read_base(words: &[&str]) -> Option<Base> {
    match words {
        [easter] if easter.eq_ignore_ascii_case("easter") => Some(Base::Easter),
        [date] => {
            let date: NaiveDate = date.parse().ok()?;
            Some(Base::Once(date)).filter(|_| (1900..=2199).contains(&date.year()))
        }
        [month, day] => {
            let month: Month = month.parse().ok()?;
            let day = day.trim_end_matches(',').parse().ok()?;
            // A leap year has every day that a rule can name.
            NaiveDate::from_ymd_opt(2024, month.number_from_month(), u32::from(day))?;
            Some(Base::Day(month, day))
        }
        [nth, weekday, "in" | "of", month] => {
            let nth = ORDINALS.iter().position(|known| known.eq_ignore_ascii_case(nth))?;
            Some(Base::Weekday(u8::try_from(nth).ok()? + 1, weekday.parse().ok()?, month.parse().ok()?))
        }
        _ => None,
    }
}

impl Serialize for DayRule {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DayRule {
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
            ("July 4", "July 4"),
            ("jul 4", "July 4"),
            ("February 29", "February 29"),
            ("the third Monday in January", "third Monday in January"),
            ("Last mon of May", "last Monday in May"),
            ("2 days before easter", "2 days before Easter"),
            (
                "1 day after the first Monday in November in even years",
                "1 day after first Monday in November in even years",
            ),
            ("January 20 every 4 years from 2025", "January 20 every 4 years from 2025"),
            ("January 8 in odd years", "January 8 in odd years"),
            ("2026-11-27", "2026-11-27"),
        ] {
            let rule: DayRule = typed.parse().unwrap();
            assert_eq!(rule.to_string(), shown, "typed as {typed}");
            assert_eq!(shown.parse(), Ok(rule), "shown as {shown}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused_with_examples() {
        for typed in [
            "",
            "July",
            "July 32",
            "fifth Monday in May",
            "first Funday in May",
            "2026-02-30",
            "400 days after Easter",
            "July 4 every 0 years from 2024",
            "day after Easter",
        ] {
            let refusal = typed.parse::<DayRule>().unwrap_err();
            assert!(refusal.contains("last Monday in May"), "{typed}: {refusal}");
        }
    }

    /// The dates of Easter as the churches and the U.S. Naval Observatory publish them.
    #[test]
    fn easter_is_on_the_published_sundays() {
        for date in [
            "1961-04-02",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2031-04-13",
            "2032-03-28",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
        ] {
            let date: NaiveDate = date.parse().unwrap();
            assert_eq!(easter(date.year()), Some(date));
        }
    }

    #[test]
    fn a_leap_day_is_there_in_leap_years_only() {
        let rule: DayRule = "February 29".parse().unwrap();
        let years: Vec<_> = (2024..=2032).filter(|&year| rule.in_year(year).is_some()).collect();
        assert_eq!(years, [2024, 2028, 2032]);
    }
}

//! The dates that a rule alone gives, before weekends and holidays. Every date is reckoned from the
//! anchor and not from the one before it, so that Jan 31 gives Feb 28 and then Mar 31.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Cadence;

impl Cadence {
    /// The occurrences that follow a contact on `anchor`, those before `from` left out.
    pub fn after(self, anchor: NaiveDate, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        self.numbered(anchor, self.steps_before(anchor, from).max(1)).skip_while(move |date| *date < from)
    }

    /// The occurrences of a series that begins on `start`, that day included where the rule meets it;
    /// those before `from` left out.
    pub fn series(self, start: NaiveDate, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let from = from.max(start);
        self.numbered(start, self.steps_before(start, from)).skip_while(move |date| *date < from)
    }

    fn numbered(self, anchor: NaiveDate, first: u32) -> impl Iterator<Item = NaiveDate> {
        (first..).map_while(move |step| self.step(anchor, step))
    }

    /// The date so many steps past the anchor; of the 1st and the 15th, step 0 is the one on or before it.
    fn step(self, anchor: NaiveDate, step: u32) -> Option<NaiveDate> {
        let days =
            |count: u16, unit: u64| anchor.checked_add_days(Days::new(u64::from(count) * unit * u64::from(step)));
        match self {
            Self::None => None,
            Self::Days(count) => days(count, 1),
            Self::Weeks(count) => days(count, 7),
            Self::Months(count) => anchor.checked_add_months(Months::new(u32::from(count).checked_mul(step)?)),
            Self::TwiceAMonth => {
                let late = u32::from(anchor.day() >= 15);
                let month = anchor.with_day(1)?.checked_add_months(Months::new((late + step) / 2))?;
                month.with_day(if (late + step).is_multiple_of(2) { 1 } else { 15 })
            }
        }
    }

    /// A number of steps that surely ends before `from`, to start there instead of at the anchor.
    fn steps_before(self, anchor: NaiveDate, from: NaiveDate) -> u32 {
        let days = u32::try_from((from - anchor).num_days()).unwrap_or(0);
        match self {
            Self::None => 0,
            Self::Days(count) => (days / u32::from(count)).saturating_sub(1),
            Self::Weeks(count) => (days / 7 / u32::from(count)).saturating_sub(1),
            Self::Months(count) => (days / 31 / u32::from(count)).saturating_sub(1),
            Self::TwiceAMonth => (days / 16).saturating_sub(1),
        }
    }
}

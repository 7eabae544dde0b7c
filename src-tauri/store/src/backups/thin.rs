//! Which backups are kept: the nearer the past, the closer they stand.

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};

/// The backups that may go, of those made at `times`. All of the last hour are kept, then the last of
/// every hour for a day, of every day for a week, of every week for a month, of every month for good.
pub(crate) fn superfluous(times: &[DateTime<Utc>], now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let mut sorted = times.to_vec();
    sorted.sort();
    // A backup may go if a later one is the last of the same stretch of time.
    let has_later = |pair: &[DateTime<Utc>]| (stretch(pair[0], now) == stretch(pair[1], now)).then_some(pair[0]);
    sorted.windows(2).filter_map(has_later).collect()
}

/// The stretch of time of which one backup is kept.
fn stretch(time: DateTime<Utc>, now: DateTime<Utc>) -> (u8, i64) {
    let age = now - time;
    let day = i64::from(time.num_days_from_ce());
    if age < TimeDelta::hours(1) {
        (0, time.timestamp_millis())
    } else if age < TimeDelta::days(1) {
        (1, day * 24 + i64::from(time.hour()))
    } else if age < TimeDelta::weeks(1) {
        (2, day)
    } else if age < TimeDelta::days(31) {
        // The first day of the common era was a Monday.
        (3, (day - 1).div_euclid(7))
    } else {
        (4, i64::from(time.year()) * 12 + i64::from(time.month0()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> DateTime<Utc> {
        format!("{text}:00Z").parse().unwrap()
    }

    #[test]
    fn the_last_of_every_hour_day_week_and_month_is_kept() {
        let now = time("2026-07-15T12:30");
        for (kept, dropped) in [
            (&["2026-07-15T12:29", "2026-07-15T12:20", "2026-07-15T12:10"][..], &[][..]),
            (&["2026-07-15T10:50", "2026-07-15T09:59"], &["2026-07-15T10:10", "2026-07-15T09:00"]),
            (&["2026-07-14T11:59", "2026-07-13T23:59"], &["2026-07-14T08:00", "2026-07-13T00:00"]),
            // Monday the 29th of June begins a week, Sunday the 28th ends one.
            (&["2026-07-05T10:00", "2026-06-28T22:00"], &["2026-06-29T10:00", "2026-06-22T10:00"]),
            (&["2026-05-31T10:00", "2026-04-30T10:00", "2024-02-29T10:00"], &["2026-05-01T10:00", "2024-02-01T10:00"]),
            (&["2026-07-15T13:00"], &[]),
            (&[], &[]),
        ] {
            let times: Vec<_> = kept.iter().chain(dropped).copied().map(time).collect();
            let mut wanted: Vec<_> = dropped.iter().copied().map(time).collect();
            wanted.sort();
            assert_eq!(superfluous(&times, now), wanted, "of {times:?}");
        }
    }

    #[test]
    fn thinning_again_and_again_keeps_what_thinning_once_keeps_at_most_a_few_dozen_a_year() {
        let (start, mut kept) = (time("2026-01-01T00:00"), Vec::new());
        for hour in 0..24 * 365 {
            let now = start + TimeDelta::hours(hour);
            kept.push(now);
            let gone = superfluous(&kept, now);
            kept.retain(|time| !gone.contains(time));
        }
        assert!((12 + 24..60).contains(&kept.len()), "{} are left of a year", kept.len());
        assert_eq!(kept.first().map(|first| first.month()), Some(1), "the first month is still there");
    }
}

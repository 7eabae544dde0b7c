//! Prints events as an iCalendar file (RFC 5545). Own code: the library for it stamps time zones with
//! an id and a time of making, which they must not have.

mod line;
mod zone;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use engagement::{EventTime, PublishedCalendar, PublishedEvent};

use line::Lines;

/// Prints a calendar. Days are whole days without a zone, so that they fall on the same date everywhere.
pub fn calendar_file(calendar: &PublishedCalendar, exported_at: DateTime<Utc>) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Liaison//Communication plan//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", "PUBLISH");
    lines.text("X-WR-CALNAME", &calendar.name);
    let mut zones: Vec<_> = calendar.events.iter().filter_map(|it| it.event.time.map(|time| time.zone)).collect();
    zones.sort_by_key(|zone| zone.name());
    zones.dedup();
    for zone in zones {
        zone::write(&mut lines, zone);
    }
    for event in &calendar.events {
        write(&mut lines, event, exported_at);
    }
    lines.plain("END", "VCALENDAR");
    lines.into_bytes()
}

fn write(lines: &mut Lines, published: &PublishedEvent, exported_at: DateTime<Utc>) {
    let event = &published.event;
    lines.plain("BEGIN", "VEVENT");
    lines.text("UID", &event.uid);
    lines.plain("DTSTAMP", &exported_at.format("%Y%m%dT%H%M%SZ").to_string());
    lines.plain("SEQUENCE", &published.sequence.to_string());
    lines.plain("STATUS", if published.cancelled { "CANCELLED" } else { "CONFIRMED" });
    match event.time {
        Some(EventTime { begins, minutes, zone }) => {
            let zone = zone.name();
            let begins = event.date.and_time(begins);
            let ends = begins + TimeDelta::minutes(minutes.into());
            for (name, moment) in [("DTSTART", begins), ("DTEND", ends)] {
                lines.plain(&format!("{name};TZID={zone}"), &moment.format("%Y%m%dT%H%M%S").to_string());
            }
        }
        None => {
            lines.plain("DTSTART;VALUE=DATE", &day(event.date));
            // The end of a day is the next day, which is not part of it.
            lines.plain("DTEND;VALUE=DATE", &day(event.date.succ_opt().unwrap_or(event.date)));
            // A day on which something is due is not taken up by it.
            lines.plain("TRANSP", "TRANSPARENT");
        }
    }
    lines.text("SUMMARY", &event.summary);
    if !event.description.is_empty() {
        lines.text("DESCRIPTION", &event.description);
    }
    lines.plain("END", "VEVENT");
}

fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

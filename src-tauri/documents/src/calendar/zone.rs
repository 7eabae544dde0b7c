//! Time zones of the United States as an iCalendar file describes them, from `zones.toml`.

use std::collections::HashMap;

use engagement::TimeZone;
use serde::Deserialize;

use super::line::Lines;

#[derive(Deserialize)]
struct Zone {
    /// Offset from UTC and its name in winter, and in summer where the clock is changed.
    standard: (String, String),
    daylight: Option<(String, String)>,
}

/// Writes a zone with its rules.
pub(super) fn write(lines: &mut Lines, zone: TimeZone) {
    let zones: HashMap<String, Zone> = toml::from_str(include_str!("zones.toml")).unwrap_or_default();
    let Some(Zone { standard, daylight }) = zones.get(zone.name()) else {
        return;
    };
    lines.plain("BEGIN", "VTIMEZONE");
    lines.plain("TZID", zone.name());
    match daylight {
        // By the Energy Policy Act of 2005 the clock is changed at 2 in the morning, since 2007.
        Some(daylight) => {
            let to_summer = Some(("20070311T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"));
            let to_winter = Some(("20071104T020000", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"));
            part(lines, "DAYLIGHT", standard, daylight, to_summer);
            part(lines, "STANDARD", daylight, standard, to_winter);
        }
        None => part(lines, "STANDARD", standard, standard, None),
    }
    lines.plain("END", "VTIMEZONE");
}

fn part(lines: &mut Lines, name: &str, from: &(String, String), to: &(String, String), change: Option<(&str, &str)>) {
    lines.plain("BEGIN", name);
    lines.plain("DTSTART", change.map_or("19700101T000000", |(first, _)| first));
    if let Some((_, rule)) = change {
        lines.plain("RRULE", rule);
    }
    lines.plain("TZOFFSETFROM", &from.0);
    lines.plain("TZOFFSETTO", &to.0);
    lines.plain("TZNAME", &to.1);
    lines.plain("END", name);
}

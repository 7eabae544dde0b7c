//! What of a plan goes to other people's calendars: an event an occurrence, known by an id that stays
//! the same, and what becomes of it when the plan changes. RFC 5545 and RFC 5546.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};

use super::plan::Outlook;
use super::today::{DueItem, DueKind};
use crate::{Id, TimeZone};

/// An event of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// By what calendars know it: the entity and the occurrence that its rule gives, so that moving it
    /// off a holiday or deferring it changes the event and makes no other one.
    pub uid: String,
    /// The day.
    pub date: NaiveDate,
    /// When it takes place; the whole day where there is no time.
    pub time: Option<EventTime>,
    /// One line.
    pub summary: String,
    /// Several lines.
    pub description: String,
}

/// When on its day an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventTime {
    /// When it begins.
    pub begins: NaiveTime,
    /// How many minutes it takes.
    pub minutes: u16,
    /// The zone whose clocks show that time.
    pub zone: TimeZone,
}

/// An event with where it stands between us and the calendars that have seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedEvent {
    /// The event.
    pub event: CalendarEvent,
    /// Raised whenever it changes.
    pub sequence: u32,
    /// It is not to take place.
    pub cancelled: bool,
}

/// Events as a calendar file takes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedCalendar {
    /// What people call it.
    pub name: String,
    /// Its events by their day.
    pub events: Vec<PublishedEvent>,
}

/// What the ledger keeps of an event that was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedEvent {
    /// By what calendars know it.
    pub uid: String,
    /// The sequence number that calendars have seen.
    pub sequence: u32,
    /// A digest of everything else that they have seen, to compare with.
    pub digest: String,
    /// The day that they have seen.
    pub date: NaiveDate,
    /// The time that they have seen.
    pub time: Option<EventTime>,
    /// The line that they have seen; empty where it is not kept.
    pub summary: String,
    /// Whether they were told that it does not take place.
    pub cancelled: bool,
}

impl Outlook<'_> {
    /// The events up to a day: what is due and what was promised, overdue occurrences included. A calendar
    /// is passed on, so what is internal is in none.
    pub fn events(&self, until: NaiveDate) -> Vec<CalendarEvent> {
        let internal: HashSet<_> = self.internal().collect();
        let items = self.due_between(NaiveDate::MIN, until).filter(|item| !internal.contains(&item.id));
        let mut events: Vec<_> = items.filter_map(|item| self.event(item)).collect();
        let begins = |event: &CalendarEvent| event.time.map(|time| time.begins);
        events.sort_by(|a, b| (a.date, begins(a), &a.uid).cmp(&(b.date, begins(b), &b.uid)));
        events
    }

    fn internal(&self) -> impl Iterator<Item = &Id> {
        self.plan.commitments.iter().filter(|it| it.internal).map(|it| &it.id)
    }

    fn event(&self, item: DueItem) -> Option<CalendarEvent> {
        let standing = self.plan.standing.iter().find(|it| item.kind == DueKind::Standing && it.id == item.id);
        let zone = self.plan.calendar.as_ref().map_or(TimeZone::NewYork, |calendar| calendar.time_zone);
        let time = standing.and_then(|it| it.event_time(zone));
        let summary = match item.kind {
            DueKind::Stakeholder => format!("Contact {}", item.title),
            DueKind::Lead => format!("Ready for {}", item.title),
            DueKind::Commitment => format!("Commitment: {}", item.title),
            DueKind::Standing | DueKind::Touchpoint | DueKind::Waiver => item.title.clone(),
        };
        let owner = self.role_name(item.owner_id.as_ref());
        let by = if owner.is_empty() { item.promised_by } else { owner };
        let contents = standing.map(|it| it.contents.iter().map(|line| format!("- {line}")).collect::<Vec<_>>());
        let lines = [format!("By {by}"), item.rule].into_iter().filter(|line| !line.is_empty() && line != "By ");
        Some(CalendarEvent {
            uid: uid(item.kind, &item.id, item.occurrence),
            date: item.due?,
            time,
            summary: one_line(&summary),
            description: lines.chain(contents.into_iter().flatten()).collect::<Vec<_>>().join("\n"),
        })
    }

    /// The calendar to publish and the ledger as it is then. What changed since the last export has a
    /// higher sequence number; what is no longer planned, and lies ahead, is cancelled and stays so until
    /// its day; what lies behind is left as calendars have it.
    pub fn publish(&self, until: NaiveDate, ledger: &[ExportedEvent]) -> (PublishedCalendar, Vec<ExportedEvent>) {
        let seen: HashMap<_, _> = ledger.iter().map(|entry| (entry.uid.as_str(), entry)).collect();
        let now = self.events(until);
        let planned: HashSet<_> = now.iter().map(|event| event.uid.clone()).collect();
        let mut events: Vec<_> = now.into_iter().map(|event| published(event, &seen)).collect();
        let gone = ledger.iter().filter(|it| it.date >= self.today && it.date <= until && !planned.contains(&it.uid));
        // What has become internal is named no longer.
        let internal: HashSet<_> = self.internal().map(|id| uid(DueKind::Commitment, id, None)).collect();
        let gone = gone.map(|seen| match internal.contains(&seen.uid) {
            true => ExportedEvent { summary: String::new(), ..seen.clone() },
            false => seen.clone(),
        });
        let mut entries: Vec<_> = events.iter().map(entry).collect();
        for seen in gone {
            let published = cancelled(&seen);
            entries.push(ExportedEvent { sequence: published.sequence, cancelled: true, ..seen });
            events.push(published);
        }
        let name = format!("Communication plan, {}", self.plan.engagement.name);
        (PublishedCalendar { name, events }, entries)
    }
}

fn published(event: CalendarEvent, seen: &HashMap<&str, &ExportedEvent>) -> PublishedEvent {
    let sequence = match seen.get(event.uid.as_str()) {
        Some(seen) if !seen.cancelled && seen.digest == event.digest() => seen.sequence,
        Some(seen) => seen.sequence + 1,
        None => 0,
    };
    PublishedEvent { event, sequence, cancelled: false }
}

/// What the ledger keeps of an event that is planned.
fn entry(published: &PublishedEvent) -> ExportedEvent {
    let event = &published.event;
    ExportedEvent {
        uid: event.uid.clone(),
        sequence: published.sequence,
        digest: event.digest(),
        date: event.date,
        time: event.time,
        summary: event.summary.clone(),
        cancelled: false,
    }
}

/// An event that calendars have seen and that is no longer planned, where and by the name by which they know it.
fn cancelled(seen: &ExportedEvent) -> PublishedEvent {
    let summary = if seen.summary.is_empty() { "Cancelled".into() } else { format!("Cancelled: {}", seen.summary) };
    let event =
        CalendarEvent { uid: seen.uid.clone(), date: seen.date, time: seen.time, summary, description: String::new() };
    PublishedEvent { event, sequence: seen.sequence + u32::from(!seen.cancelled), cancelled: true }
}

impl CalendarEvent {
    /// Of everything of it that a calendar shows, to tell whether it changed: FNV-1a of 64 bits, which
    /// is the same in every version and on every machine.
    fn digest(&self) -> String {
        let time = self.time.map(|EventTime { begins, minutes, zone }| format!("{begins} {minutes} {}", zone.name()));
        let time = time.unwrap_or_default();
        let shown = [&self.date.to_string(), &time, &self.summary, &self.description].map(String::as_str).join("\n");
        let digest = shown
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |digest: u64, byte| (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        format!("{digest:016x}")
    }
}

fn uid(kind: DueKind, id: &Id, occurrence: Option<NaiveDate>) -> String {
    let lead = if kind == DueKind::Lead { "ready-" } else { "" };
    let occurrence = occurrence.map(|date| format!("-{date}")).unwrap_or_default();
    format!("{lead}{id}{occurrence}@liaison")
}

fn one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

//! One stakeholder's history, and what to say next time.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::plan::Outlook;
use super::today::{DueItem, DueKind};
use super::words::{day, over};
use super::{Commitment, Touchpoint, Waiver};
use crate::{Code, Id, TimeOfDay};

/// An entry of a stakeholder's timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    /// What it is.
    pub what: DueKind,
    /// The day on which it took place, is due, or was done.
    pub date: Option<NaiveDate>,
    /// The time of day of a contact.
    pub time: Option<TimeOfDay>,
    /// The touchpoint, commitment, waiver or stakeholder.
    pub id: Id,
    /// What was said or promised, or why it was waived; empty for what is only due.
    pub title: String,
    /// By what means.
    pub method: Option<Code>,
    /// The role that spoke or promised.
    pub by: String,
    /// Still to come or to be kept.
    pub open: bool,
    /// Never leaves in a document meant for an agency.
    pub internal: bool,
}

/// What a liaison should know before the next contact.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WhatToSay {
    /// The stakeholder.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// What it expects to be told.
    pub expects: String,
    /// The last contact.
    pub last: Option<NaiveDate>,
    /// What was said then.
    pub last_summary: String,
    /// What has been done for it since: commitments kept, standing communications held.
    pub since: Vec<String>,
    /// Commitments to it that are open, the next one first.
    pub you_owe: Vec<Owed>,
    /// All of it as plain text, to take along.
    pub notes: String,
}

/// An open commitment with its circumstances in words.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Owed {
    /// The commitment.
    pub id: Id,
    /// What was promised.
    pub title: String,
    /// Who promised it and by when, such as "Service Owners · due Jun 30, 1 day over".
    pub terms: String,
    /// Whether that day is past.
    pub over: bool,
    /// Who heard it, and where; empty where that is not known.
    pub heard: String,
}

impl Outlook<'_> {
    /// A stakeholder's history, newest first: what is to come, what was said, promised, waived and deferred.
    pub fn timeline(&self, id: &Id) -> Vec<TimelineEntry> {
        let next = self.stakeholder(id).and_then(|it| {
            let next = self.due_by(it, self.rule(it), NaiveDate::MIN).next()?;
            Some(self.due_entry(self.of_stakeholder(it, Some(next))))
        });
        let contacts = self.contacts_with(id).map(|it| self.contact_entry(it));
        let promised = self.plan.commitments.iter().filter(|it| it.stakeholder_id.as_ref() == Some(id));
        let waived = self.plan.waivers.iter().filter(|it| it.stakeholder_id.as_ref() == Some(id));
        let mut entries: Vec<_> = next
            .into_iter()
            .chain(contacts)
            .chain(promised.map(|it| self.promise_entry(it)))
            .chain(waived.map(|it| self.waiver_entry(it)))
            .collect();
        entries.sort_by(|a, b| {
            (b.date.is_none(), b.date, &b.time, &b.id).cmp(&(a.date.is_none(), a.date, &a.time, &a.id))
        });
        entries
    }

    fn contacts_with(&self, id: &Id) -> impl Iterator<Item = &Touchpoint> {
        self.plan.touchpoints.iter().filter(move |it| it.date <= self.today && it.stakeholder_ids.contains(id))
    }

    fn due_entry(&self, item: DueItem) -> TimelineEntry {
        TimelineEntry {
            what: item.kind,
            date: item.due,
            time: None,
            id: item.id,
            title: String::new(),
            method: item.method.into_iter().next(),
            by: self.role_name(item.owner_id.as_ref()),
            open: true,
            internal: false,
        }
    }

    fn contact_entry(&self, it: &Touchpoint) -> TimelineEntry {
        TimelineEntry {
            what: DueKind::Touchpoint,
            date: Some(it.date),
            time: it.time.clone(),
            id: it.id.clone(),
            title: it.summary.to_string(),
            method: it.method.clone(),
            by: self.role_name(it.by_id.as_ref()),
            open: false,
            internal: it.internal,
        }
    }

    fn promise_entry(&self, it: &Commitment) -> TimelineEntry {
        let done = it.done_on.filter(|done| *done <= self.today);
        TimelineEntry {
            what: DueKind::Commitment,
            date: done.or(it.due_on).or(it.promised_on),
            time: None,
            id: it.id.clone(),
            title: it.name.to_string(),
            method: None,
            by: self.promised_by(it),
            open: done.is_none(),
            internal: it.internal,
        }
    }

    fn waiver_entry(&self, it: &Waiver) -> TimelineEntry {
        let title = match it.until {
            Some(until) => format!("Deferred to {}: {}", day(until, self.today), it.reason),
            None => format!("Waived: {}", it.reason),
        };
        TimelineEntry {
            what: DueKind::Waiver,
            date: Some(it.occurrence),
            time: None,
            id: it.id.clone(),
            title,
            method: None,
            by: String::new(),
            open: false,
            internal: false,
        }
    }

    /// What to say to a stakeholder; none where it is not in the matrix.
    pub fn what_to_say(&self, id: &Id) -> Option<WhatToSay> {
        let stakeholder = self.stakeholder(id)?;
        let last = self.last.get(id);
        let mut say = WhatToSay {
            id: id.clone(),
            title: stakeholder.name.to_string(),
            expects: stakeholder.reporting_requirements.to_string(),
            last: last.map(|it| it.date),
            last_summary: last.map(|it| it.summary.to_string()).unwrap_or_default(),
            since: self.since(id, last.map(|it| it.date)),
            you_owe: self.owed_to(id),
            notes: String::new(),
        };
        say.notes = notes(&say, self.today);
        Some(say)
    }

    /// Commitments to a stakeholder that were kept, and what took place for it without it, after a day.
    fn since(&self, id: &Id, last: Option<NaiveDate>) -> Vec<String> {
        let new = |date: NaiveDate| date <= self.today && last.is_none_or(|last| date > last);
        let kept = self.plan.commitments.iter().filter(|it| it.stakeholder_id.as_ref() == Some(id));
        let kept = kept.filter_map(|it| Some((it.done_on.filter(|done| new(*done))?, format!("Kept: {}", it.name))));
        let held = self.plan.standing.iter().filter(|it| self.audience(it).iter().any(|of| of.id == *id));
        let held =
            held.filter_map(|it| Some((self.last_contact(&it.id).filter(|date| new(*date))?, it.name.to_string())));
        let mut found: Vec<_> = kept.chain(held).collect();
        found.sort();
        found.into_iter().map(|(date, text)| format!("{text}, {}", day(date, self.today))).collect()
    }

    fn owed_to(&self, id: &Id) -> Vec<Owed> {
        let open = |it: &&Commitment| it.stakeholder_id.as_ref() == Some(id) && it.is_open_on(self.today);
        let mut open: Vec<_> = self.plan.commitments.iter().filter(open).collect();
        open.sort_by_key(|it| (it.due_on.is_none(), it.due_on));
        open.into_iter().map(|it| self.owed(it)).collect()
    }

    fn owed(&self, it: &Commitment) -> Owed {
        let due = it.due_on.map(|due| format!("due {}", over(due, self.today)));
        let terms: Vec<_> = [self.promised_by(it)].into_iter().filter(|by| !by.is_empty()).chain(due).collect();
        let heard = match (it.heard_by.as_ref(), it.heard_at.as_ref()) {
            ("", "") => String::new(),
            (by, "") => format!("Heard by {by}"),
            ("", at) => format!("Heard at {at}"),
            (by, at) => format!("Heard by {by} at {at}"),
        };
        Owed {
            id: it.id.clone(),
            title: it.name.to_string(),
            terms: terms.join(" · "),
            over: it.due_on.is_some_and(|due| due < self.today),
            heard,
        }
    }

    pub(super) fn promised_by(&self, it: &Commitment) -> String {
        match self.role(it.by_id.as_ref()) {
            Some(role) => role.name.to_string(),
            None => it.promised_by.to_string(),
        }
    }

    pub(super) fn role_name(&self, id: Option<&Id>) -> String {
        self.role(id).map(|role| role.name.to_string()).unwrap_or_default()
    }
}

fn notes(say: &WhatToSay, today: NaiveDate) -> String {
    let mut lines = vec![say.title.clone()];
    let mut part = |heading: &str, items: Vec<String>| {
        if items.iter().any(|item| !item.trim().is_empty()) {
            lines.extend([String::new(), heading.to_owned()]);
            lines.extend(items.into_iter().map(|item| format!("- {item}")));
        }
    };
    part("They expect", vec![say.expects.clone()]);
    part("Since the last contact", say.since.clone());
    let owed = |it: &Owed| {
        let parts = [it.title.as_str(), &it.terms, &it.heard];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    };
    part("You owe them", say.you_owe.iter().map(owed).collect());
    if let Some(last) = say.last {
        part(&format!("Last time, {}", day(last, today)), vec![say.last_summary.clone()]);
    }
    lines.join("\n")
}

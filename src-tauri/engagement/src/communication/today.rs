//! Today: what is overdue, what is due this week, who has gone quiet, what was promised.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use specta::Type;

use super::days::Day;
use super::plan::{Occurrence, Outlook};
use crate::{Cadence, Code, Commitment, FiscalQuarter, Id, Stakeholder, StandingCommunication};

/// A liaison's day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// The day.
    pub date: NaiveDate,
    /// Monday to Sunday of its week.
    pub week: Vec<Day>,
    /// The days of the week after it.
    pub next_week: Vec<Day>,
    /// What should have taken place, the longest overdue first.
    pub overdue: Vec<DueItem>,
    /// What is due from today to the end of the week.
    pub due: Vec<DueItem>,
    /// Stakeholders without a date that were silent for longer than their limit, the longest first.
    pub quiet: Vec<QuietItem>,
    /// Commitments that are open and not overdue, the next one first, those without a day last.
    pub commitments: Vec<DueItem>,
    /// Stakeholders with a rule that nothing is reckoned from: no contact yet, and no first day of the engagement.
    pub unreckoned: u32,
    /// The fiscal quarter of the day.
    pub quarter: FiscalQuarter,
}

/// What stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DueKind {
    /// A contact that took place.
    Touchpoint,
    /// A stakeholder is to hear from us.
    Stakeholder,
    /// A standing communication takes place.
    Standing,
    /// The agenda or draft of a standing communication goes out.
    Lead,
    /// A commitment is to be kept.
    Commitment,
    /// An occurrence was waived or deferred.
    Waiver,
}

/// Something due on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DueItem {
    /// What it is.
    pub kind: DueKind,
    /// The stakeholder, standing communication or commitment.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// The stakeholder's frequency.
    pub frequency: Option<Code>,
    /// How often, in words; empty for a commitment.
    pub rule: String,
    /// By what means.
    pub method: Vec<Code>,
    /// The role that sees to it.
    pub owner_id: Option<Id>,
    /// Who promised a commitment, where that is no role.
    pub promised_by: String,
    /// To whom it was promised.
    pub stakeholder_id: Option<Id>,
    /// The occurrence by which it is known: the date that the rule alone gives.
    pub occurrence: Option<NaiveDate>,
    /// The day by which it is due.
    pub due: Option<NaiveDate>,
    /// Days past that day; negative before it.
    pub days_over: Option<i32>,
    /// Moved to that day by a person.
    pub deferred: bool,
    /// Last contact; for a commitment, the day on which it was made.
    pub last: Option<NaiveDate>,
}

/// A stakeholder that has gone quiet.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QuietItem {
    /// The stakeholder.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// Its frequency.
    pub frequency: Option<Code>,
    /// By what means it is reached.
    pub method: Vec<Code>,
    /// The role that keeps in touch with it.
    pub owner_id: Option<Id>,
    /// Days since the last contact, or since the engagement's first day.
    pub silent: i32,
    /// After how many it has gone quiet.
    pub limit: u16,
    /// Last contact.
    pub last: Option<NaiveDate>,
    /// What was said then.
    pub summary: String,
}

impl Outlook<'_> {
    /// The day's work.
    pub fn today(&self) -> Today {
        let monday = self.today - Days::new(self.today.weekday().num_days_from_monday().into());
        let sunday = monday + Days::new(6);
        let mut days = self.days(monday, sunday + Days::new(7));
        let next_week = days.split_off(7);
        let (open, commitments): (Vec<_>, Vec<_>) = self.commitments().partition(|it| it.is_over());
        let mut overdue: Vec<_> = self.due_until(sunday).chain(open).collect();
        overdue.sort_by(|a, b| (a.due, a.kind, &a.title).cmp(&(b.due, b.kind, &b.title)));
        let due = overdue.split_off(overdue.partition_point(DueItem::is_over));
        let mut quiet: Vec<_> = self.plan.stakeholders.iter().filter_map(|it| self.quiet(it)).collect();
        quiet.sort_by(|a, b| b.silent.cmp(&a.silent).then_with(|| a.title.cmp(&b.title)));
        Today {
            date: self.today,
            week: days,
            next_week,
            overdue,
            due,
            quiet,
            commitments: in_order(commitments),
            unreckoned: self.unreckoned(),
            quarter: self.plan.workspace.fiscal_year_start.fiscal_quarter(self.today),
        }
    }

    /// What is due up to a day, overdue first, commitments included.
    pub fn due_within(&self, until: NaiveDate) -> Vec<DueItem> {
        let promised = self.commitments().filter(|it| it.due.is_some_and(|due| due <= until));
        in_order(self.due_until(until).chain(promised).collect())
    }

    /// What is next with every stakeholder, in the matrix's order: the columns "next due" and "last contact".
    pub fn next(&self) -> Vec<DueItem> {
        let next = |it| {
            let first = self.due_by(it, self.rule(it), NaiveDate::MIN).next();
            self.of_stakeholder(it, first)
        };
        self.plan.stakeholders.iter().map(next).collect()
    }

    fn due_until(&self, until: NaiveDate) -> impl Iterator<Item = DueItem> {
        let stakeholders = self.plan.stakeholders.iter().filter_map(move |it| {
            let first = self.due_by(it, self.rule(it), NaiveDate::MIN).next()?;
            (first.due <= until).then(|| self.of_stakeholder(it, Some(first)))
        });
        let standing = self.plan.standing.iter().flat_map(move |it| {
            // The agenda of a later occurrence can be due before it; one further on than the first never is.
            let first = self.due_standing(it, NaiveDate::MIN).next();
            let takes_place = first.filter(|first| first.due <= until).map(|first| self.of_standing(it, first));
            let lead = first.and_then(|first| self.lead(it, first));
            lead.filter(|lead| lead.due.is_some_and(|due| due <= until)).into_iter().chain(takes_place)
        });
        stakeholders.chain(standing)
    }

    pub(super) fn of_stakeholder(&self, it: &Stakeholder, next: Option<Occurrence>) -> DueItem {
        DueItem {
            kind: DueKind::Stakeholder,
            frequency: it.frequency.clone(),
            rule: self.rule(it).to_string(),
            method: it.method.clone(),
            owner_id: it.owner_id.clone(),
            last: self.last_contact(&it.id),
            ..self.item(&it.id, it.name.as_ref(), next)
        }
    }

    pub(super) fn of_standing(&self, it: &StandingCommunication, next: Occurrence) -> DueItem {
        DueItem {
            kind: DueKind::Standing,
            rule: it.rule.to_string(),
            method: it.method.clone(),
            owner_id: it.owner_id.clone(),
            last: self.last_contact(&it.id),
            ..self.item(&it.id, it.name.as_ref(), Some(next))
        }
    }

    /// The agenda or draft of an occurrence, due so many business days before it. Past that day it is no
    /// longer asked for.
    pub(super) fn lead(&self, it: &StandingCommunication, next: Occurrence) -> Option<DueItem> {
        let due = self.closed.before(next.due, it.lead_days.filter(|days| *days > 0)?)?;
        let occurrence = Some(Occurrence { due, ..next }).filter(|_| due >= self.today)?;
        Some(DueItem { kind: DueKind::Lead, ..self.of_standing(it, occurrence) })
    }

    pub(super) fn commitments(&self) -> impl Iterator<Item = DueItem> {
        self.plan.commitments.iter().filter(|it| it.is_open_on(self.today)).map(|it| self.of_commitment(it))
    }

    pub(super) fn of_commitment(&self, it: &Commitment) -> DueItem {
        let due = it.due_on.map(|due| Occurrence { due, nominal: due, deferred: false });
        DueItem {
            kind: DueKind::Commitment,
            owner_id: it.by_id.clone(),
            promised_by: it.promised_by.to_string(),
            stakeholder_id: it.stakeholder_id.clone(),
            occurrence: None,
            last: it.promised_on,
            ..self.item(&it.id, it.name.as_ref(), due)
        }
    }

    fn item(&self, id: &Id, title: &str, next: Option<Occurrence>) -> DueItem {
        DueItem {
            kind: DueKind::Commitment,
            id: id.clone(),
            title: title.to_owned(),
            frequency: None,
            rule: String::new(),
            method: Vec::new(),
            owner_id: None,
            promised_by: String::new(),
            stakeholder_id: None,
            occurrence: next.map(|next| next.nominal),
            due: next.map(|next| next.due),
            days_over: next.map(|next| days_between(next.due, self.today)),
            deferred: next.is_some_and(|next| next.deferred),
            last: None,
        }
    }

    /// A stakeholder without a date of its own that was silent for longer than its limit.
    fn quiet(&self, it: &Stakeholder) -> Option<QuietItem> {
        let limit = it.quiet_limit.filter(|_| self.rule(it) == Cadence::None)?;
        let silent = days_between(self.anchor(it)?, self.today);
        (silent > i32::from(limit)).then(|| QuietItem {
            id: it.id.clone(),
            title: it.name.to_string(),
            frequency: it.frequency.clone(),
            method: it.method.clone(),
            owner_id: it.owner_id.clone(),
            silent,
            limit,
            last: self.last_contact(&it.id),
            summary: self.last.get(&it.id).map(|last| last.summary.to_string()).unwrap_or_default(),
        })
    }

    fn unreckoned(&self) -> u32 {
        let unreckoned = |it: &&Stakeholder| self.rule(it) != Cadence::None && self.anchor(it).is_none();
        self.plan.stakeholders.iter().filter(unreckoned).count() as u32
    }
}

impl DueItem {
    pub(super) fn is_over(&self) -> bool {
        self.days_over.is_some_and(|days| days > 0)
    }
}

/// By their day, those without one last.
fn in_order(mut items: Vec<DueItem>) -> Vec<DueItem> {
    items.sort_by(|a, b| (a.due.is_none(), a.due, a.kind, &a.title).cmp(&(b.due.is_none(), b.due, b.kind, &b.title)));
    items
}

/// Days from one date to another, for dates that a person can type.
pub(super) fn days_between(from: NaiveDate, to: NaiveDate) -> i32 {
    (to - from).num_days() as i32
}

//! The communication plan of one engagement, gathered, and an index over it for one day: a pass over
//! the log, so that every view costs as much as it shows.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Commitment, StandingCommunication, Touchpoint, Waiver};
use crate::{
    BusinessCalendar, Cadence, ClosedDays, Code, CodeList, CodeListEntry, Engagement, Holiday, Id, Organization, Role,
    Stakeholder, Workspace,
};

/// Everything that the views are worked out from.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The workspace, for its fiscal year.
    pub workspace: Workspace,
    /// The engagement whose plan it is.
    pub engagement: Engagement,
    /// The calendar it goes by.
    pub calendar: Option<BusinessCalendar>,
    /// That calendar's holidays in their order.
    pub holidays: Vec<Holiday>,
    /// Roles that own and speak.
    pub roles: Vec<Role>,
    /// Agencies that standing communications are for.
    pub organizations: Vec<Organization>,
    /// The key of the matrix.
    pub codes: Vec<CodeListEntry>,
    /// The matrix in its order.
    pub stakeholders: Vec<Stakeholder>,
    /// What recurs on its own, in its order.
    pub standing: Vec<StandingCommunication>,
    /// The log, or its newest part, in any order.
    pub touchpoints: Vec<Touchpoint>,
    /// What was promised.
    pub commitments: Vec<Commitment>,
    /// What was waived or deferred.
    pub waivers: Vec<Waiver>,
}

impl Plan {
    /// What of it may leave in a document meant for an agency: nothing internal, not even by its date.
    pub fn for_agency(mut self) -> Self {
        self.touchpoints.retain(|it| !it.internal);
        self.commitments.retain(|it| !it.internal);
        self
    }
}

/// How many years around today holidays are worked out for.
const YEARS: i32 = 12;
/// By how much a date moves off a long weekend at most.
const MOVED: Days = Days::new(7);

/// A plan as it stands at the end of a day: what is logged later is not seen.
pub struct Outlook<'a> {
    pub(super) plan: &'a Plan,
    pub(super) today: NaiveDate,
    pub(super) closed: ClosedDays,
    pub(super) last: HashMap<&'a Id, &'a Touchpoint>,
    rules: HashMap<&'a Code, Cadence>,
    waivers: BTreeMap<(&'a Id, NaiveDate), &'a Waiver>,
}

impl Plan {
    /// The plan as it stands on a day.
    pub fn on(&self, today: NaiveDate) -> Outlook<'_> {
        let frequency = self.codes.iter().filter(|code| code.list == CodeList::Frequency);
        let mut last: HashMap<&Id, &Touchpoint> = HashMap::with_capacity(self.stakeholders.len());
        for touchpoint in self.touchpoints.iter().filter(|it| it.date <= today) {
            for id in touchpoint.stakeholder_ids.iter().chain(&touchpoint.standing_id) {
                let known = last.entry(id).or_insert(touchpoint);
                if (known.date, &known.time) < (touchpoint.date, &touchpoint.time) {
                    *known = touchpoint;
                }
            }
        }
        Outlook {
            plan: self,
            today,
            closed: ClosedDays::new(&self.holidays, today.year() - YEARS..=today.year() + YEARS),
            last,
            rules: frequency.map(|code| (&code.code, code.rule.unwrap_or(Cadence::None))).collect(),
            waivers: self.waivers.iter().filter_map(|it| Some(((it.of()?, it.occurrence), it))).collect(),
        }
    }
}

/// One occurrence of a cadence that is to take place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    /// The day by which it is due: a business day, or the one it was deferred to.
    pub due: NaiveDate,
    /// The date that the rule alone gives, by which it is known.
    pub nominal: NaiveDate,
    pub deferred: bool,
}

impl<'a> Outlook<'a> {
    /// The plan itself.
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The rule of a stakeholder's frequency.
    pub(super) fn rule(&self, stakeholder: &Stakeholder) -> Cadence {
        stakeholder.frequency.as_ref().map_or(Cadence::None, |code| self.rule_of(code))
    }

    pub(super) fn rule_of(&self, frequency: &Code) -> Cadence {
        self.rules.get(frequency).copied().unwrap_or(Cadence::None)
    }

    pub(super) fn last_contact(&self, id: &Id) -> Option<NaiveDate> {
        self.last.get(id).map(|touchpoint| touchpoint.date)
    }

    /// The day from which a stakeholder's cadence and silence are reckoned.
    pub(super) fn anchor(&self, stakeholder: &Stakeholder) -> Option<NaiveDate> {
        self.last_contact(&stakeholder.id).or(self.plan.engagement.starts_on)
    }

    /// What is due with a stakeholder by a rule, from the last contact or the engagement's first day. An
    /// occurrence on a weekend or holiday is due on the business day before, so that nobody waits longer
    /// than the rule says; one that a contact has met by then does not come again.
    pub(super) fn due_by(
        &self,
        stakeholder: &'a Stakeholder,
        rule: Cadence,
        from: NaiveDate,
    ) -> impl Iterator<Item = Occurrence> {
        let anchor = self.anchor(stakeholder);
        let nominal = move |from| anchor.into_iter().flat_map(move |anchor| rule.after(anchor, from));
        self.occurrences(&stakeholder.id, anchor, from, nominal)
    }

    /// What a standing communication has before it: the series goes on whoever was spoken to, and what is
    /// logged for it meets the occurrences up to that day.
    pub(super) fn due_standing(
        &self,
        standing: &'a StandingCommunication,
        from: NaiveDate,
    ) -> impl Iterator<Item = Occurrence> {
        let start = standing.starts_on.or(self.plan.engagement.starts_on);
        let met = self.last_contact(&standing.id);
        let from = from.max(met.unwrap_or(from));
        let nominal = move |from| start.into_iter().flat_map(move |start| standing.rule.series(start, from));
        self.occurrences(&standing.id, met, from, nominal)
    }

    /// What of a rule's dates is to take place. The latest one that is waived or deferred, once it has come,
    /// stands for all before it.
    fn occurrences<I: Iterator<Item = NaiveDate>>(
        &self,
        of: &'a Id,
        met: Option<NaiveDate>,
        from: NaiveDate,
        nominal: impl Fn(NaiveDate) -> I,
    ) -> impl Iterator<Item = Occurrence> {
        let has_come = |day: NaiveDate| self.closed.on_or_before(day).is_some_and(|due| due <= self.today);
        let mut put_off = self.waivers.range((of, NaiveDate::MIN)..=(of, self.today + MOVED)).map(|((_, day), _)| *day);
        let latest = put_off.rfind(|day| has_come(*day) && nominal(*day).next() == Some(*day));
        let from = latest.map_or(from, |latest| from.max(latest));
        nominal(from).filter_map(move |nominal| {
            // What was met by its own day does not come again, also where it was deferred before.
            let day = self.closed.on_or_before(nominal).filter(|day| met.is_none_or(|met| *day > met))?;
            match self.waivers.get(&(of, nominal)) {
                Some(waiver) => waiver.until.map(|due| Occurrence { due, nominal, deferred: true }),
                None => Some(Occurrence { due: day, nominal, deferred: false }),
            }
        })
    }

    /// What is put off next, the last occurrence due by today or else the first one to come, and the one that
    /// follows it after today.
    pub(super) fn put_off<I: Iterator<Item = Occurrence>>(
        &self,
        due_from: impl Fn(NaiveDate) -> I,
    ) -> [Option<Occurrence>; 2] {
        let by_today = due_from(NaiveDate::MIN).take_while(|it| it.nominal <= self.today + MOVED);
        let this = by_today.filter(|it| it.due <= self.today).last().or_else(|| due_from(NaiveDate::MIN).next());
        let after =
            |this: Occurrence| due_from(this.nominal).find(|it| it.nominal > this.nominal && it.due > self.today);
        [this, this.and_then(after)]
    }

    /// Occurrences due in a span of days, and the first one even where it is overdue.
    pub(super) fn shown<I: Iterator<Item = Occurrence>>(
        &self,
        days: &RangeInclusive<NaiveDate>,
        due_from: impl Fn(NaiveDate) -> I,
    ) -> Vec<Occurrence> {
        let first = due_from(NaiveDate::MIN).next();
        // What lies before today is the first one alone.
        let from = self.today.max(*days.start());
        let last = self.horizon().min(*days.end()) + MOVED;
        let later =
            due_from(from).take_while(|it| it.nominal <= last).filter(|it| it.due >= from && Some(*it) != first);
        first.into_iter().chain(later).filter(|it| days.contains(&it.due)).collect()
    }

    /// The last day up to which anything is foretold.
    fn horizon(&self) -> NaiveDate {
        self.today + Months::new(12 * (YEARS as u32 - 1))
    }

    pub(super) fn stakeholder(&self, id: &Id) -> Option<&'a Stakeholder> {
        self.plan.stakeholders.iter().find(|it| it.id == *id)
    }

    pub(super) fn role(&self, id: Option<&Id>) -> Option<&'a Role> {
        id.and_then(|id| self.plan.roles.iter().find(|it| it.id == *id))
    }

    /// The stakeholders a standing communication is for: those named, those that stand for an agency named,
    /// and those its filter takes.
    pub fn audience(&self, standing: &StandingCommunication) -> Vec<&'a Stakeholder> {
        let named = |it: &Stakeholder| standing.stakeholder_ids.contains(&it.id);
        let agency =
            |it: &Stakeholder| it.organization_id.as_ref().is_some_and(|id| standing.organization_ids.contains(id));
        let taken = |it: &Stakeholder| standing.filter.as_ref().is_some_and(|filter| filter.takes(it));
        self.plan.stakeholders.iter().filter(|it| named(it) || agency(it) || taken(it)).collect()
    }
}

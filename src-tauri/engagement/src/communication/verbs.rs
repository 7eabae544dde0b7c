//! What a liaison does with the plan in one step: log a contact, waive or defer what is due, see what
//! another frequency would mean. Each answers the changes of one transaction and its label.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;
use specta::Type;

use super::plan::{Occurrence, Outlook};
use super::words::{day, over};
use crate::{Cadence, Change, Code, CodeList, Id, Kind, Refusal, TimeOfDay, Values};

/// A contact as it is logged: what took place, with what was promised in it.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contact {
    /// Who took part; with a standing communication and nobody named, its audience.
    pub stakeholder_ids: Vec<Id>,
    /// The standing communication that it was one of.
    pub standing_id: Option<Id>,
    /// By what means.
    pub method: Option<Code>,
    /// The day.
    pub date: NaiveDate,
    /// The time of day.
    pub time: Option<TimeOfDay>,
    /// What was said.
    pub summary: String,
    /// Never leaves in a document meant for an agency.
    pub internal: bool,
    /// The role that spoke for us.
    pub by_id: Option<Id>,
    /// What was promised.
    pub commitments: Vec<Promised>,
}

/// A commitment as it is noted in a contact.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Promised {
    /// What was promised.
    pub name: String,
    /// The role that promised it.
    pub by_id: Option<Id>,
    /// Who promised it, where that is no role.
    pub promised_by: String,
    /// To whom; the only one who took part where it is left out.
    pub stakeholder_id: Option<Id>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Who heard it.
    pub heard_by: String,
    /// Where it was said.
    pub heard_at: String,
}

/// What is to be waived or deferred: of one of the two the last occurrence due by today, with which all before it
/// are settled, or else the first one to come.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Deferral {
    /// A stakeholder's.
    pub stakeholder_id: Option<Id>,
    /// Or a standing communication's.
    pub standing_id: Option<Id>,
    /// To which day; waived where there is none.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// What a frequency would mean for a stakeholder.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Consequence {
    /// The day by which it would be due.
    pub due: Option<NaiveDate>,
    /// In words, such as "Next due becomes May 29, 33 days over".
    pub sentence: String,
}

/// The changes of one transaction, and what it is called.
pub type Step = (Vec<Change>, String);

impl Outlook<'_> {
    /// Logs a contact with its commitments; one that is still to come is refused.
    pub fn log(&self, contact: &Contact) -> Result<Step, Refusal> {
        if contact.date > self.today {
            return Err(Refusal::invalid(
                "date",
                "A contact is logged when it has taken place. Choose today or a day before.",
            ));
        }
        let standing = contact.standing_id.as_ref().and_then(|id| self.plan.standing.iter().find(|it| it.id == *id));
        let mut with = contact.stakeholder_ids.clone();
        if let Some(standing) = standing.filter(|_| with.is_empty()) {
            with = self.audience(standing).iter().map(|it| it.id.clone()).collect();
        }
        let mut changes = vec![self.add(
            Kind::Touchpoint,
            json!({
                "date": contact.date,
                "time": contact.time,
                "stakeholderIds": with,
                "method": contact.method,
                "summary": contact.summary,
                "byId": contact.by_id,
                "standingId": contact.standing_id,
                "internal": contact.internal,
            }),
        )];
        let only = Some(&with).filter(|with| with.len() == 1).and_then(|with| with.first());
        for promise in &contact.commitments {
            changes.push(self.add(
                Kind::Commitment,
                json!({
                    "name": promise.name,
                    "byId": promise.by_id,
                    "promisedBy": promise.promised_by,
                    "stakeholderId": promise.stakeholder_id.as_ref().or(only),
                    "promisedOn": contact.date,
                    "dueOn": promise.due_on,
                    "heardBy": promise.heard_by,
                    "heardAt": promise.heard_at,
                    "internal": contact.internal,
                }),
            ));
        }
        let whom = match (standing, with.as_slice()) {
            (Some(standing), _) => standing.name.to_string(),
            (None, [one]) => self.named(one)?,
            (None, several) => format!("{} stakeholders", several.len()),
        };
        let how = self.method_word(contact.method.as_ref());
        Ok((changes, format!("Log {how} {} {whom}", if standing.is_some() { "for" } else { "to" })))
    }

    /// Waives or defers the last occurrence due by today or, where none is, the first one to come.
    pub fn defer(&self, deferral: &Deferral) -> Result<Step, Refusal> {
        let (title, next) = self.next_two(deferral)?;
        let [first, second] = next;
        let first = first.ok_or_else(|| {
            Refusal::impossible(format!("Nothing is due with {title}. Give it a frequency with a date first."))
        })?;
        if let (Some(until), Some(second)) = (deferral.until, second)
            && until >= second.due
        {
            return Err(Refusal::invalid(
                "until",
                format!(
                    "The next one is due {} anyway. Defer this one to a day before, or waive it.",
                    day(second.due, self.today)
                ),
            ));
        }
        let change = self.add(
            Kind::Waiver,
            json!({
                "stakeholderId": deferral.stakeholder_id,
                "standingId": deferral.standing_id,
                "occurrence": first.nominal,
                "until": deferral.until,
                "reason": deferral.reason,
            }),
        );
        let label = match deferral.until {
            Some(until) => format!("Defer {title} to {}", day(until, self.today)),
            None => format!("Waive {title}, due {}", day(first.due, self.today)),
        };
        // Deferring it again takes the place of what was deferred.
        let again = self.plan.waivers.iter().filter(|it| {
            it.occurrence == first.nominal
                && it.stakeholder_id == deferral.stakeholder_id
                && it.standing_id == deferral.standing_id
        });
        let removed = again.map(|it| Change::Remove { kind: Kind::Waiver, id: it.id.clone() });
        Ok((removed.chain([change]).collect(), label))
    }

    fn next_two(&self, deferral: &Deferral) -> Result<(String, [Option<Occurrence>; 2]), Refusal> {
        if let Some(id) = &deferral.stakeholder_id {
            let it = self.stakeholder(id).ok_or_else(|| Refusal::gone(Kind::Stakeholder.word()))?;
            return Ok((it.name.to_string(), self.put_off(|from| self.due_by(it, self.rule(it), from))));
        }
        let standing = self.plan.standing.iter().find(|it| Some(&it.id) == deferral.standing_id.as_ref());
        let it = standing.ok_or_else(|| Refusal::gone(Kind::StandingCommunication.word()))?;
        Ok((it.name.to_string(), self.put_off(|from| self.due_standing(it, from))))
    }

    /// What a frequency would mean for a stakeholder.
    pub fn consequence(&self, id: &Id, frequency: Option<&Code>) -> Result<Consequence, Refusal> {
        let it = self.stakeholder(id).ok_or_else(|| Refusal::gone(Kind::Stakeholder.word()))?;
        let rule = frequency.map_or(Cadence::None, |code| self.rule_of(code));
        let due = self.due_by(it, rule, NaiveDate::MIN).next().map(|next| next.due);
        let sentence = match (rule, due) {
            (Cadence::None, _) => "No date of its own".to_owned(),
            (_, None) => {
                "Next due is known after the first contact, or when the engagement has its first day".to_owned()
            }
            (_, Some(due)) => format!("Next due becomes {}", over(due, self.today)),
        };
        Ok(Consequence { due, sentence })
    }

    fn add(&self, kind: Kind, values: serde_json::Value) -> Change {
        let mut values: Values = values.as_object().cloned().unwrap_or_default();
        values.insert("engagementId".into(), self.plan.engagement.id.to_string().into());
        Change::Add { kind, values, after: None }
    }

    fn named(&self, id: &Id) -> Result<String, Refusal> {
        let it = self.stakeholder(id).ok_or_else(|| Refusal::gone(Kind::Stakeholder.word()))?;
        Ok(it.name.to_string())
    }

    fn method_word(&self, method: Option<&Code>) -> String {
        let entry = method.and_then(|code| {
            self.plan.codes.iter().find(|entry| entry.list == CodeList::Method && entry.code == *code)
        });
        entry.map_or_else(|| "contact".to_owned(), |entry| entry.label.to_string().to_lowercase())
    }
}

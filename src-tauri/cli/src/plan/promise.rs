//! A commitment as it is typed behind a contact: what was promised, then its circumstances by name.

use chrono::NaiveDate;
use engagement::{Id, Kind, Outlook, Promised, Refusal};

use super::{named, titled};
use crate::arguments::day;

/// What was promised, by names that are looked up in the plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Promise {
    what: String,
    by: String,
    to: Option<String>,
    due: Option<NaiveDate>,
    heard_by: String,
    heard_at: String,
}

impl Promise {
    /// Reads `Rates; by=Service Owners; due=2026-07-15`. A semicolon that no name follows belongs to the text.
    pub fn read(typed: &str) -> Result<Self, String> {
        let mut parts: Vec<(&str, String)> = vec![("what", String::new())];
        for piece in typed.split(';') {
            let known = piece.split_once('=').map(|(name, value)| (name.trim(), value));
            match known.filter(|(name, _)| ["by", "to", "due", "heardBy", "heardAt"].contains(name)) {
                Some((name, value)) => parts.push((name, value.into())),
                None => {
                    let (_, last) = parts.last_mut().ok_or("nothing was promised")?;
                    let between = if last.is_empty() { "" } else { ";" };
                    *last = format!("{last}{between}{piece}");
                }
            }
        }
        let mut promise = Self::default();
        for (name, value) in parts {
            let value = value.trim().to_owned();
            match name {
                "by" => promise.by = value,
                "to" => promise.to = Some(value),
                "due" => promise.due = Some(day(&value).map_err(|reason| format!("\"{value}\" is no date: {reason}"))?),
                "heardBy" => promise.heard_by = value,
                "heardAt" => promise.heard_at = value,
                _ => promise.what = value,
            }
        }
        if promise.what.is_empty() { Err("begin with what was promised".into()) } else { Ok(promise) }
    }

    /// The commitment it is in a plan. Whom no role is called so is someone else.
    pub fn in_plan(self, it: &Outlook) -> Result<Promised, Refusal> {
        let role: Option<Id> = match titled(&it.plan().roles, Kind::Role, &self.by) {
            Err(refusal @ Refusal::Invalid { .. }) => return Err(refusal),
            found => found.ok(),
        };
        Ok(Promised {
            name: self.what,
            promised_by: if role.is_some() { String::new() } else { self.by },
            by_id: role,
            stakeholder_id: self.to.map(|to| named(it, &to)).transpose()?,
            due_on: self.due,
            heard_by: self.heard_by,
            heard_at: self.heard_at,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_read_with_what_belongs_to_it() {
        let whole =
            "Rates; of two vendors; by=Service Owners; to=Public; due=2026-07-15; heardBy=Ann; heardAt=board; east";
        let promise = Promise::read(whole).unwrap();
        assert_eq!((promise.what.as_str(), promise.by.as_str()), ("Rates; of two vendors", "Service Owners"));
        assert_eq!((promise.to.as_deref(), promise.due), (Some("Public"), Some("2026-07-15".parse().unwrap())));
        assert_eq!((promise.heard_by.as_str(), promise.heard_at.as_str()), ("Ann", "board; east"));
        assert_eq!(Promise::read("x=1").unwrap().what, "x=1");
        for (typed, reason) in [("", "begin with what"), ("by=Ann", "begin with what"), ("Rates; due=soon", "no date")]
        {
            assert!(Promise::read(typed).unwrap_err().contains(reason), "{typed}");
        }
    }
}

//! Roles that nobody holds, or no longer for an agency for which somebody held them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::{Party, WhoIsWho};
use crate::{Assignment, Id, Kind, Role};

/// A role without a holder.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Vacancy {
    /// The role.
    pub role: Party,
    /// The agency for which it is vacant; none where nobody holds it at all.
    pub agency: Option<Party>,
    /// Who held it last.
    pub last: Option<Held>,
    /// Who takes it next, where that is known.
    pub next: Option<Held>,
}

/// Somebody's time in a role.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// Who.
    pub person: Party,
    /// The first day, where it is known.
    pub starts_on: Option<NaiveDate>,
    /// The last day, where there is one.
    pub ends_on: Option<NaiveDate>,
}

impl WhoIsWho {
    /// What is vacant on a day, in the order of the roles.
    pub fn vacancies(&self, today: NaiveDate) -> Vec<Vacancy> {
        self.roles.iter().flat_map(|role| self.vacancies_of(role, today)).collect()
    }

    fn vacancies_of(&self, role: &Role, today: NaiveDate) -> Vec<Vacancy> {
        let held: Vec<_> = self.assignments.iter().filter(|it| it.role_id == role.id).collect();
        let now: Vec<_> = held.iter().filter(|it| it.holds_on(today)).collect();
        if now.is_empty() {
            return vec![self.vacancy(role, None, &held, today)];
        }
        // Held for no agency in particular is held for every one.
        if now.iter().any(|it| it.organization_id.is_none()) {
            return Vec::new();
        }
        let served: BTreeSet<_> = now.iter().filter_map(|it| it.organization_id.as_ref()).collect();
        let known: BTreeSet<_> = held.iter().filter_map(|it| it.organization_id.as_ref()).collect();
        known.difference(&served).map(|agency| self.vacancy(role, Some(agency), &held, today)).collect()
    }

    fn vacancy(&self, role: &Role, agency: Option<&Id>, held: &[&Assignment], today: NaiveDate) -> Vacancy {
        let there = || held.iter().filter(|it| agency.is_none() || it.organization_id.as_ref() == agency);
        let time = |it: &&Assignment| Held {
            person: self.party(Kind::Person, &it.person_id),
            starts_on: it.starts_on,
            ends_on: it.ends_on,
        };
        Vacancy {
            role: self.party(Kind::Role, &role.id),
            agency: agency.map(|id| self.party(Kind::Organization, id)),
            last: there().filter(|it| it.ends_on.is_some_and(|day| day < today)).max_by_key(|it| it.ends_on).map(time),
            next: there()
                .filter(|it| it.starts_on.is_some_and(|day| day > today))
                .min_by_key(|it| it.starts_on)
                .map(time),
        }
    }
}

//! The roster: which liaison serves which agencies, and which agency has which liaisons. A.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::{Party, WhoIsWho};
use crate::{Assignment, Id, Kind, Side};

/// Liaisons and agencies, both ways, on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Roster {
    /// Those who hold a liaison's role, by name.
    pub liaisons: Vec<RosterLiaison>,
    /// Every agency of the workspace; one without a liaison has none.
    pub agencies: Vec<RosterAgency>,
}

/// A person who holds a liaison's role.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RosterLiaison {
    /// The person.
    pub person: Party,
    /// The liaison's roles they hold.
    pub roles: Vec<Party>,
    /// The agencies they serve, every one where a role is held for none in particular; their number is the load.
    pub agencies: Vec<Party>,
}

/// An agency with its liaisons.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RosterAgency {
    /// The agency.
    pub agency: Party,
    /// Who serves it; empty where it has no liaison.
    pub liaisons: Vec<Party>,
}

impl WhoIsWho {
    /// The roster on a day.
    pub fn roster(&self, today: NaiveDate) -> Roster {
        let liaison = |it: &&Assignment| {
            it.holds_on(today) && self.roles.iter().any(|role| role.id == it.role_id && role.liaison)
        };
        let serving: Vec<_> = self.assignments.iter().filter(liaison).collect();
        let agencies = || self.organizations.iter().filter(|it| it.side == Side::Agency).map(|it| &it.id);
        let served = |agency: &Id| RosterAgency {
            agency: self.party(Kind::Organization, agency),
            liaisons: listed(
                serving
                    .iter()
                    .filter(|held| held.is_for(Some(agency)))
                    .map(|held| self.party(Kind::Person, &held.person_id)),
            ),
        };
        let of = |person: Party| {
            let held = || serving.iter().filter(|held| held.person_id == person.id);
            let every = held().any(|it| it.organization_id.is_none()).then(agencies);
            let named = held().filter_map(|it| it.organization_id.as_ref());
            RosterLiaison {
                roles: listed(held().map(|it| self.party(Kind::Role, &it.role_id))),
                agencies: listed(named.chain(every.into_iter().flatten()).map(|id| self.party(Kind::Organization, id))),
                person,
            }
        };
        let people = listed(serving.iter().map(|held| self.party(Kind::Person, &held.person_id)));
        Roster { liaisons: people.into_iter().map(of).collect(), agencies: agencies().map(served).collect() }
    }
}

/// By name, each once.
pub(super) fn listed(parties: impl Iterator<Item = Party>) -> Vec<Party> {
    let mut parties: Vec<_> = parties.collect();
    parties.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
    parties.dedup();
    parties
}

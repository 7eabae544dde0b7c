//! Teams and the departments they represent. M: a service delivery team is one per Information
//! Officer, with members of every organizational department of the provider.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::roster::listed;
use super::{Party, WhoIsWho};
use crate::{Group, GroupForm, GroupMember, Kind, Organization};

/// The teams of an engagement.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Teams {
    /// Each team.
    pub teams: Vec<Team>,
    /// Those who today hold a role that leads a team, and lead none.
    pub without: Vec<Party>,
}

/// One team.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Team {
    /// The group.
    pub group: Party,
    /// Who leads it: people or, where none is named, roles.
    pub leaders: Vec<Party>,
    /// The departments of the provider that it represents, and by whom.
    pub departments: Vec<TeamDepartment>,
    /// The departments of the provider that nobody in it represents.
    pub missing: Vec<Party>,
}

/// A department in a team.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TeamDepartment {
    /// The department.
    pub department: Party,
    /// Who represents it.
    pub members: Vec<Party>,
}

impl WhoIsWho {
    /// The teams on a day. A department is an organization that is directly a part of the provider.
    pub fn teams(&self, today: NaiveDate) -> Teams {
        let of_provider = |it: &&Organization| it.parent_id.is_some() && it.parent_id == self.engagement.provider_id;
        let departments: Vec<_> = self.organizations.iter().filter(of_provider).collect();
        let teams: Vec<_> = self.groups.iter().filter(|it| it.form == GroupForm::Team).collect();
        let leading: Vec<_> = self
            .members
            .iter()
            .filter(|seat| seat.leads && teams.iter().any(|team| team.id == seat.group_id))
            .collect();
        let leads = |person: &Party| leading.iter().any(|seat| seat.person_id.as_ref() == Some(&person.id));
        let roles = leading.iter().filter_map(|seat| seat.role_id.as_ref());
        Teams {
            without: listed(roles.flat_map(|role| self.holders(role, today)).filter(|person| !leads(person))),
            teams: teams.into_iter().map(|team| self.team(team, &departments)).collect(),
        }
    }

    fn team(&self, team: &Group, departments: &[&Organization]) -> Team {
        let seats: Vec<_> = self.members.iter().filter(|seat| seat.group_id == team.id).collect();
        let members = |department: &Organization| {
            let there = seats.iter().filter(|seat| seat.organization_id.as_ref() == Some(&department.id));
            listed(there.map(|seat| self.seated(seat)))
        };
        let (filled, missing): (Vec<_>, Vec<_>) = departments
            .iter()
            .map(|it| TeamDepartment { department: self.party(Kind::Organization, &it.id), members: members(it) })
            .partition(|it| !it.members.is_empty());
        Team {
            group: self.party(Kind::Group, &team.id),
            leaders: listed(seats.iter().filter(|seat| seat.leads).map(|seat| self.seated(seat))),
            departments: filled,
            missing: missing.into_iter().map(|it| it.department).collect(),
        }
    }

    /// Who has a seat: the person, else the role, else the group's own name stands for it.
    fn seated(&self, seat: &GroupMember) -> Party {
        match (&seat.person_id, &seat.role_id, &seat.organization_id) {
            (Some(person), ..) => self.party(Kind::Person, person),
            (None, Some(role), _) => self.party(Kind::Role, role),
            (None, None, Some(organization)) => self.party(Kind::Organization, organization),
            (None, None, None) => self.party(Kind::Group, &seat.group_id),
        }
    }
}

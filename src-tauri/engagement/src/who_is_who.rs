//! Everything an engagement says about who is who, gathered, and the questions people ask of it.

mod hand_over;
mod roster;
mod teams;
mod vacancies;
mod way_up;

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use crate::{
    Assignment, Coordination, Decision, DecisionRight, Deliverable, Engagement, Group, GroupMember, Id, Kind,
    Membership, Organization, Person, Responsibility, Role, Service, Stakeholder, Workspace,
};
pub use hand_over::{HandOver, HandOverPoint, HandOverRole, HandOverSeat};
pub use roster::{Roster, RosterAgency, RosterLiaison};
pub use teams::{Team, TeamDepartment, Teams};
pub use vacancies::{Held, Vacancy};
pub use way_up::{WayEnd, WayStep, WayUp};

/// Who is who in one engagement. Organizations and people are the workspace's; of what ties others
/// together only that of the engagement is here. Everything is in its own order.
#[derive(Debug, Clone, PartialEq)]
pub struct WhoIsWho {
    /// The workspace it comes from.
    pub workspace: Workspace,
    /// The engagement.
    pub engagement: Engagement,
    /// The provider and the agencies.
    pub organizations: Vec<Organization>,
    /// The people.
    pub people: Vec<Person>,
    /// The services that the engagement touches.
    pub services: Vec<Service>,
    /// Which agency consumes which of them.
    pub memberships: Vec<Membership>,
    /// The roles.
    pub roles: Vec<Role>,
    /// Councils, boards, offices, teams.
    pub groups: Vec<Group>,
    /// Who sits in them.
    pub members: Vec<GroupMember>,
    /// The rows of the matrix.
    pub stakeholders: Vec<Stakeholder>,
    /// The roles' points of coordination.
    pub coordination: Vec<Coordination>,
    /// Who holds or held which role.
    pub assignments: Vec<Assignment>,
    /// What is made or done.
    pub deliverables: Vec<Deliverable>,
    /// Who has which part in it.
    pub responsibilities: Vec<Responsibility>,
    /// What is decided again and again.
    pub decisions: Vec<Decision>,
    /// Who has which right over it.
    pub rights: Vec<DecisionRight>,
}

/// Something that is named in an answer: a role, person, organization, group or row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
pub struct Party {
    /// What it is.
    pub kind: Kind,
    /// Which one.
    pub id: Id,
    /// What people call it.
    pub name: String,
}

impl WhoIsWho {
    /// What its document is called.
    pub fn title(&self) -> String {
        format!("Who is who, {}", self.engagement.name)
    }

    /// Something of it by its id.
    pub fn party(&self, kind: Kind, id: &Id) -> Party {
        let name = match kind {
            Kind::Role => name_of(&self.roles, id, |it| &it.name),
            Kind::Person => name_of(&self.people, id, |it| &it.name),
            Kind::Organization => name_of(&self.organizations, id, |it| &it.name),
            Kind::Group => name_of(&self.groups, id, |it| &it.name),
            Kind::Stakeholder => name_of(&self.stakeholders, id, |it| &it.name),
            Kind::Service => name_of(&self.services, id, |it| &it.name),
            _ => String::new(),
        };
        Party { kind, id: id.clone(), name }
    }

    /// Who holds a role on a day, each person once.
    pub fn holders(&self, role: &Id, day: NaiveDate) -> Vec<Party> {
        let held = self.assignments.iter().filter(|it| it.role_id == *role && it.holds_on(day));
        let mut holders: Vec<_> = held.map(|it| self.party(Kind::Person, &it.person_id)).collect();
        holders.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        holders.dedup();
        holders
    }

    /// The points of coordination of a role in their order.
    pub fn points(&self, role: &Id) -> impl Iterator<Item = &Coordination> {
        self.coordination.iter().filter(move |it| it.role_id == *role)
    }
}

fn name_of<T: AsRef<Id>>(all: &[T], id: &Id, name: impl Fn(&T) -> &crate::Name) -> String {
    all.iter().find(|it| it.as_ref() == id).map(|it| name(it).to_string()).unwrap_or_default()
}

//! The hand-over: what somebody who leaves has in hand, and who could go on with it.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::{Party, WhoIsWho};
use crate::{Assignment, GroupMember, Id, Kind, Refusal, Relation};

/// What a person has in hand on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct HandOver {
    /// The person.
    pub person: Party,
    /// The roles they hold or will hold.
    pub roles: Vec<HandOverRole>,
    /// The seats they have in groups.
    pub seats: Vec<HandOverSeat>,
    /// The rows of the matrix that stand for them.
    pub rows: Vec<Party>,
}

/// A role in hand, for one agency or for none in particular.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HandOverRole {
    /// The assignment, to end it.
    pub assignment_id: Id,
    /// The role.
    pub role: Party,
    /// The agency.
    pub agency: Option<Party>,
    /// The first day, where it is known.
    pub starts_on: Option<NaiveDate>,
    /// The last day, where there is one.
    pub ends_on: Option<NaiveDate>,
    /// Who else holds the role that day for the same agency, or for none in particular and so for every one; nobody
    /// means that it becomes vacant.
    pub others: Vec<Party>,
    /// The logs the role keeps.
    pub keeps: Vec<String>,
    /// Whom a successor has to meet.
    pub points: Vec<HandOverPoint>,
}

/// A point of coordination of a role in hand.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct HandOverPoint {
    /// How the role stands to it.
    pub relation: Relation,
    /// With whom.
    pub to: Party,
}

/// A seat in a group.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct HandOverSeat {
    /// The group.
    pub group: Party,
    /// The department or agency represented.
    pub represents: Option<Party>,
    /// Whether they lead the group.
    pub leads: bool,
}

impl WhoIsWho {
    /// What a person has in hand on a day. What ended before is no longer in hand.
    pub fn hand_over(&self, person: &Id, today: NaiveDate) -> Result<HandOver, Refusal> {
        if !self.people.iter().any(|it| it.id == *person) {
            return Err(Refusal::gone(Kind::Person.word()));
        }
        let in_hand = |it: &&Assignment| it.person_id == *person && it.ends_on.is_none_or(|day| day >= today);
        let seat = |it: &GroupMember| HandOverSeat {
            group: self.party(Kind::Group, &it.group_id),
            represents: it.organization_id.as_ref().map(|id| self.party(Kind::Organization, id)),
            leads: it.leads,
        };
        let rows = self.stakeholders.iter().filter(|it| it.person_id.as_ref() == Some(person));
        Ok(HandOver {
            person: self.party(Kind::Person, person),
            roles: self.assignments.iter().filter(in_hand).map(|it| self.role_in_hand(it, today)).collect(),
            seats: self.members.iter().filter(|it| it.person_id.as_ref() == Some(person)).map(seat).collect(),
            rows: rows.map(|it| self.party(Kind::Stakeholder, &it.id)).collect(),
        })
    }

    fn role_in_hand(&self, held: &Assignment, today: NaiveDate) -> HandOverRole {
        let same = |it: &&Assignment| {
            it.role_id == held.role_id
                && it.person_id != held.person_id
                && it.is_for(held.organization_id.as_ref())
                && it.holds_on(today)
        };
        let others = self.assignments.iter().filter(same).map(|it| self.party(Kind::Person, &it.person_id));
        let keeps = self.roles.iter().filter(|it| it.id == held.role_id).flat_map(|it| &it.keeps);
        let points = self.points(&held.role_id).filter_map(|it| {
            let (kind, id) = it.to()?;
            Some(HandOverPoint { relation: it.relation, to: self.party(kind, id) })
        });
        HandOverRole {
            assignment_id: held.id.clone(),
            role: self.party(Kind::Role, &held.role_id),
            agency: held.organization_id.as_ref().map(|id| self.party(Kind::Organization, id)),
            starts_on: held.starts_on,
            ends_on: held.ends_on,
            others: super::roster::listed(others),
            keeps: keeps.map(ToString::to_string).collect(),
            points: points.collect(),
        }
    }
}

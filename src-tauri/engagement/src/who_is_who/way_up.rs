//! The way up: where something that a role cannot settle goes next, by accountability and escalation.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use super::{Party, WhoIsWho};
use crate::{Coordination, Id, Kind, Refusal, Relation};

/// The ways up from one role.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct WayUp {
    /// The role that asks.
    pub role: Party,
    /// The steps, each followed by those that lead on from it; none where no one above is named.
    pub steps: Vec<WayStep>,
}

/// One step up.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WayStep {
    /// How many steps it is above the role, from 1.
    pub height: u32,
    /// Why it leads there.
    pub relation: Relation,
    /// Where it leads. A row of the matrix that stands for a role is that role.
    pub to: Party,
    /// Who holds that role today.
    pub held_by: Vec<Party>,
    /// Why no step leads on from here; nothing where one does.
    pub end: Option<WayEnd>,
}

/// Why a way ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum WayEnd {
    /// Nothing says where it goes from here.
    NoOneAbove,
    /// It comes back to where this way has already been.
    Circle,
    /// Its steps are shown above, where another way led here first.
    ShownAbove,
}

impl WhoIsWho {
    /// The ways up from a role. Accountability comes before escalation. Each role's steps are told once,
    /// so the answer never has more steps than there are links.
    pub fn way_up(&self, role: &Id, today: NaiveDate) -> Result<WayUp, Refusal> {
        if !self.roles.iter().any(|it| it.id == *role) {
            return Err(Refusal::gone(Kind::Role.word()));
        }
        let mut climb = Climb { book: self, today, steps: Vec::new(), told: HashSet::new() };
        climb.from(role, &mut Vec::new());
        Ok(WayUp { role: self.party(Kind::Role, role), steps: climb.steps })
    }

    /// Where a point of coordination leads, a row that stands for a role being that role.
    fn meant(&self, point: &Coordination) -> Option<Party> {
        let (kind, id) = point.to()?;
        let row = self.stakeholders.iter().find(|it| kind == Kind::Stakeholder && it.id == *id);
        let role = row.and_then(|row| row.role_id.as_ref());
        Some(role.map_or_else(|| self.party(kind, id), |role| self.party(Kind::Role, role)))
    }
}

struct Climb<'a> {
    book: &'a WhoIsWho,
    today: NaiveDate,
    steps: Vec<WayStep>,
    /// Roles whose steps are told.
    told: HashSet<Id>,
}

impl Climb<'_> {
    /// Tells the steps from a role; `below` is the way that led to it. Answers whether there are any.
    fn from(&mut self, role: &Id, below: &mut Vec<Id>) -> bool {
        self.told.insert(role.clone());
        below.push(role.clone());
        let mut points: Vec<_> = self.book.points(role).filter(|point| point.relation.leads_up()).collect();
        points.sort_by_key(|point| point.relation);
        for point in &points {
            if let Some(to) = self.book.meant(point) {
                self.step(point.relation, to, below);
            }
        }
        below.pop();
        !points.is_empty()
    }

    fn step(&mut self, relation: Relation, to: Party, below: &mut Vec<Id>) {
        let at = self.steps.len();
        let held_by = match to.kind {
            Kind::Role => self.book.holders(&to.id, self.today),
            _ => Vec::new(),
        };
        let height = u32::try_from(below.len()).unwrap_or(u32::MAX);
        self.steps.push(WayStep { height, relation, to: to.clone(), held_by, end: None });
        let end = match to.kind {
            Kind::Role if below.contains(&to.id) => Some(WayEnd::Circle),
            Kind::Role if self.told.contains(&to.id) => Some(WayEnd::ShownAbove),
            Kind::Role if self.from(&to.id, below) => None,
            _ => Some(WayEnd::NoOneAbove),
        };
        self.steps[at].end = end;
    }
}

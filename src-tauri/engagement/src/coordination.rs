//! Points of coordination: with whom a role works, whom it directs, and where it goes next.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{Choice, Concept, Content, Entity, Field, Id, Kind, Position, Refusal, Surroundings};

/// How a role stands to what it coordinates with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Relation {
    /// Answers to it. M.
    AccountableTo,
    /// Hands it what it cannot settle itself. M.
    EscalatesTo,
    /// Gives it direction. M.
    Directs,
    /// Works with it. W, points of coordination.
    Coordinates,
}

impl Relation {
    /// As a sentence has it, between the role and what it points to.
    pub fn words(self) -> &'static str {
        match self {
            Self::AccountableTo => "accountable to",
            Self::EscalatesTo => "escalates to",
            Self::Directs => "directs",
            Self::Coordinates => "coordinates with",
        }
    }

    /// Whether it says where something goes next; the others are no way up.
    pub fn leads_up(self) -> bool {
        matches!(self, Self::AccountableTo | Self::EscalatesTo)
    }
}

const RELATIONS: &[Choice] = &[
    Choice { word: "coordinates", label: "Coordinates with" },
    Choice { word: "directs", label: "Directs" },
    Choice { word: "escalatesTo", label: "Escalates to" },
    Choice { word: "accountableTo", label: "Accountable to" },
];

/// One point of coordination of a role, to exactly one role, stakeholder, organization or group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Coordination {
    /// Identity.
    pub id: Id,
    /// The role whose point it is.
    pub role_id: Id,
    /// How the role stands to it.
    pub relation: Relation,
    /// The role it leads to.
    pub to_role_id: Option<Id>,
    /// The row of the matrix it leads to.
    pub to_stakeholder_id: Option<Id>,
    /// The organization it leads to.
    pub to_organization_id: Option<Id>,
    /// The group it leads to.
    pub to_group_id: Option<Id>,
    /// Place among the points of its role.
    pub position: Position,
}

impl Concept for Coordination {
    const FIELDS: &'static [Field] = &[
        Field::new("roleId", "Role", "The role whose point of coordination this is.")
            .holds(Content::Reference { kind: Kind::Role })
            .wide(28),
        Field::new("relation", "Relation", "How the role stands to it.")
            .holds(Content::Choice { choices: RELATIONS })
            .wide(18),
        Field::new("toRoleId", "To role", "The role it leads to; one of the four is filled in.")
            .holds(Content::Reference { kind: Kind::Role })
            .optional()
            .wide(28),
        Field::new("toStakeholderId", "To stakeholder", "The row of the matrix it leads to.")
            .holds(Content::Reference { kind: Kind::Stakeholder })
            .optional()
            .wide(28),
        Field::new("toOrganizationId", "To organization", "The organization it leads to.")
            .holds(Content::Reference { kind: Kind::Organization })
            .optional()
            .wide(28),
        Field::new("toGroupId", "To group", "The group it leads to.")
            .holds(Content::Reference { kind: Kind::Group })
            .optional()
            .wide(28),
        Field::position(),
    ];
    const SCOPE: Option<&'static str> = Some("roleId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
        let role = known(around, Kind::Role, &self.role_id)?;
        let Some((kind, id)) = self.to() else { return Ok(role.title().to_owned()) };
        Ok(format!("{} {} {}", role.title(), self.relation.words(), known(around, kind, id)?.title()))
    }

    fn check(&self, _before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        let home = crate::engagement::home(Kind::Role, &self.role_id, around)?;
        let mut filled = self.targets().into_iter().filter_map(|(field, kind, id)| Some((field, kind, id?)));
        let (Some((field, kind, id)), None) = (filled.next(), filled.next()) else {
            return Err(Refusal::invalid(
                "toRoleId",
                "A point of coordination leads to one role, stakeholder, organization or group. Fill in one of the four.",
            ));
        };
        crate::engagement::at_home(field, kind, id, &home, around)?;
        // W's own tables name a role among its own points: its holders coordinate with each other.
        if self.relation != Relation::Coordinates && *id == self.role_id {
            return Err(Refusal::invalid(field, "A role does not answer to itself. Choose another one."));
        }
        let same = |other: &Entity| {
            matches!(other, Entity::Coordination(it) if it.id != self.id && it.role_id == self.role_id
                && it.relation == self.relation && it.to() == self.to())
        };
        match around.all(Kind::Coordination)?.iter().any(same) {
            true => Err(Refusal::invalid(field, "This point of coordination is already there.")),
            false => Ok(()),
        }
    }
}

impl Coordination {
    /// What it leads to.
    pub fn to(&self) -> Option<(Kind, &Id)> {
        self.targets().into_iter().find_map(|(_, kind, id)| Some((kind, id?)))
    }

    fn targets(&self) -> [(&'static str, Kind, Option<&Id>); 4] {
        [
            ("toRoleId", Kind::Role, self.to_role_id.as_ref()),
            ("toStakeholderId", Kind::Stakeholder, self.to_stakeholder_id.as_ref()),
            ("toOrganizationId", Kind::Organization, self.to_organization_id.as_ref()),
            ("toGroupId", Kind::Group, self.to_group_id.as_ref()),
        ]
    }
}

//! Councils, boards, offices and teams that are no role, and who sits in them.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{
    Choice, Concept, Content, Field, Following, Id, Kind, Name, Position, Refusal, Stakeholder, Surroundings, Text,
};

/// What kind of body a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum GroupForm {
    /// Decides or governs. L: Enterprise IT Service Board.
    Board,
    /// Advises.
    Council,
    /// Steers.
    Committee,
    /// A standing part of the government.
    Office,
    /// Executives of an organization.
    Management,
    /// Works together on delivery. M: a service delivery team is one per Information Officer.
    Team,
}

const FORMS: &[Choice] = &[
    Choice { word: "board", label: "Board" },
    Choice { word: "council", label: "Council" },
    Choice { word: "committee", label: "Committee" },
    Choice { word: "office", label: "Office" },
    Choice { word: "management", label: "Management" },
    Choice { word: "team", label: "Team" },
];

/// A body that the plan names and that is no role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Group {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// What people call it.
    pub name: Name,
    /// Short form, such as TSB.
    pub abbreviation: Text,
    /// What kind of body it is.
    pub form: GroupForm,
    /// What it is for and when it meets.
    pub description: Text,
    /// Place in the list of groups.
    pub position: Position,
}

impl Concept for Group {
    const FIELDS: &'static [Field] = &[
        Field::engagement(),
        Field::new("name", "Group", "What people call it.").wide(32),
        Field::new("abbreviation", "Abbreviation", "How people shorten it.").optional().wide(12),
        Field::new("form", "Form", "What kind of body it is.").holds(Content::Choice { choices: FORMS }).wide(12),
        Field::new("description", "Description", "What it is for and when it meets.")
            .holds(Content::Prose)
            .optional()
            .wide(60),
        Field::position(),
    ];
    const SCOPE: Option<&'static str> = Some("engagementId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        crate::engagement::belongs(before.map(|it| &it.engagement_id), &self.engagement_id, around)
    }

    fn followed_by(&self, before: &Self, around: &dyn Surroundings) -> Following {
        Stakeholder::renamed_with(Kind::Group, &self.id, &before.name, &self.name, around)
    }

    fn leaves(&self, around: &dyn Surroundings) -> Following {
        Stakeholder::parted_from(Kind::Group, &self.id, around)
    }
}

/// A seat in a group: a role, a person or both, and the organization they represent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GroupMember {
    /// Identity.
    pub id: Id,
    /// The group.
    pub group_id: Id,
    /// The role that has the seat.
    pub role_id: Option<Id>,
    /// The person who sits in it.
    pub person_id: Option<Id>,
    /// The department or agency they represent.
    pub organization_id: Option<Id>,
    /// Whether they lead the group.
    pub leads: bool,
}

impl Concept for GroupMember {
    const FIELDS: &'static [Field] = &[
        Field::new("groupId", "Group", "The group.").holds(Content::Reference { kind: Kind::Group }).wide(28),
        Field::new("roleId", "Role", "The role that has the seat.")
            .holds(Content::Reference { kind: Kind::Role })
            .optional()
            .wide(28),
        Field::new("personId", "Person", "Who sits in it.")
            .holds(Content::Reference { kind: Kind::Person })
            .optional()
            .wide(28),
        Field::new("organizationId", "Represents", "The department or agency they represent.")
            .holds(Content::Reference { kind: Kind::Organization })
            .optional()
            .wide(28),
        Field::new("leads", "Leads", "Whether they lead the group.").holds(Content::Flag).optional().wide(8),
    ];
    const SCOPE: Option<&'static str> = Some("groupId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
        let seats =
            [(Kind::Person, &self.person_id), (Kind::Role, &self.role_id), (Kind::Organization, &self.organization_id)];
        let group = known(around, Kind::Group, &self.group_id)?;
        match seats.into_iter().find_map(|(kind, id)| Some((kind, id.as_ref()?))) {
            Some((kind, id)) => Ok(format!("{} in {}", known(around, kind, id)?.title(), group.title())),
            None => Ok(group.title().to_owned()),
        }
    }

    fn check(&self, _before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        let home = crate::engagement::home(Kind::Group, &self.group_id, around)?;
        if let Some(role) = &self.role_id {
            crate::engagement::at_home("roleId", Kind::Role, role, &home, around)?;
        }
        for (kind, id) in [(Kind::Person, &self.person_id), (Kind::Organization, &self.organization_id)] {
            id.as_ref().map_or(Ok(()), |id| known(around, kind, id).map(drop))?;
        }
        if [&self.role_id, &self.person_id, &self.organization_id].iter().all(|it| it.is_none()) {
            return Err(Refusal::invalid("roleId", "A seat needs a role, a person or an organization. Name one."));
        }
        Ok(())
    }
}

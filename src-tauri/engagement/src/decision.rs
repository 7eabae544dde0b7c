//! Decision rights by topic. L: management rights inform, decide, notify; control rights ratify, sanction.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{Choice, Concept, Content, Entity, Field, Id, Kind, Name, Position, Refusal, Surroundings};

/// Something that is decided again and again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decision {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// The topic.
    pub name: Name,
    /// Place in the table.
    pub position: Position,
}

impl Concept for Decision {
    const FIELDS: &'static [Field] =
        &[Field::engagement(), Field::new("name", "Topic", "What is decided.").wide(36), Field::position()];
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
}

/// A right over a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Right {
    /// Brings what is needed to decide.
    Inform,
    /// Decides.
    Decide,
    /// Is told what was decided.
    Notify,
    /// Confirms before it holds.
    Ratify,
    /// Sees that it is kept, with consequences.
    Sanction,
}

impl Right {
    /// All rights, management before control.
    pub const ALL: [Self; 5] = [Self::Inform, Self::Decide, Self::Notify, Self::Ratify, Self::Sanction];

    /// As documents show it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Inform => "Inform",
            Self::Decide => "Decide",
            Self::Notify => "Notify",
            Self::Ratify => "Ratify",
            Self::Sanction => "Sanction",
        }
    }
}

const RIGHTS: &[Choice] = &[
    Choice { word: "inform", label: "Inform" },
    Choice { word: "decide", label: "Decide" },
    Choice { word: "notify", label: "Notify" },
    Choice { word: "ratify", label: "Ratify" },
    Choice { word: "sanction", label: "Sanction" },
];

/// A role or a group has a right over a topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionRight {
    /// Identity.
    pub id: Id,
    /// The topic.
    pub decision_id: Id,
    /// The right.
    pub right: Right,
    /// The role that has it.
    pub role_id: Option<Id>,
    /// The group that has it.
    pub group_id: Option<Id>,
}

impl Concept for DecisionRight {
    const FIELDS: &'static [Field] = &[
        Field::new("decisionId", "Topic", "What is decided.")
            .holds(Content::Reference { kind: Kind::Decision })
            .wide(36),
        Field::new("right", "Right", "Management: inform, decide, notify. Control: ratify, sanction.")
            .holds(Content::Choice { choices: RIGHTS })
            .wide(10),
        Field::new("roleId", "Role", "The role that has it; either this or a group.")
            .holds(Content::Reference { kind: Kind::Role })
            .optional()
            .wide(28),
        Field::new("groupId", "Group", "The group that has it; either this or a role.")
            .holds(Content::Reference { kind: Kind::Group })
            .optional()
            .wide(28),
    ];
    const SCOPE: Option<&'static str> = Some("decisionId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
        let topic = known(around, Kind::Decision, &self.decision_id)?;
        let Some((_, kind, id)) = self.holder() else { return Ok(topic.title().to_owned()) };
        Ok(format!("{} for {}, {}", self.right.label(), known(around, kind, id)?.title(), topic.title()))
    }

    fn check(&self, _before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        let home = crate::engagement::home(Kind::Decision, &self.decision_id, around)?;
        let Some((field, kind, id)) = self.holder() else {
            return Err(Refusal::invalid(
                "roleId",
                "A right belongs to either a role or a group. Fill in one of them.",
            ));
        };
        crate::engagement::at_home(field, kind, id, &home, around)?;
        let same = |other: &Entity| {
            matches!(other, Entity::DecisionRight(it) if it.id != self.id && it.decision_id == self.decision_id
                && it.right == self.right && it.holder() == self.holder())
        };
        match around.all(Kind::DecisionRight)?.iter().any(same) {
            true => Err(Refusal::invalid("right", "This right is already given here.")),
            false => Ok(()),
        }
    }
}

impl DecisionRight {
    /// Who has it, and in which field it stands; nothing where there is not exactly one.
    pub fn holder(&self) -> Option<(&'static str, Kind, &Id)> {
        match (&self.role_id, &self.group_id) {
            (Some(role), None) => Some(("roleId", Kind::Role, role)),
            (None, Some(group)) => Some(("groupId", Kind::Group, group)),
            _ => None,
        }
    }
}

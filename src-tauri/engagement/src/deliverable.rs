//! RACI: for every deliverable, which role is responsible, accountable, consulted and informed.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::surroundings::known;
use crate::{Choice, Concept, Content, Entity, Field, Id, Kind, Name, Position, Refusal, Surroundings};

/// Something that is made or done in the engagement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Deliverable {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// What people call it.
    pub name: Name,
    /// Place in the table.
    pub position: Position,
}

impl Concept for Deliverable {
    const FIELDS: &'static [Field] =
        &[Field::engagement(), Field::new("name", "Deliverable", "What is made or done.").wide(36), Field::position()];
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

/// What part a role has in a deliverable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
pub enum RaciLetter {
    /// Does the work.
    R,
    /// Answers for it.
    A,
    /// Is asked before.
    C,
    /// Is told after.
    I,
}

impl RaciLetter {
    /// The letter as it is printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::R => "R",
            Self::A => "A",
            Self::C => "C",
            Self::I => "I",
        }
    }
}

const LETTERS: &[Choice] = &[
    Choice { word: "R", label: "Responsible" },
    Choice { word: "A", label: "Accountable" },
    Choice { word: "C", label: "Consulted" },
    Choice { word: "I", label: "Informed" },
];

/// A role's part in a deliverable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Responsibility {
    /// Identity.
    pub id: Id,
    /// The deliverable.
    pub deliverable_id: Id,
    /// The role.
    pub role_id: Id,
    /// Its part.
    pub letter: RaciLetter,
}

impl Concept for Responsibility {
    const FIELDS: &'static [Field] = &[
        Field::new("deliverableId", "Deliverable", "What is made or done.")
            .holds(Content::Reference { kind: Kind::Deliverable })
            .wide(36),
        Field::new("roleId", "Role", "The role that has a part in it.")
            .holds(Content::Reference { kind: Kind::Role })
            .wide(28),
        Field::new("letter", "Part", "Responsible, accountable, consulted or informed.")
            .holds(Content::Choice { choices: LETTERS })
            .wide(8),
    ];
    const SCOPE: Option<&'static str> = Some("deliverableId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
        let role = known(around, Kind::Role, &self.role_id)?;
        let deliverable = known(around, Kind::Deliverable, &self.deliverable_id)?;
        Ok(format!("{} for {}, {}", self.letter.word(), role.title(), deliverable.title()))
    }

    fn check(&self, _before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        let home = crate::engagement::home(Kind::Deliverable, &self.deliverable_id, around)?;
        crate::engagement::at_home("roleId", Kind::Role, &self.role_id, &home, around)?;
        let same = |other: &Entity| {
            matches!(other, Entity::Responsibility(it) if it.id != self.id
                && (&it.deliverable_id, &it.role_id, it.letter) == (&self.deliverable_id, &self.role_id, self.letter))
        };
        match around.all(Kind::Responsibility)?.iter().any(same) {
            true => Err(Refusal::invalid("letter", "This role already has this letter here.")),
            false => Ok(()),
        }
    }
}

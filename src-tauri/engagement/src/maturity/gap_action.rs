//! Something that is done so that a dimension comes nearer to its target.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::assessment::owner;
use super::kept_model::model_by_id;
use crate::{Choice, Concept, Content, Field, Id, Kind, ModelPart, Name, Position, Refusal, Surroundings, Text};

/// How much work an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Effort {
    /// Days.
    Small,
    /// Weeks.
    Medium,
    /// Months.
    Large,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ActionState {
    /// Not begun.
    Planned,
    /// Under way.
    Started,
    /// Done.
    Done,
    /// Will not be done.
    Dropped,
}

const EFFORTS: &[Choice] = &[
    Choice { word: "small", label: "Small: days" },
    Choice { word: "medium", label: "Medium: weeks" },
    Choice { word: "large", label: "Large: months" },
];

const STATES: &[Choice] = &[
    Choice { word: "planned", label: "Planned" },
    Choice { word: "started", label: "Started" },
    Choice { word: "done", label: "Done" },
    Choice { word: "dropped", label: "Dropped" },
];

impl Effort {
    /// As documents show it.
    pub fn label(self) -> &'static str {
        EFFORTS[self as usize].label
    }
}

impl ActionState {
    /// As documents show it.
    pub fn label(self) -> &'static str {
        STATES[self as usize].label
    }
}

/// An action of a gap plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GapAction {
    /// Identity.
    pub id: Id,
    /// The assessment that found the gap.
    pub assessment_id: Id,
    /// The dimension it serves, by the model's key; all of them where there is none.
    pub dimension: Option<Name>,
    /// The level it leads to, by the model's key.
    pub level: Option<Name>,
    /// What is done.
    pub name: Name,
    /// The model's move that proposed it, by its key.
    pub proposed_by: Text,
    /// The role that sees to it.
    pub owner_id: Option<Id>,
    /// The day by which it is done.
    pub due_on: Option<NaiveDate>,
    /// How much work it is.
    pub effort: Option<Effort>,
    /// How far it is.
    pub state: ActionState,
    /// What else is to be known.
    pub notes: Text,
    /// Place in the plan.
    pub position: Position,
}

impl Concept for GapAction {
    const FIELDS: &'static [Field] = &[
        Field::new("assessmentId", "Assessment", "The assessment that found the gap.")
            .holds(Content::Reference { kind: Kind::Assessment })
            .wide(28),
        Field::new("dimension", "Dimension", "The dimension it serves; all of them where it is empty.")
            .holds(Content::OfModel { part: ModelPart::Dimension })
            .optional()
            .wide(28),
        Field::new("level", "Leads to", "The level it leads to.")
            .holds(Content::OfModel { part: ModelPart::Level })
            .optional()
            .wide(20),
        Field::new("name", "Action", "What is done.").wide(48),
        Field::new("proposedBy", "Proposed by", "The model's move that proposed it.").optional().wide(16),
        Field::new("ownerId", "Owner", "The role that sees to it.")
            .holds(Content::Reference { kind: Kind::Role })
            .optional()
            .wide(24),
        Field::new("dueOn", "Due", "The day by which it is done.").holds(Content::Date).optional().wide(12),
        Field::new("effort", "Effort", "How much work it is: days, weeks or months.")
            .holds(Content::Choice { choices: EFFORTS })
            .optional()
            .wide(14),
        Field::new("state", "State", "How far it is.").holds(Content::Choice { choices: STATES }).wide(10),
        Field::new("notes", "Notes", "What else is to be known.").holds(Content::Prose).optional().wide(40),
        Field::position(),
    ];
    const SCOPE: Option<&'static str> = Some("assessmentId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        let assessment = owner(before.map(|it| &it.assessment_id), &self.assessment_id, around)?;
        if let Some(role) = &self.owner_id
            && before.is_none_or(|before| before.owner_id.as_ref() != Some(role))
        {
            crate::engagement::at_home("ownerId", Kind::Role, role, &assessment.engagement_id, around)?;
        }
        let model = model_by_id(&assessment.model_id, around)?;
        ModelPart::Dimension.check("dimension", self.dimension.as_ref(), &model)?;
        ModelPart::Level.check("level", self.level.as_ref(), &model)
    }
}

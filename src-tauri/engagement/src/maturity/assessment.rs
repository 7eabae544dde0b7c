//! One assessment of one relationship by one model on one day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::kept_model::model_by_id;
use crate::surroundings::known;
use crate::{Choice, Concept, Content, Entity, Field, Id, Kind, ModelPart, Name, Refusal, Side, Surroundings, Text};

/// Whether an assessment still goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AssessmentState {
    /// Ratings still come in; it counts in no result over several.
    Open,
    /// It is done and stays as it is until it is opened again.
    Closed,
}

const STATES: &[Choice] = &[Choice { word: "open", label: "Open" }, Choice { word: "closed", label: "Closed" }];

impl AssessmentState {
    /// As documents show it.
    pub fn label(self) -> &'static str {
        STATES[self as usize].label
    }
}

/// An assessment of an engagement or of one agency in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Assessment {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// The agency whose relationship is rated; the engagement as a whole where there is none.
    pub organization_id: Option<Id>,
    /// The model by which it is made.
    pub model_id: Id,
    /// The day.
    pub date: NaiveDate,
    /// Whose view it is, by the model's key; each rating says it where several rate together.
    pub perspective: Option<Name>,
    /// Who took part, by name or number.
    pub participants: Vec<Name>,
    /// Whether it still goes on.
    pub state: AssessmentState,
    /// What else was said.
    pub notes: Text,
}

impl Concept for Assessment {
    const FIELDS: &'static [Field] = &[
        Field::engagement(),
        Field::new("organizationId", "Agency", "Whose relationship is rated; the whole engagement where it is empty.")
            .holds(Content::Reference { kind: Kind::Organization })
            .optional()
            .wide(28)
            .also(&["subject", "organization"]),
        Field::new("modelId", "Model", "The model by which it is made.")
            .holds(Content::Reference { kind: Kind::MaturityModel })
            .wide(28),
        Field::new("date", "Date", "The day.").holds(Content::Date).wide(12),
        Field::new("perspective", "View", "Whose view it is; empty where several rate together.")
            .holds(Content::OfModel { part: ModelPart::Perspective })
            .optional()
            .wide(12)
            .also(&["perspective"]),
        Field::new("participants", "Participants", "Who took part, by name or number, one a line.")
            .holds(Content::Lines)
            .optional()
            .wide(28),
        Field::new("state", "State", "A closed assessment stays as it is until it is opened again.")
            .holds(Content::Choice { choices: STATES })
            .wide(10),
        Field::new("notes", "Notes", "What else was said.").holds(Content::Prose).optional().wide(40),
    ];
    const SCOPE: Option<&'static str> = Some("engagementId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
        let (kind, id) = match &self.organization_id {
            Some(id) => (Kind::Organization, id),
            None => (Kind::Engagement, &self.engagement_id),
        };
        Ok(format!("of {} on {}", known(around, kind, id)?.title(), self.date))
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        crate::engagement::belongs(before.map(|it| &it.engagement_id), &self.engagement_id, around)?;
        if before.is_some_and(|before| before.model_id != self.model_id) {
            return Err(Refusal::invalid(
                "modelId",
                "An assessment stays with the model by which it was made. Start another one for another model.",
            ));
        }
        if let Some(id) = &self.organization_id
            && let Entity::Organization(it) = known(around, Kind::Organization, id)?
            && it.side != Side::Agency
        {
            let reason = format!("{} is a provider. Choose the agency whose relationship is rated.", it.name);
            return Err(Refusal::invalid("organizationId", reason));
        }
        if before.is_none_or(|before| before.perspective != self.perspective || before.date != self.date) {
            check_open(before.map_or(AssessmentState::Open, |before| before.state))?;
            let model = model_by_id(&self.model_id, around)?;
            ModelPart::Perspective.check("perspective", self.perspective.as_ref(), &model)?;
        }
        let closes =
            self.state == AssessmentState::Closed && before.is_some_and(|before| before.state == AssessmentState::Open);
        if closes { something_is_said(&self.id, around) } else { Ok(()) }
    }
}

/// That there is something to close.
fn something_is_said(id: &Id, around: &dyn Surroundings) -> Result<(), Refusal> {
    let rated = |it: &Entity| matches!(it, Entity::Rating(it) if it.is_given());
    let agreed = |it: &Entity| matches!(it, Entity::AgreedLevel(it) if it.level.is_some() || it.target.is_some());
    if around.within(Kind::Rating, id)?.iter().any(rated) || around.within(Kind::AgreedLevel, id)?.iter().any(agreed) {
        return Ok(());
    }
    Err(Refusal::impossible(
        "Nothing is rated, agreed or wanted here. Give a level, an answer or a target, or leave the assessment open.",
    ))
}

/// That what belongs to an assessment may change.
pub(super) fn check_open(state: AssessmentState) -> Result<(), Refusal> {
    match state {
        AssessmentState::Open => Ok(()),
        AssessmentState::Closed => Err(Refusal::impossible(
            "This assessment is closed and stays as it is. Set its state to open to change it.",
        )),
    }
}

/// The assessment that something belongs to, which stays the same and must be open.
pub(super) fn owner(before: Option<&Id>, now: &Id, around: &dyn Surroundings) -> Result<Assessment, Refusal> {
    if before.is_some_and(|before| before != now) {
        return Err(Refusal::invalid(
            "assessmentId",
            "This stays with its assessment. Copy it into the other one instead.",
        ));
    }
    Assessment::try_from(known(around, Kind::Assessment, now)?)
}

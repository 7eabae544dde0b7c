//! What an assessment ended in for one dimension: the level on which everyone agreed, who did not, and the
//! level that is wanted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::assessment::owner;
use super::kept_model::model_by_id;
use crate::surroundings::known;
use crate::{Concept, Content, Entity, Field, Id, Kind, ModelPart, Name, Refusal, Surroundings, Text};

/// The agreed level of one dimension and where it shall go.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreedLevel {
    /// Identity.
    pub id: Id,
    /// The assessment it belongs to.
    pub assessment_id: Id,
    /// The dimension, by the model's key.
    pub dimension: Name,
    /// Which side agreed, by the model's key; all of them where there is none.
    pub perspective: Option<Name>,
    /// The level on which they agreed, by the model's key; none where it follows from the ratings.
    pub level: Option<Name>,
    /// The level that is wanted, by the model's key; the model's own target where there is none.
    pub target: Option<Name>,
    /// By when.
    pub target_on: Option<NaiveDate>,
    /// Who did not agree, and why.
    pub dissent: Text,
    /// What was said.
    pub notes: Text,
}

impl Concept for AgreedLevel {
    const FIELDS: &'static [Field] = &[
        Field::new("assessmentId", "Assessment", "The assessment it belongs to.")
            .holds(Content::Reference { kind: Kind::Assessment })
            .wide(28),
        Field::new("dimension", "Dimension", "What was rated.")
            .holds(Content::OfModel { part: ModelPart::Dimension })
            .wide(28),
        Field::new("perspective", "View", "Which side agreed; all of them where it is empty.")
            .holds(Content::OfModel { part: ModelPart::Perspective })
            .optional()
            .wide(12),
        Field::new(
            "level",
            "Agreed level",
            "The level on which they agreed; it follows from the ratings where it is empty.",
        )
        .short("Agreed")
        .holds(Content::OfModel { part: ModelPart::Level })
        .optional()
        .wide(20),
        Field::new("target", "Target", "The level that is wanted; the model's own where it is empty.")
            .holds(Content::OfModel { part: ModelPart::Level })
            .optional()
            .wide(20),
        Field::new("targetOn", "By", "The day by which it is wanted.").holds(Content::Date).optional().wide(12),
        Field::new("dissent", "Dissent", "Who did not agree, and why.").holds(Content::Prose).optional().wide(40),
        Field::new("notes", "Notes", "What was said.").holds(Content::Prose).optional().wide(40),
    ];
    const SCOPE: Option<&'static str> = Some("assessmentId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
        let Entity::Assessment(assessment) = known(around, Kind::Assessment, &self.assessment_id)? else {
            return Ok(String::new());
        };
        let model = model_by_id(&assessment.model_id, around)?;
        let name = model.dimensions.iter().find(|it| it.key == self.dimension.as_ref()).map_or("", |it| &it.name);
        Ok(format!("of {name} {}", assessment.called(around)?))
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        let assessment = owner(before.map(|it| &it.assessment_id), &self.assessment_id, around)?;
        // Targets are set on what was found, so they may change after it; what was found may not.
        let other = |before: &Self| before.dimension != self.dimension || before.perspective != self.perspective;
        if before.and_then(|it| it.level.as_ref()) != self.level.as_ref() || before.is_some_and(other) {
            super::assessment::check_open(assessment.state)?;
        }
        let model = model_by_id(&assessment.model_id, around)?;
        ModelPart::Dimension.check("dimension", Some(&self.dimension), &model)?;
        ModelPart::Perspective.check("perspective", self.perspective.as_ref(), &model)?;
        ModelPart::Level.check("level", self.level.as_ref(), &model)?;
        ModelPart::Level.check("target", self.target.as_ref(), &model)?;
        if model.scoring.numbers && self.level.is_some() {
            let reason = format!("{} gives scores, which nobody agrees on by level. Set a target instead.", model.name);
            return Err(Refusal::invalid("level", reason));
        }
        let same = |other: &Entity| {
            matches!(other, Entity::AgreedLevel(it) if it.id != self.id && it.dimension == self.dimension
                && it.perspective == self.perspective)
        };
        match around.within(Kind::AgreedLevel, &self.assessment_id)?.iter().any(same) {
            true => Err(Refusal::invalid("dimension", "This dimension already has its agreed level here. Edit that.")),
            false => Ok(()),
        }
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        super::assessment::check_open(owner(None, &self.assessment_id, around)?.state)
    }
}

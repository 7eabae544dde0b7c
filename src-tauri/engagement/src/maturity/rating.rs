//! What one participant, or one side, said of a dimension or in answer to a question.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::assessment::{check_open, owner};
use super::kept_model::model_by_id;
use super::{Model, Rule};
use crate::surroundings::known;
use crate::{Concept, Content, Entity, Field, Id, Kind, ModelPart, Name, Refusal, Surroundings, Text};

/// A rating. One row can stand for several equal ones of which nobody is to know whose they were.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rating {
    /// Identity.
    pub id: Id,
    /// The assessment it belongs to.
    pub assessment_id: Id,
    /// Whose view it is, by the model's key; the assessment's where there is none.
    pub perspective: Option<Name>,
    /// Who rated, by name or number; the side as a whole where it is empty.
    pub participant: Text,
    /// What was rated, by the model's key.
    pub dimension: Name,
    /// The question that was answered, by the model's key.
    pub question: Option<Name>,
    /// The level that was chosen, by the model's key.
    pub level: Option<Name>,
    /// The answer that was given, by the model's key.
    pub answer: Option<Name>,
    /// How many gave it; one where it is empty.
    pub count: Option<u16>,
    /// What shows it.
    pub evidence: Text,
    /// What was said about it.
    pub comment: Text,
}

impl Concept for Rating {
    const FIELDS: &'static [Field] = &[
        Field::new("assessmentId", "Assessment", "The assessment it belongs to.")
            .holds(Content::Reference { kind: Kind::Assessment })
            .wide(28),
        Field::new("perspective", "View", "Whose view it is; the assessment's where it is empty.")
            .holds(Content::OfModel { part: ModelPart::Perspective })
            .optional()
            .wide(12),
        Field::new(
            "participant",
            "Participant",
            "Who rated, by name or number; the side as a whole where it is empty.",
        )
        .optional()
        .wide(20),
        Field::new("dimension", "Dimension", "What is rated.")
            .holds(Content::OfModel { part: ModelPart::Dimension })
            .wide(28),
        Field::new("question", "Question", "The question that is answered.")
            .holds(Content::OfModel { part: ModelPart::Question })
            .optional()
            .wide(40),
        Field::new("level", "Level", "The level that was chosen.")
            .holds(Content::OfModel { part: ModelPart::Level })
            .optional()
            .wide(20),
        Field::new("answer", "Answer", "The answer that was given.")
            .holds(Content::OfModel { part: ModelPart::Answer })
            .optional()
            .wide(20),
        Field::new("count", "Count", "How many gave it; one where it is empty.")
            .holds(Content::Number)
            .optional()
            .wide(8),
        Field::new("evidence", "Evidence", "What shows it.").holds(Content::Prose).optional().wide(40),
        Field::new("comment", "Comment", "What was said about it.").holds(Content::Prose).optional().wide(40),
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
        check_open(assessment.state)?;
        let model = model_by_id(&assessment.model_id, around)?;
        self.check_by(&model)?;
        match (&assessment.perspective, &self.perspective) {
            (Some(all), Some(one)) if all != one => Err(Refusal::invalid(
                "perspective",
                "The whole assessment is another view. Leave this empty, or start an assessment for the other view.",
            )),
            (None, None) => {
                Err(Refusal::invalid("perspective", "Several views are in this assessment. Say whose this one is."))
            }
            _ => Ok(()),
        }
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        check_open(owner(None, &self.assessment_id, around)?.state)
    }
}

impl Rating {
    /// Whether it says anything: a level or an answer, of somebody.
    pub fn is_given(&self) -> bool {
        (self.level.is_some() || self.answer.is_some()) && self.weight() > 0
    }

    /// How many ratings it stands for.
    pub fn weight(&self) -> u32 {
        self.count.map_or(1, u32::from)
    }

    /// That it says what the model asks for.
    fn check_by(&self, model: &Model) -> Result<(), Refusal> {
        ModelPart::Dimension.check("dimension", Some(&self.dimension), model)?;
        ModelPart::Perspective.check("perspective", self.perspective.as_ref(), model)?;
        if model.scoring.rule == Rule::Direct {
            ModelPart::Level.check("level", self.level.as_ref(), model)?;
            return match (&self.question, &self.answer) {
                (None, None) => Ok(()),
                _ => Err(Refusal::invalid("question", format!("{} asks no questions. Choose a level.", model.name))),
            };
        }
        if self.level.is_some() {
            let reason = format!("Levels of {} follow from answers. Answer its questions instead.", model.name);
            return Err(Refusal::invalid("level", reason));
        }
        let Some(question) = &self.question else {
            let reason = format!("{} is rated by its questions. Say which one is answered.", model.name);
            return Err(Refusal::invalid("question", reason));
        };
        ModelPart::Question.check("question", Some(question), model)?;
        let of = model.find_question(question.as_ref()).and_then(|(at, _)| model.dimensions.get(at as usize));
        if of.is_none_or(|dimension| dimension.key != self.dimension.as_ref()) {
            let name = of.map_or("another dimension", |dimension| &dimension.name);
            let reason = format!("This question belongs to {name}. Put its answer there.");
            return Err(Refusal::invalid("question", reason));
        }
        ModelPart::Answer.check_of("answer", self.answer.as_ref(), model, Some(question.as_ref()))
    }
}

//! A model's file, kept whole in the workspace: with the assessments made by it, or to be chosen.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use specta::Type;

use super::Model;
use crate::{Concept, Content, Entity, Field, Id, Kind, Name, Refusal, Surroundings};

/// The largest model file, in bytes.
const LARGEST: usize = 1_000_000;

/// The text of a model file, exactly as it was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(transparent)]
pub struct ModelText(String);

impl ModelText {
    /// A text that is not too long for a model file.
    pub fn new(text: String) -> Result<Self, String> {
        match text.len() {
            0..=LARGEST => Ok(Self(text)),
            _ => {
                Err(format!("A model file has {LARGEST} bytes at most. This one is longer; split it into two models."))
            }
        }
    }
}

impl<'de> Deserialize<'de> for ModelText {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(from)?).map_err(D::Error::custom)
    }
}

impl AsRef<str> for ModelText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// A model that a workspace holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MaturityModel {
    /// Identity.
    pub id: Id,
    /// What people call it, as its file says.
    pub name: Name,
    /// Its file.
    pub text: ModelText,
}

impl Concept for MaturityModel {
    const FIELDS: &'static [Field] = &[
        Field::new("name", "Model", "What people call it, as its file says.").wide(32),
        Field::new("text", "File", "The model file, whole.").holds(Content::Prose).wide(60),
    ];

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        if before.is_some_and(|before| before.text == self.text && before.name == self.name) {
            return Ok(());
        }
        let model = self.model()?;
        if model.name != self.name.as_ref() {
            let reason =
                format!("The file calls this model \"{}\". Give it that name, or change the file.", model.name);
            return Err(Refusal::invalid("name", reason));
        }
        match self.assessments(around)? {
            0 => Ok(()),
            count => Err(Refusal::invalid(
                "text",
                format!(
                    "{} {} made by this model, and a later edit would change what was found. Add the new file as a model of its own.",
                    count,
                    if count == 1 { "assessment was" } else { "assessments were" }
                ),
            )),
        }
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        match self.assessments(around)? {
            0 => Ok(()),
            1 => Err(Refusal::impossible(format!("An assessment was made by {}. Remove it first.", self.name))),
            count => {
                Err(Refusal::impossible(format!("{count} assessments were made by {}. Remove them first.", self.name)))
            }
        }
    }
}

impl MaturityModel {
    /// The model that its file describes.
    pub fn model(&self) -> Result<Model, Refusal> {
        Model::parse(self.text.as_ref()).map_err(|faults| Refusal::invalid("text", faults.to_string()))
    }

    fn assessments(&self, around: &dyn Surroundings) -> Result<usize, Refusal> {
        let by = |entity: &Entity| matches!(entity, Entity::Assessment(it) if it.model_id == self.id);
        Ok(around.all(Kind::Assessment)?.iter().filter(|entity| by(entity)).count())
    }
}

/// The model by which an assessment is made.
pub(super) fn model_of(assessment: &Id, around: &dyn Surroundings) -> Result<Model, Refusal> {
    match crate::surroundings::known(around, Kind::Assessment, assessment)? {
        Entity::Assessment(it) => model_by_id(&it.model_id, around),
        _ => Err(Refusal::gone(Kind::Assessment.word())),
    }
}

/// The model kept under that id.
pub(super) fn model_by_id(id: &Id, around: &dyn Surroundings) -> Result<Model, Refusal> {
    match crate::surroundings::known(around, Kind::MaturityModel, id)? {
        Entity::MaturityModel(it) => it.model(),
        _ => Err(Refusal::gone(Kind::MaturityModel.word())),
    }
}

//! Fields whose values a model gives: its levels, dimensions, questions, answers and perspectives. They are
//! stored by key and typed as people know them: `2`, `Coordinator`, `coordinator`.

use serde::Serialize;
use serde_json::Value as Json;
use specta::Type;

use super::Model;
use super::kept_model::{model_by_id, model_of};
use crate::{Entity, Id, Kind, Name, Refusal, Surroundings, Values};

/// A part of a model by which something is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ModelPart {
    /// A level.
    Level,
    /// A dimension.
    Dimension,
    /// A question.
    Question,
    /// An answer to the entity's own question.
    Answer,
    /// A perspective.
    Perspective,
}

impl ModelPart {
    /// The key that a person means by what is typed in an entity with these values.
    pub(crate) fn read(
        self,
        field: &str,
        typed: &str,
        known: &Values,
        around: &dyn Surroundings,
    ) -> Result<Json, Refusal> {
        let model = model_for(known, around)?;
        let question = known.get("question").and_then(Json::as_str);
        let wanted = typed.trim().to_lowercase();
        let found = self
            .known(&model, question)
            .into_iter()
            .find(|(key, names)| *key == wanted || names.iter().any(|name| name.to_lowercase() == wanted));
        match found {
            Some((key, _)) => Ok(key.into()),
            None => Err(self.unknown(field, typed, &model, question)),
        }
    }

    /// That a stored key is one of the model's.
    pub(super) fn check(self, field: &str, key: Option<&Name>, model: &Model) -> Result<(), Refusal> {
        self.check_of(field, key, model, None)
    }

    /// That a stored key is one of the model's; an answer is one to the question.
    pub(super) fn check_of(
        self,
        field: &str,
        key: Option<&Name>,
        model: &Model,
        question: Option<&str>,
    ) -> Result<(), Refusal> {
        let Some(key) = key else { return Ok(()) };
        match self.known(model, question).iter().any(|(known, _)| known == key.as_ref()) {
            true => Ok(()),
            false => Err(self.unknown(field, key.as_ref(), model, question)),
        }
    }

    /// Keys with the names under which people know them.
    fn known(self, model: &Model, question: Option<&str>) -> Vec<(String, Vec<String>)> {
        let one = |key: &String, name: &String| (key.clone(), vec![name.clone()]);
        match self {
            Self::Level => (0..)
                .zip(&model.levels)
                .map(|(at, level)| {
                    let number = level.number.map(|number| number.to_string());
                    (level.key.clone(), [level.name.clone(), model.level_words(at)].into_iter().chain(number).collect())
                })
                .collect(),
            Self::Dimension => model.dimensions.iter().map(|it| one(&it.key, &it.name)).collect(),
            Self::Perspective => model.perspectives.iter().map(|it| one(&it.key, &it.name)).collect(),
            Self::Question => {
                model.dimensions.iter().flat_map(|it| &it.questions).map(|it| one(&it.key, &it.text)).collect()
            }
            Self::Answer => question
                .and_then(|key| model.find_question(key))
                .map_or(&[][..], |(_, question)| model.options(question))
                .iter()
                .map(|it| (it.key.clone(), vec![it.text.clone(), it.value.to_string()]))
                .collect(),
        }
    }

    fn unknown(self, field: &str, typed: &str, model: &Model, question: Option<&str>) -> Refusal {
        let word = match self {
            Self::Level => "level",
            Self::Dimension => "dimension",
            Self::Question => "question",
            Self::Answer => "answer to that question",
            Self::Perspective => "view",
        };
        let known: Vec<_> = self
            .known(model, question)
            .into_iter()
            .map(|(key, names)| match self {
                Self::Level => names.into_iter().nth(1).unwrap_or(key),
                Self::Question => key,
                _ => names.into_iter().next().unwrap_or(key),
            })
            .collect();
        let typed: String = typed.chars().take(60).collect();
        let offer = match known.len() {
            0 => format!("{} has none.", model.name),
            1..=12 => format!("Choose {}.", known.join(", ")),
            count => format!("It has {count}, from {} to {}.", known[0], known[count - 1]),
        };
        Refusal::invalid(field, format!("\"{typed}\" is no {word} of {}. {offer}", model.name))
    }
}

/// The model that gives the values of an entity: its assessment's, or the one it names.
fn model_for(known: &Values, around: &dyn Surroundings) -> Result<Model, Refusal> {
    let text = |field: &str| known.get(field).and_then(Json::as_str);
    if let Some(assessment) = text("assessmentId") {
        let id = Id::try_from(assessment).map_err(|reason| Refusal::invalid("assessmentId", reason))?;
        return model_of(&id, around);
    }
    let Some(named) = text("modelId") else {
        return Err(Refusal::invalid("modelId", "This is by a model. Say which one first."));
    };
    if let Ok(id) = Id::try_from(named) {
        return model_by_id(&id, around);
    }
    let by_name = |it: Entity| match it {
        Entity::MaturityModel(it) if it.name.as_ref().to_lowercase() == named.trim().to_lowercase() => Some(it),
        _ => None,
    };
    match around.all(Kind::MaturityModel)?.into_iter().find_map(by_name) {
        Some(it) => it.model(),
        None => Err(Refusal::gone(Kind::MaturityModel.word())),
    }
}

//! A maturity model as the program works with it: read from its file and checked, without a place in it
//! left for doubt. What belongs together is found by index: levels stand from the lowest to the highest.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Side;

/// A maturity model.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// By what it is chosen: `engagement-process`.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Which edition of it this is.
    pub version: String,
    /// What it rates and what it is for.
    pub about: String,
    /// Where it comes from.
    pub source: String,
    /// Under which terms.
    pub license: String,
    /// How ratings become scores.
    pub scoring: Scoring,
    /// The level it aims at, by index.
    pub target: Option<u32>,
    /// Who rates.
    pub perspectives: Vec<Perspective>,
    /// Its levels, the lowest first.
    pub levels: Vec<Level>,
    /// Groups of dimensions; none where they stand alone.
    pub groups: Vec<DimensionGroup>,
    /// What is rated.
    pub dimensions: Vec<Dimension>,
    /// The answers that its questions offer.
    pub answer_sets: Vec<AnswerSet>,
    /// What to do next.
    pub moves: Vec<NextMove>,
}

/// How ratings become scores.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Scoring {
    /// From the ratings of a dimension to its score.
    pub rule: Rule,
    /// From the scores of dimensions to those of groups and of the whole.
    pub overall: Overall,
    /// Whether scores are numbers of their own. Otherwise they are levels, which have no decimals.
    pub numbers: bool,
    /// The value from which a practice counts as met.
    pub met: f64,
    /// The share of a level's practices that must be met, 0 to 1.
    pub share: f64,
}

/// From the ratings of a dimension to its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A level is chosen.
    Direct,
    /// The weighted mean of the answers' values.
    Mean,
    /// The lowest of the answers' values.
    Lowest,
    /// The highest level up to which, level by level, enough practices are met.
    Threshold,
    /// The sum, over the levels, of the mean of the answers to each level's questions.
    Sum,
}

/// From the scores of dimensions to those of groups and of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Overall {
    /// The weighted median of the dimensions.
    Median,
    /// The lowest dimension.
    Lowest,
    /// The weighted mean: of the dimensions in a group, of the groups in the whole.
    Mean,
}

/// Whose view a rating is.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Perspective {
    /// By what ratings name it.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// On which side it stands.
    pub side: Side,
}

/// One level.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Level {
    /// By what ratings name it.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Its number, where the model gives numbers.
    pub number: Option<u32>,
    /// What is true of a relationship on it.
    pub descriptor: String,
}

/// Dimensions that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DimensionGroup {
    /// By what dimensions name it.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// How much it counts in the whole.
    pub weight: f64,
}

/// Something that is rated.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Dimension {
    /// By what ratings name it.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// What it is about.
    pub about: String,
    /// The group in which it stands, by index.
    pub group: Option<u32>,
    /// How much it counts.
    pub weight: f64,
    /// What is true on each level, where the model says it.
    pub descriptors: Vec<LevelText>,
    /// How a perspective is asked, where it is asked in its own way.
    pub views: Vec<View>,
    /// Its questions, where levels follow from answers.
    pub questions: Vec<Question>,
}

/// What a dimension says of one level.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct LevelText {
    /// The level, by index.
    pub level: u32,
    /// What is true on it.
    pub text: String,
}

/// How one perspective is asked about a dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct View {
    /// The perspective, by index.
    pub perspective: u32,
    /// What it is asked.
    pub ask: String,
    /// What is true on each level as it sees it.
    pub descriptors: Vec<LevelText>,
}

/// A question of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// By what answers name it; no other question of the model has it.
    pub key: String,
    /// What is asked.
    pub text: String,
    /// The level whose practice it asks for, by index.
    pub level: Option<u32>,
    /// The answers it offers, by index.
    pub answer_set: u32,
    /// How much it counts.
    pub weight: f64,
}

/// Answers that questions offer.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct AnswerSet {
    /// By what questions name it.
    pub key: String,
    /// Its answers in order.
    pub options: Vec<AnswerOption>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct AnswerOption {
    /// By what ratings name it.
    pub key: String,
    /// What people read.
    pub text: String,
    /// What it counts.
    pub value: f64,
}

/// Something to do on the way to a level.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct NextMove {
    /// By what actions name it.
    pub key: String,
    /// The level it leads to, by index.
    pub level: u32,
    /// The dimension it serves, by index; all of them where there is none.
    pub dimension: Option<u32>,
    /// What to do.
    pub text: String,
}

impl Model {
    /// A level as people say it: `2 Coordinator`, or only its name.
    pub fn level_words(&self, level: u32) -> String {
        match self.levels.get(level as usize) {
            Some(Level { name, number: Some(number), .. }) => format!("{number} {name}"),
            Some(Level { name, .. }) => name.clone(),
            None => String::new(),
        }
    }

    /// The level of a key.
    pub fn level_of_key(&self, key: &str) -> Option<u32> {
        index(&self.levels, |it| it.key == key)
    }

    /// The dimension of a key.
    pub fn dimension_of_key(&self, key: &str) -> Option<u32> {
        index(&self.dimensions, |it| it.key == key)
    }

    /// The perspective of a key.
    pub fn perspective_of_key(&self, key: &str) -> Option<u32> {
        index(&self.perspectives, |it| it.key == key)
    }

    /// The first perspective of a side.
    pub fn perspective_of(&self, side: Side) -> Option<u32> {
        index(&self.perspectives, |it| it.side == side)
    }

    /// The level that a person means: by its key, its number or its name.
    pub fn find_level(&self, typed: &str) -> Option<u32> {
        let typed = typed.trim().to_lowercase();
        let known = |level: &Level| {
            level.key == typed
                || level.name.to_lowercase() == typed
                || level.number.is_some_and(|number| typed == number.to_string())
                || level.number.is_some_and(|number| typed == format!("{number} {}", level.name.to_lowercase()))
        };
        index(&self.levels, known)
    }

    /// The dimension that a person means: by its key or its name.
    pub fn find_dimension(&self, typed: &str) -> Option<u32> {
        let typed = typed.trim().to_lowercase();
        index(&self.dimensions, |it| it.key == typed || it.name.to_lowercase() == typed)
    }

    /// The perspective that a person means: by its key or its name.
    pub fn find_perspective(&self, typed: &str) -> Option<u32> {
        let typed = typed.trim().to_lowercase();
        index(&self.perspectives, |it| it.key == typed || it.name.to_lowercase() == typed)
    }

    /// The dimension and the question of a question's key.
    pub fn find_question(&self, key: &str) -> Option<(u32, &Question)> {
        let key = key.trim().to_lowercase();
        self.dimensions
            .iter()
            .zip(0..)
            .find_map(|(dimension, at)| dimension.questions.iter().find(|it| it.key == key).map(|it| (at, it)))
    }

    /// What a dimension says of a level: as the perspective sees it, or in general, or what the level says.
    pub fn descriptor(&self, dimension: u32, level: u32, perspective: Option<u32>) -> &str {
        let of = |texts: &'_ [LevelText]| texts.iter().position(|it| it.level == level);
        if let Some(it) = self.dimensions.get(dimension as usize) {
            let view = it.views.iter().find(|view| Some(view.perspective) == perspective);
            if let Some((view, at)) = view.and_then(|view| of(&view.descriptors).map(|at| (view, at))) {
                return &view.descriptors[at].text;
            }
            if let Some(at) = of(&it.descriptors) {
                return &it.descriptors[at].text;
            }
        }
        self.levels.get(level as usize).map_or("", |level| &level.descriptor)
    }

    /// The answers that a question offers.
    pub fn options(&self, question: &Question) -> &[AnswerOption] {
        self.answer_sets.get(question.answer_set as usize).map_or(&[], |set| &set.options)
    }
}

fn index<T>(all: &[T], wanted: impl Fn(&T) -> bool) -> Option<u32> {
    all.iter().zip(0..).find(|(it, _)| wanted(it)).map(|(_, at)| at)
}

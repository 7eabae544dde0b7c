//! An assessment that comes in one piece: from a sheet of ratings, or to be started with what is known.

use chrono::NaiveDate;
use serde::Deserialize;
use specta::Type;

use super::{Dimension, Model, OfferedModel, Rule};
use crate::{Id, Refusal};

/// An assessment as it is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessing {
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// The agency; the engagement as a whole where there is none.
    pub organization_id: Option<Id>,
    /// The model's file.
    pub model_text: String,
    /// The day.
    pub date: NaiveDate,
    /// Whose view it is.
    pub perspective: Option<String>,
    /// Who took part.
    pub participants: Vec<String>,
    /// What else was said.
    pub notes: String,
    /// What was rated.
    pub ratings: Vec<RatingGiven>,
    /// What was agreed and what is wanted.
    pub agreed: Vec<AgreedGiven>,
    /// Whether it is done.
    pub closed: bool,
}

/// An assessment as it is started.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewAssessment {
    /// The agency; the engagement as a whole where there is none.
    pub organization_id: Option<Id>,
    /// The model's key.
    pub model: String,
    /// The day.
    pub date: NaiveDate,
    /// Whose view it is; several where there is none.
    pub perspective: Option<String>,
    /// Who takes part, by name or number.
    pub participants: Vec<String>,
}

/// A rating as it is typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RatingGiven {
    /// The line of the sheet.
    pub line: u32,
    /// Whose view; the assessment's where it is empty.
    pub perspective: String,
    /// Who.
    pub participant: String,
    /// What.
    pub dimension: String,
    /// The question.
    pub question: String,
    /// The level.
    pub level: String,
    /// The answer.
    pub answer: String,
    /// How many.
    pub count: String,
    /// What shows it.
    pub evidence: String,
    /// What was said.
    pub comment: String,
}

/// What was agreed on a dimension, as it is typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AgreedGiven {
    /// The line of the sheet.
    pub line: u32,
    /// The dimension.
    pub dimension: String,
    /// Which side; all where it is empty.
    pub perspective: String,
    /// The agreed level.
    pub level: String,
    /// The level that is wanted.
    pub target: String,
    /// By when.
    pub target_on: String,
    /// Who did not agree.
    pub dissent: String,
}

impl Assessing {
    /// An assessment that begins now, with a row for every rating that is asked for, and one for what is agreed and
    /// wanted in each dimension.
    pub fn start(model: &OfferedModel, engagement_id: Id, new: NewAssessment) -> Self {
        let ratings = asked(&model.model, new.perspective.as_deref());
        let row = |it: &Dimension| AgreedGiven { dimension: it.key.clone(), ..AgreedGiven::default() };
        Self {
            engagement_id,
            organization_id: new.organization_id,
            model_text: model.text.clone(),
            date: new.date,
            perspective: new.perspective,
            participants: new.participants,
            notes: String::new(),
            ratings,
            agreed: model.model.dimensions.iter().map(row).collect(),
            closed: false,
        }
    }
}

impl RatingGiven {
    /// A refusal with the line to which it belongs.
    pub fn place(&self, refusal: Refusal) -> Refusal {
        place(self.line, refusal)
    }
}

impl AgreedGiven {
    /// A refusal with the line to which it belongs.
    pub fn place(&self, refusal: Refusal) -> Refusal {
        place(self.line, refusal)
    }
}

fn place(line: u32, refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Invalid { field, reason } if line > 0 => {
            let field = field.map(|field| format!(", {field}")).unwrap_or_default();
            Refusal::impossible(format!("Line {line}{field}: {reason}"))
        }
        other => other,
    }
}

/// What a model asks of a perspective, or of each of them, still to be rated.
fn asked(model: &Model, perspective: Option<&str>) -> Vec<RatingGiven> {
    let own = |it: &Dimension, question: &str, perspective: &str| RatingGiven {
        dimension: it.key.clone(),
        question: question.to_owned(),
        perspective: perspective.to_owned(),
        ..RatingGiven::default()
    };
    let of = |perspective: &str| -> Vec<_> {
        let questions =
            |it: &Dimension| it.questions.iter().map(|question| own(it, &question.key, perspective)).collect();
        let rows = |it: &Dimension| match model.scoring.rule {
            Rule::Direct => vec![own(it, "", perspective)],
            _ => questions(it),
        };
        model.dimensions.iter().flat_map(rows).collect()
    };
    match perspective {
        // The assessment says it for all of them.
        Some(_) => of(""),
        None => model.perspectives.iter().flat_map(|it| of(&it.key)).collect(),
    }
}

/// The columns of a sheet of ratings.
const COLUMNS: [&str; 14] = [
    "dimension",
    "question",
    "level",
    "answer",
    "participant",
    "perspective",
    "count",
    "evidence",
    "comment",
    "agreed",
    "target",
    "by",
    "dissent",
    "view",
];

impl Assessing {
    /// Takes a sheet of ratings: a header, then a line a rating. A line with an agreed level or a target says
    /// so for its dimension, and need not be a rating.
    pub fn take_sheet(&mut self, model: &Model, sheet: &[(u32, Vec<String>)]) -> Result<(), Refusal> {
        let ((_, header), rows) = sheet.split_first().ok_or_else(|| {
            Refusal::impossible("The sheet is empty. Its first line names its columns, such as dimension and level.")
        })?;
        let header: Vec<_> = header.iter().map(|cell| cell.trim().to_lowercase()).collect();
        if let Some(unknown) = header.iter().find(|cell| !cell.is_empty() && !COLUMNS.contains(&cell.as_str())) {
            let known = COLUMNS[..COLUMNS.len() - 1].join(", ");
            return Err(Refusal::impossible(format!(
                "Line 1: there is no column \"{unknown}\". The columns are {known}."
            )));
        }
        let needed = if model.scoring.rule == Rule::Direct { "dimension" } else { "question" };
        if !header.iter().any(|cell| cell == needed || cell == "dimension") {
            return Err(Refusal::impossible(format!("Line 1: a sheet for {} has a column {needed}.", model.name)));
        }
        for (line, row) in rows {
            let cell = |names: &[&str]| {
                let at = header.iter().position(|cell| names.contains(&cell.as_str()));
                at.and_then(|at| row.get(at)).map(|cell| cell.trim().to_owned()).unwrap_or_default()
            };
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            self.take_row(model, *line, cell);
        }
        Ok(())
    }

    fn take_row(&mut self, model: &Model, line: u32, cell: impl Fn(&[&str]) -> String) {
        let question = cell(&["question"]);
        let dimension = match cell(&["dimension"]) {
            // A question belongs to one dimension only, so that it need not be named.
            empty if empty.is_empty() => {
                let of = model.find_question(&question).and_then(|(at, _)| model.dimensions.get(at as usize));
                of.map(|it| it.key.clone()).unwrap_or_default()
            }
            dimension => dimension,
        };
        let rating = RatingGiven {
            line,
            perspective: cell(&["perspective", "view"]),
            participant: cell(&["participant"]),
            dimension: dimension.clone(),
            question,
            level: cell(&["level"]),
            answer: cell(&["answer"]),
            count: cell(&["count"]),
            evidence: cell(&["evidence"]),
            comment: cell(&["comment"]),
        };
        let agreed = AgreedGiven {
            line,
            dimension,
            perspective: String::new(),
            level: cell(&["agreed"]),
            target: cell(&["target"]),
            target_on: cell(&["by"]),
            dissent: cell(&["dissent"]),
        };
        let says = |texts: &[&String]| texts.iter().any(|text| !text.is_empty());
        let agrees = says(&[&agreed.level, &agreed.target, &agreed.target_on, &agreed.dissent]);
        if says(&[&rating.level, &rating.answer, &rating.evidence, &rating.comment]) || !agrees {
            self.ratings.push(rating);
        }
        if agrees {
            self.agreed.push(agreed);
        }
    }
}

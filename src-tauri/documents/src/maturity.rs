//! Maturity as a workbook: results with how they arose, every answer, what was agreed, what is done about it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use engagement::maturity::{Effort, Maturity, Model, SideResult, SubjectResult};
use engagement::{AgreedLevel, Assessment, GapAction, Id, Kind, Name, Rating, Refusal};

use crate::engagement_plan::maturity::said_by;
use crate::matrix::LIAISON_ID;
use crate::workbook::{Cell, Column, Sheet, Stamp, Workbook};

/// What a printed maturity says.
pub fn maturity_workbook(book: &Maturity, exported_at: DateTime<Utc>) -> Result<Workbook<'static>, Refusal> {
    let names = Names::of(book);
    let mut results = Vec::new();
    for model in book.models_in_use() {
        // A model by which nothing is closed yet has no result.
        if book.closed_by(&model.key) {
            results.extend(book.results(&model.key)?);
        }
    }
    Ok(Workbook {
        title: book.title(),
        stamp: Stamp {
            workspace: book.workspace.id.to_string(),
            engagement: book.engagement.id.to_string(),
            exported_at,
        },
        sheets: vec![
            sheet("Results", result_columns(), results.iter().flat_map(result_rows)),
            sheet(
                "Assessments",
                with_ids(ASSESSMENTS, Kind::Assessment),
                names.all(&book.assessments, Names::assessment),
            ),
            sheet("Answers", answer_columns(), names.all(&book.ratings, Names::rating)),
            sheet("Agreed levels", agreed_columns(), names.all(&book.agreed, Names::agreed)),
            sheet("Actions", action_columns(), names.all(&book.actions, Names::action)),
        ],
    })
}

const ASSESSMENTS: &[&str] = &["organizationId", "modelId", "date", "perspective", "participants", "state", "notes"];

fn sheet(name: &str, columns: Vec<Column>, rows: impl Iterator<Item = Vec<Cell<'static>>>) -> Sheet<'static> {
    Sheet { name: name.into(), columns, rows: rows.collect() }
}

fn columns(kind: Kind, fields: &[&str]) -> Vec<Column> {
    let known = fields.iter().filter_map(|name| kind.field(name));
    known.map(|field| Column { wraps: field.width >= 20, ..Column::new(field.label, field.width) }).collect()
}

fn with_ids(fields: &[&str], kind: Kind) -> Vec<Column> {
    columns(kind, fields).into_iter().chain([ids()]).collect()
}

fn ids() -> Column {
    Column { hidden: true, ..Column::new(LIAISON_ID, 38) }
}

fn wide(header: &str, width: u16) -> Column {
    Column { wraps: true, ..Column::new(header, width) }
}

/// By which assessment a row is, in its first columns.
fn of_assessment() -> Vec<Column> {
    columns(Kind::Assessment, &["organizationId", "modelId", "date"])
}

fn answer_columns() -> Vec<Column> {
    let own =
        ["perspective", "participant", "dimension", "question", "level", "answer", "count", "evidence", "comment"];
    of_assessment().into_iter().chain(with_ids(&own, Kind::Rating)).collect()
}

fn agreed_columns() -> Vec<Column> {
    let own = ["dimension", "perspective", "level", "target", "targetOn", "dissent", "notes"];
    of_assessment().into_iter().chain(with_ids(&own, Kind::AgreedLevel)).collect()
}

fn action_columns() -> Vec<Column> {
    let own = ["dimension", "level", "name", "ownerId", "dueOn", "effort", "state", "notes"];
    of_assessment().into_iter().chain(with_ids(&own, Kind::GapAction)).collect()
}

fn result_columns() -> Vec<Column> {
    vec![
        wide("Agency", 28),
        wide("Model", 28),
        Column::new("Fiscal year", 12),
        wide("Group", 20),
        wide("Dimension", 28),
        wide("Provider", 24),
        wide("Agency's view", 24),
        wide("Difference", 24),
        wide("Result", 32),
        wide("Target", 20),
        Column::new("By", 12),
        wide("Dissent", 32),
        wide("How it arose", 60),
    ]
}

/// A row a dimension, then one a group, then the whole.
fn result_rows(result: &SubjectResult) -> Vec<Vec<Cell<'static>>> {
    let model = &result.model;
    let start = || vec![cell(&result.subject.name), cell(&model.name), cell(&result.year.name)];
    let side = |of: engagement::Side, sides: &[SideResult]| Cell::from(said_by(model, of, sides));
    let mut rows = Vec::new();
    for it in &result.dimensions {
        let of = model.dimensions.get(it.dimension as usize);
        let group = of.and_then(|of| of.group).and_then(|at| model.groups.get(at as usize));
        let apart = result.disagreements.iter().find(|other| other.dimension == it.dimension);
        let mut row = start();
        row.extend([
            group.map(|group| group.name.clone()).unwrap_or_default().into(),
            of.map(|of| of.name.clone()).unwrap_or_default().into(),
            side(engagement::Side::Provider, &it.sides),
            side(engagement::Side::Agency, &it.sides),
            apart.map(|it| it.words.clone()).unwrap_or_default().into(),
            cell(&it.words),
            it.target.map(|level| model.level_words(level)).unwrap_or_default().into(),
            it.target_on.map(|date| date.to_string()).unwrap_or_default().into(),
            cell(&it.dissent),
            why(&it.reason),
        ]);
        rows.push(row);
    }
    let summary = |group: &str, words: &str, reason: &engagement::maturity::Reason| {
        let blank = || Cell::from("");
        let mut row = start();
        row.extend([cell(&group), "All dimensions".into(), blank(), blank(), blank(), cell(&words)]);
        row.extend([blank(), blank(), blank(), why(reason)]);
        row
    };
    for it in &result.groups {
        let name = model.groups.get(it.group as usize).map_or("", |group| &group.name);
        rows.push(summary(name, &it.words, &it.reason));
    }
    rows.push(summary("", &result.overall.words, &result.overall.reason));
    rows
}

/// How a score arose, a line a reason, indented.
fn why(reason: &engagement::maturity::Reason) -> Cell<'static> {
    let lines = reason.lines();
    let lines: Vec<_> = lines.into_iter().map(|(depth, line)| format!("{}{line}", "  ".repeat(depth))).collect();
    let whole = lines.join("\n");
    match engagement::Text::try_from(whole.as_str()) {
        Ok(_) => whole.into(),
        // What a cell cannot hold stands in the answers.
        Err(_) => lines.first().cloned().unwrap_or_default().into(),
    }
}

fn cell(text: &impl ToString) -> Cell<'static> {
    text.to_string().into()
}

/// What ids and keys stand for.
struct Names<'a> {
    book: &'a Maturity,
    assessments: HashMap<&'a Id, (&'a Assessment, Option<&'a Model>)>,
    entities: HashMap<&'a Id, &'a str>,
}

impl<'a> Names<'a> {
    fn of(book: &'a Maturity) -> Self {
        let models: HashMap<_, _> = book.models.iter().map(|(id, model)| (id, model)).collect();
        let organizations = book.organizations.iter().map(|it| (&it.id, it.name.as_ref()));
        let roles = book.roles.iter().map(|it| (&it.id, it.name.as_ref()));
        let assessments = book.assessments.iter().map(|it| (&it.id, (it, models.get(&it.model_id).copied())));
        Self { book, assessments: assessments.collect(), entities: organizations.chain(roles).collect() }
    }

    /// A row for each; none for one whose assessment is gone.
    fn all<T>(
        &self,
        rows: &'a [T],
        row: impl Fn(&Self, &'a T) -> Option<Vec<Cell<'static>>>,
    ) -> impl Iterator<Item = Vec<Cell<'static>>> {
        rows.iter().filter_map(move |it| row(self, it))
    }

    fn start(&self, id: &Id) -> Option<(Vec<Cell<'static>>, &'a Model)> {
        let (assessment, model) = self.assessments.get(id).copied()?;
        let model = model?;
        Some((vec![self.subject(assessment), cell(&model.name), cell(&assessment.date)], model))
    }

    fn subject(&self, assessment: &Assessment) -> Cell<'static> {
        let agency = assessment.organization_id.as_ref().and_then(|id| self.entities.get(id).copied());
        agency.unwrap_or(self.book.engagement.name.as_ref()).to_owned().into()
    }

    fn assessment(&self, it: &'a Assessment) -> Option<Vec<Cell<'static>>> {
        let (mut row, model) = self.start(&it.id)?;
        let participants: Vec<&str> = it.participants.iter().map(AsRef::as_ref).collect();
        row.extend([
            perspective(model, it.perspective.as_ref()),
            participants.join("\n").into(),
            it.state.label().into(),
            cell(&it.notes),
            cell(&it.id),
        ]);
        Some(row)
    }

    fn rating(&self, it: &'a Rating) -> Option<Vec<Cell<'static>>> {
        let (mut row, model) = self.start(&it.assessment_id)?;
        let own = it.perspective.as_ref();
        let view = own.or(self.assessments.get(&it.assessment_id).and_then(|(of, _)| of.perspective.as_ref()));
        let question = it.question.as_ref().and_then(|key| model.find_question(key.as_ref())).map(|(_, it)| it);
        let options = question.map_or(&[][..], |question| model.options(question));
        let answer = it.answer.as_ref().and_then(|key| options.iter().find(|it| it.key == key.as_ref()));
        row.extend([
            perspective(model, view),
            cell(&it.participant),
            dimension(model, Some(&it.dimension)),
            question.map(|it| it.text.clone()).unwrap_or_default().into(),
            level(model, it.level.as_ref()),
            answer.map(|it| it.text.clone()).unwrap_or_default().into(),
            it.weight().to_string().into(),
            cell(&it.evidence),
            cell(&it.comment),
            cell(&it.id),
        ]);
        Some(row)
    }

    fn agreed(&self, it: &'a AgreedLevel) -> Option<Vec<Cell<'static>>> {
        let (mut row, model) = self.start(&it.assessment_id)?;
        row.extend([
            dimension(model, Some(&it.dimension)),
            perspective(model, it.perspective.as_ref()),
            level(model, it.level.as_ref()),
            level(model, it.target.as_ref()),
            it.target_on.map(|date| date.to_string()).unwrap_or_default().into(),
            cell(&it.dissent),
            cell(&it.notes),
            cell(&it.id),
        ]);
        Some(row)
    }

    fn action(&self, it: &'a GapAction) -> Option<Vec<Cell<'static>>> {
        let (mut row, model) = self.start(&it.assessment_id)?;
        let owner = it.owner_id.as_ref().and_then(|id| self.entities.get(id).copied());
        row.extend([
            dimension(model, it.dimension.as_ref()),
            level(model, it.level.as_ref()),
            cell(&it.name),
            owner.unwrap_or_default().to_owned().into(),
            it.due_on.map(|date| date.to_string()).unwrap_or_default().into(),
            it.effort.map_or("", Effort::label).into(),
            it.state.label().into(),
            cell(&it.notes),
            cell(&it.id),
        ]);
        Some(row)
    }
}

fn perspective(model: &Model, key: Option<&Name>) -> Cell<'static> {
    let found = key.and_then(|key| model.perspectives.iter().find(|it| it.key == key.as_ref()));
    found.map(|it| it.name.clone()).unwrap_or_default().into()
}

fn dimension(model: &Model, key: Option<&Name>) -> Cell<'static> {
    let found = key.and_then(|key| model.dimensions.iter().find(|it| it.key == key.as_ref()));
    found.map(|it| it.name.clone()).unwrap_or_default().into()
}

fn level(model: &Model, key: Option<&Name>) -> Cell<'static> {
    let found = key.and_then(|key| model.level_of_key(key.as_ref()));
    found.map(|level| model.level_words(level)).unwrap_or_default().into()
}

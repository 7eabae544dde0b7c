//! Rates maturity and shows what it comes to.

mod arguments;
mod models;
mod print;

use std::path::Path;

use engagement::maturity::{Assessing, Maturity, Path as GapPath};
use engagement::{Id, Kind, Organization, Refusal};
use store::{Stamp, Store};

pub use arguments::MaturityCommand;
use arguments::OfSubject;

use crate::arguments::Within;
use crate::commands::{answer, print_json, save, today};
use crate::{desk, scope};

/// Carries out a command and prints its answer.
pub fn run(command: MaturityCommand) -> Result<(), Refusal> {
    match command {
        MaturityCommand::Model(command) => models::run(command),
        MaturityCommand::Assess { file, model, subject, ratings, perspective, on, open, within, output } => {
            let sheet = documents::read_csv(&ratings)?;
            let done = desk::change(&file, |store| {
                let engagement = scope::engagement(store, within.engagement.as_deref())?;
                let model = models::chosen(store, &model)?;
                let mut assessing = Assessing {
                    engagement_id: engagement.id,
                    organization_id: subject.map(|named| agency(store, &named)).transpose()?,
                    model_text: model.text,
                    date: on.unwrap_or_else(today),
                    perspective,
                    participants: Vec::new(),
                    notes: String::new(),
                    ratings: Vec::new(),
                    agreed: Vec::new(),
                    closed: !open,
                };
                assessing.take_sheet(&model.model, &sheet)?;
                store.assess(&Stamp::here_and_now(), &assessing)
            })?;
            answer("Done", &done, &output)
        }
        MaturityCommand::Result { of, why } => {
            let (maturity, subject) = subject(&of)?;
            let result = maturity.result(subject.as_ref(), of.by.model.as_deref(), of.by.year)?;
            match of.output.json {
                true => print_json(&result)?,
                false => print::result(&result, why),
            }
            Ok(())
        }
        MaturityCommand::Portfolio { file, by, within, output } => {
            let store = desk::read(&file)?;
            let engagement = scope::engagement(&store, within.engagement.as_deref())?;
            let portfolio = store.maturity(&engagement.id)?.portfolio(by.model.as_deref(), by.year)?;
            match output.json {
                true => print_json(&portfolio)?,
                false => print::portfolio(&portfolio),
            }
            Ok(())
        }
        MaturityCommand::Gap { of, take, path } => gap(&of, &take, path.as_deref()),
    }
}

/// Maturity as a workbook.
pub fn export(file: &Path, to: &Path, within: &Within) -> Result<(), Refusal> {
    let store = desk::read(file)?;
    let engagement = scope::engagement(&store, within.engagement.as_deref())?;
    save(&documents::maturity_workbook(&store.maturity(&engagement.id)?, Stamp::here_and_now().at)?, to)
}

fn gap(of: &OfSubject, take: &[String], path: Option<&str>) -> Result<(), Refusal> {
    let path = path.map(GapPath::named).transpose()?;
    if take.is_empty() && path.is_none() {
        let (maturity, subject) = subject(of)?;
        let plan = maturity.gap_plan(subject.as_ref(), of.by.model.as_deref(), of.by.year)?;
        match of.output.json {
            true => print_json(&plan)?,
            false => print::gap_plan(&plan),
        }
        return Ok(());
    }
    let done = desk::change(&of.file, |store| {
        let engagement = scope::engagement(store, of.within.engagement.as_deref())?;
        let maturity = store.maturity(&engagement.id)?;
        let subject = meant(store, &maturity, of.subject.as_deref())?;
        let (changes, label) = match &path {
            Some(path) => {
                maturity.gap_plan(subject.as_ref(), Some(&path.model), of.by.year)?.take_path(path, today())?
            }
            None => maturity.gap_plan(subject.as_ref(), of.by.model.as_deref(), of.by.year)?.take_up(take)?,
        };
        store.change(&Stamp::here_and_now(), &changes, Some(&label), None)
    })?;
    answer("Done", &done, &of.output)
}

fn subject(of: &OfSubject) -> Result<(Maturity, Option<Id>), Refusal> {
    let store = desk::read(&of.file)?;
    let engagement = scope::engagement(&store, of.within.engagement.as_deref())?;
    let maturity = store.maturity(&engagement.id)?;
    let subject = meant(&store, &maturity, of.subject.as_deref())?;
    Ok((maturity, subject))
}

/// Whose result is meant: the one named or, where only one was assessed, that.
fn meant(store: &Store, maturity: &Maturity, named: Option<&str>) -> Result<Option<Id>, Refusal> {
    if let Some(named) = named {
        let whole = named == maturity.engagement.id.as_ref()
            || named.to_lowercase() == maturity.engagement.name.as_ref().to_lowercase();
        return if whole { Ok(None) } else { agency(store, named).map(Some) };
    }
    let mut assessed: Vec<_> = maturity.assessments.iter().map(|it| &it.organization_id).collect();
    assessed.sort();
    assessed.dedup();
    match assessed.as_slice() {
        [only] => Ok((*only).clone()),
        // A whole engagement that was assessed is meant where nothing is named; of nothing there is no result.
        [] => Ok(None),
        [None, ..] => Ok(None),
        several => Err(Refusal::impossible(format!(
            "{} agencies were assessed. Say which with --subject, or ask for the portfolio.",
            several.len()
        ))),
    }
}

/// An agency by its id, its name or its abbreviation.
pub fn agency(store: &Store, named: &str) -> Result<Id, Refusal> {
    let wanted = named.trim().to_lowercase();
    let all = store.list(Kind::Organization, None)?;
    let shortened = all.into_iter().map(Organization::try_from).collect::<Result<Vec<_>, _>>()?;
    let mut shortened = shortened.iter().filter(|it| it.abbreviation.as_ref().to_lowercase() == wanted);
    match (shortened.next(), shortened.next()) {
        (Some(only), None) => Ok(only.id.clone()),
        _ => scope::entry(store, Kind::Organization, named, None).map(|it| it.id().clone()),
    }
}

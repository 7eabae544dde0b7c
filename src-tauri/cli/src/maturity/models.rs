//! Lists, checks, prints and adds maturity models.

use std::path::Path;

use engagement::Refusal;
use engagement::maturity::{Fault, Faults, Model, OfferedModel, offered};
use store::{Stamp, Store};

use super::arguments::ModelCommand;
use crate::commands::{answer, print_json};
use crate::{desk, show};

/// Carries out a command and prints its answer.
pub fn run(command: ModelCommand) -> Result<(), Refusal> {
    match command {
        ModelCommand::List { file, output } => {
            let all = known(file.as_deref())?;
            if output.json {
                return print_json(&all);
            }
            list(&all);
            Ok(())
        }
        ModelCommand::Check { model } => check(&model),
        ModelCommand::Print { model, file } => {
            let text = OfferedModel::named(known(file.as_deref())?, &model)?.text;
            println!("{}", text.trim_end());
            Ok(())
        }
        ModelCommand::Add { file, model, output } => {
            let text = documents::read_text(&model)?;
            // The refusal names the file as a person knows it.
            parse(&model, &text)?;
            let done = desk::change(&file, |store| store.add_model(&Stamp::here_and_now(), &text))?;
            answer("Done", &done, &output)
        }
    }
}

fn known(workspace: Option<&Path>) -> Result<Vec<OfferedModel>, Refusal> {
    match workspace {
        Some(file) => desk::read(file)?.offered_models(),
        None => offered(&[]),
    }
}

/// The model that is meant: one of those that are offered, or a file.
pub fn chosen(store: &Store, named: &str) -> Result<OfferedModel, Refusal> {
    let file = Path::new(named);
    if !named.to_lowercase().ends_with(".toml") && !file.is_file() {
        return OfferedModel::named(store.offered_models()?, named);
    }
    let text = documents::read_text(file)?;
    Ok(OfferedModel { model: parse(file, &text)?, shipped: false, kept_id: None, text })
}

/// The model in a file; where it is refused, by its first mistake.
fn parse(file: &Path, text: &str) -> Result<Model, Refusal> {
    Model::parse(text).map_err(|Faults(faults)| {
        let more = match faults.len() {
            0 | 1 => String::new(),
            count => format!(" `liaison model check` tells {} more.", count - 1),
        };
        let first = faults.first().map(|it| told(file, it)).unwrap_or_default();
        Refusal::Unreadable { reason: format!("{first}{more}") }
    })
}

fn told(file: &Path, fault: &Fault) -> String {
    format!("{}:{}: {}", file.display(), fault.line, fault.reason)
}

/// Checks a file and tells every mistake, a line each.
fn check(file: &Path) -> Result<(), Refusal> {
    let text = documents::read_text(file)?;
    let model = Model::parse(&text).map_err(|Faults(faults)| {
        let lines: Vec<_> = faults.iter().map(|it| told(file, it)).collect();
        Refusal::Unreadable { reason: lines.join("\n") }
    })?;
    let questions: usize = model.dimensions.iter().map(|it| it.questions.len()).sum();
    println!(
        "{} is sound: {} levels, {} dimensions, {questions} questions, {} moves.",
        model.name,
        model.levels.len(),
        model.dimensions.len(),
        model.moves.len()
    );
    Ok(())
}

fn list(all: &[OfferedModel]) {
    let mut lines: Vec<Vec<String>> =
        vec![["Key", "Name", "Version", "Levels", "Dimensions", "From"].map(str::to_owned).into()];
    for it in all {
        lines.push(vec![
            it.model.key.clone(),
            show::plain(&it.model.name),
            show::plain(&it.model.version),
            it.model.levels.len().to_string(),
            it.model.dimensions.len().to_string(),
            if it.shipped { "the program" } else { "the workspace" }.into(),
        ]);
    }
    show::columns(&lines);
}

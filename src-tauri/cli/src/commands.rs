//! Carries out one command on a workspace file.

use std::path::Path;

use engagement::template::Template;
use engagement::{Change, Deed, Done, Entity, Kind, Refusal, Values};
use serde::Serialize;
use store::{Stamp, Store};

use crate::arguments::{Assignments, Command, Document, Of, Output, Within};
use crate::{desk, safety, scope, show};

/// How far back `history` looks.
const HISTORY: u32 = 1_000_000;

/// Carries out a command and prints its answer.
pub fn run(command: Command) -> Result<(), Refusal> {
    match command {
        Command::New { file, template } => {
            Store::create(&file, Template::named(template.word())?)?;
            println!("Made {}.", file.display());
            Ok(())
        }
        Command::List { of, within, output } => list(&of, &within, &output),
        Command::Add { of, values, within, output } => add(&of, values, &within, &output),
        Command::Edit { of, id, values, within, output } => edit(&of, &id, values, &within, &output),
        Command::Remove { of, id, within, output } => remove(&of, &id, &within, &output),
        Command::Export { file, document: Document::Matrix, to, within } => export_matrix(&file, &to, &within),
        Command::History { file, output } => {
            let steps = desk::read(&file)?.history(HISTORY)?;
            if output.json {
                return print_json(&steps);
            }
            show::history(&steps);
            Ok(())
        }
        Command::Undo { file, output } => answer("Undid", &desk::change(&file, Store::undo)?, &output),
        Command::Redo { file, output } => answer("Redid", &desk::change(&file, Store::redo)?, &output),
        Command::Verify { file, output } => safety::verify(&file, &output),
        Command::Rescue { file, to, output } => safety::rescue(&file, &to, &output),
        Command::Backups { file, output } => safety::backups(&file, &output),
        Command::Backup { file, output } => safety::backup(&file, &output),
        Command::Restore { file, backup } => safety::restore(&file, &backup),
    }
}

fn list(of: &Of, within: &Within, output: &Output) -> Result<(), Refusal> {
    let store = desk::read(&of.file)?;
    let engagement = match &within.engagement {
        Some(named) => Some(scope::engagement(&store, Some(named))?),
        None => None,
    };
    let scope = engagement.as_ref().filter(|_| in_engagement(of.kind)).map(|it| it.id.as_ref());
    let entities = store.list(of.kind, scope)?;
    if output.json {
        return print_json(&entities);
    }
    show::entries(of.kind, &entities)
}

fn add(of: &Of, values: Assignments, within: &Within, output: &Output) -> Result<(), Refusal> {
    let mut values = typed(values);
    let done = desk::change(&of.file, |store| {
        if in_engagement(of.kind) && !values.contains_key("engagementId") {
            let engagement = scope::engagement(store, within.engagement.as_deref())?;
            values.insert("engagementId".into(), engagement.id.to_string().into());
        }
        change(store, Change::Add { kind: of.kind, values, after: None })
    })?;
    if !output.json
        && let Some(added) = done.touched.iter().find(|touched| touched.deed == Deed::Added)
    {
        println!("{}", added.id);
        return Ok(());
    }
    answer("Done", &done, output)
}

fn edit(of: &Of, id: &str, values: Assignments, within: &Within, output: &Output) -> Result<(), Refusal> {
    let done = desk::change(&of.file, |store| {
        let id = named(store, of.kind, id, within)?.id().clone();
        change(store, Change::Edit { kind: of.kind, id, values: typed(values) })
    })?;
    answer("Done", &done, output)
}

fn remove(of: &Of, id: &str, within: &Within, output: &Output) -> Result<(), Refusal> {
    let done = desk::change(&of.file, |store| {
        let id = named(store, of.kind, id, within)?.id().clone();
        change(store, Change::Remove { kind: of.kind, id })
    })?;
    answer("Done", &done, output)
}

fn export_matrix(file: &Path, to: &Path, within: &Within) -> Result<(), Refusal> {
    let format = documents::Format::from_path(to)?;
    let store = desk::read(file)?;
    let matrix = store.matrix(&scope::engagement(&store, within.engagement.as_deref())?.id)?;
    let workbook = documents::matrix_workbook(&matrix, Stamp::here_and_now().at);
    documents::save(&workbook, to, format, &mut |_, _| std::ops::ControlFlow::Continue(()))?;
    println!("Exported {} rows to {}.", matrix.stakeholders.len(), to.display());
    Ok(())
}

fn in_engagement(kind: Kind) -> bool {
    kind.scope() == Some("engagementId")
}

fn named(store: &Store, kind: Kind, id: &str, within: &Within) -> Result<Entity, Refusal> {
    let engagement = match &within.engagement {
        Some(named) => Some(scope::engagement(store, Some(named))?),
        None => None,
    };
    scope::entry(store, kind, id, engagement.as_ref())
}

fn typed(values: Assignments) -> Values {
    values.values.into_iter().map(|(field, value)| (field, value.into())).collect()
}

fn change(store: &mut Store, change: Change) -> Result<Done, Refusal> {
    store.change(&Stamp::here_and_now(), &[change], None, None)
}

fn answer(verb: &str, done: &Done, output: &Output) -> Result<(), Refusal> {
    if output.json {
        return print_json(done);
    }
    match done.label.as_str() {
        "" => println!("Nothing changed; it already was like that."),
        label => println!("{verb}: {label}."),
    }
    Ok(())
}

/// Prints an answer for programs.
pub fn print_json(answer: &impl Serialize) -> Result<(), Refusal> {
    println!("{}", serde_json::to_string_pretty(answer).map_err(Refusal::internal)?);
    Ok(())
}

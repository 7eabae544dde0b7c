//! Carries out one command on a workspace file.

use std::path::Path;

use engagement::{Change, Deed, Done, Entity, Kind, Refusal, Values};
use pictures::ink::Theme;
use pictures::structure::{Purpose, Structure};
use serde::Serialize;
use store::{Stamp, Store};

use crate::arguments::{Assignments, Command, Document, Of, Output, Within};
use crate::{roles, scope, show};

/// How far back `history` looks.
const HISTORY: u32 = 1_000_000;

/// Carries out a command and prints its answer.
pub fn run(command: Command) -> Result<(), Refusal> {
    match command {
        Command::New { file, template } => {
            Store::create(&file, template)?;
            println!("Made {}.", file.display());
            Ok(())
        }
        Command::Take { file, templates, new, within, output } => {
            let mut store = Store::open(&file)?;
            let stamp = Stamp::here_and_now();
            let done = match new {
                Some(name) => store.new_engagement(&stamp, &name, &templates)?,
                None => {
                    let engagement = scope::engagement(&store, within.engagement.as_deref())?;
                    store.take_roles(&stamp, &engagement.id, &templates)?
                }
            };
            answer("Done", &done, &output)
        }
        Command::Escalation { file, role, within, output } => roles::escalation(&file, &role, &within, &output),
        Command::Forget { file, person, output } => roles::forget(&file, &person, &output),
        Command::List { of, within, output } => list(&of, &within, &output),
        Command::Add { of, values, within, output } => add(&of, values, &within, &output),
        Command::Edit { of, id, values, within, output } => edit(&of, &id, values, &within, &output),
        Command::Remove { of, id, within, output } => remove(&of, &id, &within, &output),
        Command::Export { file, document, to, within } => export(&file, document, &to, &within),
        Command::History { file, output } => {
            let steps = Store::open(&file)?.history(HISTORY)?;
            if output.json {
                return print_json(&steps);
            }
            show::history(&steps);
            Ok(())
        }
        Command::Undo { file, output } => answer("Undid", &Store::open(&file)?.undo()?, &output),
        Command::Redo { file, output } => answer("Redid", &Store::open(&file)?.redo()?, &output),
    }
}

fn list(of: &Of, within: &Within, output: &Output) -> Result<(), Refusal> {
    let store = Store::open(&of.file)?;
    let engagement = match &within.engagement {
        Some(named) => Some(scope::engagement(&store, Some(named))?),
        None => None,
    };
    let scope = engagement.as_ref().filter(|_| in_engagement(of.kind)).map(|it| it.id.as_ref());
    let entities = store.list(of.kind, scope)?;
    if output.json {
        return print_json(&entities);
    }
    show::entries(&store, of.kind, &entities)
}

fn add(of: &Of, values: Assignments, within: &Within, output: &Output) -> Result<(), Refusal> {
    let mut store = Store::open(&of.file)?;
    let mut values = typed(values);
    if in_engagement(of.kind) && !values.contains_key("engagementId") {
        let engagement = scope::engagement(&store, within.engagement.as_deref())?;
        values.insert("engagementId".into(), engagement.id.to_string().into());
    }
    let done = change(&mut store, Change::Add { kind: of.kind, values, after: None })?;
    if !output.json
        && let Some(added) = done.touched.iter().find(|touched| touched.deed == Deed::Added)
    {
        println!("{}", added.id);
        return Ok(());
    }
    answer("Done", &done, output)
}

fn edit(of: &Of, id: &str, values: Assignments, within: &Within, output: &Output) -> Result<(), Refusal> {
    let mut store = Store::open(&of.file)?;
    let id = named(&store, of.kind, id, within)?.id().clone();
    let done = change(&mut store, Change::Edit { kind: of.kind, id, values: typed(values) })?;
    answer("Done", &done, output)
}

fn remove(of: &Of, id: &str, within: &Within, output: &Output) -> Result<(), Refusal> {
    let mut store = Store::open(&of.file)?;
    let id = named(&store, of.kind, id, within)?.id().clone();
    let done = change(&mut store, Change::Remove { kind: of.kind, id })?;
    answer("Done", &done, output)
}

fn export(file: &Path, document: Document, to: &Path, within: &Within) -> Result<(), Refusal> {
    let store = Store::open(file)?;
    let engagement = scope::engagement(&store, within.engagement.as_deref())?.id;
    let now = Stamp::here_and_now().at;
    match document {
        Document::Matrix => print(&documents::matrix_workbook(&store.matrix(&engagement)?, now), to),
        Document::Roles => print(&documents::roles_workbook(&store.who_is_who(&engagement)?, today(), now), to),
        Document::Structure => draw(&Structure::of(&store.who_is_who(&engagement)?, today()), to),
    }
}

fn print(workbook: &documents::Workbook, to: &Path) -> Result<(), Refusal> {
    let format = documents::Format::from_path(to)?;
    documents::save(workbook, to, format, &mut |_, _| std::ops::ControlFlow::Continue(()))?;
    // The first sheet is what the document is named for.
    let rows = workbook.sheets.first().map_or(0, |sheet| sheet.rows.len());
    println!("Exported {rows} rows to {}.", to.display());
    Ok(())
}

fn draw(structure: &Structure, to: &Path) -> Result<(), Refusal> {
    documents::replace(to, &structure.chart(Purpose::Document).scene.printed(to, Theme::Light)?)?;
    println!("Exported {} roles to {}.", structure.boxes.len(), to.display());
    Ok(())
}

/// The day it is here.
pub fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

fn in_engagement(kind: Kind) -> bool {
    kind.scope() == Some("engagementId")
}

pub fn named(store: &Store, kind: Kind, id: &str, within: &Within) -> Result<Entity, Refusal> {
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

pub fn print_json(answer: &impl Serialize) -> Result<(), Refusal> {
    println!("{}", serde_json::to_string_pretty(answer).map_err(Refusal::internal)?);
    Ok(())
}

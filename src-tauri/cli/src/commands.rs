//! Carries out one command on a workspace file.

use std::path::Path;

use engagement::{Change, Content, Deed, Done, Entity, Kind, Refusal, Values};
use serde::Serialize;
use store::{Stamp, Store};

use crate::arguments::{Assignments, Command, Document, Of, Output, Within};
use crate::{desk, document, maturity, maturity_chart, plan, roles, safety, scope, show, who, workshop};

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
            let stamp = Stamp::here_and_now();
            let done = desk::change(&file, |store| match new {
                Some(name) => store.new_engagement(&stamp, &name, &templates),
                None => {
                    let engagement = scope::engagement(store, within.engagement.as_deref())?;
                    store.take_roles(&stamp, &engagement.id, &templates)
                }
            })?;
            answer("Done", &done, &output)
        }
        Command::Forget { file, person, dry_run: true, output } => roles::would_forget(&file, &person, &output),
        Command::Forget { file, person, dry_run: false, output } => roles::forget(&file, &person, &output),
        Command::List { of, within, output } => list(&of, &within, &output),
        Command::Add { of, values, within, output } => add(&of, values, &within, &output),
        Command::Edit { of, id, values, within, output } => edit(&of, &id, values, &within, &output),
        Command::Remove { of, id, within, output } => remove(&of, &id, &within, &output),
        Command::Export { file, document, to, for_agency, chart, options, within } => {
            document.check(for_agency, &chart, &options)?;
            match document {
                Document::Plan => document::export(&file, &to, &options, &within),
                Document::Matrix => export_matrix(&file, &to, &within),
                Document::Roles => roles::export(&file, &to, &within),
                Document::Maturity => maturity::export(&file, &to, &within),
                Document::Structure => roles::draw(&file, &to, &within),
                Document::MaturityChart => maturity_chart::draw(&file, &to, &chart, &within),
                Document::Communication => plan::export_workbook(&file, &to, for_agency, &within),
                Document::Calendar => plan::export_calendar(&file, &to, &within),
            }
        }
        Command::Sections(arguments) => document::sections(arguments),
        Command::Plan(command) => plan::run(command),
        Command::Who(command) => who::run(command),
        Command::Workshop(command) => workshop::run(command),
        Command::Maturity(command) => maturity::run(command),
        Command::History { file, output } => {
            let steps = desk::read(&file)?.history(HISTORY)?;
            if output.json {
                return print_json(&steps);
            }
            match steps.as_slice() {
                [] => println!("{} has no steps of history.", file.display()),
                steps => show::history(steps),
            }
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
    show::entries(&store, of.kind, &entities)
}

fn add(of: &Of, values: Assignments, within: &Within, output: &Output) -> Result<(), Refusal> {
    let mut values = typed(values);
    let done = desk::change(&of.file, |store| {
        if in_engagement(of.kind) && !values.contains_key("engagementId") {
            let engagement = scope::engagement(store, within.engagement.as_deref())?;
            values.insert("engagementId".into(), engagement.id.to_string().into());
        }
        own_by_name(store, of.kind, &mut values, within)?;
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

/// What a new entry belongs to, such as the role of a point of coordination, is named within the
/// engagement that is meant.
fn own_by_name(store: &Store, kind: Kind, values: &mut Values, within: &Within) -> Result<(), Refusal> {
    let Some(Content::Reference { kind: owner }) = kind.scope().and_then(|name| kind.field(name)).map(|it| &it.value)
    else {
        return Ok(());
    };
    if let Some(value) = kind.scope().and_then(|name| values.get_mut(name))
        && let Some(typed) = value.as_str()
    {
        *value = named(store, *owner, typed, within)?.id().to_string().into();
    }
    Ok(())
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
    let store = desk::read(file)?;
    let engagement = scope::engagement(&store, within.engagement.as_deref())?.id;
    save(&documents::matrix_workbook(&store.matrix(&engagement)?, Stamp::here_and_now().at), to)
}

/// Writes a workbook and tells how long its first sheet is, which is what the document is named for.
pub(crate) fn save(workbook: &documents::Workbook, to: &Path) -> Result<(), Refusal> {
    let format = documents::Format::from_path(to)?;
    documents::save(workbook, to, format, &mut |_, _| std::ops::ControlFlow::Continue(()))?;
    let rows = workbook.sheets.first().map_or(0, |sheet| sheet.rows.len());
    println!("Exported {} to {}.", show::counted(rows, "row", "rows"), to.display());
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

pub(crate) fn answer(verb: &str, done: &Done, output: &Output) -> Result<(), Refusal> {
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
pub(crate) fn print_json(answer: &impl Serialize) -> Result<(), Refusal> {
    println!("{}", serde_json::to_string_pretty(answer).map_err(Refusal::internal)?);
    Ok(())
}

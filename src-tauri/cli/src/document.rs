//! Makes the engagement plan as a document, and chooses and words its sections.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use documents::{PlanFormat, Template, Wanted};
use engagement::{ChosenPart, Part, PartState, Refusal};
use store::{Stamp, Store};

use crate::arguments::{Output, PlanOptions, SectionsArguments, Within};
use crate::commands::{answer, print_json};
use crate::{desk, scope, show};

/// Writes the plan.
pub fn export(file: &Path, to: &Path, options: &PlanOptions, within: &Within) -> Result<(), Refusal> {
    let format = PlanFormat::from_path(to)?;
    let template = template(format, options)?;
    let typed = options.sections.as_deref().unwrap_or_default();
    let asked: Vec<Part> = typed.iter().map(|it| part(it)).collect::<Result<_, _>>()?;
    Part::each_once(asked.iter().copied())?;
    if !options.include_internal && asked.contains(&Part::Internal) {
        return Err(Refusal::impossible("Internal notes leave only where that is asked for. Add --include-internal."));
    }
    let store = desk::read(file)?;
    let plan = store.engagement_plan(&scope::engagement(&store, within.engagement.as_deref())?.id)?;
    let wanted =
        Wanted { parts: options.sections.is_some().then(|| asked.clone()), internal: options.include_internal };
    let outline = documents::plan_outline(&plan, &wanted, Stamp::here_and_now().at);
    let replaced =
        documents::save_plan(&outline, to, format, template.as_ref(), &mut |_, _| ControlFlow::Continue(()))?;
    let count = outline.sections.len() + usize::from(outline.title_page.is_some());
    println!("Exported {count} {} to {}.", if count == 1 { "section" } else { "sections" }, to.display());
    let is_in = |part: &Part| *part == Part::Title || outline.sections.iter().any(|it| it.part == *part);
    let empty: Vec<_> = asked.iter().filter(|part| !is_in(part)).map(|part| part.title()).collect();
    if !empty.is_empty() {
        println!("Left out, having nothing to say yet: {}.", empty.join(", "));
    }
    if !replaced.is_empty() {
        println!("The fonts of the PDF do not have some letters, so others stand for them:");
        replaced.iter().for_each(|it| println!("  {}", show::plain(&it.to_string())));
    }
    Ok(())
}

fn template(format: PlanFormat, options: &PlanOptions) -> Result<Option<Template>, Refusal> {
    match (&options.template, format) {
        (Some(path), PlanFormat::Word) => Template::read(path).map(Some),
        (Some(_), _) => Err(Refusal::impossible("Only a Word document has a template. End the name in .docx.")),
        (None, _) => Ok(None),
    }
}

/// Lists the sections, or chooses, orders and words them.
pub fn sections(arguments: SectionsArguments) -> Result<(), Refusal> {
    let SectionsArguments { file, choose, text, from, within, output } = arguments;
    if let Some(words) = choose {
        let chosen: Vec<_> = words.iter().map(|it| part(it)).collect::<Result<_, _>>()?;
        return arrange(&file, &chosen, &within, &output);
    }
    if let Some(section) = text {
        let words = read(from.as_deref())?;
        let part = part(&section)?;
        let done = desk::change(&file, |store| {
            let engagement = scope::engagement(store, within.engagement.as_deref())?.id;
            let (changes, label) = store.engagement_plan(&engagement)?.parts().worded(&engagement, part, &words);
            store.change(&Stamp::here_and_now(), &changes, Some(&label), None)
        })?;
        return answer("Done", &done, &output);
    }
    let store = desk::read(&file)?;
    let states = states(&store, &within)?;
    if output.json {
        return print_json(&states);
    }
    for state in states {
        println!("{}", line(&state));
    }
    Ok(())
}

/// Those that are named are in, in that order; the others are left out.
fn arrange(file: &Path, chosen: &[Part], within: &Within, output: &Output) -> Result<(), Refusal> {
    let done = desk::change(file, |store| {
        let engagement = scope::engagement(store, within.engagement.as_deref())?.id;
        let plan = store.engagement_plan(&engagement)?;
        let rest = Part::ALL.into_iter().filter(|part| !chosen.contains(part));
        let wanted: Vec<_> = chosen.iter().map(|part| (*part, false)).chain(rest.map(|part| (part, true))).collect();
        let wanted: Vec<_> = wanted.into_iter().map(|(part, left_out)| ChosenPart { part, left_out }).collect();
        let (changes, label) = plan.parts().arranged(&engagement, &wanted)?;
        store.change(&Stamp::here_and_now(), &changes, Some(&label), None)
    })?;
    answer("Done", &done, output)
}

fn states(store: &Store, within: &Within) -> Result<Vec<PartState>, Refusal> {
    let engagement = scope::engagement(store, within.engagement.as_deref())?.id;
    Ok(documents::plan_parts(&store.engagement_plan(&engagement)?, Stamp::here_and_now().at))
}

fn line(state: &PartState) -> String {
    let how = match (state.left_out, state.internal, state.empty) {
        (true, ..) => "left out",
        (_, true, _) => "only with --include-internal",
        (_, _, true) => "nothing to say yet",
        _ => "in",
    };
    let words = if state.text.trim().is_empty() { "" } else { ", own text" };
    show::plain(&format!("{:<14} {:<26} {how}{words}", state.part.word(), state.title))
}

fn part(typed: &str) -> Result<Part, Refusal> {
    typed.parse().map_err(Refusal::impossible)
}

/// The words from a file, or from what is typed.
fn read(from: Option<&Path>) -> Result<String, Refusal> {
    let read = match from {
        Some(path) => std::fs::read_to_string(path),
        None => {
            let mut words = String::new();
            std::io::stdin().read_to_string(&mut words).map(|_| words)
        }
    };
    read.map_err(|error| {
        let name = from.map_or_else(|| "what was typed".to_owned(), |path| path.display().to_string());
        Refusal::Unreadable { reason: format!("{name} could not be read as text: {error}. Give a text file in UTF-8.") }
    })
}

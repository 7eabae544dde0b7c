//! Questions about who is who.

use std::path::Path;

use engagement::{Kind, Refusal, Role, WayEnd, WayStep};
use pictures::ink::Theme;
use pictures::structure::{Purpose, Structure};
use store::{ForgottenRows, Stamp};

use crate::arguments::{Output, Within};
use crate::commands::{named, print_json, save, today};
use crate::{desk, scope, show};

/// Prints the ways up from a role.
pub fn escalation(file: &Path, role: &str, within: &Within, output: &Output) -> Result<(), Refusal> {
    let store = desk::read(file)?;
    let role: Role = named(&store, Kind::Role, role, within)?.try_into()?;
    let way = store.who_is_who(&role.engagement_id)?.way_up(&role.id, today())?;
    if output.json {
        return print_json(&way);
    }
    match way.steps.is_empty() {
        true => println!("{}: no one above is named", show::plain(&way.role.name)),
        false => println!("{}", show::plain(&way.role.name)),
    }
    for step in &way.steps {
        println!("{}", line(step));
    }
    Ok(())
}

fn line(step: &WayStep) -> String {
    let indent = "  ".repeat(step.height as usize);
    let held: Vec<_> = step.held_by.iter().map(|person| person.name.as_str()).collect();
    let held = if held.is_empty() { String::new() } else { format!(" ({})", held.join(", ")) };
    let end = match step.end {
        None => "",
        Some(WayEnd::NoOneAbove) => ": no one above is named",
        Some(WayEnd::Circle) => ": comes back to where it was",
        Some(WayEnd::ShownAbove) => ": see above",
    };
    show::plain(&format!("{indent}{} {}{held}{end}", step.relation.words(), step.to.name))
}

/// Who is who as a workbook.
pub fn export(file: &Path, to: &Path, within: &Within) -> Result<(), Refusal> {
    let store = desk::read(file)?;
    let engagement = scope::engagement(&store, within.engagement.as_deref())?.id;
    let book = store.who_is_who(&engagement)?;
    save(&documents::roles_workbook(&book, today(), Stamp::here_and_now().at), to)
}

/// The structure chart as a picture.
pub fn draw(file: &Path, to: &Path, within: &Within) -> Result<(), Refusal> {
    let store = desk::read(file)?;
    let engagement = scope::engagement(&store, within.engagement.as_deref())?.id;
    let structure = Structure::of(&store.who_is_who(&engagement)?, today());
    documents::replace(to, &structure.chart(Purpose::Document).scene.printed(to, Theme::Light)?)?;
    println!("Exported {} roles to {}.", structure.boxes.len(), to.display());
    Ok(())
}

/// Forgets a person and says what went.
pub fn forget(file: &Path, person: &str, output: &Output) -> Result<(), Refusal> {
    let forgotten = desk::change(file, |store| {
        let person = scope::entry(store, Kind::Person, person, None)?.id().clone();
        store.forget_everywhere(&Stamp::here_and_now(), &person)
    })?;
    if output.json {
        return print_json(&forgotten);
    }
    println!("Forgot this person. There is no undo.");
    for (deed, rows) in [("Removed", &forgotten.removed), ("Rewritten", &forgotten.rewritten)] {
        for ForgottenRows { kind, count } in rows {
            println!("{deed}: {count} {}", if *count == 1 { kind.word() } else { kind.words() });
        }
    }
    println!("Removed: history, {} steps", forgotten.steps);
    println!("Cleared: {} backups", forgotten.backups);
    if forgotten.deleted > 0 {
        println!("Deleted: {} kept files that could not be opened", forgotten.deleted);
    }
    println!("Documents exported and copies saved before still hold what they held.");
    Ok(())
}

//! Who is who goes out, and a person is forgotten.

use std::path::Path;

use engagement::{Kind, Refusal};
use pictures::ink::Theme;
use pictures::structure::{Purpose, Structure};
use store::{ForgottenRows, Stamp};

use crate::arguments::{Output, Within};
use crate::commands::{print_json, save, today};
use crate::{desk, scope};

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
    let book = store.who_is_who(&engagement)?;
    let structure = Structure::of(&book, today());
    documents::replace(to, &structure.chart(Purpose::Document).scene.printed(to, Theme::Light)?)?;
    println!("Exported {} roles to {}.", book.roles.len(), to.display());
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
    if forgotten.copies > 0 {
        println!("Cleared: {} copies kept beside the file", forgotten.copies);
    }
    for left in &forgotten.left {
        println!("Not cleared, look into it: {}", left.display());
    }
    if let Some(reason) = &forgotten.no_backup {
        println!("No backup was made. {reason}");
    }
    println!("Documents exported and copies saved before still hold what they held.");
    Ok(())
}

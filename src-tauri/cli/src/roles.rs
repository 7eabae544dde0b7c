//! Who is who goes out, and a person is forgotten.

use std::path::Path;

use engagement::{Kind, Refusal};
use pictures::ink::Theme;
use pictures::structure::{Purpose, Structure};
use store::{ForgottenRows, FoundText, Stamp};

use crate::arguments::{Output, Within};
use crate::commands::{print_json, save, today};
use crate::show::counted;
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
    println!("Exported {} to {}.", counted(book.roles.len(), "role", "roles"), to.display());
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
    print_rows("Removed", &forgotten.removed);
    print_rows("Rewritten", &forgotten.rewritten);
    println!("Removed: history, {}", counted(forgotten.steps as usize, "step", "steps"));
    println!("Cleared: {}", counted(forgotten.backups as usize, "backup", "backups"));
    if forgotten.deleted > 0 {
        let files = counted(forgotten.deleted as usize, "kept file", "kept files");
        println!("Deleted: {files} that could not be opened");
    }
    if forgotten.copies > 0 {
        println!("Cleared: {} kept beside the file", counted(forgotten.copies as usize, "copy", "copies"));
    }
    for left in &forgotten.left {
        println!("Not cleared, look into it: {}", left.display());
    }
    if forgotten.in_doubt > 0 {
        let texts = of(forgotten.in_doubt as usize, "text");
        println!("Left, look into it: {} {texts} where the name may be an ordinary word", forgotten.in_doubt);
    }
    if let Some(reason) = &forgotten.no_backup {
        println!("No backup was made. {reason}");
    }
    println!("Documents exported and copies saved before still hold what they held.");
    Ok(())
}

/// Says what forgetting a person would do in the file, and does nothing.
pub fn would_forget(file: &Path, person: &str, output: &Output) -> Result<(), Refusal> {
    let store = desk::read(file)?;
    let person = scope::entry(&store, Kind::Person, person, None)?.id().clone();
    let preview = store.preview_forgetting(&Stamp::here_and_now(), &person)?;
    if output.json {
        return print_json(&preview);
    }
    println!("Nothing is changed. Forgetting this person would do this here, and the same in backups and kept copies:");
    print_rows("Remove", &preview.removed);
    let (texts, rows) = (preview.texts.len(), preview.rows);
    println!("Rewrite: {texts} {} in {rows} {}", of(texts, "text"), of(rows as usize, "row"));
    print_texts(&preview.texts);
    if !preview.in_doubt.is_empty() {
        let texts = preview.in_doubt.len();
        println!("Leave, look into it: {texts} {} where the name may be an ordinary word", of(texts, "text"));
        print_texts(&preview.in_doubt);
    }
    Ok(())
}

fn print_rows(deed: &str, rows: &[ForgottenRows]) {
    for ForgottenRows { kind, count } in rows {
        println!("{deed}: {count} {}", if *count == 1 { kind.word() } else { kind.words() });
    }
}

fn print_texts(texts: &[FoundText]) {
    for FoundText { kind, row, field, words } in texts {
        let place = kind.map_or_else(|| "kept by Liaison".into(), |kind| format!("{} {row}", kind.word()));
        let found = if words.is_empty() { String::new() } else { format!(": {}", words.join(" | ")) };
        println!("  {place}, {field}{found}");
    }
}

fn of(count: usize, one: &str) -> String {
    if count == 1 { one.into() } else { format!("{one}s") }
}

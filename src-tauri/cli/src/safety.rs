//! What keeps a year of work: looks into files, rescues, backups.

use std::path::Path;

use engagement::Refusal;
use store::{Backup, Backups, DataFolder, RowName, Stamp, Verdict};

use crate::arguments::Output;
use crate::commands::print_json;
use crate::{desk, show};

/// Says what is sound; refuses where something is not, so that scripts notice.
pub fn verify(file: &Path, output: &Output) -> Result<(), Refusal> {
    let verdict = store::verify(file)?;
    if output.json {
        print_json(&verdict)?
    } else {
        show_verdict(&verdict)
    }
    if verdict.sound { Ok(()) } else { Err(Refusal::Unreadable { reason: verdict.says }) }
}

fn show_verdict(verdict: &Verdict) {
    if verdict.sound {
        println!("{}", verdict.says);
    }
    for (table, rows) in &verdict.rows {
        println!("Sound: {} of {table}.", rows_of(*rows));
    }
    for page in &verdict.damaged {
        println!("Damaged: page {}, {}.", page.page, page.holds);
    }
    show_rows("Doubtful", &verdict.doubtful);
    for fault in &verdict.faults {
        println!("Fault: {}", show::plain(fault));
    }
}

/// Saves what can be read.
pub fn rescue(file: &Path, to: &Path, output: &Output) -> Result<(), Refusal> {
    let rescue = store::rescue(file, to)?;
    if output.json {
        return print_json(&rescue);
    }
    for (table, rows) in &rescue.saved {
        println!("Saved: {} of {table}.", rows_of(*rows));
    }
    show_rows("Doubtful", &rescue.doubtful);
    show_rows("Lost", &rescue.lost);
    for lost in &rescue.uncounted {
        println!("Lost: {lost}");
    }
    for mended in &rescue.mended {
        println!("Mended: {mended}");
    }
    println!("Made {}.", to.display());
    Ok(())
}

fn rows_of(count: u32) -> String {
    show::counted(count as usize, "row", "rows")
}

fn show_rows(what: &str, rows: &[RowName]) {
    for row in rows {
        println!("{what}: {} in {}.", show::plain(&row.name), row.table);
    }
}

/// Lists backups.
pub fn backups(file: &Path, output: &Output) -> Result<(), Refusal> {
    let backups = backups_of(file).list();
    if backups.is_empty() && !file.exists() {
        let reason = format!("There is no {}, and no backup of one. Check its name and folder.", file.display());
        return Err(Refusal::Gone { reason });
    }
    if output.json {
        return print_json(&backups);
    }
    match backups.as_slice() {
        [] => println!("There are no backups of {}; `liaison backup` makes one.", file.display()),
        backups => show::backups(backups),
    }
    Ok(())
}

/// Makes a backup now.
pub fn backup(file: &Path, output: &Output) -> Result<(), Refusal> {
    let backup: Backup = desk::read(file)?.back_up(Stamp::here_and_now().at)?;
    if output.json {
        return print_json(&backup);
    }
    println!("Backed up as {}.", backup.name);
    Ok(())
}

/// Puts a backup in the place of its workspace.
pub fn restore(file: &Path, name: &str) -> Result<(), Refusal> {
    let backup = backups_of(file).restore(name, &DataFolder::of_this_person(), Stamp::here_and_now().at)?;
    println!("Restored {} from {}.", file.display(), backup.name);
    Ok(())
}

fn backups_of(file: &Path) -> Backups {
    Backups::of(file, &DataFolder::of_this_person())
}

//! Opens a workspace for one command and closes it again: to read it, beside whoever writes, or to
//! change it, with its backups, and through a copy on this machine where it lies in a shared folder.

use std::path::Path;

use engagement::Refusal;
use store::{Access, BroughtBack, DataFolder, Stamp, Store};

/// Opens a workspace to read it.
pub fn read(file: &Path) -> Result<Store, Refusal> {
    let store = Store::open_to_read(file)?;
    tell(&store);
    Ok(store)
}

/// Changes a workspace.
pub fn change<T>(file: &Path, work: impl FnOnce(&mut Store) -> Result<T, Refusal>) -> Result<T, Refusal> {
    let mut store = open(file)?;
    tell(&store);
    let now = Stamp::here_and_now().at;
    // Where nothing can be changed that is all there is to say.
    if *store.access() == Access::Writing
        && let Err(refusal) = store.back_up_if_due(now)
    {
        // Work goes on without one.
        eprintln!("No backup was made. {refusal}");
    }
    let done = work(&mut store)?;
    if let Some(BroughtBack::Beside { .. }) = store.bring_back(now)?
        && let Some(reason) = store.access().reason(store.path())
    {
        eprintln!("{reason}");
    }
    Ok(done)
}

fn open(file: &Path) -> Result<Store, Refusal> {
    let store = Store::open(file)?;
    match store.access() {
        Access::Writing => Ok(store),
        Access::Shared { .. } => Store::open_working_copy(file, &DataFolder::of_this_person()),
        // The store says why when it is changed.
        _ => Ok(store),
    }
}

/// What the person should know of how the file was found.
fn tell(store: &Store) {
    if let Some(note) = store.note() {
        eprintln!("{note}");
    }
}

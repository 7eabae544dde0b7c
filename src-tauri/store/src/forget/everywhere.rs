//! Forgets a person in the workspace and in all of its backups. Each backup is cleared in a copy that then
//! takes its place. A file that was kept because it could not be opened cannot be cleared: it is deleted.

use std::fs;
use std::path::Path;

use engagement::{Id, Refusal};
use rusqlite::Connection;

use super::{Forgotten, Traces};
use crate::access::Access;
use crate::data_folder::DataFolder;
use crate::disk::{beside, draft_beside, force_out, put_in_place, unwritable};
use crate::migrate::migrate;
use crate::open::{finish, sound};
use crate::refusal::refusal;
use crate::seal::{self, inspect};
use crate::transact::Stamp;
use crate::{Backup, Store};

impl Store {
    /// Forgets a person in this file and in its backups. Refused where the file cannot be written or the
    /// name is not theirs alone; then nothing has changed in the file.
    pub fn forget_everywhere(&mut self, stamp: &Stamp, person: &Id) -> Result<Forgotten, Refusal> {
        self.access.may_write(&self.path)?;
        let traces = self.traces_of(person)?;
        // The backups come first: as long as the person has a row here, it can be done again.
        let (mut backups, mut deleted) = (0, 0);
        for Backup { path, damaged, .. } in self.backups().list() {
            if !damaged && clear(&path, stamp, &traces, &self.data).is_ok() {
                backups += 1;
            } else {
                delete(&path)?;
                deleted += 1;
            }
        }
        Ok(Forgotten { backups, deleted, ..self.forget(stamp, &traces)? })
    }
}

fn clear(backup: &Path, stamp: &Stamp, traces: &Traces, data: &DataFolder) -> Result<(), Refusal> {
    let failed = |error| unwritable(backup, &error);
    let inspection = sound(backup, inspect(backup)?)?;
    let draft = draft_beside(backup).map_err(failed)?;
    fs::copy(backup, &draft).and_then(|_| seal::take_off(&draft, &inspection)).map_err(failed)?;
    let mut connection = Connection::open(&draft).map_err(refusal)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(refusal)?;
    migrate(&mut connection)?;
    let mut store = finish(connection, backup, Access::Writing, None, data)?;
    store.forget(stamp, traces)?;
    drop(store);
    force_out(&draft).and_then(|()| seal::put_on(&draft)).map_err(failed)?;
    put_in_place(draft, backup).map_err(failed)
}

fn delete(kept: &Path) -> Result<(), Refusal> {
    for ending in ["", "-wal", "-journal"] {
        let file = beside(kept, ending);
        if file.exists() {
            fs::remove_file(&file).map_err(|error| unwritable(&file, &error))?;
        }
    }
    Ok(())
}

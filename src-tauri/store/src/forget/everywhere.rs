//! Forgets a person in the workspace, in all of its backups, also those made while the file had another name, and in
//! the copies of it that Liaison has kept: those beside a file in a shared folder that two had changed, and what is left
//! of a working copy. Each is cleared in a draft that then takes its place. A backup that was kept because it could not
//! be opened is deleted; any other file may hold work that is nowhere else: where it cannot be cleared it stays, and is
//! named.

use std::fs;
use std::path::Path;

use engagement::{Id, Refusal};
use rusqlite::Connection;

use super::{Forgotten, Traces};
use crate::access::Access;
use crate::backups::Backups;
use crate::data_folder::DataFolder;
use crate::disk::{beside, draft_beside, force_out, is_filled, put_in_place, unwritable};
use crate::lock::Lock;
use crate::migrate::migrate;
use crate::open::{finish, read_only, reading, sound};
use crate::refusal::refusal;
use crate::seal::{self, inspect};
use crate::transact::Stamp;
use crate::working_copy::{BroughtBack, kept_beside, leave_copy_of};
use crate::{Backup, Store};

impl Store {
    /// Forgets a person in this file, in its backups and in kept copies. Refused where the file cannot be
    /// written or the name is not theirs alone; then nothing has changed in the file.
    pub fn forget_everywhere(&mut self, stamp: &Stamp, person: &Id) -> Result<Forgotten, Refusal> {
        self.access.may_write(&self.path)?;
        let traces = self.traces_of(person)?;
        let clearing = Clearing { stamp, traces: &traces, data: &self.data.clone(), workspace: self.workspace()?.id };
        let mut forgotten = Forgotten::default();
        // This file comes after its copies: as long as the person has a row here, it can be done again.
        let mut cleared = vec![self.backups()];
        for copy in kept_beside(&self.path) {
            match clearing.copy(&copy) {
                Ok(true) => forgotten.copies += 1,
                Ok(false) => continue,
                Err(_) => forgotten.left.push(copy.clone()),
            }
            let backups = Backups::of(&copy, &self.data);
            clearing.backups(&backups, &mut forgotten)?;
            cleared.push(backups);
            forgotten.left.extend(leave_copy_of(&copy, &self.data));
        }
        // A backup that is being made now would hold what is forgotten meanwhile.
        let making = Backups::none_is_made();
        clearing.backups(&self.backups(), &mut forgotten)?;
        for backups in Backups::of_other_paths(&self.data, &cleared) {
            clearing.backups_by_id(&backups, &mut forgotten);
        }
        let here = self.forget(stamp, &traces)?;
        drop(making);
        // Without history it cannot be told from the backups, which may be older and are cleared.
        let no_backup = self.back_up(stamp.at).err().map(|refusal| refusal.to_string());
        let Forgotten { backups, deleted, copies, left, .. } = forgotten;
        let mut forgotten = Forgotten { backups, deleted, copies, left, no_backup, ..here };
        if !self.is_working_copy() {
            forgotten.left.extend(leave_copy_of(&self.path, &self.data));
        } else if let Some(BroughtBack::Beside { .. }) = self.bring_back_all(stamp.at)? {
            // What somebody else stored there meanwhile is not ours to change.
            forgotten.left.push(self.path.clone());
        }
        Ok(forgotten)
    }
}

/// Whom to forget, and in copies of which workspace.
struct Clearing<'a> {
    stamp: &'a Stamp,
    traces: &'a Traces,
    data: &'a DataFolder,
    workspace: Id,
}

impl Clearing<'_> {
    fn backups(&self, backups: &Backups, forgotten: &mut Forgotten) -> Result<(), Refusal> {
        for Backup { path, damaged, .. } in backups.list() {
            if !damaged && self.clear(&path).is_ok() {
                forgotten.backups += 1;
            } else {
                delete(&path)?;
                forgotten.deleted += 1;
            }
        }
        Ok(())
    }

    /// Clears those of this workspace among the backups found by another path: it may have had that name before.
    fn backups_by_id(&self, backups: &[Backup], forgotten: &mut Forgotten) {
        let workspace = |it: &Backup| if it.damaged { None } else { workspace_in(&it.path).ok() };
        let known: Vec<_> = backups.iter().map(workspace).collect();
        let ours = self.workspace.as_ref();
        // Beside backups of other workspaces alone, one that cannot be read is one of theirs unless it has our id.
        let of_others = known.iter().flatten().count() > 0 && known.iter().flatten().all(|id| id != ours);
        for (Backup { path, .. }, id) in backups.iter().zip(&known) {
            match id {
                Some(id) if id != ours => {}
                Some(_) if self.clear(path).is_ok() => forgotten.backups += 1,
                None if of_others && !holds(path, ours) => {}
                _ => forgotten.left.push(path.clone()),
            }
        }
    }

    /// Clears a copy that nobody has open; false where it is of another workspace and only looks like one.
    fn copy(&self, copy: &Path) -> Result<bool, Refusal> {
        let _lock = Lock::take(copy).map_err(|no_lock| no_lock.refusal(copy))?;
        if is_filled(&beside(copy, "-wal")) || is_filled(&beside(copy, "-journal")) {
            return Err(Refusal::impossible("It was not closed the last time."));
        }
        if reading(copy, Access::Protected, self.data)?.workspace()?.id != self.workspace {
            return Ok(false);
        }
        self.clear(copy).map(|()| true)
    }

    /// Clears a closed file.
    fn clear(&self, file: &Path) -> Result<(), Refusal> {
        let failed = |error| unwritable(file, &error);
        let inspection = sound(file, inspect(file)?)?;
        let draft = draft_beside(file).map_err(failed)?;
        fs::copy(file, &draft).and_then(|_| seal::take_off(&draft, &inspection)).map_err(failed)?;
        let mut connection = Connection::open(&draft).map_err(refusal)?;
        connection.pragma_update(None, "foreign_keys", true).map_err(refusal)?;
        migrate(&mut connection)?;
        let mut store = finish(connection, file, Access::Writing, None, self.data)?;
        store.forget(self.stamp, self.traces)?;
        drop(store);
        force_out(&draft).and_then(|()| seal::put_on(&draft)).map_err(failed)?;
        put_in_place(draft, file).map_err(failed)
    }
}

/// The id of the workspace in a closed file of any schema.
fn workspace_in(file: &Path) -> Result<String, Refusal> {
    sound(file, inspect(file)?)?;
    read_only(file)?.query_row("SELECT id FROM workspace", [], |row| row.get(0)).map_err(refusal)
}

/// Whether some text stands in the bytes of a file, as far as it can be read.
fn holds(file: &Path, text: &str) -> bool {
    fs::read(file).is_ok_and(|bytes| bytes.windows(text.len()).any(|at| at == text.as_bytes()))
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

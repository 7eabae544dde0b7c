//! Puts a backup in the place of its workspace. What is there is backed up first, also when it can no
//! longer be read; until the backup takes its name nothing has changed. What calendars have seen since the
//! backup was made stays known.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use engagement::Refusal;
use rusqlite::Connection;

use super::{Backup, Backups, DAMAGED};
use crate::Store;
use crate::access::Access;
use crate::copy::close;
use crate::data_folder::DataFolder;
use crate::disk::{beside, draft_beside, force_out, replace_workspace, unwritable};
use crate::ledger::{self, Entry};
use crate::lock::Lock;
use crate::migrate::migrate;
use crate::open::sound;
use crate::refusal::refusal;
use crate::seal::{self, State, inspect};

impl Backups {
    /// Restores the backup of that name. The workspace must not be open, here or elsewhere.
    pub fn restore(&self, name: &str, data: &DataFolder, now: DateTime<Utc>) -> Result<Backup, Refusal> {
        let backup = self.named(name)?;
        check(&backup.path)?;
        let seen = if self.of.exists() { self.keep_what_is_there(data, now)? } else { Vec::new() };
        let _lock = Lock::take(&self.of).map_err(|no_lock| no_lock.refusal(&self.of))?;
        let failed = |error| unwritable(&self.of, &error);
        let draft = draft_beside(&self.of).map_err(failed)?;
        fs::copy(&backup.path, &draft).map_err(failed)?;
        check(&draft)?;
        carry_over(&seen, &draft)?;
        replace_workspace(draft, &self.of).map_err(failed)?;
        Ok(backup)
    }

    /// Answers what calendars have seen of it, where it can be read.
    fn keep_what_is_there(&self, data: &DataFolder, now: DateTime<Utc>) -> Result<Vec<Entry>, Refusal> {
        match Store::open_with(&self.of, data) {
            // In a shared folder only locks of others are in the way.
            Ok(store) if matches!(store.access(), Access::Writing | Access::Shared { .. }) => {
                store.back_up(now)?;
                // What of it cannot be read must not keep a backup out.
                Ok(ledger::entries(&store.connection).unwrap_or_default())
            }
            Ok(store) => Err(store.access().refusal(&self.of)),
            Err(Refusal::Unreadable { .. }) => self.keep_as_it_is(now).map(|()| Vec::new()),
            Err(refusal) => Err(refusal),
        }
    }

    /// Keeps the bytes of a file that cannot be opened, with its journals.
    fn keep_as_it_is(&self, now: DateTime<Utc>) -> Result<(), Refusal> {
        let kept = self.free_place(now)?.with_extension(DAMAGED);
        for ending in ["", "-wal", "-journal"] {
            let (from, to) = (beside(&self.of, ending), beside(&kept, ending));
            if from.exists() {
                let copied = fs::copy(from, &to).and_then(|_| force_out(&to));
                copied.map_err(|error| unwritable(&to, &error))?;
            }
        }
        Ok(())
    }
}

/// Adds what calendars have seen to a draft. A number that they know must not be given a second time.
fn carry_over(seen: &[Entry], draft: &Path) -> Result<(), Refusal> {
    if seen.is_empty() {
        return Ok(());
    }
    let failed = |error| unwritable(draft, &error);
    seal::take_off(draft, &inspect(draft)?).map_err(failed)?;
    let mut connection = Connection::open(draft).map_err(refusal)?;
    migrate(&mut connection)?;
    ledger::keep(&mut connection, seen)?;
    close(connection)?;
    force_out(draft).and_then(|()| seal::put_on(draft)).map_err(failed)
}

/// Only a whole backup is worth restoring.
fn check(backup: &Path) -> Result<(), Refusal> {
    let inspection = sound(backup, inspect(backup)?)?;
    if inspection.state == State::Sealed {
        return Ok(());
    }
    Err(crate::refusal::damaged(backup, "it is not as it was when the backup was made"))
}

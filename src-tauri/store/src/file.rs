//! An open workspace file: makes one, reads entities, writes copies, closes and seals it.

use std::path::{Path, PathBuf};

use engagement::template::Template;
use engagement::{Entity, Id, Kind, Refusal};
use rusqlite::Connection;

use crate::access::Access;
use crate::backups::Backups;
use crate::copy::{close, copy_beside, set_journal};
use crate::data_folder::DataFolder;
use crate::disk::{draft_beside, put_in_free_place, real, replace_workspace, unwritable};
use crate::lock::Lock;
use crate::migrate::migrate;
use crate::pages::APPLICATION_ID;
use crate::refusal::refusal;
use crate::table::Table;
use crate::working_copy::WorkingCopy;
use crate::{open, rows, seal};

/// An open workspace file. When it is dropped it is closed and sealed.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) tables: Vec<Table>,
    pub(crate) path: PathBuf,
    pub(crate) access: Access,
    pub(crate) note: Option<String>,
    pub(crate) data: DataFolder,
    /// After the connection, because it is dropped after it.
    pub(crate) closing: Option<Closing>,
    pub(crate) working_copy: Option<WorkingCopy>,
}

impl Store {
    /// Makes a workspace file from a template. A file that is already there stays as it is.
    pub fn create(path: &Path, template: Template) -> Result<Self, Refusal> {
        let entities = template.entities(mint)?;
        let draft = draft_beside(path).map_err(|error| unwritable(path, &error))?;
        {
            let mut connection = Connection::open(&draft).map_err(refusal)?;
            // A draft that does not become whole is thrown away. With a log beside it, a failure to write that
            // back at closing, which SQLite does not tell, would give the name to an empty file.
            connection.pragma_update(None, "journal_mode", "OFF").map_err(refusal)?;
            connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(refusal)?;
            migrate(&mut connection)?;
            let tables = Table::read_all(&connection)?;
            let transaction = connection.transaction().map_err(refusal)?;
            for entity in &entities {
                rows::insert(&transaction, &tables[entity.kind() as usize], entity.values()?)?;
            }
            transaction.commit().map_err(refusal)?;
            close(connection)?;
        }
        seal::put_on(&draft).and_then(|()| put_in_free_place(draft, path)).map_err(|error| unwritable(path, &error))?;
        // What is refused was not made.
        Self::open(path).inspect_err(|_| drop(std::fs::remove_file(path)))
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a path leads to this file.
    pub fn is_at(&self, path: &Path) -> bool {
        real(path) == self.path
    }

    /// Whether it can be changed and, if not, why.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// What the person should know of how the file was found, in a sentence; `None` where it was sealed.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The backups of this workspace.
    pub fn backups(&self) -> Backups {
        Backups::of(&self.path, &self.data)
    }

    /// A second look at the open file, for reading on another thread: it waits for nobody, and nobody
    /// for it.
    pub fn reader(&self) -> Result<Self, Refusal> {
        open::beside_writer(self)
    }

    /// One entity.
    pub fn get(&self, kind: Kind, id: &Id) -> Result<Option<Entity>, Refusal> {
        rows::get(&self.connection, self.table(kind), id)
    }

    /// The entities of a kind in order; with a scope, those of one list or engagement.
    pub fn list(&self, kind: Kind, scope: Option<&str>) -> Result<Vec<Entity>, Refusal> {
        rows::list(&self.connection, self.table(kind), scope)
    }

    /// Writes a whole copy to another place, replacing what is there.
    pub fn save_copy(&self, to: &Path) -> Result<(), Refusal> {
        if self.is_at(to) {
            return Err(Refusal::impossible("A copy cannot replace the workspace itself. Choose another name."));
        }
        let copy = copy_beside(&self.connection, to)?;
        // Whoever works on a file there would go on with one that has no name any more.
        let _lock = Lock::take(to).map_err(|no_lock| no_lock.refusal(to))?;
        replace_workspace(copy, to).map_err(|error| unwritable(to, &error))
    }

    pub(crate) fn table(&self, kind: Kind) -> &Table {
        &self.tables[kind as usize]
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let Some(closing) = &mut self.closing else { return };
        self.connection.flush_prepared_statement_cache();
        // While others read, the journal stays, but nothing may be left in it. A disk that failed is not waited for.
        let emptied = || self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        closing.is_whole = match set_journal(&self.connection, "delete") {
            Err(Refusal::Locked { .. }) => emptied() == Ok(0),
            set => set.is_ok(),
        };
    }
}

/// Seals the file once its connection is closed, then lets others write.
pub(crate) struct Closing {
    pub file: PathBuf,
    /// Whether everything is in the file itself.
    pub is_whole: bool,
    pub _lock: Lock,
}

impl Drop for Closing {
    fn drop(&mut self) {
        if self.is_whole {
            // Without a seal the file is whole too; the next who opens it is told.
            let _ = seal::put_on(&self.file);
        }
    }
}

/// A new id.
pub(crate) fn mint() -> Id {
    // A UUID's own text always has the shape of an id.
    let text = uuid::Uuid::now_v7().to_string();
    Id::try_from(text).unwrap_or_else(|_| unreachable!("a UUID is an id"))
}

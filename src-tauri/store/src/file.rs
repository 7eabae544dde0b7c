//! Opens, makes and copies workspace files. A file that is not ours or is of a newer version is
//! refused by its header, before SQLite touches it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use engagement::template::Template;
use engagement::{Entity, Id, Kind, Refusal};
use rusqlite::{Connection, OpenFlags};

use crate::migrate::{NEWEST, migrate};
use crate::refusal::refusal;
use crate::rows;
use crate::table::Table;

/// Marks a SQLite file as a Liaison workspace: "Lsn1".
const APPLICATION_ID: u32 = 0x4c73_6e31;

/// An open workspace file.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) tables: Vec<Table>,
    path: PathBuf,
}

impl Store {
    /// Makes a workspace file from a template. A file that is already there stays as it is.
    pub fn create(path: &Path, template: Template) -> Result<Self, Refusal> {
        let entities = template.entities(mint)?;
        let unwritable = |error: std::io::Error| cannot_make(path, &error);
        let partial = draft_beside(path).map_err(unwritable)?;
        {
            let mut connection = Connection::open(&partial).map_err(refusal)?;
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
            connection.close().map_err(|(_, error)| refusal(error))?;
        }
        force_out(&partial).map_err(unwritable)?;
        partial.persist_noclobber(path).map_err(|error| cannot_make(path, &error.error))?;
        // What is refused was not made.
        Self::open(path).inspect_err(|_| drop(std::fs::remove_file(path)))
    }

    /// Opens a workspace file and brings its schema up to date.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        check_header(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(refusal)?;
        let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(refusal)?;
        if version > NEWEST {
            return Err(too_new(path));
        }
        prepare(&connection)?;
        migrate(&mut connection)?;
        let tables = Table::read_all(&connection)?;
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Ok(Self { connection, tables, path })
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
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
        let unwritable = |error: std::io::Error| cannot_make(to, &error);
        if std::path::absolute(to).is_ok_and(|to| to == self.path) {
            return Err(Refusal::impossible("A copy cannot replace the workspace itself. Choose another name."));
        }
        let partial = draft_beside(to).map_err(unwritable)?;
        self.connection.backup("main", &partial, None).map_err(refusal)?;
        force_out(&partial).map_err(unwritable)?;
        partial.persist(to).map_err(|error| unwritable(error.error))
    }

    pub(crate) fn table(&self, kind: Kind) -> &Table {
        &self.tables[kind as usize]
    }
}

/// A new id.
pub(crate) fn mint() -> Id {
    // A UUID's own text always has the shape of an id.
    let text = uuid::Uuid::now_v7().to_string();
    Id::try_from(text).unwrap_or_else(|_| unreachable!("a UUID is an id"))
}

fn prepare(connection: &Connection) -> Result<(), Refusal> {
    connection.busy_timeout(Duration::from_secs(5)).map_err(refusal)?;
    connection.pragma_update(None, "journal_mode", "WAL").map_err(refusal)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(refusal)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(refusal)?;
    connection.pragma_update(None, "trusted_schema", false).map_err(refusal)
}

/// Reads the 100 bytes at the start of every SQLite file without opening it as one.
fn check_header(path: &Path) -> Result<(), Refusal> {
    let mut header = [0; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    match read {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(unreadable(path, "There is no file", "Check the name, or make one with `liaison new`."));
        }
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Err(not_ours(path)),
        Err(error) => {
            return Err(Refusal::Unreadable {
                reason: format!("{} cannot be read: {error}. Check that it is a file you may open.", path.display()),
            });
        }
    }
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if !header.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION_ID {
        return Err(not_ours(path));
    }
    if number(60) > NEWEST {
        return Err(too_new(path));
    }
    Ok(())
}

fn unreadable(path: &Path, what: &str, remedy: &str) -> Refusal {
    Refusal::Unreadable { reason: format!("{what} {}. {remedy}", path.display()) }
}

fn not_ours(path: &Path) -> Refusal {
    Refusal::Unreadable {
        reason: format!("{} is not a Liaison workspace. It was left as it is; choose another file.", path.display()),
    }
}

fn too_new(path: &Path) -> Refusal {
    Refusal::Unreadable {
        reason: format!(
            "{} was written by a newer version of Liaison. It was left as it is; update Liaison to open it.",
            path.display()
        ),
    }
}

fn cannot_make(path: &Path, error: &std::io::Error) -> Refusal {
    if error.kind() == std::io::ErrorKind::AlreadyExists {
        return Refusal::Unwritable {
            reason: format!("{} is already there. It was left as it is; choose another name.", path.display()),
        };
    }
    Refusal::Unwritable { reason: format!("{} cannot be made: {error}. Choose another folder.", path.display()) }
}

/// An empty file beside its target that disappears unless it is renamed, readable as any new file is.
fn draft_beside(target: &Path) -> std::io::Result<tempfile::TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".liaison-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The person's umask takes its part from this.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    builder.tempfile_in(folder).map(tempfile::NamedTempFile::into_temp_path)
}

/// Forces a file to the disk before it takes its name.
fn force_out(path: &Path) -> std::io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

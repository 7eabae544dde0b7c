//! Opens workspace files. A file is judged by its bytes before SQLite touches it: what is not ours, of
//! a newer version, damaged or cut short is refused, and nothing is written to it or beside it.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use engagement::Refusal;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::Store;
use crate::access::Access;
use crate::backups::Backups;
use crate::copy::{check_by_sqlite, set_journal};
use crate::data_folder::DataFolder;
use crate::disk::{beside, is_filled, real, unreadable, unwritable};
use crate::file::Closing;
use crate::lock::{Lock, NoLock};
use crate::migrate::{NEWEST, migrate};
use crate::refusal::{damaged, foreign_journal, not_ours, refusal, too_new};
use crate::seal::{self, Inspection, State, inspect};
use crate::table::Table;
use crate::verify::pages_of;
use crate::working_copy::{as_left, shared_place};

impl Store {
    /// Opens a workspace file and brings its schema up to date; only to be read where another has it
    /// or it cannot be written, see [`Store::access`].
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        Self::open_with(path, &DataFolder::of_this_person())
    }

    /// Opens a workspace file; backups and working copies are kept in `data`. In a shared folder it is opened
    /// through its copy on this machine if the person worked on one before.
    pub fn open_with(path: &Path, data: &DataFolder) -> Result<Self, Refusal> {
        let path = known(path)?;
        match shared_place(&path) {
            Some(place) => as_left(&path, place, data),
            None => open_here(&path, &path, data),
        }
    }

    /// Opens a workspace file to read it: takes no lock, so nobody waits for it or is kept out by it.
    pub fn open_to_read(path: &Path) -> Result<Self, Refusal> {
        let path = known(path)?;
        let data = DataFolder::of_this_person();
        let held = || Lock::holder_of(&path).map(|holder| Access::Held { holder });
        if let Some(held) = held() {
            return reading(&path, held, &data);
        }
        let inspection = match (inspect(&path)?, held()) {
            // Somebody has begun to write while it was looked at.
            (_, Some(held)) => return reading(&path, held, &data),
            (inspection, None) => sound(&path, inspection)?,
        };
        if (inspection.version < NEWEST || is_half_done(&path, &inspection)) && shared_place(&path).is_none() {
            return open_here(&path, &path, &data);
        }
        read_inspected(&path, &inspection, Access::Protected, &data)
    }
}

/// Opens a file of this machine, which the person knows by another path if it is a working copy.
pub(crate) fn open_here(file: &Path, path: &Path, data: &DataFolder) -> Result<Store, Refusal> {
    match Lock::take(file) {
        Ok(lock) => match File::options().write(true).open(file) {
            Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
                reading(file, Access::Protected, data)
            }
            _ => writing(file, path, lock, data),
        },
        Err(NoLock::Held(holder)) => reading(file, Access::Held { holder }, data),
        Err(NoLock::Failed(_)) => reading(file, Access::Protected, data),
    }
}

/// A connection for reading beside the one that writes.
pub(crate) fn beside_writer(store: &Store) -> Result<Store, Refusal> {
    let file = store.connection.path().map_or(store.path.as_path(), Path::new);
    finish(read_only(file)?, &store.path, store.access.clone(), store.note.clone(), &store.data)
}

fn writing(file: &Path, path: &Path, lock: Lock, data: &DataFolder) -> Result<Store, Refusal> {
    let inspection = sound(file, inspect(file)?)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if is_half_done(file, &inspection) {
        // Only one who may write can take back what was half done when a program was ended.
        version(&Connection::open_with_flags(file, flags).map_err(refusal)?, file)?;
    }
    let before = read_only(file)?;
    let is_old = version(&before, file)? < NEWEST;
    let note = checked(&before, file, &inspection)?;
    if is_old {
        Backups::of(path, data).make(&before, chrono::Utc::now())?;
    }
    drop(before);
    // From here on the file is written.
    seal::take_off(file, &inspection).map_err(|error| unwritable(path, &error))?;
    let mut connection = Connection::open_with_flags(file, flags).map_err(refusal)?;
    prepare(&connection)?;
    if is_old {
        migrate(&mut connection)?;
    }
    let mut store = finish(connection, path, Access::Writing, note, data)?;
    store.closing = Some(Closing { file: file.to_owned(), is_whole: false, _lock: lock });
    Ok(store)
}

/// Opens to read. What another has open was checked by him, and its bytes must not be read beside
/// SQLite: the system would let go of SQLite's own locks if this process had the file open too.
pub(crate) fn reading(path: &Path, access: Access, data: &DataFolder) -> Result<Store, Refusal> {
    if matches!(access, Access::Held { .. }) {
        return finish(read_current(path)?, path, access, None, data);
    }
    let inspection = sound(path, inspect(path)?)?;
    read_inspected(path, &inspection, access, data)
}

fn read_inspected(path: &Path, inspection: &Inspection, access: Access, data: &DataFolder) -> Result<Store, Refusal> {
    let connection = read_current(path)?;
    let note = checked(&connection, path, inspection)?;
    finish(connection, path, access, note, data)
}

/// A connection for reading a file of the newest schema.
fn read_current(path: &Path) -> Result<Connection, Refusal> {
    let connection = read_only(path)?;
    if version(&connection, path)? < NEWEST { Err(too_old(path)) } else { Ok(connection) }
}

/// Whether a write was ended before it was done, with everything as it was in a journal.
fn is_half_done(file: &Path, inspection: &Inspection) -> bool {
    inspection.state == State::Open && is_filled(&beside(file, "-journal"))
}

pub(crate) fn finish(
    connection: Connection,
    path: &Path,
    access: Access,
    note: Option<String>,
    data: &DataFolder,
) -> Result<Store, Refusal> {
    let (tables, path) = (Table::read_all(&connection)?, path.to_owned());
    Ok(Store { connection, tables, path, access, note, data: data.clone(), closing: None, working_copy: None })
}

fn known(path: &Path) -> Result<PathBuf, Refusal> {
    let about = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if about.is_dir() { Err(unreadable(path, &ErrorKind::IsADirectory.into())) } else { Ok(real(path)) }
}

/// Refuses a file whose bytes are not those of a sound workspace.
pub(crate) fn sound(path: &Path, inspection: Inspection) -> Result<Inspection, Refusal> {
    match &inspection.state {
        State::Sealed | State::Open | State::ChangedElsewhere => Ok(inspection),
        State::Damaged(pages) => Err(damaged(path, &differing(pages.len(), &inspection))),
        State::CutShort => Err(damaged(path, "its end is missing")),
        State::ForeignJournal => Err(foreign_journal(path)),
        State::NotOurs => Err(not_ours(path)),
        State::TooNew => Err(too_new(path)),
    }
}

fn differing(pages: usize, inspection: &Inspection) -> String {
    let all = inspection.seal.as_ref().map_or(0, |seal| seal.digests.len());
    format!("{} when it was closed", pages_of(pages, all, "is not as it was", "are not as they were"))
}

/// Where the bytes alone do not vouch for the file, SQLite checks it; answers what is to be said of that.
fn checked(connection: &Connection, path: &Path, inspection: &Inspection) -> Result<Option<String>, Refusal> {
    let said = match inspection.state {
        State::Open => "was not closed by Liaison the last time, so only its structure could be checked. It is sound.",
        State::ChangedElsewhere => {
            "was changed by another program since Liaison closed it. Its structure is sound; look over what it holds."
        }
        _ => return Ok(None),
    };
    check_by_sqlite(connection, path)?;
    Ok(Some(format!("{} {said}", path.display())))
}

fn version(connection: &Connection, path: &Path) -> Result<u32, Refusal> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0)).map_err(refusal);
    if number("application_id")? != crate::pages::APPLICATION_ID {
        return Err(not_ours(path));
    }
    let version = number("user_version")?;
    if version > NEWEST { Err(too_new(path)) } else { Ok(version) }
}

pub(crate) fn read_only(path: &Path) -> Result<Connection, Refusal> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let usual = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_query_value(None, "schema_version", |_| Ok(()))?;
        Ok(connection)
    });
    match usual {
        // SQLite wants to make its journal where none can be made. With none there, nobody writes.
        Err(error) if no_journal_can_be_made(&error) && !is_filled(&beside(path, "-wal")) => {
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(format!("file:{}?immutable=1", in_uri(path)), flags).map_err(refusal)
        }
        usual => usual.map_err(refusal),
    }
}

fn no_journal_can_be_made(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

/// A path as it stands in a URI.
fn in_uri(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-~".contains(byte);
    bytes.iter().map(|byte| if plain(byte) { char::from(*byte).into() } else { format!("%{byte:02x}") }).collect()
}

/// How long a statement waits for another program.
const PATIENCE: Duration = Duration::from_secs(5);

fn prepare(connection: &Connection) -> Result<(), Refusal> {
    connection.busy_timeout(PATIENCE).map_err(refusal)?;
    set_journal(connection, "wal")?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(refusal)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(refusal)?;
    connection.pragma_update(None, "trusted_schema", false).map_err(refusal)
}

fn too_old(path: &Path) -> Refusal {
    Refusal::Unreadable {
        reason: format!(
            "{} is of an earlier version and cannot be brought up to date where it is. Copy it to another folder and open it there.",
            path.display()
        ),
    }
}

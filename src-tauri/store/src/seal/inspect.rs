//! Looks at a file's bytes before SQLite does. Nothing is written, to it or beside it.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use engagement::Refusal;

use super::{FOOT, MARK, Seal};
use crate::disk::{beside, is_filled, unreadable};
use crate::migrate::NEWEST;
use crate::pages::{APPLICATION_ID, HEADER, Header, PAGE};

/// What a look at the bytes of a file tells.
#[derive(Debug, Clone)]
pub(crate) struct Inspection {
    pub state: State,
    pub seal: Option<Seal>,
    /// Version of the schema, as far as the header is to be believed.
    pub version: u32,
    /// Bytes of the file.
    pub length: u64,
    /// Bytes of its pages; `None` where a journal beside it has the word on that.
    pub length_of_pages: Option<u64>,
}

/// How a file's bytes stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// Every page is as it was when the file was closed.
    Sealed,
    /// The program ended without closing it, or it was never sealed: only SQLite can check it.
    Open,
    /// Another program has written to it in an orderly way since: only SQLite can check it.
    ChangedElsewhere,
    /// These pages are not as they were written.
    Damaged(Vec<u32>),
    /// Its end is missing.
    CutShort,
    /// A journal of another file, or of another time, lies beside it.
    ForeignJournal,
    /// It is no workspace.
    NotOurs,
    /// A newer version has written it.
    TooNew,
}

/// Looks at a file.
pub(crate) fn inspect(path: &Path) -> Result<Inspection, Refusal> {
    let failed = |error| unreadable(path, &error);
    let mut file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let is_ours = might_be_ours(&mut file, length).map_err(failed)?;
    let mut bytes = Vec::new();
    if is_ours {
        file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes)).map_err(failed)?;
    }
    let journal = is_filled(&beside(path, "-wal")) || is_filled(&beside(path, "-journal"));
    Ok(judge(&bytes, length, journal))
}

/// Only what has our header or our seal is read whole.
fn might_be_ours(file: &mut File, length: u64) -> std::io::Result<bool> {
    let (mut header, mut foot) = (Vec::new(), Vec::new());
    file.take(HEADER as u64).read_to_end(&mut header)?;
    file.seek(SeekFrom::Start(length.saturating_sub(FOOT as u64)))?;
    file.take(FOOT as u64).read_to_end(&mut foot)?;
    Ok(is_workspace(&header) || foot.ends_with(MARK))
}

fn is_workspace(bytes: &[u8]) -> bool {
    Header::read(bytes).is_some_and(|header| header.application_id == APPLICATION_ID)
}

fn judge(bytes: &[u8], length: u64, journal: bool) -> Inspection {
    let header = Header::read(bytes);
    let found = Seal::find(bytes);
    let counted = header.and_then(|header| header.pages).map(|pages| u64::from(pages) * PAGE as u64);
    let state = match &found {
        Some((seal, pages)) => against_seal(seal, &bytes[..*pages], journal),
        None if !is_workspace(bytes) => State::NotOurs,
        None if header.is_some_and(|header| header.version > NEWEST) => State::TooNew,
        None if !journal && counted.is_some_and(|counted| counted > length) => State::CutShort,
        None => State::Open,
    };
    let length_of_pages = match &found {
        Some((_, pages)) => Some(*pages as u64),
        None => counted.filter(|_| !journal),
    };
    let version = header.map_or(0, |header| header.version);
    Inspection { state, seal: found.map(|(seal, _)| seal), version, length, length_of_pages }
}

fn against_seal(seal: &Seal, pages: &[u8], journal: bool) -> State {
    let broken = seal.broken_in(pages);
    let header = Header::read(pages);
    let sound_header = header.filter(|header| header.application_id == APPLICATION_ID && header.pages.is_some());
    match sound_header {
        _ if broken.is_empty() && seal.facts.version > NEWEST => State::TooNew,
        // With a journal the file is in a mode in which closing it leaves one only if others had it open.
        Some(header) if broken.is_empty() && journal && !header.write_ahead => State::ForeignJournal,
        _ if broken.is_empty() && journal => State::ChangedElsewhere,
        _ if broken.is_empty() => State::Sealed,
        Some(header) if header.changes != seal.facts.changes && header.version > NEWEST => State::TooNew,
        Some(header) if header.changes != seal.facts.changes => State::ChangedElsewhere,
        _ => State::Damaged(broken),
    }
}

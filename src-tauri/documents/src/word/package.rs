//! A Word file as its parts. It comes from outside, so nothing it declares is believed: parts are read up to a limit.

use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// A template has some dozens of parts; documents of a thousand pages have some hundreds.
const MOST_PARTS: usize = 4_000;
/// What a part, and all of them together, may unfold to, in bytes.
const LARGEST_PART: u64 = 64 << 20;
const LARGEST_WHOLE: u64 = 192 << 20;

/// The parts of a Word file in order.
#[derive(Debug, Clone)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

/// Why a file is no package that can be worked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It is no zip file, or a broken one.
    NoPackage,
    /// It unfolds to more than any document.
    TooLarge,
    /// It cannot be read without a password.
    Encrypted,
}

impl Package {
    pub fn of(parts: impl IntoIterator<Item = (&'static str, Vec<u8>)>) -> Self {
        Self { parts: parts.into_iter().map(|(name, part)| (name.to_owned(), part)).collect() }
    }

    pub fn read(file: &[u8]) -> Result<Self, Unfit> {
        let mut zip = ZipArchive::new(Cursor::new(file)).map_err(|_| Unfit::NoPackage)?;
        if zip.len() > MOST_PARTS {
            return Err(Unfit::TooLarge);
        }
        let mut parts = Vec::with_capacity(zip.len());
        let mut whole = 0;
        for at in 0..zip.len() {
            let raw = zip.by_index_raw(at).map_err(|_| Unfit::NoPackage)?;
            if raw.encrypted() {
                return Err(Unfit::Encrypted);
            }
            if raw.is_dir() {
                continue;
            }
            drop(raw);
            let mut entry = zip.by_index(at).map_err(|_| Unfit::NoPackage)?;
            let name =
                entry.name().map_err(|_| Unfit::NoPackage)?.replace('\\', "/").trim_start_matches('/').to_owned();
            let mut part = Vec::new();
            let room = LARGEST_PART.min(LARGEST_WHOLE - whole);
            entry.by_ref().take(room + 1).read_to_end(&mut part).map_err(|_| Unfit::NoPackage)?;
            if part.len() as u64 > room {
                return Err(Unfit::TooLarge);
            }
            whole += part.len() as u64;
            if name.split('/').any(|step| step == "..") || parts.iter().any(|(known, _)| *known == name) {
                return Err(Unfit::NoPackage);
            }
            parts.push((name, part));
        }
        Ok(Self { parts })
    }

    /// A part as text, without the mark that some programs begin one with.
    pub fn text(&self, name: &str) -> Option<&str> {
        let bytes = self.get(name)?;
        std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}'))
    }

    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.parts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, part)| part.as_slice())
    }

    pub fn has(&self, meets: impl Fn(&str) -> bool) -> bool {
        self.parts.iter().any(|(name, _)| meets(name))
    }

    /// Puts a part in the place of the one of that name, or behind all.
    pub fn put(&mut self, name: &str, part: impl Into<Vec<u8>>) {
        match self.parts.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, old)) => *old = part.into(),
            None => self.parts.push((name.to_owned(), part.into())),
        }
    }

    pub fn remove(&mut self, name: &str) {
        self.parts.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    }

    /// A name for a new part: `word/media/plan1.png`, counted up until it is free.
    pub fn free_name(&self, stem: &str, ending: &str) -> String {
        let name = |number: usize| format!("{stem}{number}.{ending}");
        (1..).map(name).find(|name| !self.has(|known| known.eq_ignore_ascii_case(name))).unwrap_or_default()
    }

    pub fn zip(&self) -> io::Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // The same document is the same bytes, whenever it is made.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        let first = |name: &str| name.eq_ignore_ascii_case("[Content_Types].xml");
        let (head, rest): (Vec<_>, Vec<_>) = self.parts.iter().partition(|(name, _)| first(name));
        for (name, part) in head.into_iter().chain(rest) {
            zip.start_file(name.as_str(), options)?;
            zip.write_all(part)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

//! All that Typst gets to see: one source, the bundled fonts, and what a document says. There are no files, no packages
//! and no clock, so a document is the same on every computer and nothing in it can reach outside.

use std::path::PathBuf;
use std::sync::LazyLock;

use pictures::{REGULAR, SEMIBOLD};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// The regular weight and the strong one.
pub(super) static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| [REGULAR, SEMIBOLD].into_iter().filter_map(|file| Font::new(Bytes::new(file), 0)).collect());

static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

static LOOK: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("plan.typ")));

/// The world of one document.
pub(super) struct Document {
    library: LazyHash<Library>,
}

impl Document {
    /// `says` is what the look finds in `sys.inputs`.
    pub fn new(says: Dict) -> Self {
        // With it the first cell of a row is marked as the header of the row.
        let features = [Feature::A11yExtras].into_iter().collect();
        Self { library: LazyHash::new(Library::builder().with_inputs(says).with_features(features).build()) }
    }
}

impl World for Document {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        LOOK.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == LOOK.id() { Ok(LOOK.clone()) } else { Err(nowhere()) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(nowhere())
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn nowhere() -> FileError {
    FileError::NotFound(PathBuf::new())
}

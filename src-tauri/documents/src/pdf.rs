//! An outline as PDF/UA-1, set by Typst. Our fixed look is its only source; what the outline says enters as values, so
//! nothing that anyone wrote can be read as Typst.

mod columns;
mod letters;
mod page;
mod replaced;
mod table;
mod values;
mod world;

use std::io;

use chrono::{DateTime, Datelike, Timelike, Utc};
use engagement::Refusal;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use replaced::{Replaced, ReplacedLetter};
use values::Values;
use world::Document;

use crate::outline::Outline;
use crate::pace::Pace;

/// Prints an outline and notes what was replaced in it. While Typst sets the pages nobody is asked; before and after it
/// a wish to stop is heard.
pub(crate) fn print(outline: &Outline, pace: &mut Pace, replaced: &mut Vec<Replaced>) -> io::Result<Vec<u8>> {
    let mut values = Values::new(pace);
    let says = values.of(outline)?;
    replaced.append(&mut values.replaced);
    pace.ask()?;
    set(outline, Document::new(says))
}

fn set(outline: &Outline, says: Document) -> io::Result<Vec<u8>> {
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {}", outline.stamp.workspace, outline.stamp.engagement)),
        creator: Smart::Custom(Some("Liaison".to_owned())),
        timestamp: moment(outline.stamp.exported_at).map(Timestamp::new_utc),
        standards: PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|fault| io::Error::other(Refusal::internal(fault.message())))?,
        ..PdfOptions::default()
    };
    let pages = typst::compile::<PagedDocument>(&says).output;
    let document = match &pages {
        Ok(pages) => typst_pdf::pdf(pages, &options).map_err(|faults| fault(&faults)),
        Err(faults) => Err(fault(faults)),
    };
    // Typst remembers what it has set. No other document would find anything there, and it holds what people wrote. It
    // goes while the file is written, which need not wait for that, nor for the many small pieces of the document.
    std::thread::spawn(move || {
        drop((pages, says));
        typst::comemo::evict(0);
    });
    document
}

fn moment(at: DateTime<Utc>) -> Option<Datetime> {
    let [month, day, hour, minute, second] =
        [at.month(), at.day(), at.hour(), at.minute(), at.second()].map(|part| part.try_into().unwrap_or(0));
    Datetime::from_ymd_hms(at.year(), month, day, hour, minute, second)
}

/// The look is ours, so whatever Typst refuses is a fault of the program.
fn fault(faults: &[SourceDiagnostic]) -> io::Error {
    let messages: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
    io::Error::other(Refusal::internal(format!("the PDF could not be set: {}", messages.join("; "))))
}

//! Prints a workbook as an OpenDocument spreadsheet, from a frame a part in `ods/*.xml`. Own code:
//! the library for it brings thirty crates, and leaves runs of spaces as they are where the format
//! wants them spelled out.

mod rule;
mod sheet;
mod text;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::pace::Pace;
use crate::workbook::Workbook;
use text::escaped;

pub(crate) fn print(workbook: &Workbook, pace: &mut Pace) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let compressed = SimpleFileOptions::default();
    // By its first entry, not compressed, other programs know what the file is.
    zip.start_file("mimetype", compressed.compression_method(CompressionMethod::Stored))?;
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet")?;
    for (name, part) in [
        ("META-INF/manifest.xml", include_str!("ods/manifest.xml").to_owned()),
        ("meta.xml", meta(workbook)),
        ("settings.xml", settings(workbook)),
        ("styles.xml", format!(include_str!("ods/styles.xml"), foot = workbook.stamp.foot())),
        ("content.xml", content(workbook, pace)?),
    ] {
        zip.start_file(name, compressed)?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn meta(workbook: &Workbook) -> String {
    let property = |(name, value)| format!(r#"<meta:user-defined meta:name="{name}">{value}</meta:user-defined>"#);
    format!(
        include_str!("ods/meta.xml"),
        title = escaped(&workbook.title),
        exported_at = workbook.stamp.exported_at.format("%Y-%m-%dT%H:%M:%SZ"),
        stamp = workbook.stamp.properties().map(property).join("\n    "),
    )
}

fn settings(workbook: &Workbook) -> String {
    let names = workbook.sheets.iter().map(|sheet| escaped(&sheet.name));
    format!(
        include_str!("ods/settings.xml"),
        first = names.clone().next().unwrap_or_default(),
        sheets = names.map(|name| format!(include_str!("ods/frozen.xml"), sheet = name)).collect::<String>(),
    )
}

fn content(workbook: &Workbook, pace: &mut Pace) -> io::Result<String> {
    let mut sheets = String::new();
    workbook.sheets.iter().try_for_each(|sheet| sheet::write(&mut sheets, sheet, pace))?;
    Ok(format!(
        include_str!("ods/content.xml"),
        widths = sheet::widths(&workbook.sheets),
        rules = rule::rules(&workbook.sheets),
        sheets = sheets,
        ranges = sheet::ranges(&workbook.sheets),
    ))
}

//! Tables: one header row that is marked and repeated, no merged cells, rows that stay on one page.

use std::io;

use super::body::{KEEP, Writer, in_list};
use super::xml::{escaped, push_escaped};
use crate::outline::{Cell, Table};
use crate::pace::Pace;

impl Writer {
    /// A table with its caption above it.
    pub(super) fn table(&mut self, table: &Table, pace: &mut Pace) -> io::Result<()> {
        self.caption("Table", table.number, &table.caption, true);
        let widths = widths(table, self.page.text_width(self.lying));
        let style = escaped(self.styles.id("Plan Table"));
        let whole: u32 = widths.iter().sum();
        self.text += &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"06A0\" w:firstRow=\"1\" w:lastRow=\"0\" \
             w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\""
        );
        push_escaped(&mut self.text, &one_line(&table.caption));
        self.text += "\"/></w:tblPr><w:tblGrid>";
        for width in &widths {
            self.text += &format!("<w:gridCol w:w=\"{width}\"/>");
        }
        self.text += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (column, width) in table.columns.iter().zip(&widths) {
            self.text += &cell(*width);
            self.plain("Plan Table Header", &column.header);
            self.text += "</w:tc>";
        }
        self.text += "</w:tr>";
        let points = self.points();
        let starts: Vec<_> = widths.iter().map(|width| cell(*width)).collect();
        for row in &table.rows {
            self.text += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for (cell, start) in row.iter().zip(&starts) {
                self.text += start;
                self.says(cell, &points);
                self.text += "</w:tc>";
            }
            self.text += "</w:tr>";
            pace.row()?;
        }
        self.text += "</w:tbl>";
        // Two tables without a paragraph between them would become one.
        self.text +=
            "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>";
        Ok(())
    }

    fn says(&mut self, cell: &Cell, points: &str) {
        match cell {
            Cell::Points(all) if !all.is_empty() => {
                for point in all {
                    self.start("Plan Table List", points);
                    self.run(point, false);
                    self.text += "</w:p>";
                }
            }
            Cell::Text(text) => self.plain("Plan Table Text", text),
            Cell::Points(_) => self.plain("Plan Table Text", ""),
        }
    }

    /// What puts a paragraph into the list of points, where its style does not.
    fn points(&self) -> String {
        if self.styles.is_numbered("Plan Table List") { String::new() } else { in_list(&self.lists.points, 0) }
    }

    /// A caption that Word counts itself, kept with what it names.
    pub(super) fn caption(&mut self, word: &str, number: u32, text: &str, above: bool) {
        self.start("caption", if above { KEEP } else { "" });
        self.run(&format!("{word} "), true);
        self.text += &format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> SEQ {word} \\* \
             ARABIC </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        );
        self.run(&number.to_string(), true);
        self.text += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        self.run(&format!("\u{2002}{text}"), false);
        self.text += "</w:p>";
    }
}

fn cell(width: u32) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>")
}

/// The widths of the columns, which make the whole.
fn widths(table: &Table, whole: u32) -> Vec<u32> {
    let mut widths: Vec<_> = table.columns.iter().map(|column| whole * u32::from(column.share) / 100).collect();
    let rest = whole.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Tables and pictures as values.

use std::io;

use pictures::ink::Theme;
use pictures::scene::{Mark, Scene};
use typst::foundations::{Array, Bytes, Content, Dict, IntoValue, NativeElement, Packed, Smart, dict};
use typst::layout::{Abs, BlockBody, BlockElem, Rel, Sides, VElem};
use typst::model::{ListElem, ListItem};

use super::columns::{Place, widths};
use super::letters::width;
use super::page::{
    CELL, CELL_INSET, GAP, HEADER, HIGHEST_PICTURE, HIGHEST_ROW, HIGHEST_WHOLE, HIGHEST_WIDE_PICTURE, LINE, PIXEL,
    POINT, room,
};
use super::values::{Values, named, shortened};
use crate::outline::{Cell, Figure, Table};

impl Values<'_, '_> {
    pub(super) fn table(&mut self, table: &Table) -> io::Result<Dict> {
        let caption = self.caption("Table", table.number, &table.caption);
        let widths = column_widths(table, room(self.landscape));
        let last = widths.len().saturating_sub(1);
        let place = |(at, width)| Place { room: width - gaps(at, last).iter().sum::<f64>(), size: CELL, bold: at == 0 };
        let places: Vec<Place> = widths.iter().enumerate().map(place).collect();
        self.spot = format!("Table {}, header", table.number);
        let header = |(at, (column, place)): (usize, (&crate::outline::TableColumn, &Place))| {
            let words = self.words(&column.header, Place { size: HEADER, bold: true, ..*place });
            inset(words, gaps(at, last), false).into_value()
        };
        let columns: Array = table.columns.iter().zip(&places).enumerate().map(header).collect();
        let (mut rows, mut total) = (Array::new(), 0.0);
        for (number, row) in (1..).zip(&table.rows) {
            let high = row.iter().zip(&places).map(|(cell, place)| height(cell, *place)).fold(0.0, f64::max);
            total += high + LINE;
            let mut cells = Array::new();
            for (at, ((cell, place), column)) in row.iter().zip(&places).zip(&table.columns).enumerate() {
                self.spot = format!("Table {}, row {number}, {}", table.number, shortened(&column.header));
                let body = self.cell(cell, *place);
                cells.push(inset(body, gaps(at, last), high > HIGHEST_ROW).into_value());
            }
            rows.push(cells.into_value());
            self.pace.row()?;
        }
        let widths: Array = widths.into_iter().map(|width| Abs::pt(width).into_value()).collect();
        Ok(dict! {
            "kind" => "table",
            "caption" => caption,
            "whole" => total <= HIGHEST_WHOLE,
            "widths" => widths,
            "columns" => columns,
            "rows" => rows,
        })
    }

    fn cell(&mut self, cell: &Cell, place: Place) -> Content {
        match cell {
            Cell::Text(text) => self.words(text, place),
            Cell::Points(points) if points.is_empty() => Content::empty(),
            Cell::Points(points) => {
                let point = |point: &String| Packed::new(ListItem::new(self.words(point, place.indented())));
                ListElem::new(points.iter().map(point).collect()).pack()
            }
        }
    }

    /// A picture as the same SVG that is exported, no larger than its page.
    pub(super) fn figure(&mut self, figure: &Figure) -> Dict {
        let caption = self.caption("Figure", figure.number, &figure.caption);
        let alternative = named(self.whole(&figure.alternative));
        let mut scene = figure.scene.clone();
        self.letters_of(&mut scene);
        let highest = if self.landscape { HIGHEST_WIDE_PICTURE } else { HIGHEST_PICTURE };
        let (across, down) = (f64::from(scene.width) * PIXEL, f64::from(scene.height) * PIXEL);
        let scale = (room(self.landscape) / across).min(highest / down).min(1.0);
        dict! {
            "kind" => "figure",
            "caption" => caption,
            "alternative" => alternative,
            "svg" => Bytes::from_string(scene.to_svg(Theme::Light)),
            "width" => Abs::pt(across * scale),
        }
    }

    /// Replaces what the fonts do not have in the texts of a picture.
    fn letters_of(&mut self, scene: &mut Scene) {
        let mut open: Vec<&mut Mark> = scene.marks.iter_mut().collect();
        while let Some(mark) = open.pop() {
            match mark {
                Mark::Group { marks, .. } => open.extend(marks),
                Mark::Text { text, .. } => *text = self.in_picture(text),
                Mark::Rect { .. } | Mark::Circle { .. } | Mark::Path { .. } => {}
            }
        }
    }
}

/// A cell with what it leaves empty around it. A row is measured before it is set; a block that does not break and does
/// not stand alone is the same both times, so it is laid out once. Only a cell that is higher than most breaks.
fn inset(body: Content, gaps: [f64; 2], breakable: bool) -> Content {
    let [left, right] = gaps.map(|gap| Some(Abs::pt(gap).into()));
    let high = Some(Abs::pt(CELL_INSET).into());
    let block = BlockElem::new()
        .with_width(Smart::Custom(Rel::one()))
        .with_inset(Sides::new(left, high, right, high))
        .with_breakable(breakable)
        .with_body(Some(BlockBody::Content(body)));
    block.pack() + VElem::new(Abs::zero().into()).pack()
}

/// What the cells of a column leave empty on both sides: those at the edges keep to the edge.
fn gaps(at: usize, last: usize) -> [f64; 2] {
    [if at == 0 { 0.0 } else { GAP }, if at == last { 0.0 } else { GAP }]
}

fn column_widths(table: &Table, room: f64) -> Vec<f64> {
    let last = table.columns.len().saturating_sub(1);
    let least = table.columns.iter().enumerate().map(|(at, column)| {
        let place = Place { room, size: CELL, bold: at == 0 };
        let header = Place { size: HEADER, bold: true, ..place }.widest_word(&column.header);
        let widest = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| match cell {
            Cell::Text(text) => place.widest_word(text),
            Cell::Points(points) => points.iter().map(|it| place.widest_word(it)).fold(0.0, f64::max) + POINT,
        });
        // A hair more, because letters are kerned.
        widest.fold(header, f64::max) + gaps(at, last).iter().sum::<f64>() + 1.0
    });
    let shares: Vec<u16> = table.columns.iter().map(|column| column.share).collect();
    widths(&shares, &least.collect::<Vec<_>>(), room)
}

/// How high a cell is, roughly.
fn height(cell: &Cell, place: Place) -> f64 {
    let lines = |text: &str, room: f64| -> f64 {
        text.split('\n').map(|line| (width(line, place.bold, place.size) * 1.1 / room).ceil().max(1.0)).sum()
    };
    LINE * match cell {
        Cell::Text(text) => lines(text, place.room),
        Cell::Points(points) => points.iter().map(|point| lines(point, place.room - POINT)).sum(),
    }
}

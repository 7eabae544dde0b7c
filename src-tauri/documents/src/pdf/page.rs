//! The measures of a page, in points. The look gets them from here, because places are measured before it is used.

use typst::foundations::{Dict, dict};
use typst::layout::Abs;

/// Letter paper: its short and its long side.
const PAPER: [f64; 2] = [612.0, 792.0];
/// What is left empty on both sides of it; less where it lies on its long side.
const MARGIN: f64 = 72.0;
const WIDE_MARGIN: f64 = 56.0;

pub(super) const BODY: f64 = 10.0;
pub(super) const CELL: f64 = 8.75;
pub(super) const HEADER: f64 = 8.0;
pub(super) const CAPTION: f64 = 9.0;
pub(super) const ISSUER: f64 = 11.0;
pub(super) const TITLE: f64 = 32.0;
pub(super) const SUBTITLE: f64 = 16.0;
/// The sizes of headings by level.
pub(super) const HEADINGS: [f64; 3] = [18.0, 13.0, 10.5];

/// What names of facts take on the title page.
pub(super) const FACT: f64 = 108.0;
/// What a cell leaves empty on both sides.
pub(super) const GAP: f64 = 5.0;
/// What it leaves empty above and below.
pub(super) const CELL_INSET: f64 = 5.5;
/// What the dash or the number of an item takes.
pub(super) const POINT: f64 = 14.0;
/// From one line in a cell to the next.
pub(super) const LINE: f64 = CELL * 1.3;
/// A row that is higher than this may go on over the page.
pub(super) const HIGHEST_ROW: f64 = 250.0;
/// A table that is no higher than this stands on one page.
pub(super) const HIGHEST_WHOLE: f64 = 280.0;
/// The height of a picture that leaves room for its heading and caption; less on a page that lies on its long side.
pub(super) const HIGHEST_PICTURE: f64 = 520.0;
pub(super) const HIGHEST_WIDE_PICTURE: f64 = 370.0;
/// Points to a CSS pixel.
pub(super) const PIXEL: f64 = 0.75;

/// How wide the text of a page may be.
pub(super) fn room(landscape: bool) -> f64 {
    if landscape { PAPER[1] - 2.0 * WIDE_MARGIN } else { PAPER[0] - 2.0 * MARGIN }
}

/// The measures by name.
pub(super) fn measures() -> Dict {
    dict! {
        "margin" => Abs::pt(MARGIN),
        "wide-margin" => Abs::pt(WIDE_MARGIN),
        "body" => Abs::pt(BODY),
        "cell" => Abs::pt(CELL),
        "header" => Abs::pt(HEADER),
        "caption" => Abs::pt(CAPTION),
        "issuer" => Abs::pt(ISSUER),
        "title" => Abs::pt(TITLE),
        "subtitle" => Abs::pt(SUBTITLE),
        "heading-1" => Abs::pt(HEADINGS[0]),
        "heading-2" => Abs::pt(HEADINGS[1]),
        "heading-3" => Abs::pt(HEADINGS[2]),
        "fact" => Abs::pt(FACT),
    }
}

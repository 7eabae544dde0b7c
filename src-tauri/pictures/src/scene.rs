//! What a picture is made of. A scene says what each shape is, never its color: that is the theme's business.

use serde::Serialize;
use specta::Type;

use crate::ink::Look;

/// A picture, laid out. Lengths are CSS pixels, y grows downwards, texts are placed by their baseline.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Scene {
    /// What the picture is called.
    pub title: String,
    /// The picture in words, for those who do not see it.
    pub description: String,
    /// The width of the picture.
    #[specta(type = i32)]
    pub width: f32,
    /// The height of the picture.
    #[specta(type = i32)]
    pub height: f32,
    /// Its parts, from back to front.
    pub marks: Vec<Mark>,
}

/// A part of a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "mark", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Mark {
    /// Marks that are one thing.
    Group {
        /// What all of them are.
        look: Look,
        /// The id of what they stand for, if they stand for one row.
        stands_for: Option<String>,
        /// The group in words.
        label: String,
        /// Its parts, from back to front.
        marks: Vec<Mark>,
    },
    /// A rectangle; a square is one of equal sides.
    Rect {
        /// What it is.
        look: Look,
        /// Its left edge.
        #[specta(type = i32)]
        x: f32,
        /// Its upper edge.
        #[specta(type = i32)]
        y: f32,
        /// Its width.
        #[specta(type = i32)]
        width: f32,
        /// Its height.
        #[specta(type = i32)]
        height: f32,
        /// The radius of its corners.
        #[specta(type = i32)]
        round: f32,
    },
    /// A circle.
    Circle {
        /// What it is.
        look: Look,
        /// Its center.
        #[specta(type = i32)]
        x: f32,
        /// Its center.
        #[specta(type = i32)]
        y: f32,
        /// Its radius.
        #[specta(type = i32)]
        radius: f32,
    },
    /// A line, an arrow head, an icon.
    Path {
        /// What it is.
        look: Look,
        /// The path in SVG's own notation.
        d: String,
    },
    /// One line of text.
    Text {
        /// What it is.
        look: Look,
        /// Where its anchor stands.
        #[specta(type = i32)]
        x: f32,
        /// Its baseline.
        #[specta(type = i32)]
        y: f32,
        /// Which of its ends `x` is.
        anchor: Anchor,
        /// Size and weight.
        letters: Letters,
        /// What it says.
        text: String,
    },
}

/// Which part of a text stands at its `x`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// Sizes and weights of texts, by the names of the tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Letters {
    /// 12 pixels, regular.
    Small,
    /// 12 pixels, strong.
    SmallStrong,
    /// 13 pixels, regular.
    Base,
    /// 13 pixels, strong.
    BaseStrong,
    /// 16 pixels, strong.
    TitleStrong,
}

impl Letters {
    /// The size of the letters, in pixels.
    #[must_use]
    pub fn size(self) -> f32 {
        match self {
            Self::Small | Self::SmallStrong => 12.0,
            Self::Base | Self::BaseStrong => 13.0,
            Self::TitleStrong => 16.0,
        }
    }

    /// From one baseline to the next, in pixels.
    #[must_use]
    pub fn line(self) -> f32 {
        match self {
            Self::Small | Self::SmallStrong => 16.0,
            Self::Base | Self::BaseStrong => 18.0,
            Self::TitleStrong => 24.0,
        }
    }

    /// The weight, as CSS counts it.
    #[must_use]
    pub fn weight(self) -> u16 {
        match self {
            Self::Small | Self::Base => 400,
            Self::SmallStrong | Self::BaseStrong | Self::TitleStrong => 600,
        }
    }
}

/// What a picture is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The window has title and legend of its own.
    Window,
    /// A document has neither: the picture carries both.
    Document,
}

impl Mark {
    /// The same, somewhere else. A path's numbers are all places, as [`line`] writes them.
    pub(crate) fn moved(self, right: f32, down: f32) -> Self {
        match self {
            Self::Group { look, stands_for, label, marks } => {
                let marks = marks.into_iter().map(|mark| mark.moved(right, down)).collect();
                Self::Group { look, stands_for, label, marks }
            }
            Self::Rect { look, x, y, width, height, round } => {
                Self::Rect { look, x: x + right, y: y + down, width, height, round }
            }
            Self::Circle { look, x, y, radius } => Self::Circle { look, x: x + right, y: y + down, radius },
            Self::Text { look, x, y, anchor, letters, text } => {
                Self::Text { look, x: x + right, y: y + down, anchor, letters, text }
            }
            Self::Path { look, d } => Self::Path { look, d: moved_path(&d, right, down) },
        }
    }
}

fn moved_path(d: &str, right: f32, down: f32) -> String {
    let mut out = String::with_capacity(d.len());
    let mut numbers = 0;
    for part in d.split_inclusive(|letter: char| letter == ' ' || letter.is_ascii_uppercase()) {
        let number = part.trim_end_matches(|letter: char| letter == ' ' || letter.is_ascii_uppercase());
        if let Ok(at) = number.parse::<f32>() {
            out += &short(at + if numbers % 2 == 0 { right } else { down });
            numbers += 1;
        }
        out += &part[number.len()..];
    }
    out
}

/// Lines of text from a left upper corner.
pub(crate) fn texts(lines: &[String], look: Look, letters: Letters, (x, top): (f32, f32)) -> Vec<Mark> {
    texts_at(lines, look, letters, (x, top), Anchor::Start)
}

/// Lines of text whose upper edge is `top`, each with its anchor at `x`.
pub(crate) fn texts_at(
    lines: &[String],
    look: Look,
    letters: Letters,
    (x, top): (f32, f32),
    anchor: Anchor,
) -> Vec<Mark> {
    let mut y = top + (letters.line() + letters.size() * 0.7) / 2.0;
    let mut marks = Vec::with_capacity(lines.len());
    for text in lines {
        marks.push(Mark::Text { look, x, y, anchor, letters, text: text.clone() });
        y += letters.line();
    }
    marks
}

/// A line through points, its corners rounded.
pub(crate) fn line(look: Look, points: &[(f32, f32)], round: f32) -> Mark {
    let mut d = String::new();
    for (at, &(x, y)) in points.iter().enumerate() {
        let corner = at.checked_sub(1).zip(points.get(at + 1)).map(|(before, after)| (points[before], *after));
        match corner {
            None => d += &format!("{}{} {}", if at == 0 { "M" } else { "L" }, short(x), short(y)),
            Some((before, after)) => {
                let (ax, ay) = towards((x, y), before, round);
                let (bx, by) = towards((x, y), after, round);
                let [ax, ay, x, y, bx, by] = [ax, ay, x, y, bx, by].map(short);
                d += &format!("L{ax} {ay}Q{x} {y} {bx} {by}");
            }
        }
    }
    Mark::Path { look, d }
}

/// The point `far` from `from` on the way to `to`, or half that way if that is nearer.
fn towards(from: (f32, f32), to: (f32, f32), far: f32) -> (f32, f32) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    let part = if length > 0.0 { (far / length).min(0.5) } else { 0.0 };
    (from.0 + dx * part, from.1 + dy * part)
}

/// A number with at most two decimals.
pub(crate) fn short(number: f32) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

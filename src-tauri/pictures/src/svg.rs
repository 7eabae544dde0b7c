//! A scene as an SVG document that stands alone: colors written out, fonts by name, a title and a description.

use crate::ink::{Look, Theme};
use crate::letters::printable;
use crate::scene::{Anchor, Mark, Scene, short};

impl Scene {
    /// The picture as SVG.
    #[must_use]
    pub fn to_svg(&self, theme: Theme) -> String {
        let (width, height) = (short(self.width), short(self.height));
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title description\" \
             font-family=\"'Public Sans', 'Public Sans Variable', 'Segoe UI', 'Noto Sans', sans-serif\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n",
            escaped(&self.title),
            escaped(&self.description)
        );
        let paper = painted(Look::Paper, theme);
        out += &format!("<rect width=\"{width}\" height=\"{height}\"{paper}/>\n");
        self.marks.iter().for_each(|mark| write(&mut out, mark, theme));
        out + "</svg>\n"
    }
}

fn write(out: &mut String, mark: &Mark, theme: Theme) {
    match mark {
        Mark::Group { label, marks, .. } => {
            *out += &format!("<g role=\"img\" aria-label=\"{0}\"><title>{0}</title>\n", escaped(label));
            marks.iter().for_each(|mark| write(out, mark, theme));
            *out += "</g>\n";
        }
        Mark::Rect { look, x, y, width, height, round } => {
            let [x, y, width, height, round] = [x, y, width, height, round].map(|it| short(*it));
            let paint = painted(*look, theme);
            *out +=
                &format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"{paint}/>\n");
        }
        Mark::Circle { look, x, y, radius } => {
            let [x, y, radius] = [x, y, radius].map(|it| short(*it));
            *out += &format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{}/>\n", painted(*look, theme));
        }
        Mark::Path { look, d } => *out += &format!("<path d=\"{d}\"{}/>\n", painted(*look, theme)),
        Mark::Text { look, x, y, anchor, letters, text } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            *out += &format!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"{}\" font-weight=\"{}\"{}>{}</text>\n",
                short(*x),
                short(*y),
                short(letters.size()),
                letters.weight(),
                painted(*look, theme),
                escaped(text)
            );
        }
    }
}

/// The attributes that paint a look.
fn painted(look: Look, theme: Theme) -> String {
    let paint = look.paint();
    let fill = paint.fill.map_or("none", |token| token.color(theme));
    let mut attributes = format!(" class=\"{}\" fill=\"{fill}\"", look.name());
    if let Some(stroke) = paint.stroke {
        attributes += &format!(" stroke=\"{}\" stroke-width=\"{}\"", stroke.color(theme), short(paint.width));
    }
    if !paint.dashes.is_empty() {
        attributes += &format!(" stroke-dasharray=\"{}\"", paint.dashes);
    }
    attributes
}

/// Text as XML: markup is text, and characters that XML forbids become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in printable(text).chars() {
        match letter {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            letter => out.push(letter),
        }
    }
    out
}

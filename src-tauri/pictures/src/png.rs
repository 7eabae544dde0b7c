//! A scene as a PNG, drawn from its SVG with the bundled fonts only, so that it is the same on every computer.

use std::path::Path;
use std::sync::Arc;

use engagement::Refusal;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::ink::Theme;
use crate::letters::{REGULAR, SEMIBOLD};
use crate::scene::Scene;

/// The most pixels a picture may have on a side; more memory than its square would take is not asked for.
const LONGEST: f32 = 16_000.0;

/// Pixels to a CSS pixel in a printed picture.
const SHARP: f32 = 2.0;

/// Why there is no PNG.
#[derive(Debug, thiserror::Error)]
#[error("The picture “{title}” could not be drawn as PNG: {reason}. Export it as SVG.")]
pub struct Unpictured {
    title: String,
    reason: String,
}

impl Scene {
    /// The picture in the format that the ending of a file's name asks for.
    ///
    /// # Errors
    /// When the ending asks for no picture, or the picture cannot be drawn.
    pub fn printed(&self, path: &Path, theme: Theme) -> Result<Vec<u8>, Refusal> {
        match path.extension().unwrap_or_default().to_string_lossy().to_lowercase().as_str() {
            "svg" => Ok(self.to_svg(theme).into_bytes()),
            "png" => self.to_png(theme, SHARP).map_err(|error| Refusal::impossible(error.to_string())),
            _ => Err(Refusal::impossible(format!(
                "The name {} does not say which format is wanted. End it in .svg or .png.",
                path.display()
            ))),
        }
    }

    /// The picture as PNG, `scale` pixels to a CSS pixel; less where a side would be over 16,000 pixels long.
    ///
    /// # Errors
    /// When the picture cannot be drawn, which its size could cause.
    pub fn to_png(&self, theme: Theme, scale: f32) -> Result<Vec<u8>, Unpictured> {
        let refused = |reason: String| Unpictured { title: self.title.clone(), reason };
        let scale = scale.min(LONGEST / self.width.max(self.height));
        let tree = Tree::from_str(&self.to_svg(theme), &options()).map_err(|error| refused(error.to_string()))?;
        let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| refused("it has no size".to_owned()))?;
        let mut pixels =
            Pixmap::new(size.width(), size.height()).ok_or_else(|| refused("it is too large".to_owned()))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| refused(error.to_string()))
    }
}

fn options() -> Options<'static> {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(SEMIBOLD.to_vec());
    Options { font_family: "Public Sans".to_owned(), fontdb: Arc::new(fonts), ..Options::default() }
}

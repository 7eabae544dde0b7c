//! Pictures: drawn sharp as SVG, with a PNG for programs that do not know it, and said in words.

use std::io;

use pictures::ink::Theme;

use super::body::Writer;
use super::xml::escaped;
use crate::outline::Figure;

/// English Metric Units, the measure of pictures in Word: to a CSS pixel, and to a twentieth of a point.
const PER_PIXEL: f32 = 9_525.0;
const PER_TWENTIETH: f32 = 635.0;
/// Pixels of the PNG to a CSS pixel.
const SHARP: f32 = 2.0;

/// What heading, lead and caption take of a page, in twentieths of a point.
const BESIDE: u32 = 2_700;

/// A picture as the parts of a package.
#[derive(Debug)]
pub(super) struct Picture {
    pub png: Vec<u8>,
    pub svg: Vec<u8>,
    pub png_id: String,
    pub svg_id: String,
}

impl Writer {
    /// A picture with its caption below it, as large as the page lets it be and no larger than it is.
    pub(super) fn figure(&mut self, figure: &Figure) -> io::Result<()> {
        let png = figure.scene.to_png(Theme::Light, SHARP).map_err(io::Error::other)?;
        let svg = figure.scene.to_svg(Theme::Light).into_bytes();
        let [png_id, svg_id] = [self.relations.id(), self.relations.id()];
        let (width, height) = self.size(figure);
        let number = self.id();
        let name = format!("Figure {}", figure.number);
        let alternative = escaped(&figure.alternative.split_whitespace().collect::<Vec<_>>().join(" "));
        self.start("Plan Figure", "");
        self.text += &format!(
            "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{alternative}\"/><wp:cNvGraphicFramePr>\
             <a:graphicFrameLocks xmlns:a=\"{DRAWING}\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic xmlns:a=\"{DRAWING}\"><a:graphicData uri=\"{PICTURE}\"><pic:pic xmlns:pic=\"{PICTURE}\">\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{name}\" descr=\"{alternative}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{png_id}\"><a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\">\
             <asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{svg_id}\"/>\
             </a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
             <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        );
        self.caption("Figure", figure.number, &figure.caption, false);
        self.figures.push(Picture { png, svg, png_id, svg_id });
        Ok(())
    }

    /// Width and height in the measure of pictures. Heading, lead and caption stand on the same page.
    fn size(&self, figure: &Figure) -> (u64, u64) {
        let (width, height) = (figure.scene.width * PER_PIXEL, figure.scene.height * PER_PIXEL);
        let room = self.page.text_width(self.lying) as f32 * PER_TWENTIETH;
        let above = self.page.text_height(self.lying).saturating_sub(BESIDE).max(BESIDE) as f32 * PER_TWENTIETH;
        let scale = (room / width).min(above / height).min(1.0);
        ((width * scale) as u64, (height * scale) as u64)
    }
}

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

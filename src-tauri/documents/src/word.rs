//! Prints an outline as a Word document: our parts into a template, which keeps its own.
//!
//! Headings, lists, captions, contents and tables are Word's own, so that they can be read aloud, listed and edited
//! there: real heading styles with automatic numbers, a contents field, header rows that are marked and repeated,
//! pictures with alternative text. There are no text boxes and no merged cells.

mod body;
mod figure;
mod fonts;
mod numbering;
mod package;
mod page;
mod properties;
mod relations;
mod styles;
mod table;
mod template;
mod xml;

use std::io;

pub use template::Template;
pub(crate) use xml::push_escaped;

use self::body::Writer;
use self::numbering::Lists;
use self::relations::Relations;
use self::template::Body;
use self::xml::spliced;
use crate::outline::Outline;
use crate::pace::Pace;

/// What Word wants of every document, for templates of programs that leave it out: kind, name, type, part.
const WANTED: [(&str, &str, &str, &str); 3] = [
    ("settings", "settings.xml", "wordprocessingml.settings", include_str!("word/template/settings.xml")),
    ("fontTable", "fontTable.xml", "wordprocessingml.fontTable", include_str!("word/template/no_fonts.xml")),
    ("theme", "theme.xml", "theme", include_str!("word/template/theme.xml")),
];

const NUMBERING: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
const STYLES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";

pub(crate) fn print(outline: &Outline, template: Option<&Template>, pace: &mut Pace) -> io::Result<Vec<u8>> {
    let own;
    let template = match template {
        Some(template) => template,
        None => {
            own = Template::default_for(outline);
            &own
        }
    };
    let broken = || io::Error::other("the template changed while it was filled");
    let body = template.body().map_err(io::Error::other)?;
    let mut package = template.package.clone();
    let (folder, relations_name) = template.folder();
    let mut relations = Relations::read(package.text(&relations_name)).ok_or_else(broken)?;
    let of_kind = |relations: &mut Relations, kind: &str, name: &str| relations.part(folder, kind, name);
    for (kind, name, of, part) in WANTED {
        let name = of_kind(&mut relations, kind, name);
        if package.get(&name).is_none() {
            let of = format!("application/vnd.openxmlformats-officedocument.{of}+xml");
            let types = package.text("[Content_Types].xml").unwrap_or_default();
            let types = template::typed(types, &[], &[(&format!("/{name}"), &of)]).ok_or_else(broken)?;
            package.put("[Content_Types].xml", types);
            package.put(&name, part);
        }
    }
    let numbering_name = of_kind(&mut relations, "numbering", "numbering.xml");
    let styles_name = of_kind(&mut relations, "styles", "styles.xml");

    // A second copy of the styles that only Word 2010 reads would say otherwise than the first.
    if let Some(copy) = relations.without(folder, "stylesWithEffects") {
        let types = package.text("[Content_Types].xml").and_then(|types| template::untyped(types, &copy));
        package.put("[Content_Types].xml", types.ok_or_else(broken)?);
        package.remove(&copy);
    }
    let old_lists = package.text(&numbering_name).unwrap_or(numbering::EMPTY).to_owned();
    let lists = Lists::beside(&old_lists).ok_or_else(broken)?;
    let old_styles = package.text(&styles_name).unwrap_or(include_str!("word/template/styles_frame.xml")).to_owned();
    let (styles_part, styles) = styles::completed(&old_styles, &lists).ok_or_else(broken)?;
    let language = (!old_styles.contains(&format!("w:val=\"{}\"", outline.language))).then_some(outline.language);

    let mut writer = Writer::new(styles, lists, relations, page::Page::of(&body), language);
    writer.all(outline, &body, pace)?;
    let text = filled(&body, &writer);
    let Writer { lists, mut relations, figures, .. } = writer;
    for figure in &figures {
        let [png, svg] = ["png", "svg"].map(|ending| package.free_name(&format!("{folder}/media/plan"), ending));
        package.put(&png, figure.png.clone());
        package.put(&svg, figure.svg.clone());
        relations.name(&figure.png_id, &png, folder);
        relations.name(&figure.svg_id, &svg, folder);
    }
    package.put(&template.main, text);
    package.put(&styles_name, styles_part);
    package.put(&numbering_name, lists.added_to(&old_lists).ok_or_else(broken)?);
    package.put(&relations_name, relations.part_text());
    let types = package.text("[Content_Types].xml").unwrap_or_default();
    let endings = [("png", "image/png"), ("svg", "image/svg+xml"), ("xml", "application/xml")];
    let named = [(format!("/{numbering_name}"), NUMBERING), (format!("/{styles_name}"), STYLES)];
    let named: Vec<_> = named.iter().map(|(name, kind)| (name.as_str(), *kind)).collect();
    let types = template::typed(types, &endings, &named).ok_or_else(broken)?;
    package.put("[Content_Types].xml", types);
    properties::set(&mut package, outline).ok_or_else(broken)?;
    package.zip()
}

/// The template's text with our parts in their place.
fn filled(body: &Body, writer: &Writer) -> String {
    let mut changes = vec![(body.place.clone(), writer.text.clone())];
    if !body.relates {
        let end = body.root.end - 1;
        let relations = " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        changes.push((end..end, relations.to_owned()));
    }
    let section = body.section.clone().unwrap_or(body.end..body.end);
    changes.push((section, writer.last_section()));
    spliced(body.text, changes)
}

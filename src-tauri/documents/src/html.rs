//! Prints an outline as one page for a browser: everything in it, nothing fetched, readable aloud and on paper.

mod fonts;

use std::io;

use pictures::ink::Theme;

use crate::outline::{Block, Cell, Figure, Heading, List, Outline, Phrase, Section, Table, TitlePage};
use crate::pace::Pace;
use crate::word::push_escaped;

const STYLE: &str = include_str!("html/style.css");

pub(crate) fn print(outline: &Outline, pace: &mut Pace) -> io::Result<Vec<u8>> {
    let title = escaped(&outline.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:; \
         base-uri 'none'; form-action 'none'\">\n<meta name=\"generator\" content=\"Liaison\">\n\
         <title>{title}</title>\n<style>\n{}{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#plan\">Skip to the plan</a>\n",
        outline.language,
        fonts::faces()
    );
    let contents = outline.headings().filter(|it| it.listed && it.level < 3).cloned().collect();
    let mut writer = Writer { out: &mut out, contents };
    writer.header(outline);
    writer.out.push_str("<main id=\"plan\">\n");
    for section in &outline.sections {
        writer.section(section, pace)?;
    }
    out += "</main>\n<footer>";
    push_escaped(&mut out, &outline.stamp.foot());
    out += "</footer>\n</body>\n</html>\n";
    Ok(out.into_bytes())
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

struct Writer<'a> {
    out: &'a mut String,
    contents: Vec<Heading>,
}

impl Writer<'_> {
    fn header(&mut self, outline: &Outline) {
        self.out.push_str("<header>\n");
        if let Some(marking) = outline.marking {
            self.element("p", " class=\"marking\"", marking);
        }
        match &outline.title_page {
            Some(page) => self.title_page(page),
            None => self.element("h1", "", &outline.title),
        }
        self.out.push_str("</header>\n");
    }

    fn title_page(&mut self, page: &TitlePage) {
        if !page.issuer.is_empty() {
            self.element("p", " class=\"issuer\"", &page.issuer);
        }
        self.out.push_str("<h1>");
        self.text(&page.title);
        self.out.push_str(" <span class=\"subtitle\">");
        self.text(&page.subtitle);
        self.out.push_str("</span></h1>\n<dl>\n");
        for (what, said) in &page.facts {
            self.out.push_str("<div>");
            self.element("dt", "", what);
            self.element("dd", "", said);
            self.out.push_str("</div>\n");
        }
        self.out.push_str("</dl>\n");
        for block in &page.blocks {
            self.words(block);
        }
    }

    /// A section for every heading of level 1, named by it.
    fn section(&mut self, section: &Section, pace: &mut Pace) -> io::Result<()> {
        let mut open = false;
        for block in &section.blocks {
            match block {
                Block::Heading(heading) if heading.level == 1 => {
                    if open {
                        self.out.push_str("</section>\n");
                    }
                    open = true;
                    let lying = if section.landscape { " class=\"lying\"" } else { "" };
                    self.out.push_str(&format!("<section aria-labelledby=\"{}\"{lying}>\n", heading.anchor));
                    self.heading(heading);
                }
                Block::Heading(heading) => self.heading(heading),
                Block::Table(table) => self.table(table, pace)?,
                Block::Figure(figure) => self.figure(figure),
                Block::Contents => self.contents(),
                words => self.words(words),
            }
        }
        if open {
            self.out.push_str("</section>\n");
        }
        Ok(())
    }

    fn words(&mut self, block: &Block) {
        match block {
            Block::Paragraph { spans } => {
                self.out.push_str("<p>");
                self.spans(spans);
                self.out.push_str("</p>\n");
            }
            Block::List(List { ordered, items }) => {
                let name = if *ordered { "ol" } else { "ul" };
                self.out.push_str(&format!("<{name}>\n"));
                for item in items {
                    self.out.push_str("<li>");
                    self.spans(item);
                    self.out.push_str("</li>\n");
                }
                self.out.push_str(&format!("</{name}>\n"));
            }
            _ => {}
        }
    }

    /// The title has level 1, so that a heading is one lower here.
    fn heading(&mut self, heading: &Heading) {
        let level = heading.level + 1;
        self.out.push_str(&format!("<h{level} id=\"{}\">", heading.anchor));
        if !heading.number.is_empty() {
            self.out.push_str("<span class=\"number\">");
            self.text(&heading.number);
            self.out.push_str("</span> ");
        }
        self.text(&heading.text);
        self.out.push_str(&format!("</h{level}>\n"));
    }

    fn contents(&mut self) {
        self.out.push_str("<nav aria-label=\"Contents\">\n<ul>\n");
        for entry in std::mem::take(&mut self.contents) {
            let below = if entry.level > 1 { " class=\"below\"" } else { "" };
            self.out.push_str(&format!("<li{below}><a href=\"#{}\">", entry.anchor));
            if !entry.number.is_empty() {
                self.out.push_str("<span class=\"number\">");
                self.text(&entry.number);
                self.out.push_str("</span> ");
            }
            self.text(&entry.text);
            self.out.push_str("</a></li>\n");
        }
        self.out.push_str("</ul>\n</nav>\n");
    }

    /// A table that is wider than a small screen is moved in its own frame, which keys can reach.
    fn table(&mut self, table: &Table, pace: &mut Pace) -> io::Result<()> {
        let number = table.number;
        self.out.push_str(&format!(
            "<div class=\"frame\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-{number}\">\n<table>\n\
             <caption id=\"table-{number}\"><b>Table {number}</b> "
        ));
        self.text(&table.caption);
        self.out.push_str("</caption>\n<colgroup>");
        for column in &table.columns {
            self.out.push_str(&format!("<col style=\"width: {}%\">", column.share.min(100)));
        }
        self.out.push_str("</colgroup>\n<thead><tr>");
        for column in &table.columns {
            self.element("th", " scope=\"col\"", &column.header);
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                self.cell(cell, at == 0);
            }
            self.out.push_str("</tr>\n");
            pace.row()?;
        }
        self.out.push_str("</tbody>\n</table>\n</div>\n");
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, names_row: bool) {
        // A head that says nothing is none.
        let names_row = names_row && !cell.plain().trim().is_empty();
        let (open, close) = if names_row { ("<th scope=\"row\">", "</th>") } else { ("<td>", "</td>") };
        self.out.push_str(open);
        match cell {
            Cell::Text(text) => self.text(text),
            Cell::Points(points) if points.is_empty() => {}
            Cell::Points(points) => {
                self.out.push_str("<ul>");
                points.iter().for_each(|point| self.element("li", "", point));
                self.out.push_str("</ul>");
            }
        }
        self.out.push_str(close);
    }

    fn figure(&mut self, figure: &Figure) {
        // One id each for its title and its description, which its own text names.
        let number = figure.number;
        let svg = figure.scene.to_svg(Theme::Light);
        let svg = svg
            .replacen("id=\"title\"", &format!("id=\"figure-{number}-title\""), 1)
            .replacen("id=\"description\"", &format!("id=\"figure-{number}-description\""), 1)
            .replacen(
                "aria-labelledby=\"title description\"",
                &format!("aria-labelledby=\"figure-{number}-title figure-{number}-description\""),
                1,
            );
        self.out.push_str("<figure>\n");
        self.out.push_str(&svg);
        self.out.push_str(&format!("<figcaption><b>Figure {number}</b> "));
        self.text(&figure.caption);
        self.out.push_str("</figcaption>\n</figure>\n");
    }

    fn spans(&mut self, spans: &[Phrase]) {
        for span in spans {
            match (&span.link, span.bold) {
                (Some(address), _) => {
                    self.out.push_str("<a rel=\"noreferrer\" href=\"");
                    push_escaped(self.out, address);
                    self.out.push_str("\">");
                    self.text(&span.text);
                    self.out.push_str("</a>");
                }
                (None, true) => {
                    self.out.push_str("<strong>");
                    self.text(&span.text);
                    self.out.push_str("</strong>");
                }
                (None, false) => self.text(&span.text),
            }
        }
    }

    fn element(&mut self, name: &str, attributes: &str, text: &str) {
        self.out.push_str(&format!("<{name}{attributes}>"));
        self.text(text);
        self.out.push_str(&format!("</{name}>"));
    }

    fn text(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.out.push_str("<br>");
            }
            push_escaped(self.out, line);
        }
    }
}

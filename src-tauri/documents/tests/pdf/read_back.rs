//! What a PDF says, as Poppler reads it: its structure tree, and the words on its pages.

use std::iter::Peekable;
use std::path::Path;
use std::process::Command;

use documents::outline::Cell;

/// An element of the structure tree.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<String>,
    pub inside: Vec<Inside>,
}

/// What an element holds, in order.
#[derive(Debug)]
pub enum Inside {
    Element(Element),
    Text(String),
}

/// A table read back.
#[derive(Debug, PartialEq)]
pub struct ReadTable {
    pub caption: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// The structure tree of a PDF.
pub fn structure(pdf: &Path) -> Element {
    let printed = run(Command::new("pdfinfo").arg("-struct-text").arg(pdf));
    let mut lines = printed.lines().filter_map(line).peekable();
    let (indent, first) = lines.next().expect("a tagged document");
    element(indent, first, &mut lines)
}

/// The words of its pages without head and foot, in the order in which they were written.
pub fn words(pdf: &Path) -> String {
    let area = ["-raw", "-x", "0", "-y", "72", "-W", "800", "-H", "650"];
    run(Command::new("pdftotext").args(area).arg(pdf).arg("-"))
}

pub fn run(command: &mut Command) -> String {
    let output = command.output().expect("a program is missing: run `cargo xtask test`, which installs it");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// How far a line is indented, and what it says. References to objects are nothing that is read.
fn line(line: &str) -> Option<(usize, &str)> {
    let said = line.trim_start();
    (!said.is_empty() && !said.starts_with("Object ")).then(|| (line.len() - said.len(), said))
}

fn element<'a>(indent: usize, said: &str, lines: &mut Peekable<impl Iterator<Item = (usize, &'a str)>>) -> Element {
    let name = said.split([' ', ':']).next().unwrap_or_default().to_owned();
    let mut element = Element { name, attributes: Vec::new(), inside: Vec::new() };
    while let Some((deeper, said)) = lines.next_if(|(deeper, _)| *deeper > indent) {
        if let Some(text) = said.strip_prefix('"') {
            element.inside.push(Inside::Text(text.strip_suffix('"').unwrap_or(text).to_owned()));
        } else if said.starts_with('/') {
            element.attributes.push(said.to_owned());
        } else {
            element.inside.push(Inside::Element(self::element(deeper, said, lines)));
        }
    }
    element
}

impl Element {
    /// Everything that it says.
    pub fn text(&self) -> String {
        let text = |inside: &Inside| match inside {
            Inside::Element(element) => element.text(),
            Inside::Text(text) => text.clone(),
        };
        self.inside.iter().map(text).collect()
    }

    /// All elements of some names in it, from front to back.
    pub fn all(&self, names: &[&str]) -> Vec<&Element> {
        let mut found = Vec::new();
        for inside in &self.inside {
            if let Inside::Element(element) = inside {
                if names.contains(&element.name.as_str()) {
                    found.push(element);
                }
                found.extend(element.all(names));
            }
        }
        found
    }

    /// Its tables. Each of their first rows, and each first cell of the others, must be a header.
    pub fn tables(&self) -> Vec<ReadTable> {
        self.all(&["Table"]).into_iter().map(read_table).collect()
    }

    fn has(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|it| it == attribute)
    }
}

fn read_table(table: &Element) -> ReadTable {
    let caption = table.all(&["Caption"]).first().map(|it| it.text()).unwrap_or_default();
    let rows = table.all(&["TR"]);
    let (header, rows) = rows.split_first().expect("a table has rows");
    let header = header.all(&["TH", "TD"]);
    for cell in &header {
        assert!(cell.name == "TH" && cell.has("/Scope /Column"), "{caption} has no header above {cell:?}");
    }
    let row = |row: &&Element| {
        let cells = row.all(&["TH", "TD"]);
        assert!(cells[0].name == "TH" && cells[0].has("/Scope /Row"), "{caption}: a row begins with {:?}", cells[0]);
        assert!(cells[1..].iter().all(|it| it.name == "TD"), "{caption}: only the first cell of a row is a header");
        cells.into_iter().map(read_cell).collect()
    };
    ReadTable { header: header.iter().map(|it| it.text()).collect(), rows: rows.iter().map(row).collect(), caption }
}

fn read_cell(cell: &Element) -> Cell {
    if cell.all(&["L"]).is_empty() {
        return Cell::Text(cell.text());
    }
    Cell::Points(cell.all(&["LBody"]).into_iter().map(Element::text).collect())
}

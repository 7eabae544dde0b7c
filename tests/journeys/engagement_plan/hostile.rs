//! Two thousand texts that have broken other programs, in every field of text that the plan prints.

use std::collections::BTreeSet;
use std::path::Path;

use documents::outline::{Block, Cell, Outline, own_text};
use engagement::{Content, EngagementPlan, Entity, Id, Kind, Values};
use serde::Serialize;
use serde_json::json;
use store::Stamp;

use super::{cells, read, rows, save};
use crate::desk::Desk;
use crate::read_back::words;
use crate::texts::hostile;

const COUNT: usize = 2_000;

/// A copy of an entity with a text in every field that takes one.
fn with_text<T: Serialize + TryFrom<Entity>>(kind: Kind, like: &T, at: usize, text: &str) -> T {
    let mut values: Values = serde_json::from_value(json!(like)).unwrap();
    values.insert("id".into(), json!(id(at)));
    for field in kind.fields() {
        match field.value {
            Content::Text | Content::Prose => drop(values.insert(field.name.into(), json!(text))),
            Content::Lines => drop(values.insert(field.name.into(), json!([text, text]))),
            _ => {}
        }
    }
    T::try_from(kind.parse(values).unwrap()).ok().unwrap()
}

fn id(at: usize) -> Id {
    format!("019d3f00-0000-7000-8000-{at:012x}").try_into().unwrap()
}

/// As many entities as there are texts, each with its own.
fn filled<T: Clone + Serialize + TryFrom<Entity>>(kind: Kind, all: &mut Vec<T>, texts: &[String]) {
    let like = all[0].clone();
    all.extend(texts.iter().enumerate().map(|(at, text)| with_text(kind, &like, at, text)));
}

/// Every tenth of them: a box of the chart takes its time.
fn some(texts: &[String]) -> Vec<String> {
    texts.iter().step_by(10).cloned().collect()
}

fn hostile_plan(texts: &[String]) -> EngagementPlan {
    let desk = Desk::washington();
    let mut plan = desk.store.engagement_plan(&desk.engagement()).unwrap();
    let all = texts.join("\n");
    plan.plan.engagement = with_text(Kind::Engagement, &plan.plan.engagement, 1, &texts[0]);
    plan.plan.engagement.purpose = all.chars().take(30_000).collect::<String>().try_into().unwrap();
    filled(Kind::Stakeholder, &mut plan.plan.stakeholders, texts);
    filled(Kind::Revision, &mut plan.revisions, texts);
    filled(Kind::Group, &mut plan.who.groups, texts);
    filled(Kind::Deliverable, &mut plan.who.deliverables, texts);
    filled(Kind::Role, &mut plan.who.roles, &some(texts));
    filled(Kind::Organization, &mut plan.who.organizations, texts);
    for organization in plan.who.organizations.iter_mut().skip(1) {
        organization.side = engagement::Side::Agency;
    }
    for part in [engagement::Part::Title, engagement::Part::Introduction, engagement::Part::Metrics] {
        let words: String = all.chars().take(30_000).collect();
        plan.sections.push(engagement::Section {
            id: id(part as usize),
            engagement_id: plan.plan.engagement.id.clone(),
            part,
            left_out: false,
            text: words.try_into().unwrap(),
            place: part as u16,
        });
    }
    plan
}

fn in_word(outline: &Outline, file: &Path) {
    save(outline, file);
    let read = read(file);
    let tables: Vec<_> = read["tables"].as_array().unwrap().iter().map(rows).collect();
    for (table, read) in outline.tables().zip(&tables) {
        assert_eq!(&cells(table), read, "table {} of Word", table.number);
    }
    assert_eq!(tables.len(), outline.tables().count(), "no table more, none less");
    assert_eq!(read["text_boxes"], 0);
}

/// Texts whose letters all print, on their pages. What becomes of the others is the PDF's own test.
fn in_a_pdf(outline: &Outline, file: &Path) {
    save(outline, file);
    let together = |text: &str| text.split_whitespace().collect::<String>();
    let said = together(&words(file));
    let texts: BTreeSet<_> = outline.tables().flat_map(|table| table.rows.iter().flatten()).map(Cell::plain).collect();
    for text in texts {
        let plain = text.len() < 200 && text.chars().all(|letter| letter.is_ascii_graphic() || letter == ' ');
        assert!(!plain || said.contains(&together(&text)), "the PDF does not say {text:?}");
    }
}

fn in_a_page(outline: &Outline, file: &Path) {
    save(outline, file);
    let read = read(file);
    let tables: Vec<_> = read["tables"].as_array().unwrap().iter().map(rows).collect();
    for (table, read) in outline.tables().zip(&tables) {
        assert_eq!(&cells(table), read, "table {} of the page", table.number);
    }
    assert_eq!(read["bad"], json!([]), "nothing is left open, called or linked to");
    let known = "html head meta title style body a header p h1 span dl div dt dd main section h2 h3 nav ul ol li table caption b \
                 colgroup col thead tbody tr th td br strong figure figcaption svg desc g rect path circle text footer";
    for element in read["elements"].as_object().unwrap().keys() {
        assert!(known.split_whitespace().any(|known| known == element), "<{element}> came from a text");
    }
}

fn in_a_workbook(outline: &Outline, file: &Path) {
    save(outline, file);
    let read = read(file);
    for table in outline.tables() {
        let sheet = &read["sheets"][&table.sheet];
        for kind in sheet["kinds"].as_array().unwrap() {
            assert!(kind == "s" || kind == "inlineStr", "sheet {} holds {kind}: texts are texts", table.sheet);
        }
        assert_eq!(rows(sheet).len(), table.rows.len() + 1, "sheet {}", table.sheet);
    }
}

#[test]
fn two_thousand_hostile_texts_neither_break_nor_work_in_any_format() {
    let texts = hostile(COUNT);
    let plan = hostile_plan(&texts);
    let wanted = documents::Wanted { parts: None, internal: true };
    let outline = documents::plan_outline(&plan, &wanted, Stamp::here_and_now().at);
    let folder = tempfile::tempdir().unwrap();
    in_word(&outline, &folder.path().join("plan.docx"));
    // Thousands of pages take minutes; the PDF's own test has all of the texts in every place of an outline.
    let fewer = documents::plan_outline(&hostile_plan(&some(&texts)), &wanted, Stamp::here_and_now().at);
    in_a_pdf(&fewer, &folder.path().join("plan.pdf"));
    in_a_page(&outline, &folder.path().join("plan.html"));
    in_a_workbook(&outline, &folder.path().join("plan.xlsx"));
    save(&outline, &folder.path().join("plan.ods"));
}

#[test]
fn own_words_that_are_hostile_are_words() {
    for text in hostile(COUNT) {
        for block in own_text(&text) {
            let spans = match block {
                Block::Paragraph { spans } => spans,
                Block::List(list) => list.items.concat(),
                other => panic!("{text:?} became {other:?}"),
            };
            for link in spans.iter().filter_map(|span| span.link.as_deref()) {
                assert!(link.starts_with("http") || link.starts_with("mailto:"), "{text:?} links to {link}");
            }
        }
    }
}

//! Two thousand texts that have broken other programs, in every field of text that the plan prints.

use std::collections::BTreeSet;
use std::path::Path;

use documents::Wanted;
use documents::outline::{Block, Cell, Outline, own_text};
use engagement::maturity::Model;
use engagement::{Code, Content, EngagementPlan, Entity, Field, Id, Kind, Part, Section};
use serde_json::{Value, json};
use store::{Stamp, Store};

use super::{cells, read, rows, save};
use crate::command_line::Shell;
use crate::read_back::words;
use crate::texts::hostile;

const COUNT: usize = 2_000;
/// So many at once: each has a box in the chart, and a long one has pages of its own in every field.
const AT_ONCE: usize = 200;
/// Texts up to this many letters stand together in one text.
const SHORT: usize = 1_000;
/// So many texts are one each of everything; later ones are put together from these.
const EACH: usize = 54;
/// The sorts of longer ones: of words, of one word, of pairs, of marks on one letter.
const SORTS: usize = 4;

/// The other fields of text: what the plan does not print, and codes, of which only the first letters are left.
const NOT_PRINTED: [(Kind, &str); 28] = [
    (Kind::Workspace, "name"),
    (Kind::Organization, "mission"),
    (Kind::Organization, "priorities"),
    (Kind::Person, "title"),
    (Kind::BusinessCalendar, "name"),
    (Kind::Holiday, "name"),
    (Kind::Holiday, "rule"),
    (Kind::Membership, "notes"),
    (Kind::Role, "abbreviation"),
    (Kind::CodeListEntry, "code"),
    (Kind::Commitment, "promisedBy"),
    (Kind::Commitment, "heardBy"),
    (Kind::Commitment, "heardAt"),
    (Kind::Waiver, "reason"),
    (Kind::MaturityModel, "text"),
    (Kind::Assessment, "participants"),
    (Kind::Assessment, "notes"),
    (Kind::Rating, "participant"),
    (Kind::Rating, "evidence"),
    (Kind::Rating, "comment"),
    (Kind::AgreedLevel, "dissent"),
    (Kind::AgreedLevel, "notes"),
    (Kind::GapAction, "proposedBy"),
    (Kind::GapAction, "notes"),
    (Kind::Workshop, "timerEnds"),
    (Kind::Seat, "name"),
    (Kind::Round, "dimension"),
    (Kind::Vote, "level"),
];

/// Washington's plan and one of each kind that it lacks, tied to each other.
fn plan() -> EngagementPlan {
    let shell = Shell::with_washington();
    let add = |values: &[&str]| shell.says(&[&["add", "w.liaison"], values].concat());
    add(&["organization", "name=Agency", "side=agency"]);
    add(&["person", "name=Person", "organizationId=Agency"]);
    add(&["assignment", "roleId=Client Liaison", "personId=Person", "organizationId=Agency"]);
    add(&["service", "name=Service"]);
    add(&["membership", "serviceId=Service", "organizationId=Agency"]);
    add(&["decision", "name=Topic"]);
    add(&["decision-right", "decisionId=Topic", "roleId=Client Liaison", "right=decide"]);
    add(&["standing-communication", "name=Call", "sort=other", "rule=every week", "ownerId=Client Liaison"]);
    add(&["touchpoint", "date=2026-07-01", "stakeholderIds=Public", "internal=true"]);
    add(&["commitment", "name=Promise", "stakeholderId=Public", "dueOn=2026-08-01", "internal=true"]);
    add(&["revision", "version=1", "date=2026-07-01"]);
    std::fs::write(shell.path("r.csv"), "dimension,level,target\ncommunication,2,3\n").unwrap();
    let subject = ["assess", "w.liaison", "--model", "engagement-process", "--subject", "Agency"];
    shell.says(&[&subject[..], &["--perspective", "provider", "--on", "2026-05-04", "--ratings", "r.csv"]].concat());
    let assessment = shell.json(&["list", "w.liaison", "assessment"])[0]["id"].clone();
    let assessment = format!("assessmentId={}", assessment.as_str().unwrap());
    add(&["gap-action", "name=Step", "state=planned", &assessment, "ownerId=Client Liaison"]);
    let store = Store::open_to_read(&shell.path("w.liaison")).unwrap();
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    store.engagement_plan(&engagement).unwrap()
}

fn id(at: usize) -> Id {
    format!("019d3f00-0000-7000-8000-{at:012x}").try_into().unwrap()
}

/// Says a text for a field of the entity with a number.
type Says<'a> = &'a dyn Fn(Kind, &str, usize) -> String;

/// An entity like another, with a text in every field that takes one; what it refers to has its number, too.
fn like<T: Clone + Into<Entity> + TryFrom<Entity>>(like: &T, at: usize, says: Says) -> T {
    let like: Entity = like.clone().into();
    let kind = like.kind();
    let mut values = like.values().unwrap();
    for field in kind.fields() {
        let said = || says(kind, field.name, at);
        let value = match &field.value {
            _ if (kind, field.name) == (Kind::CodeListEntry, "code") => json!(code(&said(), at)),
            Content::Text | Content::Prose => json!(said()),
            Content::Lines => json!([said(), said()]),
            Content::Reference { kind } if values[field.name] != Value::Null && !is_one(*kind) => json!(id(at)),
            Content::References { .. } if values[field.name] != json!([]) => json!([id(at)]),
            _ => continue,
        };
        values.insert(field.name.into(), value);
    }
    if !is_one(kind) {
        values.insert("id".into(), json!(id(at)));
    }
    T::try_from(kind.parse(values).unwrap()).ok().unwrap()
}

/// As much of a text as a code may be, which is unique in its list and has no spaces.
fn code(text: &str, at: usize) -> String {
    let letters: String = text.split_whitespace().collect();
    let code: String = format!("{at}{letters}").chars().take(12).collect();
    if Code::try_from(code.clone()).is_ok() { code } else { format!("T{at}") }
}

/// Of which a plan has one, whatever else there are many of.
fn is_one(kind: Kind) -> bool {
    matches!(kind, Kind::Workspace | Kind::Engagement | Kind::BusinessCalendar)
}

fn more<T: Clone + Into<Entity> + TryFrom<Entity>>(all: &mut Vec<T>, count: usize, says: Says) {
    let last = all.last().unwrap().clone();
    all.extend((0..count).map(|at| like(&last, at, says)));
}

fn model(like: &Model, at: usize, says: Says) -> (Id, Model) {
    let said = || says(Kind::MaturityModel, "name", at);
    let mut model = Model { key: format!("model-{at}"), name: said(), ..like.clone() };
    model.dimensions.retain(|it| it.key == "communication");
    model.dimensions[0].name = said();
    model.levels.iter_mut().for_each(|it| it.name = said());
    model.perspectives.iter_mut().for_each(|it| it.name = said());
    (id(at), model)
}

/// The plan with as many more of everything, all with what is said.
fn grown(mut plan: EngagementPlan, count: usize, says: Says) -> EngagementPlan {
    plan.plan.engagement = like(&plan.plan.engagement, 0, says);
    plan.provider = plan.provider.map(|it| like(&it, 0, says));
    let (who, maturity) = (&mut plan.who, &mut plan.maturity);
    more(&mut who.organizations, count, says);
    more(&mut who.people, count, says);
    more(&mut who.services, count, says);
    more(&mut who.memberships, count, says);
    more(&mut who.roles, count, says);
    more(&mut who.groups, count, says);
    more(&mut who.stakeholders, count, says);
    more(&mut who.coordination, count, says);
    more(&mut who.assignments, count, says);
    more(&mut who.deliverables, count, says);
    more(&mut who.responsibilities, count, says);
    more(&mut who.decisions, count, says);
    more(&mut who.rights, count, says);
    more(&mut plan.plan.codes, count, says);
    more(&mut plan.plan.standing, count, says);
    more(&mut plan.plan.touchpoints, count, says);
    more(&mut plan.plan.commitments, count, says);
    more(&mut plan.revisions, count, says);
    more(&mut maturity.assessments, count, says);
    more(&mut maturity.ratings, count, says);
    more(&mut maturity.agreed, count, says);
    more(&mut maturity.actions, count, says);
    let known = maturity.models.last().unwrap().1.clone();
    maturity.models.extend((0..count).map(|at| model(&known, at, says)));
    plan.plan.roles.clone_from(&who.roles);
    plan.plan.organizations.clone_from(&who.organizations);
    plan.plan.stakeholders.clone_from(&who.stakeholders);
    maturity.roles.clone_from(&who.roles);
    maturity.organizations.clone_from(&who.organizations);
    for part in [Part::Title, Part::Introduction, Part::Metrics] {
        let section = Section {
            id: id(part as usize),
            engagement_id: plan.plan.engagement.id.clone(),
            part,
            left_out: false,
            text: says(Kind::Section, "text", part as usize).try_into().unwrap(),
            place: part as u16,
        };
        plan.sections.push(section);
    }
    plan
}

fn internal_outline(plan: &EngagementPlan) -> Outline {
    documents::plan_outline(plan, &Wanted { parts: None, internal: true }, Stamp::here_and_now().at)
}

#[test]
fn every_field_of_text_that_the_plan_prints_is_tried() {
    let mark = |kind: Kind, field: &str| format!("<{}.{field}>", kind.table());
    let plan = grown(plan(), 1, &|kind, field, _| mark(kind, field));
    let said = serde_json::to_string(&internal_outline(&plan).preview(usize::MAX)).unwrap();
    let is_text = |field: &&Field| matches!(field.value, Content::Text | Content::Prose | Content::Lines);
    let fields =
        Kind::ALL.iter().flat_map(|kind| kind.fields().iter().filter(is_text).map(|field| (*kind, field.name)));
    let missing: Vec<_> = fields.filter(|(kind, field)| !said.contains(&mark(*kind, field))).collect();
    assert_eq!(missing, NOT_PRINTED);
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
        // What is too long for a cell goes on below it.
        let (rows, written) = (rows(sheet), cells(table));
        for column in 0..table.columns.len() {
            // The reader takes the protection of what looks like an escape off twice.
            let said =
                |rows: &[Vec<String>]| rows.iter().map(|row| row[column].replace("_x005F", "")).collect::<String>();
            assert_eq!(said(&rows), said(&written), "sheet {}, column {column}", table.sheet);
        }
    }
}

/// The plan with each of the texts in every field.
fn hostile_outline(plan: &EngagementPlan, texts: &[String]) -> Outline {
    let short: Vec<_> = texts.iter().filter(|it| is_short(it)).map(String::as_str).collect();
    let says = |kind, _: &str, at: usize| match kind {
        Kind::Section => short.join("\n"),
        _ => texts[at].clone(),
    };
    internal_outline(&grown(plan.clone(), texts.len(), &says))
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT
}

fn in_every_format_but_pdf(outline: &Outline, folder: &Path) {
    in_word(outline, &folder.join("plan.docx"));
    in_a_page(outline, &folder.join("plan.html"));
    in_a_workbook(outline, &folder.join("plan.xlsx"));
    save(outline, &folder.join("plan.ods"));
}

#[test]
fn two_thousand_hostile_texts_neither_break_nor_work_in_any_format() {
    let short: Vec<_> = hostile(COUNT).into_iter().filter(|it| is_short(it)).collect();
    let (plan, folder) = (plan(), tempfile::tempdir().unwrap());
    for texts in short.chunks(AT_ONCE) {
        let outline = hostile_outline(&plan, texts);
        in_every_format_but_pdf(&outline, folder.path());
        in_a_pdf(&outline, &folder.path().join("plan.pdf"));
    }
}

#[test]
fn the_longest_texts_break_no_format() {
    let long: Vec<_> = hostile(COUNT).into_iter().filter(|it| !is_short(it)).collect();
    let (plan, folder) = (plan(), tempfile::tempdir().unwrap());
    for texts in long.chunks(SORTS) {
        in_every_format_but_pdf(&hostile_outline(&plan, texts), folder.path());
    }
    // Of each sort one: they differ by a number at the beginning and have thousands of pages.
    in_a_pdf(&hostile_outline(&plan, &long[..SORTS]), &folder.path().join("plan.pdf"));
}

/// The names of the engagement and its provider stand in places of their own: in the head of pages, and among what a
/// format knows of its document.
#[test]
fn what_a_plan_has_one_of_may_be_hostile_too() {
    let all = hostile(COUNT);
    let long = all.iter().filter(|it| !is_short(it)).take(SORTS);
    let (mut plan, folder) = (plan(), tempfile::tempdir().unwrap());
    for text in all[..EACH].iter().chain(long) {
        let says: Says = &|_, _, _| text.clone();
        plan.plan.engagement = like(&plan.plan.engagement, 0, says);
        plan.provider = plan.provider.map(|it| like(&it, 0, says));
        let wanted = Wanted { parts: Some(vec![Part::Title, Part::Introduction, Part::Roles]), internal: true };
        let outline = documents::plan_outline(&plan, &wanted, Stamp::here_and_now().at);
        in_every_format_but_pdf(&outline, folder.path());
        in_a_pdf(&outline, &folder.path().join("plan.pdf"));
    }
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

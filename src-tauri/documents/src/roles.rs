//! Who is who as a workbook: roles and their charters, roster both ways, directory, RACI and decision rights.

use chrono::{DateTime, NaiveDate, Utc};
use engagement::{
    Choice, Content, Coordination, Decision, Id, Kind, Name, Organization, Party, Relation, Right, Role, Side, WhoIsWho,
};

use crate::matrix::LIAISON_ID;
use crate::workbook::{Cell, Column, Sheet, Stamp, Workbook};

/// What a printed who is who says. Who holds what is as of `today`.
pub fn roles_workbook(book: &WhoIsWho, today: NaiveDate, exported_at: DateTime<Utc>) -> Workbook<'static> {
    Workbook {
        title: book.title(),
        stamp: Stamp {
            workspace: book.workspace.id.to_string(),
            engagement: book.engagement.id.to_string(),
            exported_at,
        },
        sheets: vec![
            roles(book, today),
            charters(book),
            liaisons(book, today),
            agencies(book, today),
            directory(book),
            raci(book),
            decision_rights(book),
        ],
    }
}

fn roles(book: &WhoIsWho, today: NaiveDate) -> Sheet<'static> {
    let row = |role: &Role| {
        vec![
            cell(&role.name),
            cell(&role.abbreviation),
            word_of(Kind::Role, "side", side_word(role.side)).into(),
            names(&book.holders(&role.id, today)),
            lines(&role.description),
            lines(&role.interests),
            points(book, role),
            cell(&role.id),
        ]
    };
    let mut columns = of(Kind::Role, &["name", "abbreviation", "side"]);
    columns.extend([
        wide("Held by", 20),
        wide("Description", 44),
        wide("Interests", 32),
        wide("Points of coordination", 36),
        Column { hidden: true, ..Column::new(LIAISON_ID, 38) },
    ]);
    Sheet { name: "Roles".into(), columns, rows: book.roles.iter().map(row).collect() }
}

/// A point a line; coordination, which the header names, goes without saying.
fn points(book: &WhoIsWho, role: &Role) -> Cell<'static> {
    let line = |point: &Coordination| {
        let (kind, id) = point.to()?;
        let name = book.party(kind, id).name;
        Some(match point.relation {
            Relation::Coordinates => name,
            other => format!("{} {name}", other.words()),
        })
    };
    book.points(&role.id).filter_map(line).collect::<Vec<_>>().join("\n").into()
}

/// What each role keeps and what its charter says it is and is not.
fn charters(book: &WhoIsWho) -> Sheet<'static> {
    let row = |role: &Role| {
        vec![cell(&role.name), lines(&role.keeps), lines(&role.charter_is), lines(&role.charter_is_not), cell(&role.id)]
    };
    let mut columns = of(Kind::Role, &["name", "keeps", "charterIs", "charterIsNot"]);
    columns.push(Column { hidden: true, ..Column::new(LIAISON_ID, 38) });
    Sheet { name: "Charters".into(), columns, rows: book.roles.iter().map(row).collect() }
}

fn liaisons(book: &WhoIsWho, today: NaiveDate) -> Sheet<'static> {
    let row = |it: engagement::RosterLiaison| {
        vec![it.person.name.into(), names(&it.roles), names(&it.agencies), it.agencies.len().to_string().into()]
    };
    Sheet {
        name: "Roster".into(),
        columns: vec![wide("Liaison", 32), wide("Role", 32), wide("Agencies", 44), Column::new("Load", 8)],
        rows: book.roster(today).liaisons.into_iter().map(row).collect(),
    }
}

fn agencies(book: &WhoIsWho, today: NaiveDate) -> Sheet<'static> {
    let row = |it: engagement::RosterAgency| {
        let liaisons = if it.liaisons.is_empty() { "No liaison".into() } else { names(&it.liaisons) };
        vec![it.agency.name.into(), liaisons]
    };
    Sheet {
        name: "Agencies".into(),
        columns: vec![wide("Agency", 44), wide("Liaisons", 44)],
        rows: book.roster(today).agencies.into_iter().map(row).collect(),
    }
}

/// Every agency with the services it consumes, a service a row.
fn directory(book: &WhoIsWho) -> Sheet<'static> {
    let mut columns = of(Kind::Organization, &["name", "abbreviation", "parentId", "contact"]);
    columns.extend(of(Kind::Membership, &["serviceId", "notes"]));
    let mut rows = Vec::new();
    for agency in book.organizations.iter().filter(|it| it.side == Side::Agency) {
        let consumed: Vec<_> = book.memberships.iter().filter(|it| it.organization_id == agency.id).collect();
        let row = |service: String, notes: Cell<'static>| {
            let [name, abbreviation, parent, contact] = agency_cells(book, agency);
            vec![name, abbreviation, parent, contact, service.into(), notes]
        };
        if consumed.is_empty() {
            rows.push(row(String::new(), "".into()));
        }
        let of_service = |it: &&engagement::Membership| {
            row(book.party(Kind::Service, &it.service_id).name, it.notes.to_string().into())
        };
        rows.extend(consumed.iter().map(of_service));
    }
    Sheet { name: "Directory".into(), columns, rows }
}

fn agency_cells(book: &WhoIsWho, agency: &Organization) -> [Cell<'static>; 4] {
    let parent = agency.parent_id.as_ref().map(|id| book.party(Kind::Organization, id).name);
    [cell(&agency.name), cell(&agency.abbreviation), parent.unwrap_or_default().into(), cell(&agency.contact)]
}

/// A row a deliverable, a column a role that has a part in any.
fn raci(book: &WhoIsWho) -> Sheet<'static> {
    let has_part = |role: &&Role| book.responsibilities.iter().any(|it| it.role_id == role.id);
    let roles: Vec<_> = book.roles.iter().filter(has_part).collect();
    let letters = |deliverable: &Id, role: &Id| {
        let parts = book.responsibilities.iter().filter(|it| it.deliverable_id == *deliverable && it.role_id == *role);
        let mut letters: Vec<_> = parts.map(|it| it.letter).collect();
        letters.sort();
        let letters: Vec<_> = letters.into_iter().map(engagement::RaciLetter::word).collect();
        Cell::from(letters.join("/"))
    };
    let mut columns = of(Kind::Deliverable, &["name"]);
    for role in &roles {
        // A table takes no header twice.
        let same = roles.iter().filter(|it| it.name == role.name).count() > 1;
        let side = word_of(Kind::Role, "side", side_word(role.side));
        let header = if same { format!("{} ({})", role.name, side.to_lowercase()) } else { role.name.to_string() };
        let taken = columns.iter().filter(|column| column.header.starts_with(&header)).count();
        columns.push(Column::new(&if taken == 0 { header } else { format!("{header} {}", taken + 1) }, 8));
    }
    let row = |it: &engagement::Deliverable| {
        std::iter::once(it.name.to_string().into()).chain(roles.iter().map(|role| letters(&it.id, &role.id))).collect()
    };
    Sheet { name: "RACI".into(), columns, rows: book.deliverables.iter().map(row).collect() }
}

/// A row a topic, a column a right.
fn decision_rights(book: &WhoIsWho) -> Sheet<'static> {
    let columns = of(Kind::Decision, &["name"]).into_iter().chain(Right::ALL.map(|right| wide(right.label(), 26)));
    let row = |topic: &Decision| {
        let having = |right: Right| {
            let held = book.rights.iter().filter(move |it| it.decision_id == topic.id && it.right == right);
            let holders = held.filter_map(|it| it.holder()).map(|(_, kind, id)| book.party(kind, id));
            names(&holders.collect::<Vec<_>>())
        };
        std::iter::once(topic.name.to_string().into()).chain(Right::ALL.map(having)).collect()
    };
    Sheet { name: "Decision rights".into(), columns: columns.collect(), rows: book.decisions.iter().map(row).collect() }
}

/// The columns of some fields by their facts.
fn of(kind: Kind, fields: &[&str]) -> Vec<Column> {
    let known = fields.iter().filter_map(|name| kind.field(name));
    known.map(|field| Column { wraps: true, ..Column::new(field.label, field.width) }).collect()
}

fn wide(header: &str, width: u16) -> Column {
    Column { wraps: true, ..Column::new(header, width) }
}

fn cell(text: &impl ToString) -> Cell<'static> {
    text.to_string().into()
}

fn lines(all: &[Name]) -> Cell<'static> {
    all.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("\n").into()
}

fn names(parties: &[Party]) -> Cell<'static> {
    parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join("\n").into()
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Provider => "provider",
        Side::Agency => "agency",
        Side::Both => "both",
    }
}

/// The label of a word of a fixed set, from the field's own facts.
fn word_of(kind: Kind, field: &str, word: &'static str) -> &'static str {
    let choices: &[Choice] = match kind.field(field).map(|field| &field.value) {
        Some(Content::Choice { choices }) => choices,
        _ => &[],
    };
    choices.iter().find(|choice| choice.word == word).map_or(word, |choice| choice.label)
}

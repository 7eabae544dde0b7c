//! The communication plan: matrix, key, definitions, directory, standing communications, and what comes next.

use std::iter::once;

use chrono::Days;
use engagement::{
    CodeList, CodeListEntry, Content, DueItem, DueKind, Group, Id, Kind, Organization, Role, Side, Stakeholder,
    StandingCommunication, show_codes,
};

use super::build::{Building, date, label, names, table, under};
use crate::outline::{Block, Cell};

/// How far ahead the calendar looks.
const AHEAD: Days = Days::new(92);
/// How many dates it shows; a reader turns no further pages of them.
const MOST_DATES: usize = 120;

pub(super) fn lead() -> Vec<Block> {
    vec![Block::paragraph(
        "Whom we keep informed, how often and by what means. A code means something only together with its column; the \
         key below the matrix spells all of them out.",
    )]
}

pub(super) fn all(building: &Building) -> Vec<Block> {
    let matrix = under("Stakeholder matrix", "", matrix(building));
    if matrix.is_empty() && building.plan.plan.standing.is_empty() {
        return Vec::new();
    }
    let parts = [
        matrix,
        under("Key", "", key(building)),
        under("Definitions", "", definitions(building)),
        under("Directory", "", directory(building)),
        under("Standing communications", "", standing(building)),
        calendar(building),
    ];
    parts.into_iter().flatten().collect()
}

fn matrix(building: &Building) -> Option<Block> {
    let fields = [("name", 36), ("priority", 12), ("impact", 16), ("frequency", 18), ("method", 18)];
    let columns = fields.map(|(field, width)| (label(Kind::Stakeholder, field), width));
    let row = |it: &Stakeholder| {
        let codes = CodeList::ALL.map(|list| Cell::text(&show_codes(it.codes(list))));
        once(Cell::text(&it.name)).chain(codes).collect()
    };
    table(
        "Stakeholder matrix",
        "Whom we keep informed, how often and how",
        &columns,
        building.plan.plan.stakeholders.iter().map(row),
    )
}

/// Every code that is offered, and retired ones that are still in use.
fn key(building: &Building) -> Option<Block> {
    let columns = [("Column", 30), ("Code", 10), ("Meaning", 34), ("Rule", 26)];
    let used =
        |it: &CodeListEntry| building.plan.plan.stakeholders.iter().any(|row| row.codes(it.list).contains(&it.code));
    let listed =
        CodeList::ALL.into_iter().flat_map(|list| building.plan.plan.codes.iter().filter(move |it| it.list == list));
    let row = |it: &CodeListEntry| {
        let rule = it.rule.map(|rule| rule.to_string()).unwrap_or_default();
        vec![Cell::text(column(it.list)), Cell::text(&it.code), Cell::text(&it.label), Cell::text(&rule)]
    };
    table(
        "Key",
        "What each code stands for in its column",
        &columns,
        listed.filter(|it| !it.retired || used(it)).map(row),
    )
}

/// The matrix's own header of a list's column.
fn column(list: CodeList) -> &'static str {
    let of =
        |content: &Content| matches!(content, Content::Code { list: of } | Content::Codes { list: of } if *of == list);
    Kind::Stakeholder.fields().iter().find(|field| of(&field.value)).map_or(list.word(), |field| field.label)
}

/// Requirements have a column only where any are written down.
fn definitions(building: &Building) -> Option<Block> {
    let rows = &building.plan.plan.stakeholders;
    let said = rows.iter().any(|it| !it.definition.as_ref().trim().is_empty());
    let required = rows.iter().any(|it| !it.reporting_requirements.as_ref().trim().is_empty());
    if !said && !required {
        return None;
    }
    let of = |field| label(Kind::Stakeholder, field);
    let mut columns = vec![(of("name"), 30), (of("definition"), 40)];
    columns.extend(required.then(|| (of("reportingRequirements"), 30)));
    let row = |it: &Stakeholder| {
        let mut cells = vec![Cell::text(&it.name), Cell::text(&it.definition)];
        cells.extend(required.then(|| Cell::text(&it.reporting_requirements)));
        cells
    };
    table("Definitions", "Who is meant by each stakeholder", &columns, rows.iter().map(row))
}

/// Who holds which role, which agencies are served, which bodies there are.
fn directory(building: &Building) -> Vec<Block> {
    [holders(building), agencies(building), bodies(building)].into_iter().flatten().collect()
}

fn holders(building: &Building) -> Option<Block> {
    let who = &building.plan.who;
    let row = |role: &Role| {
        let held = who.holders(&role.id, building.today);
        let homes = held.iter().filter_map(|it| who.people.iter().find(|person| person.id == it.id));
        let mut homes: Vec<_> = homes.filter_map(|person| person.organization_id.as_ref()).collect();
        homes.dedup();
        let homes: Vec<_> = homes.into_iter().map(|id| who.party(Kind::Organization, id)).collect();
        (!held.is_empty()).then(|| vec![building.role(Some(&role.id)), names(&held), names(&homes)])
    };
    let columns = [(label(Kind::Role, "name"), 34), ("Held by", 33), ("Organization", 33)];
    table("Role holders", "Who holds which role", &columns, who.roles.iter().filter_map(row))
}

fn agencies(building: &Building) -> Option<Block> {
    let who = &building.plan.who;
    let roster = who.roster(building.today);
    let row = |it: &Organization| {
        let liaisons = roster.agencies.iter().find(|row| row.agency.id == it.id).map(|row| row.liaisons.as_slice());
        vec![
            Cell::text(&called(it)),
            names(liaisons.unwrap_or_default()),
            names(&services(building, &it.id)),
            Cell::text(&it.contact),
        ]
    };
    let columns = [("Agency", 30), ("Liaison", 20), ("Services", 25), (label(Kind::Organization, "contact"), 25)];
    let agencies = who.organizations.iter().filter(|it| it.side == Side::Agency);
    table("Agencies", "Agencies served", &columns, agencies.map(row))
}

fn services(building: &Building, agency: &Id) -> Vec<engagement::Party> {
    let who = &building.plan.who;
    let consumed = who.memberships.iter().filter(|it| it.organization_id == *agency);
    consumed.map(|it| who.party(Kind::Service, &it.service_id)).collect()
}

fn called(it: &Organization) -> String {
    match it.abbreviation.as_ref().trim() {
        "" => it.name.to_string(),
        short => format!("{} ({short})", it.name),
    }
}

fn bodies(building: &Building) -> Option<Block> {
    let row = |it: &Group| {
        let texts = [it.name.as_ref(), it.abbreviation.as_ref(), it.description.as_ref()];
        texts.map(Cell::text).into()
    };
    let of = |field| label(Kind::Group, field);
    let columns = [(of("name"), 34), (of("abbreviation"), 18), (of("description"), 48)];
    table("Bodies", "Boards, councils and offices", &columns, building.plan.who.groups.iter().map(row))
}

fn standing(building: &Building) -> Option<Block> {
    let row = |it: &StandingCommunication| {
        vec![
            Cell::text(&it.name),
            Cell::text(&it.rule),
            building.methods(&it.method),
            building.role(it.owner_id.as_ref()),
            Cell::points(&it.contents),
        ]
    };
    let of = |field| label(Kind::StandingCommunication, field);
    let columns = [(of("name"), 26), (of("rule"), 16), (of("method"), 16), (of("ownerId"), 16), (of("contents"), 26)];
    table(
        "Standing communications",
        "What recurs, whoever was spoken to in between",
        &columns,
        building.plan.plan.standing.iter().map(row),
    )
}

/// What is due in the coming three months.
fn calendar(building: &Building) -> Vec<Block> {
    let until = building.today + AHEAD;
    let outlook = building.plan.plan.on(building.today);
    let coming: Vec<_> = outlook.coming(until);
    let rows = coming.iter().take(MOST_DATES).map(|it| event(building, it));
    let columns = [("Date", 20), ("With", 40), ("By", 22), ("Owner", 18)];
    let shown = table("Calendar", "Coming touchpoints", &columns, rows);
    let more = coming.len().saturating_sub(MOST_DATES);
    let rest = format!("{} more are due until {}.", engagement::grouped(more), date(until));
    let rest = (more > 0).then(|| Block::paragraph(&rest));
    let lead = format!("What is due from {} to {}.", date(building.today), date(until));
    under("Calendar", &lead, shown.into_iter().chain(rest))
}

fn event(building: &Building, it: &DueItem) -> Vec<Cell> {
    let standing = building.plan.plan.standing.iter().find(|known| it.kind == DueKind::Standing && known.id == it.id);
    let time = standing.and_then(|it| it.time.as_ref()).map(|time| format!(", {time}")).unwrap_or_default();
    let day = it.due.map(|due| due.format("%a, %b %-d, %Y").to_string()).unwrap_or_default();
    vec![
        Cell::text(&format!("{day}{time}")),
        Cell::text(&it.title),
        building.methods(&it.method),
        building.role(it.owner_id.as_ref()),
    ]
}

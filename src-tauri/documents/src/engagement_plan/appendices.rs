//! What some readers look up: charters, RACI, decision rights, services. Each is an appendix of its own.

use engagement::{Choice, Content, Decision, Deliverable, Id, Kind, Party, RaciLetter, Right, Role, Service};

use super::build::{Building, heading, label, names, table};
use crate::outline::{Block, Cell};

pub(super) fn all(building: &Building, words: Vec<Block>) -> Vec<Block> {
    let appendices = [
        ("Notes", words),
        ("Role charters", charters(building).into_iter().collect()),
        ("Responsibilities", raci(building).into_iter().collect()),
        ("Decision rights", decision_rights(building).into_iter().collect()),
        ("Services", services(building).into_iter().collect()),
    ];
    let said = appendices.into_iter().filter(|(_, blocks): &(_, Vec<Block>)| !blocks.is_empty());
    said.flat_map(|(title, blocks)| [heading(1, title, true)].into_iter().chain(blocks)).collect()
}

/// The logs a role keeps and what its charter says it is and is not.
fn charters(building: &Building) -> Option<Block> {
    let said = |role: &&Role| [&role.keeps, &role.charter_is, &role.charter_is_not].iter().any(|it| !it.is_empty());
    let row = |role: &Role| {
        let lists = [&role.keeps, &role.charter_is, &role.charter_is_not];
        [building.role(Some(&role.id))].into_iter().chain(lists.map(Cell::points)).collect()
    };
    let of = |field| label(Kind::Role, field);
    let columns = [(of("name"), 25), (of("keeps"), 21), (of("charterIs"), 27), (of("charterIsNot"), 27)];
    table(
        "Charters",
        "What each role is, is not, and keeps",
        &columns,
        building.plan.who.roles.iter().filter(said).map(row),
    )
}

/// A row a deliverable, a column a part in it.
fn raci(building: &Building) -> Option<Block> {
    const LETTERS: [RaciLetter; 4] = [RaciLetter::R, RaciLetter::A, RaciLetter::C, RaciLetter::I];
    let who = &building.plan.who;
    let having = |deliverable: &Id, letter: RaciLetter| {
        let parts = who.responsibilities.iter().filter(|it| it.deliverable_id == *deliverable && it.letter == letter);
        let roles: Vec<Party> = parts.map(|it| named(building, Kind::Role, &it.role_id)).collect();
        names(&roles)
    };
    let row = |it: &Deliverable| {
        [Cell::text(&it.name)].into_iter().chain(LETTERS.map(|letter| having(&it.id, letter))).collect()
    };
    let mut columns = vec![(label(Kind::Deliverable, "name"), 24)];
    columns.extend(LETTERS.map(|letter| (letter_word(letter), 19)));
    table("Responsibilities", "Who has which part in what is made", &columns, who.deliverables.iter().map(row))
}

/// What a letter stands for, from the field's own facts.
fn letter_word(letter: RaciLetter) -> &'static str {
    let choices: &[Choice] = match Kind::Responsibility.field("letter").map(|field| &field.value) {
        Some(Content::Choice { choices }) => choices,
        _ => &[],
    };
    choices.iter().find(|choice| choice.word == letter.word()).map_or(letter.word(), |choice| choice.label)
}

/// A row a topic, a column a right.
fn decision_rights(building: &Building) -> Option<Block> {
    let who = &building.plan.who;
    let having = |topic: &Decision, right: Right| {
        let held = who.rights.iter().filter(|it| it.decision_id == topic.id && it.right == right);
        let holders: Vec<Party> =
            held.filter_map(|it| it.holder()).map(|(_, kind, id)| named(building, kind, id)).collect();
        names(&holders)
    };
    let row = |topic: &Decision| {
        [Cell::text(&topic.name)].into_iter().chain(Right::ALL.map(|right| having(topic, right))).collect()
    };
    let mut columns = vec![(label(Kind::Decision, "name"), 25)];
    columns.extend(Right::ALL.map(|right| (right.label(), 15)));
    table("Decision rights", "Who has which right over what is decided", &columns, who.decisions.iter().map(row))
}

fn services(building: &Building) -> Option<Block> {
    let row = |it: &Service| vec![Cell::text(&it.name), Cell::text(&it.description)];
    let of = |field| label(Kind::Service, field);
    let columns = [(of("name"), 34), (of("description"), 66)];
    table("Services", "Services that this plan touches", &columns, building.plan.who.services.iter().map(row))
}

/// Something that is named; a role with its side where both sides have one of that name.
fn named(building: &Building, kind: Kind, id: &Id) -> Party {
    let party = building.plan.who.party(kind, id);
    if kind == Kind::Role { Party { name: building.role_name(id), ..party } } else { party }
}

//! What the assessments of maturity found, the last year of each, and what is done on the way to the target. Evidence,
//! comments and dissent stay in the workspace.

use engagement::Side;
use engagement::maturity::{Model, SideResult, SubjectResult};
use pictures::maturity::Profile;
use pictures::structure::Purpose;

use super::build::{Building, date, figure, heading, table};
use crate::outline::{Block, Cell};

pub(super) fn lead() -> Vec<Block> {
    vec![Block::paragraph(
        "How mature the relationship is, by what both sides said of it, and what is done on the way to the target. Levels are \
         steps, not distances: what lies between two of them is said as such.",
    )]
}

/// One subject by one model under a heading each: what it comes to, its dimensions, its profile, its actions.
pub(super) fn results(building: &Building) -> Vec<Block> {
    let book = &building.plan.maturity;
    let models = book.models_in_use().into_iter().filter(|it| book.closed_by(&it.key));
    let results = models.flat_map(|it| book.results(&it.key).unwrap_or_default());
    (1..).zip(results).flat_map(|(number, it)| result(building, number, &it)).collect()
}

fn result(building: &Building, number: u32, it: &SubjectResult) -> Vec<Block> {
    let whose = format!("{}, {}", it.subject.name, it.model.name);
    let comes_to = format!("{}: {}, as of {}.", it.subject.short, it.overall.words, date(it.date));
    let profile = Profile::of_subject(it).figure(Purpose::Document);
    let mut blocks = vec![heading(2, &whose, true), Block::paragraph(&comes_to)];
    blocks.extend(dimensions(number, it, &whose));
    blocks.push(figure(&profile.title, profile.scene));
    blocks.extend(actions(building, number, it, &whose));
    blocks
}

fn dimensions(number: u32, result: &SubjectResult, whose: &str) -> Option<Block> {
    let model = &result.model;
    let rows = result.dimensions.iter().map(|it| {
        let name = model.dimensions.get(it.dimension as usize).map_or("", |of| of.name.as_str());
        let target = it.target.map(|level| model.level_words(level)).unwrap_or_default();
        let sides = [Side::Provider, Side::Agency].map(|side| Cell::text(&said_by(model, side, &it.sides)));
        let [provider, agency] = sides;
        vec![Cell::text(name), provider, agency, Cell::text(&it.words), Cell::text(&target)]
    });
    let columns = [("Dimension", 26), ("Provider", 18), ("Agency", 18), ("Result", 20), ("Target", 18)];
    table(&format!("Maturity {number}"), &format!("Maturity of {whose}"), &columns, rows)
}

/// What one side says of a dimension, a line a perspective.
pub(crate) fn said_by(model: &Model, side: Side, sides: &[SideResult]) -> String {
    let of = |it: &&SideResult| model.perspectives.get(it.perspective as usize).is_some_and(|it| it.side == side);
    sides.iter().filter(of).map(|it| it.words.clone()).collect::<Vec<_>>().join("\n")
}

fn actions(building: &Building, number: u32, result: &SubjectResult, whose: &str) -> Option<Block> {
    let own = building.plan.maturity.actions.iter().filter(|it| result.assessment_ids.contains(&it.assessment_id));
    let rows = own.map(|it| {
        let key = it.dimension.as_ref().map(AsRef::as_ref);
        let of = result.model.dimensions.iter().find(|of| Some(of.key.as_str()) == key);
        vec![
            Cell::text(&it.name),
            Cell::text(of.map_or("All dimensions", |of| of.name.as_str())),
            building.role(it.owner_id.as_ref()),
            Cell::text(&it.due_on.map(date).unwrap_or_default()),
            Cell::text(it.state.label()),
        ]
    });
    let columns = [("Action", 40), ("Dimension", 22), ("Owner", 16), ("Due", 12), ("State", 10)];
    table(&format!("Actions {number}"), &format!("On the way to the target, {whose}"), &columns, rows)
}

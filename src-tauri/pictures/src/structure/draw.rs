//! The chart's marks: ground, headings, links, boxes.

use engagement::Side;

use super::ends::Ends;
use super::grid::Grid;
use super::places::{FLAG, MARGIN, PADDING, Places, Span, lines_height};
use super::routes::Route;
use super::{Drawn, Purpose, Relation, RoleBox, Structure};
use crate::ink::Look;
use crate::letters::{printable, width};
use crate::scene::{Letters, Mark, Scene, line, texts};

/// The radius of a link's corners and of a box's.
const ROUND: f32 = 4.0;
/// The length of an arrow head and half its breadth.
const HEAD: (f32, f32) = (10.0, 4.5);
/// The length of a link in the legend.
const SAMPLE: f32 = 36.0;

pub(super) fn scene(
    structure: &Structure,
    grid: &Grid,
    ends: &[Ends],
    routes: &[Route],
    places: &Places,
    purpose: Purpose,
) -> Scene {
    let mut marks = texts(&places.title, Look::Title, Letters::TitleStrong, (MARGIN, MARGIN));
    ground(&mut marks, grid, places);
    // Accountability comes first among the links and is drawn last, over the others.
    marks.extend(ends.iter().zip(routes).rev().map(|(ends, route)| link(structure, *ends, &places.points(route))));
    for (number, it) in structure.boxes.iter().enumerate() {
        marks.push(role_box(it, number, grid, places));
    }
    let mut scene = Scene {
        title: structure.title.clone(),
        description: description(structure, ends),
        width: places.width,
        height: places.field.end(),
        marks,
    };
    if purpose == Purpose::Document {
        legend(&mut scene, ends);
    }
    scene
}

/// The heading over a side.
pub(super) fn heading(structure: &Structure, side: Side) -> &str {
    match side {
        Side::Provider => &structure.provider,
        Side::Agency => &structure.agency,
        Side::Both => "Both sides",
    }
}

fn description(structure: &Structure, ends: &[Ends]) -> String {
    let count = |side| structure.boxes.iter().filter(|it| it.side == side).count();
    let (provider, agency, both) = (count(Side::Provider), count(Side::Agency), count(Side::Both));
    let kinds = Relation::ALL.map(|kind| (kind, ends.iter().filter(|it| it.relation == kind).count()));
    let kinds: Vec<_> =
        kinds.iter().filter(|it| it.1 > 0).map(|(kind, count)| format!("{count} {}", kind.words())).collect();
    let links = if kinds.is_empty() { "no links".to_owned() } else { format!("links: {}", kinds.join(", ")) };
    format!("Roles: {provider} of the provider, {agency} of the agency, {both} of both; {links}.")
}

/// The sides' grounds, borders, headings and captions.
fn ground(marks: &mut Vec<Mark>, grid: &Grid, places: &Places) {
    let field = places.field;
    for (zone, lines) in grid.zones.iter().zip(&places.headings) {
        let left = if zone.first == 0 { 0.0 } else { places.border(zone.first) };
        if zone.side == Side::Agency {
            let (x, width) = (left, places.width - left);
            marks.push(Mark::Rect {
                look: Look::AgencyGround,
                x,
                y: field.start,
                width,
                height: field.size,
                round: 0.0,
            });
        }
        if zone.first > 0 {
            marks.push(line(Look::Border, &[(left, field.start), (left, field.end())], 0.0));
        }
        let (x, y) = (left + MARGIN, field.start + MARGIN);
        marks.extend(sign(zone.side, x, y + 9.0));
        let x = if zone.side == Side::Both { x } else { x + 20.0 };
        marks.extend(texts(lines, Look::Title, Letters::BaseStrong, (x, y)));
    }
    for (seat, lines) in grid.captions.iter().zip(&places.captions) {
        let (column, row) = (places.columns[seat.column], places.rows[seat.row]);
        let y = row.end() - lines_height(lines, Letters::Small);
        marks.extend(texts(lines, Look::Note, Letters::Small, (column.start, y)));
    }
}

/// The provider's circle or the agency's square, 12 pixels broad.
fn sign(side: Side, x: f32, y: f32) -> Option<Mark> {
    match side {
        Side::Provider => Some(Mark::Circle { look: Look::ProviderSign, x: x + 6.0, y, radius: 6.0 }),
        Side::Agency => {
            let (x, y) = (x + 1.0, y - 5.0);
            Some(Mark::Rect { look: Look::AgencySign, x, y, width: 10.0, height: 10.0, round: 1.0 })
        }
        Side::Both => None,
    }
}

fn role_box(it: &RoleBox, number: usize, grid: &Grid, places: &Places) -> Mark {
    let (column, row) = (places.columns[grid.seats[number].column], places.rows[grid.seats[number].row]);
    let words = &places.boxes[number];
    let Span { start: x, size: width } = column;
    let mut marks = vec![Mark::Rect { look: Look::Frame, x, y: row.start, width, height: row.size, round: ROUND }];
    let (left, top) = (x + PADDING, row.start + PADDING - 3.0);
    marks.extend(texts(&words.title, Look::Title, Letters::BaseStrong, (left, top)));
    let under = top + lines_height(&words.title, Letters::BaseStrong);
    marks.extend(texts(&words.subtitle, Look::Note, Letters::Small, (left, under)));
    if it.flagged {
        marks.push(flag(column.end() - FLAG, row.end() - FLAG + 1.0));
    }
    let side = match it.side {
        Side::Provider => "provider",
        Side::Agency => "agency",
        Side::Both => "both sides",
    };
    let finding = if it.flagged { "has a finding" } else { "" };
    let parts = [printable(&it.title), side.to_owned(), printable(&it.subtitle), finding.to_owned()];
    let label = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    Mark::Group { look: Look::Group, stands_for: Some(it.id.clone()), label, marks }
}

/// A flag, 10 by 12 pixels.
fn flag(x: f32, y: f32) -> Mark {
    let (bottom, right, fold) = (y + 12.0, x + 10.0, x + 7.5);
    let d = format!("M{x} {bottom}V{y}H{right}L{fold} {}L{right} {}H{x}", y + 3.5, y + 7.0);
    Mark::Path { look: Look::Flag, d }
}

fn link(structure: &Structure, ends: Ends, points: &[(f32, f32)]) -> Mark {
    let name = |number: usize| printable(&structure.boxes[number].title);
    let label = format!("{} {} {}", name(ends.from), ends.relation.verb(), name(ends.to));
    let stands_for = Some(structure.links[ends.link].id.clone());
    Mark::Group { look: ends.relation.look(), stands_for, label, marks: arrow(ends.relation, points) }
}

/// A link's line and its head, each kind in its own way.
fn arrow(relation: Relation, points: &[(f32, f32)]) -> Vec<Mark> {
    let [.., before, tip] = points else { return Vec::new() };
    let (dx, dy) = ((tip.0 - before.0).clamp(-1.0, 1.0), (tip.1 - before.1).clamp(-1.0, 1.0));
    // The head's base, and its corners to either side.
    let base = (tip.0 - dx * HEAD.0, tip.1 - dy * HEAD.0);
    let corner = |turn: f32| (base.0 + dy * HEAD.1 * turn, base.1 - dx * HEAD.1 * turn);
    let (one, other) = (corner(1.0), corner(-1.0));
    let mut points = points.to_vec();
    let head = match relation {
        Relation::Coordinates => None,
        Relation::AccountableTo => {
            points.pop();
            points.push(base);
            Some(line(Look::Head, &[one, *tip, other, one], 0.0))
        }
        Relation::EscalatesTo | Relation::Directs => Some(line(Look::OpenHead, &[one, *tip, other], 0.0)),
    };
    std::iter::once(line(relation.look(), &points, ROUND)).chain(head).collect()
}

/// What the kinds of link look like, in rows under the chart.
fn legend(scene: &mut Scene, ends: &[Ends]) {
    let (mut x, mut y) = (MARGIN, scene.height + MARGIN);
    for relation in Relation::ALL.into_iter().filter(|kind| ends.iter().any(|it| it.relation == *kind)) {
        let words = relation.words().to_owned();
        let room = SAMPLE + 8.0 + width(&words, Letters::Small);
        if x > MARGIN && x + room + MARGIN > scene.width {
            (x, y) = (MARGIN, y + 20.0);
        }
        let mut marks = arrow(relation, &[(x, y + 8.0), (x + SAMPLE, y + 8.0)]);
        marks.extend(texts(&[words], Look::Note, Letters::Small, (x + SAMPLE + 8.0, y)));
        scene.marks.extend(marks);
        x += room + 24.0;
    }
    scene.height = if x > MARGIN { y + 16.0 + MARGIN } else { scene.height };
}

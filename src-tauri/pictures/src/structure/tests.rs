//! What must hold for every structure chart, whoever stands in it.

use engagement::Side;
use proptest::collection::vec;
use proptest::prelude::*;

use super::ends::{Ends, resolved};
use super::grid::Grid;
use super::places::Places;
use super::routes::{self, Route};
use super::{Drawn, Purpose, Relation, RoleBox, RoleLink, Structure};
use crate::ink::{Look, Theme};
use crate::letters::width;
use crate::scene::{Mark, Scene};

/// Left, top, right, bottom.
type Area = [f32; 4];

fn structures(most_boxes: usize, most_links: usize) -> impl Strategy<Value = Structure> {
    let name = prop_oneof![
        3 => Just("Infrastructure Services Delivery Manager".to_owned()),
        3 => "[A-Z][a-z]{2,9}( [A-Z][a-z]{2,12}){0,3}",
        1 => "\\PC{0,60}",
        1 => any::<String>(),
    ];
    let side = prop::sample::select(vec![Side::Provider, Side::Provider, Side::Agency, Side::Both]);
    let boxes = vec((name.clone(), name.clone(), side, any::<bool>()), 0..=most_boxes);
    let links = vec((0..=most_boxes, 0..=most_boxes, prop::sample::select(Relation::ALL.to_vec())), 0..=most_links);
    (name, boxes, links).prop_map(|(title, boxes, links)| Structure {
        title,
        provider: "Provider: Consolidated Technology Services of the state".to_owned(),
        agency: "Agency: Licensing".to_owned(),
        boxes: boxes.into_iter().enumerate().map(role_box).collect(),
        links: links.into_iter().enumerate().map(role_link).collect(),
    })
}

fn role_box((at, (title, subtitle, side, flagged)): (usize, (String, String, Side, bool))) -> RoleBox {
    RoleBox { id: at.to_string(), title, subtitle, side, flagged }
}

fn role_link((at, (from, to, relation)): (usize, (usize, usize, Relation))) -> RoleLink {
    RoleLink { id: format!("link {at}"), from: from.to_string(), to: to.to_string(), relation }
}

/// The boxes' frames, in the structure's order.
fn frames(scene: &Scene) -> Vec<Area> {
    let frame = |mark: &Mark| match mark {
        Mark::Group { look: Look::Group, marks, .. } => marks.iter().find_map(|mark| match mark {
            Mark::Rect { look: Look::Frame, x, y, width, height, .. } => Some([*x, *y, x + width, y + height]),
            _ => None,
        }),
        _ => None,
    };
    scene.marks.iter().filter_map(frame).collect()
}

/// The areas of texts: those of no box, and those of each box.
fn texts(scene: &Scene) -> (Vec<Area>, Vec<Vec<Area>>) {
    let text = |mark: &Mark| match mark {
        Mark::Text { x, y, letters, text, .. } => {
            let size = letters.size();
            Some([*x, y - size * 0.75, x + width(text, *letters), y + size * 0.25])
        }
        _ => None,
    };
    let of_box = |mark: &Mark| match mark {
        Mark::Group { look: Look::Group, marks, .. } => Some(marks.iter().filter_map(text).collect()),
        _ => None,
    };
    (scene.marks.iter().filter_map(text).collect(), scene.marks.iter().filter_map(of_box).collect())
}

fn overlap(one: &Area, other: &Area) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

fn inside(inner: &Area, outer: &Area) -> bool {
    inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

/// The straight parts of a line, as areas without breadth.
fn parts(points: &[(f32, f32)]) -> Vec<Area> {
    let area = |pair: &[(f32, f32)]| {
        let [(ax, ay), (bx, by)] = [pair[0], pair[1]];
        assert!(ax == bx || ay == by, "lines run along the axes: {pair:?}");
        [ax.min(bx), ay.min(by), ax.max(bx), ay.max(by)]
    };
    points.windows(2).map(area).collect()
}

/// Whether a point is on an area's edge and not in its rounded corner.
fn on_edge((x, y): (f32, f32), area: &Area) -> bool {
    let between = |at: f32, from: f32, to: f32| at >= from + 4.0 && at <= to - 4.0;
    let upright = (x == area[0] || x == area[2]) && between(y, area[1], area[3]);
    upright || ((y == area[1] || y == area[3]) && between(x, area[0], area[2]))
}

/// A link, its route, and the points of its line.
type Line = (Ends, Route, Vec<(f32, f32)>);

fn lines(structure: &Structure) -> Vec<Line> {
    let ends = resolved(structure);
    let grid = Grid::of(structure, &ends);
    let routes = routes::all(&grid, &ends);
    let places = Places::of(structure, &grid, &routes, Purpose::Document);
    ends.into_iter().zip(routes).map(|(ends, route)| (ends, route.clone(), places.points(&route))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn boxes_and_labels_do_not_overlap_and_texts_fit(structure in structures(150, 300)) {
        let scene = structure.chart(Purpose::Document).scene;
        let (frames, (free, boxed)) = (frames(&scene), texts(&scene));
        prop_assert_eq!(frames.len(), structure.boxes.len(), "every role has its box");
        let all: Vec<&Area> = frames.iter().chain(&free).collect();
        for (at, one) in all.iter().enumerate() {
            prop_assert!(inside(one, &[0.0, 0.0, scene.width, scene.height]), "{one:?} sticks out of the picture");
            prop_assert!(all[..at].iter().all(|other| !overlap(one, other)), "{one:?} overlaps another");
        }
        for (frame, texts) in frames.iter().zip(&boxed) {
            for (at, text) in texts.iter().enumerate() {
                prop_assert!(inside(text, frame), "text {text:?} sticks out of its box {frame:?}");
                prop_assert!(texts[..at].iter().all(|other| !overlap(text, other)), "lines of a box overlap");
            }
        }
    }

    #[test]
    fn lines_end_on_their_boxes_and_touch_nothing_else(structure in structures(150, 300)) {
        let scene = structure.chart(Purpose::Document).scene;
        let (frames, (free, _)) = (frames(&scene), texts(&scene));
        for (ends, _, points) in lines(&structure) {
            prop_assert!(on_edge(points[0], &frames[ends.from]), "{:?} begins off its box", ends);
            prop_assert!(on_edge(points[points.len() - 1], &frames[ends.to]), "{:?} ends off its box", ends);
            for part in parts(&points) {
                let stranger = frames.iter().chain(&free).find(|area| overlap(&part, area));
                prop_assert!(stranger.is_none(), "{:?} runs through {:?}", ends, stranger);
            }
        }
    }

    #[test]
    fn lines_do_not_lie_on_each_other(structure in structures(60, 400)) {
        let lines = lines(&structure);
        let parts: Vec<_> = lines.iter().flat_map(|(_, route, points)| parts(points).into_iter().map(|part| (route.trunk, part))).collect();
        for (at, (trunk, one)) in parts.iter().enumerate() {
            // Four pixels broad; a crossing line only meets it if it runs in the same direction.
            let upright = one[0] == one[2];
            let broad = if upright { [one[0] - 4.0, one[1], one[2] + 4.0, one[3]] } else { [one[0], one[1] - 4.0, one[2], one[3] + 4.0] };
            let beside = |(other_trunk, other): &&(_, Area)| other_trunk != trunk && (other[0] == other[2]) == upright && overlap(&broad, other);
            prop_assert!(parts[..at].iter().find(beside).is_none(), "{one:?} lies on another line");
        }
    }

    #[test]
    fn any_text_is_drawn_as_text_and_the_same_each_time(structure in structures(12, 20)) {
        let svg = structure.chart(Purpose::Window).scene.to_svg(Theme::Dark);
        prop_assert_eq!(&svg, &structure.chart(Purpose::Window).scene.to_svg(Theme::Dark), "one structure, one picture");
        let read = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
        prop_assert!(read.is_ok(), "{:?} in {}", read.err(), svg);
    }
}

#[test]
fn markup_in_a_name_is_text() {
    let hostile = "<script>alert('1')</script> & \"quotes\" \u{0}\u{1b}\u{202e}مرحبا 👩‍👩‍👧";
    let boxes = vec![role_box((0, (hostile.to_owned(), hostile.to_owned(), Side::Agency, true)))];
    let structure = Structure { title: hostile.to_owned(), boxes, ..Structure::default() };
    let svg = structure.chart(Purpose::Document).scene.to_svg(Theme::Light);
    assert!(!svg.contains("<script") && svg.contains("&lt;script&gt;"), "markup is escaped: {svg}");
    assert!(!svg.contains('\u{0}') && !svg.contains('\u{1b}'), "control characters are left out");
}

#[test]
fn a_png_has_the_letters_of_the_bundled_font() {
    let with = |title: &str| {
        let boxes = vec![role_box((0, (title.to_owned(), String::new(), Side::Provider, false)))];
        let scene = Structure { boxes, ..Structure::default() }.chart(Purpose::Window).scene;
        let png = scene.to_png(Theme::Light, 2.0).unwrap();
        let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        assert_eq!(pixels.width(), scene.width as u32 * 2, "two pixels to one");
        pixels.pixels().iter().filter(|pixel| pixel.red() < 60).count()
    };
    assert!(with("Client Liaison") > with("I") + 200, "more letters, more ink");
}

#[test]
fn the_outline_says_all_that_the_chart_shows() {
    let boxes = ["Deputy Director", "Information Officer", "Client Service Director", "Client Specialist"];
    let boxes = boxes.map(|name| (name.to_owned(), String::new(), Side::Provider, false));
    let links = [
        (1, 0, Relation::AccountableTo),
        (2, 1, Relation::AccountableTo),
        (0, 2, Relation::AccountableTo),
        (2, 1, Relation::EscalatesTo),
        (2, 3, Relation::Directs),
    ];
    let structure = Structure {
        boxes: boxes.into_iter().enumerate().map(role_box).collect(),
        links: links.into_iter().enumerate().map(role_link).collect(),
        ..Structure::default()
    };
    let rows: Vec<_> =
        super::outline(&structure).into_iter().map(|it| (it.level, it.title, it.links.join("; "))).collect();
    let expected = [
        (0, "Deputy Director", "accountable to Client Service Director"),
        (1, "Information Officer", "next for problems of Client Service Director"),
        (
            2,
            "Client Service Director",
            "answered to by Deputy Director; escalates to Information Officer; directs Client Specialist",
        ),
        (0, "Client Specialist", "directed by Client Service Director"),
    ];
    assert_eq!(
        rows,
        expected.map(|(level, title, links)| (level, title.to_owned(), links.to_owned())),
        "a round is cut open"
    );
}

#[test]
fn keys_reach_every_box_and_come_back() {
    let names = (0..9).map(|at| (format!("Role {at}"), String::new(), Side::Provider, false));
    let links = [(1, 0), (2, 0), (3, 1), (4, 1), (5, 2)].map(|(from, to)| (from, to, Relation::AccountableTo));
    let structure = Structure {
        boxes: names.enumerate().map(role_box).collect(),
        links: links.into_iter().enumerate().map(role_link).collect(),
        ..Structure::default()
    };
    let walk = structure.chart(Purpose::Window).walk;
    let of = |id: &str| walk.iter().find(|it| it.id == id).unwrap();
    for it in &walk {
        assert!(it.right.as_ref().is_none_or(|right| of(right).left.as_ref() == Some(&it.id)), "left undoes right");
    }
    let mut reached = vec![walk[0].id.clone()];
    let mut at = 0;
    while at < reached.len() {
        let it = of(&reached[at]);
        for next in [&it.left, &it.right, &it.up, &it.down].into_iter().flatten() {
            if !reached.contains(next) {
                reached.push(next.clone());
            }
        }
        at += 1;
    }
    assert_eq!(reached.len(), 9, "arrow keys reach every box");
    assert_eq!(of("1").links.len(), 3, "a role's links, its own and those that lead to it");
}

#[test]
fn a_chart_without_roles_still_has_room_for_its_title() {
    let structure = Structure { title: "Roles of an engagement that has none".to_owned(), ..Structure::default() };
    let scene = structure.chart(Purpose::Document).scene;
    assert!(texts(&scene).0.iter().all(|text| inside(text, &[0.0, 0.0, scene.width, scene.height])), "{scene:?}");
}

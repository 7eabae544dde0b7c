//! What must hold for every picture of maturity, whatever was rated by whomever.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::figure::Figure;
use crate::ink::Theme;
use crate::letters::width;
use crate::scene::{Anchor, Mark, Purpose, Scene};

/// Left, top, right, bottom.
type Area = [f32; 4];

/// Two levels, of a ladder of any length.
type Ends = (usize, usize);

fn areas(marks: &[Mark], out: &mut Vec<Area>) {
    for mark in marks {
        match mark {
            Mark::Group { marks, .. } => areas(marks, out),
            Mark::Text { x, y, letters, text, anchor, .. } => {
                let (wide, size) = (width(text, *letters), letters.size());
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - wide / 2.0,
                    Anchor::End => x - wide,
                };
                out.push([left, y - size * 0.75, left + wide, y + size * 0.25]);
            }
            _ => {}
        }
    }
}

fn overlap(one: &Area, other: &Area) -> bool {
    one[0] + 0.01 < other[2] && other[0] + 0.01 < one[2] && one[1] + 0.01 < other[3] && other[1] + 0.01 < one[3]
}

/// Every mark lies in the picture, and no text lies on another.
fn sound(scene: &Scene) -> Result<(), TestCaseError> {
    let mut texts = Vec::new();
    areas(&scene.marks, &mut texts);
    for (at, one) in texts.iter().enumerate() {
        let is_inside = one[0] >= -0.1 && one[1] >= -0.1 && one[2] <= scene.width + 0.1 && one[3] <= scene.height + 0.1;
        prop_assert!(is_inside, "{one:?} sticks out of {} by {}: {}", scene.width, scene.height, scene.title);
        let other = texts[..at].iter().find(|other| overlap(one, other));
        prop_assert!(other.is_none(), "{one:?} lies on {other:?} in {}", scene.title);
    }
    let svg = scene.to_svg(Theme::Dark);
    let read = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
    prop_assert!(read.is_ok(), "{:?} in {}", read.err(), svg);
    Ok(())
}

fn both(figure: impl Fn(Purpose) -> Figure) -> Result<(), TestCaseError> {
    for purpose in [Purpose::Window, Purpose::Document] {
        let figure = figure(purpose);
        sound(&figure.scene)?;
        let columns = figure.table.columns.len();
        prop_assert!(figure.table.rows.iter().all(|row| row.cells.len() == columns), "a cell for every column");
    }
    Ok(())
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("Office of Technology Services for Infrastructure and Transportation".to_owned()),
        3 => "[A-Z]{3,5}",
        2 => "[A-Z][a-z]{2,9}( [A-Z][a-z]{2,12}){0,3}",
        1 => any::<String>(),
    ]
}

fn ladder() -> impl Strategy<Value = Vec<Rung>> {
    (vec(name(), 2..8), any::<bool>(), 0..2_i32).prop_map(|(names, numbered, first)| {
        let number = |at: usize| if numbered { i32::try_from(at).ok().map(|at| at + first) } else { None };
        names.into_iter().enumerate().map(|(at, name)| Rung { number: number(at), name }).collect()
    })
}

/// A place on a ladder of any length.
fn place((one, other): (usize, usize), levels: usize) -> Place {
    let (one, other) = (one % levels, other % levels);
    Place::between(one.min(other), one.max(other))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn dumbbells_have_room(ladder in ladder(), pairs in vec((name(), name(), any::<[(usize, usize); 2]>()), 0..60), least in 0..3_u8) {
        let pair = |(at, (subject, dimension, [one, other])): (usize, (String, String, [Ends; 2]))| Pair {
            id: at.to_string(), subject, dimension, provider: place(one, ladder.len()), agency: place(other, ladder.len()),
        };
        let pairs = pairs.into_iter().enumerate().map(pair).collect();
        let it = Disagreement { ladder: ladder.clone(), pairs, agree: 3, least };
        both(|purpose| it.figure(purpose))?;
    }

    #[test]
    fn a_radar_has_room_for_any_number_of_dimensions(ladder in ladder(), spokes in vec((name(), any::<[Option<(usize, usize)>; 3]>()), 0..24)) {
        let spoke = |(at, (name, places)): (usize, (String, [Option<Ends>; 3]))| {
            let [provider, agency, target] = places.map(|it| it.map(|it| place(it, ladder.len())));
            Spoke { id: at.to_string(), name, provider, agency, target }
        };
        let spokes = spokes.into_iter().enumerate().map(spoke).collect();
        let it = Profile { ladder: ladder.clone(), spokes, whose: "Medians of both sides".to_owned() };
        both(|purpose| it.figure(purpose))?;
    }

    #[test]
    fn a_heat_map_has_a_dot_for_each(ladder in ladder(), rows in vec((name(), vec(prop_oneof![0..14_usize, 0..150_usize], 8), any::<[(usize, usize); 2]>()), 0..7)) {
        let row = |(at, (name, mut counts, [median, half])): (usize, (String, Vec<usize>, [Ends; 2]))| {
            let open = counts.iter().max().copied().unwrap_or(0) / 2;
            counts.truncate(ladder.len());
            HeatRow { id: at.to_string(), name, counts, open, median: Some(place(median, ladder.len())), half: Some(place(half, ladder.len())) }
        };
        let rows: Vec<_> = rows.into_iter().enumerate().map(row).collect();
        let all: usize = rows.iter().flat_map(|row| row.counts.iter()).sum();
        let it = Distribution { ladder, rows, what: "Agreed levels".to_owned(), unit: ("agency".to_owned(), "agencies".to_owned()) };
        let dots = it.figure(Purpose::Window).scene.to_svg(Theme::Light).matches("<circle").count();
        prop_assert_eq!(dots, all, "one dot each");
        both(|purpose| it.figure(purpose))?;
    }

    #[test]
    fn columns_of_a_trend_show_every_count(ladder in ladder(), periods in vec((name(), vec(prop_oneof![0..3_usize, 0..60_usize], 8)), 0..10)) {
        let period = |(at, (name, mut counts)): (usize, (String, Vec<usize>))| {
            counts.truncate(ladder.len());
            Period { id: at.to_string(), name, between: counts.len() / 2, below: at / 4, counts }
        };
        let periods: Vec<_> = periods.into_iter().enumerate().map(period).collect();
        let it = Trend { ladder: ladder.clone(), periods, unit: ("agency".to_owned(), "agencies".to_owned()), whose: "Overall level".to_owned(), period: "Fiscal year".to_owned() };
        both(|purpose| it.figure(purpose))?;
    }

    #[test]
    fn every_agency_has_its_place(ladder in ladder(), names in vec((name(), any::<(usize, usize)>(), any::<Option<(usize, usize)>>()), 0..160)) {
        let standing = |(at, (name, now, before)): (usize, (String, Ends, Option<Ends>))| Standing {
            id: at.to_string(), name, now: place(now, ladder.len()), before: before.map(|it| place(it, ladder.len())), is_comparable: at % 3 > 0,
        };
        let standings: Vec<_> = names.into_iter().enumerate().map(standing).collect();
        let it = Portfolio { ladder: ladder.clone(), standings, median: Some(Place::at(0)), half: None };
        both(|purpose| it.figure(purpose))?;
    }
}

fn process() -> Vec<Rung> {
    let names = ["Non-existent", "Informer", "Coordinator", "Advisor", "Collaborator"];
    (0..).zip(names).map(|(number, name)| Rung { number: Some(number), name: name.to_owned() }).collect()
}

#[test]
fn titles_say_the_result() {
    let pair = |apart: usize| Pair {
        id: apart.to_string(),
        subject: "DOTD".to_owned(),
        dimension: "Strategic involvement".to_owned(),
        provider: Place::at(apart),
        agency: Place::at(0),
    };
    let disagreement = |pairs: &[usize]| {
        let pairs = pairs.iter().map(|apart| pair(*apart)).collect();
        Disagreement { ladder: process(), pairs, agree: 0, least: 0 }.figure(Purpose::Window)
    };
    for (pairs, expected) in [
        (&[3, 1, 0][..], "1 pair is two levels or more apart"),
        (&[3, 2], "2 pairs are two levels or more apart"),
        (&[1, 0], "1 pair is one level apart"),
        (&[0, 0], "Both sides agree"),
        (&[], "Nothing has been rated by both sides"),
    ] {
        assert_eq!(disagreement(pairs).title, expected, "{pairs:?}");
    }
    assert_eq!(disagreement(&[1, 3]).table.rows[0].cells[4], "3", "the widest apart comes first");

    let period = |name: &str, counts: [usize; 5]| Period {
        id: name.to_owned(),
        name: name.to_owned(),
        counts: counts.to_vec(),
        between: 0,
        below: 0,
    };
    let mut trend = Trend {
        ladder: process(),
        periods: vec![period("FY23", [6, 12, 5, 1, 0]), period("FY26", [2, 8, 10, 4, 0])],
        unit: ("agency".to_owned(), "agencies".to_owned()),
        whose: "Overall level".to_owned(),
        period: "Fiscal year".to_owned(),
    };
    let figure = trend.figure(Purpose::Window);
    assert_eq!(figure.title, "At level 0 or 1: 18 agencies, now 10");
    assert_eq!(
        (figure.note.as_str(), figure.table.columns[0].as_str()),
        ("Overall level of 24 agencies, by fiscal year", "Fiscal year")
    );
    trend.periods[0].between = 2;
    assert!(trend.figure(Purpose::Window).note.contains("at the lower one, which every view reaches"));
    trend.periods[1].below = 3;
    let table = trend.figure(Purpose::Window).table;
    assert_eq!((table.columns[1].as_str(), table.rows[1].cells[1].as_str()), ("Below", "3"));
}

#[test]
fn what_stands_on_no_level_is_open_and_what_cannot_be_compared_has_not_moved() {
    let row = |open: usize| HeatRow {
        id: open.to_string(),
        name: "Communication".to_owned(),
        counts: vec![0, 1, 0, 0, 0],
        open,
        median: Some(Place::at(1)),
        half: Some(Place::at(1)),
    };
    let levels = |rows: Vec<HeatRow>| {
        let unit = ("agency".to_owned(), "agencies".to_owned());
        Distribution { ladder: process(), rows, what: "Agreed levels".to_owned(), unit }.figure(Purpose::Document)
    };
    let some = levels(vec![row(2), row(0)]);
    assert_eq!(some.table.columns[6..], ["Open", "Median", "Middle half"]);
    assert_eq!(some.table.rows.iter().map(|row| row.cells[6].as_str()).collect::<Vec<_>>(), ["2", "0"]);
    assert!(some.note.ends_with("Open: on no single level, as where views differ."), "{}", some.note);
    let svg = some.scene.to_svg(Theme::Light);
    assert!(svg.contains(">Open</text>"), "{svg}");
    assert_eq!(levels(vec![row(0)]).table.columns.len(), 1 + 5 + 2, "nothing is open");

    let standing = |name: &str, now: Place, is_comparable: bool| Standing {
        id: name.to_owned(),
        name: name.to_owned(),
        now,
        before: None,
        is_comparable,
    };
    let standings = vec![standing("LDH", Place::at(3), true), standing("DOTD", Place::between(1, 4), false)];
    let it = Portfolio { ladder: process(), standings, median: Some(Place::between(1, 3)), half: None };
    let figure = it.figure(Purpose::Document);
    assert!(figure.note.contains("0 down; 1 cannot be compared, because other views rated. Those between two levels"));
    let moved: Vec<_> = figure.table.rows.iter().map(|row| (row.cells[0].as_str(), row.cells[3].as_str())).collect();
    assert_eq!(moved, [("DOTD", "not comparable"), ("LDH", "–")]);
}

#[test]
fn a_level_without_a_number_is_said_by_its_name_and_none_is_a_decimal() {
    let names = ["Inform and Communicate", "Advise and Influence", "Coordinate and Integrate", "Empowered Advocate"];
    let ladder: Vec<_> = names.iter().map(|name| Rung { number: None, name: (*name).to_owned() }).collect();
    let row = HeatRow {
        id: "1".to_owned(),
        name: "Communication".to_owned(),
        counts: vec![1, 1, 0, 0],
        open: 0,
        median: Some(Place::between(0, 1)),
        half: Some(Place::between(0, 1)),
    };
    let it = Distribution {
        ladder,
        rows: vec![row],
        what: "Agreed levels".to_owned(),
        unit: ("agency".to_owned(), "agencies".to_owned()),
    };
    let figure = it.figure(Purpose::Document);
    assert_eq!(figure.table.rows[0].cells[5], "Inform and Communicate to Advise and Influence", "between two levels");
    assert!(!figure.scene.to_svg(Theme::Light).contains(">0.5<"), "no level is a decimal");
}

#[test]
fn a_number_lies_between_its_levels_and_keeps_its_decimals() {
    let numbered = |first: i32| -> Vec<Rung> {
        (first..first + 4).map(|number| Rung { number: Some(number), name: format!("L{number}") }).collect()
    };
    for (first, number, words, steps) in
        [(0, 2.25, "2.25", 2.25), (1, 2.5, "2.5", 1.5), (1, 3.0, "3", 2.0), (1, 0.5, "0.5", 0.0), (1, 4.0, "4", 3.0)]
    {
        let ladder = numbered(first);
        let place = Place::numbers(number, number, &ladder);
        assert_eq!((place.short(&ladder).as_str(), place.steps(&ladder)), (words, steps), "{number} from {first}");
    }
}

#[test]
fn the_outermost_shades_are_for_the_outermost_levels() {
    for (levels, expected) in [(2, vec![0, 4]), (3, vec![0, 2, 4]), (4, vec![0, 1, 3, 4]), (5, vec![0, 1, 2, 3, 4])] {
        assert_eq!((0..levels).map(|level| shade(level, levels)).collect::<Vec<_>>(), expected, "{levels} levels");
    }
}

//! A workshop on a projector, held by keys: blind, revealed, rated again, with a dissent and a late joiner, killed in
//! the middle of a round and gone on with; and looked at in every size that a room meets it in.

use std::collections::BTreeMap;

use engagement::workshop::{Ballot, Starting, StartingSeat, Talk, WorkshopDeed};
use engagement::{Entity, Id, Kind, Side};
use serde_json::{Value, json};
use store::{Stamp, Store};
use tempfile::TempDir;
use thirtyfour::Key;

use crate::accessibility::violations;
use crate::keyboard::focus;
use crate::window::Window;
use crate::{pictures, samples, states};

const DIMENSIONS: usize = 6;
const LEVELS: [&str; 5] = ["non-existent", "informer", "coordinator", "advisor", "collaborator"];

#[tokio::test]
async fn eight_people_rate_six_dimensions_by_keys_and_a_killed_round_goes_on_where_it_was() {
    let mut window = Window::start(samples::from_template("washington")).await;
    states::ready(&window).await;
    begin(&window).await;
    let mut given: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let mut seats: Vec<String> = (1..=8).map(|seat| seat.to_string()).collect();
    for dimension in 0..DIMENSIONS {
        let order = in_turn(&seats);
        let level = |at: usize| (at * 3 + dimension) % LEVELS.len();
        for (at, seat) in order.iter().enumerate() {
            if dimension == 3 && at == 5 {
                // In the middle of a round the machine is switched off.
                let folder = window.kill().await;
                window = Window::start(folder).await;
                states::ready(&window).await;
                go_on(&window).await;
                is_in(&window, 5, order.len()).await;
            }
            window.type_text(&level(at).to_string()).await;
            is_in(&window, at + 1, order.len()).await;
            assert_eq!(window.run("return document.querySelector('.tray')", vec![]).await, Value::Null, "blind");
            given.insert((dimension, seat.clone()), level(at));
        }
        reveal(&window).await;
        match dimension {
            0 => {
                window.until("the spread is flagged", "return document.querySelector('.reach .what')").await;
                window.type_text("r").await;
                window.shows("Round 2").await;
                for (at, seat) in order.iter().enumerate() {
                    window.type_text("2").await;
                    is_in(&window, at + 1, order.len()).await;
                    given.insert((dimension, seat.clone()), 2);
                }
                reveal(&window).await;
                window.shows("Everyone says 2.").await;
                window.shows("Round 1:").await;
            }
            1 => dissent(&window).await,
            2 => {
                // Nine is late: she takes part from the next dimension on.
                window.type_text("w").await;
                focus(&window, "Joins late, by name or number").await;
                window.type_text("9").await;
                window.press("", Key::Enter).await;
                window.until("nine is there", "return document.querySelectorAll('dialog li').length === 9").await;
                seats.push("9".into());
                print_ballots(&window, seats.len()).await;
            }
            _ => {}
        }
        window.type_text("2").await;
        window.until("it is agreed", "return document.querySelector('.rung.agreed')").await;
        window.press("", Key::Right).await;
        let next = format!("Dimension {} of {DIMENSIONS}", dimension + 2);
        if dimension + 1 < DIMENSIONS { window.shows(&next).await } else { window.shows("So far").await }
    }
    window.shows("Agreed on 6 of 6 dimensions.").await;
    window.type_text("f").await;
    window.shows("What we found").await;
    window.press("", Key::Enter).await;
    window.until("its results are there", "return document.querySelector('main h1')?.textContent === 'Maturity'").await;
    window.shows("2 Coordinator").await;
    window.saved().await;

    let store = Store::open_to_read(&window.path("plan.liaison")).unwrap();
    let model = store.offered_models().unwrap().into_iter().find(|it| it.model.key == "engagement-process").unwrap();
    let dimension = |key: &Value| model.model.dimensions.iter().position(|it| key == &json!(it.key)).unwrap();
    let found: BTreeMap<(usize, String), usize> = values(&store.list(Kind::Rating, None).unwrap())
        .map(|it| {
            let level = LEVELS.iter().position(|level| it["level"] == *level).unwrap();
            ((dimension(&it["dimension"]), it["participant"].as_str().unwrap().to_owned()), level)
        })
        .collect();
    assert_eq!(found, given, "every vote of every last round is in the assessment");
    let agreed = store.list(Kind::AgreedLevel, None).unwrap();
    let dissents: Vec<_> = values(&agreed).map(|it| it["dissent"].clone()).filter(|it| it != "").collect();
    assert_eq!(dissents, ["5 holds 0: We learn of changes when they are live."]);
    let rounds = store.list(Kind::Round, None).unwrap();
    assert_eq!(rounds.len(), DIMENSIONS + 1, "all rounds are kept");
}

/// Starts a workshop of eight by keys.
async fn begin(window: &Window) {
    window.press("Control", "k").await;
    window.type_text(">workshop").await;
    window.press("", Key::Enter).await;
    window.until("models are there", "return document.querySelector('dialog [type=radio][name$=model]')").await;
    focus(window, "Business relationship").await;
    window.press("", Key::Down).await;
    for (label, typed) in [("Provider, one a line", "1-4"), ("Agency, one a line", "5-8")] {
        focus(window, label).await;
        window.type_text(typed).await;
    }
    focus(window, "Start workshop").await;
    window.press("", Key::Enter).await;
    window.shows("Dimension 1 of 6").await;
    window.until("the round has the focus", "return document.activeElement.matches('main.stage')").await;
}

/// Enters the workshop that was left.
async fn go_on(window: &Window) {
    window.press("Control", "k").await;
    window.type_text(">workshop").await;
    window.press("", Key::Enter).await;
    window.until("it is offered", "return document.querySelector('.going button')").await;
    let words = window.run("return document.querySelector('.going button').innerText", vec![]).await;
    focus(window, words.as_str().unwrap()).await;
    window.press("", Key::Enter).await;
    window.until("the round has the focus", "return document.activeElement.matches('main.stage')").await;
}

/// From the panel that tells who is here; the round goes on behind it.
async fn print_ballots(window: &Window, people: usize) {
    let page = window.path("ballots.html");
    window.answer_dialogs(&[&page]);
    focus(window, "Print ballots…").await;
    window.press("", Key::Enter).await;
    window.shows("Saved ballots.html").await;
    assert_eq!(std::fs::read_to_string(page).unwrap().matches("<main>").count(), people, "one for everyone");
    window.until("the round has the focus", "return document.activeElement.matches('main.stage')").await;
}

async fn dissent(window: &Window) {
    window.type_text("d").await;
    focus(window, "Who holds another level").await;
    window.type_text("5").await;
    // The names that are offered are not needed.
    focus(window, "Their level").await;
    window.type_text("0").await;
    focus(window, "In their words").await;
    window.type_text("We learn of changes when they are live.").await;
    window.press("", Key::Enter).await;
    window.shows("5 holds 0:").await;
    window.until("the round has the focus", "return document.activeElement.matches('main.stage')").await;
}

async fn is_in(window: &Window, votes: usize, of: usize) {
    let counted = format!("return document.querySelector('.facedown b')?.textContent === '{votes} of {of}'");
    window.until(&format!("{votes} of {of} are in"), &counted).await;
}

async fn reveal(window: &Window) {
    window.type_text("v").await;
    window.until("it is revealed", "return document.querySelector('.tray')").await;
}

/// The provider's seats come first.
fn in_turn(seats: &[String]) -> Vec<String> {
    let is_provider = |seat: &&String| seat.as_str() <= "4" || seat.as_str() == "9";
    seats.iter().filter(is_provider).chain(seats.iter().filter(|seat| !is_provider(seat))).cloned().collect()
}

fn values(rows: &[Entity]) -> impl Iterator<Item = Value> {
    rows.iter().map(|row| Value::Object(row.values().unwrap()))
}

#[tokio::test]
async fn a_room_reads_it_from_the_back_in_every_size_and_axe_finds_nothing() {
    for people in [3, 10, 25] {
        let (folder, workshop) = a_room_of(people);
        let window = Window::start(folder).await;
        states::ready(&window).await;
        go_on(&window).await;
        let mut found = looked_at(&window, people, "blind").await;
        window.type_text("w").await;
        window.shows("Print ballots…").await;
        found.extend(looked_at(&window, people, "seats").await);
        window.press("", Key::Escape).await;
        window.until("the round has the focus", "return document.activeElement.matches('main.stage')").await;
        window.type_text("2").await;
        window.until("all are in", "return !document.querySelector('.facedown .out')").await;
        reveal(&window).await;
        window.type_text("2").await;
        window.until("it is agreed", "return document.querySelector('.rung.agreed')").await;
        found.extend(looked_at(&window, people, "reveal").await);
        window.type_text("s").await;
        window.shows("So far").await;
        found.extend(looked_at(&window, people, "summary").await);
        assert!(found.is_empty(), "{workshop}: {}", found.join("\n"));
    }
}

/// Takes pictures of what is shown; answers what a room could not read and what axe finds.
async fn looked_at(window: &Window, people: usize, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        window.run("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)]).await;
        for size in [(1280, 720), (1920, 1080)] {
            pictures::resize(window, size).await;
            let picture = format!("workshop-{name}-{people}-{}-{theme}", size.0);
            pictures::take(window, &picture).await;
            for said in window.run(TOO_SMALL, vec![]).await.as_array().unwrap() {
                found.push(format!("{picture}: {}", said.as_str().unwrap()));
            }
        }
        found.extend(violations(window).await.into_iter().map(|each| format!("{name}, {people}, {theme}: {each}")));
    }
    pictures::resize(window, (1280, 720)).await;
    found
}

/// Text under 16 pixels, what is rated under 28, text that is cut off, and a stage that must be scrolled.
const TOO_SMALL: &str = "const found = [];
    const stage = document.querySelector('main.stage');
    const zoom = innerWidth >= 1800 && innerHeight >= 1000 ? 1.5 : 1;
    const size = (element) => parseFloat(getComputedStyle(element).fontSize);
    const words = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const element = words.currentNode.parentElement;
        if (!words.currentNode.data.trim() || element.closest('.sr, [aria-hidden=true]')) continue;
        if (size(element) < 16) found.push(`${size(element)} px: ${words.currentNode.data}`);
    }
    for (const rated of stage.querySelectorAll('.head h1, .rung h2, tbody th'))
        if (size(rated) < 28) found.push(`rated at ${size(rated)} px: ${rated.innerText}`);
    for (const each of stage.querySelectorAll('h1, h2, h3, p, li, b, small, td, th'))
        if (!each.closest('.sr') && !each.querySelector('.sr') && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
            found.push(`cut off: ${each.innerText}`);
    if (stage.scrollHeight > stage.clientHeight + 1) found.push(`${stage.scrollHeight - stage.clientHeight} px lie below the screen`);
    return found";

/// A workshop of so many in which all but one have voted in the first round.
fn a_room_of(people: usize) -> (TempDir, Id) {
    const NAMES: [&str; 9] = [
        "Client Liaison",
        "Sr. Project Manager",
        "Project Manager",
        "Service Owner",
        "Program Support",
        "Implementation Coordinator",
        "Agency Project Manager",
        "Technical Lead",
        "Subject Expert",
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut store = samples::create(&folder, "washington");
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    let seat = |at: usize| {
        let side = if at * 9 < people * 5 { Side::Provider } else { Side::Agency };
        let name = match people {
            0..=9 => NAMES[at * 9 / people].to_owned(),
            // A full room is numbered.
            _ => NAMES.get(at).filter(|_| people < 20).map_or((at + 1).to_string(), |name| (*name).to_owned()),
        };
        StartingSeat { name, side }
    };
    let starting = Starting {
        engagement_id: engagement,
        organization_id: None,
        model: "engagement-process".into(),
        date: None,
        side: None,
        anonymous: false,
        talk: Talk::default(),
        seats: (0..people).map(seat).collect(),
    };
    store.start_workshop(&Stamp::here_and_now(), &starting).unwrap();
    let workshop = store.list(Kind::Workshop, None).unwrap()[0].id().clone();
    let seats = store.room(&workshop).unwrap().seats;
    let ballot = |(at, seat): (usize, &engagement::workshop::RoomSeat)| Ballot {
        seat: Some(seat.id.clone()),
        side: None,
        dimension: None,
        level: Some(LEVELS[[2, 2, 3, 0, 1, 2, 1][at % 7]].to_owned()),
    };
    let ballots = seats.iter().enumerate().take(people - 1).map(ballot).collect();
    store.carry_on(&Stamp::here_and_now(), &workshop, &WorkshopDeed::Vote { ballots }).unwrap();
    (folder, workshop)
}

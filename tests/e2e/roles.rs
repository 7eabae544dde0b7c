//! Who is who by keys: people take roles and leave them, the chart is walked and goes out as it is seen.

use std::path::{Path, PathBuf};

use engagement::Kind;
use serde_json::json;
use thirtyfour::Key;

use crate::accessibility::violations;
use crate::keyboard::{focus, focused, in_file, into_the_grid, press_on};
use crate::pictures::{self, DESK};
use crate::window::Window;
use crate::{samples, states};

const ADA: &str = "Advisor Ada";

#[tokio::test]
async fn a_person_takes_two_roles_and_leaves_one_by_keys() {
    let window = Window::with_washington().await;
    states::ready(&window).await;
    to_area(&window, "People").await;
    press_on(&window, "Add the first person").await;
    window.type_text(ADA).await;
    window.press("", Key::Enter).await;
    window.shows("1 person").await;
    press_on(&window, "Assignments").await;
    press_on(&window, "Add the first assignment").await;
    for role in ["client l", "executive s"] {
        window.type_text(role).await;
        window.press("", Key::Tab).await;
        window.type_text("adv").await;
        window.press("", Key::Enter).await;
        window.press("", Key::Down).await;
    }
    in_file(&window, "both roles are held", Kind::Assignment, |all| all.len() == 2).await;
    window.shows("2 assignments").await;

    // One ends: the hand-over said what becomes vacant, and then it is.
    press_on(&window, "Everyone").await;
    focus(&window, "End Client Liaison today").await;
    window.shows("Vacant when it ends").await;
    window.press("", Key::Enter).await;
    window.shows("End Client Liaison today").await;
    in_file(&window, "one has ended", Kind::Assignment, |all| {
        all.iter().filter(|it| it.values().unwrap()["endsOn"].is_string()).count() == 1
    })
    .await;
    press_on(&window, "Assignments").await;
    into_the_grid(&window).await;
    window.go_to(1, 5).await;
    window.type_text("Jan 2, 2026").await;
    window.press("", Key::Enter).await;
    window.cell_shows(1, 6, "Ended").await;
    press_on(&window, "Vacancies").await;
    window.shows("Advisor Ada until Jan 2").await;
    for (view, shown) in [("Roster", "Liaisons and the agencies they serve"), ("Teams", "Service delivery teams")] {
        press_on(&window, view).await;
        window.shows(shown).await;
        assert_eq!(violations(&window).await, Vec::<String>::new(), "{view}");
    }

    // Forgotten for good, also in a real backup.
    press_on(&window, "Everyone").await;
    window.press("Control", "k").await;
    window.type_text(">backups").await;
    window.press("", Key::Enter).await;
    press_on(&window, "Back up now").await;
    window.shows("Backed up").await;
    window.press("", Key::Escape).await;
    let named = holding(window.folder.path(), "advisor ada");
    assert!(named.iter().any(|path| path.iter().any(|part| part == "backups")), "a backup holds the name: {named:?}");
    window.shows("1 person").await;
    press_on(&window, "Forget this person…").await;
    window.shows("This cannot be undone either").await;
    states::still(&window).await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the dialog");
    press_on(&window, "Forget this person").await;
    window.shows("Advisor Ada is forgotten").await;
    press_on(&window, "Close").await;
    in_file(&window, "nobody is left", Kind::Person, <[_]>::is_empty).await;
    assert_eq!(holding(window.folder.path(), "advisor ada"), Vec::<PathBuf>::new(), "while the window is open");
    let folder = window.quit().await;
    assert_eq!(holding(folder.path(), "advisor ada"), Vec::<PathBuf>::new(), "in the file, its backups and all else");
}

/// The files below a folder that hold a text, whatever its case.
fn holding(folder: &Path, text: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| match path.is_dir() {
            true => holding(&path, text),
            false => {
                let bytes = std::fs::read(&path).unwrap_or_default();
                let holds = String::from_utf8_lossy(&bytes).to_lowercase().contains(text);
                holds.then_some(path).into_iter().collect()
            }
        })
        .collect()
}

#[tokio::test]
async fn the_structure_chart_is_walked_by_keys_and_goes_out() {
    let window = Window::start(samples::from_template("michigan")).await;
    window.until("the window is ready", "return document.querySelector('main')").await;
    to_area(&window, "Roles").await;
    window.until("the chart is drawn", "return document.querySelector('.scene .box')").await;
    focus_box(&window, "Infrastructure Specialist").await;
    for (key, role) in [
        (Key::Up, "Infrastructure Services Delivery Manager"),
        (Key::Up, "Infrastructure Services Delivery Director"),
        (Key::Down, "Client Service Director"),
    ] {
        window.press("Alt", key).await;
        window.until(role, &format!("return document.activeElement.ariaLabel?.startsWith({})", json!(role))).await;
    }
    window.shows("No one above is named.").await;
    window.press("", Key::Right).await;
    window.until("the next box has the focus", "return document.activeElement.closest('.scene')").await;
    window.press("", "+").await;
    window.press("", "0").await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the chart");
    for ending in ["svg", "png"] {
        assert!(export(&window, ending).await.metadata().unwrap().len() > 1_000, "it is a picture");
    }
    press_on(&window, "List").await;
    window.until("the list stands", "return document.querySelector('.list button')").await;
    assert_eq!(violations(&window).await, Vec::<String>::new(), "the list");
    press_on(&window, "Table").await;
    window.cell_shows(1, 1, "Information Officer").await;
    assert_eq!(focused(&window).await, "Table", "the focus stays where it was pressed");
}

#[tokio::test]
async fn charts_of_few_and_many_roles_stand_in_the_light_and_in_the_dark() {
    for roles in [8, 40, 150] {
        let window = Window::start(samples::with_roles(roles)).await;
        states::ready(&window).await;
        pictures::resize(&window, DESK).await;
        to_area(&window, "Roles").await;
        for theme in ["light", "dark"] {
            states::appear(&window, theme).await;
            let boxes = "return document.querySelectorAll('.scene .box').length";
            window.until("all roles are drawn", &format!("{boxes} === {roles}")).await;
            assert_eq!(
                window.run(TOUCHING, vec![]).await,
                json!([]),
                "{roles} roles, {theme}: nothing lies on another"
            );
            pictures::shoot(&window, &format!("roles-{roles}-{theme}")).await;
        }
        states::appear(&window, "light").await;
        let svg = std::fs::read_to_string(export(&window, "svg").await).unwrap();
        let compared = window.run(COMPARED, vec![json!(svg)]).await;
        assert_eq!(compared["differing"], json!([]), "{roles} roles: what goes out is what is seen");
        assert!(compared["compared"].as_u64() > Some(roles as u64 * 3), "every mark is compared: {compared}");
    }
}

/// Boxes, and texts outside of them, that lie on each other as they are drawn; texts that stick out of their box.
const TOUCHING: &str = "
    const area = (it) => { const { x, y, width, height } = it.getBBox(); return { name: it.textContent || it.parentNode.ariaLabel, x, y, right: x + width, bottom: y + height } };
    const boxes = [...document.querySelectorAll('.scene .box')];
    const frames = boxes.map((box) => area(box.querySelector('.frame')));
    const all = [...frames, ...[...document.querySelectorAll('.scene > text')].map(area)];
    const touch = (one, other) => one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom;
    const within = (inner, outer) => inner.x >= outer.x && inner.y >= outer.y - 0.5 && inner.right <= outer.right && inner.bottom <= outer.bottom + 0.5;
    return [
        ...all.flatMap((one, at) => all.slice(0, at).filter((other) => touch(one, other)).map((other) => `${one.name} on ${other.name}`)),
        ...boxes.flatMap((box, at) => [...box.querySelectorAll('text')].map(area).filter((text) => !within(text, frames[at])).map((text) => `${text.name} sticks out`)),
    ];";

/// The window's picture beside an exported one: marks in their order, each with what it is, where it lies and how it
/// is painted. A document has a title above, by which all is moved down, and a key below.
const COMPARED: &str = "
    const host = document.body.appendChild(document.createElement('div'));
    host.style.cssText = 'position: absolute; left: 0; top: 0; visibility: hidden; font-variant: normal';
    host.append(document.importNode(new DOMParser().parseFromString(arguments[0], 'image/svg+xml').documentElement, true));
    // At the same size, for which letters are made.
    const chart = document.querySelector('.pan .scene');
    const zoom = chart.width.baseVal.value / chart.viewBox.baseVal.width;
    for (const side of ['width', 'height']) host.firstChild.setAttribute(side, host.firstChild.viewBox.baseVal[side] * zoom);
    const same = (one, other) => other !== undefined && one.length === other.length && one.every((each, at) => typeof each === 'number' ? Math.abs(each - other[at]) < 0.1 : each === other[at]);
    const told = (it) => {
        const { x, y, width, height } = it.getBBox();
        const { fill, stroke, strokeWidth, strokeDasharray, fontWeight } = getComputedStyle(it);
        const line = stroke === 'none' ? [] : [stroke, parseFloat(strokeWidth), strokeDasharray.replace(/px|,/g, '')];
        const own = it.localName === 'path' ? [it.getTotalLength()] : it.localName === 'text' ? [it.textContent, fontWeight] : [];
        return { y, said: (moved) => [it.localName, it.classList[0], x, y - moved, width, height, fill, ...line, ...own] };
    };
    const marks = (root) => [...root.querySelectorAll('rect, circle, path, text')].map(told);
    const seen = marks(chart);
    const out = marks(host).slice(1);
    host.remove();
    const kinds = [...new DOMParser().parseFromString(arguments[0], 'image/svg+xml').querySelectorAll('rect, circle, path, text')].slice(1);
    const title = kinds.findIndex((it) => it.localName !== 'text');
    const moved = out[title].y - seen[0].y;
    const theirs = out.slice(title, title + seen.length);
    const bottom = chart.viewBox.baseVal.height + moved;
    return {
        compared: seen.length,
        differing: [
            ...seen.flatMap((mark, at) => same(mark.said(0), theirs[at]?.said(moved)) ? [] : [`${mark.said(0)} is ${theirs[at]?.said(moved)}`]).slice(0, 5),
            ...out.slice(title + seen.length).filter((mark) => mark.y < bottom).map((mark) => `${mark.said(0)} is only in what goes out`).slice(0, 5),
        ],
    };";

/// The structure chart goes out by the palette; answers the file.
async fn export(window: &Window, ending: &str) -> PathBuf {
    let target = window.path(&format!("chart.{ending}"));
    window.answer_dialogs(&[&target]);
    window.press("Control", "k").await;
    window.type_text(&format!(">structure chart as {ending}")).await;
    window.press("", Key::Enter).await;
    window.shows(&format!("Saved chart.{ending}")).await;
    target
}

pub async fn to_area(window: &Window, words: &str) {
    window.press("Control", "k").await;
    window.type_text(words).await;
    window.press("", Key::Enter).await;
    window.until(words, &format!("return document.querySelector('h1')?.innerText === {}", json!(words))).await;
}

/// By F6 into the chart, then by Home and arrows: down and right until the box has the focus.
async fn focus_box(window: &Window, name: &str) {
    let is_here = format!("return Boolean(document.activeElement.ariaLabel?.startsWith({}))", json!(name));
    for _pane in 0..9 {
        if window.run("return Boolean(document.activeElement.closest('.scene'))", vec![]).await == json!(true) {
            break;
        }
        window.press("", Key::F6).await;
    }
    window.press("", Key::Home).await;
    for key in [Key::Down, Key::Right] {
        for _step in 0..6 {
            if window.run(&is_here, vec![]).await == json!(true) {
                return;
            }
            window.press("", key.clone()).await;
        }
    }
    panic!("{name} is not reached by arrows");
}

//! The states of the window that are looked at and listened to: by which keys each is reached, what the
//! page holds then, and by which keys one leaves it.

use serde_json::json;
use thirtyfour::Key;

use crate::window::Window;

/// One state. Steps are keys (`Control+k`, `Down*3`), text to type (`'steer'`), a control by its selector
/// (`@[aria-label=Inspector]`), which is focused and pressed with Enter, or what to wait for (`?dialog`).
pub struct State {
    pub name: &'static str,
    reach: &'static [&'static str],
    holds: &'static str,
    leave: &'static [&'static str],
}

const fn state(
    name: &'static str,
    reach: &'static [&'static str],
    holds: &'static str,
    leave: &'static [&'static str],
) -> State {
    State { name, reach, holds, leave }
}

/// The keys of the areas, in the rail's order.
const TO_TODAY: &str = "Control+1";
const TO_MATRIX: &str = "Control+2";
const TO_KEY_LISTS: &str = "Control+4";
const TO_ORGANIZATIONS: &str = "Control+5";
const TO_ROLES: &str = "Control+6";
const TO_PEOPLE: &str = "Control+7";
/// The views of an area by their place among its tabs.
const FIRST: &str = "@[aria-label=View] button:nth-child(1)";
const SECOND: &str = "@[aria-label=View] button:nth-child(2)";
const THIRD: &str = "@[aria-label=View] button:nth-child(3)";
const FOURTH: &str = "@[aria-label=View] button:nth-child(4)";
const FIFTH: &str = "@[aria-label=View] button:nth-child(5)";
const SIXTH: &str = "@[aria-label=View] button:nth-child(6)";
const SEVENTH: &str = "@[aria-label=View] button:nth-child(7)";
/// Into the grid by the first pane after the tools, and to its corner.
const INTO: &str = "F6";
const HOME: &str = "Control+Home";
const TO_DOCUMENTS: &str = "Control+9";
/// The day is there and a line of it has the focus.
const DAY: &str = "?.agenda tr.here:focus";
const BACK: &[&str] = &[TO_MATRIX];
const OUT: &[&str] = &["Escape", TO_MATRIX];
const GRID: &str = "[role=grid] [role=row] .active";
const UNDO: &[&str] = &["@.toast .btn"];

/// In a workspace with rows, from the matrix and back to it.
pub const MATRIX: &[State] = &[
    state("matrix", &[], GRID, &[]),
    state("no-inspector", &["Control+i"], "[aria-label=Inspector][aria-pressed=false]", &["Control+i"]),
    state("range", &["Down*8", "Right*3", "Shift+Down*3"], ".ranged", &["Escape"]),
    state("code-editor", &["Down*11", "Right*3", "Shift+Up*3", "'m'"], "[role=listbox] mark", &["Escape*2"]),
    state("several-editor", &["Down*4", "Right*4", "F2"], "[role=listbox].several", &["Escape"]),
    state("name-editor", &["Down*4", "F2"], ".editing textarea, .editing input", &["Escape"]),
    state("refused", &["Down*6", "Right*3", "'fortnight'", "Enter", "Up"], "[aria-invalid=true]", &["Escape"]),
    state("copied", &["Right", "Shift+Down*2", "Control+c"], ".copied", &["Escape*2"]),
    state("new-row", &["Control+Down", "Down", "'Vendors'"], ".editing", &["Escape"]),
    state("filter", &["@button[aria-label^=Filter]"], "[popover] fieldset", &["Escape"]),
    state("sort", &["@button[aria-label^=Sort]"], "[popover] input", &["Escape"]),
    state("columns", &["@button[aria-label^=Columns]"], "[popover] input", &["Escape"]),
    state("find", &["Control+f", "'sdc'"], "[role=search] .count:not(:empty)", &["Escape"]),
    state("palette", &["Control+k", "'steer'"], "[role=option]", &["Escape"]),
    state("commands", &["Control+k", "'>'"], "[role=option]", &["Escape"]),
    state("keys", &["F1"], "dialog dl", &["Escape"]),
    state("program-menu", &["@button[aria-label=Liaison]"], "[role=menu]", &["Escape"]),
    state("workspace-menu", &["@nav.where button[aria-label^=Workspace]"], "[role=menu]", &["Escape"]),
    state("engagement-menu", &["@nav.where button[aria-label^=Engagement]"], "[role=menu]", &["Escape"]),
    state("template-dialog", &["Control+k", "'>new workspace'", "Enter"], "dialog [type=radio]", &["Escape"]),
    state("backups", &["Control+k", "'>backups'", "Enter"], "dialog [type=radio]", &["Escape"]),
    state("workshop-dialog", &["Control+k", "'>workshop'", "Enter"], "dialog [type=radio]", &["Escape"]),
    state("naming-dialog", &["Control+k", "'>rename the eng'", "Enter"], "dialog form .input", &["Escape"]),
    state("removed", &["Down*14", "Control+-"], ".toast .btn", UNDO),
];

/// The key lists, from the matrix and back to it.
pub const KEY_LISTS: &[State] = &[
    state("key-lists", &[TO_KEY_LISTS], "table [data-row]", &[TO_MATRIX]),
    state("key-lists-frequency", &[TO_KEY_LISTS, "@.seg button:nth-child(3)"], "table.ruled", &[TO_MATRIX]),
    state(
        "retired-code",
        &[TO_KEY_LISTS, "@.seg button:last-child", "@[data-row] .more button", "'r'", "Enter"],
        "tr.retired",
        &["@.toast .btn", "@.seg button:first-child", TO_MATRIX],
    ),
    state("code-menu", &[TO_KEY_LISTS, "@[data-row] .more button"], "[role=menu]", &["Escape", TO_MATRIX]),
];

/// The organizations, from the matrix and back to it.
pub const ORGANIZATIONS: &[State] = &[
    state("organizations", &[TO_ORGANIZATIONS], GRID, &[TO_MATRIX]),
    state(
        "organization-side",
        &[TO_ORGANIZATIONS, "Control+Home", "Right*2", "F2"],
        "[role=listbox]",
        &["Escape", TO_MATRIX],
    ),
    state(
        "organization-parent",
        &[TO_ORGANIZATIONS, "Control+Home", "Right*3", "'de'"],
        "[role=listbox] .none",
        &["Escape*2", TO_MATRIX],
    ),
];

/// Who is who, from the matrix and back to it. The first view of each area comes last, and is what the next run meets.
pub const WHO: &[State] = &[
    state("roles-list", &[TO_ROLES, SECOND], ".list button", BACK),
    state("roles-list-chosen", &[TO_ROLES, SECOND, "@.list li:nth-child(3) button"], ".list [aria-pressed=true]", BACK),
    state("roles-table", &[TO_ROLES, THIRD], "[role=grid][aria-label^=Roles]", BACK),
    state("charters", &[TO_ROLES, FOURTH], "[role=grid][aria-label^=Charters]", BACK),
    state("coordination", &[TO_ROLES, FIFTH], "[role=grid][aria-label^=Points]", BACK),
    state(
        "coordination-target",
        &[TO_ROLES, FIFTH, INTO, HOME, "Right*2", "'pro'"],
        "[role=listbox] [role=option]",
        &["Escape*2", TO_MATRIX],
    ),
    state("raci", &[TO_ROLES, SIXTH], "[role=grid][aria-label^=RACI] .code", BACK),
    state(
        "raci-editor",
        &[TO_ROLES, SIXTH, INTO, HOME, "Right*2", "F2"],
        "[role=listbox].several",
        &["Escape*2", TO_MATRIX],
    ),
    state("decisions", &[TO_ROLES, SEVENTH], "[role=grid][aria-label^=Decision]", BACK),
    state(
        "decisions-editor",
        &[TO_ROLES, SEVENTH, INTO, HOME, "Right*2", "F2"],
        "[role=listbox].several",
        &["Escape*2", TO_MATRIX],
    ),
    state("take-roles", &[TO_ROLES, "Control+k", "'>take roles'", "Enter"], "dialog [type=checkbox]", OUT),
    state("chart", &[TO_ROLES, FIRST], ".scene .box", BACK),
    state("chart-chosen", &[TO_ROLES, "@.scene .box", "Down*2"], ".scene .chosen", BACK),
    state(
        "add-points",
        &[TO_ROLES, "@.scene .box", "Down*2", "@aside .begin", "?aside form :focus", "'pro'"],
        "aside [role=option]",
        &["Escape*2", TO_MATRIX],
    ),
    state("assignments", &[TO_PEOPLE, SECOND], "[role=grid][aria-label^=Assignments]", BACK),
    state("vacancies", &[TO_PEOPLE, THIRD], ".tables tbody th", BACK),
    state("roster", &[TO_PEOPLE, FOURTH], ".tables tbody th", BACK),
    state("groups", &[TO_PEOPLE, FIFTH], "[role=grid][aria-label^=Groups]", BACK),
    state("members", &[TO_PEOPLE, SIXTH], "[role=grid][aria-label^=Members]", BACK),
    state("teams", &[TO_PEOPLE, SEVENTH], ".tables td", BACK),
    state("people", &[TO_PEOPLE, FIRST], "[role=grid][aria-label=People]", BACK),
    state("forget-dialog", &[TO_PEOPLE, "@aside .forget"], "dialog .danger", OUT),
    state("services", &[TO_ORGANIZATIONS, SECOND], "[role=grid][aria-label^=Services]", BACK),
    state("directory", &[TO_ORGANIZATIONS, THIRD], "[role=grid][aria-label^=Customer] .yes", BACK),
    state(
        "directory-editor",
        &[TO_ORGANIZATIONS, THIRD, INTO, HOME, "Right", "F2"],
        "[role=listbox]",
        &["Escape*2", TO_MATRIX],
    ),
    state("all-organizations", &[TO_ORGANIZATIONS, FIRST], "[role=grid][aria-label=Organizations]", BACK),
];

/// Where nothing is known yet of who is who.
pub const NOBODY: &[State] = &[
    state("roles-empty", &[TO_ROLES], ".empty .acts", BACK),
    state("people-empty", &[TO_PEOPLE, FIRST], ".empty .acts", BACK),
    state("assignments-empty", &[TO_PEOPLE, SECOND], ".empty .acts", BACK),
    state("groups-empty", &[TO_PEOPLE, FIFTH], ".empty .acts", BACK),
    state("members-empty", &[TO_PEOPLE, SIXTH], ".empty .acts", BACK),
    state("roster-empty", &[TO_PEOPLE, FOURTH], ".tables .muted", BACK),
    state("services-empty", &[TO_ORGANIZATIONS, SECOND], ".empty .acts", BACK),
    state("directory-empty", &[TO_ORGANIZATIONS, THIRD], ".empty .acts", BACK),
];
/// The engagement plan as a document, from the matrix and back to it.
pub const DOCUMENTS: &[State] = &[
    state("documents", &[TO_DOCUMENTS], ".desk .sheet h2", BACK),
    state("documents-chart", &[TO_DOCUMENTS, IN_SECTIONS, "Down*5"], ".row.here[data-part=structure]", BACK),
    state(
        "documents-worded",
        &[TO_DOCUMENTS, IN_SECTIONS, "Down*3", "@aside textarea", "'One **team**.'", "?.desk strong"],
        ".desk strong",
        &["@nav.rail [aria-current]", "Control+z", TO_MATRIX],
    ),
    state(
        "documents-left-out",
        &[TO_DOCUMENTS, IN_SECTIONS, "Down*4", "' '"],
        "[data-part=roles] small",
        &["@.toast .btn", TO_MATRIX],
    ),
    state("documents-template", &[TO_DOCUMENTS, "@button[aria-label^=Template]"], "[popover] .acts", OUT),
    state(
        "revisions",
        &[TO_DOCUMENTS, "@.seg button:last-child"],
        "[role=grid] [data-place]",
        &["@.seg button:first-child", TO_MATRIX],
    ),
];
/// A section has the focus.
const IN_SECTIONS: &str = "?.list input:focus";

/// A plan under way, from the matrix and back to it.
pub const PLAN: &[State] = &[
    state("timeline", &["Down*11"], "aside ol", &[]),
    state("consequence", &["Down*11", "Right*3", "'m'"], "[role=listbox] mark", &["Escape*2"]),
    state("beginning", &["Control+k", "'>first day'", "Enter"], "dialog select", &["Escape"]),
    state("today", &[TO_TODAY], "aside .foot, .agenda", BACK),
    state("today-last", &[TO_TODAY, DAY, "End"], ".agenda tbody:last-of-type tr.here", BACK),
    state("log-dialog", &[TO_TODAY, DAY, "Home", "Alt+n"], "dialog form", OUT),
    state(
        "log-commitment",
        &[TO_TODAY, DAY, "Home", "Alt+n", "?dialog", "@dialog form > .btn"],
        "dialog fieldset",
        OUT,
    ),
    state(
        "log-whom",
        &[TO_TODAY, DAY, "Control+l", "?dialog", "'sdc'"],
        "dialog [role=option]",
        &["Escape*2", TO_MATRIX],
    ),
    state("log-refused", &[TO_TODAY, DAY, "Control+l", "?dialog", "Control+Enter"], "dialog [role=alert]", OUT),
    state("defer-dialog", &[TO_TODAY, DAY, "Home", "Alt+d"], "dialog form", OUT),
    state("calendar", &["Control+k", "'Calendar'", "Enter"], "td.here", BACK),
    state(
        "calendar-week",
        &["Control+k", "'Calendar'", "Enter", "@[aria-label=Span] button:first-child"],
        "table.week",
        BACK,
    ),
    state("coverage", &["Control+k", "'Coverage'", "Enter"], "[aria-label=Coverage] td", BACK),
    state("load", &["Control+k", "'Load by owner'", "Enter"], "[aria-label^=Load] td", BACK),
    state("log", &["Control+k", "'Log of touch'", "Enter"], "[aria-label='Contact log']", BACK),
    state("commitments", &["Control+k", "'Commitments'", "Enter"], "[aria-label=Commitments]", BACK),
    state("standing", &["Control+k", "'Standing comm'", "Enter"], "[aria-label^=Standing]", BACK),
    state("holidays", &["Control+k", "'Holidays'", "Enter"], "[aria-label=Holidays][role=grid]", BACK),
    state("calendars", &["Control+k", "'Business cal'", "Enter"], "[aria-label^=Business][role=grid]", BACK),
];

/// Where there is no plan yet.
pub const NO_PLAN: &[State] = &[
    state("today-empty", &[TO_TODAY], ".empty .first", BACK),
    state("log-empty", &["Control+k", "'Log of touch'", "Enter"], ".empty .first", BACK),
    state("load-empty", &["Control+k", "'Load by owner'", "Enter"], ".empty .first", BACK),
    state("standing-empty", &["Control+k", "'Standing comm'", "Enter"], ".empty .first", BACK),
];

/// After an export, and after the workspace was closed.
pub const EXPORTED: &[State] =
    &[state("exported", &["Control+k", "'>export xlsx'", "Enter"], ".toast", &["@.toast .iconbtn"])];
/// While an export of the engagement plan to Word is on its way.
pub const EXPORTING: State = state(
    "exporting",
    &["Control+k", "'>export the engagement word'", "?[role=option]", "Enter"],
    ".toast progress",
    &["@.toast .btn"],
);
/// At the end of many rows.
pub const LAST: State = state("last", &["Control+End"], GRID, &[]);
pub const START: &[State] = &[state("start", &["Control+k", "'>close the'", "Enter"], "main.start", &[])];
pub const EMPTY: &[State] = &[state("empty", &[], ".empty .first", &[])];

/// Waits for the window to be of use.
pub async fn ready(window: &Window) {
    window.until("the window is ready", "return document.querySelector('main [role=grid] .active, main .empty')").await;
}

/// Goes to a state from the upper left cell and waits until it stands still.
pub async fn reach(window: &Window, state: &State) {
    if window.run("return Boolean(document.activeElement?.closest('[role=grid]'))", vec![]).await == json!(true) {
        window.press("Control", Key::Home).await;
    }
    for step in state.reach {
        act(window, step).await;
    }
    let holds = format!("return document.querySelector({})", json!(state.holds));
    window.until(&format!("{} is reached", state.name), &holds).await;
    still(window).await;
}

/// Goes back to the matrix.
pub async fn leave(window: &Window, state: &State) {
    for step in state.leave {
        act(window, step).await;
    }
    window
        .run("document.querySelector('[role=grid] .active input, [role=grid] .active textarea')?.focus()", vec![])
        .await;
}

/// The person's choice of light or dark, by the palette.
pub async fn appear(window: &Window, theme: &str) {
    window.press("Control", "k").await;
    window.type_text(&format!(">{theme}")).await;
    window.press("", Key::Enter).await;
    let chosen = format!("return document.documentElement.dataset.theme === {}", json!(theme));
    window.until(&format!("it is {theme}"), &chosen).await;
    still(window).await;
}

/// Nothing moves any more, and what is there has been drawn.
pub async fn still(window: &Window) {
    window
        .until("nothing moves", "return document.getAnimations().every((each) => each.playState !== 'running')")
        .await;
    let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
    window.page.execute_async(frames, vec![]).await.unwrap();
}

async fn act(window: &Window, step: &str) {
    if let Some(text) = step.strip_prefix('\'') {
        window.type_text(text.trim_end_matches('\'')).await;
    } else if let Some(awaited) = step.strip_prefix('?') {
        window
            .until(&format!("{awaited} is there"), &format!("return document.querySelector({})", json!(awaited)))
            .await;
    } else if let Some(control) = step.strip_prefix('@') {
        let there = format!("document.querySelector({})", json!(control));
        window.until(&format!("{control} is there"), &format!("return {there}")).await;
        window.run(&format!("{there}.focus()"), vec![]).await;
        window.press("", Key::Enter).await;
    } else {
        let (keys, times) = step.split_once('*').map_or((step, 1), |(keys, times)| (keys, times.parse().unwrap()));
        let (held, key) = keys.rsplit_once('+').unwrap_or(("", keys));
        window.press(held, named(key).repeat(times)).await;
    }
}

/// A key as the driver types it.
fn named(key: &str) -> String {
    let named = match key {
        "Down" => Key::Down,
        "Up" => Key::Up,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F6" => Key::F6,
        letter => return letter.to_owned(),
    };
    char::from(named).into()
}

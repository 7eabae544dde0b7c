//! Calls as a page that fell into wrong hands might make them: valid ones with one thing twisted, the same ones in
//! every run.

use std::collections::BTreeSet;

use engagement::workshop::{Starting, StartingSeat, Talk};
use engagement::{Change, Entity, Kind, Side};
use serde_json::{Map, Value, json};
use store::{Stamp, Store};

use crate::staffed;
use crate::window::Window;

/// Stands for half of a surrogate pair, which JSON can write and Rust cannot hold.
const HALF: &str = "<half a pair>";

/// A call of a command with its arguments.
pub struct Call {
    pub command: &'static str,
    pub arguments: Value,
}

impl Call {
    /// As JSON, for the page to parse: only so do keys such as `__proto__` arrive.
    pub fn json(&self) -> String {
        json!([self.command, self.arguments]).to_string().replace(HALF, "\\ud800")
    }
}

/// Commands that end what the calls work with, or put another file in its place.
const APART: [&str; 3] = ["close_workspace", "leave", "work_on_copy"];

/// A window on a workspace that has a row of everything that a command asks for.
pub async fn with_a_row_of_everything() -> Window {
    let folder = staffed::plan();
    let path = folder.path().join("plan.liaison");
    let mut store = Store::open(&path).unwrap();
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    let values =
        json!({ "engagementId": engagement, "name": "Newsletter", "sort": "newsletter", "rule": "every month" })
            .as_object()
            .unwrap()
            .clone();
    let standing = Change::Add { kind: Kind::StandingCommunication, values, after: None };
    store.change(&Stamp::here_and_now(), &[standing], None, None).unwrap();
    let seat = |name: &str| StartingSeat { name: name.into(), side: Side::Provider };
    let starting = Starting {
        engagement_id: engagement,
        organization_id: None,
        model: "engagement-process".into(),
        date: None,
        side: None,
        anonymous: false,
        talk: Talk::default(),
        seats: vec![seat("1"), seat("2")],
    };
    store.start_workshop(&Stamp::here_and_now(), &starting).unwrap();
    drop(store);
    Window::start(folder).await
}

/// Every command that can be called again and again, with arguments that it takes.
pub fn valid_calls(store: &Store) -> Vec<Call> {
    let first = |kind| store.list(kind, None).unwrap()[0].id().clone();
    let (row, engagement, code) = (first(Kind::Stakeholder), first(Kind::Engagement), first(Kind::CodeListEntry));
    let (standing, role, person) = (first(Kind::StandingCommunication), first(Kind::Role), first(Kind::Person));
    let (workshop, assessment) = (first(Kind::Workshop), first(Kind::Assessment));
    let agency = store.list(Kind::Organization, None).unwrap().pop().unwrap().id().clone();
    let of = || json!({ "engagementId": engagement });
    let of_subject = json!({ "engagementId": engagement, "organizationId": agency, "model": null, "year": 2026 });
    let asked =
        json!({ "engagementId": engagement, "model": "engagement-process", "year": null, "agencies": [agency] });
    let contact = json!({
        "stakeholderIds": [row], "standingId": standing, "method": "E", "date": "2026-01-05", "time": "09:30",
        "summary": "Forged", "internal": true, "byId": role,
        "commitments": [{ "name": "Forged", "byId": role, "promisedBy": "", "stakeholderId": row, "dueOn": "2026-02-01",
            "heardBy": "", "heardAt": "" }],
    });
    let deferral = json!({ "stakeholderId": row, "standingId": null, "until": "2027-01-05", "reason": "Forged" });
    let assessed = json!({ "organizationId": agency, "model": "engagement-process", "date": "2026-01-05",
        "perspective": null, "participants": ["1"] });
    let starting = json!({ "engagementId": engagement, "organizationId": agency, "model": "engagement-process",
        "date": "2026-01-05", "side": null, "anonymous": false, "talk": { "minutes": 5 },
        "seats": [{ "name": "1", "side": "agency" }] });
    let picture = |picture: &str| json!({ "asked": asked, "organizationId": null, "picture": picture, "format": "png", "least": 1 });
    let edit =
        json!({ "change": "edit", "kind": "stakeholder", "id": row, "values": { "name": "Forged", "method": ["E"] } });
    let add = json!({ "change": "add", "kind": "stakeholder", "values": { "name": "New", "engagementId": engagement, "priority": "H" }, "after": row });
    let shift = json!({ "change": "move", "kind": "codeListEntry", "id": code, "after": null });
    let last = store.list(Kind::Stakeholder, None).unwrap().pop().unwrap();
    let remove = json!({ "change": "remove", "kind": "stakeholder", "id": last.id() });
    let change = |change: Value| json!({ "changes": [change], "label": "Forged", "visit": "1" });
    let calls = [
        ("state", json!({})),
        ("new_workspace", json!({ "template": "washington" })),
        ("open_workspace", json!({})),
        ("open_recent", json!({ "index": 0 })),
        ("save_copy", json!({})),
        ("facts", json!({})),
        ("list", json!({ "kind": "stakeholder", "scope": engagement })),
        ("get", json!({ "kind": "stakeholder", "ids": [row, row] })),
        ("change", change(edit)),
        ("change", change(add)),
        ("change", change(shift)),
        ("change", change(remove)),
        ("undo", json!({})),
        ("redo", json!({})),
        ("history", json!({ "limit": 5 })),
        ("history_of", json!({ "kind": "stakeholder", "id": row, "limit": 5 })),
        ("export_matrix", json!({ "engagementId": engagement, "format": "xlsx" })),
        ("today", json!({ "engagementId": engagement, "on": "2026-01-05" })),
        ("overdue", of()),
        ("next_contacts", of()),
        ("month", json!({ "engagementId": engagement, "day": "2026-01-05" })),
        ("coverage", json!({ "engagementId": engagement, "from": "2026-01-05", "months": 6 })),
        ("load", json!({ "engagementId": engagement, "until": "2026-01-05" })),
        ("timeline", json!({ "engagementId": engagement, "stakeholderId": row })),
        ("what_to_say", json!({ "engagementId": engagement, "stakeholderId": row })),
        ("reach", json!({ "engagementId": engagement, "standingId": standing })),
        ("next_holidays", json!({})),
        ("consequence", json!({ "engagementId": engagement, "stakeholderId": row, "frequency": "W" })),
        ("log_contact", json!({ "engagementId": engagement, "contact": contact })),
        ("defer", json!({ "engagementId": engagement, "deferral": deferral })),
        ("add_operating_calendar", of()),
        ("export_communication", json!({ "engagementId": engagement, "format": "ods", "forAgency": true })),
        ("export_calendar", of()),
        ("export_roles", json!({ "engagementId": engagement, "format": "csv" })),
        ("export_structure", json!({ "engagementId": engagement, "format": "svg", "dark": false })),
        ("portfolio_view", json!({ "asked": asked, "least": 1 })),
        ("result_view", json!({ "asked": asked, "organizationId": agency })),
        ("model_of_assessment", json!({ "assessmentId": assessment })),
        ("export_portfolio_picture", picture("agencies")),
        ("export_result_picture", picture("profile")),
        ("maturity_models", json!({})),
        ("models_in_use", of()),
        ("maturity_result", of_subject.clone()),
        ("maturity_portfolio", json!({ "engagementId": engagement, "model": null, "year": null })),
        ("gap_plan", of_subject),
        ("maturity_paths", json!({})),
        (
            "take_moves",
            json!({ "engagementId": engagement, "organizationId": agency, "model": "engagement-process", "moves": ["a"] }),
        ),
        ("take_path", json!({ "engagementId": engagement, "organizationId": agency, "path": "a" })),
        ("start_assessment", json!({ "engagementId": engagement, "assessment": assessed })),
        ("add_maturity_model", json!({})),
        ("export_maturity", json!({ "engagementId": engagement, "format": "xlsx" })),
        ("structure", of()),
        ("way_up", json!({ "roleId": role })),
        ("roster", of()),
        ("teams", of()),
        ("vacancies", of()),
        ("hand_over", json!({ "engagementId": engagement, "personId": person })),
        ("take_roles", json!({ "engagementId": engagement, "templates": ["michigan"] })),
        ("new_engagement", json!({ "name": "Forged", "templates": ["arm"] })),
        ("preview_forgetting", json!({ "personId": person })),
        ("forget", json!({ "personId": person })),
        ("backups", json!({ "which": "open" })),
        ("back_up", json!({})),
        ("restore", json!({ "which": "open", "name": "none" })),
        ("verify", json!({ "which": "open" })),
        ("rescue", json!({})),
        ("start_workshop", json!({ "starting": starting })),
        ("room", json!({ "workshopId": workshop })),
        ("carry_on", json!({ "workshopId": workshop, "deed": { "deed": "join", "name": "3", "side": "agency" } })),
        ("carry_on", json!({ "workshopId": workshop, "deed": { "deed": "reveal", "early": true } })),
        ("export_ballots", json!({ "workshopId": workshop })),
        ("fill_screen", json!({ "fill": false })),
        ("plan_sections", of()),
        ("plan_template", json!({})),
        ("arrange_sections", json!({ "engagementId": engagement, "wanted": [{ "part": "roles", "leftOut": true }] })),
        ("word_section", json!({ "engagementId": engagement, "part": "roles", "text": "**Forged**", "visit": "2" })),
        ("preview_plan", json!({ "engagementId": engagement, "internal": true })),
        ("choose_template", json!({})),
        ("drop_template", json!({})),
        ("export_plan", json!({ "engagementId": engagement, "format": "docx", "internal": true })),
        ("cancel_export", json!({})),
        ("show_in_folder", json!({})),
        ("preference", json!({ "name": "forged" })),
        ("set_preference", json!({ "name": "forged", "value": [1, "two"] })),
    ];
    calls.map(|(command, arguments)| Call { command, arguments }).into()
}

/// Commands of the page's bindings that no call stands for, and calls of no such command.
pub fn left_out(calls: &[Call]) -> Vec<String> {
    let bindings = include_str!("../../ui/src/bindings.ts").split("INVOKE").skip(1);
    let commands: BTreeSet<_> = bindings.filter_map(|it| it.split('"').nth(1)).filter(|it| !it.contains('/')).collect();
    let called: BTreeSet<_> = calls.iter().map(|call| call.command).chain(APART).collect();
    commands.symmetric_difference(&called).map(|&name| name.to_owned()).collect()
}

/// As many calls with one thing twisted in each.
pub fn mutated(valid: &[Call], count: usize) -> Vec<Call> {
    let mut dice = Dice(0x5eed);
    let hostile = hostile_values();
    let mutate = |index: usize| {
        let Call { command, arguments } = &valid[index % valid.len()];
        let mut arguments = arguments.clone();
        let place = dice.choose(&places_in(&arguments, String::new())).clone();
        twist(&mut arguments, &place, &hostile, &mut dice);
        Call { command, arguments }
    };
    (0..count).map(mutate).collect()
}

/// A twist at one place: another value, a missing one, one too many, or the right one packed into a list.
fn twist(arguments: &mut Value, place: &str, hostile: &[Value], dice: &mut Dice) {
    const KEYS: [&str; 6] = ["__proto__", "constructor", "path", "file", "", "toString"];
    let value = dice.choose(hostile).clone();
    let target = arguments.pointer_mut(place).unwrap();
    match (dice.below(5), target) {
        (0, Value::Object(fields)) if !fields.is_empty() => {
            let key = fields.keys().nth(dice.below(fields.len())).unwrap().clone();
            fields.remove(&key);
        }
        (1 | 2, Value::Object(fields)) => drop(fields.insert((*dice.choose(&KEYS)).into(), value)),
        (1, Value::Array(items)) => items.push(value),
        (2, target) => *target = json!([target.take()]),
        (_, target) => *target = value,
    }
}

/// JSON pointers to everything inside, the whole included.
fn places_in(value: &Value, here: String) -> Vec<String> {
    let inner: Vec<_> = match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| places_in(value, format!("{here}/{key}"))).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, item)| places_in(item, format!("{here}/{at}"))).collect()
        }
        _ => Vec::new(),
    };
    std::iter::once(here).chain(inner).collect()
}

fn hostile_values() -> Vec<Value> {
    let nested = |depth| (0..depth).fold(json!(null), |inner, _| json!([inner]));
    let packed = (0..200).fold(json!("x"), |inner, _| json!({ "value": inner }));
    let polluting: Map<String, Value> = [("__proto__".to_owned(), json!({ "forged": true }))].into_iter().collect();
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e308),
        json!(4_294_967_296_u64),
        json!(9_007_199_254_740_993_u64),
        json!(""),
        json!(" "),
        json!("\0"),
        json!(HALF),
        json!("__proto__"),
        json!("../../../../etc/passwd"),
        json!("file:///etc/passwd"),
        json!("stakeholder'; DROP TABLE stakeholder; --"),
        json!("STAKEHOLDER"),
        json!("workspace"),
        json!("remove"),
        json!("00000000-0000-0000-0000-000000000000"),
        json!("x".repeat(40_000)),
        json!(vec![Value::Null; 5_000]),
        json!([]),
        json!({}),
        nested(100),
        nested(1_000),
        packed,
        Value::Object(polluting),
    ]
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % count
    }

    fn choose<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Everything in the file as the page would be told of it, in the order of the kinds.
pub fn content(store: &Store) -> Vec<Vec<Entity>> {
    Kind::ALL.iter().map(|kind| store.list(*kind, None).unwrap()).collect()
}

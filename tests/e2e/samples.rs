//! Workspaces for tests that need more, longer or fewer rows than the Washington plan has.

use engagement::template::Template;
use engagement::{Change, Kind, Values};
use store::{Stamp, Store};
use tempfile::TempDir;

/// What a made-up stakeholder is, and a name as long as agencies write them.
const ROLES: [&str; 4] = ["Service desk", "Facilities liaison", "Budget analyst", "Records officer"];
const LONG: &str = "Interagency Committee for the Consolidation of Data Center Facilities, Telecommunications and \
    Disaster Recovery of the Departments of Corrections, Ecology, Licensing, Transportation and Social and Health \
    Services";

/// A new workspace from a template.
pub fn from_template(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    drop(create(&folder, name));
    folder
}

/// The Washington plan, lengthened to so many stakeholders in one transaction.
pub fn with_rows(rows: usize) -> TempDir {
    lengthened(rows, of_role)
}

/// The Washington plan and ten stakeholders with very long names and texts.
pub fn with_long_names() -> TempDir {
    lengthened(25, |row| format!("{LONG} {row}"))
}

/// A plan with so many roles, each accountable to one before it, and half as many links more.
pub fn with_roles(roles: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(&folder, "blank");
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().to_string();
    let role = |at: usize| {
        let side = if at % 3 == 2 { "agency" } else { "provider" };
        let name = format!("{} {}", ROLES[at % ROLES.len()], at + 1);
        of(Kind::Role, &[("engagementId", engagement.as_str()), ("name", name.as_str()), ("side", side)])
    };
    let added: Vec<_> = (0..roles).map(role).collect();
    store.change(&Stamp::here_and_now(), &added, None, None).unwrap();
    let ids: Vec<_> = store.list(Kind::Role, None).unwrap().iter().map(|role| role.id().to_string()).collect();
    let link = |from: usize, to: usize, relation: &str| {
        of(
            Kind::Coordination,
            &[("roleId", ids[from].as_str()), ("toRoleId", ids[to].as_str()), ("relation", relation)],
        )
    };
    let mut links: Vec<_> = (1..roles).map(|at| link(at, (at - 1) / 4, "accountableTo")).collect();
    let more = ["escalatesTo", "directs", "coordinates"];
    links.extend((2..roles).step_by(2).map(|at| link(at, (at * 7 + 3) % at, more[at / 2 % 3])));
    store.change(&Stamp::here_and_now(), &links, None, None).unwrap();
    folder
}

fn of(kind: Kind, values: &[(&str, &str)]) -> Change {
    let values: Values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
    Change::Add { kind, values, after: None }
}

pub fn create(folder: &TempDir, template: &str) -> Store {
    Store::create(&folder.path().join("plan.liaison"), Template::named(template).unwrap()).unwrap()
}

pub fn of_role(row: usize) -> String {
    format!("{} {row}", ROLES[row % ROLES.len()])
}

fn lengthened(rows: usize, name: impl Fn(usize) -> String) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    lengthen(&mut create(&folder, "washington"), rows, name);
    folder
}

/// Lengthens the matrix of the Washington plan in a store to so many rows.
pub fn lengthen(store: &mut Store, rows: usize, name: impl Fn(usize) -> String) {
    let there = store.list(Kind::Stakeholder, None).unwrap().len();
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().to_string();
    let changes: Vec<_> = (there..rows).map(|row| added(&engagement, row, name(row))).collect();
    store.change(&Stamp::here_and_now(), &changes, None, None).unwrap();
}

fn added(engagement: &str, row: usize, name: String) -> Change {
    let definition = format!("{name}, as the agencies' charter of consolidation defines it.");
    let values = [
        ("engagementId", engagement),
        ("name", &name),
        ("priority", ["H", "M", "L"][row % 3]),
        ("impact", ["A", "B", "C"][row % 3]),
        ("frequency", ["W", "M", "Q", "AN"][row % 4]),
        ("method", ["R; F; E; S", "P; W", "E; C"][row % 3]),
        ("definition", &definition),
    ];
    let values: Values = values.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    Change::Add { kind: Kind::Stakeholder, values, after: None }
}

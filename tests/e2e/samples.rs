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

//! The communication plan as a workbook: what is next with everyone, what recurs, the log, and what was
//! promised.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use engagement::{
    Code, CodeList, Commitment, DueItem, Field, Id, Kind, Plan, StandingCommunication, Touchpoint, show_codes,
};

use crate::matrix::LIAISON_ID;
use crate::workbook::{Cell, Column, Sheet, Stamp, Workbook};

/// What a printed communication plan says on a day. The one for an agency is made of [`Plan::for_agency`]; any other
/// marks what is internal.
pub fn communication_workbook<'a>(
    plan: &'a Plan,
    for_agency: bool,
    today: NaiveDate,
    exported_at: DateTime<Utc>,
) -> Workbook<'a> {
    let names = Names::of(plan, for_agency);
    let marked = |kind, fields: &[&str]| match for_agency {
        true => columns(kind, fields),
        false => columns(kind, &[fields, &["internal"]].concat()),
    };
    let next = plan.on(today).next();
    Workbook {
        title: format!("Communication plan, {}", plan.engagement.name),
        stamp: Stamp {
            workspace: plan.workspace.id.to_string(),
            engagement: plan.engagement.id.to_string(),
            exported_at,
        },
        sheets: vec![
            sheet("Plan", plan_columns(), next.into_iter().map(|it| names.next(it))),
            sheet(
                "Standing",
                columns(Kind::StandingCommunication, STANDING),
                plan.standing.iter().map(|it| names.standing(it)),
            ),
            sheet("Log", marked(Kind::Touchpoint, LOG), log_of(plan).map(|it| names.contact(it))),
            sheet(
                "Commitments",
                marked(Kind::Commitment, COMMITMENTS),
                plan.commitments.iter().map(|it| names.commitment(it)),
            ),
        ],
    }
}

const STANDING: &[&str] = &[
    "name",
    "sort",
    "ownerId",
    "method",
    "rule",
    "startsOn",
    "time",
    "minutes",
    "leadDays",
    "stakeholderIds",
    "organizationIds",
    "filter",
    "contents",
];
const LOG: &[&str] = &["date", "time", "stakeholderIds", "method", "summary", "byId", "standingId"];
const COMMITMENTS: &[&str] = &["name", "byId", "stakeholderId", "promisedOn", "dueOn", "heardBy", "heardAt", "doneOn"];

fn sheet<'a>(name: &str, columns: Vec<Column>, rows: impl Iterator<Item = Vec<Cell<'a>>>) -> Sheet<'a> {
    Sheet { name: name.into(), columns, rows: rows.collect() }
}

/// The log, newest first.
fn log_of(plan: &Plan) -> impl Iterator<Item = &Touchpoint> {
    let mut log: Vec<_> = plan.touchpoints.iter().collect();
    log.sort_by(|a, b| (b.date, &b.time, &b.id).cmp(&(a.date, &a.time, &a.id)));
    log.into_iter()
}

fn plan_columns() -> Vec<Column> {
    let facts = ["name", "frequency", "method", "ownerId"].into_iter().filter_map(|name| Kind::Stakeholder.field(name));
    let worked_out = [Column::new("Next due", 12), Column::new("Last contact", 12)];
    facts.map(column).chain(worked_out).chain([ids()]).collect()
}

fn columns(kind: Kind, fields: &[&str]) -> Vec<Column> {
    fields.iter().filter_map(|name| kind.field(name)).map(column).chain([ids()]).collect()
}

fn column(field: &Field) -> Column {
    Column { wraps: field.width >= 20, ..Column::new(field.label, field.width) }
}

fn ids() -> Column {
    Column { hidden: true, ..Column::new(LIAISON_ID, 38) }
}

/// What ids and codes stand for.
struct Names<'a> {
    entities: HashMap<&'a Id, &'a str>,
    methods: HashMap<&'a Code, &'a str>,
    for_agency: bool,
}

impl<'a> Names<'a> {
    fn of(plan: &'a Plan, for_agency: bool) -> Self {
        let stakeholders = plan.stakeholders.iter().map(|it| (&it.id, it.name.as_ref()));
        let roles = plan.roles.iter().map(|it| (&it.id, it.name.as_ref()));
        let organizations = plan.organizations.iter().map(|it| (&it.id, it.name.as_ref()));
        let standing = plan.standing.iter().map(|it| (&it.id, it.name.as_ref()));
        let methods = plan.codes.iter().filter(|code| code.list == CodeList::Method);
        Self {
            entities: stakeholders.chain(roles).chain(organizations).chain(standing).collect(),
            methods: methods.map(|code| (&code.code, code.label.as_ref())).collect(),
            for_agency,
        }
    }

    fn name(&self, id: Option<&Id>) -> &'a str {
        id.and_then(|id| self.entities.get(id)).copied().unwrap_or_default()
    }

    fn list(&self, ids: &[Id]) -> String {
        let names: Vec<_> = ids.iter().filter_map(|id| self.entities.get(id).copied()).collect();
        names.join("; ")
    }

    fn next(&self, it: DueItem) -> Vec<Cell<'a>> {
        vec![
            it.title.into(),
            it.frequency.map(|code| code.to_string()).unwrap_or_default().into(),
            show_codes(&it.method).into(),
            self.name(it.owner_id.as_ref()).into(),
            date(it.due),
            date(it.last),
            it.id.to_string().into(),
        ]
    }

    fn standing(&self, it: &'a StandingCommunication) -> Vec<Cell<'a>> {
        let contents: Vec<_> = it.contents.iter().map(AsRef::as_ref).collect();
        vec![
            it.name.as_ref().into(),
            it.sort.label().into(),
            self.name(it.owner_id.as_ref()).into(),
            show_codes(&it.method).into(),
            it.rule.to_string().into(),
            date(it.starts_on),
            it.time.as_ref().map_or("", AsRef::as_ref).into(),
            number(it.minutes),
            number(it.lead_days),
            self.list(&it.stakeholder_ids).into(),
            self.list(&it.organization_ids).into(),
            it.filter.as_ref().map(ToString::to_string).unwrap_or_default().into(),
            contents.join("\n").into(),
            it.id.as_ref().into(),
        ]
    }

    fn contact(&self, it: &'a Touchpoint) -> Vec<Cell<'a>> {
        let method = it.method.as_ref();
        let cells = [
            date(Some(it.date)),
            it.time.as_ref().map_or("", AsRef::as_ref).into(),
            self.list(&it.stakeholder_ids).into(),
            method.map_or("", |code| self.methods.get(code).copied().unwrap_or(code.as_ref())).into(),
            it.summary.as_ref().into(),
            self.name(it.by_id.as_ref()).into(),
            self.name(it.standing_id.as_ref()).into(),
        ];
        self.ended(cells, it.internal, &it.id)
    }

    fn commitment(&self, it: &'a Commitment) -> Vec<Cell<'a>> {
        let by = self.name(it.by_id.as_ref());
        let cells = [
            it.name.as_ref().into(),
            if by.is_empty() { it.promised_by.as_ref() } else { by }.into(),
            self.name(it.stakeholder_id.as_ref()).into(),
            date(it.promised_on),
            date(it.due_on),
            it.heard_by.as_ref().into(),
            it.heard_at.as_ref().into(),
            date(it.done_on),
        ];
        self.ended(cells, it.internal, &it.id)
    }

    /// A row with the mark of what is internal, where there is one, and its id.
    fn ended<const N: usize>(&self, cells: [Cell<'a>; N], internal: bool, id: &'a Id) -> Vec<Cell<'a>> {
        let mark = (!self.for_agency).then(|| if internal { "Yes" } else { "" }.into());
        cells.into_iter().chain(mark).chain([id.as_ref().into()]).collect()
    }
}

fn number(number: Option<u16>) -> Cell<'static> {
    number.map(|number| number.to_string()).unwrap_or_default().into()
}

fn date(date: Option<NaiveDate>) -> Cell<'static> {
    date.map(|date| date.to_string()).unwrap_or_default().into()
}

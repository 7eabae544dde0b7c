//! The Washington plan under way: an engagement of 60 days with owners, contacts, promises and standing
//! communications, all reckoned from the day on which the test runs.

use chrono::{Days, Local, NaiveDate};
use engagement::{Change, Id, Kind, Values};
use serde_json::{Value, json};
use store::{Stamp, Store};
use tempfile::TempDir;

use crate::samples::{create, lengthen, of_role};

/// With whom, how many days ago, by what means, by which role, and what was said. What is due by a rule is due by
/// today on every day of the year on which the tests may run.
const CONTACTS: [(&str, u64, &str, &str, &str); 12] = [
    (
        "Steering Committee",
        33,
        "P",
        "Client Liaison",
        "Presented the May status. They wanted colocation rates next to the state average.",
    ),
    ("OCIO IT Consultant", 34, "F", "Client Liaison", "Policy check of the cutover plan"),
    ("CTS Advisory Council", 37, "P", "Executive Sponsor", "Priorities of the next fiscal year"),
    ("Other Internal CTS Stakeholders", 33, "W", "Client Liaison", "Newsletter"),
    ("CTS Director", 20, "R", "Client Liaison", "Readiness of hall 2"),
    ("Executive Sponsor", 13, "F", "Client Liaison", "Colocation rates"),
    ("Sr. Project Manager", 1, "E", "Client Liaison", "Dates of the core switch work"),
    ("SDC Project Teams", 48, "F", "Client Liaison", "Rack layout of hall 2"),
    ("SDC Project Teams", 55, "E", "Project Managers", "Test window moved by a week"),
    ("SDC Program Support", 50, "E", "Client Liaison", "Staffing of the test"),
    ("SDC Project Management Support Team", 46, "F", "Client Liaison", "Templates of the status report"),
    ("External Stakeholders (users/customers)", 58, "W", "Service Owners", "Rates"),
];
/// What was promised to whom, by which role, and in how many days from today it is due.
const PROMISES: [(&str, &str, &str, i64); 3] = [
    ("Rate comparison for colocation", "Steering Committee", "Service Owners", -1),
    ("Publish the cutover calendar", "Executive Sponsor", "Client Liaison", 1),
    ("Revised interface list", "SDC Project Teams", "Service Owners", 7),
];
/// After how many days without a contact someone has gone quiet.
const LIMITS: [(&str, u16); 4] = [
    ("SDC Project Teams", 45),
    ("SDC Program Support", 45),
    ("SDC Project Management Support Team", 45),
    ("External Stakeholders (users/customers)", 50),
];
const EXPECTED: &str = "Status, budget and schedule twice a month; scope changes before they take effect.";

/// The plan with so many rows, those of the Washington plan first.
pub fn with_rows(rows: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(&folder, "washington");
    lengthen(&mut store, rows, of_role);
    let plan = Plan::of(&store);
    let changes = [plan.beginning(), plan.stakeholders(&store), plan.contacts(), plan.promises(), plan.standing()];
    store.change(&Stamp::here_and_now(), &changes.concat(), Some("Begin the plan"), None).unwrap();
    folder
}

struct Plan {
    engagement: Id,
    today: NaiveDate,
    named: Vec<(Kind, String, Id)>,
}

impl Plan {
    fn of(store: &Store) -> Self {
        let kinds = [Kind::Stakeholder, Kind::Role, Kind::BusinessCalendar, Kind::Engagement];
        let rows = kinds.iter().flat_map(|kind| store.list(*kind, None).unwrap());
        let named: Vec<_> = rows.map(|row| (row.kind(), row.title().to_owned(), row.id().clone())).collect();
        let engagement = named.iter().find(|(kind, ..)| *kind == Kind::Engagement).unwrap().2.clone();
        Self { engagement, today: Local::now().date_naive(), named }
    }

    fn id(&self, kind: Kind, name: &str) -> &Id {
        let found = self.named.iter().find(|(of, title, _)| (*of, title.as_str()) == (kind, name));
        &found.unwrap_or_else(|| panic!("the sample has no {} {name}", kind.word())).2
    }

    fn ago(&self, days: u64) -> NaiveDate {
        self.today - Days::new(days)
    }

    fn beginning(&self) -> Vec<Change> {
        let calendar = self.id(Kind::BusinessCalendar, "Washington");
        let values = values(json!({ "startsOn": self.ago(60), "calendarId": calendar }));
        vec![Change::Edit { kind: Kind::Engagement, id: self.engagement.clone(), values }]
    }

    fn stakeholders(&self, store: &Store) -> Vec<Change> {
        let owner = self.id(Kind::Role, "Client Liaison");
        let edit =
            |id: &Id, given: Value| Change::Edit { kind: Kind::Stakeholder, id: id.clone(), values: values(given) };
        let owned = store.list(Kind::Stakeholder, None).unwrap();
        let owned = owned.iter().map(|row| edit(row.id(), json!({ "ownerId": owner })));
        let limits =
            LIMITS.iter().map(|(name, days)| edit(self.id(Kind::Stakeholder, name), json!({ "quietLimit": days })));
        let steering = self.id(Kind::Stakeholder, "Steering Committee");
        owned.chain(limits).chain([edit(steering, json!({ "reportingRequirements": EXPECTED }))]).collect()
    }

    fn contacts(&self) -> Vec<Change> {
        let contact = |(with, days, method, by, summary): &(&str, u64, &str, &str, &str)| {
            self.add(
                Kind::Touchpoint,
                json!({
                    "date": self.ago(*days),
                    "stakeholderIds": [self.id(Kind::Stakeholder, with)],
                    "method": method,
                    "byId": self.id(Kind::Role, by),
                    "summary": summary,
                    "internal": *days == 20,
                }),
            )
        };
        CONTACTS.iter().map(contact).collect()
    }

    fn promises(&self) -> Vec<Change> {
        let promise = |(name, to, by, days): &(&str, &str, &str, i64)| {
            self.add(
                Kind::Commitment,
                json!({
                    "name": name,
                    "stakeholderId": self.id(Kind::Stakeholder, to),
                    "byId": self.id(Kind::Role, by),
                    "promisedOn": self.ago(13),
                    "dueOn": self.today + chrono::Duration::days(*days),
                    "heardBy": "Executive Sponsor",
                    "heardAt": "Technology Services Board",
                }),
            )
        };
        PROMISES.iter().map(promise).collect()
    }

    fn standing(&self) -> Vec<Change> {
        let (owner, all) = (self.id(Kind::Role, "Client Liaison"), self.id(Kind::Stakeholder, "SDC Project Teams"));
        let meeting = json!({
            "name": "Project meeting of the cutover", "sort": "projectMeeting", "ownerId": owner, "method": ["F"],
            "rule": "every week", "startsOn": self.today + Days::new(1), "time": "09:30", "minutes": 60, "leadDays": 2,
            "stakeholderIds": [all], "contents": ["Schedule", "Risks", "Decisions"],
        });
        let letter = json!({
            "name": "Newsletter", "sort": "newsletter", "ownerId": owner, "method": ["E", "W"],
            "rule": "every month", "startsOn": self.ago(1), "filter": "priority=L",
        });
        [meeting, letter].into_iter().map(|values| self.add(Kind::StandingCommunication, values)).collect()
    }

    fn add(&self, kind: Kind, given: Value) -> Change {
        let mut values = values(given);
        values.insert("engagementId".into(), json!(self.engagement));
        Change::Add { kind, values, after: None }
    }
}

fn values(given: Value) -> Values {
    given.as_object().unwrap().clone()
}

//! The Washington plan with everything of who is who: people who hold roles, services that agencies consume, groups,
//! deliverables with their letters, and the decision rights of Louisiana.

use chrono::{Days, Local};
use engagement::template::Template;
use engagement::{Change, Id, Kind};
use serde_json::{Value, json};
use store::{Stamp, Store};
use tempfile::TempDir;

use crate::samples::create;

const AGENCIES: [&str; 4] =
    ["Department of Licensing", "Department of Ecology", "State Parks", "Office of the Governor"];
const SERVICES: [&str; 5] = ["Colocation", "Managed servers", "Storage", "Network", "Disaster recovery"];
/// A position stands for whoever is in it.
const PEOPLE: [(&str, &str); 4] = [
    ("Liaison for Licensing", "Client Liaison"),
    ("Liaison for Ecology", "Client Liaison"),
    ("Head of the program office", "Sr. Project Manager"),
    ("Deputy Director", "Executive Sponsor"),
];
/// Letters of the first roles, in the order of the roles.
const DELIVERABLES: [(&str, &str); 4] = [
    ("Readiness guide", "A R C I"),
    ("Cutover calendar", "C A R I"),
    ("Issue and risk logs", "I AR C"),
    ("Signed checklist", "C A I I R"),
];

/// A window's folder with it.
pub fn plan() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(&folder, "washington");
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    store.take_roles(&Stamp::here_and_now(), &engagement, &[Template::named("louisiana").unwrap()]).unwrap();
    let mut plan = Plan { store, engagement };
    plan.directory();
    plan.people();
    plan.raci();
    folder
}

struct Plan {
    store: Store,
    engagement: Id,
}

impl Plan {
    fn add(&mut self, kind: Kind, values: Value) -> Id {
        let values = values.as_object().unwrap().clone();
        let change = Change::Add { kind, values, after: None };
        let done = self.store.change(&Stamp::here_and_now(), &[change], None, None).unwrap();
        done.touched.into_iter().find(|it| it.kind == kind).unwrap().id
    }

    fn id(&self, kind: Kind, name: &str) -> Id {
        let all = self.store.list(kind, None).unwrap();
        all.iter().find(|it| it.title() == name).unwrap_or_else(|| panic!("there is no {name}")).id().clone()
    }

    fn directory(&mut self) {
        let agencies = AGENCIES.map(|name| self.add(Kind::Organization, json!({ "name": name, "side": "agency" })));
        for (at, name) in SERVICES.iter().enumerate() {
            let service = json!({ "engagementId": self.engagement, "name": name, "description": "What it gives." });
            let service = self.add(Kind::Service, service);
            for agency in agencies.iter().skip(at % 2).step_by(at % 3 + 1) {
                let notes = if at == 0 { "Since 2011, six racks" } else { "" };
                let membership = json!({ "serviceId": service, "organizationId": agency, "notes": notes });
                self.add(Kind::Membership, membership);
            }
        }
    }

    fn people(&mut self) {
        let today = Local::now().date_naive();
        for (at, (name, role)) in PEOPLE.iter().enumerate() {
            let person = self.add(Kind::Person, json!({ "name": name, "title": role }));
            let (role, agency) = (self.id(Kind::Role, role), self.id(Kind::Organization, AGENCIES[at]));
            let ends = (at == 3).then(|| today - Days::new(7));
            let held = json!({ "roleId": role, "personId": person, "organizationId": agency, "endsOn": ends });
            self.add(Kind::Assignment, held);
        }
        let board = self.id(Kind::Group, "Enterprise IT Service Board");
        let director = self.id(Kind::Person, "Deputy Director");
        self.add(Kind::GroupMember, json!({ "groupId": board, "personId": director, "leads": true }));
    }

    fn raci(&mut self) {
        let roles = self.store.list(Kind::Role, None).unwrap();
        for (name, letters) in DELIVERABLES {
            let deliverable = self.add(Kind::Deliverable, json!({ "engagementId": self.engagement, "name": name }));
            for (role, of_role) in roles.iter().zip(letters.split(' ')) {
                for letter in of_role.chars() {
                    let part =
                        json!({ "deliverableId": deliverable, "roleId": role.id(), "letter": letter.to_string() });
                    self.add(Kind::Responsibility, part);
                }
            }
        }
    }
}

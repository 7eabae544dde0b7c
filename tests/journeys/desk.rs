//! What every journey starts with: a workspace in a folder of its own, and a look into its file.

use std::path::PathBuf;

use engagement::template::Template;
use engagement::{Change, Done, Entity, Id, Kind, Refusal, Values};
use rusqlite::types::ValueRef;
use serde_json::json;
use store::{Stamp, Store};

/// A folder with one workspace in it, open.
pub struct Desk {
    pub folder: tempfile::TempDir,
    pub store: Store,
}

impl Desk {
    pub fn washington() -> Self {
        Self::from("washington")
    }

    pub fn from(template: &str) -> Self {
        Self::within(tempfile::tempdir().unwrap(), template)
    }

    pub fn within(folder: tempfile::TempDir, template: &str) -> Self {
        let store = Store::create(&folder.path().join("desk.liaison"), Template::named(template).unwrap()).unwrap();
        Self { folder, store }
    }

    pub fn path(&self) -> PathBuf {
        self.store.path().to_owned()
    }

    /// Closes the file and opens it again, as the next start of the program does.
    pub fn reopen(mut self) -> Self {
        let path = self.path();
        drop(self.store);
        self.store = Store::open(&path).unwrap();
        self
    }

    pub fn change(&mut self, changes: &[Change]) -> Result<Done, Refusal> {
        self.store.change(&Stamp::here_and_now(), changes, None, None)
    }

    pub fn edit(&mut self, kind: Kind, id: &Id, values: serde_json::Value) -> Result<Done, Refusal> {
        self.change(&[Change::Edit { kind, id: id.clone(), values: object(values) }])
    }

    pub fn engagement(&self) -> Id {
        self.store.list(Kind::Engagement, None).unwrap()[0].id().clone()
    }

    /// The row of that name.
    pub fn find(&self, kind: Kind, name: &str) -> Entity {
        let all = self.store.list(kind, None).unwrap();
        all.into_iter()
            .find(|entity| entity.title() == name)
            .unwrap_or_else(|| panic!("no {} called {name}", kind.word()))
    }

    pub fn id_of(&self, kind: Kind, name: &str) -> Id {
        self.find(kind, name).id().clone()
    }

    pub fn add_stakeholder(&self, name: &str) -> Change {
        let values = object(json!({ "engagementId": self.engagement(), "name": name }));
        Change::Add { kind: Kind::Stakeholder, values, after: None }
    }

    pub fn names(&self) -> Vec<String> {
        self.store.list(Kind::Stakeholder, None).unwrap().iter().map(|entity| entity.title().to_owned()).collect()
    }

    /// Everything the model holds, byte for byte, whatever the pages of the file look like.
    pub fn dump(&self) -> String {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        let mut dump = String::new();
        for kind in Kind::ALL {
            let mut statement = connection.prepare(&format!("SELECT * FROM {} ORDER BY id", kind.table())).unwrap();
            let width = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                dump.push_str(kind.table());
                for at in 0..width {
                    let content = match row.get_ref(at).unwrap() {
                        ValueRef::Text(bytes) => format!("{:?}", String::from_utf8_lossy(bytes)),
                        other => format!("{other:?}"),
                    };
                    dump.push_str(&format!(" | {content}"));
                }
                dump.push('\n');
            }
        }
        dump
    }
}

pub fn object(values: serde_json::Value) -> Values {
    values.as_object().unwrap().clone()
}

/// The values of an entity, to look at one of them.
pub fn values(entity: &Entity) -> Values {
    entity.values().unwrap()
}

//! What the program is doing when it is interrupted.

/// A command, and what was done before it.
#[derive(Clone, Copy)]
pub struct Story {
    pub name: &'static str,
    /// A workspace of an old schema to begin with, if not a new one.
    pub fixture: Option<&'static str>,
    pub before: &'static [&'static str],
    /// Whether the command before was killed when its change was in the journal and not yet in the file, so
    /// that recovery comes first.
    pub recovering: bool,
    /// Whether the workspace lies in a shared folder and is worked on through a copy.
    pub shared: bool,
    pub command: &'static str,
}

const fn story(name: &'static str, before: &'static [&'static str], command: &'static str) -> Story {
    Story { name, fixture: None, before, recovering: false, shared: false, command }
}

const fn recovering(name: &'static str, before: &'static [&'static str], command: &'static str) -> Story {
    Story { recovering: true, ..story(name, before, command) }
}

const fn shared(name: &'static str, before: &'static [&'static str], command: &'static str) -> Story {
    Story { shared: true, ..story(name, before, command) }
}

const fn migrating(name: &'static str, fixture: &'static str) -> Story {
    Story { fixture: Some(fixture), ..story(name, &[], "list w.liaison stakeholder") }
}

const NEW: &str = "new w.liaison --template washington";
const EDIT: &str = "edit w.liaison stakeholder Public priority=H";
const SECOND_EDIT: &str = "edit w.liaison stakeholder Public frequency=quarterly";
const ADD: &str = "add w.liaison stakeholder name=Auditors method=E;C";
const REMOVE: &str = "remove w.liaison stakeholder Public";
const RENAME: &str = "edit w.liaison code Email code=EM";
const UNDO: &str = "undo w.liaison";
const REDO: &str = "redo w.liaison";
const BACK_UP: &str = "backup w.liaison";
const FOR_EXCEL: &str = "export w.liaison matrix --to m.xlsx";
const FOR_LIBREOFFICE: &str = "export w.liaison matrix --to m.ods";
const AS_TEXT: &str = "export w.liaison matrix --to m.csv";
const AS_PICTURE: &str = "export w.liaison structure --to m.svg";

pub const STORIES: [Story; 26] = [
    story("making a workspace", &[], NEW),
    story("starting from nothing", &[], "new w.liaison --template blank"),
    story("editing", &[NEW, EDIT], SECOND_EDIT),
    recovering("editing after a crash", &[NEW, EDIT], SECOND_EDIT),
    shared("editing in a shared folder", &[NEW, EDIT], SECOND_EDIT),
    story("adding", &[NEW, EDIT], ADD),
    recovering("adding after a crash", &[NEW, EDIT], ADD),
    story("removing", &[NEW, EDIT], REMOVE),
    recovering("removing after a crash", &[NEW, EDIT], REMOVE),
    story("renaming a code in use", &[NEW, EDIT], RENAME),
    recovering("renaming a code in use after a crash", &[NEW, EDIT], RENAME),
    story("undoing", &[NEW, EDIT, SECOND_EDIT], UNDO),
    recovering("undoing after a crash", &[NEW, EDIT, SECOND_EDIT], UNDO),
    shared("undoing in a shared folder", &[NEW, EDIT, SECOND_EDIT], UNDO),
    story("redoing", &[NEW, EDIT, SECOND_EDIT, UNDO], REDO),
    recovering("redoing after a crash", &[NEW, EDIT, SECOND_EDIT, UNDO], REDO),
    story("backing up", &[NEW, EDIT], BACK_UP),
    recovering("backing up after a crash", &[NEW, EDIT, SECOND_EDIT], BACK_UP),
    story("forgetting a person", &[NEW, "add w.liaison person name=Ann"], "forget w.liaison Ann"),
    story("exporting for Excel", &[NEW, FOR_EXCEL, EDIT], FOR_EXCEL),
    story("exporting for LibreOffice", &[NEW, FOR_LIBREOFFICE, EDIT], FOR_LIBREOFFICE),
    story("exporting as text", &[NEW, AS_TEXT, EDIT], AS_TEXT),
    recovering("exporting after a crash", &[NEW, AS_TEXT, EDIT], AS_TEXT),
    story("exporting a picture", &[NEW, AS_PICTURE, "add w.liaison role name=Auditor side=agency"], AS_PICTURE),
    migrating("migrating from the first schema", "schema-0001.liaison"),
    migrating("migrating from the second schema", "schema-0002.liaison"),
];

//! What the plan says of one stakeholder is the same, whether the others are read with it or not.

use chrono::NaiveDate;
use engagement::{Code, Id, Kind};
use store::Store;

use crate::command_line::Shell;

#[test]
fn views_of_one_stakeholder_need_no_other() {
    let shell = Shell::with_washington();
    let log = ["log", "w.liaison", "--method", "email", "--stakeholder"];
    shell.says(&[&log[..], &["Public", "--on", "2026-05-04", "--summary", "News"]].concat());
    shell.says(&[&log[..], &["Steering Committee", "--on", "2026-06-15", "--summary", "Status"]].concat());
    let promise = ["stakeholderId=Steering Committee", "dueOn=2026-06-30"];
    shell.says(&[&["add", "w.liaison", "commitment", "name=Figures"], &promise[..]].concat());
    let waive = ["waive", "w.liaison", "--stakeholder", "Steering Committee", "--on", "2026-07-01"];
    shell.says(&[&waive[..], &["--reason", "Recess"]].concat());

    let store = Store::open_to_read(&shell.path("w.liaison")).unwrap();
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    let day: NaiveDate = "2026-07-01".parse().unwrap();
    let whole = store.plan(&engagement, None).unwrap();
    let seen = whole.on(day);
    let weekly = Code::try_from("W".to_owned()).ok();
    let mut said = 0;
    for stakeholder in &whole.stakeholders {
        let id = &stakeholder.id;
        let alone = store.plan_of(&engagement, None, std::slice::from_ref(id)).unwrap();
        let alone = alone.on(day);
        let next: Vec<_> = seen.next().into_iter().filter(|it| it.id == *id).collect();
        assert_eq!(alone.next(), next);
        assert_eq!(alone.timeline(id), seen.timeline(id));
        assert_eq!(alone.what_to_say(id), seen.what_to_say(id));
        assert_eq!(alone.consequence(id, weekly.as_ref()), seen.consequence(id, weekly.as_ref()));
        said += usize::from(!seen.timeline(id).is_empty());
    }
    assert!(said >= 2, "there is something to see");
    let gone = Id::try_from("019d3f00-0000-7000-8000-000000000001".to_owned()).unwrap();
    assert_eq!(store.plan_of(&engagement, None, &[gone]).unwrap().stakeholders, []);
}

//! Any sequence of edits, undone, gives the first state byte for byte; redone, the last.

use engagement::{Change, Content, Id, Kind};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::desk::{Desk, object};

/// Kinds that refer to others, and those they refer to.
const WHO_IS_WHO: &[Kind] = &[
    Kind::Person,
    Kind::Service,
    Kind::Membership,
    Kind::Group,
    Kind::GroupMember,
    Kind::Coordination,
    Kind::Assignment,
    Kind::Deliverable,
    Kind::Responsibility,
    Kind::Decision,
    Kind::DecisionRight,
];

#[derive(Debug, Clone)]
enum Act {
    Add(Kind, String),
    Edit(Kind, Index, Index, String),
    Remove(Kind, Index),
    Move(Kind, Index, Option<Index>),
    Undo,
    Redo,
    Reopen,
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        8 => Just(Kind::Stakeholder),
        2 => Just(Kind::Role),
        2 => Just(Kind::CodeListEntry),
        1 => Just(Kind::Organization),
        1 => Just(Kind::Engagement),
        1 => Just(Kind::Workspace),
        8 => prop::sample::select(WHO_IS_WHO),
        4 => prop::sample::select(vec![
            Kind::BusinessCalendar,
            Kind::Holiday,
            Kind::StandingCommunication,
            Kind::Touchpoint,
            Kind::Commitment,
            Kind::Waiver,
            Kind::MaturityModel,
            Kind::Assessment,
            Kind::Rating,
            Kind::AgreedLevel,
            Kind::GapAction,
        ]),
    ]
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec!["H", "low", "B", "AN", "weekly", "R; F", "E;C;W", "", "every 2 weeks", "yes", "agency", "3"])
            .prop_map(str::to_owned),
        2 => "\\PC{0,40}",
        1 => ".{0,20}",
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (kind(), typed()).prop_map(|(kind, text)| Act::Add(kind, text)),
        12 => (kind(), any::<Index>(), any::<Index>(), typed()).prop_map(|(kind, row, field, text)| Act::Edit(kind, row, field, text)),
        3 => (kind(), any::<Index>()).prop_map(|(kind, row)| Act::Remove(kind, row)),
        3 => (kind(), any::<Index>(), any::<Option<Index>>()).prop_map(|(kind, row, after)| Act::Move(kind, row, after)),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => Just(Act::Reopen),
    ]
}

/// The change an act means in the present state; none where there is no such row.
fn change(desk: &Desk, act: Act) -> Option<Change> {
    let ids = |kind| desk.store.list(kind, None).unwrap().iter().map(|it| it.id().clone()).collect::<Vec<_>>();
    let row = |kind, index: Index| Some(ids(kind)).filter(|ids| !ids.is_empty()).map(|ids| index.get(&ids).clone());
    match act {
        Act::Add(kind, text) => Some(Change::Add { kind, values: filled(desk, kind, &text), after: None }),
        Act::Edit(kind, at, field, text) => {
            let field = field.get(kind.fields());
            let typed = match field.value {
                // Text would never name an entry; the last two are the ones that come and go.
                Content::Reference { kind } => ids(kind).iter().rev().nth(text.len() % 3).map(Id::to_string),
                _ => Some(text),
            };
            Some(Change::Edit { kind, id: row(kind, at)?, values: object(json!({ field.name: typed })) })
        }
        Act::Remove(kind, at) => Some(Change::Remove { kind, id: row(kind, at)? }),
        Act::Move(kind, at, after) => {
            let after = after.and_then(|index| row(kind, index));
            Some(Change::Move { kind, id: row(kind, at)?, after })
        }
        Act::Undo | Act::Redo | Act::Reopen => None,
    }
}

fn filled(desk: &Desk, kind: Kind, text: &str) -> engagement::Values {
    let name = format!("n {text}");
    // The one added last: it is the one most likely to be removed with what refers to it.
    let one = |kind| desk.store.list(kind, None).unwrap().last().map(|it| it.id().to_string());
    let values: Value = match kind {
        Kind::Stakeholder => json!({ "engagementId": desk.engagement(), "name": name, "definition": text }),
        Kind::Role => json!({ "engagementId": desk.engagement(), "name": name, "side": "both", "description": text }),
        Kind::CodeListEntry => {
            let code: String = text.chars().filter(|letter| letter.is_alphanumeric()).take(6).collect();
            json!({ "list": "method", "code": format!("x{code}"), "label": name })
        }
        Kind::Organization => json!({ "name": name, "side": "agency" }),
        Kind::Person => json!({ "name": name, "title": text, "notes": text }),
        Kind::Service | Kind::Deliverable | Kind::Decision => {
            json!({ "engagementId": desk.engagement(), "name": name })
        }
        Kind::Group => json!({ "engagementId": desk.engagement(), "name": name, "form": "board" }),
        Kind::Membership => json!({ "serviceId": one(Kind::Service), "organizationId": one(Kind::Organization) }),
        Kind::GroupMember => json!({ "groupId": one(Kind::Group), "personId": one(Kind::Person), "leads": text }),
        Kind::Coordination => {
            json!({ "roleId": one(Kind::Role), "relation": "coordinates", "toStakeholderId": one(Kind::Stakeholder) })
        }
        Kind::Assignment => {
            json!({ "roleId": one(Kind::Role), "personId": one(Kind::Person), "startsOn": "2026-07-01" })
        }
        Kind::Responsibility => {
            json!({ "deliverableId": one(Kind::Deliverable), "roleId": one(Kind::Role), "letter": "R" })
        }
        Kind::DecisionRight => {
            json!({ "decisionId": one(Kind::Decision), "right": "ratify", "groupId": one(Kind::Group) })
        }
        Kind::BusinessCalendar => json!({ "name": name, "timeZone": "Pacific" }),
        Kind::Holiday => {
            json!({ "calendarId": "Federal", "name": name, "rule": "first Monday in May", "shift": "stays" })
        }
        Kind::StandingCommunication => {
            json!({ "engagementId": desk.engagement(), "name": name, "sort": "board", "rule": "every 2 weeks", "filter": "method=E" })
        }
        Kind::Touchpoint => {
            json!({ "engagementId": desk.engagement(), "date": "2026-07-01", "stakeholderIds": "Public", "method": "E", "summary": text })
        }
        Kind::Commitment => {
            json!({ "engagementId": desk.engagement(), "name": name, "stakeholderId": "Public", "heardBy": text })
        }
        Kind::Waiver => {
            json!({ "engagementId": desk.engagement(), "stakeholderId": "Public", "occurrence": "2026-07-01", "reason": name })
        }
        Kind::MaturityModel => json!({ "name": "Pairs", "text": include_str!("../fixtures/models/pairs.toml") }),
        Kind::Assessment => {
            json!({ "engagementId": desk.engagement(), "modelId": one(Kind::MaturityModel), "date": "2026-07-01",
                "perspective": "agency", "state": if text.len().is_multiple_of(3) { "closed" } else { "open" }, "notes": text })
        }
        Kind::Rating => {
            json!({ "assessmentId": one(Kind::Assessment), "participant": text, "dimension": "trust", "level": "2" })
        }
        Kind::AgreedLevel => {
            json!({ "assessmentId": one(Kind::Assessment), "dimension": "trust", "level": "firm", "dissent": text })
        }
        Kind::GapAction => {
            json!({ "assessmentId": one(Kind::Assessment), "name": name, "state": "planned", "ownerId": one(Kind::Role) })
        }
        Kind::Engagement | Kind::Workspace => json!({ "name": name, "fiscalYearStart": 7 }),
    };
    let mut values = object(values);
    values.retain(|field, _| kind.field(field).is_some());
    values
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_thousand_edits_are_undone_to_the_first_state_and_redone_to_the_last(
        acts in prop::collection::vec(act(), 1000),
    ) {
        let mut desk = Desk::washington();
        let first = desk.dump();
        let mut stored = 0;
        for act in acts {
            match act {
                Act::Undo => drop(desk.store.undo()),
                Act::Redo => drop(desk.store.redo()),
                Act::Reopen => desk = desk.reopen(),
                act => {
                    if let Some(change) = change(&desk, act) {
                        stored += usize::from(desk.change(&[change]).is_ok_and(|done| !done.touched.is_empty()));
                    }
                }
            }
        }
        prop_assert!(stored > 200, "only {stored} of the edits were taken, too few to show anything");
        while desk.store.redo().is_ok() {}
        let last = desk.dump();
        let mut steps = 0;
        while desk.store.undo().is_ok() {
            steps += 1;
            if steps % 97 == 0 {
                desk = desk.reopen();
            }
        }
        prop_assert_eq!(desk.dump(), first);
        while desk.store.redo().is_ok() {
            steps -= 1;
            if steps % 89 == 0 {
                desk = desk.reopen();
            }
        }
        prop_assert_eq!(steps, 0, "as many steps forth as back");
        prop_assert_eq!(desk.dump(), last);
    }
}

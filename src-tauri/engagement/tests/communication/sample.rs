//! Washington's plan as a test fills it: contacts, promises, and the first of July 2026.

use std::cell::Cell;

use chrono::NaiveDate;
use engagement::template::Template;
use engagement::{BusinessCalendar, ClosedDays, Entity, Holiday, Id, Kind, Plan, Stakeholder, Values};
use serde_json::json;

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

thread_local!(static LAST: Cell<u64> = const { Cell::new(0) });

/// A new id; later ones sort behind earlier ones.
pub fn mint() -> Id {
    LAST.set(LAST.get() + 1);
    Id::try_from(format!("019d3f00-0000-7000-8000-{:012x}", LAST.get())).unwrap()
}

pub fn all<T: TryFrom<Entity>>(entities: &[Entity]) -> Vec<T> {
    entities.iter().filter_map(|entity| T::try_from(entity.clone()).ok()).collect()
}

/// The holidays of a shipped calendar.
pub fn holidays(calendar: &str) -> Vec<Holiday> {
    let entities = Template::calendars(mint).unwrap();
    let calendars = all::<BusinessCalendar>(&entities);
    let id = &calendars.iter().find(|it| it.name.as_ref() == calendar).unwrap().id;
    all::<Holiday>(&entities).into_iter().filter(|it| it.calendar_id == *id).collect()
}

pub fn closed(calendar: &str) -> ClosedDays {
    ClosedDays::new(&holidays(calendar), 2022..=2033)
}

/// Washington's plan with nothing logged.
pub fn washington() -> Plan {
    let entities = Template::named("washington").unwrap().entities(mint).unwrap();
    let engagement = all::<engagement::Engagement>(&entities).remove(0);
    let calendar =
        all::<BusinessCalendar>(&entities).into_iter().find(|it| Some(&it.id) == engagement.calendar_id.as_ref());
    let holidays =
        all::<Holiday>(&entities).into_iter().filter(|it| Some(&it.calendar_id) == engagement.calendar_id.as_ref());
    Plan {
        workspace: all(&entities).remove(0),
        calendar,
        holidays: holidays.collect(),
        roles: all(&entities),
        organizations: all(&entities),
        codes: all(&entities),
        stakeholders: all(&entities),
        standing: Vec::new(),
        touchpoints: Vec::new(),
        commitments: Vec::new(),
        waivers: Vec::new(),
        engagement,
    }
}

/// A plan in which some were spoken to.
pub fn spoken_to(contacts: &[(&str, &str)]) -> Plan {
    let mut plan = washington();
    for (name, day) in contacts {
        contact(&mut plan, &[name], day, "Something was said");
    }
    plan
}

pub fn stakeholder<'a>(plan: &'a Plan, name: &str) -> &'a Stakeholder {
    plan.stakeholders.iter().find(|it| it.name.as_ref() == name).unwrap_or_else(|| panic!("no {name}"))
}

pub fn row<'a>(plan: &'a mut Plan, name: &str) -> &'a mut Stakeholder {
    plan.stakeholders.iter_mut().find(|it| it.name.as_ref() == name).unwrap()
}

pub fn contact(plan: &mut Plan, names: &[&str], day: &str, summary: &str) {
    let ids: Vec<_> = names.iter().map(|name| stakeholder(plan, name).id.clone()).collect();
    let values = json!({ "date": day, "stakeholderIds": ids, "method": "E", "summary": summary });
    let touchpoint = made(plan, Kind::Touchpoint, values).try_into().unwrap();
    plan.touchpoints.push(touchpoint);
}

/// An entity of the plan's engagement from some of its values.
pub fn made(plan: &Plan, kind: Kind, values: serde_json::Value) -> Entity {
    let mut values: Values = values.as_object().unwrap().clone();
    values.insert("engagementId".into(), plan.engagement.id.as_ref().into());
    values.insert("id".into(), mint().as_ref().into());
    if kind.is_ordered() {
        values.insert("position".into(), "a0".into());
    }
    kind.parse(engagement::complete(kind, values).unwrap()).unwrap()
}

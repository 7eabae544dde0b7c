//! Prints the views of the communication plan for people.

use engagement::{
    Coverage, Day, DayState, DueItem, DueKind, Load, Observance, QuietItem, Reach, TimelineEntry, Today, WhatToSay,
    show_codes,
};

use crate::show::{columns, plain, short as cell};

pub fn say(say: &WhatToSay) {
    say.notes.lines().for_each(|line| println!("{}", plain(line)));
}

pub fn today(today: &Today) {
    println!("{}", today.date.format("%A, %B %-d, %Y"));
    for (heading, items) in
        [("Overdue", &today.overdue), ("Due this week", &today.due), ("Commitments", &today.commitments)]
    {
        if !items.is_empty() {
            println!("\n{heading} {}", items.len());
            due(items);
        }
    }
    if !today.quiet.is_empty() {
        println!("\nGone quiet {}", today.quiet.len());
        let line = |it: &QuietItem| vec![cell(&it.title), format!("{} d of {}", it.silent, it.limit)];
        columns(&today.quiet.iter().map(line).collect::<Vec<_>>());
    }
    if today.overdue.is_empty() && today.due.is_empty() && today.quiet.is_empty() {
        println!("\nNothing is due this week.");
    }
    if today.unreckoned > 0 {
        let count = today.unreckoned;
        println!("\n{count} with a frequency wait for a first contact, or for the engagement's first day.");
    }
}

pub fn due(items: &[DueItem]) {
    let line = |it: &DueItem| {
        let when = match it.days_over {
            Some(0) => "today".to_owned(),
            Some(days) if days > 0 => format!("{days} d over"),
            _ => it.due.map(|due| due.format("%a, %b %-d").to_string()).unwrap_or_default(),
        };
        let last = it.last.map(|last| last.to_string()).unwrap_or_default();
        let why = if it.kind == DueKind::Commitment { "commitment" } else { it.rule.as_str() };
        vec![cell(&it.title), why.to_owned(), show_codes(&it.method), when, last]
    };
    columns(&items.iter().map(line).collect::<Vec<_>>());
}

pub fn days(days: &[Day]) {
    for day in days.iter().filter(|day| !day.entries.is_empty() || day.holiday.is_some()) {
        let holiday = day.holiday.as_deref().map(|name| format!("  {}", cell(name))).unwrap_or_default();
        println!("{}{holiday}", day.date.format("%a, %b %-d"));
        for entry in &day.entries {
            let state = match entry.state {
                DayState::Done => "done",
                DayState::Overdue => "overdue",
                DayState::Today => "today",
                DayState::Later => "due",
            };
            println!("  {state:<8}{}", cell(&entry.title));
        }
    }
}

pub fn coverage(coverage: &Coverage) {
    let months = coverage.months.iter().map(|month| month.format("%b %Y").to_string());
    let mut lines = vec![std::iter::once("Done of planned".to_owned()).chain(months).collect()];
    for row in &coverage.rows {
        let cells = row.cells.iter().map(|it| format!("{} of {}", it.done, it.planned));
        lines.push(std::iter::once(cell(&row.title)).chain(cells).collect());
    }
    columns(&lines);
}

pub fn load(loads: &[Load]) {
    let header = ["Owner", "Stakeholders", "Standing", "Overdue", "Due", "Commitments"];
    let mut lines = vec![header.map(str::to_owned).to_vec()];
    for it in loads {
        let owner = if it.owner.is_empty() { "Nobody".into() } else { cell(&it.owner) };
        let counts = [it.stakeholders, it.standing, it.overdue, it.due, it.commitments];
        lines.push(std::iter::once(owner).chain(counts.map(|count| count.to_string())).collect());
    }
    columns(&lines);
}

pub fn timeline(entries: &[TimelineEntry]) {
    let line = |it: &TimelineEntry| {
        let what = match (it.what, it.open) {
            (DueKind::Commitment, true) => "commitment, open",
            (DueKind::Commitment, false) => "commitment, kept",
            (DueKind::Touchpoint, _) if it.internal => "contact, internal",
            (DueKind::Touchpoint, _) => "contact",
            (DueKind::Waiver, _) => "waiver",
            _ => "due",
        };
        let date = it.date.map(|date| date.to_string()).unwrap_or_default();
        let method = it.method.as_ref().map(ToString::to_string).unwrap_or_default();
        vec![date, what.to_owned(), method, cell(&it.title), cell(&it.by)]
    };
    columns(&entries.iter().map(line).collect::<Vec<_>>());
}

pub fn reach(reach: &Reach) {
    let lines = |heading: &str, names: &[String]| {
        println!("{heading} {}", names.len());
        names.iter().for_each(|name| println!("  {}", cell(name)));
    };
    lines("Stakeholders", &reach.stakeholders);
    lines("Agencies", &reach.agencies);
    let next: Vec<_> = reach.next.iter().map(ToString::to_string).collect();
    println!("Next {}", if next.is_empty() { "no date".into() } else { next.join(", ") });
}

pub fn holidays(all: &[Observance]) {
    let line = |it: &Observance| {
        let open = if it.open { "offices open" } else { "" };
        vec![it.date.to_string(), it.date.format("%a").to_string(), cell(&it.name), open.to_owned()]
    };
    columns(&all.iter().map(line).collect::<Vec<_>>());
}

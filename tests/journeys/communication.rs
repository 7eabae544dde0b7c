//! The communication plan on the command line: log, see what follows, take it back, hand it out.

use crate::command_line::Shell;

fn titles(shell: &Shell, list: &str, on: &str) -> Vec<String> {
    let today = shell.json(&["today", "w.liaison", "--on", on]);
    let items = today[list].as_array().unwrap();
    items.iter().map(|it| it["title"].as_str().unwrap().to_owned()).collect()
}

fn log(shell: &Shell, name: &str, on: &str, summary: &str) -> String {
    shell.says(&["log", "w.liaison", "--stakeholder", name, "--method", "email", "--on", on, "--summary", summary])
}

#[test]
fn a_contact_is_logged_changes_what_is_due_and_is_undone() {
    let shell = Shell::with_washington();
    log(&shell, "CTS Advisory Council", "2026-05-26", "Priorities");
    log(&shell, "Steering Committee", "2026-06-15", "The May status");
    assert_eq!(titles(&shell, "overdue", "2026-07-01"), ["CTS Advisory Council"]);
    assert_eq!(titles(&shell, "due", "2026-07-01"), ["Steering Committee"]);
    let due = shell.says(&["due", "w.liaison", "--on", "2026-07-01", "--within", "14d"]);
    assert!(due.contains("5 d over") && due.contains("today"), "{due}");
    let said = log(&shell, "CTS Advisory Council", "2026-07-01", "Spoke");
    assert!(said.contains("Log email to CTS Advisory Council"), "{said}");
    assert!(titles(&shell, "overdue", "2026-07-01").is_empty());
    assert!(shell.says(&["undo", "w.liaison"]).contains("Log email to CTS Advisory Council"));
    let waive =
        ["waive", "w.liaison", "--stakeholder", "CTS Advisory Council", "--on", "2026-07-01", "--reason", "Recess"];
    assert!(shell.says(&waive).contains("Waive CTS Advisory Council, due Jun 26"));
    assert!(titles(&shell, "overdue", "2026-07-01").is_empty());
    shell.says(&["undo", "w.liaison"]);
    assert_eq!(titles(&shell, "overdue", "2026-07-01"), ["CTS Advisory Council"], "both are undone");
    let consequence = [
        "consequence",
        "w.liaison",
        "--stakeholder",
        "CTS Advisory Council",
        "--frequency",
        "quarterly",
        "--on",
        "2026-07-01",
    ];
    assert_eq!(shell.says(&consequence), "Next due becomes Aug 26.\n");
}

#[test]
fn what_is_overdue_by_half_a_year_is_put_off_and_the_next_one_comes_as_planned() {
    let shell = Shell::with_washington();
    let engagement = shell.json(&["list", "w.liaison", "engagement"]);
    shell.says(&["edit", "w.liaison", "engagement", engagement[0]["id"].as_str().unwrap(), "startsOn=2026-01-05"]);
    let waive = |more: &[&str]| {
        let first = ["waive", "w.liaison", "--stakeholder", "Steering Committee", "--on", "2026-07-01"];
        shell.says(&[&first, more, &["--reason", "busy"]].concat())
    };
    let due = || {
        let items = shell.json(&["due", "w.liaison", "--on", "2026-07-01", "--within", "20d"]);
        let of = items.as_array().unwrap().iter().find(|it| it["title"] == "Steering Committee").unwrap();
        of["due"].as_str().unwrap().to_owned()
    };
    assert_eq!(due(), "2026-01-15");
    assert_eq!(waive(&["--until", "2026-07-06"]), "Done: Defer Steering Committee to Jul 6.\n");
    assert_eq!(due(), "2026-07-06");
    assert_eq!(waive(&[]), "Done: Waive Steering Committee, due Jul 6.\n");
    assert_eq!(due(), "2026-07-15");
}

#[test]
fn the_latest_day_for_a_notice_is_printed_alone() {
    let shell = Shell::with_washington();
    for (before, calendar, day) in [
        ("2026-11-30", None, "2026-11-24\n"),
        ("2026-07-06", None, "2026-07-01\n"),
        ("2026-02-18", Some("louisiana"), "2026-02-13\n"),
    ] {
        let mut arguments = vec!["business-day", "w.liaison", "--before", before, "--days", "2"];
        arguments.extend(calendar.iter().flat_map(|name| ["--calendar", name]));
        assert_eq!(shell.says(&arguments), day, "{before} in {calendar:?}");
    }
}

#[test]
fn an_internal_entry_stays_out_of_a_workbook_for_an_agency() {
    let shell = Shell::with_washington();
    log(&shell, "Public", "2026-06-01", "Open to all");
    let secret =
        ["log", "w.liaison", "--stakeholder", "Public", "--on", "2026-06-02", "--summary", "Between us", "--internal"];
    shell.says(&secret);
    shell.says(&["add", "w.liaison", "commitment", "name=Secret promise", "internal=yes"]);
    for (name, agency, inside) in [("own.xlsx", false, true), ("agency.xlsx", true, false)] {
        let mut arguments = vec!["export", "w.liaison", "communication", "--to", name];
        arguments.extend(agency.then_some("--for-agency"));
        shell.says(&arguments);
        let text = everything(&shell.path(name));
        assert!(text.contains("Open to all") && text.contains("2026-06-01"), "{text}");
        for word in ["Between us", "Secret promise", "2026-06-02"] {
            assert_eq!(text.contains(word), inside, "{word} in {name}");
        }
        for (sheet, row, mark) in
            [("Log", "Between us", "Yes"), ("Log", "Open to all", ""), ("Commitments", "Secret promise", "Yes")]
        {
            let marked = if inside { vec![mark.to_owned()] } else { Vec::new() };
            assert_eq!(column(&shell.path(name), sheet, "Internal", row), marked, "{row} in {name}");
        }
    }
}

#[test]
fn the_workbook_says_how_long_a_standing_communication_takes_and_when_it_is_ready() {
    let shell = Shell::with_washington();
    let board = ["name=Board", "sort=board", "rule=every month", "minutes=90", "leadDays=5"];
    shell.says(&[&["add", "w.liaison", "standing-communication"], &board[..]].concat());
    shell.says(&["export", "w.liaison", "communication", "--to", "plan.xlsx"]);
    for (header, says) in [("Minutes", "90"), ("Ready before", "5")] {
        assert_eq!(column(&shell.path("plan.xlsx"), "Standing", header, "Board"), [says], "{header}");
    }
}

/// What stands in a column of the rows in which a text stands; nothing where there is no such column.
fn column(workbook: &std::path::Path, sheet: &str, header: &str, row: &str) -> Vec<String> {
    use calamine::Reader;
    let sheet = calamine::open_workbook_auto(workbook).unwrap().worksheet_range(sheet).unwrap();
    let column = sheet.rows().next().unwrap().iter().position(|cell| cell == header);
    let rows = sheet.rows().filter(|cells| cells.iter().any(|cell| cell == row));
    rows.filter_map(|cells| Some(cells[column?].to_string())).collect()
}

fn everything(workbook: &std::path::Path) -> String {
    use calamine::Reader;
    let mut workbook = calamine::open_workbook_auto(workbook).unwrap();
    let sheets = workbook.worksheets();
    assert_eq!(
        sheets.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["Plan", "Standing", "Log", "Commitments"]
    );
    let cells = sheets.iter().flat_map(|(_, sheet)| sheet.cells().map(|(_, _, cell)| cell.to_string()));
    cells.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_contact_is_logged_with_what_was_promised_in_one_step() {
    let shell = Shell::with_washington();
    let promised =
        "Rates of two vendors; by=Service Owners; due=2026-07-15; heardBy=Project Manager; heardAt=the board";
    shell.says(&[
        "log",
        "w.liaison",
        "--stakeholder",
        "Public",
        "--on",
        "2026-07-01",
        "--commitment",
        promised,
        "--commitment",
        "A reply; by=Ann Lee; to=CTS Director",
    ]);
    let rows = shell.json(&["list", "w.liaison", "commitment"]);
    let roles = shell.json(&["list", "w.liaison", "role"]);
    let id = |rows: &serde_json::Value, name: &str| {
        rows.as_array().unwrap().iter().find(|it| it["name"] == name).unwrap()["id"].clone()
    };
    let stakeholders = shell.json(&["list", "w.liaison", "stakeholder"]);
    let of = |name: &str| rows.as_array().unwrap().iter().find(|it| it["name"] == name).unwrap();
    let rates = of("Rates of two vendors");
    assert_eq!((&rates["byId"], &rates["promisedBy"]), (&id(&roles, "Service Owners"), &"".into()));
    assert_eq!(rates["stakeholderId"], id(&stakeholders, "Public"), "to the only one who took part");
    assert_eq!((&rates["dueOn"], &rates["promisedOn"]), (&"2026-07-15".into(), &"2026-07-01".into()));
    assert_eq!((&rates["heardBy"], &rates["heardAt"]), (&"Project Manager".into(), &"the board".into()));
    let reply = of("A reply");
    assert_eq!((&reply["byId"], &reply["promisedBy"]), (&serde_json::Value::Null, &"Ann Lee".into()));
    assert_eq!(reply["stakeholderId"], id(&stakeholders, "CTS Director"));
    shell.says(&["undo", "w.liaison"]);
    assert_eq!(shell.json(&["list", "w.liaison", "commitment"]), serde_json::json!([]), "one step");
    let nobody = ["log", "w.liaison", "--stakeholder", "Public", "--commitment", "A reply; to=Nobody"];
    assert!(shell.refuses(&nobody).contains("no stakeholder called"));
}

#[test]
fn names_are_found_in_any_case() {
    let shell = Shell::with_washington();
    let promised = "Rates; by=service owners; to=cts director; due=7/15/2026";
    shell.says(&[
        "log",
        "w.liaison",
        "--stakeholder",
        "steering committee",
        "--on",
        "Jul 1, 2026",
        "--commitment",
        promised,
    ]);
    let rows = shell.json(&["list", "w.liaison", "commitment"]);
    let id = |kind: &str, name: &str| {
        let all = shell.json(&["list", "w.liaison", kind]);
        all.as_array().unwrap().iter().find(|it| it["name"] == name).unwrap()["id"].clone()
    };
    assert_eq!((&rows[0]["byId"], &rows[0]["promisedBy"]), (&id("role", "Service Owners"), &"".into()));
    assert_eq!(rows[0]["stakeholderId"], id("stakeholder", "CTS Director"));
    assert_eq!((&rows[0]["promisedOn"], &rows[0]["dueOn"]), (&"2026-07-01".into(), &"2026-07-15".into()));
    assert!(shell.says(&["timeline", "w.liaison", "--stakeholder", "STEERING COMMITTEE"]).contains("contact"));
}

#[test]
fn every_day_is_typed_as_in_the_window_and_of_a_year_that_can_be_meant() {
    let shell = Shell::with_washington();
    assert_eq!(shell.json(&["today", "w.liaison", "--on", "Jul 1, 2026"])["date"], "2026-07-01");
    assert_eq!(
        shell.json(&["today", "w.liaison", "--on", "today"])["date"],
        shell.json(&["today", "w.liaison"])["date"]
    );
    assert_eq!(shell.says(&["business-day", "w.liaison", "--before", "7/6/2026", "--days", "2"]), "2026-07-01\n");
    for (command, option) in [
        (&["today", "w.liaison"][..], "--on"),
        (&["month", "w.liaison"], "--on"),
        (&["coverage", "w.liaison"], "--on"),
        (&["waive", "w.liaison", "--stakeholder", "Public", "--reason", "busy"], "--until"),
        (&["business-day", "w.liaison", "--days", "2"], "--before"),
        (&["assess", "w.liaison", "--model", "engagement-process", "--ratings", "r.csv"], "--on"),
        (&["workshop", "start", "w.liaison", "--model", "engagement-process"], "--on"),
    ] {
        for day in ["+262142-12-31", "2200-01-01", "1899-12-31", "2026", "soon"] {
            let output = shell.run(&[command, &[option, day]].concat());
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{command:?} {day}: {said}");
            let sentence = format!(
                "error: invalid value '{day}' for '{option} <DATE>': write a day of the years 1900 to 2199 as 2026-07-01, \
                 Jul 1, 2026, 7/1 or today\n"
            );
            assert!(said.starts_with(&sentence), "{command:?} {day}: {said}");
        }
    }
    for day in ["1900-01-01", "2199-12-31"] {
        for command in ["today", "month", "coverage", "load", "due"] {
            shell.says(&[command, "w.liaison", "--on", day]);
        }
    }
}

#[test]
fn an_audience_is_a_filter_whose_codes_are_in_their_lists() {
    let shell = Shell::with_washington();
    let add = |filter: &str| {
        ["add", "w.liaison", "standing-communication", "name=Letter", "sort=newsletter", "rule=every month", filter]
            .map(str::to_owned)
    };
    let said = shell.refuses(&add("filter=priority=Z").each_ref().map(String::as_str));
    assert!(said.contains("\"Z\" is not in the list priority"), "{said}");
    shell.says(&add("filter=priority=h frequency=s").each_ref().map(String::as_str));
    let rows = shell.json(&["list", "w.liaison", "standing-communication"]);
    assert_eq!(rows[0]["filter"], "priority=H frequency=S", "kept as the lists write it");
    shell.says(&["edit", "w.liaison", "standing-communication", "Letter", "startsOn=2026-07-06"]);
    let reach = shell.json(&["reach", "w.liaison", "--standing", "Letter", "--on", "2026-07-01"]);
    assert_eq!(reach["stakeholders"], serde_json::json!(["Steering Committee", "OCIO IT Consultant"]));
    assert_eq!(reach["next"][0], "2026-07-06");
    assert!(shell.says(&["reach", "w.liaison", "--standing", "Letter"]).contains("Stakeholders 2"));
}

#[test]
fn proclaimed_days_are_rows_and_a_year_of_holidays_is_listed() {
    let shell = Shell::with_washington();
    let year = |calendar: &str| {
        let arguments = ["holidays", "w.liaison", "--calendar", calendar, "--year", "2028"];
        shell.json(&arguments)
    };
    let days = year("louisiana");
    let on = |name: &str| days.as_array().unwrap().iter().find(|it| it["name"] == name).unwrap()["date"].clone();
    assert_eq!((on("Mardi Gras"), on("General Election Day")), ("2028-02-29".into(), "2028-11-07".into()));
    let before = days.as_array().unwrap().len();
    let proclaimed = [
        "add",
        "w.liaison",
        "holiday",
        "calendarId=Louisiana",
        "name=After the storm",
        "rule=2028-08-31",
        "shift=stays",
    ];
    shell.says(&proclaimed);
    assert_eq!(year("Louisiana").as_array().unwrap().len(), before + 1);
    let day = ["business-day", "w.liaison", "--before", "2028-09-01", "--days", "1", "--calendar", "louisiana"];
    assert_eq!(shell.says(&day), "2028-08-30\n", "the day that was proclaimed is skipped");
    let said = shell.says(&["holidays", "w.liaison", "--year", "2026"]);
    assert!(said.contains("2026-07-03  Fri  Independence Day"), "the engagement's own calendar: {said}");
}

#[test]
fn a_calendar_exported_again_says_what_changed() {
    let shell = Shell::with_washington();
    let export = || {
        shell.says(&["export", "w.liaison", "calendar", "--to", "plan.ics"]);
        std::fs::read_to_string(shell.path("plan.ics")).unwrap()
    };
    shell.says(&["add", "w.liaison", "commitment", "name=Rates", "dueOn=2190-01-01"]);
    shell.says(&["log", "w.liaison", "--stakeholder", "Steering Committee"]);
    let first = export();
    assert!(first.contains("SUMMARY:Contact Steering Committee\r\n") && !first.contains("Rates"), "{first}");
    assert_eq!(first, export().replace(&stamp(&export()), &stamp(&first)), "nothing changed, so no number is raised");
    shell.says(&["edit", "w.liaison", "stakeholder", "Steering Committee", "frequency=AN"]);
    let second = export();
    assert!(second.contains("STATUS:CANCELLED\r\n") && second.contains("SEQUENCE:1\r\n"), "{second}");
    shell.says(&["undo", "w.liaison"]);
    let third = export();
    assert!(
        third.contains("SEQUENCE:2\r\nSTATUS:CONFIRMED\r\n"),
        "undo does not take back what calendars saw: {third}"
    );
}

#[test]
fn a_cancelled_event_says_what_was_to_take_place_and_when() {
    let shell = Shell::with_washington();
    let export = || {
        let said = shell.says(&["export", "w.liaison", "calendar", "--to", "plan.ics"]);
        (said, std::fs::read_to_string(shell.path("plan.ics")).unwrap().replace("\r\n", "\n"))
    };
    let day = chrono::Local::now().date_naive() + chrono::Days::new(14);
    let starts = format!("startsOn={day}");
    let board = ["name=Board", "sort=board", "rule=every 12 months", &starts, "time=10:00", "minutes=90"];
    shell.says(&[&["add", "w.liaison", "standing-communication"][..], &board].concat());
    shell.says(&["add", "w.liaison", "commitment", "name=Rates", &format!("dueOn={day}")]);
    let (said, planned) = export();
    assert_eq!(said, "Exported 2 events to plan.ics.\n");
    shell.says(&["remove", "w.liaison", "standing-communication", "Board"]);
    let (said, told) = export();
    assert_eq!(said, "Exported 1 event, 1 cancelled, to plan.ics.\n");
    let event = |file: &str, summary: &str| {
        let found = file.split("BEGIN:VEVENT\n").find(|event| event.contains(&format!("SUMMARY:{summary}\n")));
        let lines = |name: &str| found.unwrap().lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        ["UID", "DTSTART", "DTEND"].map(lines)
    };
    assert_eq!(event(&told, "Cancelled: Board"), event(&planned, "Board"), "{told}");
    assert!(event(&told, "Cancelled: Board")[1].starts_with("DTSTART;TZID=America/Los_Angeles:"), "{told}");
    assert!(told.contains("BEGIN:VTIMEZONE\nTZID:America/Los_Angeles\n"), "{told}");
}

#[test]
fn a_length_is_of_at_least_a_minute_and_at_most_a_day() {
    let shell = Shell::with_washington();
    let board = ["add", "w.liaison", "standing-communication", "name=Board", "sort=board", "rule=every month"];
    for wrong in ["minutes=0", "minutes=1441"] {
        let refused = shell.refuses(&[&board[..], &["time=10:00", wrong]].concat());
        assert!(refused.contains("from 1 to 1440 minutes"), "{refused}");
    }
    shell.says(&[&board[..], &["time=10:00", "minutes=1440"]].concat());
    assert!(shell.refuses(&["edit", "w.liaison", "standing-communication", "Board", "minutes=0"]).contains("1440"));
}

fn stamp(file: &str) -> String {
    file.lines().find(|line| line.starts_with("DTSTAMP")).unwrap().to_owned()
}

#[test]
fn the_operating_calendar_is_added_once() {
    let shell = Shell::with_washington();
    let names = || {
        let rows = shell.json(&["list", "w.liaison", "standing-communication"]);
        rows.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let add = ["operating-calendar", "w.liaison", "--on", "2026-07-01"];
    shell.says(&["add", "w.liaison", "standing-communication", "name=service board", "sort=board", "rule=every month"]);
    assert_eq!(shell.says(&add), "Done: Add the operating calendar.\n");
    assert_eq!((names().len(), names().contains(&"Service board".into())), (9, false), "there is a board already");
    assert_eq!(shell.says(&add), "Nothing changed; it already was like that.\n");
    assert_eq!(names().len(), 9);
    shell.says(&["remove", "w.liaison", "standing-communication", "Newsletter"]);
    shell.says(&add);
    assert!(names().contains(&"Newsletter".into()), "what is missing is added");
}

#[test]
fn the_views_speak_to_people_and_to_programs() {
    let shell = Shell::with_washington();
    shell.says(&["operating-calendar", "w.liaison", "--on", "2026-07-01"]);
    log(&shell, "Public", "2026-07-01", "a\u{1b}[31mred\u{7}");
    for (arguments, word) in [
        (&["today"][..], "Service board"),
        (&["month"], "Service board"),
        (&["coverage", "--months", "2"], "1 of 0"),
        (&["load"], "Nobody"),
        (&["timeline", "--stakeholder", "Public"], "contact"),
        (&["say", "--stakeholder", "Public"], "Last time, Jul 1"),
    ] {
        let with = |more: &[&'static str]| {
            [&arguments[..1], &["w.liaison", "--on", "2026-07-14"], &arguments[1..], more].concat()
        };
        let said = shell.says(&with(&[]));
        assert!(said.contains(word), "{arguments:?}: {said}");
        assert!(!said.contains(|letter: char| letter.is_control() && letter != '\n'), "{said:?}");
        serde_json::from_str::<serde_json::Value>(&shell.says(&with(&["--json"]))).unwrap();
    }
    for (arguments, words) in [
        (&["log", "w.liaison", "--stakeholder", "Nobody"][..], "no stakeholder called"),
        (&["log", "w.liaison", "--stakeholder", "Public", "--method", "owl"], "not in the list method"),
        (&["log", "w.liaison", "--stakeholder", "Public", "--on", "2199-12-31"], "when it has taken place"),
        (&["waive", "w.liaison", "--stakeholder", "Public", "--reason", "Why not"], "Nothing is due with Public"),
        (&["business-day", "w.liaison", "--before", "2026-07-06", "--days", "2", "--calendar", "Mars"], "no calendar"),
        (&["export", "w.liaison", "calendar", "--to", "plan.txt"], "End it in .ics"),
    ] {
        let said = shell.refuses(arguments);
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
}

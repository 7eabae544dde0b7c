//! A room rates itself: blind, together, again; and nothing tells a vote before it is revealed.

use engagement::workshop::{Ballot, Room, Starting, StartingSeat, Talk, WorkshopDeed};
use engagement::{Done, Id, Kind, Refusal, Side};
use serde_json::json;
use store::{Stamp, Store};

use crate::command_line::Shell;
use crate::desk::{Desk, object, values};

pub const LEVELS: [&str; 5] = ["non-existent", "informer", "coordinator", "advisor", "collaborator"];

/// A workshop with so many on each side, in a workspace of its own.
pub struct Table {
    pub desk: Desk,
    pub workshop: Id,
}

impl Table {
    pub fn of(provider: usize, agency: usize, anonymous: bool) -> Self {
        let desk = Desk::washington();
        Self::at(desk, provider, agency, anonymous)
    }

    pub fn at(mut desk: Desk, provider: usize, agency: usize, anonymous: bool) -> Self {
        let values = object(json!({ "name": "Department of Licensing", "side": "agency" }));
        desk.change(&[engagement::Change::Add { kind: Kind::Organization, values, after: None }]).unwrap();
        let seat = |name: String, side| StartingSeat { name, side };
        let seats = (1..=provider)
            .map(|at| seat(format!("P{at}"), Side::Provider))
            .chain((1..=agency).map(|at| seat(format!("A{at}"), Side::Agency)));
        let starting = Starting {
            engagement_id: desk.engagement(),
            organization_id: Some(desk.id_of(Kind::Organization, "Department of Licensing")),
            model: "engagement-process".into(),
            date: "2026-06-16".parse().ok(),
            side: None,
            anonymous,
            talk: Talk::default(),
            seats: seats.collect(),
        };
        desk.store.start_workshop(&stamp(), &starting).unwrap();
        let workshop = desk.store.list(Kind::Workshop, None).unwrap()[0].id().clone();
        Self { desk, workshop }
    }

    pub fn carry_on(&mut self, deed: &WorkshopDeed) -> Result<Done, Refusal> {
        self.desk.store.carry_on(&stamp(), &self.workshop, deed)
    }

    pub fn does(&mut self, deed: WorkshopDeed) -> Done {
        self.carry_on(&deed).unwrap_or_else(|refusal| panic!("{deed:?}: {refusal}"))
    }

    pub fn room(&self) -> Room {
        self.desk.store.room(&self.workshop).unwrap()
    }

    pub fn seat(&self, name: &str) -> Id {
        self.room().seats.iter().find(|seat| seat.name == name).unwrap_or_else(|| panic!("no seat {name}")).id.clone()
    }

    /// A vote by name, on what is rated now.
    pub fn ballot(&self, name: &str, level: Option<usize>) -> Ballot {
        let level = level.map(|at| LEVELS[at].to_owned());
        Ballot { seat: Some(self.seat(name)), side: None, dimension: None, level }
    }

    pub fn votes(&mut self, name: &str, level: usize) -> Done {
        let ballots = vec![self.ballot(name, Some(level))];
        self.does(WorkshopDeed::Vote { ballots })
    }

    pub fn votes_unseen(&mut self, side: Side, level: Option<usize>) -> Done {
        let ballots = vec![unseen(side, level)];
        self.does(WorkshopDeed::Vote { ballots })
    }
}

pub fn unseen(side: Side, level: Option<usize>) -> Ballot {
    Ballot { seat: None, side: Some(side), dimension: None, level: level.map(|at| LEVELS[at].to_owned()) }
}

/// Somebody at some moment, always the same.
pub fn stamp() -> Stamp {
    Stamp { author: "Liaison".into(), at: "2026-06-16T09:00:00Z".parse().unwrap() }
}

#[test]
fn a_room_rates_blind_reveals_rates_again_agrees_and_ends_in_an_assessment() {
    let mut table = Table::of(2, 2, false);
    for (name, level) in [("P1", 2), ("P2", 3), ("A1", 0)] {
        table.votes(name, level);
    }
    let room = table.room();
    assert_eq!((room.votes, room.expected, room.shown), (3, 4, None), "blind: who is in, never what");
    let refused = table.carry_on(&WorkshopDeed::Reveal { early: false }).unwrap_err().to_string();
    assert!(refused.starts_with("3 of 4 are in."), "{refused}");
    assert!(table.carry_on(&WorkshopDeed::Agree { level: Some("2".into()) }).is_err(), "nothing lies open yet");
    assert_eq!(table.votes("A2", 2).label, "Vote of A2 on Relationship development");
    assert_eq!(table.votes("A2", 1).label, "Change the vote of A2 on Relationship development");
    table.does(WorkshopDeed::Reveal { early: false });
    let shown = table.room().shown.unwrap();
    assert_eq!((shown.provider, shown.agency), (vec![0, 0, 1, 1, 0], vec![1, 1, 0, 0, 0]));
    assert_eq!(shown.flag.map(|flag| (flag.low, flag.high, flag.words)), Some((0, 3, "Three levels apart".into())));
    assert_eq!(
        (shown.talk_first.as_str(), shown.middle.as_str()),
        ("Hear from 0 and 3.", "Median between 1 and 2, middle half 0 to 2.")
    );
    assert!(
        table.carry_on(&WorkshopDeed::Vote { ballots: vec![table.ballot("P1", Some(1))] }).is_err(),
        "they lie open"
    );

    assert_eq!(table.does(WorkshopDeed::RateAgain).label, "Rate Relationship development again, round 2");
    table.does(WorkshopDeed::Join { name: "A3".into(), side: Side::Agency });
    table.does(WorkshopDeed::Leave { seat: table.seat("P2") });
    assert!(table.carry_on(&WorkshopDeed::Vote { ballots: vec![table.ballot("P2", Some(1))] }).is_err(), "P2 has left");
    for (name, level) in [("P1", 2), ("A1", 0), ("A2", 2), ("A3", 2)] {
        table.votes(name, level);
    }
    table.does(WorkshopDeed::Reveal { early: false });
    assert_eq!(table.room().past.len(), 1, "every round is kept");
    table.does(WorkshopDeed::Agree { level: Some("Coordinator".into()) });
    let words = "We learn of changes\nwhen they are live.".into();
    table.does(WorkshopDeed::Dissent { who: "A1".into(), level: Some("0".into()), words });
    table.does(WorkshopDeed::Note { text: "Calls come first.".into() });
    let room = table.room();
    assert_eq!(
        (room.agreed, room.dissent),
        (Some(2), vec!["A1 holds 0: We learn of changes when they are live.".into()])
    );

    table.does(WorkshopDeed::Pause);
    assert!(table.carry_on(&WorkshopDeed::RateAgain).unwrap_err().to_string().contains("paused"));
    table.desk = table.desk.reopen();
    table.does(WorkshopDeed::Resume);
    table.does(WorkshopDeed::Go { dimension: "communication".into() });
    table.votes("P1", 1);
    let refused = table.carry_on(&WorkshopDeed::Finish).unwrap_err().to_string();
    assert_eq!(refused, "Votes on Communication lie face down. Reveal them first, or take them back.");
    table.does(WorkshopDeed::TakeBack { ballot: table.ballot("P1", None) });
    assert_eq!(table.does(WorkshopDeed::Finish).label, "End the workshop of Department of Licensing on 2026-06-16");

    let ratings = table.desk.store.list(Kind::Rating, None).unwrap();
    let said: Vec<_> = ratings.iter().map(values).map(|it| (it["participant"].clone(), it["level"].clone())).collect();
    assert_eq!(said.len(), 4, "the last round's votes: {said:?}");
    assert!(said.contains(&("A1".into(), "non-existent".into())));
    let assessment = values(&table.desk.store.list(Kind::Assessment, None).unwrap()[0]);
    assert_eq!(assessment["state"], "closed");
    let maturity = table.desk.store.maturity(&table.desk.engagement()).unwrap();
    let id = table.desk.id_of(Kind::Organization, "Department of Licensing");
    let result = maturity.result(Some(&id), None, None).unwrap();
    assert_eq!(result.dimensions[0].agreed, Some(2), "the workshop's level is the result's");
    assert!(result.dimensions[0].dissent.contains("A1 holds 0"));
    assert!(table.carry_on(&WorkshopDeed::RateAgain).unwrap_err().to_string().contains("has ended"));
}

#[test]
fn who_voted_and_left_is_counted_and_who_waits_is_waited_for() {
    let mut table = Table::of(2, 3, false);
    for name in ["P1", "P2", "A1"] {
        table.votes(name, 2);
    }
    table.does(WorkshopDeed::Leave { seat: table.seat("A1") });
    table.votes("A2", 2);
    let room = table.room();
    assert_eq!((room.votes, room.expected), (4, 5), "A3 is not in yet");
    assert!(table.carry_on(&WorkshopDeed::Reveal { early: false }).is_err());
    table.votes("A3", 2);
    table.does(WorkshopDeed::Reveal { early: false });
}

#[test]
fn ballots_by_name_on_several_dimensions_lie_in_one_round_each() {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    shell.says(&["new", "w.liaison", "--template", "washington"]);
    let start = ["workshop", "start", "w.liaison", "--model", "engagement-process", "--provider", "1", "--agency", "A"];
    shell.says(&start);
    let sheet = |dimensions: &[&str]| {
        let lines = dimensions.iter().map(|it| format!("1,{it},2\nA,{it},3\n"));
        std::fs::write(shell.path("b.csv"), format!("seat,dimension,level\n{}", lines.collect::<String>())).unwrap();
    };
    sheet(&["Communication", "Communication"]);
    let twice = shell.refuses(&["workshop", "enter", "w.liaison", "b.csv"]);
    assert!(twice.starts_with("Line 4: 1 votes on Communication in a line before."), "{twice}");
    sheet(&["Relationship development", "Communication"]);
    shell.says(&["workshop", "enter", "w.liaison", "b.csv"]);
    assert_eq!(shell.json(&["list", "w.liaison", "round"]).as_array().unwrap().len(), 2);
    shell.says(&["workshop", "reveal", "w.liaison"]);
    shell.says(&["workshop", "dissent", "w.liaison", "--level", "3", "--words", "first"]);
    shell.says(&["workshop", "dissent", "w.liaison", "--level", "1", "--words", "second"]);
    shell.says(&["workshop", "note", "w.liaison", "Calls come first."]);
    shell.says(&["workshop", "next", "w.liaison"]);
    shell.says(&["workshop", "reveal", "w.liaison"]);
    let seen = shell.says(&["workshop", "show", "w.liaison"]);
    assert!(seen.contains("Someone holds 3: first; Someone holds 1: second"), "{seen}");
    assert!(shell.refuses(&["workshop", "timer", "w.liaison", "--minutes", "500"]).contains("from 1 to 240"));
    shell.says(&["workshop", "finish", "w.liaison"]);
    let result = shell.says(&["result", "w.liaison"]);
    assert!(result.contains("Dissent on Relationship development: Someone holds 3: first"), "{result}");
}

#[test]
fn a_workshop_says_at_its_start_what_is_talked_about_and_for_how_long() {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    shell.says(&["new", "w.liaison", "--template", "washington"]);
    let start = ["workshop", "start", "w.liaison", "--model", "engagement-process", "--provider", "1", "--agency", "2"];
    for wrong in [["--minutes", "0"], ["--minutes", "241"], ["--spread-levels", "0"], ["--spread-half", "61"]] {
        assert!(shell.refuses(&[&start[..], &wrong].concat()).contains("Write a number from"), "{wrong:?}");
    }
    assert_eq!(shell.json(&["list", "w.liaison", "assessment"]), json!([]), "nothing is begun by halves");
    shell.says(&[&start[..], &["--spread-levels", "1", "--spread-half", "4", "--minutes", "12"]].concat());
    for (seat, level) in [("1", "2"), ("2", "3")] {
        shell.says(&["workshop", "vote", "w.liaison", seat, "--level", level]);
    }
    shell.says(&["workshop", "reveal", "w.liaison"]);
    let room = shell.json(&["workshop", "show", "w.liaison"]);
    assert_eq!(room["workshop"]["minutes"], 12);
    assert_eq!(room["shown"]["flag"]["words"], "One level apart", "two would be usual");
}

#[test]
fn every_step_can_be_taken_back_and_brought_again() {
    let mut table = Table::of(2, 1, false);
    for (name, level) in [("P1", 2), ("P2", 3), ("A1", 0), ("A1", 4)] {
        table.votes(name, level);
    }
    table.desk.store.undo().unwrap();
    assert_eq!(table.room().votes, 3, "the vote before it is back");
    table.does(WorkshopDeed::Reveal { early: false });
    assert_eq!(table.room().shown.unwrap().agency, [1, 0, 0, 0, 0], "and it is what it was");
    table.does(WorkshopDeed::Agree { level: Some("2".into()) });
    let before = table.desk.dump();
    for _ in 0..6 {
        table.desk.store.undo().unwrap();
    }
    assert!(table.desk.store.list(Kind::Workshop, None).unwrap().is_empty(), "the start is taken back as well");
    for _ in 0..6 {
        table.desk.store.redo().unwrap();
    }
    assert!(table.desk.store.redo().is_err());
    table.desk.store.undo().unwrap();
    table.desk.store.redo().unwrap();
    assert_eq!(table.desk.dump(), before);
    table.desk.store.undo().unwrap();
    table.desk.store.undo().unwrap();
    assert!(!table.room().revealed, "a reveal can be undone");
    let again = table.carry_on(&WorkshopDeed::Vote { ballots: vec![table.ballot("P1", Some(1))] }).unwrap_err();
    assert!(again.to_string().contains("lay open before"), "but nobody votes anew who has seen the others: {again}");
    table.does(WorkshopDeed::Reveal { early: false });
    assert_eq!(table.room().shown.unwrap().provider, [0, 0, 1, 1, 0]);
}

#[test]
fn rounds_and_votes_change_in_their_workshop_alone() {
    let mut table = Table::of(1, 1, false);
    table.votes("P1", 2);
    let vote = table.desk.store.list(Kind::Vote, None).unwrap()[0].id().clone();
    let round = table.desk.store.list(Kind::Round, None).unwrap()[0].id().clone();
    for (kind, id, change) in
        [(Kind::Vote, &vote, json!({ "level": "advisor" })), (Kind::Round, &round, json!({ "revealed": true }))]
    {
        assert!(table.desk.edit(kind, id, change).is_err(), "{kind:?}");
        assert!(table.desk.change(&[engagement::Change::Remove { kind, id: id.clone() }]).is_err(), "{kind:?}");
    }
    assert_eq!(table.room().shown, None);
}

/// Everything that the program tells of a workspace with a workshop: rows, history, labels, views, documents.
fn told(shell: &Shell, name: &str) -> String {
    let store = Store::open_to_read(&shell.path(name)).unwrap();
    let mut told = Vec::new();
    for &kind in Kind::ALL {
        for entity in store.list(kind, None).unwrap() {
            told.push(format!("{entity:?} {:?}", store.get(kind, entity.id()).unwrap()));
            told.push(format!("{:?}", store.history_of(kind, entity.id(), 100).unwrap()));
        }
    }
    told.push(format!("{:?} {:?} {:?}", store.history(100), store.undo_label(), store.redo_label()));
    let workshop = store.list(Kind::Workshop, None).unwrap()[0].id().clone();
    told.push(format!("{:?}", store.room(&workshop)));
    told.push(format!("{:?}", store.workshop(&workshop)));
    told.push(documents::ballots_page(&store.ballots(&workshop).unwrap()));
    let engagement = store.list(Kind::Engagement, None).unwrap()[0].id().clone();
    let maturity = store.maturity(&engagement).unwrap();
    told.push(format!("{maturity:?}"));
    drop(store);
    for kind in ["workshop", "seat", "round", "vote", "assessment", "rating", "agreed-level"] {
        told.push(shell.says(&["list", name, kind]));
        told.push(shell.says(&["list", name, kind, "--json"]));
    }
    told.push(shell.says(&["history", name]));
    told.push(shell.says(&["history", name, "--json"]));
    told.push(shell.says(&["workshop", "show", name]));
    told.push(shell.says(&["workshop", "show", name, "--json"]));
    told.push(without_ids(&shell.says(&["workshop", "ballots", name, "--to", "ballots.html"])));
    told.push(std::fs::read_to_string(shell.path("ballots.html")).unwrap());
    for document in ["matrix", "communication", "roles"] {
        shell.says(&["export", name, document, "--to", "out.csv"]);
        told.push(std::fs::read_to_string(shell.path("out.csv")).unwrap());
    }
    without_ids(&told.join("\n"))
}

/// A text in which ids and times, which differ from run to run, are numbered as they come.
fn without_ids(text: &str) -> String {
    let pattern = regex::Regex::new(
        r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|20\d\d-\d\d-\d\dT[\d:.]+Z|\d+ \w{3} 20\d\d [\d:]+",
    );
    let mut known = std::collections::HashMap::new();
    let numbered = |found: &regex::Captures| {
        let next = known.len();
        format!("#{}", known.entry(found[0].to_owned()).or_insert(next))
    };
    pattern.unwrap().replace_all(text, numbered).into_owned()
}

/// A workshop in the middle of a round: votes, one changed, one taken back, one undone that can be redone.
fn blind_round(shell: &Shell, name: &str, levels: [&str; 5]) {
    shell.says(&["new", name, "--template", "washington"]);
    shell.says(&["add", name, "organization", "name=Licensing", "side=agency"]);
    let start = ["workshop", "start", name, "--model", "engagement-process", "--subject", "Licensing"];
    let seats = ["--provider", "1", "--provider", "2", "--provider", "3", "--agency", "4"];
    shell.says(&[&start[..], &seats].concat());
    let vote = |seat: &str, level: &str| {
        let said = shell.says(&["workshop", "vote", name, seat, "--level", level]);
        assert!(said.contains(&format!("ote of {seat} on Relationship development")), "{said}");
    };
    vote("1", levels[0]);
    vote("2", levels[1]);
    vote("2", levels[2]);
    vote("3", levels[3]);
    shell.says(&["workshop", "take-back", name, "3"]);
    vote("4", levels[4]);
    shell.says(&["undo", name]);
}

#[test]
fn before_the_reveal_nothing_that_the_program_tells_depends_on_a_vote() {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    blind_round(&shell, "one.liaison", ["0", "1", "2", "3", "4"]);
    blind_round(&shell, "two.liaison", ["4", "3", "0", "0", "1"]);
    let (one, two) = (told(&shell, "one.liaison"), told(&shell, "two.liaison"));
    let one = one.replace("one.liaison", "two.liaison");
    for (line, other) in one.lines().zip(two.lines()) {
        assert_eq!(line, other, "what is told of one room differs from what is told of the other");
    }
    assert_eq!(one.lines().count(), two.lines().count());

    shell.says(&["redo", "one.liaison"]);
    shell.says(&["redo", "two.liaison"]);
    let all_in = told(&shell, "one.liaison").replace("one.liaison", "two.liaison");
    assert!(all_in == told(&shell, "two.liaison"), "with all in");
    for name in ["one.liaison", "two.liaison"] {
        assert!(shell.refuses(&["workshop", "reveal", name]).contains("3 of 4 are in"));
        shell.says(&["workshop", "reveal", name, "--early"]);
    }
    let (one, two) = (told(&shell, "one.liaison"), told(&shell, "two.liaison"));
    assert!(
        one.replace("one.liaison", "two.liaison") != two,
        "after the reveal they differ, so that this test sees votes"
    );
    assert_eq!(shell.json(&["workshop", "show", "one.liaison"])["shown"]["provider"], json!([1, 0, 1, 0, 0]));
}

#[test]
fn collected_ballots_are_printed_and_entered_by_commands() {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    shell.says(&["new", "w.liaison", "--template", "washington"]);
    let start = ["workshop", "start", "w.liaison", "--model", "customer-management", "--anonymous"];
    let seats = ["--provider", "1", "--provider", "2", "--agency", "3", "--agency", "4"];
    let alone = shell.refuses(&[&start[..], &seats[..6]].concat());
    assert!(alone.contains("is known by it"), "{alone}");
    shell.says(&[&start[..], &seats].concat());
    shell.says(&["workshop", "ballots", "w.liaison", "--to", "ballots.html"]);
    let page = std::fs::read_to_string(shell.path("ballots.html")).unwrap();
    assert_eq!(page.matches("<main>").count(), 4, "one for everyone at the table");
    assert_eq!(page.matches("do not sign").count(), 4);
    let sheet = "side,dimension,level\nprovider,Handling needs,Inform and Communicate\n";
    std::fs::write(shell.path("wrong.csv"), sheet).unwrap();
    let refused = shell.refuses(&["workshop", "enter", "w.liaison", "wrong.csv"]);
    assert!(refused.starts_with("Line 2: \"Handling needs\" is no dimension"), "{refused}");
    let room = shell.json(&["workshop", "show", "w.liaison"]);
    let of = |at: usize| room["dimensions"][at]["name"].as_str().unwrap().to_owned();
    let lines: String = [("provider", 0, "2"), ("provider", 0, "4"), ("agency", 0, ""), ("agency", 1, "abstain")]
        .iter()
        .map(|(side, at, level)| {
            let level = level
                .parse::<usize>()
                .map_or((*level).to_owned(), |it| room["levels"][it - 1]["name"].as_str().unwrap().to_owned());
            format!("{side},{},{level}\n", of(*at))
        })
        .collect();
    std::fs::write(shell.path("b.csv"), format!("side,dimension,level\n{lines}")).unwrap();
    shell.says(&["workshop", "enter", "w.liaison", "b.csv"]);
    let room = shell.json(&["workshop", "show", "w.liaison"]);
    assert_eq!((&room["votes"], &room["shown"]), (&json!(3), &json!(null)));
    shell.says(&["workshop", "reveal", "w.liaison", "--early"]);
    let room = shell.json(&["workshop", "show", "w.liaison"]);
    assert_eq!(room["shown"]["provider"], json!([0, 1, 0, 1]));
    assert_eq!(room["shown"]["abstained"], 1);
    shell.says(&["workshop", "agree", "w.liaison", "advise and influence"]);
    shell.says(&["workshop", "next", "w.liaison"]);
    assert!(shell.refuses(&["workshop", "finish", "w.liaison"]).contains("lie face down"));
    shell.says(&["workshop", "take-back", "w.liaison", "--side", "agency"]);
    shell.says(&["workshop", "finish", "w.liaison"]);
    let ratings = shell.json(&["list", "w.liaison", "rating"]);
    assert_eq!(ratings.as_array().unwrap().len(), 2);
    assert!(ratings.as_array().unwrap().iter().all(|it| it["participant"] == "" && it["count"] == 1));
}

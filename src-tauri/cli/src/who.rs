//! Shows who is who: where something goes next, who serves whom, who sits where, what is vacant, what is in hand.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use engagement::{
    HandOver, HandOverRole, Held, Kind, Party, Person, Refusal, Role, Roster, Team, Teams, Vacancy, WayEnd, WayStep,
    WayUp, WhoIsWho,
};
use serde::Serialize;

use crate::arguments::{Output, Within};
use crate::commands::{named, print_json, today};
use crate::{desk, scope, show};

#[derive(Subcommand)]
pub enum WhoCommand {
    /// Show where something goes next that a role cannot settle.
    Escalation {
        #[command(flatten)]
        of: OfWho,
        /// The role's id, or its name.
        role: String,
        #[command(flatten)]
        output: Output,
    },
    /// Show who serves which agencies, both ways.
    Roster {
        #[command(flatten)]
        of: OfWho,
        #[command(flatten)]
        output: Output,
    },
    /// Show teams with the departments they represent, and those missing.
    Teams {
        #[command(flatten)]
        of: OfWho,
        #[command(flatten)]
        output: Output,
    },
    /// Show the roles that nobody holds today.
    Vacancies {
        #[command(flatten)]
        of: OfWho,
        #[command(flatten)]
        output: Output,
    },
    /// Show what a person has in hand, for when they leave.
    HandOver {
        #[command(flatten)]
        of: OfWho,
        /// The person's id, or their name.
        person: String,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Args)]
pub struct OfWho {
    /// Workspace file.
    file: PathBuf,
    #[command(flatten)]
    within: Within,
}

/// Carries out a command and prints its answer.
pub fn run(command: WhoCommand) -> Result<(), Refusal> {
    match command {
        WhoCommand::Escalation { of, role, output } => {
            let store = desk::read(&of.file)?;
            let role: Role = named(&store, Kind::Role, &role, &of.within)?.try_into()?;
            let way = store.who_is_who(&role.engagement_id)?.way_up(&role.id, today())?;
            answer(&way, &output, way_up)
        }
        WhoCommand::Roster { of, output } => answer(&book(&of)?.roster(today()), &output, roster),
        WhoCommand::Teams { of, output } => answer(&book(&of)?.teams(today()), &output, teams),
        WhoCommand::Vacancies { of, output } => answer(&book(&of)?.vacancies(today()), &output, |it| vacancies(it)),
        WhoCommand::HandOver { of, person, output } => {
            let store = desk::read(&of.file)?;
            let person: Person = named(&store, Kind::Person, &person, &of.within)?.try_into()?;
            answer(&book(&of)?.hand_over(&person.id, today())?, &output, hand_over)
        }
    }
}

fn book(of: &OfWho) -> Result<WhoIsWho, Refusal> {
    let store = desk::read(&of.file)?;
    store.who_is_who(&scope::engagement(&store, of.within.engagement.as_deref())?.id)
}

fn answer<T: Serialize>(told: &T, output: &Output, print: impl Fn(&T)) -> Result<(), Refusal> {
    if output.json {
        return print_json(told);
    }
    print(told);
    Ok(())
}

fn way_up(way: &WayUp) {
    match way.steps.is_empty() {
        true => println!("{}: no one above is named", show::plain(&way.role.name)),
        false => println!("{}", show::plain(&way.role.name)),
    }
    for step in &way.steps {
        println!("{}", line(step));
    }
}

fn line(step: &WayStep) -> String {
    let indent = "  ".repeat(step.height as usize);
    let held = if step.held_by.is_empty() { String::new() } else { format!(" ({})", names(&step.held_by)) };
    let end = match step.end {
        None => "",
        Some(WayEnd::NoOneAbove) => ": no one above is named",
        Some(WayEnd::Circle) => ": comes back to where it was",
        Some(WayEnd::ShownAbove) => ": see above",
    };
    show::plain(&format!("{indent}{} {}{held}{end}", step.relation.words(), step.to.name))
}

fn roster(roster: &Roster) {
    let mut lines = vec![["Liaison", "Load", "Agencies"].map(str::to_owned).to_vec()];
    lines.extend(roster.liaisons.iter().map(|it| {
        vec![show::short(&it.person.name), it.agencies.len().to_string(), show::plain(&names(&it.agencies))]
    }));
    show::columns(&lines);
    println!("");
    let mut lines = vec![["Agency", "Liaisons"].map(str::to_owned).to_vec()];
    lines.extend(roster.agencies.iter().map(|it| {
        let liaisons = if it.liaisons.is_empty() { "no liaison".to_owned() } else { names(&it.liaisons) };
        vec![show::short(&it.agency.name), show::plain(&liaisons)]
    }));
    show::columns(&lines);
}

fn teams(teams: &Teams) {
    for Team { group, leaders, departments, missing } in &teams.teams {
        println!("{}", show::plain(&group.name));
        println!("  led by {}", or_nobody(leaders));
        for it in departments {
            println!("  {}: {}", show::plain(&it.department.name), show::plain(&names(&it.members)));
        }
        if !missing.is_empty() {
            println!("  missing: {}", show::plain(&names(missing)));
        }
    }
    if !teams.without.is_empty() {
        println!("Leads no team yet: {}", show::plain(&names(&teams.without)));
    }
}

fn vacancies(vacancies: &[Vacancy]) {
    let mut lines = vec![["Role", "Agency", "Held last", "Next"].map(str::to_owned).to_vec()];
    lines.extend(vacancies.iter().map(|it| {
        let agency = it.agency.as_ref().map(|agency| show::short(&agency.name)).unwrap_or_default();
        vec![show::short(&it.role.name), agency, time(it.last.as_ref()), time(it.next.as_ref())]
    }));
    show::columns(&lines);
}

fn hand_over(hand: &HandOver) {
    println!("{}", show::plain(&hand.person.name));
    for it in &hand.roles {
        println!("  {}", show::plain(&role(it)));
        println!("    others: {}", or_nobody(&it.others));
        if !it.keeps.is_empty() {
            println!("    keeps {}", show::plain(&it.keeps.join(", ")));
        }
        for point in &it.points {
            println!("    {} {}", point.relation.words(), show::plain(&point.to.name));
        }
    }
    for seat in &hand.seats {
        let verb = if seat.leads { "leads" } else { "sits in" };
        let represents = seat.represents.as_ref().map(|it| format!(" for {}", it.name)).unwrap_or_default();
        println!("  {verb} {}", show::plain(&format!("{}{represents}", seat.group.name)));
    }
    for row in &hand.rows {
        println!("  is the stakeholder {}", show::plain(&row.name));
    }
}

fn role(it: &HandOverRole) -> String {
    let agency = it.agency.as_ref().map(|agency| format!(", for {}", agency.name)).unwrap_or_default();
    format!("{}{agency}{}", it.role.name, span(it.starts_on, it.ends_on))
}

fn time(held: Option<&Held>) -> String {
    held.map(|it| show::plain(&format!("{}{}", it.person.name, span(it.starts_on, it.ends_on)))).unwrap_or_default()
}

fn span(from: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
    let day = |word: &str, day: Option<NaiveDate>| day.map(|day| format!(" {word} {day}")).unwrap_or_default();
    format!("{}{}", day("from", from), day("until", until))
}

fn or_nobody(parties: &[Party]) -> String {
    if parties.is_empty() { "nobody".to_owned() } else { show::plain(&names(parties)) }
}

fn names(parties: &[Party]) -> String {
    parties.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ")
}

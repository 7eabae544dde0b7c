//! What can be typed to see and to work the communication plan.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use engagement::TimeOfDay;

use super::promise::Promise;
use crate::arguments::{Output, Within, day};

#[derive(Subcommand)]
pub enum PlanCommand {
    /// Show the day's work: overdue, due this week, gone quiet, commitments.
    Today {
        #[command(flatten)]
        of: OfPlan,
    },
    /// List what is due, overdue first.
    Due {
        #[command(flatten)]
        of: OfPlan,
        /// How far ahead, as 14d or 2w.
        #[arg(long, value_name = "SPAN", default_value = "7d", value_parser = span)]
        within: u16,
    },
    /// Show a month's days with what took place and what is due.
    Month {
        #[command(flatten)]
        of: OfPlan,
    },
    /// Show planned against done, stakeholders by months.
    Coverage {
        #[command(flatten)]
        of: OfPlan,
        /// How many months, the one of the day the last.
        #[arg(long, default_value_t = 6)]
        months: u32,
    },
    /// Show what each owner has to see to.
    Load {
        #[command(flatten)]
        of: OfPlan,
        /// How far ahead, as 30d or 4w.
        #[arg(long, value_name = "SPAN", default_value = "30d", value_parser = span)]
        within: u16,
    },
    /// Show a stakeholder's history, newest first.
    Timeline {
        #[command(flatten)]
        of: OfPlan,
        /// Its name or id.
        #[arg(long)]
        stakeholder: String,
    },
    /// Show what to say to a stakeholder.
    Say {
        #[command(flatten)]
        of: OfPlan,
        /// Its name or id.
        #[arg(long)]
        stakeholder: String,
    },
    /// Say what another frequency would mean for a stakeholder.
    Consequence {
        #[command(flatten)]
        of: OfPlan,
        /// Its name or id.
        #[arg(long)]
        stakeholder: String,
        /// A code of the list frequency.
        #[arg(long)]
        frequency: String,
    },
    /// Log a contact.
    Log {
        #[command(flatten)]
        of: OfPlan,
        #[command(flatten)]
        contact: ContactArguments,
    },
    /// Waive what is due by now, with all that is overdue before it, or else what comes next; or defer it.
    Waive {
        #[command(flatten)]
        of: OfPlan,
        /// A stakeholder by its name or id.
        #[arg(long, required_unless_present = "standing")]
        stakeholder: Option<String>,
        /// A standing communication instead.
        #[arg(long, conflicts_with = "stakeholder")]
        standing: Option<String>,
        /// Defer it to this day.
        #[arg(long, value_name = "DATE", value_parser = day)]
        until: Option<NaiveDate>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Show whom a standing communication reaches, and when it comes next.
    Reach {
        #[command(flatten)]
        of: OfPlan,
        /// Its name or id.
        #[arg(long)]
        standing: String,
    },
    /// Add the quarterly and annual activities of an operating calendar.
    OperatingCalendar {
        #[command(flatten)]
        of: OfPlan,
    },
    /// List a year's holidays on the days on which they are observed.
    Holidays {
        /// Workspace file.
        file: PathBuf,
        /// A calendar by its name; the engagement's where it is left out.
        #[arg(long)]
        calendar: Option<String>,
        /// The year; this one where it is left out.
        #[arg(long, value_parser = clap::value_parser!(i32).range(1900..=2199))]
        year: Option<i32>,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        output: Output,
    },
    /// Print the business day so many business days before a date.
    BusinessDay {
        /// Workspace file.
        file: PathBuf,
        /// The event's day, which is not counted.
        #[arg(long, value_name = "DATE", value_parser = day)]
        before: NaiveDate,
        /// How many business days.
        #[arg(long)]
        days: u16,
        /// A calendar by its name; the engagement's where it is left out.
        #[arg(long)]
        calendar: Option<String>,
        #[command(flatten)]
        within: Within,
    },
}

#[derive(Args)]
pub struct OfPlan {
    /// Workspace file.
    pub file: PathBuf,
    /// The day to look from, as 2026-07-01 or Jul 1, 2026; today where it is left out.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<NaiveDate>,
    #[command(flatten)]
    pub engagement: Within,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Args)]
pub struct ContactArguments {
    /// Who took part, by name or id; can be given several times.
    #[arg(long, required_unless_present = "standing")]
    pub stakeholder: Vec<String>,
    /// The standing communication that it was one of.
    #[arg(long)]
    pub standing: Option<String>,
    /// By what means, a code of the list method or its word.
    #[arg(long)]
    pub method: Option<String>,
    /// The time of day, as 14:30.
    #[arg(long, value_parser = |typed: &str| TimeOfDay::try_from(typed))]
    pub time: Option<TimeOfDay>,
    /// What was said.
    #[arg(long, default_value = "")]
    pub summary: String,
    /// The role that spoke for us.
    #[arg(long)]
    pub by: Option<String>,
    /// Keep it out of documents meant for an agency.
    #[arg(long)]
    pub internal: bool,
    /// What was promised, as "Rates of two vendors; by=Service Owners; to=Public; due=2026-07-15;
    /// heardBy=Project Manager; heardAt=status meeting"; all but the promise can be left out.
    #[arg(long, value_name = "PROMISE", value_parser = Promise::read)]
    pub commitment: Vec<Promise>,
}

/// A span of days, as 14d or 2w.
fn span(typed: &str) -> Result<u16, String> {
    let (count, unit) = match typed.strip_suffix('w') {
        Some(weeks) => (weeks, 7),
        None => (typed.strip_suffix('d').unwrap_or(typed), 1),
    };
    let days = count.parse::<u16>().ok().and_then(|count| count.checked_mul(unit)).filter(|days| *days <= 3660);
    days.ok_or_else(|| "write a span as 14d or 2w, ten years at most".into())
}

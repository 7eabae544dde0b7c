//! What can be typed after `liaison`, and what `--help` says of it.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use engagement::template::{TEMPLATES, Template};
use engagement::{Kind, Refusal};

use crate::commands::today;
use crate::maturity::MaturityCommand;
use crate::maturity_chart::Chart;
use crate::plan::PlanCommand;
use crate::who::WhoCommand;
use crate::workshop::WorkshopCommand;

/// Keeps the engagement between an IT provider and the agencies it serves in one local file.
///
/// Without a command it opens the window, with FILE in it if one is given.
#[derive(Parser)]
#[command(name = "liaison", version, args_conflicts_with_subcommands = true, after_help = KINDS)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Workspace to open in the window.
    pub file: Option<PathBuf>,
}

const KINDS: &str =
    "KIND is workspace, organization, person, engagement, service, membership, role, group, group-member,
code, stakeholder, coordination, assignment, deliverable, responsibility, decision, decision-right,
calendar, holiday, standing-communication, touchpoint, commitment, waiver, maturity-model, assessment,
rating, agreed-level, gap-action, workshop, seat, round, vote, section or revision.
ID is an entry's id or, where only one has it, its name.
A value is typed as in the window: priority=H or priority=high, \"method=R; F; E\", \"rule=every 2 weeks\".
A refusal is one sentence on stderr and exit status 1; bad usage is exit status 2.";

const BACKUPS: &str = "Backups are made when the window opens a file that has changed since the last one, every ten
minutes while work goes on, in the window or by commands, and before a file is brought up to date. They
are kept in the folder for data of your account, or in the one that LIAISON_DATA names.";

#[derive(Subcommand)]
pub enum Command {
    /// Make a workspace file from a template.
    New {
        /// File to make; one that is already there stays as it is.
        file: PathBuf,
        /// What it starts from.
        #[arg(long, value_parser = templates())]
        template: Template,
    },
    /// Take the roles of templates into an engagement, with their groups, points of coordination and rights.
    Take {
        /// Workspace file.
        file: PathBuf,
        /// Templates, one after the other.
        #[arg(required = true, value_parser = templates())]
        templates: Vec<Template>,
        /// Make a new engagement of this name for them.
        #[arg(long, value_name = "NAME", conflicts_with = "engagement")]
        new: Option<String>,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        output: Output,
    },
    #[command(flatten)]
    Who(WhoCommand),
    /// List the entries of a kind.
    #[command(after_help = KINDS)]
    List {
        #[command(flatten)]
        of: Of,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        output: Output,
    },
    /// Add an entry.
    #[command(after_help = KINDS)]
    Add {
        #[command(flatten)]
        of: Of,
        #[command(flatten)]
        values: Assignments,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        output: Output,
    },
    /// Change fields of an entry.
    #[command(after_help = KINDS)]
    Edit {
        #[command(flatten)]
        of: Of,
        /// The entry's id, or its name.
        id: String,
        #[command(flatten)]
        values: Assignments,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        output: Output,
    },
    /// Remove an entry and what belongs to it; `undo` brings it back.
    #[command(after_help = KINDS)]
    Remove {
        #[command(flatten)]
        of: Of,
        /// The entry's id, or its name.
        id: String,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        output: Output,
    },
    /// Export a document; its format follows from the file's ending.
    Export {
        /// Workspace file.
        file: PathBuf,
        /// What to export.
        #[arg(value_enum)]
        document: Document,
        /// Where to: a file that ends in .xlsx, .ods or .csv, which has the first sheet only; for the calendar in
        /// .ics; for the plan in .docx, .pdf, .html, .xlsx or .ods. One that is there is replaced.
        #[arg(long, value_name = "PATH")]
        to: PathBuf,
        /// For communication and the plan: leave out what is internal, for a copy that goes to an agency.
        #[arg(long, conflicts_with = "include_internal")]
        for_agency: bool,
        #[command(flatten)]
        chart: Chart,
        #[command(flatten)]
        options: PlanOptions,
        #[command(flatten)]
        within: Within,
    },
    /// List the sections of the plan as a document, or choose, order and word them.
    Sections(SectionsArguments),
    /// Forget a person: their row, their name and addresses in every text, and all history up to now.
    Forget {
        /// Workspace file.
        file: PathBuf,
        /// The person's id, or their name.
        person: String,
        /// Only say which texts would be rewritten.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        output: Output,
    },
    #[command(flatten)]
    Plan(PlanCommand),
    /// Hold a workshop: a room rates itself, blind, then together.
    #[command(subcommand)]
    Workshop(WorkshopCommand),
    #[command(flatten)]
    Maturity(MaturityCommand),
    /// Show what was done, newest first.
    History {
        /// Workspace file.
        file: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Take back the last change.
    Undo {
        /// Workspace file.
        file: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Bring back the change that was undone last.
    Redo {
        /// Workspace file.
        file: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Say what of a file is sound and what is not; nothing is written to it.
    Verify {
        /// Workspace file.
        file: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Save every row that can be read from a damaged file into a new one.
    Rescue {
        /// Damaged workspace file; it stays as it is.
        file: PathBuf,
        /// File to make; one that is already there stays as it is.
        #[arg(long, value_name = "PATH")]
        to: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// List the backups of a workspace, newest first.
    #[command(after_help = BACKUPS)]
    Backups {
        /// Workspace file; it need not be there any more.
        file: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Make a backup now.
    #[command(after_help = BACKUPS)]
    Backup {
        /// Workspace file.
        file: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Put a backup in the place of its workspace; what is there is backed up first.
    #[command(after_help = BACKUPS)]
    Restore {
        /// Workspace file; it must not be open.
        file: PathBuf,
        /// Name of the backup, as `liaison backups` shows it.
        backup: String,
    },
}

#[derive(Args)]
pub struct Of {
    /// Workspace file.
    pub file: PathBuf,
    /// Kind of entry.
    pub kind: Kind,
}

#[derive(Args)]
pub struct Within {
    /// Engagement by name or id; needed where the workspace holds several.
    #[arg(long, value_name = "ENGAGEMENT")]
    pub engagement: Option<String>,
}

/// How the plan is made.
#[derive(Args)]
pub struct PlanOptions {
    /// For the plan: a Word document whose styles, header, footer and first pages it gets. A paragraph in it that says
    /// only {{plan}} is where the plan goes; without one it follows what is there.
    #[arg(long, value_name = "T.docx")]
    pub template: Option<PathBuf>,
    /// For the plan: its sections in this order, as `liaison sections` lists them, for this once.
    #[arg(long, value_name = "A,B,…", value_delimiter = ',')]
    pub sections: Option<Vec<String>>,
    /// For the plan: put in what is internal as well, for a copy that stays with the provider.
    #[arg(long)]
    pub include_internal: bool,
}

const OWN_TEXT: &str = "Own text stands at the head of a section, in the place of the sentence there. A line is a
paragraph; lines that begin with \"- \" or \"1. \" are lists; **two stars** make bold, [words](https://…) a link.";

#[derive(Args)]
#[command(after_help = OWN_TEXT)]
pub struct SectionsArguments {
    /// Workspace file.
    pub file: PathBuf,
    /// These sections, in this order, from now on; the others are left out.
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', conflicts_with = "text")]
    pub choose: Option<Vec<String>>,
    /// Give this section own text, from --from or what is typed; nothing takes it away.
    #[arg(long, value_name = "SECTION")]
    pub text: Option<String>,
    /// The file that holds the text.
    #[arg(long, value_name = "PATH", requires = "text")]
    pub from: Option<PathBuf>,
    #[command(flatten)]
    pub within: Within,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Args)]
pub struct Output {
    /// Answer in JSON, for programs.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Assignments {
    /// Fields and their values, as `name=Public priority=L`.
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment)]
    pub values: Vec<(String, String)>,
}

fn assignment(typed: &str) -> Result<(String, String), String> {
    match typed.split_once('=') {
        Some((field, value)) if !field.is_empty() => Ok((field.to_owned(), value.to_owned())),
        _ => Err("write FIELD=VALUE, such as priority=H".into()),
    }
}

/// A day as it is typed in the window.
pub fn day(typed: &str) -> Result<NaiveDate, String> {
    let day = engagement::read_day(typed.trim(), today());
    day.ok_or_else(|| "write a day of the years 1900 to 2199 as 2026-07-01, Jul 1, 2026, 7/1 or today".into())
}

/// The names of the templates, each with what it starts from.
fn templates() -> impl TypedValueParser<Value = Template> {
    let known = TEMPLATES
        .iter()
        .map(|template| PossibleValue::new(template.name).help(format!("{}. {}", template.title, template.about)));
    PossibleValuesParser::new(known).try_map(|name| Template::named(&name))
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Document {
    /// The stakeholder matrix with its key and definitions.
    Matrix,
    /// Who is who: roles, roster, directory, RACI and decision rights.
    Roles,
    /// The communication plan, the log and the commitments.
    Communication,
    /// What is due in the next half year, for other people's calendars.
    Calendar,
    /// Maturity: answers, results, agreed levels and actions.
    Maturity,
    /// The structure chart, as .svg or .png.
    Structure,
    /// A picture of maturity, as .svg or .png.
    MaturityChart,
    /// The engagement plan as a document, with all of these in it.
    Plan,
}

impl Document {
    /// Refuses an option that this document does not have.
    pub fn check(self, for_agency: bool, chart: &Chart, options: &PlanOptions) -> Result<(), Refusal> {
        let of_plan = [
            ("--template", options.template.is_some()),
            ("--sections", options.sections.is_some()),
            ("--include-internal", options.include_internal),
        ];
        let of_plan = of_plan.into_iter().filter(|_| self != Self::Plan);
        let of_chart = chart.given().into_iter().filter(|_| self != Self::MaturityChart);
        let of_copies = [("--for-agency", for_agency)].into_iter();
        let of_copies = of_copies.filter(|_| !matches!(self, Self::Communication | Self::Plan));
        match of_plan.chain(of_chart).chain(of_copies).find(|(_, given)| *given) {
            None => Ok(()),
            Some((option, _)) => {
                let name = self.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
                Err(Refusal::impossible(format!("The document {name} has no option {option}. Leave it out.")))
            }
        }
    }
}

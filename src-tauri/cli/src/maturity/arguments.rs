//! What can be typed about maturity.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::arguments::{Output, Within, day};

#[derive(Subcommand)]
pub enum MaturityCommand {
    /// List, check or add maturity models.
    #[command(subcommand)]
    Model(ModelCommand),
    /// Store an assessment: its ratings from a sheet, its model kept with it.
    #[command(after_help = SHEET)]
    Assess {
        /// Workspace file.
        file: PathBuf,
        /// The model: by its key, its name, or the path of a file of your own.
        #[arg(long, value_name = "MODEL")]
        model: String,
        /// The agency, by its name, abbreviation or id; the engagement as a whole where it is left out.
        #[arg(long, value_name = "AGENCY")]
        subject: Option<String>,
        /// Sheet of ratings, as .csv.
        #[arg(long, value_name = "PATH")]
        ratings: PathBuf,
        /// Whose view it is, provider or agency; the sheet says it where several rate together.
        #[arg(long)]
        perspective: Option<String>,
        /// The day; today where it is left out.
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Option<chrono::NaiveDate>,
        /// Leave it open: ratings still come in, and it counts in no result yet.
        #[arg(long)]
        open: bool,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        output: Output,
    },
    /// Show what an agency's assessments come to, and how each score arose.
    Result {
        #[command(flatten)]
        of: OfSubject,
        /// Show how every score arose, down to the ratings.
        #[arg(long)]
        why: bool,
    },
    /// Show all agencies: where views differ, how they spread over the levels, what moved.
    Portfolio {
        /// Workspace file.
        file: PathBuf,
        #[command(flatten)]
        by: By,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        output: Output,
    },
    /// Show what leads from the level that was found to the one that is wanted, and take it up.
    Gap {
        #[command(flatten)]
        of: OfSubject,
        /// Take up a move that the model proposes, by its key; more than one where it is repeated.
        #[arg(long, value_name = "MOVE")]
        take: Vec<String>,
        /// Take up all actions of a path: louisiana.
        #[arg(long, value_name = "PATH", conflicts_with = "take")]
        path: Option<String>,
    },
}

const SHEET: &str = "The sheet's first line names its columns: dimension, level; or question, answer; and where
wanted participant, perspective, count, evidence, comment, agreed, target, by, dissent.
A level is written as its number, its name or its key. A line with `agreed` or `target` says so for its dimension.";

#[derive(Subcommand)]
pub enum ModelCommand {
    /// List the models that can be chosen.
    List {
        /// Workspace file whose own models are listed too.
        file: Option<PathBuf>,
        #[command(flatten)]
        output: Output,
    },
    /// Check a model file: each mistake with its line and what to do.
    Check {
        /// Model file, as .toml.
        model: PathBuf,
    },
    /// Print the file of a model, to be changed and added as one of your own.
    Print {
        /// The model's key or name.
        model: String,
        /// Workspace file that holds it, where it is not one of the program's.
        file: Option<PathBuf>,
    },
    /// Add a model file to a workspace.
    Add {
        /// Workspace file.
        file: PathBuf,
        /// Model file, as .toml.
        model: PathBuf,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Args)]
pub struct By {
    /// The model, by its key; the one used last where it is left out.
    #[arg(long, value_name = "MODEL")]
    pub model: Option<String>,
    /// The fiscal year, by the calendar year in which it ends; the last one where it is left out.
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i32>,
}

#[derive(Args)]
pub struct OfSubject {
    /// Workspace file.
    pub file: PathBuf,
    /// The agency, by its name, abbreviation or id; may be left out where only one was assessed.
    #[arg(long, value_name = "AGENCY")]
    pub subject: Option<String>,
    #[command(flatten)]
    pub by: By,
    #[command(flatten)]
    pub within: Within,
    #[command(flatten)]
    pub output: Output,
}

//! What can be typed to hold a workshop.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use engagement::Side;
use engagement::workshop::Talk;

use crate::arguments::{Output, Within, day};

const SHEET: &str = "The sheet's first line names its columns: seat, dimension, level; in an anonymous workshop side,
dimension, level. A level is written as its number, its name or its key; none, or `abstain`, is an abstention.";

const TAKING_BACK: &str =
    "In an anonymous workshop nobody knows which vote was whose: all votes of the side in this round are taken back,
and the side votes again.";

#[derive(Subcommand)]
pub enum WorkshopCommand {
    /// Start a workshop, with the assessment it ends in.
    Start(Box<StartArguments>),
    /// Show what the room sees: who is in, and what lies open.
    Show {
        #[command(flatten)]
        of: OfWorkshop,
    },
    /// Let someone join, from the start or late.
    Join {
        #[command(flatten)]
        of: OfWorkshop,
        /// Name or number.
        name: String,
        /// For which side they vote.
        #[arg(long, value_enum)]
        side: SeatSide,
    },
    /// Say that someone has left; what they voted stays.
    Leave {
        #[command(flatten)]
        of: OfWorkshop,
        /// Name, number or id of the seat.
        seat: String,
    },
    /// Say that someone is back.
    Return {
        #[command(flatten)]
        of: OfWorkshop,
        /// Name, number or id of the seat.
        seat: String,
    },
    /// Give a vote, face down. Whoever has voted in the round votes anew.
    Vote {
        #[command(flatten)]
        of: OfWorkshop,
        #[command(flatten)]
        vote: VoteArguments,
    },
    /// Take a vote back.
    #[command(after_help = TAKING_BACK)]
    TakeBack {
        #[command(flatten)]
        of: OfWorkshop,
        #[command(flatten)]
        vote: VoteArguments,
    },
    /// Enter collected ballots from a sheet, face down.
    #[command(after_help = SHEET)]
    Enter {
        #[command(flatten)]
        of: OfWorkshop,
        /// Sheet of votes, as .csv.
        sheet: PathBuf,
    },
    /// Lay the votes of this round open.
    Reveal {
        #[command(flatten)]
        of: OfWorkshop,
        /// Although not everyone is in.
        #[arg(long)]
        early: bool,
    },
    /// Begin another round on the same dimension.
    RateAgain {
        #[command(flatten)]
        of: OfWorkshop,
    },
    /// Agree on a level; without one, take back what was agreed.
    Agree {
        #[command(flatten)]
        of: OfWorkshop,
        /// Number, name or key of the level.
        level: Option<String>,
    },
    /// Note that someone does not agree; without words, remove what was noted.
    Dissent {
        #[command(flatten)]
        of: OfWorkshop,
        /// Who, where that shall be said.
        #[arg(long, default_value = "")]
        who: String,
        /// The level they hold.
        #[arg(long)]
        level: Option<String>,
        /// In their words.
        #[arg(long, default_value = "")]
        words: String,
    },
    /// Note what was said about this dimension.
    Note {
        #[command(flatten)]
        of: OfWorkshop,
        /// All of it; it takes the place of what was noted.
        text: String,
    },
    /// Go to a dimension.
    Go {
        #[command(flatten)]
        of: OfWorkshop,
        /// Name or key of the dimension.
        dimension: String,
    },
    /// Go to the next dimension.
    Next {
        #[command(flatten)]
        of: OfWorkshop,
    },
    /// Start the timer, or stop it.
    Timer {
        #[command(flatten)]
        of: OfWorkshop,
        /// For how many minutes; without them it stops.
        #[arg(long)]
        minutes: Option<u16>,
    },
    /// Pause; nothing is lost.
    Pause {
        #[command(flatten)]
        of: OfWorkshop,
    },
    /// Go on after a pause.
    Resume {
        #[command(flatten)]
        of: OfWorkshop,
    },
    /// End it: what lies open last of each dimension goes to the assessment, which is closed.
    Finish {
        #[command(flatten)]
        of: OfWorkshop,
    },
    /// Print ballots for everyone at the table, as an .html page.
    Ballots {
        #[command(flatten)]
        of: OfWorkshop,
        /// Where to; one that is there is replaced.
        #[arg(long, value_name = "PATH")]
        to: PathBuf,
    },
}

#[derive(Args)]
pub struct StartArguments {
    /// Workspace file.
    pub file: PathBuf,
    /// The model, by its key or name.
    #[arg(long, value_name = "MODEL")]
    pub model: String,
    /// The agency; the engagement as a whole where it is left out.
    #[arg(long, value_name = "AGENCY")]
    pub subject: Option<String>,
    /// Someone who votes for the provider, by name or number; can be given several times.
    #[arg(long, value_name = "NAME")]
    pub provider: Vec<String>,
    /// Someone who votes for the agency, by name or number; can be given several times.
    #[arg(long, value_name = "NAME")]
    pub agency: Vec<String>,
    /// The one side that rates; both together where it is left out.
    #[arg(long, value_enum, value_name = "SIDE")]
    pub only: Option<SeatSide>,
    /// Keep of each round only counts, so that nobody can tell who voted what.
    #[arg(long)]
    pub anonymous: bool,
    /// From so many levels between the lowest and the highest vote a spread is talked about.
    #[arg(long, value_name = "LEVELS", default_value_t = Talk::default().spread_levels)]
    pub spread_levels: u16,
    /// A middle half wider than so many levels is talked about, too.
    #[arg(long, value_name = "LEVELS", default_value_t = Talk::default().spread_half)]
    pub spread_half: u16,
    /// How long a discussion shall take; the timer starts with it.
    #[arg(long, default_value_t = Talk::default().minutes)]
    pub minutes: u16,
    /// The day; today where it is left out.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<chrono::NaiveDate>,
    #[command(flatten)]
    pub within: Within,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Args)]
pub struct OfWorkshop {
    /// Workspace file.
    pub file: PathBuf,
    /// Which workshop, by its id; needed where several go on.
    #[arg(long, value_name = "ID")]
    pub workshop: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Args)]
pub struct VoteArguments {
    /// Name, number or id of the seat; left out in an anonymous workshop.
    pub seat: Option<String>,
    /// For which side, in an anonymous workshop.
    #[arg(long, value_enum)]
    pub side: Option<SeatSide>,
    /// Number, name or key of the level; an abstention where it is left out.
    #[arg(long)]
    pub level: Option<String>,
    /// On what; on what is rated now where it is left out.
    #[arg(long)]
    pub dimension: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum SeatSide {
    /// The provider.
    Provider,
    /// The agency.
    Agency,
}

impl SeatSide {
    pub fn side(self) -> Side {
        match self {
            Self::Provider => Side::Provider,
            Self::Agency => Side::Agency,
        }
    }
}

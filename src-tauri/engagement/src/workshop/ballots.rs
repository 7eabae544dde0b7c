//! Ballots to print, and what is typed from them when they come back.

use super::{Ballot, Gathered};
use crate::{Id, Refusal, Side};

/// What is printed on ballots.
#[derive(Debug, Clone, PartialEq)]
pub struct BallotSheet {
    /// The model.
    pub model: String,
    /// Whose relationship is rated.
    pub subject: String,
    /// The day.
    pub date: chrono::NaiveDate,
    /// Whether nobody is to sign.
    pub anonymous: bool,
    /// One for each at the table.
    pub ballots: Vec<PaperBallot>,
    /// The levels in few letters and by name, the lowest first.
    pub levels: Vec<(String, String)>,
    /// What is rated: its name, what is asked, and what is true on each level.
    pub dimensions: Vec<(String, String, Vec<String>)>,
}

/// One ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperBallot {
    /// Whose; nobody's where the workshop is anonymous.
    pub name: String,
    /// For which side.
    pub side: Side,
}

impl Gathered {
    /// A ballot for everyone at the table.
    pub fn ballots(&self) -> BallotSheet {
        let name = |seat: &super::Seat| if self.workshop.anonymous { String::new() } else { seat.name.to_string() };
        let at_table = self.seats.iter().filter(|it| !it.away);
        let texts = |dimension: u32| (0..).zip(&self.model.levels).map(move |(at, _)| self.descriptor(dimension, at));
        BallotSheet {
            model: self.model.name.clone(),
            subject: self.subject.clone(),
            date: self.assessment.date,
            anonymous: self.workshop.anonymous,
            ballots: at_table.map(|it| PaperBallot { name: name(it), side: it.side }).collect(),
            levels: (0..)
                .zip(&self.model.levels)
                .map(|(at, level)| (self.level_label(at), level.name.clone()))
                .collect(),
            dimensions: (0..)
                .zip(&self.model.dimensions)
                .map(|(at, it)| (it.name.clone(), it.about.clone(), texts(at).collect()))
                .collect(),
        }
    }

    fn descriptor(&self, dimension: u32, level: u32) -> String {
        self.model.descriptor(dimension, level, None).to_owned()
    }

    /// Reads collected ballots: a header, then a line a vote. The columns are `seat` or, where nobody signs,
    /// `side`, then `dimension` and `level`; a level of `abstain` or none is an abstention.
    pub fn read_ballots(&self, sheet: &[(u32, Vec<String>)]) -> Result<Vec<Ballot>, Refusal> {
        let ((_, header), rows) = sheet.split_first().ok_or_else(empty)?;
        let header: Vec<_> = header.iter().map(|cell| cell.trim().to_lowercase()).collect();
        let column = |name: &str| header.iter().position(|cell| cell == name);
        let who = if self.workshop.anonymous { "side" } else { "seat" };
        let (Some(whose), Some(dimension), Some(level)) = (column(who), column("dimension"), column("level")) else {
            return Err(Refusal::impossible(format!(
                "Line 1: the columns of these ballots are {who}, dimension and level."
            )));
        };
        let mut ballots: Vec<Ballot> = Vec::new();
        for (line, row) in rows.iter().filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty())) {
            let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
            let read = || {
                let (seat, side) = self.whose(cell(whose))?;
                let of = self.dimension(Some(cell(dimension)))?;
                let key = self.model.dimensions.get(of as usize).map(|it| it.key.clone());
                let level = match cell(level) {
                    "" => None,
                    typed if typed.eq_ignore_ascii_case("abstain") => None,
                    typed => Some(self.level(typed)?.key.clone()),
                };
                Ok(Ballot { seat, side, dimension: key, level })
            };
            let ballot = read().map_err(|refusal: Refusal| Refusal::impossible(format!("Line {line}: {refusal}")))?;
            let same = |it: &Ballot| it.seat.is_some() && it.seat == ballot.seat && it.dimension == ballot.dimension;
            if ballots.iter().any(same) {
                return Err(Refusal::impossible(format!(
                    "Line {line}: {} votes on {} in a line before. Leave one of the two out.",
                    cell(whose),
                    cell(dimension)
                )));
            }
            ballots.push(ballot);
        }
        if ballots.is_empty() { Err(empty()) } else { Ok(ballots) }
    }

    fn whose(&self, typed: &str) -> Result<(Option<Id>, Option<Side>), Refusal> {
        if !self.workshop.anonymous {
            return Ok((Some(self.seat(typed)?.id.clone()), None));
        }
        match typed.to_lowercase().as_str() {
            "provider" => Ok((None, Some(Side::Provider))),
            "agency" => Ok((None, Some(Side::Agency))),
            _ => Err(Refusal::invalid("side", format!("\"{typed}\" is no side. Write provider or agency."))),
        }
    }
}

fn empty() -> Refusal {
    Refusal::impossible("There are no ballots in this sheet. It has a header, then a line for each vote.")
}

//! What the room sees of a workshop now. Of a round that is not revealed it holds who is in, never what.

use serde::Serialize;
use specta::Type;

use super::{Gathered, InBox, Round, Workshop};
use crate::maturity::Spread;
use crate::{Id, Side};

/// A workshop as it is projected.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    /// The workshop.
    pub workshop: Workshop,
    /// Whose relationship is rated.
    pub subject: String,
    /// The provider; empty where none is named.
    pub provider: String,
    /// The model's name.
    pub model: String,
    /// The day.
    pub date: chrono::NaiveDate,
    /// The levels, with what is true on each for what is rated now.
    pub levels: Vec<RoomLevel>,
    /// What is rated, in order.
    pub dimensions: Vec<RoomDimension>,
    /// What is rated now, by index.
    pub at: u32,
    /// What the room is asked.
    pub ask: String,
    /// The sides that rate.
    pub sides: Vec<RoomSide>,
    /// Who takes part.
    pub seats: Vec<RoomSeat>,
    /// Which round it is, from 1.
    pub round: u32,
    /// Whether it is revealed.
    pub revealed: bool,
    /// How many votes are in.
    pub votes: u32,
    /// How many there are to be.
    pub expected: u32,
    /// What lies open after the reveal.
    pub shown: Option<Shown>,
    /// Rounds before this one.
    pub past: Vec<PastRound>,
    /// The level agreed on, by index.
    pub agreed: Option<u32>,
    /// Who does not agree, a line each.
    pub dissent: Vec<String>,
    /// What was said.
    pub notes: String,
    /// What was agreed the last time, such as "Was 1 in June 2025".
    pub was: Option<String>,
    /// What it came to so far.
    pub summary: Vec<SummaryLine>,
}

/// A level as the room sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RoomLevel {
    /// By what votes name it.
    pub key: String,
    /// In few letters: its number, or its place where it has none.
    pub digit: String,
    /// Its number, where the model gives one.
    pub number: Option<u32>,
    /// What people call it.
    pub name: String,
    /// What is true on it.
    pub descriptor: String,
    /// Whether the model aims at it.
    pub target: bool,
}

/// A dimension as the room sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RoomDimension {
    /// By what it is named.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Whether the room has agreed on it.
    pub settled: bool,
    /// How many rounds were begun.
    pub rounds: u32,
}

/// A side as the room sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RoomSide {
    /// Which.
    pub side: Side,
    /// What the model calls its view.
    pub name: String,
    /// How many votes there are to be: of those at the table, and of those who voted before they left.
    pub expected: u32,
    /// How many of its votes are in.
    pub votes: u32,
}

/// A seat as the room sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoomSeat {
    /// Identity.
    pub id: Id,
    /// By name or number.
    pub name: String,
    /// For which side.
    pub side: Side,
    /// Whether they have left.
    pub away: bool,
    /// Whether their vote is in; nobody knows where the workshop is anonymous.
    pub voted: Option<bool>,
}

/// Votes as they lie open.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// The provider's votes on each level, the lowest first.
    pub provider: Vec<u32>,
    /// The agency's.
    pub agency: Vec<u32>,
    /// How many abstained.
    pub abstained: u32,
    /// How they spread.
    pub spread: Spread,
    /// Where that is to be talked about.
    pub flag: Option<SpreadFlag>,
    /// Who speaks first.
    pub talk_first: String,
    /// Median and middle half in words.
    pub middle: String,
}

/// A spread that is to be talked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SpreadFlag {
    /// From this level, by index.
    pub low: u32,
    /// To this one.
    pub high: u32,
    /// In words: "Three levels apart".
    pub words: String,
}

/// A round before the present one.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PastRound {
    /// Which one.
    pub number: u32,
    /// Its votes on each level; none where it was never revealed.
    pub counts: Vec<u32>,
}

/// What a dimension came to.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SummaryLine {
    /// The dimension.
    pub name: String,
    /// The level agreed on, by index.
    pub agreed: Option<u32>,
    /// In words: "2 Coordinator".
    pub words: String,
    /// The last revealed round's votes.
    pub shown: Option<Shown>,
    /// How many rounds were revealed.
    pub rounds: u32,
    /// Who does not agree.
    pub dissent: Vec<String>,
    /// What was agreed the last time.
    pub was: Option<String>,
}

impl Gathered {
    /// What the room sees. `in_box` is how many votes of the present round lie in an anonymous ballot box.
    pub fn room(&self, in_box: InBox) -> Room {
        let at = self.at();
        let round = self.round(at);
        let revealed = round.is_some_and(|it| it.revealed);
        let sides: Vec<_> = self.sides().into_iter().map(|side| self.side(side, round, in_box)).collect();
        let expected = sides.iter().map(|it| if revealed { it.votes } else { it.expected }).sum();
        let agreement = self.agreement(at);
        Room {
            workshop: self.workshop.clone(),
            subject: self.subject.clone(),
            provider: self.provider.clone(),
            model: self.model.name.clone(),
            date: self.assessment.date,
            levels: self.levels(at),
            dimensions: self.dimensions(),
            at,
            ask: self.ask(at),
            seats: self.seats.iter().map(|it| self.room_seat(it, round)).collect(),
            round: round.map_or(1, |it| it.number.into()),
            revealed,
            votes: sides.iter().map(|it| it.votes).sum(),
            expected,
            sides,
            shown: round.and_then(|it| self.open(it)),
            past: self.past(at),
            agreed: agreement.and_then(|it| it.level.as_ref()).and_then(|key| self.model.find_level(key.as_ref())),
            dissent: self.dissent(at),
            notes: agreement.map_or(String::new(), |it| it.notes.to_string()),
            was: self.was(at),
            summary: (0..).zip(&self.model.dimensions).map(|(at, _)| self.line(at)).collect(),
        }
    }

    fn levels(&self, dimension: u32) -> Vec<RoomLevel> {
        let typed = |at: u32| match self.model.levels.iter().all(|it| it.number.is_some_and(|number| number < 10)) {
            true => self.level_label(at),
            false => (at + 1).to_string(),
        };
        let perspective = match self.sides().as_slice() {
            [one] => self.model.perspectives.iter().position(|it| it.side == *one),
            _ => None,
        };
        let perspective = perspective.and_then(|at| u32::try_from(at).ok());
        let level = |(at, level): (u32, &crate::maturity::Level)| RoomLevel {
            key: level.key.clone(),
            digit: typed(at),
            number: level.number,
            name: level.name.clone(),
            descriptor: self.model.descriptor(dimension, at, perspective).to_owned(),
            target: self.model.target == Some(at),
        };
        (0..).zip(&self.model.levels).map(level).collect()
    }

    /// What the room is asked: as the one side that rates is asked, or what the dimension is about.
    fn ask(&self, at: u32) -> String {
        let Some(dimension) = self.model.dimensions.get(at as usize) else { return String::new() };
        let only = match self.sides().as_slice() {
            [one] => self.model.perspectives.iter().position(|it| it.side == *one),
            _ => None,
        };
        let view = dimension.views.iter().find(|it| Some(it.perspective as usize) == only);
        view.map_or_else(|| dimension.about.clone(), |it| it.ask.clone())
    }

    fn dimensions(&self) -> Vec<RoomDimension> {
        let dimension = |(at, it): (u32, &crate::maturity::Dimension)| RoomDimension {
            key: it.key.clone(),
            name: it.name.clone(),
            settled: self.agreement(at).is_some_and(|it| it.level.is_some()),
            rounds: u32::try_from(self.rounds_on(at).len()).unwrap_or(u32::MAX),
        };
        (0..).zip(&self.model.dimensions).map(dimension).collect()
    }

    fn side(&self, side: Side, round: Option<&Round>, in_box: InBox) -> RoomSide {
        let name = self.model.perspectives.iter().find(|it| it.side == side).map(|it| it.name.clone());
        let lying = round.map_or(0, |it| self.votes_in(it).filter(|it| it.side == side).map(super::Vote::weight).sum());
        let voted = |seat: &super::Seat| {
            round.is_some_and(|it| self.votes_in(it).any(|vote| vote.seat_id.as_ref() == Some(&seat.id)))
        };
        let seats = self.seats.iter().filter(|it| it.side == side && (!it.away || voted(it))).count();
        let is_boxed = self.workshop.anonymous && round.is_some_and(|it| !it.revealed);
        let votes = if is_boxed { in_box.of(side) } else { lying };
        RoomSide {
            side,
            name: name.unwrap_or_else(|| if side == Side::Provider { "Provider".into() } else { "Agency".into() }),
            // Whose votes lie in the box nobody knows, so that there may be more than people.
            expected: u32::try_from(seats).unwrap_or(u32::MAX).max(if self.workshop.anonymous { votes } else { 0 }),
            votes,
        }
    }

    fn room_seat(&self, seat: &super::Seat, round: Option<&Round>) -> RoomSeat {
        let voted = || round.is_some_and(|it| self.votes_in(it).any(|it| it.seat_id.as_ref() == Some(&seat.id)));
        RoomSeat {
            id: seat.id.clone(),
            name: seat.name.to_string(),
            side: seat.side,
            away: seat.away,
            voted: (!self.workshop.anonymous).then(voted),
        }
    }

    /// The votes of a round, if they lie open.
    fn open(&self, round: &Round) -> Option<Shown> {
        let abstained = self.votes_in(round).filter(|it| it.level.is_none()).map(super::Vote::weight).sum();
        round
            .revealed
            .then(|| self.shown(self.counts(round, Side::Provider), self.counts(round, Side::Agency), abstained))
    }

    fn past(&self, at: u32) -> Vec<PastRound> {
        let mut rounds = self.rounds_on(at);
        rounds.pop();
        let past = |it: &Round| PastRound {
            number: it.number.into(),
            counts: self.open(it).map_or(Vec::new(), |shown| shown.spread.counts),
        };
        rounds.into_iter().map(past).collect()
    }

    fn dissent(&self, at: u32) -> Vec<String> {
        let noted = self.agreement(at).map_or("", |it| it.dissent.as_ref());
        noted.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    fn line(&self, at: u32) -> SummaryLine {
        let agreed = self.agreement(at).and_then(|it| it.level.as_ref());
        let agreed = agreed.and_then(|key| self.model.find_level(key.as_ref()));
        let open: Vec<_> = self.rounds_on(at).into_iter().filter(|it| it.revealed).collect();
        SummaryLine {
            name: self.model.dimensions.get(at as usize).map_or(String::new(), |it| it.name.clone()),
            agreed,
            words: agreed.map_or(String::new(), |level| self.model.level_words(level)),
            shown: open.last().and_then(|it| self.open(it)),
            rounds: u32::try_from(open.len()).unwrap_or(u32::MAX),
            dissent: self.dissent(at),
            was: self.was(at),
        }
    }
}

//! The workshop: a room rates itself, dimension by dimension, blind, then together.
//!
//! Who takes part, which rounds there were and what was voted are entities; before a round is revealed the
//! store keeps what was voted apart from them, so that no reader of entities or history can tell it. What
//! the room sees is worked out from both ([`Room`]).

mod ballots;
mod deed;
mod gathered;
mod kind;
mod room;
mod round;
mod seat;
mod vote;
mod words;

pub use ballots::{BallotSheet, PaperBallot};
pub use deed::{Ballot, Starting, StartingSeat, Talk, WorkshopDeed};
pub use gathered::{Gathered, InBox};
pub use kind::{Workshop, WorkshopState};
pub use room::{PastRound, Room, RoomDimension, RoomLevel, RoomSeat, RoomSide, Shown, SpreadFlag, SummaryLine};
pub use round::Round;
pub use seat::Seat;
pub use vote::Vote;

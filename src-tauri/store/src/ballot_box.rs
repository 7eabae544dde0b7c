//! What lies face down. This is the one place that reads or writes the tables `ballot` and `ballot_box`: no
//! list, no history, no export and no undo label can tell a vote before its round is revealed, because none
//! of them has it.
//!
//! A ballot belongs to a vote and never changes, so that undo and redo of a vote need nothing but its row.
//! In an anonymous workshop there is no ballot, only the round's tally: one record of one size, overwritten
//! in place, whatever was voted and in whatever order.

use engagement::workshop::InBox;
use engagement::{Id, Name, Refusal, Side};
use rusqlite::{Connection, OptionalExtension, params};

use crate::refusal::refusal;
use crate::transact::execute;

/// Room for counts in a tally, on each of two sides; the first is of abstentions.
const PLACES: usize = 128;

/// The size of a tally in bytes.
const TALLY: usize = 2 * PLACES * 2;

/// The most levels that a tally has room for.
pub(crate) const MOST_LEVELS: usize = PLACES - 1;

/// Puts an empty ballot box beside a new round.
pub(crate) fn set_up(connection: &Connection, round: &Id) -> Result<(), Refusal> {
    // Redo brings a round back whose box is still there.
    let sql = "INSERT OR IGNORE INTO ballot_box (round_id, closed, tally) VALUES (?1, 0, ?2)";
    execute(connection, sql, params![round.as_ref(), [0_u8; TALLY].as_slice()]).map(drop)
}

/// Whether a round was revealed once: nothing more is put in, also when the reveal was undone.
pub(crate) fn is_closed(connection: &Connection, round: &Id) -> Result<bool, Refusal> {
    let sql = "SELECT closed FROM ballot_box WHERE round_id = ?1";
    let closed = connection.query_row(sql, [round.as_ref()], |row| row.get(0)).optional().map_err(refusal)?;
    Ok(closed.unwrap_or(false))
}

/// Whether votes lie in the open box of a round of an anonymous workshop.
pub(crate) fn holds_votes(connection: &Connection, round: &Id) -> Result<bool, Refusal> {
    let InBox { provider, agency } = Tally::of(connection, round)?.in_box();
    Ok(provider + agency > 0 && !is_closed(connection, round)?)
}

/// Closes the box of a round that is revealed.
pub(crate) fn close(connection: &Connection, round: &Id) -> Result<(), Refusal> {
    execute(connection, "UPDATE ballot_box SET closed = 1 WHERE round_id = ?1", [round.as_ref()]).map(drop)
}

/// Puts the ballot of a vote in; without a level it is an abstention.
pub(crate) fn put(connection: &Connection, vote: &Id, round: &Id, level: Option<&str>) -> Result<(), Refusal> {
    let sql = "INSERT INTO ballot (vote_id, round_id, level) VALUES (?1, ?2, ?3)";
    execute(connection, sql, params![vote.as_ref(), round.as_ref(), level.unwrap_or_default()]).map(drop)
}

/// Takes the ballot of a vote out to lay it open.
pub(crate) fn ballot_of(connection: &Connection, vote: &Id) -> Result<Option<Name>, Refusal> {
    let sql = "SELECT level FROM ballot WHERE vote_id = ?1";
    let level: Option<String> =
        connection.query_row(sql, [vote.as_ref()], |row| row.get(0)).optional().map_err(refusal)?;
    let level = level.ok_or_else(|| Refusal::Unreadable {
        reason: "A vote of this round has lost its ballot. Take that vote back and give it again.".into(),
    })?;
    if level.is_empty() { Ok(None) } else { Name::try_from(level).map(Some).map_err(Refusal::internal) }
}

/// Counts of an anonymous round, by side, the abstentions first and then the levels, the lowest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tally(Vec<u16>);

impl Tally {
    /// What lies in a round's box.
    pub fn of(connection: &Connection, round: &Id) -> Result<Self, Refusal> {
        let sql = "SELECT tally FROM ballot_box WHERE round_id = ?1";
        let bytes: Option<Vec<u8>> =
            connection.query_row(sql, [round.as_ref()], |row| row.get(0)).optional().map_err(refusal)?;
        let bytes = bytes.unwrap_or_else(|| vec![0; TALLY]);
        Ok(Self(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect()))
    }

    /// Writes it back over what was there.
    pub fn keep(&self, connection: &Connection, round: &Id) -> Result<(), Refusal> {
        let bytes: Vec<u8> = self.0.iter().flat_map(|count| count.to_le_bytes()).collect();
        let sql = "UPDATE ballot_box SET tally = ?2 WHERE round_id = ?1";
        execute(connection, sql, params![round.as_ref(), bytes]).map(drop)
    }

    /// How many votes of a side stand on a level, or abstained.
    pub fn count(&self, side: Side, level: Option<usize>) -> u16 {
        self.0.get(place(side, level)).copied().unwrap_or_default()
    }

    /// One vote more.
    pub fn add(&mut self, side: Side, level: Option<usize>) {
        if let Some(count) = self.0.get_mut(place(side, level)) {
            *count = count.saturating_add(1);
        }
    }

    /// Takes all votes of a side out.
    pub fn empty(&mut self, side: Side) {
        let start = place(side, None);
        self.0.iter_mut().skip(start).take(PLACES).for_each(|count| *count = 0);
    }

    /// How many votes there are, a side each.
    pub fn in_box(&self) -> InBox {
        let sum = |part: &[u16]| part.iter().map(|count| u32::from(*count)).sum();
        let (provider, agency) = self.0.split_at(PLACES.min(self.0.len()));
        InBox { provider: sum(provider), agency: sum(agency) }
    }
}

fn place(side: Side, level: Option<usize>) -> usize {
    let start = if side == Side::Provider { 0 } else { PLACES };
    start + level.map_or(0, |at| (at + 1).min(MOST_LEVELS))
}

/// Takes what lies in open anonymous boxes out of a copy: two states of one tally, one in a copy and one in the
/// file, would tell what was voted between them.
pub(crate) fn empty_in_copy(copy: &Connection) -> Result<(), Refusal> {
    let there = "SELECT EXISTS (SELECT * FROM sqlite_schema WHERE name = 'ballot_box')";
    if !copy.query_row(there, [], |row| row.get::<_, bool>(0)).map_err(refusal)? {
        return Ok(());
    }
    let empty = [0_u8; TALLY];
    let open = "SELECT EXISTS (SELECT * FROM ballot_box WHERE NOT closed AND tally <> ?1)";
    if copy.query_row(open, [empty.as_slice()], |row| row.get::<_, bool>(0)).map_err(refusal)? {
        copy.pragma_update(None, "secure_delete", true).map_err(refusal)?;
        let sql = "UPDATE ballot_box SET tally = ?1 WHERE NOT closed AND tally <> ?1";
        execute(copy, sql, [empty.as_slice()])?;
    }
    Ok(())
}

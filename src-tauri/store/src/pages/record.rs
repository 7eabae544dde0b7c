//! Rows as they stand in the cells of a table's leaf pages.

use super::tree::LEAF_TABLE;
use super::{PAGE, Pages, number};

/// Bytes before the list of cells on a leaf page.
const LEAF_HEAD: usize = 8;

/// What stands in a column.
pub(crate) type SqlValue = rusqlite::types::Value;

/// One row's cell: its number, and where its content begins.
#[derive(Debug)]
pub(crate) struct Cell {
    pub rowid: i64,
    page: u32,
    /// Its first byte in its page.
    start: usize,
    /// First byte of the content in its page.
    at: usize,
    /// Bytes of content, those on overflow pages included.
    length: usize,
}

impl Pages<'_> {
    /// The cells of a leaf page of a table; `None` where the page is none, or not readable as one.
    pub fn cells(&self, page: u32) -> Option<Vec<Cell>> {
        if self.kind(page)? != LEAF_TABLE {
            return None;
        }
        let bytes = self.get(page)?;
        // A cell that cannot be read leaves the others as they are.
        Some(self.cell_starts(page).into_iter().filter_map(|at| cell(page, bytes, at)).collect())
    }

    /// Whether these cells are all that a leaf page of a table holds: with what SQLite keeps free of a page
    /// they fill it. If they do not, nobody can say how many there were.
    pub fn is_filled_by(&self, page: u32, cells: &[Cell]) -> bool {
        let short = |at: usize| {
            let pair = self.get(page)?.get(at..at + 2)?;
            Some(usize::from(u16::from_be_bytes([pair[0], pair[1]])))
        };
        let count = self.cell_count(page);
        let fragments = self.get(page).map_or(0, |bytes| usize::from(bytes[7]));
        let (Some(mut free), Some(content)) = (short(1), short(5)) else { return false };
        let mut filled = content + fragments + cells.iter().map(Cell::taken).sum::<usize>();
        while free != 0 {
            let (Some(next), Some(length)) = (short(free), short(free + 2)) else { return false };
            filled += length;
            // They are in order; anything else is damage, and might be a circle.
            if next != 0 && next < free + length {
                return false;
            }
            free = next;
        }
        cells.len() == count && content >= LEAF_HEAD + 2 * count && filled == PAGE
    }

    /// The columns of a row. `may_read` is asked before an overflow page is used; `None` where the row
    /// cannot be read whole.
    pub fn values(&self, cell: &Cell, may_read: &mut dyn FnMut(u32) -> bool) -> Option<Vec<SqlValue>> {
        let content = self.content(cell, may_read)?;
        let mut at = 0;
        let head = usize::try_from(varint(&content, &mut at)?).ok()?;
        let mut body = head;
        let mut values = Vec::new();
        while at < head {
            values.push(value(varint(&content, &mut at)?, &content, &mut body)?);
        }
        (at == head && body == content.len()).then_some(values)
    }

    fn content(&self, cell: &Cell, may_read: &mut dyn FnMut(u32) -> bool) -> Option<Vec<u8>> {
        let bytes = self.get(cell.page)?;
        let here = local(cell.length);
        let mut content = bytes.get(cell.at..cell.at + here)?.to_vec();
        let mut next = if here < cell.length { number(bytes, cell.at + here)? } else { 0 };
        while content.len() < cell.length {
            let page = self.get(next).filter(|_| may_read(next))?;
            let wanted = (cell.length - content.len()).min(PAGE - 4);
            content.extend(&page[4..4 + wanted]);
            next = number(page, 0)?;
        }
        Some(content)
    }
}

impl Cell {
    /// The bytes that it takes on its page, which are never less than four.
    fn taken(&self) -> usize {
        let here = local(self.length);
        let link = if here < self.length { 4 } else { 0 };
        (self.at - self.start + here + link).max(4)
    }
}

fn cell(page: u32, bytes: &[u8], start: usize) -> Option<Cell> {
    let mut at = start;
    let length = usize::try_from(varint(bytes, &mut at)?).ok()?;
    let rowid = varint(bytes, &mut at)?;
    // SQLite refuses content past this length.
    (length <= 1_000_000_000).then_some(Cell { rowid, page, start, at, length })
}

/// How much of a row's content stands on the leaf itself; the rest is on overflow pages.
fn local(length: usize) -> usize {
    let most = PAGE - 35;
    if length <= most {
        return length;
    }
    let least = (PAGE - 12) * 32 / 255 - 23;
    let fits = least + (length - least) % (PAGE - 4);
    if fits <= most { fits } else { least }
}

/// A number of one to nine bytes, seven bits each but for the ninth.
fn varint(bytes: &[u8], at: &mut usize) -> Option<i64> {
    let mut number: u64 = 0;
    for turn in 0..9 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        if turn == 8 {
            return Some((number << 8 | u64::from(byte)).cast_signed());
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            break;
        }
    }
    Some(number.cast_signed())
}

fn value(kind: i64, content: &[u8], body: &mut usize) -> Option<SqlValue> {
    let mut take = |length: usize| {
        let bytes = content.get(*body..body.checked_add(length)?)?;
        *body += length;
        Some(bytes)
    };
    match kind {
        0 => Some(SqlValue::Null),
        1..=6 => {
            let bytes = take([1, 2, 3, 4, 6, 8][usize::try_from(kind).ok()? - 1])?;
            let negative = bytes[0] >= 0x80;
            let number = bytes.iter().fold(if negative { -1_i64 } else { 0 }, |sum, &byte| sum << 8 | i64::from(byte));
            Some(SqlValue::Integer(number))
        }
        7 => take(8)?.try_into().ok().map(|bytes| SqlValue::Real(f64::from_be_bytes(bytes))),
        8 | 9 => Some(SqlValue::Integer(kind - 8)),
        12.. => {
            let bytes = take(usize::try_from((kind - 12) / 2).ok()?)?;
            if kind % 2 == 0 {
                return Some(SqlValue::Blob(bytes.to_vec()));
            }
            Some(SqlValue::Text(String::from_utf8(bytes.to_vec()).ok()?))
        }
        _ => None,
    }
}

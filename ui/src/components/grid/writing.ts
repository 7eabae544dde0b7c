// Turns texts for many cells (pasted, filled, typed into a range) into changes of rows. Every text is
// read here first: what cannot be stored stays in its cell as typed with the reason, the rest is stored
// as one step. Texts below the last row make new rows, as far as such a row has what it needs.

import { type Column, type Row, sameValue, type Value, valueIn } from "./column";
import { read } from "./reading";
import type { Place } from "./selection";

export type RowValues = Record<string, Value>;

/** What a grid asks to be stored. The screen knows of which kind. */
export type RowChange =
  | { readonly change: "add"; readonly values: RowValues; readonly after: string | null }
  | { readonly change: "edit"; readonly id: string; readonly values: RowValues }
  | { readonly change: "remove"; readonly id: string }
  | { readonly change: "move"; readonly id: string; readonly after: string | null };

export interface CellText {
  readonly place: Place;
  readonly text: string;
}

export interface RefusedText {
  readonly column: Column;
  readonly text: string;
  readonly reason: string;
}

/** What becomes of one row: its change, if any, and the texts it keeps unstored. */
export interface RowPlan {
  /** Nothing for a new row. */
  readonly id: string | null;
  readonly values: RowValues;
  readonly refused: readonly RefusedText[];
  /** Cells whose text is the value they have now or will have. */
  readonly accepted: readonly Column[];
}

export interface Plan {
  readonly rows: readonly RowPlan[];
  /** Why lines were left out; nothing where all found a place. */
  readonly leftOut: string | null;
}

/** `rowAt` gives nothing for places below the last row. */
export function plan(
  cells: Iterable<CellText>,
  columns: readonly Column[],
  rowAt: (row: number) => Row | undefined,
): Plan {
  const rows: RowPlan[] = [];
  let nameless = 0;
  for (const [place, texts] of byRow(cells)) {
    const row = rowAt(place);
    const planned = row ? planEdit(row, texts, columns) : planAdd(texts, columns);
    if (planned) rows.push(planned);
    else if (texts.some(({ text }) => text.trim() !== "")) nameless++;
  }
  const needed = columns.find((column) => !column.optional)?.label ?? "name";
  const lines =
    nameless === 1
      ? "1 line below the last row was"
      : `${nameless.toLocaleString("en-US")} lines below the last row were`;
  const leftOut = nameless === 0 ? null : `${lines} left out. A new row needs its ${needed.toLowerCase()}.`;
  return { rows, leftOut };
}

function byRow(cells: Iterable<CellText>): Map<number, CellText[]> {
  const rows = new Map<number, CellText[]>();
  for (const cell of cells) {
    const texts = rows.get(cell.place.row);
    if (texts) texts.push(cell);
    else rows.set(cell.place.row, [cell]);
  }
  return rows;
}

function planEdit(row: Row, texts: readonly CellText[], columns: readonly Column[]): RowPlan {
  return readAll(row.id, texts, columns, (column) => valueIn(row, column));
}

/** A new row, or nothing where a value without which it cannot be is missing. */
function planAdd(texts: readonly CellText[], columns: readonly Column[]): RowPlan | null {
  const planned = readAll(null, texts, columns, () => null);
  const complete = columns.every(
    (column) => column.optional || column.fresh !== null || planned.values[column.name] !== undefined,
  );
  return complete ? planned : null;
}

function readAll(
  id: string | null,
  texts: readonly CellText[],
  columns: readonly Column[],
  before: (column: Column) => Value,
): RowPlan {
  const values: RowValues = {};
  const refused: RefusedText[] = [];
  const accepted: Column[] = [];
  for (const { place, text } of texts) {
    const column = columns[place.column];
    // What is worked out takes nothing, whatever was copied from its like.
    if (!column || column.computed) continue;
    const now = before(column);
    const reading = read(column, text, now);
    if ("reason" in reading) {
      refused.push({ column, text, reason: reading.reason });
      continue;
    }
    accepted.push(column);
    if (!sameValue(reading.value, now)) values[column.name] = reading.value;
  }
  return { id, values, refused, accepted };
}

/** The changes of a plan, new rows last and in order. */
export function changesOf({ rows }: Plan): RowChange[] {
  return rows.flatMap(({ id, values }): RowChange[] => {
    if (id === null) return [{ change: "add", values, after: null }];
    return Object.keys(values).length > 0 ? [{ change: "edit", id, values }] : [];
  });
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

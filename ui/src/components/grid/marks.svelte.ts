// What the cells show beside their stored values: a text that was refused and stays as typed, a value on
// its way to the file, and the tint of what has just changed.

import { type Column, type Row, sameValue, type Value, valueIn } from "./column";

export interface Refused {
  readonly text: string;
  readonly reason: string;
  /** What Esc brings back, where a pause had stored something else in between. */
  readonly restore: { readonly value: Value; readonly visit: string } | null;
}

/** A cell by its row's id. */
export interface CellOf {
  readonly row: string;
  readonly column: Column;
}

interface Pending {
  readonly of: string;
  readonly value: Value;
  /** The row as it was when the last answer came; a later one says more than this mark. */
  readonly row: Row | undefined;
  /** Answers that are still to come. */
  readonly waiting: number;
}

const TINTED = 1500;

export class Marks {
  #refused: ReadonlyMap<string, Refused> = $state.raw(new Map());
  /** Changed in place, since every edit passes here; what stands in it depends on the turn. */
  readonly #pending = new Map<string, Pending>();
  #turn = $state(0);
  /** Answered, and seen before the row came anew. */
  readonly #settling = new Set<string>();
  #changed: ReadonlySet<string> = $state.raw(new Set());
  #seen = new Map<string, Row>();

  refused(row: string, column: Column): Refused | undefined {
    return this.#refused.get(key(row, column));
  }

  /** How many cells are refused in rows that are there. */
  refusals(isThere: (row: string) => boolean): number {
    return [...this.#refused.keys()].filter((each) => isThere(each.slice(0, each.indexOf(" ")))).length;
  }

  refuse(cells: readonly (CellOf & { refused: Refused })[]): void {
    if (cells.length === 0) return;
    this.#refused = withAll(
      this.#refused,
      cells.map((cell) => [keyOf(cell), cell.refused]),
    );
    this.#forget(cells.map(keyOf));
  }

  mend(cells: readonly CellOf[]): void {
    this.#refused = without(this.#refused, cells);
  }

  /** The value to show: one that is being stored before the one that is stored. */
  value(row: Row, column: Column): Value {
    void this.#turn;
    const pending = this.#pending.get(key(row.id, column));
    return pending && (pending.waiting > 0 || pending.row === row) ? pending.value : valueIn(row, column);
  }

  /** Shows values before they are stored. */
  expect(cells: readonly (CellOf & { value: Value })[]): void {
    for (const cell of cells) {
      const waiting = (this.#pending.get(keyOf(cell))?.waiting ?? 0) + 1;
      this.#pending.set(keyOf(cell), { of: cell.row, value: cell.value, row: undefined, waiting });
      this.#settling.delete(keyOf(cell));
    }
    this.#turn++;
  }

  /** The answer came: the stored value counts as soon as the row is a newer one than this. */
  answered(cells: readonly CellOf[], rowOf: (id: string) => Row | undefined, isStored: boolean): void {
    if (!isStored) {
      this.#forget(cells.map(keyOf));
      return;
    }
    for (const cell of cells) {
      const pending = this.#pending.get(keyOf(cell));
      if (!pending) continue;
      const waiting = Math.max(0, pending.waiting - 1);
      const row = rowOf(cell.row);
      const isThere = waiting === 0 && row && sameValue(valueIn(row, cell.column), pending.value);
      if (isThere) this.#pending.delete(keyOf(cell));
      else this.#pending.set(keyOf(cell), { ...pending, row, waiting });
      if (waiting === 0 && !isThere) this.#settling.add(keyOf(cell));
    }
    this.#forget(
      [...this.#settling].filter((each) => {
        const pending = this.#pending.get(each);
        return !pending || pending.row !== rowOf(pending.of);
      }),
    );
  }

  #forget(keys: readonly string[]): void {
    for (const each of keys) {
      this.#pending.delete(each);
      this.#settling.delete(each);
    }
    this.#turn++;
  }

  /** A new row has got its real id: what is marked on it moves along. */
  rename(from: string, to: string): void {
    const named = (each: string) => (each.startsWith(`${from} `) ? to + each.slice(from.length) : each);
    this.#refused = new Map([...this.#refused].map(([each, mark]) => [named(each), mark]));
  }

  hasChanged(row: string, column: Column): boolean {
    return this.#changed.has(key(row, column));
  }

  /** Compares the rows on the screen with how they were and tints what differs for a moment. */
  watch(rows: readonly Row[], columns: readonly Column[]): void {
    const changed = rows.flatMap((row) => {
      const before = this.#seen.get(row.id);
      if (!before || before === row) return [];
      return columns
        .filter((column) => !sameValue(valueIn(before, column), valueIn(row, column)))
        .map((column) => key(row.id, column));
    });
    this.#seen = new Map(rows.map((row) => [row.id, row]));
    if (changed.length === 0) return;
    this.#changed = new Set([...this.#changed, ...changed]);
    setTimeout(() => {
      this.#changed = new Set([...this.#changed].filter((each) => !changed.includes(each)));
    }, TINTED);
  }
}

function key(row: string, column: Column): string {
  return `${row} ${column.name}`;
}

function keyOf({ row, column }: CellOf): string {
  return key(row, column);
}

function withAll<T>(map: ReadonlyMap<string, T>, entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const next = new Map(map);
  for (const [each, mark] of entries) next.set(each, mark);
  return next;
}

function without<T>(map: ReadonlyMap<string, T>, cells: readonly CellOf[]): ReadonlyMap<string, T> {
  const next = new Map(map);
  for (const cell of cells) next.delete(keyOf(cell));
  return next.size === map.size ? map : next;
}

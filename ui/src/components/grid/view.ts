// Rows in the order in which they are seen: filtered and sorted ids. An edit changes no ids, so neither
// filter nor sort runs again: an edited row stays where it is until the arrangement itself changes, as in
// a spreadsheet. Rows that come stand after the row they follow, rows that go are taken out.

import { type Column, codesOf, type Row, textOf, type Value, valueIn, wordsOf } from "./column";

/** Where rows come from: ids in their own order, a new array only when order or membership changes. */
export interface Source {
  readonly ids: readonly string[];
  get(id: string): Row | undefined;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export interface Filter {
  /** Stands in any of the columns. */
  readonly text: string;
  /** By column: the codes to be seen, the empty text for cells without one. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
}

export const NO_FILTER: Filter = { text: "", codes: {} };

export function isFiltered(filter: Filter): boolean {
  return filter.text.trim() !== "" || Object.values(filter.codes).some((codes) => codes.length > 0);
}

/** How rows are to be seen. The identity of this object tells whether it changed. */
export interface Arrangement {
  readonly sort: Sort | null;
  readonly filter: Filter;
  readonly columns: readonly Column[];
}

/** Arranges again and again, and keeps what it can of the time before. */
export class Arranger {
  #last: { by: Arrangement; source: readonly string[]; seen: readonly string[] } | null = null;

  arrange(source: Source, by: Arrangement): readonly string[] {
    const last = this.#last;
    const seen = last?.by === by ? carried(last.source, last.seen, source.ids, by) : arranged(source, by);
    this.#last = { by, source: source.ids, seen };
    return seen;
  }
}

function carried(
  before: readonly string[],
  seen: readonly string[],
  ids: readonly string[],
  by: Arrangement,
): readonly string[] {
  if (before === ids) return seen;
  if (before === seen) return ids;
  const places = new Map(ids.map((id, place) => [id, place]));
  const known = new Set(before);
  const kept = seen.filter((id) => places.has(id));
  const coming = ids.filter((id) => !known.has(id));
  if (!by.sort) return [...kept, ...coming].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  for (const id of coming) {
    const previous = ids[(places.get(id) ?? 0) - 1];
    const at = previous === undefined ? -1 : kept.indexOf(previous);
    kept.splice(at === -1 ? kept.length : at + 1, 0, id);
  }
  return kept;
}

function arranged(source: Source, { sort, filter, columns }: Arrangement): readonly string[] {
  const passes = isFiltered(filter) ? filtering(filter, columns) : null;
  const column = sort && columns.find((column) => column.name === sort.column);
  if (!passes && !column) return source.ids;
  const rows = source.ids.flatMap((id) => source.get(id) ?? []).filter((row) => !passes || passes(row));
  if (!sort || !column) return rows.map((row) => row.id);
  const keyed = rows.map((row) => ({ id: row.id, key: sortKey(column, valueIn(row, column)) }));
  const compare = comparing(column);
  // Empty cells stand last either way; equal ones keep the order of the rows, as sorting is stable.
  keyed.sort(({ key: one }, { key: other }) => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sort.descending ? -compare(one, other) : compare(one, other);
  });
  return keyed.map(({ id }) => id);
}

function filtering(filter: Filter, columns: readonly Column[]): (row: Row) => boolean {
  const text = filter.text.trim().toLowerCase();
  const wanted = columns
    .map((column) => ({ column, codes: new Set(filter.codes[column.name] ?? []) }))
    .filter(({ codes }) => codes.size > 0);
  const hasCode = (value: Value, codes: Set<string>) =>
    value === null ? codes.has("") : codesOf(value).some((code) => codes.has(code));
  return (row) =>
    wanted.every(({ column, codes }) => hasCode(valueIn(row, column), codes)) &&
    (text === "" || columns.some((column) => holdsText(row, column, text)));
}

/** Whether a cell holds a text, given in lower case. */
export function holdsText(row: Row, column: Column, text: string): boolean {
  const value = valueIn(row, column);
  return value !== null && wordsOf(column, value).toLowerCase().includes(text);
}

type Key = string | number;

/** Codes sort by their place in the list, several by the first one; texts by their letters. */
function sortKey(column: Column, value: Value): Key | null {
  if (value === null) return null;
  if (column.choices.length === 0) return textOf(column, value);
  const [first = ""] = codesOf(value);
  const place = column.choices.findIndex((choice) => choice.code === first);
  return place === -1 ? column.choices.length : place;
}

function comparing(column: Column): (one: Key, other: Key) => number {
  if (column.choices.length > 0) return (one, other) => Number(one) - Number(other);
  const { compare } = new Intl.Collator("en-US", { numeric: true });
  return (one, other) => compare(String(one), String(other));
}

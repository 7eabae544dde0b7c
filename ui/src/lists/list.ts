// What a screen says of the list that it shows. The rest comes from the facts of the kind: columns, words, choices.
//
//   <ListScreen list={{ kind: "organization", scope: null }} title="Organizations" add="Add an organization" empty={…} />

import type { Choice, Column, Row } from "../components/grid/column";
import type { Sort } from "../components/grid/view";
import type { JsonValue, Kind } from "../engagement";

export interface ListOf {
  readonly kind: Kind;
  /** The engagement or list whose rows these are; null for all of the workspace. */
  readonly scope: string | null;
  /** Which of the rows; all where nothing is said. Asked when rows come and go, not when they change. */
  readonly keeps?: (row: Row) => boolean;
  /** Fields that need no column because every row here has the same: new rows are given them. */
  readonly given?: Readonly<Record<string, JsonValue>>;
  /** What a new row has in a column until something else is chosen. */
  readonly fresh?: Readonly<Record<string, string>>;
  /** Columns of other widths than the facts say: pixels, and the share of what is left over. */
  readonly widths?: Readonly<Record<string, Width>>;
  /** Columns seen at first, the others from the inspector; all but long texts where nothing is said. */
  readonly shown?: readonly string[];
  /** The order at first; the rows' own where nothing is said. */
  readonly sort?: Sort;
  /** What a choice in a field means for the row in focus, where the screen knows more than the facts say. */
  readonly consequence?: (field: string, choice: Choice) => string | null;
  /** The column by which rows are known, where that is not the first field. */
  readonly first?: string;
  /** What may be chosen in fields of which the facts do not say it. */
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** Columns that are worked out from the row, after those of the fields. */
  readonly computed?: readonly Column[];
}

export interface Width {
  readonly width: number;
  readonly grow: number;
}

/** What belongs into a list without rows, and the first step. */
export interface Empty {
  readonly heading: string;
  readonly about: string;
  readonly first: string;
}

/** A column that is worked out from the row. */
export function computed(
  name: string,
  label: string,
  hint: string,
  width: number,
  of: (row: Row) => string | null,
): Column {
  const none = { optional: true, fresh: null, choices: [], ranked: false, grow: 0, consequence: null, form: null };
  return { name, label, hint, holds: "text", width, computed: of, ...none };
}

// What a screen says of the list that it shows. The rest comes from the facts of the kind: columns, words, choices.
//
//   <ListScreen list={{ kind: "organization", scope: null }} title="Organizations" add="Add an organization" empty={…} />

import type { Choice, Column, Holds, Row } from "../components/grid/column";
import type { Sort } from "../components/grid/view";
import type { JsonValue, Kind } from "../engagement";
import type { Woven } from "./woven.svelte";

export interface ListOf {
  readonly kind: Kind;
  /** The engagement or list whose rows these are; null for all of the workspace. */
  readonly scope: string | null;
  /** Which of the rows; all where nothing is said. Asked when rows come and go, not when they change. */
  readonly keeps?: (row: Row) => boolean;
  /** Fields that need no column because every row here has the same: new rows are given them. */
  readonly given?: Readonly<Record<string, JsonValue>>;
  /** The field by which rows are known, in the first column; the kind's first one where nothing is said. */
  readonly first?: string;
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
  /** What may be chosen in fields of which the facts do not say it. */
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** Columns that are worked out from the row, after those of the fields. */
  readonly computed?: readonly Column[];
  /** Columns whose content is kept elsewhere than in fields of their names. */
  readonly woven?: Woven;
  /** By what the layout of its columns is remembered, where the kind has several lists. */
  readonly layout?: string;
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
  /** Another way to begin. */
  readonly other?: { readonly words: string; readonly run: () => void };
}

/** A column that is worked out from the row. */
export function computed(
  name: string,
  label: string,
  hint: string,
  width: number,
  of: (row: Row) => string | null,
): Column {
  return { ...plain(name, label, hint, "text"), width, computed: of };
}

/** A column whose codes or entries are kept elsewhere. */
export function woven(
  name: string,
  label: string,
  hint: string,
  holds: Holds,
  choices: readonly Choice[],
  width: Width,
): Column {
  return { ...plain(name, label, hint, holds), choices, ...width };
}

/** As narrow as a header of two lines can be: where its words part best, no less than two codes need. */
export function narrowest(label: string): number {
  const words = label.split(" ");
  const parts = words.map((_, at) =>
    Math.max(...[words.slice(0, at), words.slice(at)].map((part) => part.join(" ").length)),
  );
  return Math.max(72, Math.round(Math.min(...parts) * 7) + 20);
}

function plain(name: string, label: string, hint: string, holds: Holds): Column {
  const none = { optional: true, fresh: null, choices: [], ranked: false, consequence: null, form: null };
  return { name, label, hint, holds, width: 0, grow: 0, computed: null, ...none };
}

// Finding a text in the cells that are seen: how many hold it, and the next one from where one stands.

import type { Column } from "./column";
import type { Place } from "./selection";
import { holdsText, type Source } from "./view";

export interface Found {
  /** How many cells hold the text. */
  readonly count: number;
  /** The place of the next one among them, from 1; 0 where there is none. */
  readonly nth: number;
  readonly place: Place | null;
}

export type Way = "here" | "next" | "previous";

/** The next cell after a place (before it, where going backwards), around the end. `here` counts the place itself. */
export function find(seen: Source, columns: readonly Column[], typed: string, from: Place, way: Way): Found {
  const text = typed.trim().toLowerCase();
  if (text === "") return { count: 0, nth: 0, place: null };
  const hits: Place[] = [];
  for (const [row, id] of seen.ids.entries()) {
    const entry = seen.get(id);
    if (!entry) continue;
    for (const [column, of] of columns.entries()) if (holdsText(entry, of, text)) hits.push({ row, column });
  }
  const nth = pick(hits, from, way);
  return { count: hits.length, nth: nth + 1, place: hits[nth] ?? null };
}

function pick(hits: readonly Place[], from: Place, way: Way): number {
  if (hits.length === 0) return -1;
  const past = (hit: Place) => hit.row - from.row || hit.column - from.column;
  if (way === "previous") {
    const before = hits.findLastIndex((hit) => past(hit) < 0);
    return before === -1 ? hits.length - 1 : before;
  }
  const after = hits.findIndex((hit) => (way === "here" ? past(hit) >= 0 : past(hit) > 0));
  return after === -1 ? 0 : after;
}

// What the status bar says of a list.

import { isChosen, isSeveral, wordsOf } from "../components/grid/column";
import { sizeOf } from "../components/grid/selection";
import type { Sheet } from "../components/grid/sheet.svelte";
import { counted } from "../components/grid/writing";
import type { Listing } from "./listing.svelte";

export function statusOf(listing: Listing): { left: string[]; right: string[] } {
  return { left: doing(listing.sheet), right: holding(listing) };
}

function doing(sheet: Sheet): string[] {
  const { visit, selection } = sheet;
  const cells = sizeOf(sheet.range);
  const selected = cells > 1 ? [`${cells.toLocaleString("en-US")} cells selected`] : [];
  if (!visit) return ["Ready", ...selected];
  const where = `${visit.column.label}, ${visit.row === sheet.draft.key ? "new row" : `row ${selection.active.row + 1}`}`;
  if (isSeveral(visit.column)) {
    return [
      "Editing",
      where,
      `${counted(visit.codes.length, visit.column.label.toLowerCase())}, in order`,
      ...selected,
    ];
  }
  const was = visit.before !== null && isChosen(visit.column);
  return ["Editing", where, ...(was ? [`Was ${wordsOf(visit.column, visit.before)}`] : []), ...selected];
}

function holding(listing: Listing): string[] {
  const { seen, refusals } = listing;
  if (!listing.isReady) return ["Reading"];
  const all = listing.count;
  const shown = seen.ids.length;
  return [
    ...(refusals > 0 ? [`${counted(refusals, "cell")} not accepted`] : []),
    shown === all ? listing.counted(all) : `${shown.toLocaleString("en-US")} of ${listing.counted(all)}`,
  ];
}

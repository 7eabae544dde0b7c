// What the status bar says of the matrix.

import { codesOf, wordsOf } from "../components/grid/column";
import { sizeOf } from "../components/grid/selection";
import type { Sheet } from "../components/grid/sheet.svelte";
import { counted } from "../components/grid/writing";
import type { Matrix } from "./matrix.svelte";

export function statusOf(matrix: Matrix): { left: string[]; right: string[] } {
  return { left: doing(matrix.sheet), right: holding(matrix) };
}

function doing(sheet: Sheet): string[] {
  const { visit, selection } = sheet;
  const cells = sizeOf(sheet.range);
  const selected = cells > 1 ? [`${cells.toLocaleString("en-US")} cells selected`] : [];
  if (!visit) return ["Ready", ...selected];
  const where = `${visit.column.label}, ${visit.row === sheet.draft.key ? "new row" : `row ${selection.active.row + 1}`}`;
  if (visit.column.holds === "codes") {
    return [
      "Editing",
      where,
      `${counted(visit.codes.length, visit.column.label.toLowerCase())}, in order`,
      ...selected,
    ];
  }
  const was = codesOf(visit.before).length > 0 && visit.column.holds === "code";
  return ["Editing", where, ...(was ? [`Was ${wordsOf(visit.column, visit.before)}`] : []), ...selected];
}

function holding({ seen, stakeholders, sheet, isReady }: Matrix): string[] {
  if (!isReady) return ["Reading the matrix"];
  const all = stakeholders.ids.length;
  const shown = seen.ids.length;
  const refusals = sheet.marks.refusals((row) => sheet.row(row) !== undefined);
  return [
    ...(refusals > 0 ? [`${counted(refusals, "cell")} not accepted`] : []),
    shown === all ? counted(all, "stakeholder") : `${shown.toLocaleString("en-US")} of ${counted(all, "stakeholder")}`,
  ];
}

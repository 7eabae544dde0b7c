// Which cell takes its content from which: fill down, the fill handle, and repeating a copied table
// into a larger range. Only geometry; values are read and stored elsewhere.

import { type Place, placesOf, type Range } from "./selection";

export interface Copy {
  readonly from: Place;
  readonly to: Place;
}

/** Ctrl+D: the top row of the range goes into the rest; one row alone takes the row above it. */
export function fillDown(range: Range): Copy[] {
  const oneRow = range.top === range.bottom;
  if (oneRow && range.top === 0) return [];
  const source = oneRow ? range.top - 1 : range.top;
  const target = oneRow ? range : { ...range, top: range.top + 1 };
  return [...placesOf(target)].map((to) => ({ from: { row: source, column: to.column }, to }));
}

/** The range after its handle was dragged to a place: it grows in one direction, the one dragged further. */
export function dragged(range: Range, to: Place): Range {
  const down = Math.max(to.row - range.bottom, range.top - to.row, 0);
  const across = Math.max(to.column - range.right, range.left - to.column, 0);
  if (down === 0 && across === 0) return range;
  return down >= across
    ? { ...range, top: Math.min(range.top, to.row), bottom: Math.max(range.bottom, to.row) }
    : { ...range, left: Math.min(range.left, to.column), right: Math.max(range.right, to.column) };
}

/** The cells that a dragged handle fills, each with its source; the pattern repeats. */
export function fillDragged(range: Range, grown: Range): Copy[] {
  const height = range.bottom - range.top + 1;
  const width = range.right - range.left + 1;
  const within = (value: number, size: number) => ((value % size) + size) % size;
  return [...placesOf(grown)]
    .filter((to) => to.row < range.top || to.row > range.bottom || to.column < range.left || to.column > range.right)
    .map((to) => ({
      from: {
        row: range.top + within(to.row - range.top, height),
        column: range.left + within(to.column - range.left, width),
      },
      to,
    }));
}

/** The range a copied table takes when it is put into a selection: repeated where the selection is a multiple of it. */
export function pasteRange(height: number, width: number, selected: Range): Range {
  const rows = selected.bottom - selected.top + 1;
  const columns = selected.right - selected.left + 1;
  const tall = rows % height === 0 ? rows : height;
  const wide = columns % width === 0 ? columns : width;
  return { ...selected, bottom: selected.top + tall - 1, right: selected.left + wide - 1 };
}

// What part of the grid is seen, and where its cells lie. Widths and heights are numbers, so no cell is measured.

import type { Column } from "./column";
import type { Place } from "./selection";
import { type Span, scrolledTo, spanOf } from "./windowing";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Below this width the name scrolls along, or nothing else would be seen. */
const ROOM_FOR_FROZEN = 560;

/** The height of a header with two lines. */
const TWO_LINES = 44;

/** Columns as wide as they ask, and those that grow share what is left. */
export function widthsOf(columns: readonly Column[], available: number): number[] {
  const spare = available - columns.reduce((sum, column) => sum + column.width, 0);
  const shares = columns.reduce((sum, column) => sum + column.grow, 0);
  if (spare <= 0 || shares === 0) return columns.map((column) => column.width);
  return columns.map((column) => column.width + Math.floor((spare * column.grow) / shares));
}

export class Viewport {
  scrollTop = $state(0);
  scrollLeft = $state(0);
  width = $state(0);
  height = $state(0);
  rowHeight = $state(32);
  rows = $state(0);
  columns: readonly Column[] = $state.raw([]);

  get headerHeight(): number {
    return this.columns.some(({ tall }) => tall) ? Math.max(TWO_LINES, this.rowHeight) : this.rowHeight;
  }

  /** The row numbers' column: as many digits as the last one has. */
  get numbers(): number {
    return Math.max(32, 7 * String(this.rows).length + 16);
  }

  readonly widths: readonly number[] = $derived(widthsOf(this.columns, this.width - this.numbers - 1));

  /** Where columns begin, and at the end where the last one ends. */
  readonly lefts: readonly number[] = $derived.by(() => {
    const lefts = [this.numbers];
    for (const width of this.widths) lefts.push((lefts.at(-1) ?? 0) + width);
    return lefts;
  });

  get total(): number {
    return this.lefts.at(-1) ?? 0;
  }

  get isFrozen(): boolean {
    return this.width >= ROOM_FOR_FROZEN;
  }

  /** Width of what does not scroll sideways. */
  get frozen(): number {
    return this.isFrozen ? (this.lefts[1] ?? this.numbers) : this.numbers;
  }

  readonly span: Span = $derived(spanOf(this.scrollTop, this.height - this.headerHeight, this.rowHeight, this.rows));

  /** Whole rows that fit. */
  get page(): number {
    return Math.max(1, Math.floor((this.height - this.headerHeight) / this.rowHeight) - 1);
  }

  /** A cell's box, seen from the corner of the grid's frame. */
  box({ row, column }: Place): Box {
    const isFrozen = this.isFrozen && column === 0;
    return {
      left: (this.lefts[column] ?? 0) - (isFrozen ? 0 : this.scrollLeft),
      top: this.headerHeight + row * this.rowHeight - this.scrollTop,
      width: this.widths[column] ?? 0,
      height: this.rowHeight,
    };
  }

  /** Where to scroll so that a cell is seen. */
  revealing({ row, column }: Place): { top: number; left: number } {
    const rowsHeight = this.height - this.headerHeight;
    const top = scrolledTo(row * this.rowHeight, this.rowHeight, this.scrollTop, rowsHeight);
    if (this.isFrozen && column === 0) return { top, left: this.scrollLeft };
    const from = (this.lefts[column] ?? 0) - this.frozen;
    const left = scrolledTo(from, this.widths[column] ?? 0, this.scrollLeft, this.width - this.frozen);
    return { top, left: Math.max(0, left) };
  }

  /** The cell under a point of the frame; column -1 is the row numbers, rows are kept inside the grid. */
  placeAt(x: number, y: number): Place {
    const row = Math.floor((y - this.headerHeight + this.scrollTop) / this.rowHeight);
    const inFrozen = x < this.frozen;
    const across = inFrozen ? x : x + this.scrollLeft;
    const column = this.lefts.findLastIndex((left) => left <= across);
    return {
      row: Math.max(0, Math.min(this.rows - 1, row)),
      column: Math.min(column, this.columns.length - 1),
    };
  }
}

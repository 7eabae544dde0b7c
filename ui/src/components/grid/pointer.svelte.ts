// The pointer in the grid: choosing cells, rows and columns, drawing ranges, the fill handle, and dragging
// rows by their number. Every deed here has its keys too.

import { fillTo } from "./deeds";
import { dragged } from "./fill";
import { putRows } from "./row-deeds";
import { at, extendTo, type Place, type Range, select } from "./selection";
import type { Sheet } from "./sheet.svelte";
import type { Viewport } from "./viewport.svelte";

type Deed = "select" | "selectRows" | "selectColumns" | "fill" | "moveRows";

/** Pixels before a press on a row number becomes a drag. */
const SLACK = 5;

export class Pointer {
  deed: Deed | null = $state(null);
  /** The range a dragged fill handle would fill. */
  preview: Range | null = $state.raw(null);
  /** The place in front of which dragged rows would be put. */
  drop: number | null = $state(null);
  #from = { x: 0, y: 0 };
  readonly #sheet: () => Sheet;
  readonly #view: Viewport;
  readonly #scroller: () => HTMLElement;

  constructor(sheet: () => Sheet, view: Viewport, scroller: () => HTMLElement) {
    this.#sheet = sheet;
    this.#view = view;
    this.#scroller = scroller;
  }

  down(event: PointerEvent): void {
    const target = event.target as Element;
    if (event.button !== 0 || this.#isTyping(target)) return;
    this.#from = { x: event.clientX, y: event.clientY };
    this.deed = this.#begin(target, event);
    if (this.deed) (event.currentTarget as Element).setPointerCapture?.(event.pointerId);
  }

  #begin(target: Element, event: PointerEvent): Deed | null {
    const sheet = this.#sheet();
    const cell = placeOf(target);
    const number = target.closest<HTMLElement>("[data-number]")?.dataset.number;
    const header = target.closest<HTMLElement>("[data-header]")?.dataset.header;
    if (target.closest("[data-handle]")) return "fill";
    if (target.closest("[data-corner]")) {
      sheet.press({ key: "a", ctrlKey: true, shiftKey: false, altKey: false });
      return null;
    }
    if (number !== undefined) return this.#onNumber(Number(number), event.shiftKey);
    if (header !== undefined) {
      this.#selectColumns(Number(header), event.shiftKey ? sheet.selection.active.column : Number(header));
      return "selectColumns";
    }
    if (!cell) return null;
    sheet.go(event.shiftKey ? extendTo(sheet.selection, cell) : at(cell.row, cell.column));
    return "select";
  }

  #onNumber(row: number, extends_: boolean): Deed {
    const sheet = this.#sheet();
    const { top, bottom, left, right } = sheet.range;
    if (extends_) {
      const from = sheet.selection.active.row;
      sheet.selectRows(Math.min(from, row), Math.max(from, row), from);
      return "selectRows";
    }
    const isWhole = left === 0 && right === sheet.columns.length - 1 && row >= top && row <= bottom;
    if (!isWhole) sheet.selectRows(row, row, row);
    return "moveRows";
  }

  #selectColumns(one: number, other: number): void {
    const sheet = this.#sheet();
    const bottom = Math.max(0, sheet.setting.seen.ids.length - 1);
    const active = { row: sheet.selection.active.row, column: other };
    sheet.go(select(active, { top: 0, bottom, left: Math.min(one, other), right: Math.max(one, other) }));
  }

  move(event: PointerEvent): void {
    if (!this.deed) return;
    const sheet = this.#sheet();
    const place = this.#placeAt(event);
    const inside: Place = { row: place.row, column: Math.max(0, place.column) };
    if (this.deed === "select") sheet.selection = extendTo(sheet.selection, inside);
    if (this.deed === "selectColumns") this.#selectColumns(inside.column, sheet.selection.active.column);
    if (this.deed === "selectRows") {
      const from = sheet.selection.active.row;
      sheet.selectRows(Math.min(from, place.row), Math.max(from, place.row), from);
    }
    if (this.deed === "fill") this.preview = dragged(sheet.range, inside);
    if (this.deed === "moveRows" && Math.abs(event.clientY - this.#from.y) > SLACK) this.drop = this.#gapAt(event);
    this.#scrollAlong(event);
  }

  up(event: PointerEvent): void {
    const sheet = this.#sheet();
    const place = this.#placeAt(event);
    if (this.deed === "fill" && this.preview) void fillTo(sheet, { row: place.row, column: Math.max(0, place.column) });
    if (this.deed === "moveRows" && this.drop !== null) void putRows(sheet, this.drop);
    else if (this.deed === "moveRows" && Math.abs(event.clientY - this.#from.y) <= SLACK)
      sheet.selectRows(place.row, place.row, place.row);
    this.cancel();
  }

  cancel(): void {
    this.deed = null;
    this.preview = null;
    this.drop = null;
  }

  twice(event: MouseEvent): void {
    const target = event.target as Element;
    if (!this.#isTyping(target) && placeOf(target)) this.#sheet().typing.begin("edit");
  }

  /** The input of the active cell keeps the focus, or gets it. */
  keepFocus(event: MouseEvent): void {
    if (this.#isTyping(event.target as Element)) return;
    event.preventDefault();
    this.#sheet().focused = true;
  }

  #isTyping(target: Element): boolean {
    return this.#sheet().visit !== null && target.closest("input, textarea, .editor") !== null;
  }

  #placeAt({ clientX, clientY }: MouseEvent): Place {
    const { left, top } = this.#scroller().getBoundingClientRect();
    return this.#view.placeAt(clientX - left, clientY - top);
  }

  /** The row above which the nearest line between two rows lies. */
  #gapAt({ clientY }: MouseEvent): number {
    const { top } = this.#scroller().getBoundingClientRect();
    const { headerHeight, scrollTop, rowHeight } = this.#view;
    const gap = Math.round((clientY - top - headerHeight + scrollTop) / rowHeight);
    return Math.max(0, Math.min(this.#sheet().setting.seen.ids.length, gap));
  }

  #scrollAlong({ clientX, clientY }: MouseEvent): void {
    const scroller = this.#scroller();
    const { left, top, right, bottom } = scroller.getBoundingClientRect();
    const step = this.#view.rowHeight;
    if (clientY < top + step) scroller.scrollTop -= step;
    else if (clientY > bottom - step / 2) scroller.scrollTop += step;
    if (clientX < left + this.#view.frozen) scroller.scrollLeft -= step;
    else if (clientX > right - step / 2) scroller.scrollLeft += step;
  }
}

function placeOf(target: Element): Place | null {
  const cell = target.closest<HTMLElement>("[data-place]");
  return cell ? { row: Number(cell.dataset.place), column: Number(cell.dataset.column) } : null;
}

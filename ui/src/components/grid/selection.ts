// Where one stands in the grid, what is selected, and how keys move it. Rows and columns are places
// in the view. Knows no DOM: a key press goes in, the next selection comes out.

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Selection {
  /** The cell that is typed into. */
  readonly active: Place;
  /** The corner from which the range was drawn. */
  readonly anchor: Place;
  /** The corner that Shift moves. */
  readonly end: Place;
  /** The column in which a run of Tab began, to which Enter returns. */
  readonly home: number | null;
}

export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What the keys need to know of the grid. */
export interface Ground {
  readonly rows: number;
  /** The rows without the empty one at the end that makes a new row. */
  readonly data: number;
  readonly columns: number;
  /** The rows that fit on the screen. */
  readonly page: number;
  filled(place: Place): boolean;
}

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export function at(row: number, column: number): Selection {
  const place = { row, column };
  return { active: place, anchor: place, end: place, home: null };
}

export function rangeOf({ anchor, end }: Selection): Range {
  return {
    top: Math.min(anchor.row, end.row),
    left: Math.min(anchor.column, end.column),
    bottom: Math.max(anchor.row, end.row),
    right: Math.max(anchor.column, end.column),
  };
}

export function sizeOf(range: Range): number {
  return (range.bottom - range.top + 1) * (range.right - range.left + 1);
}

export function contains(range: Range, { row, column }: Place): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** Every place of a range, row by row. */
export function* placesOf(range: Range): Generator<Place> {
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) yield { row, column };
  }
}

export function extendTo(selection: Selection, end: Place): Selection {
  return { ...selection, end, home: null };
}

export function select(active: Place, range: Range): Selection {
  const anchor = { row: range.top, column: range.left };
  return { active, anchor, end: { row: range.bottom, column: range.right }, home: null };
}

/** The selection after a key, or nothing where the key does not move. */
export function press(selection: Selection, key: Press, ground: Ground): Selection | null {
  if (key.altKey) return null;
  const { active } = selection;
  const range = rangeOf(selection);
  const lastColumn = ground.columns - 1;
  const name = key.key.toLowerCase();
  if (name === " " && key.shiftKey && !key.ctrlKey) return select(active, { ...range, left: 0, right: lastColumn });
  const bottom = Math.max(0, ground.data - 1);
  if (name === " " && key.ctrlKey && !key.shiftKey) return select(active, { ...range, top: 0, bottom });
  if (name === "a" && key.ctrlKey && !key.shiftKey)
    return select(active, { top: 0, left: 0, bottom, right: lastColumn });
  if (name === "tab" && !key.ctrlKey) return tab(selection, key.shiftKey ? -1 : 1, ground);
  if (name === "enter" && !key.ctrlKey) {
    return at(clamp(active.row + (key.shiftKey ? -1 : 1), ground.rows), selection.home ?? active.column);
  }
  const target = moved(key.shiftKey ? selection.end : active, key, ground);
  if (!target) return null;
  return key.shiftKey ? extendTo(selection, target) : at(target.row, target.column);
}

function tab(selection: Selection, step: number, ground: Ground): Selection | null {
  const { row, column } = selection.active;
  const flat = row * ground.columns + column + step;
  if (flat < 0 || flat >= ground.rows * ground.columns) return selection;
  const next = at(Math.floor(flat / ground.columns), flat % ground.columns);
  return { ...next, home: selection.home ?? column };
}

function moved(from: Place, key: Press, ground: Ground): Place | null {
  const { row, column } = from;
  const lastRow = Math.max(0, ground.data - 1);
  const lastColumn = ground.columns - 1;
  switch (key.key) {
    case "ArrowUp":
      return stepped(from, -1, 0, key.ctrlKey, ground);
    case "ArrowDown":
      return stepped(from, 1, 0, key.ctrlKey, ground);
    case "ArrowLeft":
      return stepped(from, 0, -1, key.ctrlKey, ground);
    case "ArrowRight":
      return stepped(from, 0, 1, key.ctrlKey, ground);
    case "Home":
      return { row: key.ctrlKey ? 0 : row, column: 0 };
    case "End":
      return { row: key.ctrlKey ? lastRow : row, column: lastColumn };
    case "PageUp":
      return key.ctrlKey ? null : { row: clamp(row - ground.page, ground.rows), column };
    case "PageDown":
      return key.ctrlKey ? null : { row: clamp(row + ground.page, ground.rows), column };
    default:
      return null;
  }
}

function stepped(from: Place, down: number, right: number, toEdge: boolean, ground: Ground): Place {
  const next = (place: Place): Place => ({
    row: clamp(place.row + down, ground.rows),
    column: clamp(place.column + right, ground.columns),
  });
  const one = next(from);
  return toEdge ? edge(from, one, next, ground) : one;
}

/** To the end of a run of filled cells, or over empty ones to the next filled one, or to the border. */
function edge(from: Place, one: Place, next: (place: Place) => Place, ground: Ground): Place {
  const inRun = ground.filled(from) && ground.filled(one);
  let place = one;
  for (;;) {
    const following = next(place);
    if (same(following, place)) return place;
    if (inRun ? !ground.filled(following) : ground.filled(place)) return place;
    place = following;
  }
}

function same(one: Place, other: Place): boolean {
  return one.row === other.row && one.column === other.column;
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}

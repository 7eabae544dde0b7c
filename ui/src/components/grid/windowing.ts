// Which rows are in the document. Rows are equally high, so this is arithmetic: the number of rows
// in the document depends on the height of the window and never on the number of rows there are.

/** Rows kept ready above and below, so that scrolling meets no blank; also the step in which the window moves. */
const AHEAD = 6;

export interface Span {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

export function spanOf(scrolled: number, height: number, rowHeight: number, rows: number): Span {
  const top = Math.floor(scrolled / rowHeight / AHEAD) * AHEAD;
  const fit = Math.ceil(height / rowHeight);
  const first = Math.max(0, Math.min(top - AHEAD, rows - fit - 2 * AHEAD));
  return { first, end: Math.min(rows, Math.max(0, top) + fit + 2 * AHEAD) };
}

/** The rows of a span, and the row in focus also where it lies outside: its input must stay. */
export function rowsOf(span: Span, focused: number, rows: number): number[] {
  const shown = Array.from({ length: Math.max(0, span.end - span.first) }, (_, at) => span.first + at);
  if (focused < 0 || focused >= rows) return shown;
  if (focused < span.first) return [focused, ...shown];
  return focused >= span.end ? [...shown, focused] : shown;
}

/** Where to scroll so that a stretch of pixels is seen between the frozen parts. */
export function scrolledTo(from: number, length: number, scrolled: number, size: number): number {
  if (from < scrolled) return from;
  return from + length > scrolled + size ? from + length - size : scrolled;
}

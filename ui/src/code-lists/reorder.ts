// Dragging a row to another place in a table, by pointer. Keys and the row's menu do the same without dragging.

export interface Drag {
  /** The row that is dragged, and in front of which row it would stand now; the count of rows is the end. */
  from: number;
  to: number;
}

/** Follows the pointer from a row's handle until it is let go; reports every step, and null at the end. */
export function dragRow(
  event: PointerEvent,
  from: number,
  report: (drag: Drag | null) => void,
  drop: (drag: Drag) => void,
): void {
  const handle = event.currentTarget as HTMLElement;
  const body = handle.closest("tbody");
  if (!body || event.button !== 0) return;
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  const rows = [...body.querySelectorAll<HTMLElement>("tr[data-row]")];
  let drag: Drag = { from, to: from };
  const follow = (moved: PointerEvent) => {
    const before = rows.findIndex((row) => moved.clientY < middleOf(row));
    drag = { from, to: before < 0 ? rows.length : before };
    report(drag);
  };
  const end = (dropped: boolean) => () => {
    stop.abort();
    report(null);
    if (dropped && drag.to !== from && drag.to !== from + 1) drop(drag);
  };
  const stop = new AbortController();
  const { signal } = stop;
  handle.addEventListener("pointermove", follow, { signal });
  handle.addEventListener("pointerup", end(true), { signal });
  handle.addEventListener("pointercancel", end(false), { signal });
  window.addEventListener("keydown", (key) => key.key === "Escape" && end(false)(), { signal });
}

function middleOf(row: HTMLElement): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

// The reveal: shapes move from the face-down row into their columns, at once where motion is reduced.

/** Where the face-down shapes stand now, a list a side. */
export function places(stage: HTMLElement): Map<string, DOMRect[]> {
  const found = new Map<string, DOMRect[]>();
  for (const shape of stage.querySelectorAll<HTMLElement>(".facedown .shape:not(.out)")) {
    const side = shape.dataset.side ?? "";
    found.set(side, [...(found.get(side) ?? []), shape.getBoundingClientRect()]);
  }
  return found;
}

/** Lets the shapes in the columns come from where they lay. */
export function fly(stage: HTMLElement, from: Map<string, DOMRect[]>): void {
  const token = getComputedStyle(stage).getPropertyValue("--reveal").trim();
  const duration = token.endsWith("ms") ? Number.parseFloat(token) : Number.parseFloat(token) * 1000;
  if (!(duration > 0)) return;
  const easing = getComputedStyle(stage).getPropertyValue("--ease").trim() || "ease-out";
  const next = new Map<string, number>();
  for (const shape of stage.querySelectorAll<HTMLElement>(".tray .shape")) {
    const side = shape.dataset.side ?? "";
    const at = next.get(side) ?? 0;
    next.set(side, at + 1);
    const start = from.get(side)?.[at];
    if (!start) continue;
    const end = shape.getBoundingClientRect();
    const way = `translate(${start.left - end.left}px, ${start.top - end.top}px)`;
    shape.animate([{ transform: way }, { transform: "none" }], { duration, easing });
  }
}

// F6: from pane to pane. A pane is any element with data-pane; it gets back the focus it last had.

const lastFocus = new WeakMap<Element, HTMLElement>();

/** Remembers where the focus was in its pane. To be called on every focusin. */
export function noteFocus(event: FocusEvent): void {
  const target = event.target as HTMLElement;
  const pane = target.closest("[data-pane]");
  if (pane) lastFocus.set(pane, target);
}

/** Moves the focus into the next pane, or the previous one with -1. */
export function cyclePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter((pane) => pane.checkVisibility());
  const here = document.activeElement?.closest<HTMLElement>("[data-pane]") ?? null;
  const at = here ? panes.indexOf(here) : step > 0 ? -1 : 0;
  for (let tried = 1; tried <= panes.length; tried++) {
    const pane = panes[(at + step * tried + panes.length * tried) % panes.length];
    if (pane && enter(pane)) return;
  }
}

function enter(pane: HTMLElement): boolean {
  const before = lastFocus.get(pane);
  const target = before?.isConnected && pane.contains(before) ? before : firstStop(pane);
  target.focus();
  return pane.contains(document.activeElement);
}

/** The first stop of the Tab key, or the pane itself when it holds none. */
function firstStop(pane: HTMLElement): HTMLElement {
  const stops = pane.querySelectorAll<HTMLElement>('[tabindex="0"], button, input, select, textarea, a[href]');
  const usable = [...stops].find((stop) => stop.tabIndex >= 0 && !stop.matches(":disabled") && stop.checkVisibility());
  return usable ?? pane;
}

// Keys of the whole window: the frame's shortcuts, and a browser's own habits that have no place here.
import { flush } from "../engagement";
import { pressed } from "../keys";
import { run } from "./commands.svelte";
import { dialogs } from "./dialogs.svelte";
import { toasts } from "./toasts.svelte";

/** Reload, print, save page, find in page, caret browsing. */
const BROWSER = new Set(["ctrl+r", "ctrl+p", "ctrl+u", "ctrl+f", "ctrl+g", "ctrl+j", "f3", "f5", "f7"]);

export function onWindowKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const name = `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.key.toLowerCase()}`;
  if (name === "ctrl+s") {
    event.preventDefault();
    void flush().then(() => toasts.say("Everything is stored as you type. There is nothing to save."));
    return;
  }
  if (BROWSER.has(name)) event.preventDefault();
  const id = pressed(event);
  if (!id || dialogs.open || isNativeUndo(id, event.target)) return;
  event.preventDefault();
  run(id);
}

/** The system's menu offers reload and back; only text fields keep theirs, for cut and paste. */
export function onContextMenu(event: MouseEvent): void {
  const field = (event.target as Element).closest("input, textarea");
  if (!field) event.preventDefault();
}

/** In a text field undo belongs to the text, unless the field says that it has none of its own. */
function isNativeUndo(id: string, target: EventTarget | null): boolean {
  if ((id !== "undo" && id !== "redo") || !(target instanceof Element)) return false;
  return (
    target.matches('input:not([type="radio"], [type="checkbox"]), textarea') && !target.matches("[data-undo=window]")
  );
}

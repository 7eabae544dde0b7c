// Every shortcut in one table: the frame acts on it, the sheet of keys, the palette and the tooltips print it.
//
//   titled("Undo", "undo")          "Undo (Ctrl+Z)" for a title
//   pressed(event)                  the id of the shortcut a key event stands for, among those the frame acts on
// Keys of a screen or of the grid are listed here for the sheet (`act: false`) and handled there.
import { areas } from "./frame/areas";

export type Where =
  | "Everywhere"
  | "Today"
  | "Calendar"
  | "Grid"
  | "Rows"
  | "Several values"
  | "Key lists"
  | "Documents"
  | "Workshop";

export interface Shortcut {
  id: string;
  where: Where;
  /** Alternatives, each as in `Ctrl+Shift+Plus`. The first one is shown in tooltips. */
  keys: readonly string[];
  words: string;
  /** Whether the frame acts on it, wherever the focus is. */
  act: boolean;
}

const everywhere = (id: string, words: string, ...keys: string[]): Shortcut => ({
  id,
  where: "Everywhere",
  keys,
  words,
  act: true,
});
const shown = (where: Where, words: string, ...keys: string[]): Shortcut => ({
  id: `${where} ${words}`,
  where,
  keys,
  words,
  act: false,
});

export const shortcuts: readonly Shortcut[] = [
  everywhere("palette", "Search or run a command", "Ctrl+K"),
  everywhere("undo", "Undo", "Ctrl+Z"),
  everywhere("redo", "Redo", "Ctrl+Y", "Ctrl+Shift+Z"),
  everywhere("inspector", "Show or hide the inspector", "Ctrl+I"),
  ...areas.slice(0, 9).map(({ area, words }, at) => everywhere(area, words, `Ctrl+${at + 1}`)),
  everywhere("log", "Log a contact", "Ctrl+L"),
  everywhere("whatToSay", "What to say", "Ctrl+J"),
  everywhere("nextPane", "Next pane", "F6"),
  everywhere("previousPane", "Previous pane", "Shift+F6"),
  everywhere("open", "Open a workspace", "Ctrl+O"),
  everywhere("quit", "Quit", "Ctrl+Q"),
  everywhere("larger", "Larger text", "Ctrl+Plus", "Ctrl+="),
  everywhere("smaller", "Smaller text", "Ctrl+Minus"),
  everywhere("normal", "Text at 100 percent", "Ctrl+0"),
  everywhere("keys", "Sheet of keys", "F1"),
  shown("Today", "Move by one line", "Up", "Down"),
  shown("Today", "Log a contact by this means", "Its code"),
  shown("Today", "Log it with a note", "Alt+N"),
  shown("Today", "Defer or waive", "Alt+D"),
  shown("Today", "A commitment is done", "Space"),
  shown("Today", "Open", "Enter"),
  shown("Calendar", "Move by one day or week", "Arrows"),
  shown("Calendar", "Previous or next month", "PageUp", "PageDown"),
  shown("Grid", "Move by one cell", "Arrows"),
  shown("Grid", "Move to the edge", "Ctrl+Arrows"),
  shown("Grid", "First or last column", "Home", "End"),
  shown("Grid", "Extend the selection", "Shift+Arrows"),
  shown("Grid", "Replace what is there", "Any letter"),
  shown("Grid", "Edit what is there", "F2"),
  shown("Grid", "Open the choices", "Alt+Down"),
  shown("Grid", "Store and go down", "Enter"),
  shown("Grid", "Store and go right", "Tab"),
  shown("Grid", "Keep the old value", "Esc"),
  shown("Grid", "Empty the cells", "Del"),
  shown("Grid", "Copy, cut, paste", "Ctrl+C", "Ctrl+X", "Ctrl+V"),
  shown("Grid", "Fill down", "Ctrl+D"),
  shown("Grid", "Fill the selection", "Ctrl+Enter"),
  shown("Grid", "New line in a text", "Alt+Enter"),
  shown("Grid", "Select the row", "Shift+Space"),
  shown("Grid", "Select the column", "Ctrl+Space"),
  shown("Grid", "Select everything", "Ctrl+A"),
  shown("Grid", "Find", "Ctrl+F"),
  shown("Rows", "Add a row", "Ctrl+Shift+Plus"),
  shown("Rows", "Remove rows", "Ctrl+Minus"),
  shown("Rows", "Move rows", "Alt+Shift+Up", "Alt+Shift+Down"),
  shown("Several values", "On or off", "Space"),
  shown("Several values", "Move a value", "Alt+Up", "Alt+Down"),
  shown("Several values", "Switch a code", "Its letter"),
  shown("Key lists", "Move a code", "Alt+Up", "Alt+Down"),
  shown("Workshop", "Rate, or agree on a level", "Digits"),
  shown("Workshop", "Take a vote back", "Backspace"),
  shown("Workshop", "Next seat", "Tab"),
  shown("Workshop", "Abstain", "A"),
  shown("Workshop", "Reveal", "V"),
  shown("Workshop", "Rate again", "R"),
  shown("Workshop", "Note a dissent", "D"),
  shown("Workshop", "Dimension", "Left", "Right"),
  shown("Workshop", "Who is here, notes, timer", "W", "N", "T"),
  shown("Workshop", "Summary, pause, leave", "S", "P", "Esc"),
  shown("Documents", "Section in or out", "Space"),
  shown("Documents", "Move a section", "Alt+Up", "Alt+Down"),
  shown("Documents", "Bold, link", "Ctrl+B", "Ctrl+U"),
  shown("Documents", "List, counted list", "Ctrl+Shift+8", "Ctrl+Shift+7"),
];

/** A tooltip: words with the key, if there is one. */
export function titled(words: string, id: string): string {
  const keys = keysOf(id);
  return keys ? `${words} (${keys})` : words;
}

/** The first keys of a shortcut, as in `Ctrl+K`. */
export function keysOf(id: string): string | null {
  return shortcuts.find((shortcut) => shortcut.id === id)?.keys[0] ?? null;
}

/** The shortcut of the frame that this key event stands for. */
export function pressed(event: KeyboardEvent): string | null {
  return shortcuts.find((shortcut) => shortcut.act && shortcut.keys.some((keys) => matches(event, keys)))?.id ?? null;
}

/** Whether an event is these keys: `Ctrl+Shift+Plus`, `F6`, `Alt+Down`. */
export function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split("+");
  const key = NAMED[parts.at(-1) ?? ""] ?? parts.at(-1) ?? "";
  const control = parts.includes("Ctrl");
  // A layout may need Shift for plus: then Shift says nothing.
  const shiftFits = key === "+" ? true : event.shiftKey === parts.includes("Shift");
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === control &&
    event.altKey === parts.includes("Alt") &&
    shiftFits
  );
}

const NAMED: Record<string, string> = {
  Plus: "+",
  Minus: "-",
  Down: "ArrowDown",
  Up: "ArrowUp",
  Del: "Delete",
  Esc: "Escape",
  Space: " ",
};

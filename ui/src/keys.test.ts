// Keys mean what the table says.
import { expect, test } from "vitest";
import { matches, pressed, shortcuts, titled } from "./keys";

const key = (name: string, held: Partial<KeyboardEventInit> = {}) =>
  new KeyboardEvent("keydown", { key: name, ...held });

test("a shortcut is recognized with exactly its modifiers", () => {
  const check: [KeyboardEvent, string | null][] = [
    [key("k", { ctrlKey: true }), "palette"],
    [key("K", { ctrlKey: true, shiftKey: true }), null],
    [key("k"), null],
    [key("z", { ctrlKey: true }), "undo"],
    [key("Z", { ctrlKey: true, shiftKey: true }), "redo"],
    [key("F6"), "nextPane"],
    [key("F6", { shiftKey: true }), "previousPane"],
    [key("+", { ctrlKey: true, shiftKey: true }), "larger"],
    [key("=", { ctrlKey: true }), "larger"],
    [key("-", { ctrlKey: true }), "smaller"],
    [key("2", { ctrlKey: true }), "stakeholders"],
  ];
  for (const [event, id] of check) expect(pressed(event), `${event.key}`).toBe(id);
});

test("Alt and named keys are told apart", () => {
  expect(matches(key("ArrowDown", { altKey: true }), "Alt+Down")).toBe(true);
  expect(matches(key("ArrowDown"), "Alt+Down")).toBe(false);
});

test("no two shortcuts of the frame share a key", () => {
  const all = shortcuts.filter((shortcut) => shortcut.act).flatMap((shortcut) => shortcut.keys);
  expect(new Set(all).size).toBe(all.length);
});

test("a tooltip names the key", () => {
  expect(titled("Undo", "undo")).toBe("Undo (Ctrl+Z)");
});

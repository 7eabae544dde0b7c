// Keys of the grid. Letters are not among them: they reach the input of the active cell, so that every
// keyboard and input method works; what comes out of it begins or continues a visit.

import { isChosen } from "./column";
import { clear, fillFromAbove, fillFromActive } from "./deeds";
import { insertRow, moveRows, removeRows } from "./row-deeds";
import { at } from "./selection";
import type { Sheet } from "./sheet.svelte";
import type { Visit } from "./visit.svelte";

/** Acts on a key; whether it did. */
export function act(sheet: Sheet, event: KeyboardEvent): boolean {
  // 229 is what browsers report while an input method composes.
  if (event.isComposing || event.keyCode === 229) return false;
  return sheet.visit ? editing(sheet, sheet.visit, event) : (deed(sheet, event) ?? sheet.press(pressOf(event)));
}

function pressOf(event: KeyboardEvent) {
  const { key, shiftKey, altKey } = event;
  return { key, ctrlKey: event.ctrlKey || event.metaKey, shiftKey, altKey };
}

/** A key as one word: `Ctrl+Shift++`, `Alt+ArrowDown`. */
function named(event: KeyboardEvent): string {
  const { key } = event;
  const held = [
    event.ctrlKey || event.metaKey ? "Ctrl+" : "",
    event.altKey ? "Alt+" : "",
    event.shiftKey ? "Shift+" : "",
  ];
  return held.join("") + (key.length === 1 ? key.toLowerCase() : key);
}

function deed(sheet: Sheet, event: KeyboardEvent): boolean | null {
  switch (named(event)) {
    case "F2":
      return begun(sheet);
    case "Alt+ArrowDown":
      return isChoosing(sheet) ? begun(sheet) : true;
    case " ":
      if (sheet.active?.column.holds === "flag") return toggled(sheet);
      return isChoosing(sheet) ? begun(sheet) : null;
    case "Delete":
      return done(clear(sheet));
    case "Ctrl+d":
      return done(fillFromAbove(sheet));
    case "Ctrl+Enter":
      return done(fillFromActive(sheet));
    case "Ctrl+Shift++":
      insertRow(sheet);
      return true;
    case "Ctrl+-":
      return done(removeRows(sheet));
    case "Alt+Shift+ArrowUp":
      return done(moveRows(sheet, -1));
    case "Alt+Shift+ArrowDown":
      return done(moveRows(sheet, 1));
    case "Escape":
      return escaped(sheet);
    case "Ctrl+z":
      return sheet.takeBackLeft();
    default:
      return null;
  }
}

function begun(sheet: Sheet): true {
  sheet.typing.begin("edit");
  return true;
}

function done(_deed: Promise<void>): true {
  return true;
}

function toggled(sheet: Sheet): true {
  sheet.typing.toggle();
  return true;
}

function isChoosing({ active }: Sheet): boolean {
  return active !== null && isChosen(active.column);
}

function escaped(sheet: Sheet): boolean | null {
  if (sheet.copied) {
    sheet.copied = null;
    return true;
  }
  if (sheet.typing.forgive()) return true;
  const { top, bottom, left, right } = sheet.range;
  if (top === bottom && left === right) return null;
  const { active } = sheet.selection;
  sheet.go(at(active.row, active.column));
  return true;
}

function editing(sheet: Sheet, visit: Visit, event: KeyboardEvent): boolean {
  switch (named(event)) {
    case "Escape":
      sheet.typing.cancel();
      return true;
    case "Ctrl+Enter":
      return done(fillFromActive(sheet));
    case "F2":
      visit.way = "edit";
      return true;
    case "Ctrl+z":
      return takenBack(sheet, visit);
    case "Alt+Enter":
      return false;
    default:
  }
  if (event.key === "Enter" || event.key === "Tab") return sheet.press(pressOf(event));
  if (isChosen(visit.column)) return choosing(sheet, visit, event);
  const leaves = visit.way === "type" && visit.column.holds === "text" && !event.shiftKey;
  return leaves && /^(Arrow|Page|Home|End)/.test(event.key) ? sheet.press(pressOf(event)) : false;
}

/** What is typed is taken back first: a text by the input itself, a choice by giving it up. Then the window undoes. */
function takenBack(sheet: Sheet, visit: Visit): boolean {
  if (visit.changed && !isChosen(visit.column)) return false;
  sheet.typing.cancel();
  return visit.changed;
}

function choosing(sheet: Sheet, visit: Visit, event: KeyboardEvent): boolean {
  const several = visit.column.holds === "codes";
  switch (named(event)) {
    case "ArrowDown":
      visit.step(1);
      return true;
    case "ArrowUp":
      visit.step(-1);
      return true;
    case " ":
      if (!several || visit.at === null) return false;
      visit.switch(visit.at);
      break;
    case "Alt+ArrowUp":
    case "Alt+ArrowDown":
      if (several) visit.shift(event.key === "ArrowUp" ? -1 : 1);
      break;
    case "Backspace":
      if (!several || visit.text !== "") return false;
      visit.dropLast();
      break;
    default:
      return false;
  }
  sheet.typing.typed();
  return true;
}

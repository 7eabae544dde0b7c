import { describe, expect, test } from "vitest";
import { at, extendTo, type Ground, press, rangeOf } from "./selection";

/** `x` is a filled cell, `.` an empty one; the last line is the row that makes a new one. */
const FIELD = ["xx.x", "x..x", "....", "x.xx", "...."];
const ground: Ground = {
  rows: FIELD.length,
  data: FIELD.length - 1,
  columns: 4,
  page: 3,
  filled: ({ row, column }) => FIELD[row]?.[column] === "x",
};

function pressed(from: string, keys: string): string {
  const [row = 0, column = 0] = from.split(",").map(Number);
  const end = keys.split(" ").reduce(
    (selection, key) => {
      const parts = key.split("+");
      const name = parts.at(-1) === "Space" ? " " : (parts.at(-1) ?? "");
      const held = {
        ctrlKey: parts.includes("Ctrl"),
        shiftKey: parts.includes("Shift"),
        altKey: parts.includes("Alt"),
      };
      return press(selection, { key: name, ...held }, ground) ?? selection;
    },
    at(row, column),
  );
  const { top, left, bottom, right } = rangeOf(end);
  const place = `${end.active.row},${end.active.column}`;
  return top === bottom && left === right ? place : `${place} of ${top},${left}:${bottom},${right}`;
}

describe("keys move the selection", () => {
  test.each([
    ["1,1", "ArrowDown", "2,1"],
    ["0,0", "ArrowUp", "0,0"],
    ["0,0", "ArrowLeft", "0,0"],
    ["4,3", "ArrowDown", "4,3"],
    ["1,1", "Home", "1,0"],
    ["1,1", "End", "1,3"],
    ["2,2", "Ctrl+Home", "0,0"],
    ["0,0", "Ctrl+End", "3,3"],
    ["0,1", "PageDown", "3,1"],
    ["4,1", "PageUp", "1,1"],
    ["0,0", "Ctrl+ArrowRight", "0,1"],
    ["0,1", "Ctrl+ArrowRight", "0,3"],
    ["1,0", "Ctrl+ArrowDown", "3,0"],
    ["0,3", "Ctrl+ArrowDown", "1,3"],
    ["0,2", "Ctrl+ArrowDown", "3,2"],
    ["0,1", "Ctrl+ArrowDown", "4,1"],
    ["1,3", "Tab", "2,0"],
    ["1,0", "Shift+Tab", "0,3"],
    ["0,0", "Shift+Tab", "0,0"],
    ["4,3", "Tab", "4,3"],
    ["1,1", "Enter", "2,1"],
    ["1,1", "Shift+Enter", "0,1"],
    ["1,0", "Tab Tab Enter", "2,0"],
    ["1,0", "Tab ArrowDown Enter", "3,1"],
    ["1,1", "Alt+ArrowDown", "1,1"],
  ])("from %s, %s leads to %s", (from, keys, to) => {
    expect(pressed(from, keys)).toBe(to);
  });

  test.each([
    ["1,1", "Shift+ArrowDown Shift+ArrowRight", "1,1 of 1,1:2,2"],
    ["1,1", "Shift+ArrowUp", "1,1 of 0,1:1,1"],
    ["1,1", "Shift+ArrowDown Shift+ArrowUp Shift+ArrowUp", "1,1 of 0,1:1,1"],
    ["1,1", "Shift+ArrowDown ArrowDown", "2,1"],
    ["0,0", "Ctrl+Shift+ArrowRight", "0,0 of 0,0:0,1"],
    ["1,2", "Shift+Space", "1,2 of 1,0:1,3"],
    ["1,2", "Shift+ArrowDown Shift+Space", "1,2 of 1,0:2,3"],
    ["1,2", "Ctrl+Space", "1,2 of 0,2:3,2"],
    ["1,2", "Ctrl+a", "1,2 of 0,0:3,3"],
    ["1,2", "Shift+Home", "1,2 of 1,0:1,2"],
  ])("from %s, %s selects %s", (from, keys, to) => {
    expect(pressed(from, keys)).toBe(to);
  });
});

test("a range drawn by the pointer keeps the cell in which it began", () => {
  const drawn = extendTo(at(3, 2), { row: 1, column: 0 });
  expect(rangeOf(drawn)).toEqual({ top: 1, left: 0, bottom: 3, right: 2 });
  expect(drawn.active, "typing goes into the first cell").toEqual({ row: 3, column: 2 });
});

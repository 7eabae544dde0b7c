import { describe, expect, test } from "vitest";
import { dragged, fillDown, fillDragged, pasteRange } from "./fill";
import type { Range } from "./selection";

const range = (top: number, left: number, bottom: number, right: number): Range => ({ top, left, bottom, right });
const written = (copies: ReturnType<typeof fillDown>) =>
  copies.map(({ from, to }) => `${from.row},${from.column}>${to.row},${to.column}`).join(" ");

test.each([
  ["a range takes its top row", range(1, 0, 3, 1), "1,0>2,0 1,1>2,1 1,0>3,0 1,1>3,1"],
  ["one row takes the row above", range(2, 1, 2, 2), "1,1>2,1 1,2>2,2"],
  ["the first row has nothing above", range(0, 0, 0, 2), ""],
])("fill down: %s", (_, selected, copies) => {
  expect(written(fillDown(selected))).toBe(copies);
});

describe("the fill handle", () => {
  test.each([
    ["down", { row: 5, column: 1 }, range(1, 1, 5, 2)],
    ["up", { row: 0, column: 1 }, range(0, 1, 2, 2)],
    ["right", { row: 2, column: 4 }, range(1, 1, 2, 4)],
    ["back inside", { row: 2, column: 1 }, range(1, 1, 2, 2)],
    ["aslant, further down", { row: 6, column: 3 }, range(1, 1, 6, 2)],
  ])("dragged %s", (_, to, grown) => {
    expect(dragged(range(1, 1, 2, 2), to)).toEqual(grown);
  });

  test("a pattern repeats downwards and upwards", () => {
    expect(written(fillDragged(range(1, 0, 2, 0), range(1, 0, 5, 0)))).toBe("1,0>3,0 2,0>4,0 1,0>5,0");
    expect(written(fillDragged(range(2, 0, 3, 0), range(0, 0, 3, 0)))).toBe("2,0>0,0 3,0>1,0");
  });
});

test.each([
  ["one value fills the selection", 1, 1, range(0, 0, 3, 2), range(0, 0, 3, 2)],
  ["a multiple repeats", 2, 1, range(0, 0, 3, 0), range(0, 0, 3, 0)],
  ["no multiple is pasted once", 2, 2, range(0, 0, 2, 0), range(0, 0, 1, 1)],
  ["a table needs no selection", 3, 4, range(5, 1, 5, 1), range(5, 1, 7, 4)],
])("paste: %s", (_, height, width, selected, target) => {
  expect(pasteRange(height, width, selected)).toEqual(target);
});

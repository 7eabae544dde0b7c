import { describe, expect, test } from "vitest";
import { readTable, writeTable } from "./clipboard";

describe("a table from the clipboard", () => {
  test.each([
    ["one cell", "High", [["High"]]],
    ["nothing", "", [[""]]],
    [
      "Excel, two lines, ended",
      "A\tB\r\nC\tD\r\n",
      [
        ["A", "B"],
        ["C", "D"],
      ],
    ],
    [
      "LibreOffice, not ended",
      "A\tB\nC\tD",
      [
        ["A", "B"],
        ["C", "D"],
      ],
    ],
    ["an empty line between", "A\n\nB", [["A"], [""], ["B"]]],
    [
      "lines of different length",
      "A\tB\nC",
      [
        ["A", "B"],
        ["C", ""],
      ],
    ],
    ["an empty last cell", "A\t\r\n", [["A", ""]]],
    ["a line break in a cell", '"one\r\ntwo"\tB\r\n', [["one\ntwo", "B"]]],
    ["a tab in a cell", '"a\tb"', [["a\tb"]]],
    ["quotes in a quoted cell", '"say ""yes""\nnow"\tB', [['say "yes"\nnow', "B"]]],
    ["quotes inside a plain cell", 'say "yes"\tB', [['say "yes"', "B"]]],
    ["a quote that is never closed", '"open\tB', [['"open', "B"]]],
    ["text after a closing quote", '"so-called" team', [['"so-called" team']]],
  ])("%s", (_, text, table) => {
    expect(readTable(text)).toEqual(table);
  });

  test("what is written reads back, whatever the cells hold", () => {
    const hostile = ["", "a\tb", "a\nb", '"', '""', 'a"b', '"a" b', "=1+1", "\u202eabc", "🙂", " x ", "\t", "\n"];
    const table = hostile.map((cell) => [cell, "x", cell]);
    expect(readTable(writeTable(table))).toEqual(table);
  });

  test("lines are ended as spreadsheets expect", () => {
    expect(
      writeTable([
        ["A", "B"],
        ["C", "D"],
      ]),
    ).toBe("A\tB\r\nC\tD");
  });
});

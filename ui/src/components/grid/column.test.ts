import { expect, test } from "vitest";
import { glimpse, wordsOf } from "./column";
import { read } from "./reading";
import { frequency, method, name, notes } from "./sample";

test.each([
  ["the code", frequency, "AN", "AN"],
  ["the code in other case", frequency, " an ", "AN"],
  ["the word", frequency, "as NEEDED", "AN"],
  ["nothing", frequency, "  ", null],
  ["several codes", method, "R; E", ["R", "E"]],
  ["several by comma", method, "r,e", ["R", "E"]],
  ["a word with a comma in it", method, "Face to face, meeting; Email", ["F", "E"]],
  ["one a line", method, "R\nF", ["R", "F"]],
  ["no codes", method, " ; ", null],
  ["text, exactly as typed", notes, "  =1+1 \t<b>", "  =1+1 \t<b>"],
  ["an empty note", notes, "", ""],
])("reads %s", (_, column, typed, value) => {
  expect(read(column, typed, null)).toEqual({ value });
});

test.each([
  ["a word that is no code", frequency, "fortnight", '"fortnight" is not in the list of Frequency. Choose M Monthly,'],
  ["a code of another column", frequency, "R", '"R" is not in the list of Frequency.'],
  ["a retired code", frequency, "F2", "F2 Fortnightly is retired."],
  ["a code twice", method, "R; F; r", "R Report stands here twice."],
  ["one wrong among several", method, "R; X", '"X" is not in the list of Method.'],
  ["a blank name", name, "  ", "Name cannot be empty."],
  ["a name of the next-line control alone", name, "\u0085", "Name cannot be empty."],
  ["half of a pair", notes, "x\ud83d", "One character came only half over"],
  ["a text no cell can hold", notes, "x".repeat(32_768), "a spreadsheet cell holds 32,767"],
])("refuses %s", (_, column, typed, reason) => {
  const reading = read(column, typed, null);
  expect("reason" in reading ? reading.reason : "accepted").toContain(reason);
});

test("a retired code may stay where it stands", () => {
  expect(read(frequency, "F2", "F2")).toEqual({ value: "F2" });
  expect(wordsOf(frequency, "F2"), "and is read out as retired").toBe("F2 Fortnightly, retired");
});

test("a code that left its list is still shown", () => {
  expect(wordsOf(frequency, "ZZ")).toBe("ZZ not in the list, retired");
});

test("a cell shows the beginning of a text that no cell has room for", () => {
  expect(glimpse("x".repeat(1_000))).toBe("x".repeat(1_000));
  expect(glimpse("x".repeat(1_001))).toBe(`${"x".repeat(1_000)}…`);
  expect(glimpse(`x${"\u{1f600}".repeat(600)}`), "and cuts no character in half").toBe(`x${"\u{1f600}".repeat(499)}…`);
});

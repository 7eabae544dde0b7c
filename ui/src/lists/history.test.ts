import { expect, test } from "vitest";
import { frequency, method, name } from "../components/grid/sample";
import { spokenValue, whenOf } from "./history";

test.each([
  [frequency, "AN", "AN As needed"],
  [frequency, null, "empty"],
  [method, ["R", "E"], "R; E"],
  [method, [], "empty"],
  [name, "Board", "Board"],
  [name, "", "empty"],
  [name, "x".repeat(200), `${"x".repeat(79)}…`],
])("a value of the history is written in words", (column, value, words) => {
  expect(spokenValue(column, value)).toBe(words);
});

test.each([
  ["2026-07-01T10:42:00", "10:42 AM"],
  ["2026-06-30T10:42:00", "Jun 30"],
  ["2025-06-30T10:42:00", "Jun 30, 2025"],
])("a moment is written as far as needed", (at, words) => {
  expect(whenOf(at, "2026-07-01")).toBe(words);
});

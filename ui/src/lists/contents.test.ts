// Every kind of content in a list's columns: how typed text is read, copied, and shown.
import { expect, test } from "vitest";
import { textOf, valueIn, wordsOf } from "../components/grid/column";
import { read } from "../components/grid/reading";
import type { Field } from "../engagement";
import { columnsOf } from "./columns";

const CHOICES = {
  choice: [
    { code: "provider", word: "Provider" },
    { code: "agency", word: "Agency" },
  ],
  reference: [
    { code: "0190-1", word: "Ada Moss" },
    { code: "0190-2", word: "Ben Ode" },
    { code: "0190-3", word: "Ben Ode" },
  ],
  references: [
    { code: "0190-1", word: "Ada Moss" },
    { code: "0190-4", word: "Cyd" },
  ],
  flag: [
    { code: "yes", word: "Yes" },
    { code: "no", word: "No" },
  ],
  month: [
    { code: "7", word: "July" },
    { code: "10", word: "October" },
  ],
} as Record<string, { code: string; word: string }[]>;

/** The column of a field that holds this. */
function of(type: string, optional = true) {
  const value = (type.startsWith("reference") ? { type, kind: "role" } : { type }) as Field["value"];
  const field: Field = {
    name: "it",
    label: "It",
    short: "It",
    hint: "",
    value,
    optional,
    width: 10,
    synonyms: [],
    internal: false,
  };
  const choices = (CHOICES[type] ?? []).map((choice) => ({ ...choice, rule: null, retired: false }));
  const [column] = columnsOf({ kind: "role", scope: null }, [field], () => choices, "2026-07-01");
  if (!column) throw new Error("no column");
  return column;
}

test.each([
  ["choice", "AGENCY", "agency", "Agency"],
  ["reference", "ada moss", "0190-1", "Ada Moss"],
  ["flag", "Yes", "yes", "Yes"],
  ["month", "7", "7", "July"],
  ["month", "october", "10", "October"],
  ["date", "7/9", "2026-07-09", "Jul 9"],
  ["date", "Jul 9, 2025", "2025-07-09", "Jul 9, 2025"],
  ["cadence", "Every 1 weeks", "every week", "every week"],
  ["cadence", "none", "no date", "no date"],
  ["references", "ada moss; cyd", ["0190-1", "0190-4"], "Ada Moss; Cyd"],
  ["number", "014", "14", "14"],
  ["lines", " one \n\n two", "one\ntwo", "one\ntwo"],
])("%s: %s is read and shown", (type, typed, value, words) => {
  const column = of(type);
  expect(read(column, typed, null)).toEqual({ value });
  expect(wordsOf(column, value)).toBe(words);
});

test.each([
  ["choice", "vendor", "Choose Provider, Agency."],
  ["reference", "Cyd", 'Nothing is called "Cyd"'],
  ["reference", "Ben Ode", "Several are called"],
  ["reference", "0190-1", "Nothing is called"],
  ["references", "Ada Moss; ada moss", "Ada Moss stands here twice."],
  ["number", "-1", "whole number from 0 to 9999"],
  ["month", "13", "Choose July, October."],
  ["date", "soon", "is not a date"],
  ["cadence", "every 0 days", "is not a rule"],
])("%s: %s is refused with what there is", (type, typed, reason) => {
  expect(read(of(type), typed, null)).toHaveProperty("reason", expect.stringContaining(reason));
});

test("nothing empties a cell that may be empty, and no other", () => {
  for (const type of ["choice", "reference", "references", "date", "cadence", "month", "number"]) {
    expect(read(of(type), " ", null), type).toEqual({ value: null });
    expect(read(of(type, false), " ", null), type).toHaveProperty("reason");
  }
});

test("what the core stores is what the grid holds", () => {
  expect(valueIn({ id: "1", it: true }, of("flag"))).toBe("yes");
  expect(valueIn({ id: "1", it: 7 }, of("month"))).toBe("7");
  expect(valueIn({ id: "1", it: ["a", "b"] }, of("lines"))).toBe("a\nb");
  expect(textOf(of("reference"), "0190-1"), "copied by its name").toBe("Ada Moss");
});

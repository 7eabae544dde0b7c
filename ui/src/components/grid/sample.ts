// Columns and rows for the tests of the grid: the smallest matrix with every kind of cell.

import type { Choice, Column, Row } from "./column";

export const choice = (code: string, word: string, more: Partial<Choice> = {}): Choice => ({
  code,
  word,
  rule: null,
  retired: false,
  ...more,
});

export const column = (name: string, holds: Column["holds"], more: Partial<Column> = {}): Column => ({
  name,
  label: name[0]?.toUpperCase() + name.slice(1),
  hint: "",
  holds,
  optional: true,
  fresh: null,
  choices: [],
  ranked: false,
  width: 120,
  grow: 0,
  consequence: null,
  form: null,
  computed: null,
  ...more,
});

export const name = column("name", "text", { optional: false, width: 260 });
export const frequency = column("frequency", "code", {
  choices: [
    choice("M", "Monthly", { rule: "every month" }),
    choice("AN", "As needed", { rule: "no date" }),
    choice("AR", "As requested", { rule: "no date" }),
    choice("F2", "Fortnightly", { retired: true }),
  ],
  consequence: ({ rule }) => (rule === "no date" ? "Has no date of its own." : `Due ${rule}.`),
});
export const method = column("method", "codes", {
  choices: [choice("R", "Report"), choice("F", "Face to face, meeting"), choice("E", "Email"), choice("TM", "Teams")],
});
export const notes = column("notes", "prose");
export const columns: readonly Column[] = [name, frequency, method, notes];

export const row = (id: string, values: Record<string, unknown> = {}): Row => ({ id, ...values });

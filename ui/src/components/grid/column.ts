// What the grid knows of a column and of a row, and how a value is written, spoken and read.
// It knows no entity: a screen makes columns from the facts of its fields and the workspace's codes.

/** One code of a list: `M`, `Monthly`, `every month`. */
export interface Choice {
  readonly code: string;
  readonly word: string;
  readonly rule: string | null;
  /** Kept where it is used, no longer offered. */
  readonly retired: boolean;
}

export type Value = string | readonly string[] | null;

export interface Column {
  /** The field on the wire. */
  readonly name: string;
  /** Header in the grid. */
  readonly label: string;
  /** One sentence that helps to fill it in. */
  readonly hint: string;
  readonly holds: "text" | "prose" | "code" | "codes";
  /** May stay empty. */
  readonly optional: boolean;
  /** For codes: the list, retired ones included. */
  readonly choices: readonly Choice[];
  /** Weight of ink tells the order of the codes, the first one heaviest. */
  readonly ranked: boolean;
  /** Pixels; its share of what is left over. */
  readonly width: number;
  readonly grow: number;
  /** What a code of this column means for its row, in a sentence, shown before it is chosen. */
  readonly consequence: ((choice: Choice) => string) | null;
}

export type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/** The longest text the core takes, in UTF-16 units: what one cell of a spreadsheet holds. */
const LONGEST_TEXT = 32_767;

/** Letters that a cell shows at most. */
const MOST_SEEN = 1_000;

/** Half of what UTF-16 writes as a pair: no file can hold it. */
const HALF_A_PAIR = /\p{Surrogate}/u;

/** What the core takes for nothing: all white space, the next-line control among it. */
const BLANK = /^[\s\u0085]*$/u;

export function valueIn(row: Row, column: Column): Value {
  const value = row[column.name];
  if (typeof value === "string" && value !== "") return value;
  return Array.isArray(value) && value.length > 0 ? value : null;
}

export function sameValue(one: Value, other: Value): boolean {
  return textOf(one) === textOf(other);
}

/** A value as it is copied and typed: `AN`, `R; F; E`. */
export function textOf(value: Value): string {
  if (value === null) return "";
  return typeof value === "string" ? value : value.join("; ");
}

/** As much of a text as the widest cell has room for: to lay out more would take time and show nothing. */
export function glimpse(text: string): string {
  return text.length > MOST_SEEN ? `${text.slice(0, MOST_SEEN).replace(HALF_A_PAIR, "")}…` : text;
}

export function codesOf(value: Value): readonly string[] {
  if (value === null) return [];
  return typeof value === "string" ? [value] : value;
}

/** A code's entry; one that is in no list any more stands for itself. */
export function choiceOf(column: Column, code: string): Choice {
  return (
    column.choices.find((choice) => choice.code === code) ?? {
      code,
      word: "not in the list",
      rule: null,
      retired: true,
    }
  );
}

/** A value as it is read out and searched: `AN As needed`, `R Report, F Face to face`. */
export function wordsOf(column: Column, value: Value): string {
  if (column.choices.length === 0) return textOf(value);
  const words = codesOf(value).map((code) => choiceOf(column, code));
  return words.map((choice) => `${choice.code} ${choice.word}${choice.retired ? ", retired" : ""}`).join(", ");
}

export type Reading = { readonly value: Value } | { readonly reason: string };

/** Reads typed or pasted text as the core will; `before` is what the cell holds now. Nothing is guessed. */
export function read(column: Column, typed: string, before: Value): Reading {
  switch (column.holds) {
    case "code":
      return typed.trim() === "" ? { value: null } : readCode(column, typed.trim(), codesOf(before));
    case "codes":
      return readCodes(column, typed, codesOf(before));
    default:
      return readText(column, typed);
  }
}

function readText(column: Column, typed: string): Reading {
  if (typed.length > LONGEST_TEXT) {
    return {
      reason: `This text has ${typed.length} characters and a spreadsheet cell holds ${LONGEST_TEXT}. Shorten it.`,
    };
  }
  if (HALF_A_PAIR.test(typed)) {
    return { reason: "One character came only half over and cannot be stored. Delete it, or copy the text again." };
  }
  if (BLANK.test(typed) && !column.optional) {
    return { reason: `${column.label} cannot be empty. Write what people call it, or press Esc for what was there.` };
  }
  return { value: typed };
}

function readCode(column: Column, typed: string, before: readonly string[]): { value: string } | { reason: string } {
  const lower = typed.toLowerCase();
  const choice =
    column.choices.find((choice) => choice.code === typed) ??
    column.choices.find((choice) => choice.code.toLowerCase() === lower) ??
    column.choices.find((choice) => choice.word.toLowerCase() === lower);
  if (!choice) return { reason: unknownCode(column, typed) };
  if (choice.retired && !before.includes(choice.code)) {
    return { reason: `${choice.code} ${choice.word} is retired. Choose another code, or bring it back in the list.` };
  }
  return { value: choice.code };
}

function readCodes(column: Column, typed: string, before: readonly string[]): Reading {
  const codes: string[] = [];
  // A word may hold a comma ("Face to face, meeting"), so semicolons part first and commas only what is left over.
  for (const part of parts(typed)) {
    const whole = readCode(column, part, before);
    const read = "value" in whole ? [whole] : part.split(",").map((piece) => readCode(column, piece.trim(), before));
    for (const reading of read) {
      if ("reason" in reading) return reading;
      if (codes.includes(reading.value)) {
        const { code, word } = choiceOf(column, reading.value);
        return { reason: `${code} ${word} stands here twice. Leave one of them out.` };
      }
      codes.push(reading.value);
    }
  }
  return { value: codes.length > 0 ? codes : null };
}

function parts(typed: string): string[] {
  return typed
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function unknownCode(column: Column, typed: string): string {
  const offered = column.choices.filter((choice) => !choice.retired).map((choice) => `${choice.code} ${choice.word}`);
  const short = [...typed].slice(0, 60).join("");
  if (offered.length === 0)
    return `"${short}" is not in the list of ${column.label}, which is empty. Add it there first.`;
  return `"${short}" is not in the list of ${column.label}. Choose ${offered.join(", ")}, or add it to the list.`;
}

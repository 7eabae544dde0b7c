// What the grid knows of a column and of a row, and how a value is written, spoken and compared.
// It knows no entity: a screen makes columns from the facts of its fields and what may be chosen there.

/** One thing that may be chosen: the code `M`, Monthly, every month; or a word, or an entry by its name. */
export interface Choice {
  /** What is stored. */
  readonly code: string;
  readonly word: string;
  readonly rule: string | null;
  /** Kept where it is used, no longer offered. */
  readonly retired: boolean;
}

export type Value = string | readonly string[] | null;

export type Reading = { readonly value: Value } | { readonly reason: string };

/** Texts of one line, of many, or a list of lines; codes with their boxes, entries by their names, one or several; a word, yes or no. */
export type Holds = "text" | "prose" | "lines" | "code" | "codes" | "choice" | "reference" | "references" | "flag";

export interface Column {
  /** The field on the wire. */
  readonly name: string;
  /** Header in the grid. */
  readonly label: string;
  /** One sentence that helps to fill it in. */
  readonly hint: string;
  readonly holds: Holds;
  /** May stay empty. */
  readonly optional: boolean;
  /** What a new row has there until something else is chosen. */
  readonly fresh: string | null;
  /** What may be chosen, retired ones included; nothing for texts. */
  readonly choices: readonly Choice[];
  /** Weight of ink tells the order of the codes, the first one heaviest. */
  readonly ranked: boolean;
  /** Pixels; its share of what is left over. */
  readonly width: number;
  readonly grow: number;
  /** What a choice means for its row, in a sentence, shown before it is chosen. */
  readonly consequence: ((choice: Choice) => string) | null;
  /** For texts of which more is asked, such as a date: how they are read, shown and spelled out while typed. */
  readonly form: Form | null;
  /** Worked out from the row, never typed. */
  readonly computed: ((row: Row) => string | null) | null;
  /** How a row stands there: a mark with its colour, and the word that says the same. */
  readonly standing?: (row: Row) => Standing | null;
  /** Its header takes two lines, where narrow cells stand under long names. */
  readonly tall?: boolean;
}

export interface Standing {
  readonly tone: "over" | "now" | "quiet";
  readonly words: string;
}

export interface Form {
  read(typed: string): { readonly value: string } | { readonly reason: string };
  /** As it stands in a cell. */
  show(text: string): string;
  /** As it is said in full. */
  say: ((text: string) => string) | null;
}

export type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Letters that a cell shows at most. */
const MOST_SEEN = 1_000;

/** Half of what UTF-16 writes as a pair: no file can hold it. */
export const HALF_A_PAIR = /\p{Surrogate}/u;

export function valueIn(row: Row, column: Column): Value {
  const value = column.computed ? column.computed(row) : row[column.name];
  if (typeof value === "string") return value === "" ? null : value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (!Array.isArray(value) || value.length === 0) return null;
  return column.holds === "lines" ? value.join("\n") : value;
}

/** What a new row has before anything is typed. */
export function freshIn(columns: readonly Column[]): Record<string, string> {
  return Object.fromEntries(columns.flatMap(({ name, fresh }) => (fresh === null ? [] : [[name, fresh]])));
}

export function sameValue(one: Value, other: Value): boolean {
  return joined(one) === joined(other);
}

function joined(value: Value): string {
  if (value === null) return "";
  return typeof value === "string" ? value : value.join("; ");
}

/** A value as it is copied and typed: `AN`, `R; F; E`, the name of an entry. */
export function textOf(column: Column, value: Value): string {
  if (isCoded(column) || !isChosen(column)) return joined(value);
  return joined(codesOf(value).map((code) => choiceOf(column, code).word));
}

/** As much of a text as the widest cell has room for: to lay out more would take time and show nothing. */
export function glimpse(text: string): string {
  return text.length > MOST_SEEN ? `${text.slice(0, MOST_SEEN).replace(HALF_A_PAIR, "")}…` : text;
}

export function codesOf(value: Value): readonly string[] {
  if (value === null) return [];
  return typeof value === "string" ? [value] : value;
}

/** Whether its values stand in boxes, with a word that says what they mean. */
export function isCoded({ holds }: Column): boolean {
  return holds === "code" || holds === "codes";
}

/** Whether several may stand in a cell, in order. */
export function isSeveral({ holds }: Column): boolean {
  return holds === "codes" || holds === "references";
}

/** Whether its values are entries known by their names: what they are stored by is for no one to see or type. */
export function isNamed({ holds }: Column): boolean {
  return holds === "reference" || holds === "references";
}

/** Whether its values are chosen from a list. */
export function isChosen({ holds }: Column): boolean {
  return holds !== "text" && holds !== "prose" && holds !== "lines";
}

/** The entry of what was chosen; one that is in no list any more stands for itself. */
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

/** A value as it is read out and searched: `AN As needed`, `R Report, F Face to face`, `Jul 1`. */
export function wordsOf(column: Column, value: Value): string {
  if (isCoded(column)) {
    const words = codesOf(value).map((code) => choiceOf(column, code));
    return words.map((choice) => `${choice.code} ${choice.word}${choice.retired ? ", retired" : ""}`).join(", ");
  }
  const text = textOf(column, value);
  return column.form && text !== "" ? column.form.show(text) : text;
}

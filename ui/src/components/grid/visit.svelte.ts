// One visit to a cell: what is typed or chosen there from the first key until it is stored or given up.
// All of it is one step of undo, told by the token. Knows no DOM.

import { inOrder, lettered, meant, offered, rest, shifted, switched } from "./choosing";
import {
  type Choice,
  type Column,
  choiceOf,
  codesOf,
  isChosen,
  isCoded,
  isNamed,
  isSeveral,
  type Reading,
  type Value,
} from "./column";
import { read } from "./reading";

/** Typing replaces the value; F2 and Alt+Down edit what is there. */
export type Way = "type" | "edit";

/** Entries offered at once: more are found by their name. */
const MOST_OFFERED = 100;

export class Visit {
  readonly column: Column;
  /** What was stored when the visit began. */
  readonly before: Value;
  readonly token: string = crypto.randomUUID();
  readonly offered: readonly Choice[];
  way: Way = $state("edit");
  /** The row; a new one gets its real id while it is typed into. */
  row: string = $state("");
  /** The letters typed, without what completes them. */
  text: string = $state("");
  /** The code that the list points at. */
  at: string | null = $state(null);
  /** The codes chosen so far, where several may stand. */
  codes: readonly string[] = $state.raw([]);
  /** Whether there is anything to store. */
  changed = $state(false);
  /** What the list of entries is searched for. */
  #sought = $state("");
  /** The value that a pause has stored already. */
  stored: Value | undefined = undefined;

  /** `text` is what the editor begins with: the value's words, or what a refused cell kept. */
  constructor(row: string, column: Column, before: Value, way: Way, text: string) {
    this.row = row;
    this.column = column;
    this.before = before;
    this.way = way;
    this.offered = offered(column.choices, codesOf(before));
    const replaces = way === "type";
    const several = isSeveral(column);
    this.text = replaces || several ? "" : text;
    this.codes = several && !replaces ? codesOf(before) : [];
    const [first = null] = codesOf(before);
    this.at = replaces ? null : (first ?? (several ? (this.offered[0]?.code ?? null) : null));
    this.changed = replaces;
  }

  /** What the file holds now, as far as this visit knows. */
  get kept(): Value {
    return this.stored === undefined ? this.before : this.stored;
  }

  /** One is chosen from a list. */
  get isChoice(): boolean {
    return isChosen(this.column) && !isSeveral(this.column);
  }

  /** The list as it is shown: chosen ones first where several may stand; of entries those that hold what is typed. */
  get list(): Choice[] {
    const all = isSeveral(this.column) ? inOrder(this.offered, this.codes) : [...this.offered];
    if (!isNamed(this.column)) return all;
    const sought = this.#sought.trim().toLowerCase();
    return all.filter(({ word }) => word.toLowerCase().includes(sought)).slice(0, MOST_OFFERED);
  }

  /** What completes the typed letters to a word. */
  get rest(): string {
    if (!this.isChoice || this.at === null) return "";
    return rest(choiceOf(this.column, this.at), this.text);
  }

  type(text: string): void {
    this.text = text;
    this.changed = true;
    this.#sought = text;
    if (this.column.holds === "codes") this.#letters(text);
    else if (isChosen(this.column)) this.at = meant(this.offered, text, !isCoded(this.column))?.code ?? null;
  }

  #letters(text: string): void {
    const typed = lettered(this.offered, text);
    this.text = typed.left;
    if (typed.switched !== null) this.switch(typed.switched);
    else this.at = meant(this.offered, typed.left)?.code ?? this.at;
  }

  /** Up and down in the list, around its ends. */
  step(by: -1 | 1): void {
    const list = this.list;
    const here = list.findIndex((choice) => choice.code === this.at);
    const next = here === -1 ? (by === 1 ? 0 : list.length - 1) : (here + by + list.length) % list.length;
    this.at = list[next]?.code ?? null;
    if (!this.isChoice) return;
    this.text = list[next]?.word ?? "";
    this.changed = true;
  }

  switch(code: string): void {
    this.codes = switched(this.codes, code);
    this.at = code;
    this.text = "";
    this.#sought = "";
    this.changed = true;
  }

  shift(by: -1 | 1): void {
    if (this.at === null || !this.codes.includes(this.at)) return;
    this.codes = shifted(this.codes, this.at, by);
    this.changed = true;
  }

  dropLast(): void {
    this.codes = this.codes.slice(0, -1);
    this.changed = true;
  }

  /** The value as it would be stored now, or why it cannot be. */
  get reading(): Reading {
    if (!this.changed) return { value: this.before };
    if (isSeveral(this.column)) return this.#several();
    if (this.isChoice && this.at !== null) return { value: this.at };
    return read(this.column, this.text, this.before);
  }

  /** Whether a pause may store it: a word only begun, or nothing where something must stand, is not a value yet. */
  get isWhole(): boolean {
    if (!this.changed || "reason" in this.reading) return false;
    return !this.isChoice || "value" in read(this.column, this.text, this.before);
  }

  /** What a refused cell keeps: everything as it was typed. */
  get typed(): string {
    const chosen = isNamed(this.column) ? this.codes.map((code) => choiceOf(this.column, code).word) : this.codes;
    return [...chosen, this.text].filter((part) => part !== "").join("; ");
  }

  #several(): Reading {
    const left = this.text.trim();
    if (left === "") return { value: this.codes.length > 0 ? this.codes : null };
    if (isNamed(this.column) && this.at !== null) return { value: [...new Set([...this.codes, this.at])] };
    return read(this.column, this.typed, this.before);
  }
}

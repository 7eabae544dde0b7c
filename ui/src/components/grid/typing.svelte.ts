// What is typed into a cell, on its way to the file: begun by a key, stored after a pause and on leaving,
// given up by Esc; kept as typed where it cannot be stored. Also the new row, stored once it has a name.

import { type Column, choiceOf, isChosen, sameValue, textOf, type Value, valueIn } from "./column";
import type { Sheet } from "./sheet.svelte";
import { Visit, type Way } from "./visit.svelte";

const PAUSE = 600;

export class Typing {
  visit: Visit | null = $state(null);
  readonly #sheet: Sheet;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  /** Ends the visit and forgets what was typed. */
  drop(): void {
    clearTimeout(this.#pause);
    this.visit = null;
  }

  begin(way: Way): void {
    const { active } = this.#sheet;
    if (this.visit || !active) return;
    const { row, column } = active;
    if (column.computed) {
      this.#sheet.setting.say(`${column.label} is worked out by Liaison. ${column.hint}`);
      return;
    }
    this.#sheet.copied = null;
    const refused = this.#sheet.marks.refused(row.id, column);
    const value = this.#sheet.value(row, column);
    const words = isChosen(column) && typeof value === "string" ? choiceOf(column, value).word : textOf(column, value);
    this.visit = new Visit(row.id, column, value, way, refused?.text ?? words);
  }

  /** Yes becomes no, and no yes. */
  toggle(): void {
    const { active } = this.#sheet;
    if (!active) return;
    this.begin("type");
    this.visit?.type(this.#sheet.value(active.row, active.column) === "yes" ? "no" : "yes");
    this.commit();
  }

  /** Something was typed or chosen: it is stored after a pause. */
  typed(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#storePause(), PAUSE);
  }

  #storePause(): void {
    const { visit } = this;
    if (!visit?.isWhole || visit.row === this.#sheet.draft.key) return;
    const { reading } = visit;
    if ("value" in reading) void this.#put(reading.value, visit);
  }

  /** Ends the visit and stores it; what cannot be stored stays as typed with the reason. */
  commit(): void {
    const { visit } = this;
    if (!visit) return;
    this.drop();
    const { reading } = visit;
    if ("reason" in reading) this.#refuse(visit, reading.reason);
    else if (visit.changed && sameValue(reading.value, visit.kept)) this.#sheet.marks.mend([visit]);
    else if (visit.changed) void this.#put(reading.value, visit);
  }

  /** Ends the visit with the old value, also where a pause had stored another. */
  cancel(): void {
    const { visit } = this;
    if (!visit) return;
    this.drop();
    this.#sheet.marks.mend([visit]);
    if (visit.stored !== undefined) void this.#put(visit.before, visit);
  }

  /** Esc on a refused cell: the old value comes back. */
  forgive(): boolean {
    const { active } = this.#sheet;
    const refused = active && this.#sheet.marks.refused(active.row.id, active.column);
    if (!active || !refused) return false;
    this.#sheet.marks.mend([{ row: active.row.id, column: active.column }]);
    const { restore } = refused;
    if (restore) void this.#send(active.row.id, active.column, restore.value, restore.visit);
    return true;
  }

  async #put(value: Value, visit: Visit): Promise<void> {
    const { row, column } = visit;
    this.#sheet.marks.mend([{ row, column }]);
    if (row === this.#sheet.draft.key) {
      if (this.#sheet.draft.goesOn) await this.#nextDraft();
      this.#sheet.draft.set(column, value);
      return this.#putDraft(column, value, visit);
    }
    const before = visit.stored;
    visit.stored = value;
    const reason = await this.#send(row, column, value, visit.token);
    if (reason === null) return;
    visit.stored = before;
    this.#refuse(visit, reason);
  }

  /** Waits until the new row that is being stored has given way to the next one. */
  async #nextDraft(): Promise<void> {
    await this.#sheet.draft.adding;
    this.#sheet.follow();
  }

  /** A new row is stored as soon as it has what it needs; what is typed meanwhile follows it. */
  async #putDraft(column: Column, value: Value, visit: Visit): Promise<void> {
    const { draft } = this.#sheet;
    if (draft.adding) {
      const id = await draft.adding;
      if (id !== null) await this.#send(id, column, value, visit.token);
      return;
    }
    await this.storeDraft(visit.token);
  }

  async storeDraft(visit: string | null): Promise<void> {
    const { draft } = this.#sheet;
    const needed = this.#sheet.columns.filter((column) => !column.optional);
    const row = this.#sheet.row(draft.key) ?? draft.row;
    if (draft.adding || draft.isEmpty || needed.some((column) => valueIn(row, column) === null)) return;
    const { key, after, values } = draft;
    const reason = await draft.add(this.#sheet.store([{ change: "add", values, after }], null, visit));
    const [column] = needed;
    // What the row lacked may have been typed since.
    if (reason === null && column) this.#sheet.marks.mend([{ row: key, column }]);
    if (reason !== null && column) {
      const text = textOf(column, values[column.name] ?? null);
      this.#sheet.marks.refuse([{ row: key, column, refused: { text, reason, restore: null } }]);
    }
    this.#sheet.follow();
  }

  async #send(row: string, column: Column, value: Value, visit: string): Promise<string | null> {
    this.#sheet.marks.expect([{ row, column, value }]);
    const outcome = await this.#sheet.store(
      [{ change: "edit", id: row, values: { [column.name]: value } }],
      null,
      visit,
    );
    const isStored = "added" in outcome;
    this.#sheet.marks.answered([{ row, column }], (id) => this.#sheet.row(id), isStored);
    return isStored ? null : outcome.reason;
  }

  #refuse(visit: Visit, reason: string): void {
    const restore = visit.stored === undefined ? null : { value: visit.before, visit: visit.token };
    const { row, column, typed: text } = visit;
    this.#sheet.marks.refuse([{ row, column, refused: { text, reason, restore } }]);
  }
}

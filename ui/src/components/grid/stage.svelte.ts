// A grid on a list in memory, for tests: what it stores can be read, and the next change can be refused.

import { SvelteMap } from "svelte/reactivity";
import type { Column, Row } from "./column";
import { columns } from "./sample";
import { type Outcome, type Setting, Sheet } from "./sheet.svelte";
import type { RowChange } from "./writing";

export interface Step {
  readonly changes: RowChange[];
  readonly label: string | null;
  readonly visit: string | null;
}

export class Stage implements Setting {
  columns: readonly Column[] = $state.raw(columns);
  newRow: string | null = "New board";
  readonly ordered = true;
  fixed: string | null = $state(null);
  readonly sheet: Sheet;
  readonly steps: Step[] = [];
  readonly said: string[] = [];
  /** The sentence with which the next change is refused. */
  refuseNext: string | null = null;
  #ids: readonly string[] = $state.raw([]);
  readonly #rows = new SvelteMap<string, Row>();
  #made = 0;

  constructor(rows: readonly Row[]) {
    this.#ids = rows.map(({ id }) => id);
    for (const row of rows) this.#rows.set(row.id, row);
    this.sheet = new Sheet(this);
  }

  get seen() {
    return { ids: this.#ids, get: (id: string) => this.#rows.get(id) };
  }

  /** The rows as lines, cells parted by bars, empty ends left out. */
  get lines(): string[] {
    return this.#ids.map((id) => {
      const cells = columns.map(({ name }) => [this.#rows.get(id)?.[name] ?? ""].flat().join(";"));
      return cells.join("|").replace(/\|+$/, "");
    });
  }

  async store(changes: RowChange[], label: string | null, visit: string | null): Promise<Outcome> {
    await Promise.resolve();
    const reason = this.refuseNext;
    this.refuseNext = null;
    if (reason !== null) return { reason };
    this.steps.push({ changes, label, visit });
    return { added: changes.flatMap((change) => this.#apply(change)) };
  }

  #apply(change: RowChange): string[] {
    if (change.change === "edit")
      this.#rows.set(change.id, { ...this.#rows.get(change.id), ...change.values, id: change.id });
    if (change.change === "remove") this.#ids = this.#ids.filter((id) => id !== change.id);
    if (change.change === "move")
      this.#ids = this.#put(
        this.#ids.filter((id) => id !== change.id),
        change.id,
        change.after,
        0,
      );
    if (change.change !== "add") return [];
    const id = `made${++this.#made}`;
    this.#rows.set(id, { ...change.values, id });
    this.#ids = this.#put(this.#ids, id, change.after, this.#ids.length);
    return [id];
  }

  #put(ids: readonly string[], id: string, after: string | null, otherwise: number): string[] {
    const at = after === null ? otherwise : ids.indexOf(after) + 1;
    return [...ids.slice(0, at), id, ...ids.slice(at)];
  }

  say(text: string): void {
    this.said.push(text);
  }

  removed(text: string): void {
    this.said.push(text);
  }
}

// The matrix of one engagement as the grid needs it: rows, columns, and how changes reach the core.

import type { Column, Row } from "../components/grid/column";
import { at } from "../components/grid/selection";
import { type Outcome, type Setting, Sheet } from "../components/grid/sheet.svelte";
import type { Source } from "../components/grid/view";
import type { RowChange } from "../components/grid/writing";
import {
  asRefused,
  type Change,
  change,
  type EntityOf,
  type Field,
  fieldsOf,
  type JsonValue,
  type Rows,
  rows,
} from "../engagement";
import { toasts } from "../frame/toasts.svelte";
import { Seen } from "./arrangement.svelte";
import { columnsOf } from "./columns";
import { Layout } from "./layout.svelte";

export class Matrix implements Setting {
  readonly engagementId: string;
  readonly stakeholders: Rows<"stakeholder">;
  readonly layout = new Layout();
  readonly arrangement = new Seen();
  readonly sheet: Sheet;
  readonly newRow = "New stakeholder";
  readonly #codes: Rows<"codeListEntry">;
  #fields: readonly Field[] = $state.raw([]);

  readonly all: readonly Column[] = $derived.by(() => columnsOf(this.#fields, this.#codes.all));
  readonly columns: readonly Column[] = $derived.by(() => this.layout.shown(this.all));
  readonly #by = $derived.by(() => this.arrangement.by(this.all));
  /** Filter and sort look at values without following them: an edited row stays where it is. */
  readonly seen: Source = $derived.by(() => {
    const { ids } = this.stakeholders;
    const source = { ids, get: (id: string) => this.stakeholders.peek(id) };
    const seen = this.arrangement.arrange(source, this.#by);
    return { ids: seen, get: (id: string) => this.stakeholders.get(id) };
  });

  constructor(engagementId: string) {
    this.engagementId = engagementId;
    this.stakeholders = rows("stakeholder", engagementId);
    this.#codes = rows("codeListEntry");
    this.sheet = new Sheet(this);
  }

  /** Fetches what columns are made of. */
  async start(): Promise<void> {
    await this.layout.restore();
    this.#fields = await fieldsOf("stakeholder");
  }

  get isReady(): boolean {
    return this.stakeholders.status === "ready" && this.#codes.status === "ready" && this.#fields.length > 0;
  }

  get failure(): string | null {
    return this.stakeholders.failure ?? this.#codes.failure;
  }

  retry(): void {
    for (const each of [this.stakeholders, this.#codes]) if (each.status === "failed") void each.retry();
  }

  get fixed(): string | null {
    return this.arrangement.fixed;
  }

  /** The stakeholder in whose row one stands. */
  get current(): EntityOf<"stakeholder"> | undefined {
    const id = this.sheet.idAt(this.sheet.selection.active.row);
    return id === undefined ? undefined : this.stakeholders.get(id);
  }

  async store(changes: RowChange[], label: string | null, visit: string | null): Promise<Outcome> {
    try {
      const done = await change(
        changes.map((each) => this.#change(each)),
        { label, visit },
      );
      await this.stakeholders.settled();
      const added = done.touched.filter(({ kind, deed }) => kind === "stakeholder" && deed === "added");
      const place = (id: string) => this.stakeholders.indexOf(id);
      return { added: added.map(({ id }) => id).sort((one, other) => place(one) - place(other)) };
    } catch (thrown) {
      return { reason: asRefused(thrown).message };
    }
  }

  #change(change: RowChange): Change {
    const kind = "stakeholder" as const;
    if (change.change === "add") {
      return { ...change, kind, values: { ...json(change.values), engagementId: this.engagementId } };
    }
    return change.change === "edit" ? { ...change, kind, values: json(change.values) } : { ...change, kind };
  }

  say(text: string): void {
    toasts.say(text);
  }

  removed(text: string): void {
    toasts.undoable(text);
  }

  /** To a row, also one that a filter hides. */
  show(id: string): void {
    if (!this.seen.ids.includes(id)) this.arrangement.showAll();
    const place = this.sheet.placeOf(id, 0);
    if (place === -1) return;
    this.sheet.go(at(place, 0));
    this.sheet.focused = true;
  }

  /** To the row that makes a new one. */
  addRow(): void {
    this.sheet.go(at(this.sheet.draftPlace, 0));
    this.sheet.focused = true;
  }

  async duplicate(row: Row & { name: string }): Promise<void> {
    const values = Object.fromEntries(this.all.map(({ name }) => [name, row[name] as JsonValue]));
    const add = { change: "add", values: { ...values, name: `${row.name} (copy)` }, after: row.id } as const;
    const outcome = await this.store([add as RowChange], `Duplicate ${row.name}`, null);
    if ("reason" in outcome) this.say(outcome.reason);
    else if (outcome.added[0] !== undefined) this.show(outcome.added[0]);
  }
}

function json(values: Readonly<Record<string, unknown>>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value as JsonValue]));
}

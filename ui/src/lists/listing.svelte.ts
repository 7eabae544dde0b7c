// A list of one kind as the grid needs it: rows, columns, and how changes reach the core.

import { untrack } from "svelte";
import { type Column, freshIn, type Row } from "../components/grid/column";
import { at } from "../components/grid/selection";
import { type Outcome, type Setting, Sheet } from "../components/grid/sheet.svelte";
import type { Source } from "../components/grid/view";
import { counted, type RowChange, type RowValues } from "../components/grid/writing";
import {
  asRefused,
  type Change,
  change,
  type EntityOf,
  type Field,
  factsOf,
  type Id,
  type JsonValue,
  type Kind,
  type KindFacts,
  type Rows,
  rows,
  session,
} from "../engagement";
import { toasts } from "../frame/toasts.svelte";
import { Seen } from "./arrangement.svelte";
import { Choices } from "./choices.svelte";
import { columnsOf, isLong } from "./columns";
import { Layout } from "./layout.svelte";
import type { ListOf } from "./list";
import type { Needed } from "./woven.svelte";

export class Listing implements Setting {
  readonly list: ListOf;
  /** What it is called in a sentence: "the matrix". */
  readonly name: string;
  readonly rows: Rows<Kind>;
  readonly layout: Layout;
  readonly arrangement: Seen;
  readonly sheet: Sheet;
  readonly #choices = new Choices();
  #facts: KindFacts | null = $state.raw(null);

  readonly fields: readonly Field[] = $derived(this.#facts?.fields ?? []);
  readonly word: string = $derived(this.#facts?.word ?? "entry");
  readonly words: string = $derived(this.#facts?.words ?? "entries");
  readonly newRow: string = $derived(`New ${this.word}`);
  readonly ordered: boolean = $derived(this.fields.some(({ value }) => value.type === "position"));
  readonly all: readonly Column[] = $derived.by(() =>
    columnsOf(this.list, this.fields, (field) => this.#choices.of(field), session.state?.today ?? ""),
  );
  readonly columns: readonly Column[] = $derived.by(() => this.layout.shown(this.all));
  /** With the columns as they are once all is there: what is renamed later puts no row elsewhere. */
  readonly #by = $derived.by(() => {
    void this.isReady;
    return this.arrangement.by(untrack(() => this.all));
  });
  readonly #kept: readonly string[] = $derived.by(() => {
    const { ids } = this.rows;
    const { keeps } = this.list;
    return keeps ? untrack(() => ids.filter((id) => this.#isKept(id, keeps))) : ids;
  });
  /** Filter and sort look at values without following them: an edited row stays where it is. */
  readonly seen: Source = $derived.by(() => {
    const ids = this.#kept;
    const source = { ids, get: (id: string) => this.#whole(this.rows.peek(id)) };
    const by = this.#by;
    const seen = untrack(() => this.arrangement.arrange(source, by));
    return { ids: seen, get: (id: string) => this.#whole(this.rows.get(id)) };
  });

  constructor(list: ListOf, name: string) {
    this.list = list;
    this.name = name;
    this.rows = rows(list.kind, list.scope);
    this.layout = new Layout(`grid.${list.layout ?? list.kind}`);
    this.arrangement = new Seen(name, list.sort ?? null);
    this.sheet = new Sheet(this);
  }

  /** Fetches what columns are made of. */
  async start(): Promise<void> {
    const facts = await factsOf(this.list.kind);
    await this.#choices.start(facts.fields, session.engagement?.id ?? null);
    const { shown, woven } = this.list;
    const hidden = facts.fields.filter((field) => (shown ? !shown.includes(field.name) : isLong(field)));
    await this.layout.restore([...hidden.map(({ name }) => name), ...(woven?.hidden ?? [])]);
    this.#facts = facts;
  }

  get #needed(): readonly Needed[] {
    return [this.rows, ...this.#choices.needed, ...(this.list.woven?.needs ?? [])];
  }

  /** A row with what is kept elsewhere. */
  #whole(row: EntityOf<Kind> | undefined): Row | undefined {
    const { woven } = this.list;
    return row && woven ? { ...row, ...woven.read(row) } : row;
  }

  /** Whether what stands in a column is kept elsewhere. */
  isWoven({ name }: Column): boolean {
    return this.list.woven?.columns.some((column) => column.name === name) ?? false;
  }

  #isKept(id: string, keeps: (row: Row) => boolean): boolean {
    const row = this.rows.peek(id);
    return row !== undefined && keeps(row);
  }

  /** All rows of the list, seen or filtered out. */
  get count(): number {
    return this.#kept.length;
  }

  /** Cells that keep a text which was not accepted. */
  get refusals(): number {
    return this.sheet.marks.refusals((row) => this.sheet.row(row) !== undefined);
  }

  get isReady(): boolean {
    return this.#facts !== null && this.#needed.every(({ status }) => status === "ready");
  }

  get failure(): string | null {
    return this.#needed.find(({ failure }) => failure !== null)?.failure ?? null;
  }

  retry(): void {
    for (const each of this.#needed) if (each.status === "failed") void each.retry();
  }

  get fixed(): string | null {
    const none = `The ${this.words} have no order of their own. Sort them by a column.`;
    return this.ordered ? this.arrangement.fixed : none;
  }

  /** "15 stakeholders" */
  counted(count: number): string {
    return counted(count, this.word, this.words);
  }

  /** The row in which one stands. */
  get current(): Row | undefined {
    const id = this.sheet.idAt(this.sheet.selection.active.row);
    return id === undefined ? undefined : this.#whole(this.rows.get(id));
  }

  async store(changes: RowChange[], label: string | null, visit: string | null): Promise<Outcome> {
    try {
      const added = await this.#carryOut(changes, label, visit);
      await Promise.all([this.rows, ...(this.list.woven?.needs ?? [])].map((each) => each.settled()));
      const place = (id: string) => this.rows.indexOf(id);
      return { added: [...added].sort((one, other) => place(one) - place(other)) };
    } catch (thrown) {
      return { reason: asRefused(thrown).message };
    }
  }

  /** As one step, also where what is kept elsewhere has to wait for the ids of new rows. */
  async #carryOut(changes: RowChange[], label: string | null, visit: string | null): Promise<Id[]> {
    const elsewhere = changes.map((each) => ("values" in each ? this.#elsewhere(each.values) : null));
    const step = visit ?? crypto.randomUUID();
    const now = changes.flatMap((each, at) => {
      const mine = elsewhere[at] ?? {};
      const others = each.change === "edit" ? (this.list.woven?.others(each.id, mine) ?? []) : [];
      return [...this.#change(each, mine), ...others];
    });
    const done = now.length === 0 ? null : await change(now, { label, visit: this.list.woven ? step : visit });
    const added = (done?.touched ?? []).filter(({ kind, deed }) => kind === this.list.kind && deed === "added");
    // Ids grow, so new rows stand in the order in which they were asked for.
    const ids = added.map(({ id }) => id).sort();
    const adding = elsewhere.filter((_, at) => changes[at]?.change === "add");
    const later = ids.flatMap((id, at) => this.list.woven?.others(id, adding[at] ?? {}) ?? []);
    if (later.length > 0) await change(later, { label: label ?? done?.label ?? null, visit: step });
    return ids;
  }

  /** Of some values those that are kept elsewhere. */
  #elsewhere(values: RowValues): RowValues {
    const columns = this.list.woven?.columns ?? [];
    return Object.fromEntries(Object.entries(values).filter(([name]) => columns.some((each) => each.name === name)));
  }

  /** The change of the row itself; none where all that changes is kept elsewhere. */
  #change(change: RowChange, elsewhere: RowValues): Change[] {
    const { kind, given, woven } = this.list;
    if (change.change !== "add" && change.change !== "edit") return [{ ...change, kind }];
    const fields = Object.entries(change.values).filter(([name]) => !(name in elsewhere));
    const values = { ...json(Object.fromEntries(fields)), ...woven?.own(elsewhere) };
    if (change.change === "add") {
      return [{ ...change, kind, values: { ...freshIn(this.all), ...values, ...given } }];
    }
    return Object.keys(values).length > 0 ? [{ ...change, kind, values }] : [];
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

  /** The same once more, under a name of its own. */
  async duplicate(row: Row): Promise<void> {
    const kept = this.fields.filter(({ value }) => value.type !== "position");
    const values = {
      ...Object.fromEntries(kept.map(({ name }) => [name, row[name] as JsonValue])),
      ...(this.list.woven?.read(row) as Record<string, JsonValue> | undefined),
    };
    const title = this.sheet.title(row);
    const [first] = this.all;
    if (first?.holds === "text") values[first.name] = `${title} (copy)`;
    const add = { change: "add", values, after: this.ordered ? row.id : null } as const;
    const outcome = await this.store([add as unknown as RowChange], `Duplicate ${title}`, null);
    if ("reason" in outcome) this.say(outcome.reason);
    else if (outcome.added[0] !== undefined) this.show(outcome.added[0]);
  }
}

function json(values: Readonly<Record<string, unknown>>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value as JsonValue]));
}

// The state of one grid and its deeds: where one stands, what is typed, what is copied, and what is asked
// to be stored. Knows no DOM and no entity; Grid.svelte shows it, keys.ts and the pointer drive it.

import { writeTable } from "./clipboard";
import { type Column, freshIn, type Row, textOf, type Value, valueIn, wordsOf } from "./column";
import { Draft } from "./draft.svelte";
import { type CellOf, Marks } from "./marks.svelte";
import {
  at,
  type Ground,
  type Place,
  type Press,
  press,
  type Range,
  rangeOf,
  type Selection,
  select,
} from "./selection";
import { Typing } from "./typing.svelte";
import type { Source } from "./view";
import type { Visit } from "./visit.svelte";
import type { RowChange } from "./writing";

/** What came of a change: the ids of new rows in their order, or the sentence why nothing was stored. */
export type Outcome = { readonly added: readonly string[] } | { readonly reason: string };

/** What a screen gives to its grid. All of it may change while the grid stands. */
export interface Setting {
  readonly seen: Source;
  readonly columns: readonly Column[];
  /** Name of the row that makes a new one; nothing where rows cannot be added here. */
  readonly newRow: string | null;
  /** Whether rows have an order of their own. */
  readonly ordered: boolean;
  /** Why rows cannot be put elsewhere now; nothing where they can. */
  readonly fixed: string | null;
  store(changes: RowChange[], label: string | null, visit: string | null): Promise<Outcome>;
  say(text: string): void;
  removed(text: string): void;
}

let made = 0;

export class Sheet {
  readonly setting: Setting;
  readonly marks = new Marks();
  readonly draft: Draft = new Draft();
  readonly typing: Typing = new Typing(this);
  /** Names the list of choices in the document. */
  readonly listId = `choices-${++made}`;
  selection: Selection = $state.raw(at(0, 0));
  copied: Range | null = $state.raw(null);
  /** Whether keys go to the grid. */
  focused = $state(false);
  /** Grows when the selection should be brought into view. */
  reveals = $state(0);
  /** Rows that fit on the screen. */
  page = 10;
  /** What the last deed left unstored: undoing that deed takes it back as well. */
  #left: { cells: readonly CellOf[]; isStored: boolean } | null = null;
  #activeRow = "";
  readonly #names = new Map<string, string>();
  #turn: Promise<void> = Promise.resolve();

  constructor(setting: Setting) {
    this.setting = setting;
  }

  get visit(): Visit | null {
    return this.typing.visit;
  }

  get columns(): readonly Column[] {
    return this.setting.columns;
  }

  readonly range: Range = $derived(rangeOf(this.selection));

  /** Rows seen, with the one that makes a new one. */
  readonly count: number = $derived.by(() => this.setting.seen.ids.length + (this.setting.newRow === null ? 0 : 1));

  /** The place of the row that makes a new one; -1 where there is none. */
  readonly draftPlace: number = $derived.by(() => {
    const { ids } = this.setting.seen;
    if (this.setting.newRow === null) return -1;
    const after = this.draft.after === null ? -1 : ids.indexOf(this.draft.after);
    return after === -1 ? ids.length : after + 1;
  });

  idAt(place: number): string | undefined {
    const draft = this.draftPlace;
    if (place === draft) return this.draft.key;
    return this.setting.seen.ids[draft !== -1 && place > draft ? place - 1 : place];
  }

  rowAt(place: number): Row | undefined {
    const id = this.idAt(place);
    return id === undefined ? undefined : this.row(id);
  }

  row(id: string): Row | undefined {
    return id === this.draft.key ? { ...freshIn(this.columns), ...this.draft.row } : this.setting.seen.get(id);
  }

  /** What keeps a row's place in the document, also when a new one gets its real id. */
  keyOf(id: string): string {
    return this.#names.get(id) ?? id;
  }

  placeOf(id: string, hint: number): number {
    if (this.idAt(hint) === id) return hint;
    if (id === this.draft.key) return this.draftPlace;
    const place = this.setting.seen.ids.indexOf(id);
    return place !== -1 && this.draftPlace !== -1 && place >= this.draftPlace ? place + 1 : place;
  }

  /** The place of the active row among those that are stored. */
  get placeAmongRows(): number {
    const { row } = this.selection.active;
    return this.draftPlace !== -1 && row > this.draftPlace ? row - 1 : row;
  }

  get active(): { row: Row; column: Column } | null {
    const row = this.rowAt(this.selection.active.row);
    const column = this.columns[this.selection.active.column];
    return row && column ? { row, column } : null;
  }

  value(row: Row, column: Column): Value {
    return this.marks.value(row, column);
  }

  /** A cell as it is copied: a refused one as it was typed. */
  text(row: Row, column: Column): string {
    return this.marks.refused(row.id, column)?.text ?? textOf(column, this.value(row, column));
  }

  title(row: Row): string {
    const [first] = this.columns;
    if (!first) return "";
    // Rows known by a day are called as it is shown, not as it is stored.
    return first.form ? wordsOf(first, this.value(row, first)) : textOf(first, this.value(row, first));
  }

  /** Moves, after what was typed is on its way. */
  go(selection: Selection): void {
    this.typing.commit();
    this.selection = selection;
    this.reveals++;
    const id = this.idAt(selection.active.row) ?? "";
    const wasDraft = this.#activeRow === this.draft.key;
    this.#activeRow = id;
    if (wasDraft && id !== this.draft.key && this.draft.isEmpty && this.draft.after !== null) {
      this.draft.after = null;
      this.follow();
    }
  }

  /** Extends or replaces the range without leaving the cell that is typed into. */
  press(key: Press): boolean {
    const next = press(this.selection, key, this.#ground);
    if (!next) return false;
    const wasNew = this.selection.active.row === this.draftPlace;
    const isDown = (key.key === "Enter" || key.key === "ArrowDown") && !key.shiftKey;
    this.go(next);
    // Below a new row there is none yet: one goes on there as soon as the row is stored.
    if (wasNew && isDown && this.draft.after === null && this.draft.adding) this.draft.goesOn = true;
    return true;
  }

  get #ground(): Ground {
    return {
      rows: this.count,
      data: this.setting.seen.ids.length,
      columns: this.columns.length,
      page: this.page,
      filled: ({ row, column }) => this.#isFilled(row, column),
    };
  }

  #isFilled(place: number, at: number): boolean {
    const row = this.rowAt(place);
    const column = this.columns[at];
    return row !== undefined && column !== undefined && valueIn(row, column) !== null;
  }

  /** Rows came, went or moved: the selection stays with its row. */
  follow(): void {
    this.#becomeReal();
    const { active, anchor, end } = this.selection;
    const last = Math.max(0, this.count - 1);
    this.#activeRow ||= this.idAt(active.row) ?? "";
    const found = this.placeOf(this.#activeRow, active.row);
    const by = found === -1 ? 0 : found - active.row;
    const moved = (place: Place): Place => ({
      row: Math.max(0, Math.min(last, place.row + by)),
      column: Math.min(place.column, Math.max(0, this.columns.length - 1)),
    });
    const next = { ...this.selection, active: moved(active), anchor: moved(anchor), end: moved(end) };
    if (JSON.stringify(next) !== JSON.stringify(this.selection)) {
      this.selection = next;
      // Someone who sorts or filters wants to see the rows, not where the old one went.
      if (this.focused) this.reveals++;
    }
    if (found === -1) this.#leaveGone();
  }

  /** The row in which one stood is gone: what was typed into it goes too. */
  #leaveGone(): void {
    this.typing.drop();
    this.#activeRow = this.idAt(this.selection.active.row) ?? "";
  }

  /** The new row has arrived among the others: it keeps its place on the screen, its marks and its visit. */
  #becomeReal(): void {
    const real = this.draft.real;
    if (real === null || !this.setting.seen.get(real) || !this.setting.seen.ids.includes(real)) return;
    const { key } = this.draft;
    this.#names.set(real, key);
    const { goesOn } = this.draft;
    this.marks.rename(key, real);
    this.draft.renew();
    const next = goesOn ? this.draft.key : real;
    if (this.visit?.row === key) this.visit.row = next;
    if (this.#activeRow === key) this.#activeRow = next;
  }

  /** Asks for changes to be stored, as one step. */
  store(changes: RowChange[], label: string | null = null, visit: string | null = null): Promise<Outcome> {
    this.#left = null;
    return this.setting.store(changes, label, visit);
  }

  /** The last deed left texts in these cells; `isStored` tells whether it stored any others. */
  leave(cells: readonly CellOf[], isStored: boolean): void {
    this.#left = { cells, isStored };
  }

  /** Before an undo: what the last deed left goes first. Whether that is all there is to take back. */
  takeBackLeft(): boolean {
    const left = this.#left;
    this.#left = null;
    this.marks.mend(left?.cells ?? []);
    return left !== null && !left.isStored && left.cells.length > 0;
  }

  /** Deeds that depend on where rows are now wait for one another, also when a key repeats. */
  inTurn(deed: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(deed).then(() => this.follow());
    return this.#turn;
  }

  /** The range as text for the clipboard. */
  copy(): string {
    const { top, bottom, left, right } = this.range;
    this.copied = this.range;
    const lines: string[][] = [];
    for (let place = top; place <= bottom; place++) {
      const row = this.rowAt(place);
      if (row) lines.push(this.columns.slice(left, right + 1).map((column) => this.text(row, column)));
    }
    return writeTable(lines);
  }

  /** Selects whole rows. */
  selectRows(top: number, bottom: number, active: number): void {
    this.go(select({ row: active, column: 0 }, { top, bottom, left: 0, right: this.columns.length - 1 }));
  }
}

// Columns that are no fields of the row: what stands in them is kept in other rows, one a code, or in one of several
// fields. To the grid they are columns like any other, so they are typed, pasted, filled and undone the same way.

import { type Column, codesOf, isSeveral, type Row, type Value } from "../components/grid/column";
import type { RowValues } from "../components/grid/writing";
import { type Change, type EntityOf, type Id, type JsonValue, type Kind, type Rows, rows } from "../engagement";

/** A list that has to be there, and in step. */
export type Needed = Pick<Rows<Kind>, "status" | "failure" | "retry" | "settled">;

export interface Woven {
  readonly columns: readonly Column[];
  /** Fields that need no column because one of these stands for them. */
  readonly replaces: readonly string[];
  /** Columns that are not seen at first. */
  readonly hidden: readonly string[];
  /** The lists it is made of. */
  readonly needs: readonly Needed[];
  /** What stands in them in a row, by their names. */
  read(row: Row): Readonly<Record<string, Value>>;
  /** Of what was typed there, what is stored in the row's own fields. */
  own(values: RowValues): Record<string, JsonValue>;
  /** And what is stored in others, for the row of this id. */
  others(id: Id, values: RowValues): Change[];
}

/** Where a link stands: in which row and column, and by which code. */
interface Stand {
  readonly row: Id;
  readonly column: string;
  readonly code: string;
}

/** How entries of a kind tie rows to columns. */
export interface Weave<K extends Kind> {
  readonly kind: K;
  /** What the columns are made of; they are there before the list is shown. */
  readonly needs: readonly Needed[];
  columns(): readonly Column[];
  hidden?(): readonly string[];
  stand(link: EntityOf<K>): Stand;
  values(stand: Stand): Record<string, JsonValue>;
}

interface Link {
  readonly id: Id;
  readonly code: string;
}

/** Cells whose codes are entries of a kind of their own. */
export class Links<K extends Kind> implements Woven {
  readonly #weave: Weave<K>;
  readonly #rows: Rows<K>;
  readonly replaces = [];
  readonly needs: readonly Needed[];
  readonly columns: readonly Column[] = $derived.by(() => this.#weave.columns());
  readonly #links: ReadonlyMap<Id, ReadonlyMap<string, Link[]>> = $derived.by(() => {
    const links = new Map<Id, Map<string, Link[]>>();
    for (const link of this.#rows.all) {
      const { row, column, code } = this.#weave.stand(link);
      const ofRow = links.get(row) ?? new Map<string, Link[]>();
      links.set(row, ofRow.set(column, [...(ofRow.get(column) ?? []), { id: link.id, code }]));
    }
    return links;
  });

  constructor(weave: Weave<K>) {
    this.#weave = weave;
    this.#rows = rows(weave.kind);
    this.needs = [this.#rows, ...weave.needs];
  }

  get isReady(): boolean {
    return this.needs.every(({ status }) => status === "ready");
  }

  get hidden(): readonly string[] {
    return this.#weave.hidden?.() ?? [];
  }

  /** Whether anything stands in a column. */
  isUsed(column: string): boolean {
    return [...this.#links.values()].some((ofRow) => ofRow.has(column));
  }

  read(row: Row): Readonly<Record<string, Value>> {
    const ofRow = this.#links.get(row.id);
    return Object.fromEntries(this.columns.map((column) => [column.name, shownIn(column, ofRow?.get(column.name))]));
  }

  own(): Record<string, JsonValue> {
    return {};
  }

  /** What stands there and should not goes, what should and does not comes. */
  others(row: Id, values: RowValues): Change[] {
    const { kind } = this.#weave;
    return this.columns.flatMap((column): Change[] => {
      const value = values[column.name];
      if (value === undefined) return [];
      const there = this.#links.get(row)?.get(column.name) ?? [];
      const wanted = column.holds === "flag" && value !== "yes" ? [] : codesOf(value);
      const gone = there.filter(({ code }) => !wanted.includes(code));
      const coming = wanted.filter((code) => there.every((link) => link.code !== code));
      return [
        ...gone.map(({ id }) => ({ change: "remove" as const, kind, id })),
        ...coming.map((code) => {
          const stand = { row, column: column.name, code };
          return { change: "add" as const, kind, values: this.#weave.values(stand), after: null };
        }),
      ];
    });
  }
}

/** In the order of the choices, since links have none. */
function shownIn(column: Column, links: readonly Link[] = []): Value {
  const codes = column.choices.map(({ code }) => code).filter((code) => links.some((link) => link.code === code));
  return isSeveral(column) ? codes : (codes[0] ?? null);
}

// How a person likes a list laid out: which columns, in which order, how wide, how high the rows.
// Remembered per user, outside the workspace.

import type { Column } from "../components/grid/column";
import { type JsonValue, prefer, preference } from "../engagement";

export type Density = "compact" | "standard" | "roomy";
export const ROW_HEIGHTS: Record<Density, number> = { compact: 28, standard: 32, roomy: 40 };

export class Layout {
  /** Of the preference. */
  readonly #name: string;
  #atFirst: readonly string[] = [];
  density: Density = $state("standard");
  /** Names in order; those not named follow in the order of the fields. */
  #order: readonly string[] = $state.raw([]);
  #hidden: readonly string[] = $state.raw([]);
  #widths: Readonly<Record<string, number>> = $state.raw({});

  constructor(name: string) {
    this.#name = name;
  }

  /** As it was liked; at first with these columns hidden. */
  async restore(hidden: readonly string[]): Promise<void> {
    this.#atFirst = hidden;
    this.#hidden = hidden;
    const kept = await preference(this.#name, isKept);
    if (!kept) return;
    this.density = kept.density;
    this.#order = kept.order;
    this.#hidden = kept.hidden;
    this.#widths = kept.widths;
  }

  /** All columns in the chosen order; the first one, by which rows are known, stays first. */
  ordered(columns: readonly Column[]): Column[] {
    const place = (column: Column) => {
      const at = this.#order.indexOf(column.name);
      return at === -1 ? this.#order.length + columns.indexOf(column) : at;
    };
    const [first, ...others] = columns;
    return first ? [first, ...others.sort((one, other) => place(one) - place(other))] : [];
  }

  /** Those to be shown, with the widths they were given. */
  shown(columns: readonly Column[]): Column[] {
    return this.ordered(columns)
      .filter((column) => this.isShown(column))
      .map((column) => {
        const width = this.#widths[column.name];
        return width === undefined ? column : { ...column, width, grow: 0 };
      });
  }

  isShown(column: Column): boolean {
    return !this.#hidden.includes(column.name) || !column.optional;
  }

  toggle(column: Column): void {
    const { name } = column;
    this.#hidden = this.isShown(column) ? [...this.#hidden, name] : this.#hidden.filter((other) => other !== name);
    this.#keep();
  }

  /** One place earlier or later. */
  shift(columns: readonly Column[], column: Column, by: -1 | 1): void {
    const names = this.ordered(columns).map((each) => each.name);
    const at = names.indexOf(column.name);
    if (at + by < 1 || at + by >= names.length) return;
    names.splice(at, 1);
    names.splice(at + by, 0, column.name);
    this.#order = names;
    this.#keep();
  }

  resize(name: string, width: number): void {
    this.#widths = { ...this.#widths, [name]: width };
    this.#keep();
  }

  choose(density: Density): void {
    this.density = density;
    this.#keep();
  }

  /** As it was at first. */
  reset(): void {
    this.#order = [];
    this.#hidden = this.#atFirst;
    this.#widths = {};
    this.choose("standard");
  }

  #keep(): void {
    const kept: Kept = {
      density: this.density,
      order: [...this.#order],
      hidden: [...this.#hidden],
      widths: { ...this.#widths },
    };
    prefer(this.#name, kept);
  }
}

interface Kept {
  [key: string]: JsonValue;
  density: Density;
  order: string[];
  hidden: string[];
  widths: Record<string, number>;
}

function isKept(value: JsonValue): value is Kept {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { density, order, hidden, widths } = value;
  const areNames = (list: JsonValue | undefined) =>
    Array.isArray(list) && list.every((name) => typeof name === "string");
  const areWidths =
    typeof widths === "object" && widths !== null && Object.values(widths).every((width) => typeof width === "number");
  return typeof density === "string" && density in ROW_HEIGHTS && areNames(order) && areNames(hidden) && areWidths;
}

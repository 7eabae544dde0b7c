// How a list is seen now: sorted and filtered by what. Not remembered: a list opens whole.

import type { Column } from "../components/grid/column";
import {
  type Arrangement,
  Arranger,
  type Filter,
  isFiltered,
  NO_FILTER,
  type Sort,
  type Source,
} from "../components/grid/view";

export class Seen {
  sort: Sort | null = $state.raw(null);
  readonly #name: string;
  filter: Filter = $state.raw(NO_FILTER);
  readonly #arranger = new Arranger();

  /** `name` is what the list is called in a sentence: "the matrix". */
  constructor(name: string, sort: Sort | null) {
    this.#name = name;
    this.sort = sort;
  }

  get isFiltered(): boolean {
    return isFiltered(this.filter);
  }

  /** Why rows cannot be moved now. */
  get fixed(): string | null {
    const name = (this.#name[0] ?? "").toUpperCase() + this.#name.slice(1);
    if (this.sort) return `${name} is sorted, so rows stay where they are. Clear the sort to move them.`;
    return this.isFiltered ? "Some rows are filtered out. Clear the filter to move rows." : null;
  }

  by(columns: readonly Column[]): Arrangement {
    return { sort: this.sort, filter: this.filter, columns };
  }

  arrange(source: Source, by: Arrangement): readonly string[] {
    return this.#arranger.arrange(source, by);
  }

  sortBy(column: string, descending: boolean): void {
    this.sort = { column, descending };
  }

  /** Shows only rows with one of these codes in a column; none of them shows all. */
  filterBy(column: string, codes: readonly string[]): void {
    this.filter = { ...this.filter, codes: { ...this.filter.codes, [column]: codes } };
  }

  search(text: string): void {
    this.filter = { ...this.filter, text };
  }

  showAll(): void {
    this.filter = NO_FILTER;
  }
}

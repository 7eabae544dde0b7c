// Which view of an area is shown: one choice an area, remembered. Tabs.svelte shows them beside the title.
import { type Id, prefer, preference } from "../engagement";
import type { Area } from "./areas";
import { place } from "./place.svelte";

export interface ViewWords<V extends string> {
  readonly view: V;
  readonly words: string;
}

export class Views<V extends string> {
  readonly area: Area;
  readonly all: readonly [ViewWords<V>, ...ViewWords<V>[]];
  /** Whether it is known what was shown the last time. */
  isReady = $state(false);
  #view: V | null = $state(null);

  constructor(area: Area, all: readonly [ViewWords<V>, ...ViewWords<V>[]]) {
    this.area = area;
    this.all = all;
  }

  get view(): V {
    return this.#view ?? this.all[0].view;
  }

  choose(view: V): void {
    this.#view = view;
    prefer(`${this.area}.view`, view);
  }

  /** To a row of a view. */
  open(view: V, id: Id): void {
    this.choose(view);
    place.seek(this.area, id);
  }

  /** Asked once: what is chosen meanwhile would be taken back by a late answer. */
  async restore(): Promise<void> {
    if (this.isReady) return;
    const kept = await preference(`${this.area}.view`, (value) => typeof value === "string");
    this.#view ??= this.all.find(({ view }) => view === kept)?.view ?? null;
    this.isReady = true;
  }
}

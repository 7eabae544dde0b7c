// Which view of the touchpoints is shown: one choice, remembered.
import { type Id, prefer, preference } from "../engagement";
import { place } from "../frame/place.svelte";

/** On its tab, and in the palette. */
export const VIEWS = [
  { view: "calendar", words: "Calendar", name: "Calendar" },
  { view: "coverage", words: "Coverage", name: "Coverage" },
  { view: "load", words: "Load", name: "Load by owner" },
  { view: "log", words: "Log", name: "Log of touchpoints" },
  { view: "commitments", words: "Commitments", name: "Commitments" },
  { view: "standing", words: "Standing", name: "Standing communications" },
  { view: "holidays", words: "Holidays", name: "Holidays" },
] as const;

/** The calendars themselves are reached from their holidays. */
export type View = (typeof VIEWS)[number]["view"] | "calendars";

class Views {
  view: View = $state("calendar");
  /** What was chosen since the start counts more than what was kept before. */
  #isChosen = false;

  choose(view: View): void {
    this.#isChosen = true;
    this.view = view;
    prefer("touchpoints", view);
  }

  /** To a view in its area. */
  go(view: View): void {
    this.choose(view);
    place.go("touchpoints");
  }

  /** To a view in its area, and to a row of it. */
  open(view: View, id: Id): void {
    this.choose(view);
    place.seek("touchpoints", id);
  }

  /** The tab under which the view stands. */
  get tab(): (typeof VIEWS)[number]["view"] {
    return this.view === "calendars" ? "holidays" : this.view;
  }

  async restore(): Promise<void> {
    if (this.#isChosen) return;
    const kept = await preference("touchpoints", (value) => typeof value === "string");
    if (this.#isChosen) return;
    this.view = kept === "calendars" ? kept : (VIEWS.find(({ view }) => view === kept)?.view ?? "calendar");
  }
}

export const views = new Views();

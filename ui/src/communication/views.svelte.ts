// Which view of the touchpoints is shown: one choice, remembered.
import { type Id, prefer, preference } from "../engagement";
import { place } from "../frame/place.svelte";

export const VIEWS = [
  { view: "calendar", words: "Calendar" },
  { view: "coverage", words: "Coverage" },
  { view: "load", words: "Load" },
  { view: "log", words: "Log" },
  { view: "commitments", words: "Commitments" },
  { view: "standing", words: "Standing" },
  { view: "holidays", words: "Holidays" },
] as const;

export type View = (typeof VIEWS)[number]["view"];

class Views {
  view: View = $state("calendar");

  choose(view: View): void {
    this.view = view;
    prefer("touchpoints", view);
  }

  /** To a view in its area, and to a row of it. */
  open(view: View, id: Id): void {
    this.choose(view);
    place.seek("touchpoints", id);
  }

  async restore(): Promise<void> {
    const kept = await preference("touchpoints", (value) => typeof value === "string");
    this.view = VIEWS.find(({ view }) => view === kept)?.view ?? "calendar";
  }
}

export const views = new Views();

// On which day each holiday is observed next: a column of the list of holidays.
import type { Column } from "../components/grid/column";
import { shortDay } from "../dates";
import { core, type Id, session } from "../engagement";
import { computed } from "../lists/list";
import { weekday } from "./days";
import { Fetched } from "./fetched.svelte";

export class NextHolidays {
  readonly #next = new Fetched<ReadonlyMap<Id, string>>();

  readonly column: Column = computed(
    "observed",
    "Observed next",
    "The next day on which offices are closed for it, moved off weekends and other holidays.",
    128,
    ({ id }) => {
      const day = this.#next.value?.get(id);
      return day ? `${weekday(day)}, ${shortDay(day, session.state?.today ?? "")}` : "–";
    },
  );

  follow(): () => void {
    return this.#next.follow(async () => new Map((await core.nextHolidays()).map(({ id, date }) => [id, date])));
  }
}

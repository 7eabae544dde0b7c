// What is next with every stakeholder: the columns "Next due" and "Last contact" of the matrix, and what
// another frequency would mean before it is chosen.
import type { Column, Row, Standing } from "../components/grid/column";
import { shortDay } from "../dates";
import { core, type DueItem, type Id, session } from "../engagement";
import { computed } from "../lists/list";
import { daysBetween } from "./days";
import { Fetched } from "./fetched.svelte";

export class Upcoming {
  readonly #engagementId: Id;
  readonly #next = new Fetched<ReadonlyMap<Id, DueItem>>();
  /** Sentences by stakeholder and code, as long as the plan stays as it is. */
  #known: ReadonlyMap<string, string> = $state.raw(new Map());
  readonly #asked = new Set<string>();

  readonly columns: readonly Column[] = [
    {
      ...computed("nextDue", "Next due", "When this audience is to hear from us again.", 87, (row) =>
        this.#dueWords(row),
      ),
      standing: (row) => this.#standing(row),
    },
    {
      ...computed(
        "lastContact",
        "Last contact",
        "When it last did, and how many days ago; the days alone where it has gone quiet.",
        92,
        (row) => this.#lastWords(row),
      ),
      standing: (row) => this.#quiet(row),
    },
  ];

  constructor(engagementId: Id) {
    this.#engagementId = engagementId;
  }

  follow(): () => void {
    return this.#next.follow(async () => {
      const items = await core.nextContacts(this.#engagementId);
      this.#asked.clear();
      this.#known = new Map();
      return new Map(items.map((item) => [item.id, item]));
    });
  }

  /** Changes whenever the plan does. */
  get revision(): unknown {
    return this.#next.value;
  }

  /** What a frequency would mean; asked for when it is first wanted, and known a moment later. */
  consequence(stakeholder: Id, code: string): string | null {
    const key = `${stakeholder} ${code}`;
    if (!this.#asked.has(key)) {
      this.#asked.add(key);
      void core.consequence(this.#engagementId, stakeholder, code).then(
        ({ sentence }) => {
          this.#known = new Map(this.#known).set(key, `${sentence}.`);
        },
        // The list says what the rule is, without the date.
        () => undefined,
      );
    }
    return this.#known.get(key) ?? null;
  }

  #dueWords({ id }: Row): string | null {
    const item = this.#next.value?.get(id);
    if (!item?.due) return "–";
    const over = item.daysOver ?? 0;
    if (over > 0) return `${over.toLocaleString("en-US")} d over`;
    return over === 0 ? "Today" : shortDay(item.due, this.#today);
  }

  #standing({ id }: Row): Standing | null {
    const over = this.#next.value?.get(id)?.daysOver ?? null;
    if (over === null || over < 0) return null;
    return over > 0 ? { tone: "over", words: "Overdue" } : { tone: "now", words: "Due" };
  }

  #lastWords(row: Row): string | null {
    const item = this.#next.value?.get(row.id);
    if (!item) return null;
    if (!item.last) return "None yet";
    const days = `${daysBetween(item.last, this.#today).toLocaleString("en-US")} d`;
    return this.#quiet(row) ? days : `${shortDay(item.last, this.#today)}, ${days}`;
  }

  #quiet(row: Row): Standing | null {
    const item = this.#next.value?.get(row.id);
    const limit = row.quietLimit;
    if (!item?.last || item.due || typeof limit !== "number") return null;
    return daysBetween(item.last, this.#today) > limit ? { tone: "quiet", words: "Gone quiet" } : null;
  }

  get #today(): string {
    return session.state?.today ?? "";
  }
}

// What is next with every stakeholder: the columns "Next due" and "Last contact" of the matrix, and what
// another frequency would mean before it is chosen.
import type { Column, Row, Standing } from "../components/grid/column";
import { shortDay } from "../dates";
import { core, type Done, type DueItem, type Id, listen, session } from "../engagement";
import { computed } from "../lists/list";
import { daysBetween } from "./days";

/** Beyond so many it is no longer faster to ask for some of them. */
const SOME = 1_000;

export class Upcoming {
  readonly #engagementId: Id;
  #next = new Map<Id, DueItem>();
  /** Counts up whenever the plan has changed and what is next is known anew. */
  revision = $state(0);
  /** Whose next contact is to be asked for; everyone's where it says so. */
  #stale: Set<Id> | "all" = "all";
  #asking = false;
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

  /** Asks now and whenever something changes; answers the function that ends it. */
  follow(): () => void {
    let ended = false;
    const stop = listen("touched", (done) => {
      this.#touch(done);
      void this.#ask(() => ended);
    });
    this.#stale = "all";
    void this.#ask(() => ended);
    return () => {
      ended = true;
      void stop.then((end) => end());
    };
  }

  /** An edit of a few rows asks for these rows, so that it costs the same at 100,000 as at ten. */
  #touch({ touched }: Done): void {
    const isOfRows = touched.every(({ kind }) => kind === "stakeholder");
    if (this.#stale === "all") return;
    for (const { id } of touched) this.#stale.add(id);
    if (!isOfRows || this.#stale.size > SOME) this.#stale = "all";
  }

  /** One question after the other, so that no answer overtakes a newer one. */
  async #ask(ended: () => boolean): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    while (!ended() && (this.#stale === "all" || this.#stale.size > 0)) {
      const of = this.#stale === "all" ? null : [...this.#stale];
      this.#stale = new Set();
      // Without an answer the columns stay as they are.
      const items = await core.nextContacts(this.#engagementId, of).catch(() => null);
      if (items === null) continue;
      if (of === null) this.#next = new Map();
      for (const item of items) this.#next.set(item.id, item);
      this.#asked.clear();
      this.#known = new Map();
      this.revision++;
    }
    this.#asking = false;
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

  #of(id: Id): DueItem | undefined {
    void this.revision;
    return this.#next.get(id);
  }

  #dueWords({ id }: Row): string | null {
    const item = this.#of(id);
    if (!item?.due) return "–";
    const over = item.daysOver ?? 0;
    if (over > 0) return `${over.toLocaleString("en-US")} d over`;
    return over === 0 ? "Today" : shortDay(item.due, this.#today);
  }

  #standing({ id }: Row): Standing | null {
    const over = this.#of(id)?.daysOver ?? null;
    if (over === null || over < 0) return null;
    return over > 0 ? { tone: "over", words: "Overdue" } : { tone: "now", words: "Due" };
  }

  #lastWords(row: Row): string | null {
    const item = this.#of(row.id);
    if (!item) return null;
    if (!item.last) return "None yet";
    const days = `${daysBetween(item.last, this.#today).toLocaleString("en-US")} d`;
    return this.#quiet(row) ? days : `${shortDay(item.last, this.#today)}, ${days}`;
  }

  #quiet(row: Row): Standing | null {
    const item = this.#of(row.id);
    const limit = row.quietLimit;
    if (!item?.last || item.due || typeof limit !== "number") return null;
    return daysBetween(item.last, this.#today) > limit ? { tone: "quiet", words: "Gone quiet" } : null;
  }

  get #today(): string {
    return session.state?.today ?? "";
  }
}

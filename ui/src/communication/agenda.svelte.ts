// A liaison's day: what the core works out for it, as lines under their headings, fetched again whenever
// something changes; and what is done with the line in focus.
import {
  asRefused,
  carryOut,
  type Contact,
  core,
  type DueItem,
  type Id,
  listen,
  prefer,
  preference,
  type QuietItem,
  type Today,
} from "../engagement";

export type Heading = "overdue" | "due" | "quiet" | "commitments";

/** One line of the day. */
export interface Line {
  readonly key: string;
  readonly heading: Heading;
  readonly kind: DueItem["kind"];
  readonly id: Id;
  readonly title: string;
  readonly ownerId: Id | null;
  /** What is due, unless someone has gone quiet. */
  readonly due: DueItem | null;
  readonly quiet: QuietItem | null;
}

export class Agenda {
  readonly engagementId: Id;
  day: Today | null = $state.raw(null);
  failure: string | null = $state(null);
  /** The role whose work is shown; everyone's where there is none. */
  ownerId: Id | null = $state(null);
  #at = $state(0);
  #turn = 0;

  readonly lines: readonly Line[] = $derived.by(() => {
    const { day, ownerId } = this;
    if (!day) return [];
    const all = [
      ...day.overdue.map((item) => dueLine("overdue", item)),
      ...day.due.map((item) => dueLine("due", item)),
      ...day.quiet.map(quietLine),
      ...day.commitments.map((item) => dueLine("commitments", item)),
    ];
    return ownerId === null ? all : all.filter((line) => line.ownerId === ownerId);
  });
  readonly at: number = $derived.by(() => Math.min(this.#at, Math.max(0, this.lines.length - 1)));
  readonly current: Line | null = $derived.by(() => this.lines[this.at] ?? null);

  constructor(engagementId: Id) {
    this.engagementId = engagementId;
  }

  /** Fetches the day and follows what changes; gives the function that ends it. */
  async start(): Promise<() => void> {
    this.ownerId = await preference("today.owner", (value) => value === null || typeof value === "string");
    const stop = await listen("touched", () => void this.fetch());
    await this.fetch();
    return stop;
  }

  async fetch(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const day = await core.today(this.engagementId, null);
      if (turn !== this.#turn) return;
      this.day = day;
      this.failure = null;
    } catch (thrown) {
      if (turn === this.#turn) this.failure = asRefused(thrown).message;
    }
  }

  of(heading: Heading): readonly Line[] {
    return this.lines.filter((line) => line.heading === heading);
  }

  go(at: number): void {
    this.#at = Math.max(0, Math.min(at, this.lines.length - 1));
  }

  goTo(line: Line): void {
    this.go(this.lines.indexOf(line));
  }

  choose(ownerId: Id | null): void {
    this.ownerId = ownerId;
    prefer("today.owner", ownerId);
  }
}

/** A contact of today with whom a line is about, as it is logged by one key. */
export function contactOf(line: Line, method: string, today: string): Contact {
  return {
    stakeholderIds: line.kind === "stakeholder" ? [line.id] : [],
    standingId: line.kind === "standing" ? line.id : null,
    method,
    date: today,
    time: null,
    summary: "",
    internal: false,
    byId: line.ownerId,
    commitments: [],
  };
}

/** Stores a contact, after everything that was typed before it. */
export function logContact(engagementId: Id, contact: Contact) {
  return carryOut(() => core.logContact(engagementId, contact));
}

/** Whether contacts can be logged for a line: drafts and promises have other deeds. */
export function canBeLogged(line: Line): boolean {
  return line.kind === "stakeholder" || line.kind === "standing";
}

/** The stakeholder a line is about. */
export function stakeholderOf(line: Line): Id | null {
  return line.kind === "stakeholder" ? line.id : (line.due?.stakeholderId ?? null);
}

function dueLine(heading: Heading, item: DueItem): Line {
  const { id, kind, title, ownerId } = item;
  return { key: `${kind} ${id} ${item.due ?? ""}`, heading, kind, id, title, ownerId, due: item, quiet: null };
}

function quietLine(item: QuietItem): Line {
  const { id, title, ownerId } = item;
  return { key: `quiet ${id}`, heading: "quiet", kind: "stakeholder", id, title, ownerId, due: null, quiet: item };
}

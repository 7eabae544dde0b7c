// The facilitator's place at the table: whose turn it is, what the keys do, and what was refused. What is voted
// goes to the core at once; here only the last vote is remembered, to take it back.
import {
  asRefused,
  carryOut,
  core,
  type Id,
  type Room,
  type RoomSeat,
  type Side,
  type WorkshopDeed,
} from "../engagement";

/** A turn: somebody's or, where the workshop is anonymous, a side's. */
export interface Turn {
  key: string;
  name: string;
  seat: Id | null;
  side: Side;
}

interface Given {
  turn: Turn;
  dimension: string;
  level: string | null;
}

export class Table {
  readonly workshop: Id;
  /** What the room sees; nothing before the first answer. */
  room: Room | null = $state.raw(null);
  failure: string | null = $state(null);
  /** What was refused or has to be said, in a sentence. */
  said = $state("");
  #chosen: string | null = $state(null);
  #last: Given | null = null;
  /** V was pressed although not everyone is in. */
  #early = $state(false);
  /** Backspace was pressed in an anonymous workshop, where it takes back all votes of this side. */
  #emptying: Side | null = null;
  #asked = 0;
  #answered = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(workshop: Id) {
    this.workshop = workshop;
  }

  /** Asks anew what the room sees. An answer that a later question's has overtaken is old. */
  async refresh(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const room = await core.room(this.workshop);
      if (mine < this.#answered) return;
      this.#answered = mine;
      this.room = room;
      this.failure = null;
    } catch (thrown) {
      this.failure = asRefused(thrown).message;
    }
  }

  /** One key after the other: each acts on what the one before has left, however fast they come. */
  inTurn(act: () => unknown): void {
    this.#queue = this.#queue.then(act).catch((thrown: unknown) => {
      this.said = asRefused(thrown).message;
    });
  }

  /** Everyone whose turn can come, in order. */
  get turns(): Turn[] {
    const room = this.room;
    if (!room) return [];
    if (room.workshop.anonymous) return room.sides.map(({ side, name }) => ({ key: side, name, seat: null, side }));
    return seated(room).map(({ id, name, side }) => ({ key: id, name, seat: id, side }));
  }

  /** Whose turn it is: the one chosen, or the first who is not in; none when all are. */
  get turn(): Turn | null {
    const chosen = this.turns.find(({ key }) => key === this.#chosen);
    return chosen ?? this.turns.find((turn) => !this.isIn(turn)) ?? null;
  }

  isIn(turn: Turn): boolean {
    const room = this.room;
    if (!room) return false;
    const side = room.sides.find((it) => it.side === turn.side);
    if (turn.seat === null) return side !== undefined && side.votes >= side.expected;
    return room.seats.find(({ id }) => id === turn.seat)?.voted === true;
  }

  /** The turn goes round. */
  pass(step: 1 | -1): void {
    const turns = this.turns;
    const at = turns.findIndex(({ key }) => key === this.turn?.key);
    const next = at < 0 ? (step > 0 ? 0 : turns.length - 1) : (at + step + turns.length) % turns.length;
    this.#chosen = turns[next]?.key ?? null;
  }

  async vote(level: string | null): Promise<void> {
    const turn = this.turn;
    const room = this.room;
    if (!turn || !room) return;
    const dimension = room.dimensions[room.at]?.key ?? "";
    const given = { turn, dimension, level };
    const done = await this.deed({ deed: "vote", ballots: [ballot(given)] });
    if (!done) return;
    this.#last = given;
    this.#chosen = null;
  }

  /**
   * Takes back the vote of whose turn it is or, where they have none, the last one. In an anonymous workshop nobody
   * knows which is whose: all of the side go, after a second press.
   */
  async takeBack(): Promise<void> {
    const room = this.room;
    if (room?.workshop.anonymous) return this.#empty();
    const dimension = room?.dimensions[room.at]?.key ?? "";
    const turn = this.turn;
    const own = turn?.seat && this.isIn(turn) ? { turn, dimension, level: null } : null;
    const given = own ?? (this.#last?.dimension === dimension ? this.#last : null);
    if (!given) {
      this.said = "There is no vote to take back here. Tab chooses whose it is.";
      return;
    }
    if (await this.deed({ deed: "takeBack", ballot: ballot(given) })) {
      this.#chosen = given.turn.key;
      this.#last = null;
    }
  }

  async #empty(): Promise<void> {
    const turn = this.turns.find(({ key }) => key === this.#chosen) ?? this.turn ?? this.turns.at(-1);
    if (!turn) return;
    if (this.#emptying !== turn.side) {
      this.#emptying = turn.side;
      this.said = `This takes back all votes of the side ${turn.name} in this round. Press Backspace again for that; Tab chooses the side.`;
      return;
    }
    const dimension = this.room?.dimensions[this.room.at]?.key ?? "";
    await this.deed({ deed: "takeBack", ballot: ballot({ turn, dimension, level: null }) });
    this.#emptying = null;
  }

  async reveal(): Promise<void> {
    const room = this.room;
    if (!room) return;
    const missing = room.expected - room.votes;
    if (room.votes > 0 && missing > 0 && !this.#early) {
      this.#early = true;
      this.said = `${missing === 1 ? "One is" : `${missing} are`} not in. Press V again to reveal without them.`;
      return;
    }
    await this.deed({ deed: "reveal", early: this.#early });
  }

  /** Carries the workshop one step on; what is refused is said. Answers whether it was done. */
  async deed(deed: WorkshopDeed): Promise<boolean> {
    try {
      await carryOut(() => core.carryOn(this.workshop, deed));
      await this.refresh();
      this.said = "";
      this.#early = false;
      this.#emptying = null;
      if (deed.deed !== "vote" && deed.deed !== "takeBack") {
        this.#last = null;
        this.#chosen = null;
      }
      return true;
    } catch (thrown) {
      const refused = asRefused(thrown);
      this.said = refused.message;
      if (refused.field === "early") {
        // Somebody has left whose vote may lie in the box: only those in the room can tell whether all are in.
        this.#early = true;
        this.said += " Press V again for that.";
      }
      return false;
    }
  }
}

/** Those at the table, the provider's side first. */
export function seated(room: Room): RoomSeat[] {
  const here = room.seats.filter(({ away, voted }) => !away || voted === true);
  return [...here.filter(({ side }) => side === "provider"), ...here.filter(({ side }) => side !== "provider")];
}

function ballot({ turn, dimension, level }: Given) {
  return turn.seat === null
    ? { seat: null, side: turn.side, dimension, level }
    : { seat: turn.seat, side: null, dimension, level };
}

// How much is overdue: the number beside the area Today, wherever one works.
import { core, type Id, listen } from "../engagement";

/** Someone who types is not looking at it, and what is typed goes first. */
const PAUSE = 1_000;

class Overdue {
  count = $state(0);
  #turn = 0;

  /** Counts in an engagement, again whenever something changed; gives the function that ends it. */
  follow(engagementId: Id): () => void {
    let wait: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(wait);
      wait = setTimeout(() => void this.#ask(engagementId), PAUSE);
    };
    const stop = listen("touched", soon);
    void this.#ask(engagementId);
    return () => {
      clearTimeout(wait);
      this.#turn++;
      this.count = 0;
      void stop.then((end) => end());
    };
  }

  async #ask(engagementId: Id): Promise<void> {
    const turn = ++this.#turn;
    // Without an answer there is no number; the area itself says what is wrong.
    const count = await core.overdue(engagementId).catch(() => 0);
    if (turn === this.#turn) this.count = count;
  }
}

export const overdue = new Overdue();

// What the core works out, kept in step: asked again whenever something changes. The last question asked wins.
import { asRefused, listen } from "../engagement";

export class Fetched<T> {
  value: T | null = $state.raw(null);
  failure: string | null = $state(null);
  #turn = 0;

  /** Asks now, and answers a function that asks for nothing more. */
  follow(ask: () => Promise<T>): () => void {
    const again = () => void this.ask(ask);
    const stop = listen("touched", again);
    again();
    return () => {
      this.#turn++;
      void stop.then((end) => end());
    };
  }

  async ask(ask: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const value = await ask();
      if (turn === this.#turn) [this.value, this.failure] = [value, null];
    } catch (thrown) {
      if (turn === this.#turn) this.failure = asRefused(thrown).message;
    }
  }
}

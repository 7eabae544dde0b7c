// The row that is not stored yet: the last one of the grid, or one being inserted. It takes values until
// it has what a row needs, is stored then, and hands over to the row that arrives.

import type { Column, Row, Value } from "./column";
import type { Outcome } from "./sheet.svelte";
import type { RowValues } from "./writing";

let made = 0;

export class Draft {
  key: string = $state(named());
  values: RowValues = $state.raw({});
  /** The row after which it stands; at the end where there is none. */
  after: string | null = $state(null);
  /** Its id in the file, once it has one. */
  real: string | null = $state(null);
  /** Its id, while it is being stored; nothing in it when it was refused. */
  adding: Promise<string | null> | null = null;
  /** While it is being stored one goes on to the next new row: what is typed meanwhile belongs there. */
  goesOn = false;

  get row(): Row {
    return { ...this.values, id: this.key };
  }

  get isEmpty(): boolean {
    return Object.keys(this.values).length === 0;
  }

  set(column: Column, value: Value): void {
    const { [column.name]: _, ...others } = this.values;
    this.values = value === null ? others : { ...others, [column.name]: value };
  }

  /** Waits for the answer; gives the reason of a refusal. */
  async add(answer: Promise<Outcome>): Promise<string | null> {
    // Whoever waits for it finds the real id set.
    this.adding = answer.then((outcome) => {
      this.real = "added" in outcome ? (outcome.added[0] ?? null) : null;
      return this.real;
    });
    await this.adding;
    const outcome = await answer;
    if ("added" in outcome) return null;
    this.adding = null;
    this.goesOn = false;
    return outcome.reason;
  }

  /** A fresh one at the end. */
  renew(): void {
    this.key = named();
    this.values = {};
    this.after = null;
    this.real = null;
    this.adding = null;
    this.goesOn = false;
  }
}

function named(): string {
  return `new-${++made}`;
}

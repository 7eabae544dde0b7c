// A question to the core whose answer is asked for anew whenever rows it depends on change.
//
//   const roster = asked(() => core.roster(engagement.id), "assignment", "role");   while a component begins
//   roster.value, roster.failure
import type { Kind } from "../bindings";
import { asRefused } from "./refused";
import { rows } from "./rows.svelte";

export interface Asked<T> {
  /** The last answer; nothing before the first. */
  readonly value: T | null;
  readonly failure: string | null;
}

/** Asks now and after every change of these kinds; what `ask` reads of the screen makes it ask again, too. */
export function asked<T>(ask: () => Promise<T>, ...kinds: Kind[]): Asked<T> {
  let value: T | null = $state.raw(null);
  let failure: string | null = $state(null);
  let turn = 0;
  // An effect does not watch what is made in it, so what it watches is there before.
  for (const kind of kinds) rows(kind);
  $effect(() => {
    for (const kind of kinds) void rows(kind).revision;
    const mine = ++turn;
    ask().then(
      (answer) => {
        if (mine !== turn) return;
        value = answer;
        failure = null;
      },
      (thrown: unknown) => {
        if (mine === turn) failure = asRefused(thrown).message;
      },
    );
  });
  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
  };
}

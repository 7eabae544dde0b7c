// What is open, what undo and redo would do, and whether everything typed is in the file.
//
//   session.open                   the open workspace with its engagements, or null
//   session.saved                  "saved" | "saving" (only after 150 ms) | "failed" (then .reason): never "saved"
//                                  while a text stands on the screen that was not accepted
//   outside(of, count)             so many typed texts of one list or field are not accepted
//   await change(changes, {...})   stores; throws Refused; in the order in which it was called
//   dropped()                      what was refused was given up: nothing typed is left outside the file
//   onFlush(store)                 called before the window closes or loses focus: store what is typed now
import { untrack } from "svelte";
import type { Change, Done, Engagement, OpenWorkspace, State } from "../bindings";
import { core, listen } from "./core";
import { asRefused, type Refused } from "./refused";
import { forgetRows, touch } from "./rows.svelte";

const PATIENCE = 150;

type Saved = "saved" | "saving" | "failed";

class Session {
  state: State | null = $state.raw(null);
  /** What came of the last change, and why it was refused. */
  answer: Saved = $state("saved");
  refusal: string | null = $state(null);
  /** Changes that are on their way to the file. */
  waiting = $state(0);
  undo: string | null = $state(null);
  redo: string | null = $state(null);
  /** Grows whenever another file is open, or another content of the same: screens begin anew. */
  file = $state(0);
  #engagementId: string | null = $state(null);
  #outside: ReadonlyMap<unknown, number> = $state.raw(new Map());

  /** Texts that were not accepted and stand on the screen only. */
  get outside(): number {
    return [...this.#outside.values()].reduce((sum, count) => sum + count, 0);
  }

  get saved(): Saved {
    return this.answer === "saved" && this.outside > 0 ? "failed" : this.answer;
  }

  get reason(): string | null {
    if (this.saved !== "failed") return null;
    if (this.refusal !== null) return this.refusal;
    return this.outside === 1
      ? "What is typed in 1 place is not accepted."
      : `What is typed in ${this.outside} places is not accepted.`;
  }

  /** So many typed texts of one list or field are not accepted. When none is left, all that is typed is stored. */
  keep(of: unknown, count: number): void {
    const before = this.#outside.get(of) ?? 0;
    if (before === count) return;
    const next = new Map(this.#outside).set(of, count);
    if (count === 0) next.delete(of);
    this.#outside = next;
    if (this.outside === 0) dropped();
  }

  get open(): OpenWorkspace | null {
    return this.state?.open ?? null;
  }

  /** The engagement being worked on: the chosen one, or the first. */
  get engagement(): Engagement | null {
    const all = this.open?.engagements ?? [];
    return all.find((one) => one.id === this.#engagementId) ?? all[0] ?? null;
  }

  choose(engagementId: string | null): void {
    this.#engagementId = engagementId;
  }

  /** Takes over a state; lists of another file, or of one with another content, are forgotten. */
  adopt(state: State, isAnother = state.open?.path !== this.state?.open?.path): void {
    if (isAnother) {
      forgetRows();
      dropped();
      this.file++;
    }
    this.state = state;
    this.undo = state.undo;
    this.redo = state.redo;
  }
}

export const session = new Session();

/**
 * Fetches what is open and listens to the core until the returned function is called. Before the window
 * closes, the shell asks for what is still being typed and waits for `leave`.
 */
export async function start(): Promise<() => void> {
  const stops = await Promise.all([
    listen("touched", (done) => void heard(done)),
    listen("leaving", () => void quit()),
  ]);
  const stop = () => {
    for (const each of stops) each();
  };
  try {
    session.adopt(await core.state());
  } catch (thrown) {
    stop();
    throw thrown;
  }
  return stop;
}

/** Ends the program, after everything typed is stored. */
export async function quit(): Promise<void> {
  await flush();
  await core.leave();
}

/** Runs a command that opens, makes, restores or closes a file, after everything typed is stored. */
export async function switchTo(command: () => Promise<State>): Promise<void> {
  await flush();
  try {
    session.adopt(await command(), true);
  } catch (thrown) {
    // The file may have been closed for it, and may be read only or refused since.
    session.adopt(await core.state());
    throw thrown;
  }
}

/**
 * Stores changes as one transaction and one undo step. Consecutive calls with the same `visit`
 * merge into one step: one visit to a cell. Calls are carried out in order, one after the other.
 */
export function change(
  changes: Change[],
  { label = null, visit = null }: { label?: string | null; visit?: string | null } = {},
): Promise<Done> {
  return queued(() => core.change(changes, label, visit));
}

/** Carries out a deed that is more than changes, in its turn: logging a contact, deferring what is due. */
export function carryOut(deed: () => Promise<Done>): Promise<Done> {
  return queued(deed);
}

export function undo(): Promise<Done> {
  return queued(core.undo, false);
}

export function redo(): Promise<Done> {
  return queued(core.redo, false);
}

/** What was refused was given up, with Esc or by closing its dialog: everything that is left is stored. */
export function dropped(): void {
  if (session.answer !== "failed") return;
  session.answer = "saved";
  session.refusal = null;
}

/** So many typed texts of one list or field are not accepted; they stand on the screen only. */
export function outside(of: unknown, count: number): void {
  untrack(() => session.keep(of, count));
}

/** Registers an editor that holds typed text; returns the function that takes it out again. */
export function onFlush(store: () => unknown): () => void {
  holders.add(store);
  return () => holders.delete(store);
}

/** Stores what is still in editors and waits until all is answered. Refusals are shown where they belong. */
export async function flush(): Promise<void> {
  await Promise.allSettled([...holders].map(async (store) => store()));
  await queue.catch(() => undefined);
}

const holders = new Set<() => unknown>();
let queue: Promise<unknown> = Promise.resolve();

/** What is not typed, as undo, leaves nothing unsaved where it is refused. */
function queued(command: () => Promise<Done>, isTyped = true): Promise<Done> {
  untrack(() => session.waiting++);
  const slow = setTimeout(() => {
    if (session.waiting > 0) session.answer = "saving";
  }, PATIENCE);
  const answer = queue
    .catch(() => undefined)
    .then(command)
    .then(stored, (thrown) => refused(thrown, isTyped))
    .finally(() => clearTimeout(slow));
  queue = answer;
  return answer;
}

function stored(done: Done): Done {
  session.waiting--;
  session.undo = done.undo;
  session.redo = done.redo;
  if (session.waiting === 0) {
    session.answer = "saved";
    session.refusal = null;
  }
  return done;
}

function refused(thrown: unknown, isTyped: boolean): never {
  session.waiting--;
  const refusal: Refused = asRefused(thrown);
  if (isTyped) session.refusal = refusal.message;
  if (session.refusal !== null) session.answer = "failed";
  else if (session.waiting === 0) session.answer = "saved";
  throw refusal;
}

/** A transaction took place, ours or the command's: labels, names and lists follow. */
async function heard(done: Done): Promise<void> {
  session.undo = done.undo;
  session.redo = done.redo;
  touch(done);
  const renamed = done.touched.some((touched) => touched.kind === "workspace" || touched.kind === "engagement");
  if (renamed) session.adopt(await core.state());
}

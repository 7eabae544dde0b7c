// The entities of one kind and scope, kept in step with the file: fetched once, then only what a
// change touched is fetched again, so that an edit costs the same at 100,000 rows as at ten.
//
//   const stakeholders = rows("stakeholder", engagement.id);
//   stakeholders.status            "loading" | "ready" | "failed" (then .failure and .retry())
//   stakeholders.ids               ids in order; a new array only when order or membership changes
//   stakeholders.get(id)           one entity; a reader re-runs only when that one changes
//   stakeholders.peek(id)          the same without re-running anything: for searching through all of them
//   stakeholders.revision          grows with every change: read it to re-run when any row changes
//   stakeholders.indexOf(id)       its place, by binary search; -1 when it is not there
import { untrack } from "svelte";
import { createSubscriber } from "svelte/reactivity";
import type { Done, Entity, Id, Kind } from "../bindings";
import { core } from "./core";
import { asRefused } from "./refused";

export type EntityOf<K extends Kind> = Extract<Entity, { kind: K }>;

/** The rows of a kind; `scope` is an engagement's id, the word of a code list, or null for all. */
export function rows<K extends Kind>(kind: K, scope: string | null = null): Rows<K> {
  const key = `${kind} ${scope ?? ""}`;
  const known = shared.get(key) as Rows<K> | undefined;
  if (known) return known;
  // Made on behalf of everyone: whoever asks first must not own it, or would not see it change.
  const made = untrack(() => new Rows(kind, scope));
  shared.set(key, made as unknown as Rows<Kind>);
  void untrack(() => made.retry());
  return made;
}

/** Forgets everything: another file is open, or none. */
export function forgetRows(): void {
  for (const each of shared.values()) each.close();
  shared.clear();
}

/** Tells every list what a transaction touched. */
export function touch(done: Done): void {
  for (const each of shared.values()) each.touch(done);
}

const shared = new Map<string, Rows<Kind>>();

export class Rows<K extends Kind> {
  readonly kind: K;
  readonly scope: string | null;
  status: "loading" | "ready" | "failed" = $state("loading");
  failure: string | null = $state(null);
  revision = $state(0);
  #ids: readonly Id[] = $state.raw([]);
  #entities = new Map<Id, EntityOf<K>>();
  /** Who reads which entity; only rows on the screen have an entry. */
  #readers = new Map<Id, { subscribe: () => void; rerun: () => void }>();
  #stale = new Set<Id>();
  #refreshing: Promise<void> | null = null;
  #closed = false;

  constructor(kind: K, scope: string | null) {
    this.kind = kind;
    this.scope = scope;
  }

  get ids(): readonly Id[] {
    return this.#ids;
  }

  get(id: Id): EntityOf<K> | undefined {
    if ($effect.tracking()) this.#reader(id).subscribe();
    return this.#entities.get(id);
  }

  peek(id: Id): EntityOf<K> | undefined {
    return this.#entities.get(id);
  }

  /** All entities in order. Depends on every one of them: for short lists only. */
  get all(): EntityOf<K>[] {
    return this.#ids.flatMap((id) => this.get(id) ?? []);
  }

  indexOf(id: Id): number {
    const entity = this.#entities.get(id);
    if (!entity) return -1;
    const at = this.#placeOf(entity);
    return this.#ids[at] === id ? at : -1;
  }

  /** Fetches the whole list, at first or after a failure. */
  async retry(): Promise<void> {
    this.status = "loading";
    this.failure = null;
    try {
      const listed = (await core.list(this.kind, this.scope)) as EntityOf<K>[];
      if (this.#closed) return;
      this.#entities = new Map(listed.map((entity) => [entity.id, entity]));
      for (const reader of this.#readers.values()) reader.rerun();
      this.#ids = listed.map((entity) => entity.id);
      this.revision++;
      this.status = "ready";
    } catch (thrown) {
      this.status = "failed";
      this.failure = asRefused(thrown).message;
    }
    if (this.#stale.size > 0 && this.status === "ready") void this.settled();
  }

  /** Marks what a transaction touched and fetches it again. */
  touch(done: Done): void {
    for (const touched of done.touched) if (touched.kind === this.kind) this.#stale.add(touched.id);
    if (this.#stale.size > 0 && this.status === "ready") void this.settled();
  }

  /** Resolves when the list agrees with the file, as far as it has been told. */
  settled(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  close(): void {
    this.#closed = true;
  }

  async #refresh(): Promise<void> {
    while (this.#stale.size > 0 && !this.#closed) {
      const ids = [...this.#stale];
      this.#stale.clear();
      try {
        this.#merge(ids, (await core.get(this.kind, ids)) as EntityOf<K>[]);
      } catch (thrown) {
        this.status = "failed";
        this.failure = asRefused(thrown).message;
        return;
      }
    }
  }

  /** Takes over what was fetched; those of the asked ids that did not come are gone. */
  #merge(asked: Id[], fetched: EntityOf<K>[]): void {
    const here = fetched.filter((entity) => this.#belongs(entity));
    const now = new Map(here.map((entity) => [entity.id, entity]));
    const displaced = asked.filter((id) => {
      const before = this.#entities.get(id);
      const after = now.get(id);
      return (before || after) && (!before || !after || placed(before) !== placed(after));
    });
    for (const id of asked) {
      const entity = now.get(id);
      if (entity) this.#entities.set(id, entity);
      else this.#entities.delete(id);
    }
    if (displaced.length > 0) this.#reorder(new Set(displaced), now);
    for (const id of asked) this.#readers.get(id)?.rerun();
    this.revision++;
  }

  #reader(id: Id) {
    const known = this.#readers.get(id);
    if (known) return known;
    const made = {
      rerun: () => {},
      subscribe: createSubscriber((rerun) => {
        made.rerun = rerun;
        return () => this.#readers.delete(id);
      }),
    };
    this.#readers.set(id, made);
    return made;
  }

  /** Takes the displaced ids out and puts those that are still there back in their places, in one pass. */
  #reorder(displaced: Set<Id>, now: Map<Id, EntityOf<K>>): void {
    const coming = [...displaced].flatMap((id) => now.get(id) ?? []).sort(byPlace);
    const order: Id[] = [];
    let next = 0;
    for (const id of this.#ids) {
      if (displaced.has(id)) continue;
      const staying = this.#entities.get(id);
      while (staying && next < coming.length && byPlace(coming[next] as EntityOf<K>, staying) < 0) {
        order.push((coming[next++] as EntityOf<K>).id);
      }
      order.push(id);
    }
    for (const entity of coming.slice(next)) order.push(entity.id);
    this.#ids = order;
  }

  #placeOf(entity: EntityOf<K>): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#entities.get(this.#ids[middle] as Id);
      if (there && byPlace(there, entity) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #belongs(entity: EntityOf<K>): boolean {
    if (this.scope === null) return true;
    if ("assessmentId" in entity) return entity.assessmentId === this.scope;
    if ("engagementId" in entity) return entity.engagementId === this.scope;
    return "list" in entity ? entity.list === this.scope : true;
  }
}

/** Positions are compared by bytes, as the core does; ties by id. */
function byPlace(one: Entity, other: Entity): number {
  const [a, b] = [placed(one), placed(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

function placed(entity: Entity): string {
  return "position" in entity ? entity.position : "";
}

// Roles, rows of the matrix, organizations and groups of one engagement, as one list to choose from by name.
import type { Choice } from "../components/grid/column";
import { type EntityOf, type Id, type Rows, rows } from "../engagement";
import type { Needed } from "../lists/woven.svelte";

export type PartyKind = "role" | "stakeholder" | "organization" | "group" | "person";

export class Parties {
  readonly #lists: readonly (readonly [PartyKind, Rows<PartyKind>])[];
  /** By name; where several have one, each says what it is. */
  readonly choices: readonly Choice[] = $derived.by(() => {
    const all = this.#lists.flatMap(([kind, list]) => list.all.map((entity) => ({ kind, entity, name: entity.name })));
    const counts = new Map<string, number>();
    for (const { name } of all) counts.set(lower(name), (counts.get(lower(name)) ?? 0) + 1);
    const sameKind = (kind: PartyKind, name: string) =>
      all.filter((other) => other.kind === kind && lower(other.name) === lower(name)).length > 1;
    const named = all.map(({ kind, entity, name }): Choice => {
      const what = sameKind(kind, name) ? `${sideOf(entity)} ${kind}`.trim() : kind;
      const word = (counts.get(lower(name)) ?? 0) > 1 ? `${name} (${what})` : name;
      return { code: entity.id, word, rule: kind, retired: false };
    });
    return named.sort((one, other) => one.word.localeCompare(other.word, "en-US", { numeric: true }));
  });

  /** Of an engagement; people and organizations are the workspace's. */
  constructor(engagementId: Id, kinds: readonly PartyKind[]) {
    const scoped = (kind: PartyKind) => (kind === "organization" || kind === "person" ? null : engagementId);
    this.#lists = kinds.map((kind) => [kind, rows(kind, scoped(kind))]);
  }

  get needs(): readonly Needed[] {
    return this.#lists.map(([, list]) => list);
  }

  kindOf(id: Id): PartyKind | null {
    return this.#lists.find(([, list]) => list.peek(id) !== undefined)?.[0] ?? null;
  }

  nameOf(id: Id): string {
    return this.choices.find(({ code }) => code === id)?.word ?? "";
  }
}

function lower(name: string): string {
  return name.toLowerCase();
}

function sideOf(entity: EntityOf<PartyKind>): string {
  return "side" in entity ? entity.side : "";
}

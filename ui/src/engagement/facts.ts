// What the core knows of kinds and fields, fetched once.
import type { Entity, Kind, KindFacts } from "../bindings";
import { core } from "./core";

let fetched: Promise<KindFacts[]> | null = null;

/** A kind's words and its fields, in the order in which people read them. */
export async function factsOf(kind: Kind): Promise<KindFacts> {
  fetched ??= core.facts().catch((refusal: unknown) => {
    fetched = null;
    throw refusal;
  });
  const known = (await fetched).find((facts) => facts.kind === kind);
  return known ?? { kind, word: "entry", words: "entries", fields: [] };
}

/** What people call an entity; nothing for those that are only known by what they join. */
export function titleOf(entity: Entity): string {
  if ("name" in entity) return entity.name;
  return "label" in entity ? entity.label : "";
}

// What the core knows of kinds and fields, fetched once.
import type { Field, Kind, KindFacts } from "../bindings";
import { core } from "./core";

let fetched: Promise<KindFacts[]> | null = null;

/** The fields of a kind, in the order in which people read them. */
export async function fieldsOf(kind: Kind): Promise<Field[]> {
  fetched ??= core.facts().catch((refusal: unknown) => {
    fetched = null;
    throw refusal;
  });
  return (await fetched).find((facts) => facts.kind === kind)?.fields ?? [];
}

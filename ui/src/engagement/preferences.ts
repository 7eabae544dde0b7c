// What a person likes, kept per user outside the workspace. Losing one never stops the work.
import type { Value as JsonValue } from "../bindings";
import { core } from "./core";

/** Reads a preference; whatever is not of the expected shape counts as absent. */
export async function preference<T extends JsonValue>(
  name: string,
  isExpected: (value: JsonValue) => value is T,
): Promise<T | null> {
  const value = await core.preference(name).catch(() => null);
  return value !== null && isExpected(value) ? value : null;
}

/** Keeps a preference. */
export function prefer(name: string, value: JsonValue): void {
  void core.setPreference(name, value).catch(() => undefined);
}

// A filter of the matrix kept as the audience of a standing communication, which then reaches whoever it takes.
import { LISTS } from "../code-lists/lists";
import { change, type Id } from "../engagement";
import { attempt, toasts } from "../frame/toasts.svelte";
import { views } from "./views.svelte";

type Codes = Readonly<Record<string, readonly string[]>>;

/** As the core reads it, `priority=H,M method=E`; null where it asks for more than codes, or for nothing. */
export function filterOf(codes: Codes): string | null {
  const terms = Object.entries(codes).filter(([, chosen]) => chosen.length > 0);
  const isPlain = terms.every(([column, chosen]) => LISTS.some(({ list }) => list === column) && !chosen.includes(""));
  if (terms.length === 0 || !isPlain) return null;
  return terms.map(([column, chosen]) => `${column}=${chosen.join(",")}`).join(" ");
}

/** Adds a standing communication for those whom the filter takes, and goes there to name it. */
export async function keepAsAudience(engagementId: Id, filter: string): Promise<void> {
  const values = { engagementId, name: `For everyone with ${filter}`, sort: "other", rule: "every month", filter };
  const done = await attempt(() => change([{ change: "add", kind: "standingCommunication", values, after: null }]));
  const added = done?.touched.find(({ kind }) => kind === "standingCommunication");
  if (!done || !added) return;
  views.open("standing", added.id);
  toasts.undoable(done.label);
}

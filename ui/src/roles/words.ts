// How relations and ends of a way up are said.
import type { Relation, WayUp } from "../engagement";

export const RELATIONS: Record<Relation, string> = {
  accountableTo: "Accountable to",
  escalatesTo: "Escalates to",
  directs: "Directs",
  coordinates: "Coordinates with",
};

export const SIDES = { provider: "Provider", agency: "Agency", both: "Both sides" } as const;

/** Why a way goes no further. */
export function endOf(end: WayUp["steps"][number]["end"]): string | null {
  if (end === null) return null;
  if (end === "noOneAbove") return "No one above is named.";
  return end === "circle" ? "Comes back to where it has been." : "Goes on as shown above.";
}

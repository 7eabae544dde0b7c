// How the history of a row is written.

import { type Column, textOf, valueIn, wordsOf } from "../components/grid/column";
import type { JsonValue } from "../engagement";

/** Longer texts are shown by their beginning. */
const LONGEST = 80;

/** A value in words; an empty one says so. */
export function spokenValue(column: Column, value: JsonValue): string {
  const kept = valueIn({ id: "", [column.name]: value }, column);
  if (kept === null) return "empty";
  const letters = [...(column.holds === "codes" ? textOf(column, kept) : wordsOf(column, kept))];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : letters.join("");
}

/** "10:42" for today, "Jun 30" within the year, "Jun 30, 2025" before. */
export function whenOf(at: string, today: string): string {
  const when = new Date(at);
  const day = `${when.getFullYear()}-${String(when.getMonth() + 1).padStart(2, "0")}-${String(when.getDate()).padStart(2, "0")}`;
  if (day === today) return when.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return when.toLocaleDateString("en-US", {
    month: "short",
    day: "numeric",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

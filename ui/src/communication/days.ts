// Days as the plan's views write them. Days come from the core as 2026-07-01.
import { shortDay } from "../dates";

const WEEKDAY = new Intl.DateTimeFormat("en-US", { weekday: "short", timeZone: "UTC" });
const FULL = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeZone: "UTC" });
const SHORT_MONTH = new Intl.DateTimeFormat("en-US", { month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" });

/** "Wed" */
export function weekday(day: string): string {
  return WEEKDAY.format(at(day));
}

/** The day of the month, "1" */
export function dayNumber(day: string): string {
  return String(at(day).getUTCDate());
}

/** "Thu, Jul 2" */
export function nearDay(day: string, today: string): string {
  return `${weekday(day)}, ${shortDay(day, today)}`;
}

/** "Wednesday, July 1, 2026" */
export function fullDay(day: string): string {
  return FULL.format(at(day));
}

/** "July 2026" */
export function monthOf(day: string): string {
  return MONTH.format(at(day));
}

/** "Jul 2026" */
export function shortMonth(day: string): string {
  return SHORT_MONTH.format(at(day));
}

/** So many days later. */
export function daysAfter(day: string, count: number): string {
  const then = at(day);
  then.setUTCDate(then.getUTCDate() + count);
  return then.toISOString().slice(0, 10);
}

/** The same day so many months later, or the last day of a shorter month. */
export function monthsAfter(day: string, count: number): string {
  const then = at(day);
  const wanted = then.getUTCMonth() + count;
  then.setUTCMonth(wanted);
  // A month that is too short ran over into the next one.
  if (then.getUTCMonth() !== ((wanted % 12) + 12) % 12) then.setUTCDate(0);
  return then.toISOString().slice(0, 10);
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** How many days later the other one is. */
export function daysBetween(day: string, other: string): number {
  return Math.round((at(other).getTime() - at(day).getTime()) / 86_400_000);
}

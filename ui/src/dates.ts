// Days as people here write them: "Jul 1" in grids, "Wed, Jul 1, 2026" in prose. Days come from the core as 2026-07-01.

const SHORT = form({ month: "short", day: "numeric" });
const WITH_YEAR = form({ month: "short", day: "numeric", year: "numeric" });
const LONG = form({ weekday: "short", month: "short", day: "numeric", year: "numeric" });

/** January first. */
export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  form({ month: "long" }).format(Date.UTC(2026, month, 1)),
);

function form(parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", { ...parts, timeZone: "UTC" });
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** "Jul 1"; "Jul 1, 2025" outside this year. */
export function shortDay(day: string, today: string): string {
  return (day.slice(0, 4) === today.slice(0, 4) ? SHORT : WITH_YEAR).format(at(day));
}

/** "Wed, Jul 1, 2026" */
export function longDay(day: string): string {
  return LONG.format(at(day));
}

/** Reads a day as the core does: 2026-07-01, Jul 1, July 1, 2026, 7/1, 7/1/2026, today. Without a year it is this year's. */
export function readDay(typed: string, today: string): { value: string } | { reason: string } {
  const thisYear = today.slice(0, 4);
  const iso = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/.exec(typed);
  const slashed = /^(?<month>\d{1,2})\/(?<day>\d{1,2})(?:\/(?<year>\d{4}))?$/.exec(typed);
  const named = /^(?<name>[a-z]{3,9}) +(?<day>\d{1,2})(?:, *(?<year>\d{4}))?$/i.exec(typed);
  const { year = thisYear, month, day = "", name = "" } = (iso ?? slashed ?? named)?.groups ?? {};
  const found =
    typed.toLowerCase() === "today" ? today : dayOf(year, month ? Number(month) : monthOf(name), Number(day));
  return found
    ? { value: found }
    : {
        reason: `"${[...typed].slice(0, 60).join("")}" is not a date. Write it as 2026-07-01, Jul 1, 2026, 7/1 or today.`,
      };
}

/** The month by its name or the first three letters of it; 0 where there is none. */
function monthOf(name: string): number {
  const low = name.toLowerCase();
  return MONTHS.findIndex((month) => [month, month.slice(0, 3)].some((word) => word.toLowerCase() === low)) + 1;
}

/** Nothing where there is no such day. */
function dayOf(year: string, month: number, day: number): string | null {
  const two = (number: number) => String(number).padStart(2, "0");
  const written = `${year}-${two(month)}-${two(day)}`;
  const isInReach = year >= "1900" && year <= "2199";
  const date = at(written);
  return isInReach && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}

/** "Fiscal year 2027, Q1": a fiscal year is named after the calendar year in which it ends. */
export function fiscalQuarter(day: string, firstMonth: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const ends = firstMonth > 1 && month >= firstMonth ? year + 1 : year;
  const quarter = Math.floor(((month - firstMonth + 12) % 12) / 3) + 1;
  return `Fiscal year ${ends}, Q${quarter}`;
}

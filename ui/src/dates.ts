// Days as people here write them: "Wed, Jul 1, 2026". Days come from the core as 2026-07-01.

const LONG = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  month: "short",
  day: "numeric",
  year: "numeric",
  timeZone: "UTC",
});

/** "Wed, Jul 1, 2026" */
export function longDay(day: string): string {
  return LONG.format(new Date(`${day}T00:00:00Z`));
}

/** "Fiscal year 2027, Q1": a fiscal year is named after the calendar year in which it ends. */
export function fiscalQuarter(day: string, firstMonth: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const ends = firstMonth > 1 && month >= firstMonth ? year + 1 : year;
  const quarter = Math.floor(((month - firstMonth + 12) % 12) / 3) + 1;
  return `Fiscal year ${ends}, Q${quarter}`;
}

// Texts of which more is asked: days and rules. Read as the core does, shown as people write them.

import type { Form } from "../components/grid/column";
import { longDay, readDay, shortDay } from "../dates";

/** A day: "Jul 1" in the grid, "Wed, Jul 1, 2026" while it is typed. */
export function dayForm(today: string): Form {
  return { read: (typed) => readDay(typed, today), show: (day) => shortDay(day, today), say: longDay };
}

/** A rule, as in "every 2 weeks". */
export const cadenceForm: Form = {
  read: readCadence,
  show: (rule) => rule,
  say: (rule) => (rule === "no date" ? "Has no date of its own." : `Comes up ${rule}.`),
};

const LONGEST = 1000;
const FIXED: Readonly<Record<string, string>> = {
  "no date": "no date",
  none: "no date",
  "the 1st and 15th": "the 1st and 15th",
  "1st and 15th": "the 1st and 15th",
};

function readCadence(typed: string): { value: string } | { reason: string } {
  const low = typed.trim().toLowerCase();
  const fixed = FIXED[low];
  if (fixed !== undefined) return { value: fixed };
  const every = /^every\s+(?:(\d{1,4})\s+)?(day|week|month)s?$/.exec(low);
  const count = Number(every?.[1] ?? 1);
  if (!every || count < 1 || count > LONGEST) {
    const examples = `Write "every 2 weeks" (or days, or months), "the 1st and 15th" or "no date".`;
    return { reason: `"${[...typed].slice(0, 60).join("")}" is not a rule. ${examples}` };
  }
  return { value: count === 1 ? `every ${every[2]}` : `every ${count} ${every[2]}s` };
}

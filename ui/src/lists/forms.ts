// Texts of which more is asked: days, rules, numbers. Read as the core does, shown as people write them.

import type { Form } from "../components/grid/column";
import { longDay, readDay, shortDay } from "../dates";

/** A day: "Jul 1" in the grid, "Wed, Jul 1, 2026" while it is typed. */
export function dayForm(today: string): Form {
  return { read: (typed) => readDay(typed, today), show: (day) => shortDay(day, today), say: longDay };
}

/** The largest number that the core takes. */
const LARGEST = 9999;

/** A whole number from 0. */
export const numberForm: Form = {
  read: (typed) => {
    const isWhole = /^\d{1,6}$/.test(typed) && Number(typed) <= LARGEST;
    const reason = `"${[...typed].slice(0, 60).join("")}" does not fit here. Write a whole number from 0 to ${LARGEST}.`;
    return isWhole ? { value: String(Number(typed)) } : { reason };
  },
  show: (number) => number,
  say: null,
};

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

/** A time of day by 24 hours, as in 14:30; 2:30 pm is read as well. */
export const timeForm: Form = {
  read: (typed) => {
    const parts = /^(?<hour>\d{1,2})(?::(?<minute>\d\d))?\s*(?<half>[ap]m)?$/i.exec(typed)?.groups ?? {};
    const { hour = "", minute = "00", half } = parts;
    const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hour);
    const fits = hour !== "" && hours < 24 && Number(minute) < 60 && (half || typed.includes(":"));
    return fits
      ? { value: `${String(hours).padStart(2, "0")}:${minute}` }
      : { reason: `"${[...typed].slice(0, 60).join("")}" is not a time of day. Write it as 14:30.` };
  },
  show: (time) => time,
  say: (time) => time,
};

// Days read as people here write them.
import { expect, test } from "vitest";
import { fiscalQuarter, longDay } from "./dates";

test("a day is written with its weekday", () => {
  expect(longDay("2026-07-01")).toBe("Wed, Jul 1, 2026");
});

test("a fiscal year is named after the year in which it ends", () => {
  const check: [string, number, string][] = [
    ["2026-07-01", 7, "Fiscal year 2027, Q1"],
    ["2026-06-30", 7, "Fiscal year 2026, Q4"],
    ["2026-10-01", 10, "Fiscal year 2027, Q1"],
    ["2026-09-30", 10, "Fiscal year 2026, Q4"],
    ["2026-02-01", 1, "Fiscal year 2026, Q1"],
  ];
  for (const [day, first, words] of check) expect(fiscalQuarter(day, first), day).toBe(words);
});

import { expect, test } from "vitest";
import { fiscalQuarter, longDay, readDay, shortDay } from "./dates";

test("a day is written with its weekday, without the time zone moving it", () => {
  expect(longDay("2026-07-01")).toBe("Wed, Jul 1, 2026");
});

test("in a grid the year stands only where it is another one", () => {
  expect(shortDay("2026-07-01", "2026-11-22")).toBe("Jul 1");
  expect(shortDay("2025-07-01", "2026-11-22")).toBe("Jul 1, 2025");
});

test.each([
  ["2026-07-09", "2026-07-09"],
  ["Jul 9, 2025", "2025-07-09"],
  ["July 9", "2026-07-09"],
  ["jul 9", "2026-07-09"],
  ["7/9/2027", "2027-07-09"],
  ["7/9", "2026-07-09"],
  ["Today", "2026-07-01"],
])("%s is read as the core reads it", (typed, value) => {
  expect(readDay(typed, "2026-07-01")).toEqual({ value });
});

test.each(["2026-02-30", "2/29", "soon", "7/9/26", "1899-12-31", "Jul"])("%s is no date", (typed) => {
  expect(readDay(typed, "2026-07-01")).toHaveProperty("reason", expect.stringContaining("is not a date"));
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

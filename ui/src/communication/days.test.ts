import { expect, test } from "vitest";
import { daysAfter, fullDay, monthOf, monthsAfter, nearDay } from "./days";

test("days are written as people here write them", () => {
  expect(fullDay("2026-07-01")).toBe("Wednesday, July 1, 2026");
  expect(nearDay("2026-07-02", "2026-07-01")).toBe("Thu, Jul 2");
  expect(monthOf("2026-07-01")).toBe("July 2026");
});

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2024-01-31", 1, "2024-02-29"],
  ["2026-12-15", 1, "2027-01-15"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-01-15", -1, "2025-12-15"],
])("%s and %i months are %s", (day, count, then) => {
  expect(monthsAfter(day, count)).toBe(then);
});

test("days are counted over the ends of months", () => {
  expect(daysAfter("2026-06-28", 5)).toBe("2026-07-03");
  expect(daysAfter("2026-03-02", -2)).toBe("2026-02-28");
});

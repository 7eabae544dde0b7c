import { expect, test } from "vitest";
import { rowsOf, scrolledTo, spanOf } from "./windowing";

test("the number of rows in the document does not grow with the number of rows", () => {
  const sizes = [1_000, 100_000].map((rows) => {
    let most = 0;
    for (let scrolled = 0; scrolled < rows * 32; scrolled += 997) {
      const span = spanOf(scrolled, 640, 32, rows);
      most = Math.max(most, rowsOf(span, 0, rows).length);
    }
    return most;
  });
  expect(sizes[1]).toBe(sizes[0]);
  expect(sizes[0], "20 rows fit, some wait above and below").toBeLessThan(20 + 5 * 8);
});

test("every row that is seen is in the document, wherever one scrolls", () => {
  for (let scrolled = 0; scrolled <= 1000 * 32 - 640; scrolled += 111) {
    const { first, end } = spanOf(scrolled, 640, 32, 1000);
    expect(first).toBeLessThanOrEqual(Math.floor(scrolled / 32));
    expect(end).toBeGreaterThanOrEqual(Math.min(1000, Math.ceil((scrolled + 640) / 32)));
  }
});

test("the row in focus stays in the document when it is scrolled away", () => {
  expect(rowsOf({ first: 100, end: 102 }, 7, 1000)).toEqual([7, 100, 101]);
  expect(rowsOf({ first: 100, end: 102 }, 500, 1000)).toEqual([100, 101, 500]);
  expect(rowsOf({ first: 100, end: 102 }, 101, 1000)).toEqual([100, 101]);
  expect(rowsOf({ first: 0, end: 0 }, 0, 0)).toEqual([]);
});

test.each([
  ["seen already", 100, 32, 80, 600, 80],
  ["above", 100, 32, 300, 600, 100],
  ["below", 1000, 32, 0, 600, 432],
])("scrolls only as far as needed: %s", (_, from, length, scrolled, size, to) => {
  expect(scrolledTo(from, length, scrolled, size)).toBe(to);
});

import { expect, test } from "vitest";
import { filterOf } from "./audience";

test.each([
  [{ priority: ["H", "M"], method: ["E"] }, "priority=H,M method=E"],
  [{ priority: ["H"], impact: [] }, "priority=H"],
  [{}, null],
  [{ priority: [] }, null],
  [{ priority: ["H", ""] }, null],
  [{ priority: ["H"], ownerId: ["0190"] }, null],
])("%j is the filter %s", (codes, filter) => {
  expect(filterOf(codes)).toBe(filter);
});

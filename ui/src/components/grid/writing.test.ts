import { describe, expect, test } from "vitest";
import { columns, row } from "./sample";
import { changesOf, plan } from "./writing";

const rows = [row("1", { name: "Board", frequency: "M", method: ["R"] }), row("2", { name: "Public" })];
const planned = (...cells: [row: number, column: number, text: string][]) =>
  plan(
    cells.map(([at, column, text]) => ({ place: { row: at, column }, text })),
    columns,
    (at) => rows[at],
  );

describe("texts for many cells", () => {
  test("become one change a row, with what is new in it", () => {
    const changes = changesOf(planned([0, 0, "Board"], [0, 1, "an"], [1, 1, "m"], [1, 2, "E; R"]));
    expect(changes).toEqual([
      { change: "edit", id: "1", values: { frequency: "AN" } },
      { change: "edit", id: "2", values: { frequency: "M", method: ["E", "R"] } },
    ]);
  });

  test("that cannot be stored stay behind, the rest goes", () => {
    const { rows: plans } = planned([0, 1, "fortnight"], [0, 2, "E"]);
    expect(plans[0]?.values).toEqual({ method: ["E"] });
    expect(plans[0]?.refused.map(({ text }) => text)).toEqual(["fortnight"]);
  });

  test("that say what is there already change nothing", () => {
    expect(changesOf(planned([0, 0, "Board"], [0, 1, "Monthly"]))).toEqual([]);
  });

  test("below the last row make new rows, in order", () => {
    expect(changesOf(planned([2, 0, "Council"], [2, 1, "M"], [3, 0, "Press"]))).toEqual([
      { change: "add", values: { name: "Council", frequency: "M" }, after: null },
      { change: "add", values: { name: "Press" }, after: null },
    ]);
  });

  test("below the last row without a name are left out and told of, blank ones are not", () => {
    const { rows: plans, leftOut } = planned([2, 1, "M"], [3, 1, "AN"], [4, 1, ""]);
    expect(plans).toEqual([]);
    expect(leftOut).toBe("2 lines below the last row were left out. A new row needs its name.");
  });
});

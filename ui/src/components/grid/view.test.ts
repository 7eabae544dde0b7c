import { describe, expect, test } from "vitest";
import type { Row } from "./column";
import { find } from "./finding";
import { columns, row } from "./sample";
import { type Arrangement, Arranger, NO_FILTER, type Source } from "./view";

const rows = [
  row("1", { name: "Board 10", frequency: "AN", method: ["E"] }),
  row("2", { name: "Board 9", frequency: "M", method: ["R", "E"] }),
  row("3", { name: "Public", frequency: null, method: [] }),
  row("4", { name: "agency", frequency: "M", method: ["E"] }),
];

/** Counts how often a row is looked at: what need not be arranged again is not. */
function source(of: readonly Row[]): Source & { looked: number } {
  const byId = new Map(of.map((each) => [each.id, each]));
  const counting = {
    ids: of.map(({ id }) => id),
    looked: 0,
    get(id: string) {
      counting.looked++;
      return byId.get(id);
    },
  };
  return counting;
}

const by = (more: Partial<Arrangement>): Arrangement => ({ sort: null, filter: NO_FILTER, columns, ...more });
const seen = (arrangement: Arrangement) => new Arranger().arrange(source(rows), arrangement).join("");

describe("rows are seen", () => {
  test.each([
    ["as they come", by({}), "1234"],
    ["by their names, numbers as numbers", by({ sort: { column: "name", descending: false } }), "4213"],
    ["backwards", by({ sort: { column: "name", descending: true } }), "3124"],
    [
      "by the place of a code in its list, empty last",
      by({ sort: { column: "frequency", descending: false } }),
      "2413",
    ],
    ["backwards, empty still last", by({ sort: { column: "frequency", descending: true } }), "1243"],
    ["with a text in any column", by({ filter: { text: "as need", codes: {} } }), "1"],
    ["with one of two codes", by({ filter: { text: "", codes: { frequency: ["M", "AN"] } } }), "124"],
    ["with nothing in a column", by({ filter: { text: "", codes: { method: [""] } } }), "3"],
    ["with codes of two columns", by({ filter: { text: "", codes: { frequency: ["M"], method: ["R"] } } }), "2"],
  ])("%s", (_, arrangement, order) => {
    expect(seen(arrangement)).toBe(order);
  });
});

describe("an order that was made is kept", () => {
  const sorted = by({ sort: { column: "name", descending: false } });

  test("an edit looks at no row again", () => {
    const arranger = new Arranger();
    const first = source(rows);
    arranger.arrange(first, sorted);
    first.looked = 0;
    expect(arranger.arrange(first, sorted).join("")).toBe("4213");
    expect(first.looked, "the same ids by the same arrangement").toBe(0);
  });

  test("a new row stands after the one it follows, a removed one is taken out", () => {
    const arranger = new Arranger();
    arranger.arrange(source(rows), sorted);
    const [one, two, three, four] = rows as [Row, Row, Row, Row];
    const added = row("new", { name: "Zoo" });
    expect(arranger.arrange(source([one, two, added, three, four]), sorted).join(" ")).toBe("4 2 new 1 3");
    expect(arranger.arrange(source([one, added, four]), sorted).join(" ")).toBe("4 new 1");
  });

  test("a new row is seen though the filter would not show it", () => {
    const arranger = new Arranger();
    const filtered = by({ filter: { text: "board", codes: {} } });
    arranger.arrange(source(rows), filtered);
    expect(arranger.arrange(source([...rows, row("new", { name: "Zoo" })]), filtered).join(" ")).toBe("1 2 new");
  });
});

describe("find", () => {
  test.each([
    ["here", 0, 0, "email", "0,2 1/3"],
    ["next", 0, 2, "email", "1,2 2/3"],
    ["next", 3, 2, "email", "0,2 1/3"],
    ["previous", 0, 2, "email", "3,2 3/3"],
    ["next", 0, 0, "nowhere", "none"],
  ] as const)("%s from %i,%i for %s", (way, at, column, text, found) => {
    const { place, nth, count } = find(source(rows), columns, text, { row: at, column }, way);
    expect(place ? `${place.row},${place.column} ${nth}/${count}` : "none").toBe(found);
  });
});

import { describe, expect, test } from "vitest";
import { inOrder, lettered, meant, offered, rest, shifted, switched } from "./choosing";
import { choice, frequency, method } from "./sample";

describe("letters mean", () => {
  test.each([
    ["M", "M"],
    ["an", "AN"],
    ["a", "AN"],
    ["ar", "AR"],
    ["mon", "M"],
    ["as r", "AR"],
    ["needed", "AN"],
    ["x", undefined],
    ["", undefined],
    ["F2", undefined],
  ])("%s: %s", (typed, code) => {
    expect(meant(offered(frequency.choices, []), typed)?.code).toBe(code);
  });

  test("a code before a word that begins with it", () => {
    const list = [choice("M", "Sometimes"), choice("S", "Monthly")];
    expect(meant(list, "m")?.code).toBe("M");
    expect(rest(list[0], "m"), "its word does not begin with the letter, so nothing completes it").toBe("");
    expect(rest(list[1], "mon")).toBe("thly");
  });
});

test("where no codes are shown only words are meant", () => {
  const zones = [choice("Pacific/Honolulu", "Hawaii"), choice("America/Los_Angeles", "Pacific")];
  expect(meant(zones, "pac", true)?.word).toBe("Pacific");
});

test("a retired code is offered only where it stands", () => {
  expect(offered(frequency.choices, []).map(({ code }) => code)).not.toContain("F2");
  expect(offered(frequency.choices, ["F2"]).map(({ code }) => code)).toContain("F2");
});

describe("several codes", () => {
  test.each([
    ["r", "R", ""],
    ["T", null, "T"],
    ["tm", "TM", ""],
    ["; e", "E", ""],
    ["x", null, "x"],
    ["Teams; ", "TM", ""],
    ["R; E", null, "R; E"],
  ])("letters %s switch %s and leave '%s'", (typed, code, left) => {
    expect(lettered(method.choices, typed)).toEqual({ switched: code, left });
  });

  test("a code that begins a longer one waits for what follows", () => {
    const list = [choice("T", "Text"), choice("TM", "Teams")];
    expect(lettered(list, "t").switched).toBeNull();
    expect(lettered(list, "t ").switched).toBe("T");
    expect(lettered(list, "tm").switched).toBe("TM");
  });

  test("are switched on at the end and off where they are", () => {
    expect(switched(["R", "E"], "F")).toEqual(["R", "E", "F"]);
    expect(switched(["R", "E"], "R")).toEqual(["E"]);
  });

  test.each([
    ["E", -1, "ERF"],
    ["R", -1, "REF"],
    ["E", 1, "RFE"],
    ["F", 1, "REF"],
    ["TM", 1, "REF"],
  ] as const)("%s moves by %i", (code, by, order) => {
    expect(shifted(["R", "E", "F"], code, by).join("")).toBe(order);
  });

  test("are listed in their order, then the others", () => {
    expect(inOrder(method.choices, ["E", "R"]).map(({ code }) => code)).toEqual(["E", "R", "F", "TM"]);
  });
});

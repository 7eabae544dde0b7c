// Searching finds every word and puts beginnings first.
import { expect, test } from "vitest";
import { best, marked } from "./find";

const find = (typed: string, all: string[]) => best(all, (one) => one, typed, 10);

test("texts that begin with what was typed come first, then words that do", () => {
  const all = ["Oversteer", "The Steering group", "Steering Committee"];
  expect(find("steer", all)).toEqual(["Steering Committee", "The Steering group", "Oversteer"]);
});

test("every word has to occur", () => {
  expect(find("project team", ["Project Sponsor", "SDC Project Teams"])).toEqual(["SDC Project Teams"]);
});

test("what was typed is marked", () => {
  expect(marked("Steering Committee", "steer comm")).toEqual([
    { text: "Steer", hit: true },
    { text: "ing ", hit: false },
    { text: "Comm", hit: true },
    { text: "ittee", hit: false },
  ]);
});

test("a text typed in full comes before those that only begin with it", () => {
  expect(find("light", ["Light or dark as the system", "Light"])).toEqual(["Light", "Light or dark as the system"]);
});

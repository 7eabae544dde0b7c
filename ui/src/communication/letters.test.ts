import { expect, test } from "vitest";
import { Letters } from "./letters";

test("one letter acts at once, a code of two letters waits for its second one", () => {
  const letters = new Letters();
  const codes = ["R", "E", "T", "TE"];
  expect(letters.take("e", codes, 0)).toBe("E");
  expect(letters.take("t", codes, 10), "TE may still come").toBeNull();
  expect(letters.take("e", codes, 20)).toBe("TE");
  expect(letters.take("t", codes, 1000)).toBeNull();
  expect(letters.take("e", codes, 5000), "too late for TE").toBe("E");
});

test("a letter without a code is nothing, and does not spoil the next one", () => {
  const letters = new Letters();
  expect(letters.take("x", ["R"], 0)).toBeNull();
  expect(letters.take("r", ["R"], 10)).toBe("R");
});

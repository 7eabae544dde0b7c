import { expect, test } from "vitest";
import { emboldened, linked, listed, type Selected } from "./marking";

/** A text with its selection between bars. */
function selected(shown: string): Selected {
  const [before = "", inner = "", after = ""] = shown.split("|");
  return { text: before + inner + after, from: before.length, to: before.length + inner.length };
}
const shown = ({ text, from, to }: Selected) => `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;

test.each([
  [emboldened, "a |bold| word", "a **|bold|** word"],
  [emboldened, "a **|bold|** word", "a |bold| word"],
  [emboldened, "||", "**||**"],
  [linked, "see |the page|.", "see [the page](|https://|)."],
  [linked, "||", "[words](|https://|)"],
])("%o marks what is selected", (mark, before, after) => {
  expect(shown(mark(selected(before)))).toBe(after);
});

test.each([
  ["- ", "one\nt|w|o\nthree", "one\n- two||\nthree"],
  ["- ", "|one\ntwo|", "|- one\n- two|"],
  ["1. ", "|- one\n- two|", "|1. one\n2. two|"],
  ["1. ", "|1. one\n2. two|", "|one\ntwo|"],
] as const)("lines become items of a list: %s", (sign, before, after) => {
  expect(shown(listed(selected(before), sign))).toBe(after);
});

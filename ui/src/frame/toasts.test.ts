// Which messages stay when others come.
import { expect, test } from "vitest";
import { toasts } from "./toasts.svelte";

test("two messages stay, and with them whatever says how far something is", () => {
  const texts = () => toasts.shown.map(({ text }) => text);
  toasts.say("One");
  const exporting = toasts.show({ text: "Exporting…", progress: 0, action: { label: "Cancel", run: () => {} } });
  for (const text of ["Two", "Three", "Four"]) toasts.say(text);
  expect(texts()).toEqual(["Exporting…", "Three", "Four"]);
  toasts.say("Three");
  expect(texts()).toEqual(["Exporting…", "Four", "Three"]);
  toasts.dismiss(exporting);
  toasts.say("Five");
  expect(texts()).toEqual(["Three", "Five"]);
});

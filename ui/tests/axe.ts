// Asks axe-core about the page as it stands. jsdom lays nothing out, so contrast is checked in the window instead.
import axe from "axe-core";
import { expect } from "vitest";

export async function expectAccessible(state: string): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false } },
  });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  expect(found, `${state} has no violation that axe can find`).toEqual([]);
}

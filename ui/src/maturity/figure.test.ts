// A picture is walked by keys, opened by Enter, and its table says the same.
import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { expectAccessible } from "../../tests/axe";
import type { Figure, Mark } from "../engagement";
import FigurePanel from "./FigurePanel.svelte";

const user = userEvent.setup();

function row(id: string, at: number): Mark {
  const marks: Mark[] = [{ mark: "rect", look: "row", x: 0, y: at * 34, width: 600, height: 34, round: 0 }];
  return { mark: "group", look: "group", standsFor: id, label: `Agency ${id}: 2 levels apart`, marks };
}

const figure: Figure = {
  title: "2 pairs are two levels or more apart",
  note: "Where the two views differ. Of 2 pairs: 0 one apart, 0 agree.",
  scene: { title: "2 pairs", description: "2 pairs", width: 600, height: 68, marks: [row("a", 0), row("b", 1)] },
  table: {
    columns: ["Agency", "Levels apart"],
    rows: [
      { standsFor: "a", cells: ["DOTD", "3"] },
      { standsFor: "b", cells: ["LDH", "2"] },
    ],
  },
};

test("arrows go from row to row, Enter opens the one that has the focus", async () => {
  const chosen: string[] = [];
  const open = vi.fn();
  render(FigurePanel, {
    props: { name: "Where the two views differ", figure, choose: (id: string) => chosen.push(id), open, out: vi.fn() },
  });
  screen.getByRole("img", { name: /Agency a/ }).focus();
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Agency b: 2 levels apart");
  await user.keyboard("{ArrowDown}{Enter}");
  expect(open, "the last row stays").toHaveBeenCalledWith("b");
  await user.keyboard("{Home}");
  expect(chosen.at(-1)).toBe("a");
});

test("the table has every row of the picture, and goes out as the picture does", async () => {
  const out = vi.fn();
  const { container } = render(FigurePanel, {
    props: { name: "Where the two views differ", figure, choose: vi.fn(), out },
  });
  await expectAccessible("the chart");
  await user.click(screen.getByRole("button", { name: "Table" }));
  const rows = within(screen.getByRole("table")).getAllByRole("row");
  expect(rows.map((each) => each.textContent?.trim().replace(/\s+/g, " "))).toEqual([
    "AgencyLevels apart",
    "DOTD3",
    "LDH2",
  ]);
  await expectAccessible("the table");
  await user.click(screen.getByRole("button", { name: "Export: Where the two views differ" }));
  await user.click(screen.getByRole("menuitem", { name: "As PNG…" }));
  expect(out).toHaveBeenCalledWith("png");
  expect(container.querySelector("h2")?.textContent).toBe(figure.title);
});

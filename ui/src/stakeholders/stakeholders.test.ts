// The stakeholder matrix in the whole window, driven as a person drives it, on a core in memory.

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type FakeOptions, fakeCore } from "../../dev/fake-core";
import { expectAccessible } from "../../tests/axe";
import App from "../App.svelte";
import { core, Refused, session } from "../engagement";
import { forgetRows } from "../engagement/rows.svelte";
import { place } from "../frame/place.svelte";
import { toasts } from "../frame/toasts.svelte";

const user = userEvent.setup();

// Nothing is laid out here; the grid shows the rows for which there is room.
for (const side of ["clientHeight", "clientWidth"]) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 1000 });
}

async function begin(options: FakeOptions = {}) {
  const fake = fakeCore(options);
  render(App);
  await screen.findByRole(options.count === 0 ? "main" : "grid");
  return fake;
}

afterEach(() => {
  forgetRows();
  session.state = null;
  place.go("stakeholders");
  for (const { id } of toasts.shown) toasts.dismiss(id);
});

/** The names in the rows, as they are seen. */
function names(): string[] {
  const cells = screen.getAllByRole("rowheader").filter((cell) => cell.getAttribute("aria-colindex") === "2");
  return cells.map((cell) => cell.textContent?.trim() ?? "").filter((name) => name !== "New stakeholder");
}

const cell = (row: string, column: number) =>
  within(screen.getByRole("row", { name: new RegExp(row) })).getAllByRole("gridcell")[column] as HTMLElement;
const inspector = () => within(screen.getByRole("complementary"));
const press = async (...keys: string[]) => {
  for (const key of keys) await user.keyboard(key);
};

describe("the matrix", () => {
  test("shows the plan, is worked by keys at once, and stores a priority", async () => {
    await begin();
    expect(names().length).toBe(15);
    await expectAccessible("the matrix");
    await press("{ArrowRight}", "l", "{Enter}");
    await waitFor(() => expect(cell("CTS Director", 0).textContent).toContain("Low"));
    expect(session.undo).toBe("Set priority of CTS Director");
    await press("{Control>}z{/Control}");
    await waitFor(() => expect(cell("CTS Director", 0).textContent).toContain("High"));
  });

  test("says under the grid what the codes of the column mean", async () => {
    await begin();
    await press("{ArrowRight}", "{ArrowRight}", "{ArrowRight}");
    const key = screen.getByRole("note", { name: "Key to the column" });
    expect(key.textContent).toContain("Semi-monthly");
    await user.click(within(key).getByRole("button", { name: "Edit list" }));
    expect([place.area, place.list], "leads to the list of this column").toEqual(["codeLists", "frequency"]);
  });

  test("without rows says what belongs there, and takes pasted ones", async () => {
    const fake = await begin({ count: 0 });
    expect(await screen.findByRole("heading", { name: "No stakeholders yet" })).toBeTruthy();
    await expectAccessible("the matrix without rows");
    await user.paste("Steering Committee\tHigh\nPublic\tL");
    await waitFor(() => expect(names()).toEqual(["Steering Committee", "Public"]));
    expect(fake.calls.filter(({ command }) => command === "change").length, "one step").toBe(1);
  });

  test("without rows leads to the first name by a button", async () => {
    await begin({ count: 0 });
    await user.click(await screen.findByRole("button", { name: "Add the first stakeholder" }));
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Stakeholder, new row"));
    await press("Governor", "{Enter}");
    await waitFor(() => expect(names()).toEqual(["Governor"]));
  });

  test("says why it could not be read and tries again", async () => {
    fakeCore();
    const refused = new Refused({ refusal: "unreadable", reason: "The file is damaged. Open a copy." });
    vi.spyOn(core, "list").mockRejectedValueOnce(refused);
    render(App);
    expect(await screen.findByText(/The file is damaged/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("grid")).toBeTruthy();
  });
});

describe("tools", () => {
  test("filter by codes and text, and show all", async () => {
    await begin();
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await expectAccessible("the filter");
    await user.click(screen.getByRole("checkbox", { name: /Semi-monthly/ }));
    expect(names()).toEqual(["Steering Committee", "OCIO IT Consultant"]);
    await user.type(screen.getByRole("textbox", { name: "Text in any column" }), "steer");
    expect(names()).toEqual(["Steering Committee"]);
    expect(screen.getByText("1 of 15 stakeholders"), "the status bar counts").toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(names().length).toBe(15);
    await press("{Escape}");
    expect(document.activeElement?.textContent, "the focus is back at the button").toContain("Filter");
  });

  test("sort by a column; rows then stay where they are", async () => {
    await begin();
    await user.click(screen.getByRole("button", { name: "Sort" }));
    await expectAccessible("the sort");
    await user.click(screen.getByRole("radio", { name: "Stakeholder" }));
    expect(names()[0]).toBe("CTS Advisory Council");
    expect(screen.getByRole("columnheader", { name: "Stakeholder" }).getAttribute("aria-sort")).toBe("ascending");
    await user.click(screen.getByRole("checkbox", { name: "Backwards" }));
    expect(names()[0]).toBe("Steering Committee");
    await press("{Escape}");
    screen.getByRole("textbox", { name: /^Stakeholder,/ }).focus();
    await press("{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}");
    expect(await screen.findByText(/is sorted, so rows stay/)).toBeTruthy();
  });

  test("show, hide and order columns, and remember them", async () => {
    const fake = await begin();
    await user.click(screen.getByRole("button", { name: "Columns" }));
    await expectAccessible("the columns");
    await user.click(screen.getByRole("checkbox", { name: "Definition" }));
    await user.click(screen.getByRole("checkbox", { name: "Impact" }));
    await user.click(screen.getByRole("button", { name: "Move Frequency earlier" }));
    await user.click(screen.getByRole("button", { name: "Move Frequency earlier" }));
    await user.click(screen.getByRole("button", { name: "Roomy" }));
    const headers = screen.getAllByRole("columnheader").map((header) => header.textContent?.trim());
    expect(headers).toEqual([
      "Row",
      "Stakeholder",
      "Frequency",
      "Priority",
      "Method",
      "Definition",
      "Next due",
      "Last contact",
    ]);
    expect(fake.preferences["grid.stakeholder"]).toMatchObject({
      density: "roomy",
      hidden: expect.arrayContaining(["reportingRequirements", "impact"]),
    });
  });

  test("come back as they were liked", async () => {
    const liked = { density: "compact", order: ["name", "method"], hidden: ["impact"], widths: { name: 300 } };
    await begin({ preferences: { "grid.stakeholder": liked } });
    const headers = screen.getAllByRole("columnheader").map((header) => header.textContent?.trim());
    expect(headers.slice(0, 3)).toEqual(["Row", "Stakeholder", "Method"]);
  });

  test("a preference that makes no sense is passed over", async () => {
    await begin({ preferences: { "grid.stakeholder": { density: "tiny", order: 7 } } });
    expect(screen.getAllByRole("columnheader").length).toBe(8);
  });

  test("Ctrl+F goes from hit to hit and back into the grid", async () => {
    await begin();
    await press("{Control>}f{/Control}", "service");
    await screen.findByText("1 of 1");
    await expectAccessible("find");
    await press("{Escape}");
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Stakeholder, Service Owners"));
  });
});

describe("the inspector", () => {
  test("follows the row and walks through them", async () => {
    await begin();
    expect(inspector().getByRole("heading", { level: 2 }).textContent).toBe("CTS Director");
    await user.click(inspector().getByRole("button", { name: "Next row" }));
    expect(inspector().getByText("2 of 15")).toBeTruthy();
  });

  test("stores a definition after a pause and on leaving, as one step; Esc brings the old one back", async () => {
    const fake = await begin();
    const definition = inspector().getByRole("textbox", { name: "Definition" });
    const visits = () => fake.calls.filter(({ command }) => command === "change").map(({ args }) => args.visit);
    await user.clear(definition);
    await user.type(definition, "The head of CTS.");
    await waitFor(() => expect(visits().length).toBe(1), { timeout: 1500 });
    await user.type(definition, " Chairs the board.");
    await user.tab();
    await waitFor(() => expect(visits().length).toBe(2));
    expect(new Set(visits()).size, "one visit").toBe(1);
    await user.type(definition, "oops{Escape}");
    await waitFor(() => expect((definition as HTMLTextAreaElement).value).toBe("The head of CTS. Chairs the board."));
  });

  test("duplicates the row under a name of its own", async () => {
    await begin();
    await user.click(inspector().getByRole("button", { name: "Duplicate" }));
    await waitFor(() => expect(names().slice(0, 2)).toEqual(["CTS Director", "CTS Director (copy)"]));
    expect(inspector().getByRole("heading", { level: 2 }).textContent, "the copy is current").toContain("(copy)");
  });

  test("removes the row and offers undo", async () => {
    await begin();
    await user.click(inspector().getByRole("button", { name: "Remove" }));
    await screen.findByText("Removed CTS Director");
    expect(names()[0]).toBe("Executive Sponsor");
    await user.click(
      within(screen.getByText("Removed CTS Director").closest("li, div") as HTMLElement).getByRole("button", {
        name: /^Undo/,
      }),
    );
    await waitFor(() => expect(names()[0]).toBe("CTS Director"));
  });
});

test("a row found by the palette becomes the current one, also when a filter hides it", async () => {
  await begin();
  await user.click(screen.getByRole("button", { name: "Filter" }));
  await user.click(screen.getByRole("checkbox", { name: /Semi-monthly/ }));
  place.seek("stakeholders", "s14");
  await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Stakeholder, Public"));
  expect(names().length).toBe(15);
});

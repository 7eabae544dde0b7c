// The list of organizations in the whole window: a list made of the facts of its kind alone.

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { fakeCore } from "../../dev/fake-core";
import { expectAccessible } from "../../tests/axe";
import App from "../App.svelte";
import { session } from "../engagement";
import { forgetRows } from "../engagement/rows.svelte";
import { place } from "../frame/place.svelte";

const user = userEvent.setup();
for (const side of ["clientHeight", "clientWidth"]) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 1000 });
}

afterEach(() => {
  forgetRows();
  session.state = null;
  place.go("stakeholders");
});

const press = async (...keys: string[]) => {
  for (const key of keys) await user.keyboard(key);
};
const cells = (row: string) =>
  within(screen.getByRole("row", { name: new RegExp(row) }))
    .getAllByRole("gridcell")
    .map((cell) => cell.textContent?.trim());

test("organizations are added by their name, are agencies until said otherwise, and stand by name", async () => {
  const fake = fakeCore();
  render(App);
  await screen.findByRole("grid");
  await press("{Control>}5{/Control}");
  expect(await screen.findByRole("heading", { name: "No organizations yet" })).toBeTruthy();
  await expectAccessible("no organizations");
  await user.click(screen.getByRole("button", { name: "Add the first organization" }));
  await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Organization, new row"));
  await press("Licensing", "{Enter}");
  await waitFor(() => expect(cells("Licensing")).toEqual(["", "Agency"]));
  await press("{ArrowDown}", "CTS", "{Tab}", "{Tab}", "pr", "{Enter}");
  await waitFor(() => expect(cells("CTS")).toEqual(["", "Provider"]));
  await expectAccessible("organizations");
  const stored = fake.file?.list("organization", null).map((one) => "side" in one && one.side);
  expect(stored).toEqual(["agency", "provider"]);

  await press("{Control>}2{/Control}");
  await screen.findByRole("heading", { name: "Stakeholder matrix" });
  await press("{Control>}5{/Control}");
  await waitFor(() => expect(screen.getAllByRole("row")[1]?.textContent, "by name").toContain("CTS"));
  await press("{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}");
  expect(await screen.findByText(/organizations have no order of their own/)).toBeTruthy();
});

test("the palette finds an organization by a part of its name", async () => {
  const fake = fakeCore();
  const values = { name: "Department of Ecology", side: "agency" };
  fake.file?.change([{ change: "add", kind: "organization", values, after: null }], null, null);
  render(App);
  await screen.findByRole("grid");
  await press("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: /Search/ }), "ecol");
  await user.click(await screen.findByRole("option", { name: /^Department of Ecology/, selected: true }));
  await waitFor(() => expect(place.area).toBe("organizations"));
  await waitFor(() =>
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Organization, Department of Ecology"),
  );
});

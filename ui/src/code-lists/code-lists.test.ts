// The key of the matrix, edited as a person edits it.
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeCore } from "../../dev/fake-core";
import { expectAccessible } from "../../tests/axe";
import App from "../App.svelte";
import { session } from "../engagement";
import { forgetRows } from "../engagement/rows.svelte";
import { toasts } from "../frame/toasts.svelte";

const user = userEvent.setup();

beforeEach(async () => {
  fakeCore({ preferences: { place: { area: "codeLists", engagement: "e1" } } });
  render(App);
  await user.click(await screen.findByRole("button", { name: "Frequency" }));
  await screen.findByDisplayValue("As needed");
});
afterEach(() => {
  forgetRows();
  session.state = null;
  for (const { id } of toasts.shown) toasts.dismiss(id);
});

const meanings = () =>
  screen.getAllByRole("textbox", { name: /^Meaning of (?!the new)/ }).map((field) => (field as HTMLInputElement).value);
const actions = (name: string) => user.click(screen.getByRole("button", { name: `Actions for ${name}` }));

test("the list shows its codes, their rules and how many use each", async () => {
  expect(meanings()).toEqual(["Weekly", "Semi-monthly", "Monthly", "Quarterly", "As needed", "As requested"]);
  expect(screen.getByDisplayValue("the 1st and 15th")).toBeTruthy();
  expect(await screen.findByText("9 stakeholders")).toBeTruthy();
  await expectAccessible("the key lists");
});

test("a meaning is stored as typed, as one step", async () => {
  const field = screen.getByDisplayValue("Weekly");
  await user.clear(field);
  await user.type(field, "Every week");
  await user.tab();
  await waitFor(() => expect(session.undo).toContain("label"));
  expect(meanings()[0]).toBe("Every week");
});

test("a refused code stays as typed with its reason, and Escape brings the old one back", async () => {
  const field = screen.getByDisplayValue("W") as HTMLInputElement;
  await user.clear(field);
  await user.type(field, "S{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("already stands for Semi-monthly");
  expect(field.value).toBe("S");
  await expectAccessible("a refused code");
  await user.keyboard("{Escape}");
  expect(field.value).toBe("W");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(session.saved, "nothing typed is left outside the file").toBe("saved");
});

test("a code is added with its rule", async () => {
  await user.click(screen.getAllByRole("button", { name: "Add code" })[0] as HTMLElement);
  await user.keyboard("F");
  await user.tab();
  await user.keyboard("Fortnightly");
  await user.tab();
  await user.keyboard("every 2 weeks");
  await user.click(screen.getAllByRole("button", { name: "Add code" })[1] as HTMLElement);
  await waitFor(() => expect(meanings().at(-1)).toBe("Fortnightly"));
  expect(screen.getByText("Added F Fortnightly")).toBeTruthy();
});

test("Alt and arrows put a code elsewhere and the focus stays on it", async () => {
  const field = screen.getByDisplayValue("Quarterly");
  field.focus();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await waitFor(() => expect(meanings()[2]).toBe("Quarterly"));
  expect(document.activeElement).toBe(field);
});

test("a retired code still shows where it is used and can be brought back", async () => {
  await actions("As needed");
  await user.click(screen.getByRole("menuitem", { name: "Retire" }));
  expect(await screen.findByText("Retired")).toBeTruthy();
  expect(screen.getByRole("button", { name: "CTS Director" }), "the users stay listed").toBeTruthy();
  await expectAccessible("a retired code");
  await actions("As needed");
  await user.click(screen.getByRole("menuitem", { name: "Bring back" }));
  await waitFor(() => expect(screen.queryByText("Retired")).toBeNull());
});

test("a code is removed only when nobody uses it", async () => {
  await actions("As needed");
  expect(screen.getByRole("menuitem", { name: /Remove/ }).getAttribute("aria-disabled")).toBe("true");
  await user.keyboard("{Escape}");
  await actions("Weekly");
  await user.click(screen.getByRole("menuitem", { name: "Remove" }));
  await waitFor(() => expect(meanings()).not.toContain("Weekly"));
});

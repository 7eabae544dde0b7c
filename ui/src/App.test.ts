// The frame, driven as a person drives it, on a core in memory.
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { type FakeOptions, fakeCore } from "../dev/fake-core";
import { expectAccessible } from "../tests/axe";
import App from "./App.svelte";
import { change, session } from "./engagement";
import { forgetRows } from "./engagement/rows.svelte";
import { dialogs } from "./frame/dialogs.svelte";
import { place } from "./frame/place.svelte";
import { toasts } from "./frame/toasts.svelte";

const user = userEvent.setup();

async function begin(options: FakeOptions = {}) {
  const fake = fakeCore({ count: 5, ...options });
  render(App);
  await screen.findByRole("contentinfo");
  return fake;
}

afterEach(() => {
  forgetRows();
  session.state = null;
  dialogs.close();
  vi.restoreAllMocks();
  for (const { id } of toasts.shown) toasts.dismiss(id);
});

test("without a workspace the first step is offered, and it opens the Washington plan", async () => {
  await begin({ open: false });
  await expectAccessible("the start screen");
  await user.click(screen.getByRole("button", { name: "Start from the Washington plan" }));
  expect(await screen.findByRole("heading", { name: "Stakeholder matrix" })).toBeTruthy();
});

test("a recent file that is gone is shown and cannot be chosen", async () => {
  await begin({ open: false });
  const gone = screen.getByRole("button", { name: /Louisiana/ }) as HTMLButtonElement;
  expect(gone.disabled).toBe(true);
  expect(gone.textContent).toContain("Moved or removed");
});

test("a failed start shows the sentence and can be tried again", async () => {
  const fake = fakeCore();
  fake.refusals.set("state", { refusal: "unreadable", reason: "The file is of a newer version. Install it." });
  render(App);
  await screen.findByText(/The file is of a newer version/);
  await expectAccessible("a failed start");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "Stakeholder matrix" })).toBeTruthy();
});

test("the palette finds a stakeholder by part of the name and asks the matrix to show it", async () => {
  await begin();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: /Search/ }), "steer");
  const found = await screen.findByRole("option", { name: /Steering Committee/ });
  expect(found.getAttribute("aria-selected"), "the best one is chosen").toBe("true");
  await expectAccessible("the palette");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByRole("combobox", { name: /Search/ })).toBeNull());
});

test("what to say is asked from the matrix by the palette, and Today tells it", async () => {
  await begin();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: /Search/ }), "What to say{Enter}");
  expect(await screen.findByRole("heading", { name: "Today" })).toBeTruthy();
});

test("in the palette > leaves commands only, and Enter runs the best one", async () => {
  await begin();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: /Search/ }), ">dark");
  expect(screen.queryByText("Stakeholders", { selector: ".heading" })).toBeNull();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe("dark"));
});

test("undo names its step, takes it back, and says so", async () => {
  await begin();
  await change([{ change: "edit", kind: "stakeholder", id: "s0", values: { priority: "L" } }]);
  const undo = await screen.findByRole("button", { name: "Undo: Set priority of CTS Director" });
  await user.click(undo);
  expect(await screen.findByRole("button", { name: "Redo: Set priority of CTS Director" })).toBeTruthy();
  expect(await screen.findByText("Undone: Set priority of CTS Director")).toBeTruthy();
});

test("the sheet of keys opens with F1 and closes with its button", async () => {
  await begin();
  await user.keyboard("{F1}");
  const sheet = await screen.findByRole("dialog", { name: "Keys" });
  expect(within(sheet).getByText("Search or run a command")).toBeTruthy();
  await expectAccessible("the sheet of keys");
  await user.click(within(sheet).getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a new engagement is named, added and chosen", async () => {
  await begin();
  await user.click(screen.getByRole("button", { name: "Engagement State Data Center" }));
  await expectAccessible("an open menu");
  await user.click(screen.getByRole("menuitem", { name: "New engagement…" }));
  await user.click(await screen.findByRole("button", { name: "Add engagement" }));
  expect((await screen.findByRole("alert")).textContent).toContain("This needs a name");
  await expectAccessible("the naming dialog with a refused name");
  await user.type(screen.getByLabelText("Name"), "Network move{Enter}");
  expect(await screen.findByRole("button", { name: "Engagement Network move" })).toBeTruthy();
});

test("a new workspace asks what it starts from", async () => {
  const fake = await begin();
  await user.click(screen.getByRole("button", { name: "Workspace CTS" }));
  await user.click(screen.getByRole("menuitem", { name: "New workspace…" }));
  await user.click(await screen.findByRole("radio", { name: /Blank/ }));
  await expectAccessible("the dialog for a new workspace");
  await user.click(screen.getByRole("button", { name: "Choose where to save" }));
  await waitFor(() => {
    const made = fake.calls.find(({ command }) => command === "new_workspace");
    expect(made?.args).toEqual({ template: "blank" });
  });
});

test("export shows how far it is and then where the file is", async () => {
  const fake = await begin();
  const shown = vi.spyOn(toasts, "show");
  const changed = vi.spyOn(toasts, "change");
  await user.click(screen.getByRole("button", { name: "Workspace CTS" }));
  await user.click(screen.getByRole("menuitem", { name: /Export as Excel/ }));
  await user.click(await screen.findByRole("button", { name: "Show in folder" }));
  expect(screen.getByText("Saved stakeholder-matrix.xlsx")).toBeTruthy();
  expect(shown.mock.calls[0]?.[0]).toMatchObject({ text: "Exporting…", progress: 0, action: { label: "Cancel" } });
  const steps = changed.mock.calls.map(([, { text }]) => text);
  expect(steps).toEqual([5, 10, 15].map((done) => `Exporting, ${done} of 15 rows`));
  expect(fake.calls.map(({ command }) => command)).toContain("show_in_folder");
  await expectAccessible("a toast");
});

test("what the person stopped needs no words; what was refused gets its sentence", async () => {
  const fake = await begin();
  const exporting = async () => {
    await user.click(screen.getByRole("button", { name: "Workspace CTS" }));
    await user.click(screen.getByRole("menuitem", { name: /CSV/ }));
  };
  fake.refusals.set("export_matrix", { refusal: "cancelled" });
  await exporting();
  expect(toasts.shown).toEqual([]);
  fake.refusals.set("export_matrix", { refusal: "unwritable", reason: "matrix.csv is open in another program." });
  await exporting();
  expect((await screen.findByRole("alert")).textContent).toContain("open in another program");
});

test("F6 goes from pane to pane and comes around", async () => {
  await begin();
  const seen: (string | undefined)[] = [];
  for (let step = 0; step < 5; step++) {
    await user.keyboard("{F6}");
    seen.push(document.activeElement?.closest<HTMLElement>("[data-pane]")?.dataset.pane);
  }
  expect(new Set(seen).size, "no pane twice before all were visited").toBe(seen.length);
  expect(seen).toContain("rail");
  expect(seen).toContain("status");
});

test("an error nobody caught shows as a sentence", async () => {
  await begin();
  window.dispatchEvent(new ErrorEvent("error", { error: new Error("a part is missing") }));
  expect((await screen.findByRole("alert")).textContent).toContain("a part is missing");
});

test("where one was is remembered", async () => {
  await begin({ preferences: { place: { area: "codeLists", engagement: "e1" } } });
  expect(await screen.findByRole("heading", { name: "Key lists" })).toBeTruthy();
  expect(place.area).toBe("codeLists");
});

// The plan as a document in the whole window: sections by keys, a preview in which texts are texts.
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { fakeCore } from "../../dev/fake-core";
import { expectAccessible } from "../../tests/axe";
import App from "../App.svelte";
import { session } from "../engagement";
import { forgetRows } from "../engagement/rows.svelte";
import { dialogs } from "../frame/dialogs.svelte";
import { place } from "../frame/place.svelte";

const user = userEvent.setup();

afterEach(() => {
  forgetRows();
  session.state = null;
  dialogs.close();
  place.go("stakeholders");
});

async function shown() {
  const fake = fakeCore();
  render(App);
  await screen.findByRole("grid");
  await user.keyboard("{Control>}9{/Control}");
  const first = await screen.findByRole("checkbox", { name: "Title page" });
  await waitFor(() => expect(document.activeElement).toBe(first));
  return fake;
}

const wanted = (fake: Awaited<ReturnType<typeof shown>>) =>
  fake.calls.filter(({ command }) => command === "arrange_sections").map(({ args }) => args.wanted);

test("a section is left out and moved by keys", async () => {
  const fake = await shown();
  await user.keyboard("{ArrowDown}{ArrowDown} ");
  await waitFor(() => expect(wanted(fake)).toHaveLength(1));
  expect(wanted(fake)[0]).toContainEqual({ part: "roles", leftOut: true });
  expect(await screen.findByText("Left out")).toBeTruthy();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await waitFor(() => expect(wanted(fake)).toHaveLength(2));
  const order = wanted(fake)[1] as { part: string }[];
  expect(order.map(({ part }) => part)).toEqual(["title", "roles", "introduction", "metrics", "internal"]);
});

test("what people wrote is text in the preview, and a long table says how long it is", async () => {
  await shown();
  const preview = await screen.findByRole("region", { name: "Preview" });
  expect(preview.textContent).toContain("<img src=x onerror=alert(1)>");
  expect(preview.querySelector("img, a")).toBeNull();
  expect(preview.textContent).toContain("1,200 more rows in the document.");
  await expectAccessible("the plan as a document");
});

test("what the fonts of a PDF lack is told when it is saved", async () => {
  await shown();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox"), ">accessible PDF");
  await screen.findByRole("option", { name: /accessible PDF/ });
  await user.keyboard("{Enter}");
  const dialog = await screen.findByRole("dialog", { name: "Letters replaced in one text" });
  expect(dialog.textContent).toContain("Table 3, row 2, Definition");
  expect(dialog.textContent).toContain("U+6F22");
  await expectAccessible("the letters that were replaced");
  await user.keyboard("{Escape}");
});

test("the palette exports the plan from any area, with internal notes only where they are chosen", async () => {
  const fake = await shown();
  const offered = async () => {
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: /Search/ }), ">engagement plan Word");
    const found = within(await screen.findByRole("listbox", { name: "Results" })).getAllByRole("option");
    return new Set(found.map((option) => option.querySelector(".words")?.textContent.trim()));
  };
  const [plain, internal] = ["", "with internal notes "].map(
    (notes) => `Export the engagement plan ${notes}as Word document (DOCX)`,
  );
  expect(await offered()).toEqual(new Set([plain]));
  dialogs.close();
  await user.click(screen.getByRole("checkbox", { name: /With internal notes/ }));
  expect(await offered()).toEqual(new Set([plain, internal]));
  dialogs.close();
  place.go("stakeholders");
  await screen.findByRole("grid");
  expect(await offered()).toEqual(new Set([plain]));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(fake.calls.find(({ command }) => command === "export_plan")).toBeTruthy());
  expect(fake.calls.find(({ command }) => command === "export_plan")?.args).toMatchObject({ internal: false });
});

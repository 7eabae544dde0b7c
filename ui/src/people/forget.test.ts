// The dialog that forgets a person: it lists first what it will rewrite.

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeCore } from "../../dev/fake-core";
import { expectAccessible } from "../../tests/axe";
import { core, type ForgettingPreview, type FoundText } from "../engagement";
import { dialogs } from "../frame/dialogs.svelte";
import ForgetDialog from "./ForgetDialog.svelte";

const user = userEvent.setup();
const found = (row: string, words: string[]): FoundText => ({ kind: "stakeholder", row, field: "Definition", words });
const nothing: ForgettingPreview = { removed: [], rows: 0, texts: [], inDoubt: [] };

beforeEach(() => void fakeCore());
afterEach(() => void vi.restoreAllMocks());

const danger = () => screen.getByRole("button", { name: "Forget this person" }) as HTMLButtonElement;
const shown = () =>
  within(screen.getByRole("dialog"))
    .getAllByRole("listitem")
    .map((item) => item.textContent);

test("nothing is forgotten before its texts were listed, the first of many", async () => {
  let tell: (preview: ForgettingPreview) => void = () => {};
  const told = new Promise<ForgettingPreview>((resolve) => {
    tell = resolve;
  });
  vi.spyOn(core, "previewForgetting").mockReturnValue(told);
  render(ForgetDialog, { personId: "1", name: "Will" });
  expect(danger().disabled).toBe(true);
  const many = Array.from({ length: 1003 }, (_, at) => found(`Row ${at}`, ["Will", "will@example.gov"]));
  tell({ ...nothing, rows: 1003, texts: many, inDoubt: [found("Public", [])] });
  await waitFor(() => expect(danger().disabled).toBe(false));
  expect(screen.getByText("Rewrites 1,003 texts in 1,003 rows:")).toBeTruthy();
  expect(shown()[0]).toBe("stakeholder Row 0, Definition: Will | will@example.gov");
  expect(shown().slice(-2)).toEqual(["and 995 more", "stakeholder Public, Definition"]);
  expect(screen.getByText(/^Leaves 1 text where the name begins a sentence/)).toBeTruthy();
  await expectAccessible("forget dialog");
});

test("a person whom no text names is told so, and what was done is told afterwards", async () => {
  vi.spyOn(core, "previewForgetting").mockResolvedValue(nothing);
  const done = { removed: [], rewritten: [], steps: 1, backups: 0, deleted: 0, copies: 0, left: [], touched: [] };
  vi.spyOn(core, "forget").mockResolvedValue({ ...done, inDoubt: 2, noBackup: "The disk is full." });
  render(ForgetDialog, { personId: "1", name: "Will" });
  expect(await screen.findByText("No text names this person.")).toBeTruthy();
  await user.click(danger());
  await screen.findByText("Left, look into it: 2 texts where the name may be an ordinary word");
  expect(shown()).toContain("No backup was made. The disk is full.");
});

test("who cannot be forgotten is refused before", async () => {
  vi.spyOn(core, "previewForgetting").mockRejectedValue(new Error("no"));
  const close = vi.spyOn(dialogs, "close");
  render(ForgetDialog, { personId: "1", name: "Will" });
  await waitFor(() => expect(close).toHaveBeenCalled());
});

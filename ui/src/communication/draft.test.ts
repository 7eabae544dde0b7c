import { expect, test } from "vitest";
import { readDay } from "../dates";
import { contactFrom, newDraft, noPromise } from "./draft";

const TODAY = "2026-07-01";

test("a contact takes its day as people write it, and leaves out commitments that were not written", () => {
  const draft = newDraft({ stakeholderIds: ["a"], date: "Jun 30", promises: [noPromise()] });
  const made = contactFrom(draft, TODAY, readDay);
  expect(made).toMatchObject({ contact: { date: "2026-06-30", method: null, byId: null, commitments: [] } });
});

test("a commitment goes by its role, or by the name of someone else", () => {
  const by = (byId: string) => ({ ...noPromise(), name: "Rates", byId, promisedBy: "Vendor", dueOn: "Jul 15" });
  const made = contactFrom(newDraft({ promises: [by("role"), by("")] }), TODAY, readDay);
  expect(made).toMatchObject({
    contact: {
      commitments: [
        { byId: "role", promisedBy: "", dueOn: "2026-07-15" },
        { byId: null, promisedBy: "Vendor" },
      ],
    },
  });
});

test("where several took part a commitment says to whom it was made", () => {
  const promises = [{ ...noPromise(), name: "Rates", toIds: ["b"] }];
  const to = (stakeholderIds: string[]) => contactFrom(newDraft({ stakeholderIds, promises }), TODAY, readDay);
  expect(to(["a", "b"])).toMatchObject({ contact: { commitments: [{ stakeholderId: "b" }] } });
  expect(to(["a"]), "the core knows the only one").toMatchObject({
    contact: { commitments: [{ stakeholderId: null }] },
  });
});

test.each([
  [newDraft({ date: "tomorow" }), "date"],
  [newDraft({ date: "2026-07-02" }), "date"],
  [newDraft({ promises: [{ ...noPromise(), name: "Rates", dueOn: "soon" }] }), "due0"],
])("what cannot be read is told by its field", (draft, field) => {
  const made = contactFrom(draft, TODAY, readDay);
  expect(made).toMatchObject({ field });
});

test.each([
  { byId: "role" },
  { promisedBy: "Vendor" },
  { toIds: ["b"] },
  { dueOn: "Jul 15" },
  { heardBy: "Ann" },
  { heardAt: "the board" },
])("a commitment that says nothing of what was promised is asked for it", (filled) => {
  const draft = newDraft({
    stakeholderIds: ["a", "b"],
    promises: [noPromise(), { ...noPromise(), name: " ", ...filled }],
  });
  expect(contactFrom(draft, TODAY, readDay)).toEqual({ field: "what1", reason: "What was promised?" });
});

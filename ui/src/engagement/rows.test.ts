// A list stays in step with the file and fetches only what was touched.
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeCore } from "../../dev/fake-core";
import { change, type Rows, rows, session, start, undo } from ".";
import { forgetRows } from "./rows.svelte";

let fake: ReturnType<typeof fakeCore>;
let stop: () => void;
let list: Rows<"stakeholder">;

beforeEach(async () => {
  forgetRows();
  fake = fakeCore();
  stop = await start();
  list = rows("stakeholder", "e1");
  await expect.poll(() => list.status).toBe("ready");
});
afterEach(() => {
  stop();
  session.state = null;
});

const names = () => list.all.map((row) => row.name);

test("an edit fetches the touched row and nothing else", async () => {
  const order = list.ids;
  fake.calls.length = 0;
  await change([{ change: "edit", kind: "stakeholder", id: "s4", values: { priority: "L" } }]);
  await expect.poll(() => list.get("s4")?.priority).toBe("L");
  const fetched = fake.calls.filter(({ command }) => command === "get" || command === "list");
  expect(
    fetched.map(({ args }) => args.ids),
    "one row was asked for",
  ).toEqual([["s4"]]);
  expect(list.ids, "the order is the same array, so nothing that depends on it runs").toBe(order);
});

test("a new row stands where it was put", async () => {
  await change([
    { change: "add", kind: "stakeholder", values: { name: "Budget Office", engagementId: "e1" }, after: "s1" },
  ]);
  await expect.poll(() => names()[2]).toBe("Budget Office");
  expect(names()).toHaveLength(16);
});

test("a moved row is found at its new place", async () => {
  await change([{ change: "move", kind: "stakeholder", id: "s14", after: null }]);
  await expect.poll(() => names()[0]).toBe("Public");
  expect(list.indexOf("s14")).toBe(0);
  expect(list.indexOf("s0"), "the others move down by one").toBe(1);
});

test("removed rows go and undo brings them back to their places", async () => {
  const before = names();
  await change([
    { change: "remove", kind: "stakeholder", id: "s3" },
    { change: "remove", kind: "stakeholder", id: "s9" },
  ]);
  await expect.poll(() => list.ids.length).toBe(13);
  expect(list.indexOf("s3")).toBe(-1);
  await undo();
  await expect.poll(names).toEqual(before);
});

test("a list that could not be fetched says why and can be fetched again", async () => {
  forgetRows();
  fake.refusals.set("list", { refusal: "unreadable", reason: "The file was moved. Open it from where it is now." });
  const failing = rows("stakeholder", "e1");
  await expect.poll(() => failing.failure).toBe("The file was moved. Open it from where it is now.");
  await failing.retry();
  expect(failing.status).toBe("ready");
  expect(failing.ids).toHaveLength(15);
});

// Everything typed is stored in its order, and the person is told when it is not.
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeCore } from "../../dev/fake-core";
import { type Change, change, core, flush, onFlush, outside, Refused, session, start, undo } from ".";

let stop: () => void;
let fake: ReturnType<typeof fakeCore>;
const rename = (name: string): Change => ({ change: "edit", kind: "stakeholder", id: "s0", values: { name } });

beforeEach(async () => {
  fake = fakeCore();
  stop = await start();
  session.answer = "saved";
});
afterEach(() => stop());

test("changes are carried out one after the other, in the order in which they were asked for", async () => {
  fake.delay = 5;
  await Promise.all(["A", "AB", "ABC"].map((name) => change([rename(name)], { visit: "v" })));
  const sent = fake.calls.filter(({ command }) => command === "change").map(({ args }) => args.changes);
  expect(sent).toEqual([[rename("A")], [rename("AB")], [rename("ABC")]]);
  expect(session.undo, "one visit is one step").not.toBeNull();
});

test("Saving is shown only when it takes long", async () => {
  await change([rename("Quick")]);
  expect(session.saved).toBe("saved");
  fake.delay = 300;
  const slow = change([rename("Slow")]);
  await expect.poll(() => session.saved).toBe("saving");
  await slow;
  expect(session.saved).toBe("saved");
});

test("a refused change says not saved, and why, until something is stored again", async () => {
  await expect(change([rename("")])).rejects.toMatchObject({ field: "name" });
  expect([session.saved, session.reason]).toEqual(["failed", "This needs a name. Type one."]);
  await change([rename("Director")]);
  expect([session.saved, session.reason]).toEqual(["saved", null]);
});

test("a change after a refused one is still carried out", async () => {
  const first = change([rename("")]).catch((refused: Refused) => refused.message);
  const second = change([rename("Director")]);
  expect(await first).toBe("This needs a name. Type one.");
  expect((await second).touched).toHaveLength(1);
});

test("a bare string from the shell becomes an internal refusal with a sentence", async () => {
  fake.refusals.set("list", "invalid args `kind` for command `list`");
  const refused = await core.list("stakeholder", null).catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(Refused);
  expect((refused as Refused).refusal.refusal).toBe("internal");
  expect((refused as Refused).message).toMatch(/Your file is unchanged/);
});

test("what is still in an editor is stored before the window goes", async () => {
  let stored = false;
  const done = onFlush(async () => {
    await change([rename("Typed last")]);
    stored = true;
  });
  await flush();
  expect(stored).toBe(true);
  done();
});

test("while a text that was not accepted stands on the screen, nothing stored later says that all is saved", async () => {
  const cell = {};
  await expect(change([rename("")])).rejects.toMatchObject({ field: "name" });
  outside(cell, 1);
  await change([rename("Director")]);
  expect([session.saved, session.reason]).toEqual(["failed", "What is typed in 1 place is not accepted."]);
  outside(cell, 0);
  expect([session.saved, session.reason]).toEqual(["saved", null]);
});

test("a refused undo leaves nothing unsaved", async () => {
  fake.refusals.set("undo", { refusal: "unwritable", reason: "The disk is full." });
  await expect(undo()).rejects.toMatchObject({ message: "The disk is full." });
  expect([session.saved, session.reason]).toEqual(["saved", null]);
});

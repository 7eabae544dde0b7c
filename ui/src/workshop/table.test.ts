// The table without a screen: what V says where it is refused.
import { expect, test } from "vitest";
import { fakeCore } from "../../dev/fake-core";
import type { Refusal, Room } from "../engagement";
import { Table } from "./table.svelte";

test("only a reveal that the room has to decide asks for V again, which then reveals early", async () => {
  const fake = fakeCore();
  const table = new Table("w1");
  table.room = { votes: 2, expected: 2 } as Room;
  const reveal = async (refusal: Refusal) => {
    fake.refusals.set("carry_on", refusal);
    await table.reveal();
    return [fake.calls.at(-1)?.args.deed, table.said];
  };
  const open: Refusal = { refusal: "invalid", field: null, reason: "The votes lie open already." };
  expect(await reveal(open)).toEqual([{ deed: "reveal", early: false }, "The votes lie open already."]);
  const left: Refusal = { refusal: "invalid", field: "early", reason: "Someone has left." };
  const said = "Someone has left. Press V again for that.";
  expect(await reveal(left)).toEqual([{ deed: "reveal", early: false }, said]);
  expect(await reveal(open)).toEqual([{ deed: "reveal", early: true }, "The votes lie open already."]);
});

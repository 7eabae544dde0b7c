// The two tables of who has which part: letters by deliverable, and rights by topic.
import type { Choice, Column } from "../components/grid/column";
import { type Id, type Role, rows } from "../engagement";
import { narrowest, woven } from "../lists/list";
import { Links } from "../lists/woven.svelte";
import { Parties } from "./parties.svelte";

/** Of up to so many roles all have a column at first; of more those that have a part. */
const ALL_SHOWN = 12;

const letter = (code: string, word: string): Choice => ({ code, word, rule: null, retired: false });
const LETTERS: readonly Choice[] = [
  letter("R", "Responsible"),
  letter("A", "Accountable"),
  letter("C", "Consulted"),
  letter("I", "Informed"),
];

const RIGHTS = [
  { right: "inform", label: "Inform", hint: "Who brings what is needed to decide." },
  { right: "decide", label: "Decide", hint: "Who decides." },
  { right: "notify", label: "Notify", hint: "Who is told what was decided." },
  { right: "ratify", label: "Ratify", hint: "Who confirms it before it holds." },
  { right: "sanction", label: "Sanction", hint: "Who sees that it is kept, with consequences." },
] as const;

/** A column a role: which letters it has in each deliverable. */
export function raci(engagementId: Id): Links<"responsibility"> {
  const roles = rows("role", engagementId);
  const links: Links<"responsibility"> = new Links({
    kind: "responsibility",
    needs: [roles],
    columns: () => roles.all.map((role) => ofRole(role, roles.all)),
    hidden: () => (roles.ids.length > ALL_SHOWN ? roles.ids.filter((id) => !links.isUsed(id)) : []),
    stand: ({ deliverableId, roleId, letter }) => ({ row: deliverableId, column: roleId, code: letter }),
    values: ({ row, column, code }) => ({ deliverableId: row, roleId: column, letter: code }),
  });
  return links;
}

function ofRole({ id, name, abbreviation, side }: Role, all: readonly Role[]): Column {
  const isTwice = all.some((other) => other.id !== id && other.name === name);
  const full = isTwice ? `${name} (${side})` : name;
  const label = abbreviation === "" ? full : abbreviation;
  const hint = `The part of ${full}: type its letters, in any order.`;
  return { ...woven(id, label, hint, "codes", LETTERS, { width: narrowest(label), grow: 0 }), tall: true };
}

/** A column a right: which roles and groups have it over each topic. */
export function decisionRights(engagementId: Id): Links<"decisionRight"> {
  const parties = new Parties(engagementId, ["role", "group"]);
  return new Links({
    kind: "decisionRight",
    needs: parties.needs,
    columns: () =>
      RIGHTS.map(({ right, label, hint }) =>
        woven(right, label, hint, "references", parties.choices, { width: 132, grow: 1 }),
      ),
    stand: ({ decisionId, right, roleId, groupId }) => ({
      row: decisionId,
      column: right,
      code: roleId ?? groupId ?? "",
    }),
    values: ({ row, column, code }) => ({
      decisionId: row,
      right: column,
      ...(parties.kindOf(code) === "group" ? { groupId: code } : { roleId: code }),
    }),
  });
}

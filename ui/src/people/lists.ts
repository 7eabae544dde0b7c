// The lists of people: who holds which role, the groups, and who sits in them.
import { type Engagement, type Id, rows, session } from "../engagement";
import { computed, type Empty, type ListOf } from "../lists/list";

interface Shown {
  readonly list: ListOf;
  readonly label: string;
  readonly name: string;
  readonly add: string;
  readonly empty: Empty;
}

const holding = computed("state", "State", "Whether it holds today.", 96, ({ startsOn, endsOn }) => {
  const today = session.state?.today ?? "";
  if (typeof startsOn === "string" && startsOn > today) return "To come";
  return typeof endsOn === "string" && endsOn < today ? "Ended" : "Holds";
});

export function lists({ id: engagementId, name }: Engagement): Record<"assignments" | "groups" | "members", Shown> {
  const ours = (kind: "role" | "group", id: unknown) => rows(kind).peek(id as Id)?.engagementId === engagementId;
  return {
    assignments: {
      list: {
        kind: "assignment",
        scope: null,
        keeps: ({ roleId }) => ours("role", roleId),
        widths: { personId: { width: 200, grow: 1 } },
        computed: [holding],
      },
      label: `Assignments of ${name}`,
      name: "the assignments",
      add: "Add an assignment",
      empty: {
        heading: "No assignments yet",
        about:
          "An assignment says who holds which role, for which agency, from when until when. One person can hold several.",
        first: "Add the first assignment",
      },
    },
    groups: {
      list: { kind: "group", scope: engagementId, given: { engagementId }, fresh: { form: "committee" } },
      label: `Groups of ${name}`,
      name: "the groups",
      add: "Add a group",
      empty: {
        heading: "No groups yet",
        about:
          "A group is a board, council, committee, office or team that is no role: it decides, advises, steers, or works together on delivery.",
        first: "Add the first group",
      },
    },
    members: {
      list: {
        kind: "groupMember",
        scope: null,
        keeps: ({ groupId }) => ours("group", groupId),
        fresh: { leads: "no" },
        sort: { column: "groupId", descending: false },
      },
      label: `Members of the groups of ${name}`,
      name: "the members",
      add: "Add a member",
      empty: {
        heading: "No members yet",
        about:
          "A member is a seat in a group: a role, a person or both, and the department or agency that they represent there.",
        first: "Add the first member",
      },
    },
  };
}

// The tables beside that of the roles: whom they coordinate with, and who has which part and which right.
import { type Id, rows } from "../engagement";
import type { Empty, ListOf } from "../lists/list";
import type { Woven } from "../lists/woven.svelte";
import { decisionRights, raci } from "./matrices";
import { Points } from "./points.svelte";

interface Table {
  readonly list: ListOf & { readonly woven: Woven & { readonly isReady: boolean } };
  readonly label: string;
  readonly name: string;
  readonly add: string;
  readonly empty: Empty;
}

export function tables(engagementId: Id): Record<"coordination" | "raci" | "decisions", Table> {
  const given = { engagementId };
  const roles = rows("role");
  return {
    coordination: {
      list: {
        kind: "coordination",
        scope: null,
        keeps: ({ roleId }) => roles.peek(String(roleId))?.engagementId === engagementId,
        fresh: { relation: "coordinates" },
        sort: { column: "roleId", descending: false },
        widths: { roleId: { width: 220, grow: 1 }, relation: { width: 148, grow: 0 } },
        woven: new Points(engagementId),
      },
      label: "Points of coordination",
      name: "the points of coordination",
      add: "Add a point of coordination",
      empty: {
        heading: "No points of coordination yet",
        about:
          "A point of coordination says with whom a role works, whom it directs, to whom it is accountable, and where it goes with what it cannot settle. The chart is drawn from these.",
        first: "Add the first point",
      },
    },
    raci: {
      list: {
        kind: "deliverable",
        scope: engagementId,
        given,
        widths: { name: { width: 240, grow: 1 } },
        woven: raci(engagementId),
      },
      label: "RACI by deliverable",
      name: "the deliverables",
      add: "Add a deliverable",
      empty: {
        heading: "No deliverables yet",
        about:
          "A deliverable is something that is made or done. In its row each role has its letters: R responsible, A accountable, C consulted, I informed.",
        first: "Add the first deliverable",
      },
    },
    decisions: {
      list: {
        kind: "decision",
        scope: engagementId,
        given,
        widths: { name: { width: 220, grow: 1 } },
        woven: decisionRights(engagementId),
      },
      label: "Decision rights by topic",
      name: "the topics",
      add: "Add a topic",
      empty: {
        heading: "No decision topics yet",
        about:
          "A topic is something that is decided again and again. In its row stand the roles and groups that inform, decide, are notified, ratify and sanction.",
        first: "Add the first topic",
      },
    },
  };
}

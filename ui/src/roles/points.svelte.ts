// Where a point of coordination leads: one column in the place of the four fields of which one is filled in.
import type { Column, Row, Value } from "../components/grid/column";
import type { RowValues } from "../components/grid/writing";
import type { Coordination, Id, JsonValue } from "../engagement";
import { woven } from "../lists/list";
import type { Needed, Woven } from "../lists/woven.svelte";
import { Parties, type PartyKind } from "./parties.svelte";

const FIELDS = {
  role: "toRoleId",
  stakeholder: "toStakeholderId",
  organization: "toOrganizationId",
  group: "toGroupId",
} as const satisfies Partial<Record<PartyKind, keyof Coordination>>;

export type TargetKind = keyof typeof FIELDS;
const KINDS = Object.keys(FIELDS) as TargetKind[];

export function targetOf(point: Pick<Coordination, (typeof FIELDS)[TargetKind]>): { kind: TargetKind; id: Id } | null {
  for (const kind of KINDS) {
    const id = point[FIELDS[kind]];
    if (id !== null) return { kind, id };
  }
  return null;
}

/** The four fields of a point that leads to one of the parties. */
export function leadingTo(kind: PartyKind | null, id: Id | null): Record<string, JsonValue> {
  return Object.fromEntries(KINDS.map((one) => [FIELDS[one], one === kind ? id : null]));
}

export function targets(engagementId: Id): Parties {
  return new Parties(engagementId, KINDS);
}

export class Points implements Woven {
  readonly #parties: Parties;
  readonly replaces = Object.values(FIELDS);
  readonly hidden = [];
  readonly needs: readonly Needed[];
  readonly columns: readonly Column[] = $derived.by(() => {
    const hint = "The role, stakeholder, organization or group it leads to.";
    const { choices } = this.#parties;
    return [{ ...woven("to", "Leads to", hint, "reference", choices, { width: 240, grow: 1 }), optional: false }];
  });

  constructor(engagementId: Id) {
    this.#parties = targets(engagementId);
    this.needs = this.#parties.needs;
  }

  get isReady(): boolean {
    return this.needs.every(({ status }) => status === "ready");
  }

  read(row: Row): Readonly<Record<string, Value>> {
    return { to: targetOf(row as unknown as Coordination)?.id ?? null };
  }

  own({ to }: RowValues): Record<string, JsonValue> {
    return typeof to === "string" ? leadingTo(this.#parties.kindOf(to), to) : {};
  }

  others(): [] {
    return [];
  }
}

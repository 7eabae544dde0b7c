// The customer membership directory: a row an agency, a column a service, and whether the one consumes the other.
import type { Choice } from "../components/grid/column";
import { type Id, rows } from "../engagement";
import { narrowest, woven } from "../lists/list";
import { Links } from "../lists/woven.svelte";

const YES_OR_NO: readonly Choice[] = [
  { code: "yes", word: "Yes", rule: null, retired: false },
  { code: "no", word: "No", rule: null, retired: false },
];

export function directory(engagementId: Id): Links<"membership"> {
  const services = rows("service", engagementId);
  return new Links({
    kind: "membership",
    needs: [services],
    columns: () =>
      services.all.map(({ id, name }) => {
        const hint = `Whether the agency consumes ${name}: type yes or no.`;
        return { ...woven(id, name, hint, "flag", YES_OR_NO, { width: narrowest(name), grow: 0 }), tall: true };
      }),
    stand: ({ organizationId, serviceId }) => ({ row: organizationId, column: serviceId, code: "yes" }),
    values: ({ row, column }) => ({ organizationId: row, serviceId: column }),
  });
}

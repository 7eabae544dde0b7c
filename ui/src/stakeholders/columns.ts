// The matrix's columns, from the facts of the stakeholder's fields and the workspace's codes.

import type { Choice, Column } from "../components/grid/column";
import type { CodeList, CodeListEntry, Field } from "../engagement";

/** Pixels at 1280 with the inspector open; what is left over goes to those that grow. */
const LAID_OUT: Record<string, { width: number; grow: number }> = {
  name: { width: 270, grow: 0 },
  priority: { width: 92, grow: 0 },
  impact: { width: 132, grow: 0 },
  frequency: { width: 132, grow: 0 },
  method: { width: 160, grow: 3 },
  definition: { width: 240, grow: 1 },
  reportingRequirements: { width: 240, grow: 1 },
};

/** Seen from the inspector until someone wants them in the grid. */
export const HIDDEN_AT_FIRST: readonly string[] = ["definition", "reportingRequirements"];

/** All columns in the order of the fields. */
export function columnsOf(fields: readonly Field[], codes: readonly CodeListEntry[]): Column[] {
  return fields.flatMap((field) => {
    const layout = LAID_OUT[field.name];
    const holds = holdsOf(field);
    if (!layout || !holds) return [];
    const list = listOf(field);
    return {
      name: field.name,
      label: field.short,
      hint: field.hint,
      holds,
      optional: field.optional,
      choices: codes.filter((entry) => entry.list === list).map(choice),
      ranked: list === "priority",
      ...layout,
      consequence: list === null ? null : consequenceOf(list, field.short),
    };
  });
}

function holdsOf({ value }: Field): Column["holds"] | null {
  return value.type === "text" || value.type === "prose" || value.type === "code" || value.type === "codes"
    ? value.type
    : null;
}

function listOf({ value }: Field): CodeList | null {
  return value.type === "code" || value.type === "codes" ? value.list : null;
}

function choice({ code, label, rule, retired }: CodeListEntry): Choice {
  return { code, word: label, rule, retired };
}

function consequenceOf(list: CodeList, label: string): (choice: Choice) => string {
  return list === "frequency" ? due : ({ word }) => `${label} becomes ${word}.`;
}

/** What a rule says of the next contact. */
function due({ rule, word }: Choice): string {
  if (rule === null) return `Frequency becomes ${word}.`;
  if (rule === "no date") return "Has no date of its own.";
  return rule.startsWith("every") ? `Due ${rule} from the last contact.` : `Due on ${rule} of each month.`;
}

// The columns of a list, from the facts of its fields and from what may be chosen there.

import type { Choice, Column, Form, Holds } from "../components/grid/column";
import type { CodeList, Field } from "../engagement";
import { cadenceForm, dayForm, numberForm, timeForm } from "./forms";
import type { ListOf, Width } from "./list";

/** All columns in the order of the fields, then what is worked out. */
export function columnsOf(
  list: ListOf,
  fields: readonly Field[],
  choicesOf: (field: Field) => readonly Choice[],
  today: string,
): Column[] {
  const own = fields.filter(({ name, value }) => value.type !== "position" && !(name in (list.given ?? {})));
  const shown = own.toSorted((one, other) => Number(other.name === list.first) - Number(one.name === list.first));
  const columns = shown.map((field, at): Column => {
    const codes = codeListOf(field);
    return {
      name: field.name,
      label: field.short,
      hint: field.hint,
      holds: list.choices?.[field.name] ? "choice" : holdsOf(field),
      optional: field.optional,
      fresh: list.fresh?.[field.name] ?? null,
      choices: list.choices?.[field.name] ?? choicesOf(field),
      ranked: codes === "priority",
      ...(list.widths?.[field.name] ?? widthOf(field, at === 0)),
      consequence: (choice) =>
        list.consequence?.(field.name, choice) ??
        (codes === "frequency" ? due(choice) : `${field.short} becomes ${choice.word}.`),
      form: formOf(field, today),
      computed: null,
    };
  });
  return [...columns, ...(list.computed ?? [])];
}

/** Long texts, which are read in the inspector. */
export function isLong({ value }: Field): boolean {
  return value.type === "prose" || value.type === "lines";
}

/** The list whose codes a field holds. */
export function codeListOf({ value }: Field): CodeList | null {
  return value.type === "code" || value.type === "codes" ? value.list : null;
}

function formOf({ value }: Field, today: string): Form | null {
  switch (value.type) {
    case "date":
      return dayForm(today);
    case "cadence":
      return cadenceForm;
    case "time":
      return timeForm;
    case "number":
      return numberForm;
    default:
      return null;
  }
}

function holdsOf({ value }: Field): Holds {
  switch (value.type) {
    case "month":
      return "choice";
    case "date":
    case "cadence":
    case "time":
    case "number":
    case "filter":
    case "ofModel":
    case "position":
      return "text";
    default:
      return value.type;
  }
}

/** As wide as usual content and the header need; the first column takes what is left over. */
function widthOf(field: Field, isFirst: boolean): Width {
  const width = Math.max(field.short.length * 7 + 28, Math.min(280, field.width * 7 + 16));
  return isLong(field) ? { width: 240, grow: 1 } : { width, grow: isFirst ? 1 : 0 };
}

/** What a rule says of the next contact. */
function due({ rule, word }: Choice): string {
  if (rule === null) return `Frequency becomes ${word}.`;
  if (rule === "no date") return "Has no date of its own.";
  return rule.startsWith("every") ? `Due ${rule} from the last contact.` : `Due on ${rule} of each month.`;
}

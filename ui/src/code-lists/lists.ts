// The four lists: their words, and who uses which code.
import type { CodeList, Id, Rows } from "../engagement";

export const LISTS: readonly { list: CodeList; words: string }[] = [
  { list: "priority", words: "Priority" },
  { list: "impact", words: "Impact" },
  { list: "frequency", words: "Frequency" },
  { list: "method", words: "Method" },
];

/** Only a frequency carries a rule: how often. */
export function hasRule(list: CodeList): boolean {
  return list === "frequency";
}

/** The stakeholders on which each code of a list stands, in the order of the matrix. */
export function usersOf(list: CodeList, stakeholders: Rows<"stakeholder">): Map<string, Id[]> {
  const users = new Map<string, Id[]>();
  for (const id of stakeholders.ids) {
    const value = stakeholders.peek(id)?.[list] ?? [];
    for (const code of typeof value === "string" ? [value] : value) {
      const already = users.get(code);
      if (already) already.push(id);
      else users.set(code, [id]);
    }
  }
  return users;
}

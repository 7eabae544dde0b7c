// Field facts of the kinds that screens edit, in the words of the core.
import type { Content, Field, KindFacts } from "../src/bindings";

function field(name: string, label: string, value: Content, width: number, more: Partial<Field> = {}): Field {
  return { name, label, short: label, hint: "", value, optional: true, width, synonyms: [], internal: false, ...more };
}

const SIDES = [
  { word: "provider", label: "Provider" },
  { word: "agency", label: "Agency" },
];

export const facts: KindFacts[] = [
  {
    kind: "stakeholder",
    word: "stakeholder",
    words: "stakeholders",
    fields: [
      field("engagementId", "Engagement", { type: "reference", kind: "engagement" }, 20, { optional: false }),
      field("name", "Stakeholder", { type: "text" }, 40, {
        optional: false,
        hint: "A role, person, group or the public.",
      }),
      field("priority", "Priority", { type: "code", list: "priority" }, 10),
      field("impact", "Potential Impact", { type: "code", list: "impact" }, 17, { short: "Impact" }),
      field("frequency", "Communication Frequency", { type: "code", list: "frequency" }, 17, { short: "Frequency" }),
      field("method", "Communication Method", { type: "codes", list: "method" }, 20, { short: "Method" }),
      field("definition", "Definition", { type: "prose" }, 60, { hint: "Who is meant." }),
      field("reportingRequirements", "Reporting requirements", { type: "prose" }, 60, {
        hint: "What has to be reported to this audience.",
      }),
      field("position", "Position", { type: "position" }, 8, { optional: false }),
    ],
  },
  {
    kind: "organization",
    word: "organization",
    words: "organizations",
    fields: [
      field("name", "Organization", { type: "text" }, 36, { optional: false, hint: "Its full name." }),
      field("abbreviation", "Abbreviation", { type: "text" }, 12, { hint: "How people shorten it." }),
      field("side", "Side", { type: "choice", choices: SIDES }, 10, {
        optional: false,
        hint: "Whether it provides services or is served.",
      }),
    ],
  },
  {
    kind: "codeListEntry",
    word: "code",
    words: "codes",
    fields: [
      field("list", "List", { type: "choice", choices: [] }, 10, { optional: false }),
      field("code", "Code", { type: "text" }, 6, { optional: false, hint: "1 to 12 characters without spaces." }),
      field("label", "Label", { type: "text" }, 20, { optional: false, hint: "What it means." }),
      field("rule", "Rule", { type: "cadence" }, 20, { hint: "Such as every 2 weeks, the 1st and 15th, no date." }),
      field("retired", "Retired", { type: "flag" }, 8, { optional: false }),
      field("position", "Position", { type: "position" }, 8, { optional: false }),
    ],
  },
];

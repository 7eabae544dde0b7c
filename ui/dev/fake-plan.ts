// The plan as a document, for looking at its screen without the program.
import type { ChosenPart, PartState, Preview } from "../src/bindings";

const PARTS: [PartState["part"], string, boolean][] = [
  ["title", "Title page", false],
  ["introduction", "Introduction and purpose", false],
  ["roles", "Key roles", false],
  ["metrics", "Metrics", true],
  ["internal", "Internal notes", false],
];

const usual: PartState[] = PARTS.map(([part, title, empty]) => ({
  part,
  title,
  empty,
  leftOut: false,
  internal: part === "internal",
  text: "",
}));

/** The sections of one file. */
export class FakePlan {
  parts = usual;

  arrange(wanted: ChosenPart[]): void {
    const known = (part: ChosenPart["part"]) => usual.find((one) => one.part === part);
    this.parts = wanted.flatMap(({ part, leftOut }) => ({ ...known(part), leftOut }) as PartState);
  }
}

const heading = (number: string, text: string) =>
  ({ block: "heading", level: 1, number, text, anchor: `heading-${number}`, listed: true }) as const;

export const preview: Preview = {
  marking: null,
  titlePage: {
    issuer: "Consolidated Technology Services",
    title: "Customer Engagement Plan",
    subtitle: "State Data Center",
    facts: [["Version", "1.0"]],
    blocks: [],
  },
  sections: [
    {
      part: "introduction",
      landscape: false,
      blocks: [
        heading("1", "Introduction and purpose"),
        { block: "paragraph", spans: [{ text: "<img src=x onerror=alert(1)>", bold: true, link: null }] },
        { block: "list", ordered: false, items: [[{ text: "one", bold: false, link: "https://example.gov" }]] },
      ],
    },
    {
      part: "roles",
      landscape: false,
      blocks: [
        heading("2", "Key roles"),
        {
          block: "table",
          number: 1,
          caption: "What each does",
          sheet: "Roles",
          columns: [
            { header: "Role", share: 40 },
            { header: "Description", share: 60 },
          ],
          rows: [
            [
              { cell: "text", says: "Client Liaison" },
              { cell: "points", says: ["Leads", "Reports"] },
            ],
          ],
        },
      ],
    },
  ],
  cut: [{ number: 1, more: 1200 }],
};

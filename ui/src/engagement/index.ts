// The one door to the core: everything else in the window imports from here, never from the bindings.
export type {
  Change,
  CodeList,
  CodeListEntry,
  Done,
  Engagement,
  Entity,
  Exported,
  Field,
  Format,
  HistoryEntry,
  Id,
  Kind,
  KindFacts,
  Recent,
  Refusal,
  RowHistoryEntry,
  Stakeholder,
  State,
  Value as JsonValue,
  Workspace,
} from "../bindings";
export { core, listen } from "./core";
export { factsOf, titleOf } from "./facts";
export { prefer, preference } from "./preferences";
export { asRefused, Refused } from "./refused";
export { type EntityOf, type Rows, rows } from "./rows.svelte";
export { change, dropped, flush, onFlush, quit, redo, session, start, switchTo, undo } from "./session.svelte";
export { enlarge } from "./window";

// The one door to the core: everything else in the window imports from here, never from the bindings.
export type {
  Backup,
  Change,
  CodeList,
  CodeListEntry,
  Contact,
  Coverage,
  CoverageRow,
  Day,
  DayEntry,
  Done,
  DueItem,
  Engagement,
  Entity,
  Exported,
  Field,
  Format,
  HistoryEntry,
  Id,
  Kind,
  KindFacts,
  Load,
  QuietItem,
  Recent,
  Refusal,
  Rescue,
  RowHistoryEntry,
  Stakeholder,
  State,
  TimelineEntry,
  Today,
  Value as JsonValue,
  WhatToSay,
  Which,
  Workspace,
} from "../bindings";
export { core, listen } from "./core";
export { factsOf, titleOf } from "./facts";
export { prefer, preference } from "./preferences";
export { asRefused, Refused } from "./refused";
export { type EntityOf, type Rows, rows } from "./rows.svelte";
export {
  carryOut,
  change,
  dropped,
  flush,
  onFlush,
  quit,
  redo,
  session,
  start,
  switchTo,
  undo,
} from "./session.svelte";
export { enlarge } from "./window";

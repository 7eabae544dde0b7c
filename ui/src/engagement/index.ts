// The one door to the core: everything else in the window imports from here, never from the bindings.
export type {
  Change,
  Chart,
  CodeList,
  CodeListEntry,
  Done,
  Engagement,
  Entity,
  Exported,
  Field,
  Forgotten,
  Format,
  HandOver,
  HistoryEntry,
  Id,
  Kind,
  KindFacts,
  Mark,
  Neighbors,
  OutlineRow,
  Party,
  PictureFormat,
  Recent,
  Refusal,
  Relation,
  Role,
  Roster,
  RowHistoryEntry,
  Scene,
  Stakeholder,
  State,
  StructureView,
  Teams,
  Vacancy,
  Value as JsonValue,
  WayUp,
  Workspace,
} from "../bindings";
export { type Asked, asked } from "./asked.svelte";
export { core, listen } from "./core";
export { factsOf, titleOf } from "./facts";
export { prefer, preference } from "./preferences";
export { asRefused, Refused } from "./refused";
export { type EntityOf, type Rows, rows } from "./rows.svelte";
export { change, dropped, flush, onFlush, quit, redo, session, start, switchTo, undo } from "./session.svelte";
export { enlarge } from "./window";

// The areas of the rail, in its order; the first nine have Ctrl and their number. An area stands here when it works.
import BookKey from "@lucide/svelte/icons/book-key";
import Building2 from "@lucide/svelte/icons/building-2";
import CalendarClock from "@lucide/svelte/icons/calendar-clock";
import FileText from "@lucide/svelte/icons/file-text";
import Radar from "@lucide/svelte/icons/radar";
import Sun from "@lucide/svelte/icons/sun";
import Table2 from "@lucide/svelte/icons/table-2";
import Users from "@lucide/svelte/icons/users";
import Workflow from "@lucide/svelte/icons/workflow";
import type { Kind } from "../engagement";

interface AreaFacts {
  readonly area: string;
  readonly words: string;
  readonly icon: typeof Table2;
  /** The kind of its rows, which the palette finds by their names. */
  readonly rows?: Kind;
}

export const areas = [
  { area: "today", words: "Today", icon: Sun },
  { area: "stakeholders", words: "Stakeholders", icon: Table2, rows: "stakeholder" },
  { area: "touchpoints", words: "Touchpoints", icon: CalendarClock },
  { area: "codeLists", words: "Key lists", icon: BookKey },
  { area: "organizations", words: "Organizations", icon: Building2, rows: "organization" },
  { area: "roles", words: "Roles", icon: Workflow, rows: "role" },
  { area: "people", words: "People", icon: Users, rows: "person" },
  { area: "maturity", words: "Maturity", icon: Radar },
  { area: "documents", words: "Documents", icon: FileText },
] as const satisfies readonly AreaFacts[];

export type Area = (typeof areas)[number]["area"];

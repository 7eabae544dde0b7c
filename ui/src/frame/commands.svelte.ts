// What can be done from anywhere: the palette lists these, and shortcuts of keys.ts run those with the same id.
//
//   contribute(() => [{ id: "addRow", words: "Add a stakeholder", icon: Plus, run: addRow }])
// A screen adds its own while it is shown; the returned function takes them away (call it in onDestroy or $effect).
import ALargeSmall from "@lucide/svelte/icons/a-large-small";
import ArchiveRestore from "@lucide/svelte/icons/archive-restore";
import BookKey from "@lucide/svelte/icons/book-key";
import CalendarClock from "@lucide/svelte/icons/calendar-clock";
import ChevronsUpDown from "@lucide/svelte/icons/chevrons-up-down";
import CopyPlus from "@lucide/svelte/icons/copy-plus";
import Download from "@lucide/svelte/icons/download";
import FilePlus from "@lucide/svelte/icons/file-plus";
import FolderOpen from "@lucide/svelte/icons/folder-open";
import Keyboard from "@lucide/svelte/icons/keyboard";
import LogOut from "@lucide/svelte/icons/log-out";
import MessageSquareText from "@lucide/svelte/icons/message-square-text";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import PanelRight from "@lucide/svelte/icons/panel-right";
import Pencil from "@lucide/svelte/icons/pencil";
import Plus from "@lucide/svelte/icons/plus";
import Presentation from "@lucide/svelte/icons/presentation";
import Redo2 from "@lucide/svelte/icons/redo-2";
import Search from "@lucide/svelte/icons/search";
import SunMoon from "@lucide/svelte/icons/sun-moon";
import Undo2 from "@lucide/svelte/icons/undo-2";
import X from "@lucide/svelte/icons/x";
import type { Component } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { LISTS } from "../code-lists/lists";
import { newDraft } from "../communication/draft";
import { addOperatingCalendar } from "../communication/operating";
import { askWhatToSay } from "../communication/saying";
import { VIEWS, views } from "../communication/views.svelte";
import { exportDocument, PLAN_FORMATS } from "../documents/formats";
import { type Id, quit, redo, session, undo } from "../engagement";
import { announce } from "./announce.svelte";
import { appearance, THEMES } from "./appearance.svelte";
import { areas } from "./areas";
import { dialogs } from "./dialogs.svelte";
import { exportCalendar, exportMatrix, exportPlan, FORMATS } from "./exporting";
import { closeWorkspace, openRecent, openWorkspace, saveCopy } from "./files";
import { inspector } from "./inspector.svelte";
import { newEngagement, renameEngagement, renameWorkspace } from "./naming";
import { cyclePane } from "./panes";
import { place } from "./place.svelte";
import { attempt } from "./toasts.svelte";

export interface Command {
  id: string;
  words: string;
  icon: Component<{ size?: number; strokeWidth?: number }>;
  run: () => unknown;
  /** Meta beside the words where there is no shortcut. */
  note?: string;
  /** Its heading in the palette where it is not "Do". */
  group?: "Go to";
  /** Kept out of the palette: only the shortcut runs it. */
  silent?: boolean;
}

/** Adds commands while a screen is shown; gives the function that takes them away. */
export function contribute(commands: () => Command[]): () => void {
  contributed.add(commands);
  return () => contributed.delete(commands);
}

/** All commands that can be carried out now. Where a screen knows more, its command takes the place of the common one. */
export function commands(): Command[] {
  const all = [...[...contributed].flatMap((each) => each()), ...ofWorkspace(), ...ofProgram()];
  const seen = new Set<string>();
  return all.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Runs the command with this id; false when it cannot be carried out now. */
export function run(id: string): boolean {
  const command = commands().find((one) => one.id === id);
  command?.run();
  return command !== undefined;
}

/** Takes the last step back, and says so to those who do not see the list change. */
export async function undoLast(): Promise<void> {
  const done = await attempt(undo);
  if (done?.label) announce(`Undone: ${done.label}`);
}

export async function redoNext(): Promise<void> {
  const done = await attempt(redo);
  if (done?.label) announce(`Done again: ${done.label}`);
}

const contributed = new SvelteSet<() => Command[]>();

function ofWorkspace(): Command[] {
  const { open, engagement } = session;
  if (!open || !engagement) return [];
  const others = open.engagements.filter((one) => one.id !== engagement.id);
  return [
    ...areas.map(({ area, words, icon }) => ({
      id: area,
      words,
      icon,
      group: "Go to" as const,
      run: () => place.go(area),
    })),
    ...[...VIEWS, { view: "calendars" as const, name: "Business calendars" }].map(({ view, name }) => ({
      id: `view ${view}`,
      words: name,
      note: "Touchpoints",
      icon: CalendarClock,
      group: "Go to" as const,
      run: () => views.go(view),
    })),
    ...LISTS.map(({ list, words }) => ({
      id: `list ${list}`,
      words: `Codes of ${words}`,
      note: "Key list",
      icon: BookKey,
      group: "Go to" as const,
      run: () => place.editList(list),
    })),
    ...others.map(({ id, name }) => ({
      id: `engagement ${id}`,
      words: name,
      note: "Engagement",
      icon: ChevronsUpDown,
      group: "Go to" as const,
      run: () => place.chooseEngagement(id),
    })),
    ...historyCommands(),
    {
      id: "log",
      words: "Log a contact…",
      icon: NotebookPen,
      run: () => dialogs.show({ is: "log", start: newDraft() }),
    },
    { id: "whatToSay", words: "What to say", icon: MessageSquareText, run: () => askWhatToSay(null) },
    {
      id: "workshop",
      words: "Workshop…",
      icon: Presentation,
      run: () => dialogs.show({ is: "workshop", organizationId: null }),
    },
    ...FORMATS.map(({ format, words }) => ({
      id: `export ${format}`,
      words: `Export the matrix as ${words}`,
      icon: Download,
      run: () => exportMatrix(engagement.id, format),
    })),
    ...PLAN_FORMATS.map(({ format, words }) => ({
      id: `export document ${format}`,
      words: `Export the engagement plan as ${words}`,
      icon: Download,
      run: () => exportDocument(engagement.id, format, false),
    })),
    ...planCommands(engagement.id),
    { id: "inspector", words: "Show or hide the inspector", icon: PanelRight, run: () => inspector.toggle() },
    { id: "newEngagement", words: "New engagement…", icon: Plus, run: newEngagement },
    {
      id: "renameEngagement",
      words: "Rename the engagement…",
      icon: Pencil,
      run: () => renameEngagement(engagement),
    },
    {
      id: "renameWorkspace",
      words: "Rename the workspace…",
      icon: Pencil,
      run: () => renameWorkspace(open.workspace),
    },
    { id: "saveCopy", words: "Save a copy…", icon: CopyPlus, run: saveCopy },
    {
      id: "backups",
      words: "Backups…",
      icon: ArchiveRestore,
      run: () => dialogs.show({ is: "backups", which: "open" }),
    },
    { id: "close", words: "Close the workspace", note: open.fileName, icon: X, run: closeWorkspace },
  ];
}

/** The communication plan out, and what its dates are reckoned from. */
function planCommands(engagementId: Id): Command[] {
  const books = FORMATS.filter(({ format }) => format !== "csv").flatMap(({ format, words }) =>
    [false, true].map((forAgency) => ({
      id: `export plan ${format} ${forAgency}`,
      words: `Export the communication plan ${forAgency ? "for an agency " : ""}as ${words}`,
      icon: Download,
      run: () => exportPlan(engagementId, format, forAgency),
    })),
  );
  return [
    ...books,
    {
      id: "export calendar",
      words: "Export the calendar of half a year (ICS)",
      icon: Download,
      run: () => exportCalendar(engagementId),
    },
    {
      id: "operating",
      words: "Add the operating calendar",
      icon: Plus,
      run: () => addOperatingCalendar(engagementId),
    },
    {
      id: "beginning",
      words: "First day and business calendar…",
      icon: Pencil,
      run: () => dialogs.show({ is: "beginning" }),
    },
  ];
}

function historyCommands(): Command[] {
  const back = session.undo && { id: "undo", words: `Undo: ${session.undo}`, icon: Undo2, run: undoLast };
  const forth = session.redo && { id: "redo", words: `Redo: ${session.redo}`, icon: Redo2, run: redoNext };
  return [back, forth].filter((command) => command !== null && command !== "");
}

function ofProgram(): Command[] {
  return [
    {
      id: "palette",
      words: "Search",
      icon: Search,
      silent: true,
      run: () => dialogs.show({ is: "palette", text: "" }),
    },
    { id: "nextPane", words: "Next pane", icon: Search, silent: true, run: () => cyclePane(1) },
    { id: "previousPane", words: "Previous pane", icon: Search, silent: true, run: () => cyclePane(-1) },
    { id: "new", words: "New workspace…", icon: FilePlus, run: () => dialogs.show({ is: "template" }) },
    { id: "open", words: "Open a workspace…", icon: FolderOpen, run: openWorkspace },
    ...recentCommands(),
    ...THEMES.map((theme) => ({
      id: `theme ${theme}`,
      words: { system: "Light or dark as the system", light: "Light", dark: "Dark" }[theme],
      note: "Appearance",
      icon: SunMoon,
      run: () => appearance.choose(theme),
    })),
    { id: "larger", words: "Larger text", icon: ALargeSmall, run: () => appearance.resize(1) },
    { id: "smaller", words: "Smaller text", icon: ALargeSmall, run: () => appearance.resize(-1) },
    { id: "normal", words: "Text at 100 percent", icon: ALargeSmall, run: () => appearance.resize(0) },
    { id: "keys", words: "Sheet of keys", icon: Keyboard, run: () => dialogs.show({ is: "keys" }) },
    { id: "quit", words: "Quit", icon: LogOut, run: quit },
  ];
}

function recentCommands(): Command[] {
  return (session.state?.recent ?? []).flatMap(({ path, fileName, there }, index) =>
    there && path !== session.open?.path
      ? {
          id: `recent ${index}`,
          words: `Open ${fileName}`,
          note: "Recent",
          icon: FolderOpen,
          run: () => openRecent(index),
        }
      : [],
  );
}

// Stands in for the program when the page runs alone: for looking at it in a browser, and in tests.
import { emit } from "@tauri-apps/api/event";
import { mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import type { Change, ChosenPart, Done, Id, Kind, Refusal, State, Today, Value } from "../src/bindings";
import { facts } from "./fake-facts";
import { FakeFile } from "./fake-file";
import { FakePlan, preview } from "./fake-plan";

export interface FakeOptions {
  /** Rows in the matrix. */
  count?: number;
  /** Whether a workspace is open at the start. */
  open?: boolean;
  /** Why the file the program was started with is not open. */
  trouble?: Refusal | null;
  preferences?: Record<string, Value>;
}

type Arguments = Record<string, unknown>;

/** Answers every command from memory. Returns what a test may turn and ask about. */
export function fakeCore({ count = 15, open = true, trouble = null, preferences = {} }: FakeOptions = {}) {
  const fake = {
    file: open ? new FakeFile(count) : null,
    trouble,
    /** What the next call of a command answers instead, by the command's name. */
    refusals: new Map<string, Refusal | string>(),
    delay: 0,
    calls: [] as { command: string; args: Arguments }[],
    preferences: { ...preferences },
  };
  mockWindows("main");
  mockIPC(
    async (command, payload) => {
      const args = (payload ?? {}) as Arguments;
      fake.calls.push({ command, args });
      if (fake.delay) await new Promise((resolve) => setTimeout(resolve, fake.delay));
      const refusal = fake.refusals.get(command);
      if (fake.refusals.delete(command)) throw refusal;
      return answer(fake, command, args, count);
    },
    { shouldMockEvents: true },
  );
  return fake;
}

type Fake = { file: FakeFile | null; trouble: Refusal | null; preferences: Record<string, Value> };

async function answer(fake: Fake, command: string, args: Arguments, count: number): Promise<unknown> {
  const file = fake.file;
  switch (command) {
    case "state":
      return stateOf(fake);
    case "new_workspace":
      fake.file = new FakeFile(args.template === "blank" ? 0 : count);
      return stateOf(fake);
    case "open_workspace":
    case "open_recent":
      fake.file = new FakeFile(count);
      return stateOf(fake);
    case "close_workspace":
      fake.file = null;
      return stateOf(fake);
    case "facts":
      return facts;
    case "preference":
      return fake.preferences[String(args.name)] ?? null;
    case "set_preference":
      fake.preferences[String(args.name)] = args.value as Value;
      return null;
    case "save_copy":
      return "/home/liaison/Documents/CTS copy.liaison";
    case "plan_template":
      return null;
    case "export_matrix":
    case "export_plan":
      return exported(String(args.format));
    case "cancel_export":
    case "show_in_folder":
    case "leave":
      return null;
    case "plugin:webview|set_webview_zoom":
      return null;
  }
  if (file) return ofFile(file, command, args);
  throw `${command} is not known`;
}

const NOTHING_DUE: Today = {
  date: "2026-07-01",
  week: [],
  nextWeek: [],
  overdue: [],
  due: [],
  quiet: [],
  commitments: [],
  unreckoned: 0,
  quarter: { year: 2027, quarter: 1, starts: "2026-07-01" },
};

const plan = new FakePlan();

function ofFile(file: FakeFile, command: string, args: Arguments): unknown {
  switch (command) {
    case "list":
      return file.list(args.kind as Kind, args.scope as string | null);
    case "get":
      return file.get(args.kind as Kind, args.ids as Id[]);
    case "change":
      return tell(file.change(args.changes as Change[], args.label as string | null, args.visit as string | null));
    case "undo":
      return tell(file.undo());
    case "redo":
      return tell(file.redo());
    case "history":
    case "history_of":
    case "timeline":
    case "month":
    case "load":
      return [];
    case "plan_sections":
      return plan.parts;
    case "preview_plan":
      return preview;
    case "arrange_sections":
      plan.arrange(args.wanted as ChosenPart[]);
      return tell(file.done("Leave out Key roles", [{ kind: "section", id: "s1", deed: "added" }]));
    case "next_contacts":
      return file.list("stakeholder", null).map(({ id }) => ({ id, due: null, daysOver: null, last: null }));
    case "consequence":
      return { due: null, sentence: "No date of its own" };
    case "overdue":
      return 0;
    case "today":
      return NOTHING_DUE;
  }
  throw `${command} is not known`;
}

async function tell(done: Done): Promise<Done> {
  await emit("touched", done);
  return done;
}

async function exported(format: string) {
  for (const done of [0, 5, 10, 15]) {
    await emit("exporting", { done, total: done === 0 ? 0 : 15 });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const fileName = `stakeholder-matrix.${format}`;
  const letters = [{ letter: "漢", code: "U+6F22", instead: "?" }];
  const replaced = format === "pdf" ? [{ place: "Table 3, row 2, Definition", letters }] : [];
  return { path: `/home/liaison/Documents/${fileName}`, fileName, replaced };
}

function stateOf({ file, trouble }: Fake): State {
  const steps = file?.done("", []) ?? { undo: null, redo: null };
  const workspace = file?.list("workspace", null)[0];
  const engagements = (file?.list("engagement", null) ?? []).filter((one) => one.kind === "engagement");
  const path = "/home/liaison/Documents/CTS.liaison";
  return {
    open:
      workspace?.kind === "workspace"
        ? {
            path,
            fileName: "CTS.liaison",
            workspace,
            engagements,
            access: { access: "writing" },
            readOnly: null,
            note: null,
            copiedFrom: null,
          }
        : null,
    trouble,
    undo: steps.undo,
    redo: steps.redo,
    recent: [
      { path, fileName: "CTS.liaison", there: true },
      { path: "/home/liaison/Documents/Louisiana.liaison", fileName: "Louisiana.liaison", there: false },
    ],
    templates: [
      {
        name: "washington",
        title: "Washington",
        about: "The Washington State Data Center plan: 15 stakeholders with their key.",
      },
      { name: "blank", title: "Blank", about: "The default key and no rows." },
    ],
    today: "2026-07-01",
    author: "Client Liaison",
    version: "0.1.0",
  };
}

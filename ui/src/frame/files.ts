// Opening, making, copying and closing the file. Paths are asked for by the shell, never here.
import { asRefused, core, type Id, session, switchTo } from "../engagement";
import { dialogs } from "./dialogs.svelte";
import { place } from "./place.svelte";
import { attempt, toasts } from "./toasts.svelte";

export function newWorkspace(template: string): Promise<void> {
  return changeFile(() => core.newWorkspace(template));
}

export function openWorkspace(): Promise<void> {
  return changeFile(core.openWorkspace);
}

export function openRecent(index: number): Promise<void> {
  return changeFile(() => core.openRecent(index));
}

export function closeWorkspace(): Promise<void> {
  return changeFile(core.closeWorkspace);
}

/** Goes on with the open workspace, which lies in a shared folder, through a copy on this machine. */
export function workOnCopy(): Promise<void> {
  return changeFile(core.workOnCopy);
}

export async function saveCopy(): Promise<void> {
  const path = await attempt(core.saveCopy);
  if (path) toasts.say(`Saved a copy as ${path.split(/[\\/]/).at(-1)}`);
}

async function changeFile(command: Parameters<typeof switchTo>[0]): Promise<void> {
  const before: Id | undefined = session.open?.workspace.id;
  try {
    await switchTo(command);
    if (session.open && session.open.workspace.id !== before) place.go("stakeholders");
  } catch (thrown) {
    toldApart(thrown);
  }
}

/** A file that cannot be read is told with what can be done about it, on the start screen by that screen. */
function toldApart(thrown: unknown): void {
  const { refusal, message } = asRefused(thrown);
  if (refusal.refusal !== "unreadable") {
    toasts.refused(thrown);
  } else if (session.open) {
    const run = () => dialogs.show({ is: "backups", which: "refused" });
    toasts.show({ text: message, tone: "refusal", action: { label: "Restore or rescue…", run } });
  }
}

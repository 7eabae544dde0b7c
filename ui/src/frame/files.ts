// Opening, making, copying and closing the file. Paths are asked for by the shell, never here.
import { core, type Id, session, switchTo } from "../engagement";
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

export async function saveCopy(): Promise<void> {
  const path = await attempt(core.saveCopy);
  if (path) toasts.say(`Saved a copy as ${path.split(/[\\/]/).at(-1)}`);
}

async function changeFile(command: Parameters<typeof switchTo>[0]): Promise<void> {
  await attempt(async () => {
    const before: Id | undefined = session.open?.workspace.id;
    await switchTo(command);
    if (session.open && session.open.workspace.id !== before) place.go("stakeholders");
  });
}

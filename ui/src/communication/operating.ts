// The quarterly and annual activities of a service organization, added to the standing communications in one step.
import { carryOut, core, type Id } from "../engagement";
import { attempt, toasts } from "../frame/toasts.svelte";
import { views } from "./views.svelte";

export async function addOperatingCalendar(engagementId: Id): Promise<void> {
  const done = await attempt(() => carryOut(() => core.addOperatingCalendar(engagementId)));
  const first = done?.touched[0];
  if (!done || !first) return;
  views.open("standing", first.id);
  toasts.undoable(done.label);
}

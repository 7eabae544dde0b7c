// The quarterly and annual activities of a service organization, added to the standing communications in one step.
import { carryOut, core, type Id } from "../engagement";
import { attempt, toasts } from "../frame/toasts.svelte";
import { views } from "./views.svelte";

export async function addOperatingCalendar(engagementId: Id): Promise<void> {
  const done = await attempt(() => carryOut(() => core.addOperatingCalendar(engagementId)));
  if (!done) return;
  const first = done.touched[0];
  if (!first) {
    toasts.say("All activities of the operating calendar are there already.");
    return;
  }
  views.open("standing", first.id);
  toasts.undoable(done.label);
}

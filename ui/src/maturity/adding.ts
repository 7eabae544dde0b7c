// A model file comes in: the shell asks which. What is wrong with it stands in a dialog, line by line.
import { asRefused, core, flush } from "../engagement";
import { dialogs } from "../frame/dialogs.svelte";
import { toasts } from "../frame/toasts.svelte";

export async function addModel(): Promise<void> {
  try {
    await flush();
    const done = await core.addMaturityModel();
    if (done.label) toasts.undoable(done.label);
    else toasts.say("This model is there already");
  } catch (thrown) {
    const refused = asRefused(thrown);
    if (refused.cancelled) return;
    if (/^Line \d/.test(refused.message)) dialogs.show({ is: "modelFaults", faults: refused.message.split("\n") });
    else toasts.refused(thrown);
  }
}

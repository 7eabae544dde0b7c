// Saves what can be read of the refused workspace, and shows what that was.
import { core } from "../engagement";
import { dialogs } from "../frame/dialogs.svelte";
import { attempt } from "../frame/toasts.svelte";

export async function rescue(): Promise<void> {
  const report = await attempt(core.rescue);
  if (report) dialogs.show({ is: "rescued", report });
}

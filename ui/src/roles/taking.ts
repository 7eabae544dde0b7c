// Roles from templates: which ones is asked for in a dialog.
import type { Id } from "../engagement";
import { dialogs } from "../frame/dialogs.svelte";

export function takeRoles(engagementId: Id): void {
  dialogs.show({ is: "takeRoles", engagementId });
}

// What to say is asked from anywhere: Today tells it, beside the day's lines.
import type { Id } from "../engagement";
import { inspector } from "../frame/inspector.svelte";
import { place } from "../frame/place.svelte";

/** Goes to Today and shows what to say to a stakeholder, or to the one of the line in focus. */
export function askWhatToSay(stakeholder: Id | null): void {
  if (stakeholder === null) place.go("today");
  else place.seek("today", stakeholder);
  inspector.show();
}

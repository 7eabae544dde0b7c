// Which dialog or sheet is open; at most one.
import type { Line } from "../communication/agenda.svelte";
import type { Draft } from "../communication/draft";
import type { Id, Replaced, Rescue, Which } from "../engagement";

export interface Naming {
  is: "naming";
  title: string;
  about: string;
  label: string;
  verb: string;
  value: string;
  store: (name: string) => Promise<unknown>;
}

export type Sheet =
  | { is: "palette"; text: string }
  | { is: "keys" }
  | { is: "template" }
  | { is: "log"; start: Draft }
  | { is: "defer"; line: Line }
  | { is: "takeRoles"; engagementId: Id }
  | { is: "forget"; personId: Id; name: string }
  | { is: "newAssessment"; engagementId: Id }
  | { is: "modelFaults"; faults: readonly string[] }
  | { is: "beginning" }
  | { is: "workshop"; organizationId: Id | null }
  | { is: "backups"; which: Which }
  | { is: "rescued"; report: Rescue }
  | { is: "replaced"; fileName: string; replaced: Replaced[] }
  | Naming;

class Dialogs {
  open: Sheet | null = $state.raw(null);

  show(sheet: Sheet): void {
    this.open = sheet;
  }

  close(): void {
    this.open = null;
  }
}

export const dialogs = new Dialogs();

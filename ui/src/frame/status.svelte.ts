// What the status bar says. Screens set it; the bar shows it.
//
//   status.set({ left: ["Ready", "Row 5"], keys: [{ caps: ["Enter"], words: "open" }], right: ["15 stakeholders"] })
// The first text on the left is the state in strong ink. Cleared when the screen leaves.

/** Keys that work where the focus is, and what they do. */
export interface KeyHint {
  readonly caps: readonly string[];
  readonly words: string;
}

class Status {
  left: readonly string[] = $state.raw(["Ready"]);
  keys: readonly KeyHint[] = $state.raw([]);
  right: readonly string[] = $state.raw([]);

  set({ left = ["Ready"], keys = [], right = [] }: Partial<Pick<Status, "left" | "keys" | "right">>): void {
    this.left = left;
    this.keys = keys;
    this.right = right;
  }

  clear(): void {
    this.set({});
  }
}

export const status = new Status();

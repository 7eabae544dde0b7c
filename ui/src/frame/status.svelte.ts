// What the status bar says. Screens set it; the bar shows it.
//
//   status.set({ left: ["Ready", "Row 5"], right: ["15 stakeholders"] })
// The first text on the left is the state in strong ink. Cleared when the screen leaves.

class Status {
  left: readonly string[] = $state.raw(["Ready"]);
  right: readonly string[] = $state.raw([]);

  set({ left = ["Ready"], right = [] }: { left?: readonly string[]; right?: readonly string[] }): void {
    this.left = left;
    this.right = right;
  }

  clear(): void {
    this.set({});
  }
}

export const status = new Status();

// Whether the inspector is shown: one choice for all screens, remembered.
//
//   inspector.open       read it in a screen only if the screen itself needs to know; Screen.svelte shows and hides
//   inspector.toggle()   Ctrl+I does it too
//   inspector.show()     for what is asked for by its own name
// Where the window is narrow the inspector lies over the content, so there it opens on demand only.
import { MediaQuery } from "svelte/reactivity";
import { prefer, preference } from "../engagement";

/** Below this width the inspector overlays; Screen.svelte's style says the same. */
const narrow = new MediaQuery("max-width: 1079px");

class Inspector {
  #beside = $state(true);
  #over = $state(false);

  get open(): boolean {
    return narrow.current ? this.#over : this.#beside;
  }

  toggle(): void {
    if (narrow.current) {
      this.#over = !this.#over;
      return;
    }
    this.#beside = !this.#beside;
    prefer("inspector", this.#beside);
  }

  show(): void {
    if (!this.open) this.toggle();
  }

  async restore(): Promise<void> {
    this.#beside = (await preference("inspector", (value) => typeof value === "boolean")) ?? true;
  }
}

export const inspector = new Inspector();

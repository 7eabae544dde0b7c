// Short messages at the bottom of the window.
//
//   toasts.say("Copied 4 cells")                       a message
//   toasts.undoable("Removed Public")                  with Undo and its key
//   toasts.refused(thrown)                             the sentence of a refusal; silent when cancelled
//   const id = toasts.show({ text, progress, action }) anything else; toasts.change(id, {...}); toasts.dismiss(id)
//   await attempt(() => change(...))                   runs, shows a refusal as a toast, gives undefined then
import { asRefused, undo } from "../engagement";

export interface ToastAction {
  label: string;
  /** Keys shown beside the label, as in `Ctrl+Z`. */
  keys?: string;
  run: () => unknown;
}

export interface Message {
  text: string;
  tone: "plain" | "refusal" | "deed";
  /** From 0 to 1; the toast stays while it is there. */
  progress: number | null;
  action: ToastAction | null;
}

export interface Toast extends Message {
  id: number;
}

class Toasts {
  shown: readonly Toast[] = $state.raw([]);
  #next = 1;

  show(message: Partial<Message> & { text: string }): number {
    const toast: Toast = { tone: "plain", progress: null, action: null, ...message, id: this.#next++ };
    // Two stay readable; an older one has had its time, unless it says how far something is.
    const others = this.shown.filter((other) => other.text !== toast.text);
    const staying = others.filter(({ progress }, at) => progress !== null || at === others.length - 1);
    this.shown = [...staying, toast];
    return toast.id;
  }

  change(id: number, message: Partial<Message>): void {
    this.shown = this.shown.map((toast) => (toast.id === id ? { ...toast, ...message } : toast));
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  say(text: string): number {
    return this.show({ text });
  }

  undoable(text: string): number {
    const id = this.show({
      text,
      tone: "deed",
      action: {
        label: "Undo",
        keys: "Ctrl+Z",
        run: () => {
          this.dismiss(id);
          return attempt(undo);
        },
      },
    });
    return id;
  }

  refused(thrown: unknown): void {
    const refused = asRefused(thrown);
    if (!refused.cancelled) this.show({ text: refused.message, tone: "refusal" });
  }
}

export const toasts = new Toasts();

/** Runs a deed; a refusal becomes a toast and the answer undefined. */
export async function attempt<T>(deed: () => Promise<T>): Promise<T | undefined> {
  try {
    return await deed();
  } catch (thrown) {
    toasts.refused(thrown);
    return undefined;
  }
}

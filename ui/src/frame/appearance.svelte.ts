// Light or dark, and how large the text is. Remembered per person.
import { enlarge, prefer, preference } from "../engagement";
import { attempt } from "./toasts.svelte";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const SIZES = [1, 1.1, 1.25, 1.5, 1.75, 2];

class Appearance {
  theme: Theme = $state("system");
  size = $state(1);

  choose(theme: Theme): void {
    this.#dress(theme);
    prefer("theme", theme);
  }

  /** One step larger or smaller, or back to normal with 0. */
  resize(step: -1 | 0 | 1): void {
    const at = SIZES.indexOf(this.size);
    this.#scale(step === 0 ? 1 : (SIZES[at + step] ?? this.size));
    prefer("textSize", this.size);
  }

  async restore(): Promise<void> {
    const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);
    const isSize = (value: unknown): value is number => typeof value === "number" && SIZES.includes(value);
    const [theme, size] = await Promise.all([preference("theme", isTheme), preference("textSize", isSize)]);
    this.#dress(theme ?? "system");
    if (size && size !== 1) this.#scale(size);
  }

  #dress(theme: Theme): void {
    this.theme = theme;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }

  #scale(size: number): void {
    this.size = size;
    void attempt(() => enlarge(size));
  }
}

export const appearance = new Appearance();

// Codes typed on a line: letters that follow each other quickly are read together, so that a code of two
// letters can be typed as well, and one letter acts at once where no longer code begins with it.

const PAUSE = 800;

export class Letters {
  #typed = "";
  #since = 0;

  /** Takes a letter; answers the code that is meant now, if one is. */
  take(letter: string, codes: readonly string[], now: number): string | null {
    const typed = (now - this.#since < PAUSE ? this.#typed : "") + letter.toUpperCase();
    const begins = codes.filter((code) => code.toUpperCase().startsWith(typed));
    const exact = begins.find((code) => code.toUpperCase() === typed);
    if (exact !== undefined && begins.length === 1) {
      this.#typed = "";
      return exact;
    }
    this.#typed = begins.length > 0 ? typed : "";
    this.#since = now;
    return null;
  }
}

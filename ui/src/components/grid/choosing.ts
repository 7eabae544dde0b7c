// Choosing codes by typing: which entry typed letters mean, how the word completes, and how a list of
// several codes is switched and ordered. Letters match a code first, then a word.

import type { Choice } from "./column";

/** The entry that typed letters mean: the code itself, the start of a code, the start of a word, of a later word. */
export function meant(offered: readonly Choice[], typed: string, onlyWords = false): Choice | undefined {
  const text = typed.trim().toLowerCase();
  if (text === "") return undefined;
  // What an entry or a word is stored by stands nowhere: `America/New_York` is typed as Eastern.
  const byCode = onlyWords ? [] : offered;
  return (
    byCode.find((choice) => choice.code === typed.trim()) ??
    byCode.find((choice) => choice.code.toLowerCase() === text) ??
    byCode.find((choice) => choice.code.toLowerCase().startsWith(text)) ??
    offered.find((choice) => choice.word.toLowerCase() === text) ??
    offered.find((choice) => choice.word.toLowerCase().startsWith(text)) ??
    offered.find((choice) => choice.word.toLowerCase().includes(` ${text}`))
  );
}

/** What completes the typed letters to the word, as far as they begin it. */
export function rest(choice: Choice | undefined, typed: string): string {
  return choice?.word.toLowerCase().startsWith(typed.toLowerCase()) ? choice.word.slice(typed.length) : "";
}

/** What may be chosen: all but retired ones, and of those the ones that stand there. */
export function offered(choices: readonly Choice[], present: readonly string[]): Choice[] {
  return choices.filter((choice) => !choice.retired || present.includes(choice.code));
}

export type Typed =
  | { readonly switched: string; readonly left: "" }
  | { readonly switched: null; readonly left: string };

/**
 * Letters typed where several codes may stand: a whole code switches at once, unless a longer one begins
 * with it and nothing parts them yet; what is no code is kept, to look for a word or to be read later.
 */
export function lettered(offered: readonly Choice[], typed: string): Typed {
  const text = typed.replace(/^[;,\s]+/, "");
  const last = text.replace(/[;,\s]+$/, "");
  const ended = last !== text;
  const same = (mark: string) => mark.toLowerCase() === last.toLowerCase();
  const begins = (mark: string) => mark.toLowerCase().startsWith(last.toLowerCase()) && !same(mark);
  const found =
    offered.find(({ code }) => code === last) ??
    offered.find(({ code }) => same(code)) ??
    (ended ? offered.find(({ word }) => same(word)) : undefined);
  const isWhole = found !== undefined && (ended || !offered.some(({ code }) => begins(code)));
  return isWhole ? { switched: found.code, left: "" } : { switched: null, left: text };
}

export function switched(codes: readonly string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
}

/** A code one place earlier (-1) or later (1). */
export function shifted(codes: readonly string[], code: string, step: -1 | 1): string[] {
  const at = codes.indexOf(code);
  const to = at + step;
  if (at === -1 || to < 0 || to >= codes.length) return [...codes];
  const moved = codes.filter((other) => other !== code);
  moved.splice(to, 0, code);
  return moved;
}

/** The chosen ones in their order, then the rest in the order of the list. */
export function inOrder(offered: readonly Choice[], codes: readonly string[]): Choice[] {
  const chosen = codes.flatMap((code) => offered.find((choice) => choice.code === code) ?? []);
  return [...chosen, ...offered.filter((choice) => !codes.includes(choice.code))];
}

// Searching by words: every word typed has to occur; what begins with them comes first.

/** A text in pieces; `hit` pieces are what was typed. */
export type Pieces = { text: string; hit: boolean }[];

/** The best of many texts, at most `limit`, best first and then in the order given. */
export function best<T>(all: Iterable<T>, textOf: (one: T) => string, typed: string, limit: number): T[] {
  const words = wordsOf(typed);
  const found: { one: T; rank: number }[] = [];
  for (const one of all) {
    const rank = rankOf(textOf(one).toLowerCase(), words);
    if (rank !== null) found.push({ one, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ one }) => one);
}

/** Cuts a text where the typed words occur, to mark them. */
export function marked(text: string, typed: string): Pieces {
  const low = text.toLowerCase();
  const hits = new Array<boolean>(text.length).fill(false);
  for (const word of wordsOf(typed)) {
    const at = low.indexOf(word);
    if (at >= 0 && low.length === text.length) hits.fill(true, at, at + word.length);
  }
  const pieces: Pieces = [];
  for (let at = 0; at < text.length; at++) {
    const hit = hits[at] ?? false;
    const last = pieces.at(-1);
    if (last && last.hit === hit) last.text += text[at];
    else pieces.push({ text: text[at] ?? "", hit });
  }
  return pieces;
}

function wordsOf(typed: string): string[] {
  return typed.toLowerCase().split(/\s+/).filter(Boolean);
}

/** 0 where it is the text, 1 where the text begins with the first word, 2 where a word of it does, 3 elsewhere; null without a match. */
function rankOf(text: string, words: string[]): 0 | 1 | 2 | 3 | null {
  if (!words.every((word) => text.includes(word))) return null;
  const first = words[0] ?? "";
  if (text === words.join(" ")) return 0;
  if (text.startsWith(first)) return 1;
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(first)) ? 2 : 3;
}
